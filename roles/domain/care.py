"""What needs an editor's care: figures grown old, gaps, sources that nothing uses, comparisons with holes, dead links.

All is judged by what is saved, so that what is mended is no longer asked for. Every finding is a line on the desk.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from roles.domain.records import Claim, Dated, Salary
from roles.domain.salary import age_in_months, is_stale
from roles.domain.sections import SectionKind

ENOUGH_SKILLS = 5
"""A profile with fewer is thin: a comparison of skills says little about it."""

REVIEW_AFTER_MONTHS = 12
"""A profile is looked through once a year."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A role as it is saved: its rows that show a figure, in their order, and what else it has.

    ``has`` says for each part of a profile what it holds: the skills, the rows of the table answered, and so on, public
    datasets' facts included; ``official`` names the countries in which one gives its pay. ``salaries`` and ``claims``
    are the editors' own. ``kept_up``: a dataset made the role and keeps it up, so editors do not answer for the whole.
    """

    key: str
    name: str
    reviewed_on: date | None = None
    salaries: tuple[Salary, ...] = ()
    claims: tuple[Claim, ...] = ()
    has: Mapping[str, frozenset[str]] = field(default_factory=dict)
    official: frozenset[str] = frozenset()
    kept_up: bool = False

    def part(self, name: str) -> frozenset[str]:
        """What it has of a part; for pay, the countries."""
        return self.countries if name == "salaries" else self.has.get(name, frozenset())

    @property
    def countries(self) -> frozenset[str]:
        """Where it has pay."""
        return self.official.union(salary.country for salary in self.salaries)


@dataclass(frozen=True)
class OldFigure:
    """A salary or a claim's figure that readers are warned of; ``place`` counts the role's rows of its sort from 0."""

    role: Kept
    row: Salary | Claim
    place: int


def old_figures(roles: Iterable[Kept], *, today: date) -> tuple[OldFigure, ...]:
    """Figures older than the guide calls recent, the oldest first, then those of no stated date."""
    found = [OldFigure(role, row, place) for role in roles for place, row in _figures_of(role) if is_stale(row, today)]
    return tuple(sorted(found, key=lambda old: (old.row.as_of is None, old.row.as_of or today, old.role.name)))


def _figures_of(role: Kept) -> Iterator[tuple[int, Salary | Claim]]:
    """(place among the rows of its sort, row) of every salary, and of every claim that states a figure."""
    yield from enumerate(role.salaries)
    yield from ((place, claim) for place, claim in enumerate(role.claims) if claim.figure is not None)


@dataclass(frozen=True)
class MissingPay:
    """A role without pay in a country; ``beside``: who has it there, next to it on a path."""

    role: Kept
    country: str
    beside: tuple[str, ...]


def missing_pay(roles: Iterable[Kept], paths: Iterable[Sequence[str]]) -> tuple[MissingPay, ...]:
    """Where a role lacks pay that a neighbour has, by role. A path is the keys of its roles from the first step up."""
    known = {role.key: role for role in roles}
    beside: dict[str, set[str]] = {}
    for path in paths:
        for one, other in pairwise(key for key in path if key in known):
            if one != other:
                beside.setdefault(one, set()).add(other)
                beside.setdefault(other, set()).add(one)
    return tuple(
        MissingPay(role, country, tuple(sorted(other.name for other in near if country in other.countries)))
        for role in by_name(known.values())
        if (near := [known[key] for key in beside.get(role.key, ())])
        for country in sorted(frozenset().union(*(other.countries for other in near)) - role.countries)
    )


def few_skills(roles: Iterable[Kept]) -> tuple[Kept, ...]:
    """Roles with fewer skills than a profile needs, the thinnest first; not those that a dataset keeps up."""
    thin = [role for role in by_name(roles) if not role.kept_up and len(role.part("skills")) < ENOUGH_SKILLS]
    return tuple(sorted(thin, key=lambda role: len(role.part("skills"))))


def not_reviewed(roles: Iterable[Kept], *, today: date) -> tuple[Kept, ...]:
    """Roles that nobody has looked through within a year, those never looked through first, then the longest ago.

    What a dataset keeps up is due once somebody has reviewed it and so answers for it.
    """

    def due(role: Kept) -> bool:
        if role.kept_up and role.reviewed_on is None:
            return False
        age = age_in_months(Dated(as_of=role.reviewed_on), today)
        return age is None or age >= REVIEW_AFTER_MONTHS

    return tuple(sorted(filter(due, by_name(roles)), key=lambda role: role.reviewed_on or date.min))


@dataclass(frozen=True, kw_only=True)
class KeptComparison:
    """An editorial comparison as it is saved: the keys of its roles, and the kinds of its sections."""

    key: str
    title: str
    roles: tuple[str, ...]
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Hole:
    """A comparison shows a part that one of its roles lacks.

    ``lacking``: the countries or rows of the table that it lacks and another role has; empty if it has nothing at all.
    """

    comparison: KeptComparison
    role: Kept
    part: str
    lacking: tuple[str, ...] = ()


PARTS = {
    SectionKind.WHAT_EACH_DOES: "description",
    SectionKind.RESPONSIBILITIES: "responsibilities",
    SectionKind.GLANCE_PICTURE: "answers",
    SectionKind.DIMENSIONS_PICTURE: "answers",
    SectionKind.TABLE: "answers",
    SectionKind.SKILLS: "skills",
    SectionKind.SALARIES: "salaries",
    SectionKind.CERTIFICATIONS: "certifications",
    SectionKind.TOOLS: "tools",
    SectionKind.METRICS: "metrics",
    SectionKind.COURSES: "courses",
}
"""What a section takes from each of its roles; the others need nothing of every role."""

SET_BESIDE = ("answers", "salaries")
"""Parts that are set side by side one by one: a role must have whatever one of the others has."""


def holes(comparisons: Iterable[KeptComparison], roles: Iterable[Kept]) -> tuple[Hole, ...]:
    """What the sections of comparisons show and a role of theirs lacks, by comparison and role."""
    known = {role.key: role for role in roles}
    ordered = sorted(comparisons, key=lambda comparison: comparison.title.casefold())
    return tuple(hole for comparison in ordered for hole in _holes(comparison, known))


def _holes(comparison: KeptComparison, known: Mapping[str, Kept]) -> Iterator[Hole]:
    compared = [known[key] for key in comparison.roles if key in known]
    parts = dict.fromkeys(part for kind, part in PARTS.items() if kind.value in comparison.sections)
    whole = {part: frozenset().union(*(role.part(part) for role in compared)) for part in parts}
    for role in compared:
        for part in parts:
            own = role.part(part)
            if not own:
                yield Hole(comparison, role, part)
            elif part in SET_BESIDE and whole[part] - own:
                yield Hole(comparison, role, part, tuple(sorted(whole[part] - own)))


def unused(sources: Mapping[str, str], used: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(key, name) of the sources that no fact names, by name."""
    used = set(used)
    left = [(key, name) for key, name in sources.items() if key not in used]
    return tuple(sorted(left, key=lambda source: source[1].casefold()))


def is_dead(status: int | None) -> bool:
    """Whether an address leads nowhere: it says so, its server is broken, or nobody answers (``status`` None).

    Whoever refuses to answer a program (401, 403, 429 and the like) is there, and may well answer a reader.
    """
    return status is None or status in (404, 410) or 500 <= status < 600


def by_name(roles: Iterable[Kept]) -> list[Kept]:
    """The roles in the order in which an editor looks for them."""
    return sorted(roles, key=lambda role: role.name.casefold())
