"""A map of career paths: ladders side by side, and the moves that lead from one to another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from roles.domain.lines import Ladder, MoveLine, Rung

MOST = 4
"""At most so many ladders are drawn together."""

LINE = 17
"""Height of a line of words."""

GAP = 18
"""Room between one step's words and the next dot, and under the last."""

CHARACTERS = 14
"""How many fit beside a dot on the narrowest page."""


LEFT = Decimal(4)
"""How far the first rail is from the left, in hundredths of the width."""


@dataclass(frozen=True)
class Words:
    """A line of words, ``y`` pixels down."""

    text: str
    y: int


@dataclass(frozen=True)
class Dot:
    """A step: where its dot is, and its title in lines beside it."""

    y: int
    title: tuple[Words, ...]


@dataclass(frozen=True)
class Rail:
    """A ladder: its place among those drawn, how far it is from the left in hundredths of the width, its steps."""

    place: int
    x: Decimal
    name: tuple[Words, ...]
    dots: tuple[Dot, ...]

    @property
    def first(self) -> int:
        """Where the rail begins."""
        return self.dots[0].y

    @property
    def last(self) -> int:
        """Where the rail ends."""
        return self.dots[-1].y


@dataclass(frozen=True)
class Join:
    """A move from a step of one ladder to a step of another."""

    move: MoveLine
    x1: Decimal
    y1: int
    x2: Decimal
    y2: int

    @property
    def leftward(self) -> bool:
        """Which way its arrow points."""
        return self.x2 < self.x1


@dataclass(frozen=True)
class PathMap:
    """Rails with the joins between them."""

    rails: tuple[Rail, ...]
    joins: tuple[Join, ...]
    height: int

    @property
    def wide(self) -> bool:
        """Whether it is wider than a phone."""
        return len(self.rails) > 2


def path_map(ladders: Iterable[Ladder], moves: Iterable[MoveLine]) -> PathMap | None:
    """The first few ladders that a move joins, drawn; None if no move leads from one ladder to another."""
    moves, ladders = tuple(moves), tuple(ladders)
    joined = [ladder for ladder in ladders if any(_leads(move, ladder, ladders) for move in moves)][:MOST]
    if len(joined) < 2:
        return None
    names = [_wrapped(ladder.link.title) for ladder in joined]
    titles = [[_wrapped(rung.title) for rung in ladder.rungs] for ladder in joined]
    top = LINE * max(map(len, names)) + GAP
    row = LINE * max(len(lines) for rail in titles for lines in rail) + GAP
    rails = tuple(
        Rail(
            place,
            (Decimal(100 * place) / len(joined) + LEFT).quantize(Decimal("0.01")),
            _placed(name, 0),
            tuple(Dot(top + row * number, _placed(lines, top + row * number)) for number, lines in enumerate(steps)),
        )
        for place, (name, steps) in enumerate(zip(names, titles, strict=True))
    )
    at = {
        rung.role.key: (rail.x, dot.y)
        for rail, ladder in zip(reversed(rails), reversed(joined), strict=True)
        for dot, rung in zip(rail.dots, ladder.rungs, strict=True)
        if rung.role
    }
    joins = tuple(
        Join(move, *at[move.start.key], *at[move.to.key])
        for move in moves
        if move.start.key in at and move.to.key in at and at[move.start.key][0] != at[move.to.key][0]
    )
    return PathMap(rails, joins, max(rail.last for rail in rails) + row) if joins else None


def _leads(move: MoveLine, ladder: Ladder, ladders: Sequence[Ladder]) -> bool:
    ends = {move.start.key, move.to.key}
    here = ends & _roles(ladder.rungs)
    return bool(here) and any(ends - here & _roles(other.rungs) for other in ladders if other is not ladder)


def _roles(rungs: Iterable[Rung]) -> set[str]:
    return {rung.role.key for rung in rungs if rung.role}


def _wrapped(words: str) -> list[str]:
    """The words in lines that fit; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= CHARACTERS:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _placed(lines: Iterable[str], y: int) -> tuple[Words, ...]:
    return tuple(Words(line, y + LINE * number) for number, line in enumerate(lines, start=1))
