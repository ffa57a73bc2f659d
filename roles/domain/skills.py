"""Skill overlap: what a set of roles shares, what only some of them need, and the drawing of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from roles.domain.guide import Link
from roles.domain.lines import SkillLine, by_importance, in_words
from roles.domain.profile import Profile

LISTED = 3
"""The skills of so many roles can be listed region by region; those of more make a matrix."""

CIRCLES = ((185, 120), (295, 120), (240, 215))
"""Centres of the circles of a drawing of three roles, in its own units; each has RADIUS."""
RADIUS = 115
HEIGHT = 334
SPOTS = {
    (0,): (130, 108),
    (1,): (350, 108),
    (2,): (240, 292),
    (0, 1): (240, 84),
    (0, 2): (166, 200),
    (1, 2): (314, 200),
    (0, 1, 2): (240, 164),
}
"""Where each region's number stands."""


@dataclass(frozen=True)
class LevelGap:
    """How far apart the highest and the lowest level are at which roles need a skill, on one ``scale``."""

    scale: str
    highest: Link
    lowest: Link
    difference: Decimal


@dataclass(frozen=True)
class Needed:
    """A skill in a region of the overlap: each role's line in the roles' order, None where the role lacks it."""

    link: Link
    lines: tuple[SkillLine | None, ...]
    roles: tuple[Link, ...]

    @property
    def each(self) -> tuple[tuple[Link, SkillLine], ...]:
        """The roles that need the skill, each with its line."""
        return tuple((role, line) for role, line in zip(self.roles, self.lines, strict=True) if line)

    @property
    def agreed(self) -> SkillLine | None:
        """A line that speaks for all roles that need the skill, if they need it equally."""
        lines = [line for _, line in self.each]
        how = {(line.row.importance, line.row.importance_value, line.row.judged_by) for line in lines}
        return lines[0] if len(how) == 1 else None

    @property
    def everywhere(self) -> bool:
        """Whether every role needs the skill, and all of them equally: no difference to show."""
        return all(self.lines) and self.agreed is not None and not (self.level_gap and self.level_gap.difference)

    @property
    def level_gap(self) -> LevelGap | None:
        """The difference in level, where two roles or more have one on the same scale; of several scales the first."""
        levels: dict[str, list[tuple[Decimal, Link]]] = {}
        for role, line in self.each:
            if line.row.level_value is not None:
                levels.setdefault(line.row.level_scale, []).append((line.row.level_value, role))
        for scale, found in sorted(levels.items()):
            if len(found) > 1:
                low, lowest = min(found, key=lambda pair: pair[0])
                high, highest = max(found, key=lambda pair: pair[0])
                return LevelGap(scale, highest, lowest, high - low)
        return None


@dataclass(frozen=True)
class Region:
    """The skills that exactly these roles need (places in the set compared), by importance."""

    roles: tuple[int, ...]
    skills: tuple[Needed, ...]
    heading: str = ""

    @property
    def single(self) -> int | None:
        """The place of the one role that needs these skills, None if several do."""
        return self.roles[0] if len(self.roles) == 1 else None

    @property
    def alike(self) -> int:
        """How many of the skills every role needs equally."""
        return sum(needed.everywhere for needed in self.skills)


@dataclass(frozen=True)
class MatrixRow:
    """A skill with each role's place and line, None where the role does not list it."""

    needed: Needed
    cells: tuple[tuple[int, SkillLine | None], ...]


@dataclass(frozen=True)
class Circle:
    """A role in a drawing."""

    role: Link
    place: int
    x: int
    y: int
    radius: int = RADIUS


@dataclass(frozen=True)
class Spot:
    """A region's number in a drawing, and what the region is."""

    x: int
    y: int
    count: int
    heading: str


@dataclass(frozen=True)
class Venn:
    """Three circles with the number of skills in each region."""

    height: int
    circles: tuple[Circle, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class SkillOverlap:
    """Every skill of the set in exactly one region; the region of most roles first, empty ones left out.

    ``covered`` are the places of the roles whose skills are listed: the others share nothing and lack nothing. Of the
    ``lacking`` the guide knows no skills at all; of the rest there are ratings, which no list can be set against.
    """

    regions: tuple[Region, ...]
    roles: tuple[Link, ...]
    plurals: tuple[str, ...]
    covered: tuple[int, ...]
    lacking: tuple[int, ...] = ()

    @property
    def shared(self) -> tuple[Needed, ...]:
        """What all of the roles need whose skills are known; nothing if there is only one."""
        return self._in(self.covered) if len(self.covered) > 1 else ()

    @property
    def sharing(self) -> str:
        """The roles whose skills can be compared, in words; empty if there is only one."""
        return in_words([self.plurals[place] for place in self.covered]) if len(self.covered) > 1 else ""

    @property
    def missing(self) -> str:
        """The roles whose skills are not covered yet, in words."""
        return in_words([self.plurals[place] for place in self.lacking])

    @property
    def known(self) -> tuple[tuple[int, Link], ...]:
        """Place and link of the roles whose skills are known: the columns of a matrix."""
        return tuple((place, self.roles[place]) for place in self.covered)

    @property
    def matrix(self) -> tuple[MatrixRow, ...]:
        """The skills of four or five roles, those that most need first; empty for fewer, which are listed instead."""
        if len(self.covered) <= LISTED:
            return ()
        return tuple(
            MatrixRow(n, tuple((place, n.lines[place]) for place in self.covered))
            for region in self.regions
            for n in region.skills
        )

    @property
    def lists(self) -> tuple[Region, ...]:
        """The regions to list: of more than three roles only what all share and what only one needs.

        Those of two roles are drawn, so a role with no skill of its own has its region, too: an empty one.
        """
        if self.two:
            own = [Region((place,), (), heading((place,), self.plurals, 2)) for place in self.covered]
            empty = [region for region in own if not self._in(region.roles)]
            return tuple(sorted((*self.regions, *empty), key=_order))
        if len(self.covered) <= LISTED:
            return self.regions
        return tuple(r for r in self.regions if r.single is not None or r.roles == self.covered)

    @property
    def two(self) -> bool:
        """Whether these are two roles, both of whose skills are known: lists that can overlap on the page."""
        return len(self.covered) == len(self.roles) == 2

    @property
    def venn(self) -> Venn | None:
        """The drawing, if it is one of three roles."""
        if len(self.covered) != len(CIRCLES):
            return None
        circles = zip(self.covered, CIRCLES, strict=True)
        return Venn(
            HEIGHT,
            tuple(Circle(self.roles[place], place, x, y) for place, (x, y) in circles),
            tuple(self._spot(tuple(self.covered[n] for n in which), x, y) for which, (x, y) in SPOTS.items()),
        )

    def _spot(self, places: tuple[int, ...], x: int, y: int) -> Spot:
        return Spot(x, y, len(self._in(places)), heading(places, self.plurals, len(self.covered)))

    def _in(self, places: tuple[int, ...]) -> tuple[Needed, ...]:
        return next((region.skills for region in self.regions if region.roles == places), ())


def heading(places: Sequence[int], plurals: Sequence[str], known: int) -> str:
    """What a region is called: “Both”, “All three”, “Only product managers”, “product owners and Scrum masters”."""
    if len(places) == 1 < known:
        return f"Only {plurals[places[0]]}"
    if len(places) == len(plurals):
        return {2: "Both", 3: "All three", 4: "All four", 5: "All five"}[len(places)]
    return in_words([plurals[place] for place in places])


def overlap(profiles: Sequence[Profile]) -> SkillOverlap:
    """Sort the skills of two to five roles into regions. The order of roles changes nothing but the places' names.

    Skills that a dataset rates for every role are in none: see ``roles.domain.compared``.
    """
    found: dict[str, list[SkillLine | None]] = {}
    for place, profile in enumerate(profiles):
        for line in profile.skills:
            if not line.row.rated:
                found.setdefault(line.row.skill, [None] * len(profiles))[place] = line
    links = tuple(profile.link for profile in profiles)
    regions: dict[tuple[int, ...], list[Needed]] = {}
    for lines in found.values():
        places = tuple(place for place, line in enumerate(lines) if line)
        first = next(line for line in lines if line)
        regions.setdefault(places, []).append(Needed(first.link, tuple(lines), links))
    plurals = tuple(profile.role.plural for profile in profiles)
    covered = tuple(sorted({place for lines in found.values() for place, line in enumerate(lines) if line}))
    lacking = tuple(place for place, profile in enumerate(profiles) if not profile.skills)
    return SkillOverlap(
        tuple(
            sorted(
                (
                    Region(places, tuple(sorted(needed, key=_weight)), heading(places, plurals, len(covered)))
                    for places, needed in regions.items()
                ),
                key=_order,
            )
        ),
        links,
        plurals,
        covered,
        lacking,
    )


def _order(region: Region) -> tuple[object, ...]:
    return -len(region.roles), region.roles


def _weight(needed: Needed) -> tuple[object, ...]:
    return *min(by_importance(line)[:2] for line in needed.lines if line), needed.link.title.lower()
