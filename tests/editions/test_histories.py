"""Random histories: whatever editors do, in whatever order, readers see what a naive reading of the rules says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles.editions.models import Edition
from roles.editions.projections import rebuild
from roles.editions.publish import Conflict, Refused, publish, withdraw
from roles.editions.windows import unmet
from roles.models import RoleSkill
from tests.editions.test_projections import rows
from tests.factories import NOW, make_role, make_role_skill, make_skill, name_of, save

pytestmark = pytest.mark.django_db

KEYS = ("a", "b")
Said = tuple[datetime, str, bool]
"""From when, which title, whether retired."""


def minute(number: int) -> datetime:
    return NOW + timedelta(minutes=number)


@dataclass
class Oracle:
    """The rules, written as naively as can be: one list of statements for each page, never sorted, never indexed."""

    said: dict[str, list[Said]] = field(default_factory=lambda: {key: [] for key in KEYS})

    def current(self, key: str, at: datetime) -> Said | None:
        found = None
        for said in self.said[key]:
            if said[0] <= at and (found is None or said[0] > found[0]):
                found = said
        return found

    def live(self, at: datetime) -> set[tuple[str, str]]:
        shown = {key: self.current(key, at) for key in KEYS}
        return {(key, said[1]) for key, said in shown.items() if said is not None and not said[2]}

    def publish(self, key: str, title: str, retired: bool, *, now: datetime, start: datetime, confirmed: bool) -> int:
        """How many editions are written: none if that will be said at that time anyway."""
        if start < now:
            raise Refused("past")
        before = self.current(key, start)
        if before is not None and before[1:] == (title, retired):
            return 0
        for said in self.said[key]:
            if said[0] > now and (said[0] == start or (said[0] > start and not confirmed)):
                raise Refused("scheduled")
        for said in self.said[key]:
            if said[0] == start:
                raise Conflict("same instant")
        self.said[key].append((start, title, retired))
        return 1

    def withdraw(self, key: str, *, now: datetime) -> int:
        kept = [said for said in self.said[key] if said[0] <= now]
        taken = len(self.said[key]) - len(kept)
        self.said[key] = kept
        return taken


def outcome(action: Callable[..., int], *args: Any, **kwargs: Any) -> int | type[Refused]:
    """How many editions an action writes, or how it is refused."""
    try:
        return action(*args, **kwargs)
    except Refused as refused:
        return type(refused)


def written(key: str, **options: Any) -> int:
    return len(publish([("skill", key)], **options))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["publish", "publish", "publish", "withdraw"]),
        st.sampled_from(KEYS),
        st.sampled_from(["One", "Two", "Three"]),
        st.booleans(),  # retired
        st.integers(0, 2),  # minutes that pass before
        st.integers(-1, 6),  # minutes until it is to be live
        st.booleans(),  # confirmed
    ),
    max_size=8,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_is_live_at_any_moment_is_what_the_rules_say(steps: list[tuple[Any, ...]]) -> None:
    oracle, clock = Oracle(), 0
    with transaction.atomic():
        skills = {key: make_skill(slug=key) for key in KEYS}
        for action, key, title, retired, passing, ahead, confirmed in steps:
            clock += passing
            now, start = minute(clock), minute(clock + ahead)
            if action == "withdraw":
                assert len(withdraw([("skill", key)], now=now)) == oracle.withdraw(key, now=now)
                continue
            save(skills[key], name=title, retired=retired)
            expected = outcome(oracle.publish, key, title, retired, now=now, start=start, confirmed=confirmed)
            assert outcome(written, key, now=now, live_from=start, before_scheduled=confirmed) == expected
        for number in range(-1, clock + 8):
            for at in (minute(number), minute(number) - timedelta(microseconds=1)):
                assert set(Edition.objects.live(at).values_list("key", "title")) == oracle.live(at)
        numbers = list(Edition.objects.filter(key="a").order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        transaction.set_rollback(True)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["role", "skill", "both", "withdraw role", "withdraw skill", "withdraw both"]),
            st.booleans(),  # whether the role refers to the skill
            st.booleans(),  # role retired
            st.booleans(),  # skill retired
            st.integers(0, 1),
            st.integers(0, 4),
        ),
        max_size=8,
    )
)
def test_no_history_leads_to_a_page_that_refers_to_nothing(steps: list[tuple[Any, ...]]) -> None:
    """Whatever is refused or written, at every minute each live page's references are live."""
    clock = 0
    with transaction.atomic():
        role, skill = make_role(), make_skill()
        for what, refers, role_retired, skill_retired, passing, ahead in steps:
            clock += passing
            RoleSkill.objects.all().delete()
            if refers:
                make_role_skill()
            save(role, retired=role_retired)
            save(skill, retired=skill_retired)
            wanted = [name_of(one) for one in (role, skill) if one.kind in what or "both" in what]
            try:
                if "withdraw" in what:
                    withdraw(wanted, now=minute(clock))
                else:
                    publish(wanted, now=minute(clock), live_from=minute(clock + ahead), before_scheduled=True)
            except Refused:
                pass
        for number in range(clock + 6):
            live = {edition.kind: edition for edition in Edition.objects.live(minute(number))}
            if "role" in live and any(record["model"] == "roles.roleskill" for record in live["role"].facts):
                assert "skill" in live
        assert unmet([name_of(role), name_of(skill)], since=minute(0)) == []
        before = rows()
        rebuild()
        assert rows() == before
        transaction.set_rollback(True)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(["role", "skill", "source"]))
def test_the_order_in_which_pages_are_named_makes_no_difference(order: list[str]) -> None:
    with transaction.atomic():
        make_role_skill(source=None)
        make_skill(slug="source")
        names = {"role": ("role", "product-manager"), "skill": ("skill", "negotiation"), "source": ("skill", "source")}
        editions = publish([names[name] for name in order], now=NOW)
        assert [edition.name for edition in editions] == sorted(names.values())
        transaction.set_rollback(True)
