"""How high a frame must be for what stands in it: a bound that no usual face exceeds and that wastes little.

A frame of another site cannot grow with what it shows, so its height is worked out beforehand, from the words and the
measures of the stylesheet (static/css/embedded.css). All measures are in CSS pixels.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import batched
from math import ceil
from textwrap import wrap
from typing import Protocol

NARROWEST, WIDEST = 280, 800
"""The widths of a frame for which everything is made and measured."""

LETTER = 0.55
"""The width of a letter in words of English, in parts of the size of type: that of the widest faces in common use."""
HEAVY, FIGURES, HEADING = 0.59, 0.57, 0.48
"""The same in bold, among figures and capitals, and in the guide's own face for headings."""

_END_OF_BLOCK = re.compile(r"</(?:p|li|h[1-6]|blockquote|td)>|<br>")
_TAG = re.compile(r"<[^>]*>")


class Piece(Protocol):
    """Something that stands in a frame, under what stands above it."""

    def height(self, width: float) -> float:
        """So high is it in this width, the space above it included."""


@dataclass(frozen=True)
class Room:
    """What is as high in any width: a drawing, a space, a border."""

    high: float

    def height(self, width: float) -> float:
        """Always the same."""
        return self.high


@dataclass(frozen=True)
class Text:
    """Words that fill their lines: their ``size``, a ``line``'s height, the space ``above`` and at the ``side``."""

    words: str
    size: float = 15
    line: float = 22
    above: float = 0
    side: float = 0
    letter: float = LETTER

    def height(self, width: float) -> float:
        """As many lines as the words take; none without words."""
        letters = max(1, int((width - self.side) / (self.size * self.letter)))
        lines = len(wrap(self.words, letters))
        return self.above + lines * self.line if lines else 0


@dataclass(frozen=True)
class Columns:
    """Stacks of pieces beside each other, as many as have ``least`` each; the others go below, a ``gap`` away."""

    stacks: Sequence[Sequence[Piece]]
    least: float
    across: float = 24
    gap: float = 12

    def height(self, width: float) -> float:
        """Each row is as high as the highest in it."""
        beside = max(1, min(len(self.stacks), int((width + self.across) / (self.least + self.across))))
        each = (width - self.across * (beside - 1)) / beside
        rows = [max(stacked(stack, each) for stack in row) for row in batched(self.stacks, beside)]
        return sum(rows) + self.gap * (len(rows) - 1)


def stacked(pieces: Iterable[Piece], width: float) -> float:
    """The height of pieces one under another."""
    return sum(piece.height(width) for piece in pieces)


def height(pieces: Iterable[Piece], width: int, *, edge: int) -> int:
    """The height of a frame of this width round these pieces; ``edge`` is what it keeps free on every side."""
    return ceil(stacked(pieces, max(width - 2 * edge, 1))) + 2 * edge


def blocks(html: str) -> Iterator[str]:
    """The words of each paragraph and line of a list, without the markup and empty ones."""
    for block in _END_OF_BLOCK.split(html):
        if words := " ".join(unescape(_TAG.sub("", block)).split()):
            yield words
