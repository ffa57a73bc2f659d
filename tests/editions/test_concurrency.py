"""Two at once, on real connections: one wins, the other is told, and nothing is torn."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from threading import Barrier, Event, Thread
from time import sleep
from typing import Any

import pytest
from django.db import connection, transaction

from roles.editions import facts as f
from roles.editions.fixtures import dump, load
from roles.editions.models import Edition
from roles.editions.publish import publish, withdraw
from roles.editions.retirement import retire
from roles.models import Role, Skill, Source
from tests.factories import (
    later,
    make_role,
    make_role_certification,
    make_role_skill,
    make_salary,
    make_skill,
    name_of,
    publish_all,
    save,
)

pytestmark = pytest.mark.django_db(transaction=True)

SKILL, ROLE = ("skill", "negotiation"), ("role", "product-manager")


def at_once(*actions: Callable[[], Any]) -> list[Any]:
    """Run the actions at the same time, each on a connection of its own; their results or exceptions, in order."""
    results: list[Any] = [None] * len(actions)
    start = Barrier(len(actions))

    def run(place: int, action: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            results[place] = action()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place, action)) for place, action in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert not any(thread.is_alive() for thread in threads), "two publishers wait for each other"
    return results


def kinds_of(results: list[Any]) -> list[str]:
    return sorted(type(result).__name__ for result in results)


def test_the_tests_run_on_the_database_that_was_asked_for(database_name: str) -> None:
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[database_name]


def test_of_two_publishers_one_wins_and_the_other_is_told() -> None:
    skill = make_skill()
    for number in range(10):
        save(skill, name=f"Negotiation {number}")
        now = later(minutes=number)
        both = [partial(publish, [SKILL], now=now + timedelta(seconds=n), base={SKILL: number}) for n in (0, 1)]
        results = at_once(*both)
        assert kinds_of(results) == ["Conflict", "list"]
        assert Edition.objects.count() == number + 1


def test_of_two_publishers_at_the_same_instant_one_edition_is_written() -> None:
    skill = make_skill()
    for number in range(8):
        save(skill, name=f"Negotiation {number}")
        results = at_once(*[partial(publish, [SKILL], now=later(minutes=number))] * 3)
        assert sorted(len(written) for written in results) == [0, 0, 1]


def test_publishers_of_overlapping_sets_in_any_order_do_not_wait_for_each_other() -> None:
    skills = [make_skill(slug=slug) for slug in ("a", "b", "c", "d")]
    names = [name_of(skill) for skill in skills]
    for number in range(8):
        for skill in skills:
            save(skill, name=f"{skill.slug} {number}")
        now = later(minutes=number)
        results = at_once(
            partial(publish, names[:3], now=now),
            partial(publish, names[:0:-1], now=now),
            partial(publish, [names[3], names[0]], now=now),
        )
        assert {type(result) for result in results} <= {list}, results
        assert Edition.objects.filter(live_from=now).count() == 4


def test_two_who_save_the_same_slug_do_not_both_get_it() -> None:
    first, second = make_skill(slug="a"), make_skill(slug="b")
    for number in range(6):
        results = at_once(*[partial(save, skill, slug=f"wanted-{number}") for skill in (first, second)])
        assert kinds_of(results) in (["IntegrityError", "Skill"], ["Skill", "ValidationError"])
        assert Skill.objects.filter(slug=f"wanted-{number}").count() == 1
        for skill in (first, second):
            skill.refresh_from_db()


def test_saving_while_publishing_never_tears_an_edition() -> None:
    """A save changes the role's name and each of its rows' notes; an edition holds all of one save."""
    role = make_role(name="State 0")
    rows = [make_role_skill(parent=role, skill=make_skill(slug=f"skill-{n}"), note="State 0") for n in range(5)]
    publish_all()

    saved = Event()

    def saver() -> None:
        for number in range(1, 13):
            with transaction.atomic():
                f.lock([ROLE])
                role.name = f"State {number}"
                role.save()
                for row in rows:
                    row.note = f"State {number}"
                    row.save()
                f.seal([ROLE])
        saved.set()

    def publisher() -> None:
        for second in count(1):
            finished = saved.is_set()
            publish([ROLE], now=later(seconds=second))
            if finished:
                return
            sleep(0.005)  # SQLite's lock goes to whoever asks first, and we ask without end

    assert at_once(saver, publisher) == [None, None]
    editions = list(Edition.objects.filter(kind="role"))
    assert editions[-1].title == "State 12"
    for edition in editions:
        said = {edition.title, *(record["fields"]["note"] for record in edition.facts[1:])}
        assert len(said) == 1, said


def test_saving_a_row_and_publishing_its_page_do_not_wait_for_each_other_for_ever() -> None:
    """The saver holds the role and points to a certification; the publisher locks that first, and then the role."""
    row = make_role_certification()
    publish_all()

    def saver() -> None:
        for number in range(12):
            with transaction.atomic():
                f.lock([ROLE])
                row.delete()
                row.note = str(number)
                row.save()
                f.seal([ROLE])

    def publisher() -> None:
        for number in range(12):
            publish([ROLE], now=later(seconds=number + 1))

    assert at_once(saver, publisher) == [None, None]


def test_retiring_and_publishing_a_reference_at_once_cannot_both_happen() -> None:
    """Each alone is right, both together would leave a role that refers to a retired skill."""
    for number in range(6):
        skill = make_skill(slug=f"skill-{number}")
        role = make_role(slug=f"role-{number}")
        publish([name_of(skill), name_of(role)], now=later(minutes=number))
        make_role_skill(parent=role, skill=skill)
        now = later(minutes=number, seconds=30)
        results = at_once(partial(publish, [name_of(role)], now=now), partial(retire, name_of(skill), now=now))
        assert kinds_of(results) == ["Refused", "list"], results
        assert_every_reference_leads_somewhere(now)


def test_withdrawing_a_retirement_and_retiring_what_the_page_needs_cannot_both_happen() -> None:
    """The role is to retire, so its skill may retire then too; unless the role's retirement is withdrawn."""
    for number in range(5):
        row = make_role_skill(parent=make_role(slug=f"role-{number}"), skill=make_skill(slug=f"skill-{number}"))
        now, then = later(hours=number), later(hours=number, minutes=30)
        publish_all(now)
        publish([name_of(save(row.parent, retired=True))], now=now, live_from=then)
        save(row.skill, retired=True)
        results = at_once(
            partial(withdraw, [name_of(row.parent)], now=now),
            partial(publish, [name_of(row.skill)], now=now, live_from=then),
        )
        assert kinds_of(results) == ["Refused", "list"], results
        assert_every_reference_leads_somewhere(then)
        withdraw([name_of(row.skill)], now=now)


def test_retiring_two_pages_in_favour_of_each_other_at_once_cannot_succeed_twice() -> None:
    for number in range(8):
        names = [name_of(make_skill(slug=f"{letter}-{number}")) for letter in "ab"]
        publish_all(later(minutes=number))
        now = later(minutes=number, seconds=30)
        results = at_once(
            partial(retire, names[0], successor=names[1][1], now=now),
            partial(retire, names[1], successor=names[0][1], now=now),
        )
        assert kinds_of(results) in (["Conflict", "list"], ["Refused", "list"]), results
        assert Skill.objects.filter(retired=True).count() == number + 1


def test_a_draft_cannot_be_deleted_while_it_is_published() -> None:
    for number in range(8):
        skill = make_skill(slug=f"skill-{number}")
        results = at_once(partial(publish, [name_of(skill)], now=later(minutes=number)), skill.delete)
        assert kinds_of(results) in (["PublishedCannotBeDeleted", "list"], ["Refused", "tuple"], ["Conflict", "tuple"])
        published = Edition.objects.filter(key=f"skill-{number}").exists()
        assert Skill.objects.filter(pk=f"skill-{number}").exists() is published


def test_two_who_load_the_same_files_at_once_load_them_once(tmp_path: Path) -> None:
    """As two containers do that start together on an empty database."""
    make_salary()
    row = make_role_certification()
    dump(tmp_path)
    for root in (row.parent, row.certification, *Source.objects.all()):
        root.delete()
    for number in range(3):
        results = at_once(*[partial(load, [tmp_path], now=later(seconds=n + 10 * number)) for n in range(3)])
        assert sorted(len(loading.published) for loading in results) == [0, 0, 0 if number else 3]
    assert Edition.objects.count() == Role.objects.count() + Source.objects.count() + 1 == 3


def assert_every_reference_leads_somewhere(at: Any) -> None:
    live = {edition.name: edition for edition in Edition.objects.live(at)}
    for edition in live.values():
        assert f.targets(edition.facts) <= set(live), edition
