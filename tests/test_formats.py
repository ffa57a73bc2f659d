"""Figures and dates never part in their middle, and a figure says whose it is and how high it may be."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from roles import formats
from roles.domain.lines import pay_of
from roles.domain.records import Dated, Salary
from tests.domain.guides import make_guide, make_salary

NBSP = "\N{NO-BREAK SPACE}"


def test_a_day_stays_with_its_month() -> None:
    assert formats.day(date(2026, 11, 22)) == f"22{NBSP}November 2026"
    assert formats.when(Dated(as_of=date(2026, 11, 22), as_of_precision="day")) == f"22{NBSP}November 2026"


def test_a_month_or_a_year_alone_may_part() -> None:
    assert formats.when(Dated(as_of=date(2021, 12, 1), as_of_precision="month")) == "December 2021"
    assert formats.when(Dated(as_of=date(2021, 1, 1), as_of_precision="year")) == "2021"


def test_a_period_is_one_word_to_the_printer() -> None:
    assert list(formats.PERIODS.values()) == [f"a{NBSP}year", f"a{NBSP}month", f"an{NBSP}hour"]


def topped(**known: Decimal) -> Salary:
    """A figure that is not published from US$239,200 up."""
    given = make_salary(country="US", currency="USD", statistic="", top_code=Decimal(239_200), **known)
    return replace(given, amount=known.get("p50"), statistic="median" if "p50" in known else "")


def test_a_median_too_high_to_be_published_is_so_much_or_more() -> None:
    (pay,) = pay_of([topped(p10=Decimal(80_000))], make_guide())
    assert formats.pay_amount(pay) == f"US$239,200 or{NBSP}more"
    assert (formats.pay_label(pay), formats.kind_of_pay(pay)) == ("Median pay", "median, base pay")
    assert "US$239,200" in str(formats.quote(pay.salary, pay.cited))


def test_a_published_median_is_said_whatever_is_above_it() -> None:
    (pay,) = pay_of([topped(p50=Decimal(200_000))], make_guide())
    assert formats.pay_amount(pay) == "US$200,000"


def test_a_wider_occupation_is_named_with_what_the_figure_is() -> None:
    (pay,) = pay_of([make_salary(statistic="mean", wider_occupation="Cooks and bakers")], make_guide())
    assert formats.kind_of_pay(pay) == "mean, base pay, wage of the wider occupation Cooks and bakers"
    assert formats.measure_of_pay(pay) == "mean, base pay"
    assert "Wage of the wider occupation" not in formats.pay_label(pay)
    assert "wider occupation Cooks and bakers" in str(formats.quote(pay.salary, pay.cited))
