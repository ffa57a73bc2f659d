"""Money, figures, dates and countries in words, for readers of British English. Babel does the work."""

from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from roles.domain.guide import Cited
from roles.domain.prose import Html, escaped
from roles.domain.records import Claim, Dated, Salary
from roles.domain.salary import headline

LOCALE = Locale.parse("en_GB")

STATISTICS = {"mean": "mean", "median": "median", "average": "average (kind not stated)"}
BASES = {"base": "base pay", "total": "total pay", "not-stated": "basis not stated"}


def money(amount: Decimal, currency: str) -> str:
    """“£53,012”, “US$103,000”; pence only where there are any."""
    whole = amount == amount.to_integral_value()
    return format_currency(
        amount, currency, locale=LOCALE, format="¤#,##0" if whole else "¤#,##0.00", currency_digits=False
    )


def number(value: Decimal | int) -> str:
    """“1,016”."""
    return format_decimal(value, locale=LOCALE)


def percent(value: Decimal) -> str:
    """Per cent given as 14.7 → “14.7%”."""
    return format_percent(value / 100, locale=LOCALE, format="#,##0.##%")


def day(value: date) -> str:
    """“22 November 2026”."""
    return format_date(value, "d MMMM y", locale=LOCALE)


def when(dated: Dated) -> str:
    """The date as exactly as it is known: “December 2021”, “2021”, “date not stated”."""
    if dated.as_of is None:
        return "date not stated"
    patterns = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}
    return format_date(dated.as_of, patterns[dated.as_of_precision], locale=LOCALE)


@cache
def country(code: str) -> str:
    """“United Kingdom” for GB; the code itself if nobody knows it."""
    return str(LOCALE.territories.get(code, code))


def quote(row: Salary | Claim, cited: Cited) -> Html:
    """A figure in a sentence, with its source and date behind it in brackets."""
    origin = escaped(f"{cited.name}, {when(cited.dated)}") if not cited.source.url else _origin(cited)
    if isinstance(row, Salary):
        figure = headline(row)
        if figure is None:
            return origin
        about = f"{STATISTICS[figure.statistic]}, {BASES[row.basis]}"
        return Html(
            f'<strong class="figure">{escaped(money(figure.amount, row.currency))}</strong> ({escaped(about)}; {origin})'
        )
    if row.figure is None:
        return Html(f"({origin})")
    shown = percent(row.figure) if row.unit == "percent" else number(row.figure)
    return Html(f'<strong class="figure">{escaped(shown)}</strong> ({origin})')


def _origin(cited: Cited) -> Html:
    source = cited.source
    reported = f", reported by {cited.reported_by.html}" if cited.reported_by else ""
    return Html(f'<a href="{escaped(source.url)}">{escaped(cited.name)}</a>{reported}, {escaped(when(cited.dated))}')
