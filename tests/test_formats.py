"""Figures and dates never part in their middle."""

from datetime import date

from roles import formats
from roles.domain.records import Dated

NBSP = "\N{NO-BREAK SPACE}"


def test_a_day_stays_with_its_month() -> None:
    assert formats.day(date(2026, 11, 22)) == f"22{NBSP}November 2026"
    assert formats.when(Dated(as_of=date(2026, 11, 22), as_of_precision="day")) == f"22{NBSP}November 2026"


def test_a_month_or_a_year_alone_may_part() -> None:
    assert formats.when(Dated(as_of=date(2021, 12, 1), as_of_precision="month")) == "December 2021"
    assert formats.when(Dated(as_of=date(2021, 1, 1), as_of_precision="year")) == "2021"


def test_a_period_is_one_word_to_the_printer() -> None:
    assert list(formats.PERIODS.values()) == [f"a{NBSP}year", f"a{NBSP}month", f"an{NBSP}hour"]
