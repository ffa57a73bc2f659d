"""Sources that disagree are put side by side: how they differ is said, and none is preferred."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roles.domain.disagreement import Disagreement, disagreement
from roles.domain.guide import Link
from roles.domain.lines import Pay
from roles.domain.records import Salary, Source
from roles.domain.salary import headline
from tests.domain.guides import entry, make_guide, make_salary

FEW = settings(max_examples=60)
BAKER = Link("role", "baker", "Baker")
GUIDE = make_guide(
    *(
        entry("source", Source(key=key, slug=key, name=key, short_name=key, source_kind="study"))
        for key in ("panel", "office")
    )
)
STATED = {"statistic": "median"}


def pays(*salaries: Salary) -> list[Pay]:
    return [Pay(s, headline(s), c) for s in salaries if (c := GUIDE.cite(s.source, s, reported_by=s.reported_by))]


def found(*salaries: Salary) -> Disagreement | None:
    return disagreement(BAKER, pays(*salaries))


def other(amount: str = "40000", **overrides: Any) -> Salary:
    """What another source says."""
    return make_salary(amount, **{"key": "other", "source": "panel", **STATED, **overrides})


def test_two_sources_with_different_amounts_disagree() -> None:
    said = found(make_salary(**STATED), other())
    assert said
    assert (said.role, [pay.salary.source for pay in said.pays]) == (BAKER, ["survey", "panel"])
    assert (said.differ, said.may_differ) == ((), ())


@pytest.mark.parametrize(
    "salaries",
    [
        (),
        (make_salary(),),
        (make_salary(), make_salary("40000", key="b", as_of=date(2020, 1, 1))),
        (make_salary(), other("50000.00", as_of=date(2020, 1, 1))),
        (make_salary(), replace(other(statistic="", p10=Decimal(1), p90=Decimal(2)), amount=None)),
    ],
    ids=["none", "one", "one source twice", "the same amount", "a range without a figure"],
)
def test_there_is_no_disagreement_without_two_sources_that_say_different_amounts(salaries: Any) -> None:
    assert found(*salaries) is None


@pytest.mark.parametrize(
    ("overrides", "differ"),
    [
        ({"as_of": date(2021, 1, 1)}, ("when",)),
        ({"statistic": "mean"}, ("statistic",)),
        ({"basis": "total"}, ("basis",)),
        ({"level": "senior"}, ("level",)),
        ({"region": "London"}, ("region",)),
        ({"period": "month"}, ("period",)),
        ({"currency": "EUR"}, ("currency",)),
        ({"statistic": "mean", "as_of": date(2021, 1, 1)}, ("when", "statistic")),
    ],
)
def test_what_they_state_differently_is_named(overrides: dict[str, Any], differ: tuple[str, ...]) -> None:
    said = found(make_salary(**STATED), other(**overrides))
    assert said
    assert (said.differ, said.may_differ) == (differ, ())


@pytest.mark.parametrize(
    ("overrides", "may_differ"),
    [
        ({"as_of": None, "as_of_precision": "not-stated"}, "when"),
        ({"statistic": "average"}, "statistic"),
        ({"basis": "not-stated"}, "basis"),
    ],
)
def test_what_one_of_them_does_not_state_may_differ(overrides: dict[str, Any], may_differ: str) -> None:
    said = found(make_salary(**STATED), other(**overrides))
    assert said
    assert (said.differ, said.may_differ) == ((), (may_differ,))


def test_one_amount_for_two_periods_or_in_two_currencies_is_a_disagreement() -> None:
    for overrides in ({"period": "month"}, {"currency": "EUR"}):
        said = found(make_salary("40000", **STATED), other("40000", **overrides))
        assert said
        assert said.differ == tuple(overrides)


def test_each_source_speaks_by_its_newest_figure() -> None:
    said = found(other("1", as_of=date(2020, 1, 1)), make_salary(**STATED), other("2", key="newer"))
    assert said
    assert [str(pay.salary.amount) for pay in said.pays] == ["50000.00", "2"]


@FEW
@given(
    st.lists(
        st.builds(
            make_salary,
            st.sampled_from(("1", "2")),
            key=st.sampled_from(("a", "b", "c")),
            source=st.sampled_from(("survey", "panel", "office")),
            statistic=st.sampled_from(("mean", "median", "average")),
            as_of=st.sampled_from((date(2024, 1, 1), date(2025, 1, 1))),
        ),
        unique_by=lambda s: s.key,
    ),
    st.randoms(),
)
def test_the_order_of_the_figures_changes_nothing_and_every_aspect_is_named_once(salaries, random) -> None:
    before = found(*salaries)
    random.shuffle(salaries)
    assert found(*salaries) == before
    if before:
        assert len({pay.salary.source for pay in before.pays}) == len(before.pays) > 1
        assert not set(before.differ) & set(before.may_differ)
