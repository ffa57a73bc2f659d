"""The shortest chain of moves and ladder steps from one role to another.

Dijkstra's algorithm with a heap from the standard library: thirty lines. A graph library would add seconds to every
start of the site for the same answer.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import heappop, heappush

from roles.domain.records import RoleSkill

MOST_BY_SKILLS = 1
"""A chain holds at most so many hops by shared skills: two guesses in a row are no way to plan by."""

ENOUGH = Decimal("0.5")
"""The share of a role's skills, by weight, that a hop by shared skills asks for."""

WEIGHTS = {"essential": Decimal(2), "useful": Decimal(1), "": Decimal(1)}
"""What a skill weighs by its importance; one that is not judged weighs as little as a useful one."""


@dataclass(frozen=True, order=True)
class Hop:
    """A way from one role to the next (keys), and the record that says so.

    ``kind`` is ``move`` (a role's recorded move: ``record`` is the role, ``row`` the move), ``path`` (steps up a
    ladder: ``record`` is the path, ``row`` the step arrived at, ``rungs`` how many are climbed) or ``skills``
    (computed from shared skills, no record).
    """

    start: str
    to: str
    kind: str
    record: str = ""
    row: str = ""
    rungs: int = 1

    @property
    def computed(self) -> bool:
        """Whether no record says that people go this way."""
        return self.kind == "skills"


Chain = tuple[Hop, ...]

Cost = tuple[int, int, int, Chain]
"""What a chain costs, compared in this order:

1. hops by shared skills: what people are known to do comes before what is worked out;
2. moves made and rungs climbed: each is one more job to do first, however few records name them;
3. hops: of two equally long ways the one with fewer stations;
4. the hops themselves, so that the answer is the same in whatever order they are given.
"""


def shortest_chain(hops: Iterable[Hop], start: str, to: str) -> Chain | None:
    """The cheapest chain of the given hops from start to end; None if they do not reach.

    Time: O(h log h) for h hops, each of which is looked at once.
    """
    leaving: dict[str, list[Hop]] = {}
    for hop in hops:
        leaving.setdefault(hop.start, []).append(hop)
    queue: list[tuple[Cost, str]] = [((0, 0, 0, ()), start)]
    settled: set[str] = set()
    while queue:
        (guesses, climbed, length, chain), role = heappop(queue)
        if role == to:
            return chain
        if role in settled:
            continue
        settled.add(role)
        for hop in leaving.get(role, ()):
            if hop.to not in settled and guesses + hop.computed <= MOST_BY_SKILLS:
                cost = guesses + hop.computed, climbed + hop.rungs, length + 1, (*chain, hop)
                heappush(queue, (cost, hop.to))
    return None


def reached(hops: Iterable[Hop], start: str) -> tuple[str, ...]:
    """The roles that hops lead to from ``start``, itself first, the nearest (by number of hops) before the others."""
    onward: dict[str, set[str]] = {}
    for hop in hops:
        onward.setdefault(hop.start, set()).add(hop.to)
    found, edge = {start: None}, [start]
    while edge:
        edge = sorted({to for role in edge for to in onward.get(role, ())} - set(found))
        found.update(dict.fromkeys(edge))
    return tuple(found)


def backwards(hops: Iterable[Hop]) -> tuple[Hop, ...]:
    """The hops turned round, to ask from where a role is reached."""
    return tuple(Hop(hop.to, hop.start, hop.kind, hop.record, hop.row, hop.rungs) for hop in hops)


def skills_carried(before: Collection[RoleSkill], after: Collection[RoleSkill]) -> Decimal:
    """The share, 0 to 1, of the second role's skills, by weight, that stand on the first one's list too.

    Weight: essential 2, useful or not judged 1; a value on a scale 2 x value / the role's highest on that scale. Skills
    that a dataset rates for every role alike count for nothing: they stand on every list.
    """
    before, after = ([row for row in rows if not row.rated] for rows in (before, after))
    had = {row.skill for row in before}
    highest: dict[str, Decimal] = {}
    for row in after:
        if row.importance_value is not None:
            highest[row.importance_scale] = max(row.importance_value, highest.get(row.importance_scale, Decimal(0)))
    weights = {row.skill: _weight(row, highest) for row in after}
    total = sum(weights.values())
    return sum((w for skill, w in weights.items() if skill in had), Decimal(0)) / total if total else Decimal(0)


def _weight(row: RoleSkill, highest: Mapping[str, Decimal]) -> Decimal:
    if row.importance_value is None:
        return WEIGHTS[row.importance]
    top = highest[row.importance_scale]
    return 2 * row.importance_value / top if top else Decimal(0)


def hops_by_skills(
    starts: Iterable[str], ends: Iterable[str], skills: Mapping[str, Sequence[RoleSkill]]
) -> tuple[Hop, ...]:
    """Hops from any of the starts to any of the ends where at least ENOUGH of the skills carry over.

    A role whose skills are not known takes part in none.
    """
    ends = tuple(ends)
    return tuple(
        Hop(start, to, "skills")
        for start in starts
        for to in ends
        if start != to and skills.get(start) and skills_carried(skills[start], skills.get(to, ())) >= ENOUGH
    )
