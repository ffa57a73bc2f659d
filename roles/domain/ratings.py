"""Skills that a dataset rates for every occupation alike: which count, in what order, and what a figure means.

O*NET asks of every occupation how important each of the same skills is to it, from 1 to 5, and at what level it needs
them, from 0 to 7 (https://www.onetonline.org/help/online/scales). What matters there is how much, not whether.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from roles.domain.guide import Cited
from roles.domain.lines import SkillLine
from roles.domain.records import RoleSkill, Skill

IMPORTANCE_SCALE = "1 to 5 (O*NET)"
ANCHORS = ("not important", "somewhat important", "important", "very important", "extremely important")
"""What O*NET's scale of importance calls 1, 2, 3, 4 and 5."""

IMPORTANT = Decimal(3)
"""From here on a rated skill counts as one that the role needs: the scale's “important”."""

SHOWN = 10
"""So many rated skills are shown at first, the most important."""

LISTED_FIRST = 12
"""So many skills of a list without ratings are shown at first."""

KNOWLEDGE = "knowledge"

_ENDS = re.compile(r"(\d+) to (\d+)")


@dataclass(frozen=True)
class Scale:
    """A scale of figures from ``low`` to ``high``."""

    low: Decimal
    high: Decimal

    def percent(self, value: Decimal) -> Decimal:
        """How far up the scale a value lies, in per cent to one place."""
        if self.high <= self.low:
            return Decimal(0)
        share = (value - self.low) / (self.high - self.low)
        return (max(Decimal(0), min(share, Decimal(1))) * 100).quantize(Decimal("0.1"))


def scale(name: str) -> Scale | None:
    """The scale that a name such as “1 to 5 (O*NET)” says; None for a name that says no figures."""
    found = _ENDS.search(name)
    return Scale(Decimal(found[1]), Decimal(found[2])) if found else None


def anchor(value: Decimal, name: str) -> str:
    """What O*NET's scale calls the nearest of its points, “very important” for 4.12; empty on any other scale."""
    if name != IMPORTANCE_SCALE:
        return ""
    point = int(value.quantize(Decimal(1), ROUND_HALF_UP))
    return ANCHORS[max(1, min(point, len(ANCHORS))) - 1]


def needed(row: RoleSkill) -> bool:
    """Whether the role needs the skill: rated at least as important, or listed at all where nothing is rated."""
    return not row.rated or (row.importance_value is not None and row.importance_value >= IMPORTANT)


WORDS = {"essential": Decimal(100), "useful": Decimal(50), "": Decimal(0)}


def weight(row: RoleSkill) -> Decimal:
    """How much a role needs a skill, from 0 to 100, to put roles in order by: how far up its scale a rating lies.

    Essential stands at the top, useful in the middle, and what nobody has judged at the end.
    """
    if row.importance_value is None:
        return WORDS[row.importance]
    found = scale(row.importance_scale)
    return found.percent(row.importance_value) if found else Decimal(0)


ENOUGH = Decimal(50)
"""The weight of what O*NET rates as just “important”: of rated skills a role needs those from here on."""


@dataclass(frozen=True)
class RatedSkills:
    """Rated skills of one sort from one dataset, the most important first.

    ``first`` are the ten most important, ``more`` the others that count, ``less`` those below “important”.
    """

    heading: str
    first: tuple[SkillLine, ...]
    more: tuple[SkillLine, ...]
    less: tuple[SkillLine, ...]
    cited: Cited | None


@dataclass(frozen=True)
class ListedSkills:
    """Skills that a dataset lists in two words, ``essential`` and ``useful``, without rating them."""

    importance: str
    first: tuple[SkillLine, ...]
    more: tuple[SkillLine, ...]
    cited: Cited | None


@dataclass(frozen=True)
class SkillGroups:
    """A role's skills as its page shows them: the editors' own, then what datasets rate, then what they list."""

    own: tuple[SkillLine, ...]
    rated: tuple[RatedSkills, ...]
    listed: tuple[ListedSkills, ...]


def grouped(lines: Iterable[SkillLine]) -> SkillGroups:
    """Sort a role's skills, which stand by importance, into groups."""
    own: list[SkillLine] = []
    by_rating: dict[tuple[str, bool], list[SkillLine]] = {}
    by_word: dict[tuple[str, str], list[SkillLine]] = {}
    for line in lines:
        dataset = line.row.dataset
        if dataset is None:
            own.append(line)
        elif line.row.rated:
            by_rating.setdefault((dataset, _is_knowledge(line)), []).append(line)
        else:
            by_word.setdefault((dataset, line.row.importance), []).append(line)
    return SkillGroups(
        tuple(own),
        tuple(_rated_group(found, knowledge) for (_, knowledge), found in sorted(by_rating.items())),
        tuple(
            ListedSkills(word, tuple(found[:LISTED_FIRST]), tuple(found[LISTED_FIRST:]), found[0].cited)
            for (_, word), found in by_word.items()
        ),
    )


def _rated_group(lines: list[SkillLine], knowledge: bool) -> RatedSkills:
    counting = [line for line in lines if needed(line.row)]
    return RatedSkills(
        heading="Knowledge" if knowledge else "Skills",
        first=tuple(counting[:SHOWN]),
        more=tuple(counting[SHOWN:]),
        less=tuple(line for line in lines if not needed(line.row)),
        cited=lines[0].cited,
    )


def _is_knowledge(line: SkillLine) -> bool:
    return isinstance(line.record, Skill) and line.record.skill_kind == KNOWLEDGE
