"""The drafts on a desk: one's own, those of others, and those that wait for review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.text import Truncator

from roles.editing.aggregates import MOST_AT_ONCE, publish_url
from roles.editing.lines import Line, Listed, Onward, form_url, list_url, noun, number_of, review_url
from roles.editing.recorded import SAVES
from roles.editing.standing import UNPUBLISHED, moment, with_standing
from roles.editions.activity import Activity, What
from roles.models import kinds

OTHERS = "others"
"""The list of others’ drafts, which are only counted on the desk."""
FIRST_WORDS = 15
"""So many words of a comment stand on the desk."""


@dataclass(frozen=True)
class Draft:
    """A working copy that differs from its last edition; ``number`` is None if it has none.

    ``user`` saved it last, as far as is on record: nobody did if a file brought it. ``step`` is the last step of its
    review, ``submitter`` whoever submitted it last, and ``mend`` the last step of mending its live page.
    """

    kind: str
    key: str
    title: str
    number: int | None
    user: int | None
    user_name: str | None
    saved_at: datetime | None
    step: str | None
    step_by: str | None
    step_at: datetime | None
    comment: str | None
    submitter: int | None
    mend: str | None

    @property
    def waiting(self) -> bool:
        """Whether it waits for review."""
        return self.step == What.SUBMITTED

    @property
    def mending(self) -> bool:
        """Whether it is the live page in the making, with something set aside."""
        return self.mend == What.MENDING

    def belongs_to(self, user: int | None) -> bool:
        """Whether the person saved it last, or submitted it and has not done with it."""
        return self.user == user or (self.submitter == user and self.step in (What.SUBMITTED, What.SENT_BACK))


def drafts(seen: frozenset[str], now: datetime) -> list[Draft]:
    """Drafts of these kinds, the last saved first. One query."""
    first, *rest = (_drafts_of(kinds()[kind], now) for kind in sorted(seen))
    found = [Draft(*values) for values in (first.union(*rest, all=True).order_by() if rest else first)]
    return sorted(found, key=lambda d: (-(d.saved_at.timestamp() if d.saved_at else 0), d.title.casefold()))


def _drafts_of(model: type[Any], now: datetime) -> QuerySet[Any]:
    entries = Activity.objects.of(model.kind, OuterRef("pk"))
    saves, submitted = entries.filter(what__in=SAVES), entries.filter(what=What.SUBMITTED)
    return (
        with_standing(model._default_manager.order_by(), at=now)
        .filter(UNPUBLISHED)
        .annotate(
            _kind=Cast(Value(model.kind), TextField()),
            _title=Cast(model.name_field, TextField()),
            _user=Subquery(saves.values("by")[:1]),
            _user_name=Subquery(saves.values("by__username")[:1]),
            _saved_at=Subquery(saves.values("at")[:1]),
            _submitter=Subquery(submitted.values("by")[:1]),
        )
        .values_list(
            *("_kind", "key", "_title", "last_number", "_user", "_user_name", "_saved_at"),
            *("step", "step_by", "step_at", "step_comment", "_submitter", "mend"),
        )
    )


def lists_of_drafts(found: list[Draft], *, user: int | None, publishes: bool, now: datetime) -> list[Listed]:
    """One's own drafts and those of others; for somebody who may publish also those that wait for review."""
    mine, others = ([draft for draft in found if draft.belongs_to(user) is own] for own in (True, False))
    also = Line(Onward(number_of(len(others), "draft"), list_url(OTHERS)), "by others") if others else None
    lists = [
        Listed(
            "drafts",
            "My drafts",
            tuple(_line(draft, publishes=publishes, own=True) for draft in mine),
            empty="You have no drafts: readers see all that you saved.",
            also=also,
            onward=_together(mine) if publishes else None,
        ),
        Listed(OTHERS, "Drafts by others", tuple(_line(draft, publishes=publishes, own=False) for draft in others)),
    ]
    if publishes:
        waiting = sorted((d for d in found if d.waiting), key=lambda d: d.step_at or now)
        lines = tuple(_waiting(draft) for draft in waiting)
        empty = "Nobody has asked for a review."
        lists.append(Listed("waiting", "Waiting for review", lines, empty=empty, onward=_together(waiting)))
    return lists


def _together(found: list[Draft]) -> Onward | None:
    """The way to publish all of these at once, if they are several and not too many."""
    if not 1 < len(found) <= MOST_AT_ONCE:
        return None
    return Onward("Publish them together…", publish_url((draft.kind, draft.key) for draft in found))


def _line(draft: Draft, *, publishes: bool, own: bool) -> Line:
    said = [noun(draft.kind)]
    if draft.number is None:
        said.append("never published")
    if draft.saved_at:
        by = "" if own else f" by {draft.user_name}"
        said.append(f"saved {moment(draft.saved_at)}{by}")
    if draft.mending:
        said.append("being mended")
    return Line(
        Onward(draft.title, form_url(draft.kind, draft.key)),
        ", ".join([*said, *_review(draft)]),
        tuple(_onward(draft, publishes=publishes, own=own)),
    )


def _review(draft: Draft) -> Iterable[str]:
    """How its review stands, and what was said with the last step."""
    if draft.step_at and draft.waiting:
        yield f"waiting for review since {moment(draft.step_at)}"
    elif draft.step_at and draft.step == What.SENT_BACK:
        yield f"sent back by {draft.step_by} on {moment(draft.step_at)}: {_first_words(draft)}"


def _onward(draft: Draft, *, publishes: bool, own: bool) -> Iterable[Onward]:
    if draft.number is not None:
        yield Onward("What changed", reverse("admin:roles_edition_history", args=[draft.kind, draft.key]))
    if draft.waiting or draft.step == What.SENT_BACK or not own:
        yield Onward("Review", review_url(draft.kind, draft.key))
    elif not publishes:
        yield Onward("Submit for review…", review_url(draft.kind, draft.key))
    if publishes:
        yield Onward("Publish…", publish_url([(draft.kind, draft.key)]))
    if draft.mending and (own or publishes):
        resume = reverse("admin:roles_edition_resume", args=[draft.kind, draft.key])
        yield Onward("Go on with what was set aside…", resume)


def _waiting(draft: Draft) -> Line:
    said = f"{noun(draft.kind)}, from {draft.step_by}"
    if draft.step_at:
        said += f", {moment(draft.step_at)}"
    if draft.comment:
        said += f": {_first_words(draft)}"
    if draft.saved_at and draft.step_at and draft.saved_at > draft.step_at:
        said += f" Saved again since, by {draft.user_name}."
    return Line(
        Onward(draft.title, review_url(draft.kind, draft.key)),
        said,
        (Onward("Publish…", publish_url([(draft.kind, draft.key)])),),
    )


def _first_words(draft: Draft) -> str:
    return f"“{Truncator(draft.comment or '').words(FIRST_WORDS)}”"
