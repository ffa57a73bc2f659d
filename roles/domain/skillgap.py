"""The skill gap from one role to another: what is kept, what must grow, what is new and what is left behind."""

from dataclasses import dataclass
from decimal import Decimal

from roles.domain.guide import Link
from roles.domain.lines import SkillLine
from roles.domain.profile import Profile
from roles.domain.ratings import needed
from roles.domain.records import RoleSkill

WORDS = ("useful", "essential")
"""Importance in words, from the lower to the higher."""


@dataclass(frozen=True)
class More:
    """What one role asks of a skill beyond another: ``importance`` or ``level``, from ``low`` to ``high``.

    Words, without a scale, are one step apart; values lie ``by`` apart on the named scale.
    """

    what: str
    low: str | Decimal
    high: str | Decimal
    by: Decimal | None = None
    scale: str = ""


def asked_more(before: RoleSkill, after: RoleSkill) -> tuple[More, ...]:
    """What ``after`` asks more than ``before``; the arguments swapped tell what it asks less.

    Only like is compared with like: importance if the same judge gave both, in words or on the same scale; levels on
    the same scale. What is not judged on one side is no difference. Of a skill that a dataset rates for every role the
    level alone counts: that the work asks for it more often is nothing to be learnt.
    """
    found: list[More] = []
    if (before.judged_by or before.dataset) == (after.judged_by or after.dataset) and not after.rated:
        if (before.importance, after.importance) == WORDS:
            found.append(More("importance", *WORDS))
        found += _higher(
            "importance",
            (before.importance_value, before.importance_scale),
            (after.importance_value, after.importance_scale),
        )
    found += _higher("level", (before.level_value, before.level_scale), (after.level_value, after.level_scale))
    return tuple(found)


def _higher(what: str, before: tuple[Decimal | None, str], after: tuple[Decimal | None, str]) -> list[More]:
    (low, scale), (high, same) = before, after
    if low is None or high is None or scale != same or low >= high:
        return []
    return [More(what, low, high, high - low, scale)]


@dataclass(frozen=True)
class GapItem:
    """A skill in the gap: each role's line, None where the role does not list it, and how the two differ."""

    link: Link
    before: SkillLine | None
    after: SkillLine | None
    more: tuple[More, ...] = ()
    less: tuple[More, ...] = ()


@dataclass(frozen=True)
class SkillGap:
    """Every skill of two roles in exactly one group, by importance in the target, in the start for what is left.

    ``keep``: both need it, and the target asks no more. ``grow``: both need it, and the target asks more. ``new``: only
    the target needs it. ``leave``: only the start does. ``missing`` are the roles whose skills the guide does not cover
    yet; then nothing is claimed, and every group is empty. So it is where the lists are ``unlike``: one of them rated,
    the other not.
    """

    keep: tuple[GapItem, ...] = ()
    grow: tuple[GapItem, ...] = ()
    new: tuple[GapItem, ...] = ()
    leave: tuple[GapItem, ...] = ()
    missing: tuple[Profile, ...] = ()
    unlike: bool = False

    @property
    def known(self) -> bool:
        """Whether anything can be said."""
        return not self.missing and not self.unlike

    @property
    def by_rating(self) -> bool:
        """Whether a dataset rates the same skills for both roles, so that what is asked is a matter of how much."""
        return any(item.after and item.after.row.rated for item in (*self.keep, *self.grow))

    @property
    def asked(self) -> int:
        """How many skills the target needs."""
        return len(self.keep) + len(self.grow) + len(self.new)


def skill_gap(start: Profile, to: Profile) -> SkillGap:
    """The gap between two profiles, whose skills stand by importance. The gap back mirrors it:

    what is new one way is left behind on the other, and what must grow one way is asked less on the other. Of what a
    dataset rates for every role, a role needs what is rated as important (`roles.domain.ratings.needed`).
    """
    missing = tuple(profile for profile in (start, to) if not profile.skills)
    if missing:
        return SkillGap(missing=missing)
    both = {line.row.rated for line in start.skills} & {line.row.rated for line in to.skills}
    if not both:
        return SkillGap(unlike=True)
    had = {line.row.skill: line for line in start.skills if line.row.rated in both}
    asked = [line for line in to.skills if line.row.rated in both and needed(line.row)]
    items = [_item(had.pop(line.row.skill, None), line) for line in asked]
    shared = [item for item in items if item.before]
    return SkillGap(
        keep=tuple(item for item in shared if not item.more),
        grow=tuple(sorted((item for item in shared if item.more), key=_step)),
        new=tuple(item for item in items if not item.before),
        leave=tuple(GapItem(line.link, line, None) for line in had.values() if needed(line.row)),
    )


def _step(item: GapItem) -> Decimal:
    """The widest rise in level first; the others keep their order behind."""
    return -max((more.by for more in item.more if more.what == "level" and more.by), default=Decimal(0))


def _item(before: SkillLine | None, after: SkillLine) -> GapItem:
    if before is None:
        return GapItem(after.link, None, after)
    return GapItem(after.link, before, after, asked_more(before.row, after.row), asked_more(after.row, before.row))
