"""Where somebody would enter a role's ladders, and whether that is a step up, down or on the same level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roles.domain.ladders import LEVELS, Ladder, Rung


@dataclass(frozen=True)
class Standing:
    """A role's step on a ladder; ``number`` counts from 1."""

    ladder: Ladder
    number: int

    @property
    def rung(self) -> Rung:
        """The step."""
        return self.ladder.rungs[self.number - 1]

    @property
    def of(self) -> int:
        """How many steps the ladder has."""
        return len(self.ladder.rungs)

    @property
    def below(self) -> Rung | None:
        """The step before, if there is one."""
        return self.ladder.rungs[self.number - 2] if self.number > 1 else None

    @property
    def above(self) -> Rung | None:
        """The step after, if there is one."""
        return self.ladder.rungs[self.number] if self.number < self.of else None


@dataclass(frozen=True)
class Climb:
    """How the target's step stands to one of the start's: ``higher``, ``lower`` or ``same`` level.

    ``steps`` is how many steps lie between them on one ladder, up or down; None if they stand on two.
    """

    start: Standing
    relation: str
    steps: int | None = None


@dataclass(frozen=True)
class EntryPoint:
    """The target's step on one of its ladders, and how it stands to each of the start's steps, if it has any."""

    standing: Standing
    climbs: tuple[Climb, ...]


def entry_points(start: str, to: str, ladders: Sequence[Ladder]) -> tuple[EntryPoint, ...]:
    """Where the target (a role's key) stands on the ladders, seen from the start; empty if it stands on none.

    On the same ladder the number of steps counts, else the level that the guide gives each step.
    """
    from_here = tuple(_standings(start, ladders))
    return tuple(
        EntryPoint(standing, tuple(_climb(mine, standing) for mine in from_here))
        for standing in _standings(to, ladders)
    )


def _standings(role: str, ladders: Sequence[Ladder]) -> Iterator[Standing]:
    for ladder in ladders:
        for number, rung in enumerate(ladder.rungs, 1):
            if rung.role and rung.role.key == role:
                yield Standing(ladder, number)


def _climb(start: Standing, to: Standing) -> Climb:
    if start.ladder.link.key == to.ladder.link.key:
        steps = to.number - start.number
        return Climb(start, _relation(steps), abs(steps))
    return Climb(start, _relation(LEVELS.index(to.rung.level) - LEVELS.index(start.rung.level)))


def _relation(up: int) -> str:
    return "higher" if up > 0 else "lower" if up < 0 else "same"
