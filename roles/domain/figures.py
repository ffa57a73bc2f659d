"""Figures typed into prose: found however they are spelt, and held against those of records.

A figure that a record holds is quoted by reference, so that it is right everywhere at once when it changes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

MONEY, PERCENT, NUMBER = "money", "percent", "number"

_SPACE = "[ \u00a0\u2009\u202f]"
_NUMBER = re.compile(
    rf"(?P<currency>[£$€¥]{_SPACE}?|\b(?-i:[A-Z]{{3}}){_SPACE})?"
    rf"(?<![\d.,])(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+)(?:\.(?P<part>\d+))?"
    rf"(?P<thousand>{_SPACE}?k\b)?(?P<percent>{_SPACE}?(?:%|per{_SPACE}cent\b|percent\b))?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"(?P<name>\[\[[^\[\]|]*\|?)(?P<label>[^\[\]]*)\]\]")
_ADDRESS = re.compile(r"\]\([^()\s]*|<?https?://\S+")

_YEARS = range(1800, 2101)
_SMALL = 100
"""A plain number below this is too common to be taken for a record's."""


@dataclass(frozen=True)
class Typed:
    """A figure as it stands in a text, from ``start`` to ``end``: its value, and how exact it is meant to be.

    ``unit`` is what its spelling says: money, per cent, or a number of anything. ``step`` is 1 for “53,012” and 1000
    for “53k”, which may stand for any amount that rounds to it.
    """

    text: str
    start: int
    end: int
    value: Decimal
    unit: str
    step: Decimal = Decimal(1)

    def is_of(self, held: "Held") -> bool:
        """Whether a reader would take it for the record's figure.

        Years and small numbers of no unit are left alone: they are nearly always about something else.
        """
        if (self.unit == PERCENT) != (held.unit == PERCENT):
            return False
        if self.unit == MONEY and held.unit == NUMBER:
            return False
        if self.unit == NUMBER and (self.value < _SMALL or (self.text.isdecimal() and self.value in _YEARS)):
            return False
        if self.step == 1:
            return self.value == held.value
        return abs(self.value - held.value) * 2 <= self.step


@dataclass(frozen=True)
class Held:
    """A record's figure, told from others in words by ``said``.

    ``reference`` is what prose writes in its place; empty for what no reference shows, such as a percentile.
    """

    value: Decimal
    unit: str
    reference: str
    said: str


def typed(markdown: str) -> Iterator[Typed]:
    """Every figure that the text itself spells out, in reading order; not those of references, names or addresses.

    “53,012”, “53 012”, “£53k”, “14.7 %” and “79 per cent” are each one figure. A reference's own words count as text.
    """
    blank = _REFERENCE.sub(lambda found: f"{' ' * len(found['name'])}{found['label']}  ", markdown)
    blank = _ADDRESS.sub(lambda found: " " * len(found[0]), blank)
    for found in _NUMBER.finditer(blank):
        value = Decimal(re.sub(r"\D", "", found["digits"]) + (f".{found['part']}" if found["part"] else ""))
        step = Decimal(1)
        if found["thousand"]:
            value, step = value * 1000, Decimal(1000) / 10 ** len(found["part"] or "")
        unit = PERCENT if found["percent"] else MONEY if found["currency"] or found["thousand"] else NUMBER
        yield Typed(found[0], found.start(), found.end(), value, unit, step)


def repeated(markdown: str, held: Iterable[Held]) -> Iterator[tuple[Typed, Held]]:
    """Each figure of the text that a record holds too, with that record: the nearest, the first of several alike."""
    held = list(held)
    for figure in typed(markdown):
        alike = [one for one in held if figure.is_of(one)]
        if alike:
            yield figure, min(alike, key=lambda one: abs(one.value - figure.value))
