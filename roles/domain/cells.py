"""Cells of a table as people type them: amounts, dates, words, each read in one way or refused with the reason.

What can be read in two ways is refused, never guessed: nobody would see the guess among ten thousand rows.
"""

import re
import unicodedata
from calendar import month_abbr, month_name, monthrange
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from roles.domain.spelling import fold


class Unreadable(ValueError):
    """A cell that cannot be read in one way only: a sentence saying why, and how to mend it."""


# --- Text -------------------------------------------------------------------------------------------

_COMMAND = re.compile(r"[\s']*[=+\-@＝＋－＠]|[ ']*[\t\r\n]")
"""How a cell begins that a spreadsheet may take for a formula."""
_SPACES = re.compile(r"\s+")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: an apostrophe goes before what looks like one."""
    return f"'{text}" if _COMMAND.match(text) else text


def unguarded(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if cell.startswith("'") and _COMMAND.match(cell[1:]) else cell


def tidy(cell: str) -> str:
    """The cell without spaces round it; those within, of whatever kind, become one each."""
    return _SPACES.sub(" ", cell).strip()


def words(cell: str, longest: int) -> str:
    """Plain words of a cell.

    :raises Unreadable: for what is too long, looks like a formula, or holds characters that nobody sees.
    """
    text = tidy(unguarded(tidy(cell)))
    if len(text) > longest:
        raise Unreadable(f"It is longer than {longest} characters. Shorten it.")
    if text == tidy(cell) and _COMMAND.match(text):
        raise Unreadable(f"“{_short(text)}” begins as a formula does. Begin it with a letter or a figure.")
    if "\ufffd" in text or any(unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn") for letter in text):
        raise Unreadable("It holds a character that cannot be read. Type it again.")
    return text


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:39]}…"


# --- Amounts ----------------------------------------------------------------------------------------

SIGNS = {
    "£": {"GBP"},
    "€": {"EUR"},
    "¥": {"JPY", "CNY"},
    "₹": {"INR"},
    "$": {"USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD"},
    "US$": {"USD"},
    "A$": {"AUD"},
    "C$": {"CAD"},
    "NZ$": {"NZD"},
}
"""The currencies that a sign beside an amount may stand for."""

LARGEST = 12
"""Figures before the decimal point that an amount may have."""

_SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_MONEY = re.compile(rf"(?P<before>{_SIGN}|[A-Z]{{3}})? ?(?P<number>[0-9][0-9 .,'’]*?) ?(?P<after>{_SIGN}|[A-Z]{{3}})?")
_PLAIN = re.compile(r"[0-9]+(\.[0-9]{1,2})?")
_GROUPED = tuple(
    (re.compile(pattern), group, point)
    for pattern, group, point in (
        (r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?", ",", "."),  # 53,012.50
        (r"[0-9]{1,2}(,[0-9]{2})+,[0-9]{3}(\.[0-9]{1,2})?", ",", "."),  # 12,34,567 as in India
        (r"[0-9]{1,3}( [0-9]{3})+(\.[0-9]{1,2})?", " ", "."),  # 53 012.50
        (r"[0-9]{1,3}( [0-9]{3})+(,[0-9]{1,2})?", " ", ","),  # 53 012,50
        (r"[0-9]{1,3}(['’][0-9]{3})+(\.[0-9]{1,2})?", "'", "."),  # 53'012.50 as in Switzerland
        (r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,2}", ".", ","),  # 53.012,50
        (r"[0-9]{1,3}(\.[0-9]{3}){2,}", ".", ","),  # 1.053.012
        (r"[0-9]{4,},[0-9]{1,2}", "", ","),  # 53012,50
    )
)


class Amount(NamedTuple):
    """An amount of money; ``sign`` is the sign or the code that stands beside it, if any."""

    value: Decimal
    sign: str


def amount(cell: str) -> Amount:
    """An amount, written as people write money: “53012”, “53,012”, “£53 012”, “53.012,50”.

    :raises Unreadable: for anything else, with what is the matter.
    """
    text = unguarded(tidy(cell))
    found = _MONEY.fullmatch(text)
    number = found["number"].replace("’", "'") if found else ""
    if found is None or (found["before"] and found["after"]):
        raise Unreadable(_why_no_amount(text))
    if not _PLAIN.fullmatch(number):
        number = _without_groups(number)
    value = Decimal(number)
    if value.adjusted() >= LARGEST:
        raise Unreadable(f"“{_short(text)}” is too large to be a salary.")
    if value <= 0:
        raise Unreadable("A salary is more than nothing. Leave the cell empty if there is no figure.")
    return Amount(value, found["before"] or found["after"] or "")


def _without_groups(number: str) -> str:
    for pattern, group, point in _GROUPED:
        if pattern.fullmatch(number):
            plain = number.replace(group, "") if group else number
            return plain.replace(point, ".")
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", number):
        whole = number.replace(".", "")
        raise Unreadable(f"“{number}” may be {whole} or a little over {number.partition('.')[0]}. Write {whole}.")
    if re.fullmatch(r"[0-9]{1,3},[0-9]{1,2}", number):
        raise Unreadable(f"“{number}” may be {number.replace(',', '.')} or lack a figure. Write it with a point.")
    if re.fullmatch(r"[0-9]+[.,][0-9]{3,}", number):
        raise Unreadable(f"“{number}” has more than two places behind the point. Round it to pence or cents.")
    raise Unreadable(f"“{_short(number)}” can be read in more than one way. Write the figures alone: 53012.")


def _why_no_amount(text: str) -> str:
    quoted = f"“{_short(text)}”"
    if text.startswith(("=", "+", "@", "＝", "＋", "＠")):
        return f"{quoted} begins as a formula does. Write the figures alone: 53012."
    if re.fullmatch(r"[-−–(] ?[£$€]?[0-9][0-9.,' ]*\)?", text):
        return f"{quoted} is negative, and a salary is more than nothing."
    if re.fullmatch(r"[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+", text):
        return f"{quoted} is a shortened number. Write it in full: 53000."
    if re.fullmatch(r"[£$€]?[0-9.,]+ ?[kKmM]", text):
        return f"{quoted} is shortened. Write it in full: 53000."
    if re.search(r"[0-9] ?(-|–|to) ?[£$€]?[0-9]", text):
        return f"{quoted} is a range. Give its ends in the columns of percentiles, if that is what they are."
    return f"{quoted} is not an amount. Write the figures alone, 53012, or leave the cell empty."


def clash_of_currencies(sign: str, currency: str) -> str:
    """Why an amount with this sign cannot be in that currency; empty if it can."""
    if not sign or currency in SIGNS.get(sign, {sign}):
        return ""
    return f"“{sign}” stands beside the amount, but the currency is {currency}. Mend the one that is wrong."


# --- Dates ------------------------------------------------------------------------------------------


class Day(NamedTuple):
    """A date, and how exact it is: to the “day”, the “month” or the “year”, of which it is then the first day."""

    iso: str
    precision: str


_MONTHS = {fold(name): n for names in (month_name, month_abbr) for n, name in enumerate(names) if n} | {"sept": 9}
_YEAR = r"(?P<year>[0-9]{4})"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}",
        rf"{_YEAR}-(?P<month>[0-9]{{1,2}})",
        rf"(?P<month>[0-9]{{1,2}})[/.-]{_YEAR}",
        rf"{_YEAR}[-/](?P<month>[0-9]{{1,2}})[-/](?P<day>[0-9]{{1,2}})",
        rf"(?P<day>[0-9]{{1,2}})[/.-](?P<month>[0-9]{{1,2}})[/.-]{_YEAR}",
        rf"(?P<name>[^\W\d_]+)\.?,?[ -]{_YEAR}",
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -](?P<name>[^\W\d_]+)\.?,?[ -]{_YEAR}",
        rf"(?P<name>[^\W\d_]+)\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
    )
)
_SHORT_YEAR = re.compile(
    r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}|[^\W\d_]+[ -][0-9]{2}|[0-9]{1,2}[ -][^\W\d_]+[ -][0-9]{2}"
)


def day(cell: str) -> Day:
    """A date: 14/05/2026 (the day first, as in Britain), 2026-05-14, “14 May 2026”, “May 2026”, 2026-05 or 2026.

    :raises Unreadable: for anything else, and for a day that no calendar has.
    """
    text = unguarded(tidy(cell))
    found = next((match for pattern in _DATES if (match := pattern.fullmatch(fold(text)))), None)
    if found is None:
        if _SHORT_YEAR.fullmatch(text):
            raise Unreadable(f"“{_short(text)}” does not show its whole year. Write it as 14/05/2026 or May 2026.")
        raise Unreadable(f"“{_short(text)}” is not a date. Write it as 14/05/2026, May 2026 or 2026.")
    parts = found.groupdict()
    year = int(parts["year"])
    if not 1900 <= year <= 2200:
        raise Unreadable(f"“{_short(text)}” is not a date: there is no figure from the year {year}.")
    month = _MONTHS.get(parts["name"], 0) if "name" in parts else int(parts.get("month") or 1)
    if not 1 <= month <= 12:
        raise Unreadable(f"“{_short(text)}” names no month. The day comes first: 14/05/2026 is 14 May 2026.")
    of_month, days = int(parts.get("day") or 1), monthrange(year, month)[1]
    if not 1 <= of_month <= days:
        raise Unreadable(f"“{_short(text)}” is no day: {month_name[month]} {year} has {days} days.")
    precision = "day" if "day" in parts else "month" if len(parts) > 1 else "year"
    return Day(f"{year:04}-{month:02}-{of_month:02}", precision)


# --- Words of a list --------------------------------------------------------------------------------


def chosen(cell: str, words_: Mapping[str, str], known: str) -> str:
    """What a cell names in a list, by its folded words.

    :raises Unreadable: naming what is ``known``.
    """
    text = unguarded(tidy(cell))
    found = words_.get(fold(text))
    if found is None:
        raise Unreadable(f"“{_short(text)}” is not known here. {known}")
    return found
