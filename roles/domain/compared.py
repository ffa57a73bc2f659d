"""What datasets say of several roles alike, set side by side: rated skills, tools, and which roles are similar."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from roles.domain import portrait
from roles.domain import records as r
from roles.domain.guide import Cited, Link
from roles.domain.lines import SkillLine, ToolLine, in_words
from roles.domain.portrait import Folded, Tasks, folded
from roles.domain.profile import Profile
from roles.domain.ratings import RatedSkills, needed

ALIKE = Decimal("0.5")
"""Ratings less than half a step of their scale apart say the same."""

RATINGS, TASKS, TOOLS = 12, 5, 8
"""So many of the widest differences, of a role's tasks and of its tools are shown at once in a comparison."""

TASKS_AT_MOST, TOOLS_AT_MOST = 32, 48
"""So many of each on a page at most, shared out among its roles: their own pages have more."""


@dataclass(frozen=True)
class RatingRow:
    """A skill with each rated role's place and line, None where that role is not rated for it."""

    link: Link
    cells: tuple[tuple[int, SkillLine | None], ...]

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The ratings that there are."""
        return tuple(
            line.row.importance_value for _, line in self.cells if line and line.row.importance_value is not None
        )

    @property
    def spread(self) -> Decimal:
        """From the lowest rating to the highest."""
        return max(self.values) - min(self.values)

    @property
    def counts(self) -> bool:
        """Whether any of the roles needs it."""
        return any(needed(line.row) for _, line in self.cells if line)

    @property
    def shared(self) -> bool:
        """Whether all of the rated roles need it."""
        return all(line is not None and needed(line.row) for _, line in self.cells)


@dataclass(frozen=True)
class Ratings:
    """Skills that one dataset rates for some of the roles compared.

    ``differing``: ratings half a step of the scale apart or more, the widest first. ``alike``: nearer together, the
    most important first. ``unneeded``: what none of them needs. ``places`` are those of the rated roles, ``plurals``
    what a sentence calls them. Where only one is rated, there is nothing to compare, and ``alone`` are its skills.
    """

    places: tuple[tuple[int, Link], ...]
    plurals: tuple[str, ...]
    differing: Folded[RatingRow]
    alike: tuple[RatingRow, ...]
    unneeded: tuple[RatingRow, ...]
    cited: Cited | None
    alone: tuple[RatedSkills, ...] = ()

    @property
    def every(self) -> tuple[RatingRow, ...]:
        """All rated skills, those that differ most first."""
        return (*self.differing.first, *self.differing.more, *self.alike, *self.unneeded)

    @property
    def shared(self) -> tuple[RatingRow, ...]:
        """What all of several roles need, the most important first."""
        found = [row for row in self.every if row.shared]
        return tuple(sorted(found, key=lambda row: (-min(row.values), row.link.title)))

    @property
    def names(self) -> str:
        """The rated roles, in words."""
        return in_words(self.plurals)


def ratings_of(profiles: Sequence[Profile]) -> Ratings | None:
    """The rated skills of a set of roles; None if none is rated. Of several datasets the one that rates most roles."""
    datasets: dict[str, dict[int, dict[str, SkillLine]]] = {}
    for place, profile in enumerate(profiles):
        for line in profile.skills:
            if line.row.rated and line.row.dataset:
                datasets.setdefault(line.row.dataset, {}).setdefault(place, {})[line.row.skill] = line
    if not datasets:
        return None
    by_place = datasets[min(datasets, key=lambda key: (-len(datasets[key]), key))]
    skills = {skill: line for lines in by_place.values() for skill, line in lines.items()}
    places = tuple((place, profiles[place].link) for place in by_place)
    plurals = tuple(profiles[place].role.plural for place in by_place)
    cited = next(iter(skills.values())).cited
    if len(by_place) == 1:
        return Ratings(places, plurals, Folded(()), (), (), cited, profiles[places[0][0]].skill_groups.rated)
    rows = [
        RatingRow(line.link, tuple((place, lines.get(skill)) for place, lines in by_place.items()))
        for skill, line in skills.items()
    ]
    counting = [row for row in rows if row.counts]
    differing = [row for row in counting if row.spread >= ALIKE]
    differing.sort(key=lambda row: (-row.spread, row.link.title))
    alike = [row for row in counting if row.spread < ALIKE]
    return Ratings(
        places,
        plurals,
        folded(differing, first=RATINGS, most=len(differing)),
        tuple(sorted(alike, key=lambda row: (-max(row.values), row.link.title))),
        tuple(sorted((row for row in rows if not row.counts), key=lambda row: row.link.title)),
        cited,
    )


@dataclass(frozen=True)
class ToolSide:
    """One role's tools: the editors' list whole, and of a dataset's those that not all of the roles work with."""

    profile: Profile
    own: tuple[ToolLine, ...]
    brought: Folded[ToolLine]


@dataclass(frozen=True)
class ToolSet:
    """The tools of a set of roles: what all work with by a dataset's list, then each side."""

    shared: Folded[ToolLine]
    sides: tuple[ToolSide, ...]
    cited: Cited | None


def tools_of(profiles: Sequence[Profile]) -> ToolSet | None:
    """The tools of the set; None if no role has any."""
    if not any(profile.tools for profile in profiles):
        return None
    boxes = [profile.toolbox for profile in profiles]
    whole = [(*box.brought.first, *box.brought.more, *box.brought.rest) for box in boxes]
    keys = [{line.row.tool for line in lines} for lines in whole]
    common = set.intersection(*keys)
    most = TOOLS_AT_MOST // len(profiles)
    return ToolSet(
        folded((line for line in whole[0] if line.row.tool in common), first=TOOLS, most=most),
        tuple(
            ToolSide(
                profile,
                box.own,
                folded((line for line in lines if line.row.tool not in common), first=TOOLS, most=most),
            )
            for profile, box, lines in zip(profiles, boxes, whole, strict=True)
        ),
        next((box.cited for box in boxes if box.cited), None),
    )


def tasks_of(profiles: Sequence[Profile]) -> tuple[tuple[Profile, Tasks], ...]:
    """Each role's responsibilities as they stand beside the others'."""
    most = TASKS_AT_MOST // len(profiles)
    return tuple((profile, portrait.tasks_of(profile.responsibilities, first=TASKS, most=most)) for profile in profiles)


@dataclass(frozen=True)
class Similar:
    """Two roles of which a dataset calls the one related to the other, and who says so."""

    role: r.Role
    other: r.Role
    cited: Cited | None


def similar(profiles: Sequence[Profile]) -> tuple[Similar, ...]:
    """Each role of the set with a related one that is in it too, each pair once."""
    by_key = {profile.role.key: profile for profile in profiles}
    found: dict[frozenset[str], Similar] = {}
    for key, profile in by_key.items():
        for line in profile.related:
            if other := by_key.get(line.link.key):
                found.setdefault(frozenset((key, line.link.key)), Similar(profile.role, other.role, line.cited))
    return tuple(found.values())
