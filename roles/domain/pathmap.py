"""A map of career paths: a row for each ladder, a column for each level, and the moves that lead across.

Across, all is measured in hundredths of the map's width; down, in pixels: so its words keep their size on any screen.
A step's words stand to the right of its dot, and lines run down to the left of the dots and across between the rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from roles.domain.joins import Join, JoinedLadder, Step
from roles.domain.ladders import LEVELS

NARROWEST = 880
"""The width of the narrowest map, in pixels; below it the page shows ladders one below the other instead."""
LETTER = Decimal("8.3")
"""The width of a letter of a wide face, in pixels."""
RING = 8
"""How far the ring of a step reaches from its middle."""
BESIDE = 14
"""From a dot to the words beside it, in pixels."""
ARROW = 2
"""So many letters' room an arrow takes before the words of a link."""
LEFT = Decimal(3)
"""Room for lines to the left of the first dots, in hundredths of the width."""

NAME = 20
"""From the top of a row to the foot of the ladder's name."""
RAIL = 44
"""From the top of a row to its rail, on which the first step of each level stands."""
LINE = 19
"""Height of a line of words."""
LINK = 26
"""Height of the first line of a link: far enough from what stands above it to be hit with a finger."""
BELOW = 4
"""How far letters reach below the line."""
UNDER = 24
"""From the rail to the foot of the first words under it."""
LEVEL_WITH = 5
"""From a dot that is not on the rail to the foot of the words beside it."""
GAP = 24
"""Room under a step, and between two rows, where the lines run across."""
UNDER_ROW = 8
"""Room under the words of a row."""

LANES = 4
"""So many lines run beside each other before one takes the place of another."""
LANE = Decimal("0.6")
"""From one line to the next where they run down, in hundredths of the width."""
ACROSS = 3
"""From one line to the next where they run across, in pixels."""
BEND = 12
"""The radius of a bend, in pixels."""


@dataclass(frozen=True)
class Words:
    """A line of words, ``y`` pixels below the dot; a word too long for its column is drawn in ``width`` pixels."""

    text: str
    y: int
    width: int | None = None


@dataclass(frozen=True)
class Box:
    """Where a link can be hit, in pixels from the dot: all round its words, for between two lines there is nothing."""

    y: int
    width: int
    height: int


def _box(words: Sequence[Words], beside: int, top: int) -> Box:
    across = max(line.width or int(len(line.text) * LETTER) for line in words)
    return Box(top, beside + across, words[-1].y + BELOW - top)


@dataclass(frozen=True)
class Pointer:
    """A join as a link at the step that it leaves."""

    join: Join
    words: tuple[Words, ...]

    @property
    def box(self) -> Box:
        """Where it can be hit, from the arrow on."""
        return _box(self.words, int(ARROW * LETTER), self.words[0].y - LINE)


@dataclass(frozen=True)
class Dot:
    """A step: where its dot is, its title in lines, and the joins that leave it."""

    step: Step
    x: Decimal
    y: int
    title: tuple[Words, ...]
    pointers: tuple[Pointer, ...]

    @property
    def box(self) -> Box:
        """Where it can be hit."""
        return _box(self.title, BESIDE, -RING)

    @property
    def foot(self) -> int:
        """Where its words end, in pixels from the top of the map."""
        return self.y + (self.pointers[-1].words if self.pointers else self.title)[-1].y


@dataclass(frozen=True)
class Branch:
    """The line that leads down through the steps of one level."""

    x: Decimal
    y1: int
    y2: int


@dataclass(frozen=True)
class Rail:
    """A ladder: its row from ``top`` to ``foot``, its rail, and its steps from the first to the last."""

    row: JoinedLadder
    top: int
    foot: int
    dots: tuple[Dot, ...]
    branches: tuple[Branch, ...]

    @property
    def name_at(self) -> int:
        """The foot of the ladder's name."""
        return self.top + NAME

    @property
    def y(self) -> int:
        """Where the rail runs."""
        return self.top + RAIL

    @property
    def x1(self) -> Decimal:
        """Where the rail begins."""
        return min(dot.x for dot in self.dots)

    @property
    def x2(self) -> Decimal:
        """Where the rail ends."""
        return max(dot.x for dot in self.dots)

    @property
    def accent(self) -> int:
        """Its colour, one of five."""
        return self.row.place % 5


@dataclass(frozen=True)
class Line:
    """A join drawn: ``path`` in hundredths of the width across and pixels down; the arrow points at ``x``, ``y``."""

    join: Join
    path: str
    x: Decimal
    y: int

    @property
    def accent(self) -> int:
        """The colour of the ladder that it leaves."""
        return self.join.start.row % 5


@dataclass(frozen=True)
class PathMap:
    """The columns' levels, a rail for each ladder, and the lines between them."""

    levels: tuple[str, ...]
    rails: tuple[Rail, ...]
    lines: tuple[Line, ...]
    height: int


def path_map(rows: Iterable[JoinedLadder]) -> PathMap:
    """Ladders in the order given. Only levels that one of them has get a column.

    A step never stands to the left of the one before it, whatever its level; steps of one column stand one below the
    other, in order.
    """
    rows = tuple(row for row in rows if row.steps)
    columns = {row.place: _columns(row.steps) for row in rows}
    used = sorted({column for found in columns.values() for column in found})
    width = (100 - LEFT) / max(1, len(used))
    x_of = {column: (LEFT + width * number).quantize(Decimal("0.01")) for number, column in enumerate(used)}
    letters = int((width * NARROWEST / 100 - BESIDE - LETTER) / LETTER)
    rails: list[Rail] = []
    for row in rows:
        top = rails[-1].foot + GAP if rails else 0
        rails.append(_rail(row, [x_of[column] for column in columns[row.place]], top, letters))
    return PathMap(
        tuple(LEVELS[column] for column in used),
        tuple(rails),
        tuple(_lines(rails)),
        rails[-1].foot if rails else 0,
    )


def _columns(steps: Iterable[Step]) -> list[int]:
    columns: list[int] = []
    for step in steps:
        columns.append(max([LEVELS.index(step.stop.rung.level), *columns[-1:]]))
    return columns


def _rail(row: JoinedLadder, places: Sequence[Decimal], top: int, letters: int) -> Rail:
    dots: list[Dot] = []
    for step, x in zip(row.steps, places, strict=True):
        below = bool(dots) and dots[-1].x == x
        y = dots[-1].foot + GAP if below else top + RAIL
        title = _placed(step.stop.rung.name, LEVEL_WITH if below else UNDER, letters)
        pointers: list[Pointer] = []
        for join in step.leaving:
            above = (pointers[-1].words if pointers else title)[-1].y
            pointers.append(Pointer(join, _placed(join.to.rung.name, above + LINK, letters - ARROW)))
        dots.append(Dot(step, x, y, title, tuple(pointers)))
    stacks = [list(stack) for _, stack in groupby(dots, key=lambda dot: dot.x)]
    branches = tuple(Branch(stack[0].x, stack[0].y, stack[-1].y) for stack in stacks if len(stack) > 1)
    return Rail(row, top, max(dot.foot for dot in dots) + UNDER_ROW, tuple(dots), branches)


def _placed(words: str, y: int, letters: int) -> tuple[Words, ...]:
    width = int(letters * LETTER)
    return tuple(
        Words(line, y + LINE * number, width if len(line) > letters else None)
        for number, line in enumerate(wrapped(words, letters))
    )


def wrapped(words: str, letters: int) -> list[str]:
    """The words in lines of at most so many letters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _lines(rails: Sequence[Rail]) -> Iterable[Line]:
    at = {(dot.step.stop.row, dot.step.stop.number): (rail, dot) for rail in rails for dot in rail.dots}
    joins = [pointer.join for rail in rails for dot in rail.dots for pointer in dot.pointers]
    for number, join in enumerate(joins):
        rail, start = at[join.start.row, join.start.number]
        _, end = at[join.to.row, join.to.number]
        yield Line(join, _path(rail, start, end, number % LANES), end.x, end.y)


def _path(rail: Rail, start: Dot, end: Dot, lane: int) -> str:
    """Out of the row beside the first dot, across between the rows, then beside the other dot's column and into it."""
    down = end.y > start.y
    turn = BEND if down else -BEND
    leave, arrive = start.x - LANE, end.x - LANE * (lane + 1)
    across = (rail.foot if down else rail.top - GAP) + BEND // 2 + lane * ACROSS
    aside = max(-LANE, min(LANE, (arrive - leave) / 2))
    return (
        f"M{start.x} {start.y}Q{leave} {start.y} {leave} {start.y + turn}"
        f"V{across - turn // 2}Q{leave} {across} {leave + aside:.2f} {across}"
        f"H{arrive - aside:.2f}Q{arrive} {across} {arrive} {across + turn // 2}"
        f"V{end.y - turn}Q{arrive} {end.y} {end.x} {end.y}"
    )
