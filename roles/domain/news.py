"""What changed in the guide, as readers are told: one entry for each edition, a day's entries together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Literal

from roles.domain.changes import Piece, pieces
from roles.domain.guide import Link

AROUND = 6
"""So many words that stayed are shown before and after those that changed."""
LONGEST = 70
"""An excerpt of more words tells a reader less than that the text was reworded."""
COMPARED = 6_000
"""Texts of more characters, both together, are not compared word by word: it would take too long."""
SHOWN = 12
"""At most so many lines of one change are shown among others; its own page has all."""


@dataclass(frozen=True)
class Detail:
    """A value before and after, or the words of a text that changed in ``pieces``. An empty value is none."""

    label: str
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """On one line: “Amount: £50,000, now £52,000”."""
        named = f"{self.label}: " if self.label else ""
        if self.pieces:
            return named + " ".join(_marked(piece) for piece in self.pieces)
        if not (self.before and self.after):
            return f"{named}{self.after or f'{self.before}, removed'}" if self.before or self.after else self.label
        return f"{named}{self.before}, now {self.after}"


@dataclass(frozen=True)
class Said:
    """One line of a change: “Skill removed”, “Data analysis”, and what became of its parts."""

    what: str
    about: str = ""
    details: tuple[Detail, ...] = ()

    @property
    def text(self) -> str:
        """The whole line as plain words."""
        parts = [self.about, "; ".join(detail.text for detail in self.details)]
        told = ". ".join(filter(None, parts))
        return f"{self.what}: {told}" if told else self.what


@dataclass(frozen=True)
class Change:
    """An edition in words. ``title`` is what the page was called then, ``page`` the page now, if it is still there.

    ``then`` is the address of the page as it stood at the end of that day, ``url`` that of the change itself. Of an
    import's editions of one kind, one stands for all ``together``: its title says how many, its page lists them.
    """

    kind: str
    key: str
    number: int
    title: str
    on: datetime
    new: bool
    said: tuple[Said, ...]
    page: Link
    then: str
    url: str
    together: bool = False

    @property
    def anchor(self) -> str:
        """The change's permanent name on any page that lists it."""
        return f"{self.kind}-{self.key}-{self.number}"

    @property
    def shown(self) -> tuple[Said, ...]:
        """Its first lines."""
        return self.said[:SHOWN]

    @property
    def more(self) -> int:
        """How many lines are not among the first."""
        return len(self.said) - len(self.shown)


@dataclass(frozen=True)
class Day:
    """What changed on a day, the latest first, and what was new, by kind."""

    day: date
    changed: tuple[Change, ...]
    new: tuple[tuple[str, tuple[Change, ...]], ...]


def by_day(changes: Iterable[tuple[date, Change]]) -> tuple[Day, ...]:
    """Changes in order, each with its day where the guide is kept, a day's together."""
    days = []
    for day, of_day in groupby(changes, key=lambda dated: dated[0]):
        told = [change for _, change in of_day]
        new: dict[str, list[Change]] = {}
        for change in told:
            if change.new:
                new.setdefault(change.kind, []).append(change)
        kinds = tuple((kind, tuple(sorted(found, key=lambda change: change.title))) for kind, found in new.items())
        days.append(Day(day, tuple(change for change in told if not change.new), kinds))
    return tuple(days)


def excerpt(before: str, after: str) -> tuple[Piece, ...]:
    """The words that changed, with a few that stayed around them; nothing if that would be long to read."""
    if len(before) + len(after) > COMPARED:
        return ()
    found = pieces(before, after)
    last = len(found) - 1
    cut = tuple(
        Piece("same", _cut(piece.text, first=at == 0, last=at == last)) if piece.what == "same" else piece
        for at, piece in enumerate(found)
    )
    return cut if sum(len(piece.text.split()) for piece in cut) <= LONGEST else ()


def _cut(text: str, *, first: bool, last: bool) -> str:
    """A run of words that stayed, shortened where no changed word is near."""
    words = text.split()
    if len(words) <= (AROUND if first or last else 2 * AROUND):
        return text
    head, tail = ("" if first else " ".join(words[:AROUND])), ("" if last else " ".join(words[-AROUND:]))
    return " ".join(filter(None, (head, "…", tail)))


def _marked(piece: Piece) -> str:
    """A run of words on one line, where there is no colour: [-removed-] and [+added+]."""
    marks: dict[Literal["same", "added", "removed"], str] = {"same": "", "added": "+", "removed": "-"}
    mark = marks[piece.what]
    return f"[{mark}{piece.text}{mark}]" if mark else piece.text
