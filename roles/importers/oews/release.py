"""Which release the files are of, and from which wage up it gives no figure: as the files themselves say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MONTHS = {"May": 5, "November": 11}
"""The survey’s reference months; November only before 2005."""

_STATED = re.compile(r"\b(May|November) (20\d\d)\b")
_IN_NAME = re.compile(r"(?:_M(20\d\d)_|oe?sm(\d\d))", re.IGNORECASE)
_TOP = re.compile(r"#\s*=.*?\$\s?([\d,]+(?:\.\d+)?) per hour or \$\s?([\d,]+) per year", re.IGNORECASE | re.DOTALL)

TOP_CODES = {
    **dict.fromkeys(range(2016, 2022), (Decimal("100.00"), Decimal(208_000))),
    **dict.fromkeys(range(2022, 2025), (Decimal("115.00"), Decimal(239_200))),
}
"""{year: (an hour, a year)} as the field descriptions of these releases state it: for a table without its notes."""


@dataclass(frozen=True)
class Release:
    """A release, and what ``#`` stands for in it: at least so much ``hourly`` or ``yearly``; None if nobody says."""

    name: str
    hourly: Decimal | None = None
    yearly: Decimal | None = None

    @property
    def as_of(self) -> date:
        """The first day of the month to which its wages refer."""
        month, year = self.name.split()
        return date(int(year), MONTHS[month], 1)

    @property
    def year(self) -> int:
        """The year to which its wages refer."""
        return self.as_of.year


def stated(texts: Iterable[str], file: str) -> str:
    """The release that a file’s notes, or else its name, speak of: “May 2024”; empty if neither does."""
    for text in texts:
        if found := _STATED.search(text):
            return f"{found[1]} {found[2]}"
    if found := _IN_NAME.search(file):
        return f"May {found[1] or f'20{found[2]}'}"
    return ""


def is_release(name: str) -> bool:
    """Whether it is written as releases are: “May 2024”."""
    return bool(_STATED.fullmatch(name))


def release(name: str, texts: Iterable[str]) -> Release:
    """The release of this name, with what its notes say of ``#``, or what is known of it where they are not there."""
    for text in texts:
        if found := _TOP.search(text):
            return Release(name, *(Decimal(amount.replace(",", "")) for amount in found.groups()))
    return Release(name, *TOP_CODES.get(Release(name).year, (None, None)))
