"""Bars from a common zero line: only like figures share a chart, and the scale is round."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.chart import FEW, Chart, Span, charts, drawing, scale
from roles.domain.guide import Link
from roles.domain.lines import Pay
from roles.domain.records import Salary
from roles.domain.salary import headline
from tests.domain.guides import make_guide, make_salary

ROLE = Link("role", "baker", "Baker")


def drawn(*salaries: Salary) -> tuple[Chart, ...]:
    guide = make_guide()
    return charts(
        (ROLE, 0, Pay(salary, headline(salary), cited))
        for salary in salaries
        if (cited := guide.cite("survey", salary))
    )


@pytest.mark.parametrize(
    ("reach", "amounts"),
    [
        ("50000", [0, 20000, 40000, 60000]),
        ("3", [0, 1, 2, 3]),
        ("0", [0, Decimal("0.5"), 1]),
        ("7400", [0, 2500, 5000, 7500]),
    ],
)
def test_the_scale_begins_at_nought_and_has_round_steps(reach: str, amounts: list[Decimal]) -> None:
    assert [tick.amount for tick in scale(Decimal(reach))] == amounts


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_the_scale_reaches_far_enough_and_has_four_amounts_at_most(reach: Decimal) -> None:
    ticks = scale(reach)
    assert 2 <= len(ticks) <= 4
    assert ticks[-1].amount >= reach
    assert (ticks[0].x, ticks[-1].x) == (0, 100)


def test_a_bar_is_as_long_as_its_figure_on_the_scale() -> None:
    (chart,) = drawn(make_salary("60000"), make_salary("15000"))
    assert [bar.width for bar in chart.bars] == [bar.end for bar in chart.bars] == [100, 25]
    assert not chart.ranged


def test_a_range_is_drawn_from_percentile_to_percentile() -> None:
    ends = {"p10": Decimal(30000), "p25": Decimal(45000), "p75": Decimal(60000), "p90": Decimal(75000)}
    (chart,) = drawn(make_salary("50000", **ends))
    (bar,) = chart.bars
    assert chart.ranged
    assert (bar.spread, bar.middle) == (Span(Decimal(40), Decimal(60)), Span(Decimal(60), Decimal(20)))
    assert (bar.width, bar.end) == (Decimal("66.67"), 100)


def test_a_range_beyond_what_is_published_reaches_to_where_figures_end() -> None:
    ends = {"p10": Decimal(20000), "p25": Decimal(30000), "p50": Decimal(40000), "top_code": Decimal(60000)}
    (chart,) = drawn(make_salary("40000", statistic="median", **ends), make_salary("30000", statistic="median"))
    high, plain = chart.bars
    assert (high.spread and high.spread.x + high.spread.width, high.is_open, plain.is_open) == (100, True, False)
    assert chart.open_from == 60000


def test_figures_of_two_kinds_share_no_chart() -> None:
    assert len(drawn(make_salary(), make_salary(basis="total"), make_salary(statistic="mean"), make_salary())) == 3


def test_figures_whose_captions_would_differ_share_no_chart() -> None:
    release = {"release": "May 2024"}
    assert len(drawn(make_salary(**release), make_salary(as_of=date(2024, 5, 1), **release))) == 2
    assert len(drawn(make_salary(**release), make_salary(reported_by="journal", **release))) == 2


def test_few_charts_are_all_drawn_and_of_many_those_with_something_to_compare() -> None:
    kinds = [make_salary(level=level) for level in ("entry", "middle", "senior")]
    assert len(kinds) == FEW
    few = drawn(*kinds)
    assert (drawing(few).charts, drawing(few).left) == (few, 0)
    many = drawn(*kinds, make_salary(), make_salary("1"))
    assert ([len(chart.bars) for chart in drawing(many).charts], drawing(many).left) == ([2], 3)
    ranged = drawn(*kinds, make_salary(p25=Decimal(1), p75=Decimal(2)))
    assert ([chart.ranged for chart in drawing(ranged).charts], drawing(ranged).left) == ([True], 3)
