"""How ladders join: by recorded moves from a step of one to a step of another, and by roles that stand on several."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from roles.domain.guide import Link
from roles.domain.ladders import Ladder, Rung


@dataclass(frozen=True)
class Way:
    """A recorded move: the keys of its roles, and the address of what the guide says about it."""

    start: str
    to: str
    url: str


@dataclass(frozen=True)
class Stop:
    """A step and its place: which ladder of those shown, and which step of it, both from 0."""

    row: int
    number: int
    ladder: Link
    rung: Rung


@dataclass(frozen=True)
class Join:
    """A move from a step of one ladder to a step of another; ``url`` is where the guide tells of it."""

    start: Stop
    to: Stop
    url: str


@dataclass(frozen=True)
class Step:
    """A step with the joins that leave it and that arrive, and the other ladders on which its role stands."""

    stop: Stop
    leaving: tuple[Join, ...]
    arriving: tuple[Join, ...]
    also: tuple[Link, ...]


@dataclass(frozen=True)
class JoinedLadder:
    """A ladder with its steps; ``place`` is its place among those shown."""

    place: int
    ladder: Ladder
    steps: tuple[Step, ...]

    @property
    def joins(self) -> int:
        """How many moves lead to another ladder or come from one."""
        return sum(len(step.leaving) + len(step.arriving) for step in self.steps)


def joined(ladders: Iterable[Ladder], ways: Iterable[Way], *, first: str = "") -> tuple[JoinedLadder, ...]:
    """The ladders in the order of `in_order`, each step with its joins; the order of what is given changes nothing.

    A move is a join if no ladder has both of its roles. Where a role stands on several ladders, the join connects the
    two steps that are drawn nearest to each other, and of those the first.
    """
    ladders = tuple(ladders)
    on = _ladders_of_roles(ladders)
    crossing = sorted(
        {way for way in ways if on[way.start] and on[way.to] and not on[way.start] & on[way.to]},
        key=lambda way: (way.start, way.to),
    )
    ordered = in_order(ladders, _ties(on, crossing), first=first)
    stops = [
        [Stop(row, number, ladder.link, rung) for number, rung in enumerate(ladder.rungs)]
        for row, ladder in enumerate(ordered)
    ]
    of_role: dict[str, list[Stop]] = defaultdict(list)
    for stop in (stop for row in stops for stop in row):
        if stop.rung.role:
            of_role[stop.rung.role.key].append(stop)
    joins = sorted(
        (Join(*_nearest(of_role[way.start], of_role[way.to]), way.url) for way in crossing),
        key=lambda join: (join.start.row, join.start.number, join.to.row, join.to.number),
    )
    return tuple(
        JoinedLadder(
            row,
            ladder,
            tuple(
                Step(
                    stop,
                    tuple(join for join in joins if join.start is stop),
                    tuple(join for join in joins if join.to is stop),
                    tuple(
                        other.ladder
                        for other in (of_role[stop.rung.role.key] if stop.rung.role else ())
                        if other.row != row
                    ),
                )
                for stop in stops[row]
            ),
        )
        for row, ladder in enumerate(ordered)
    )


Ties = Mapping[str, Mapping[str, int]]
"""For each ladder's key, the ladders that it is tied to and by how many moves and common roles."""


def in_order(ladders: Iterable[Ladder], ties: Ties, *, first: str = "") -> tuple[Ladder, ...]:
    """The ladders so that those tied to each other stand together; those tied to none come last, by name.

    A group begins with ``first`` if that is in it, else with its ladder tied to fewest others: an end, not the middle.
    Next comes whichever is tied most to the one before, then most to all that stand already. Equals go by name.
    At most n³ steps for n ladders.
    """
    left = sorted(ladders, key=lambda ladder: (ladder.link.title.casefold(), ladder.link.key))
    placed: list[Ladder] = []

    def pull(ladder: Ladder) -> tuple[int, int]:
        tied = ties.get(ladder.link.key, {})
        return tied.get(placed[-1].link.key, 0) if placed else 0, sum(tied.get(other.link.key, 0) for other in placed)

    def opens(ladder: Ladder) -> tuple[bool, bool, int]:
        tied = ties.get(ladder.link.key, {})
        return ladder.link.key != first, not tied, len(tied)

    while left:
        following = max(left, key=pull)
        if pull(following) == (0, 0):
            following = min(left, key=opens)
        placed.append(following)
        left.remove(following)
    return tuple(placed)


def _ladders_of_roles(ladders: Sequence[Ladder]) -> dict[str, set[str]]:
    on: dict[str, set[str]] = defaultdict(set)
    for ladder in ladders:
        for rung in ladder.rungs:
            if rung.role:
                on[rung.role.key].add(ladder.link.key)
    return on


def _ties(on: Mapping[str, set[str]], crossing: Iterable[Way]) -> Ties:
    pairs = [(one, two) for way in crossing for one in on[way.start] for two in on[way.to]]
    pairs += [(one, two) for keys in on.values() for one in keys for two in keys if one < two]
    ties: dict[str, Counter[str]] = defaultdict(Counter)
    for one, two in pairs:
        ties[one][two] += 1
        ties[two][one] += 1
    return ties


def _nearest(starts: Iterable[Stop], ends: Sequence[Stop]) -> tuple[Stop, Stop]:
    pairs = ((start, end) for start in starts for end in ends)
    return min(pairs, key=lambda pair: (abs(pair[0].row - pair[1].row), pair[0].row, pair[1].row))
