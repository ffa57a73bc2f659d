"""Pay in many parts of a country is told in one table; in a few, with the country's own."""

from dataclasses import replace
from decimal import Decimal

from roles.domain import records as r
from roles.domain.lines import Pay, pay_of
from roles.domain.regions import MANY, by_region, of_many
from tests.domain.guides import make_guide, make_salary

STATES = ("Alabama", "Alaska", "Arizona", "Arkansas")


def pays(*salaries: r.Salary) -> tuple[Pay, ...]:
    return pay_of(salaries, make_guide())


def of_states(*names: str) -> list[r.Salary]:
    """A median with percentiles and a mean for each."""
    median = make_salary("50", country="US", currency="USD", statistic="median", p10=Decimal(10), p50=Decimal(50))
    return [
        salary
        for number, name in enumerate(names, start=1)
        for salary in (
            replace(median, key=f"{name}-median", region=name, order=2 * number),
            make_salary(
                "60",
                key=f"{name}-mean",
                region=name,
                country="US",
                statistic="mean",
                order=2 * number + 1,
                currency="USD",
            ),
        )
    ]


def test_a_few_parts_of_a_country_stand_with_its_own_figures() -> None:
    found = pays(make_salary(), *of_states(*STATES[:MANY]))
    assert by_region(found) == (found, ())


def test_many_parts_of_a_country_are_told_together_with_median_and_mean_in_one_line() -> None:
    found = pays(make_salary(key="nation"), *of_states(*STATES))
    alone, (regions,) = by_region(found)
    assert [pay.salary.key for pay in alone] == ["nation"]
    assert [region.name for region in regions.regions] == list(STATES)
    first = regions.regions[0]
    assert (first.spread and first.spread.salary.key, first.mean and first.mean.salary.key) == (
        "Alabama-median",
        "Alabama-mean",
    )
    assert first.period == "year"


def test_parts_of_a_country_from_two_releases_are_two_tables() -> None:
    older = [replace(salary, key=f"old-{salary.key}", release="May 2023") for salary in of_states(*STATES)]
    _, tables = by_region(pays(*of_states(*STATES), *older))
    assert [len(table.regions) for table in tables] == [4, 4]


def test_a_cell_says_what_is_known_and_what_may_be_more() -> None:
    known = {"p10": Decimal(5), "p25": Decimal(7), "top_code": Decimal(9)}
    median = replace(make_salary(), amount=None, statistic="", **known)
    salaries = [replace(median, key=name, region=name) for name in STATES]
    _, (regions,) = by_region(pays(*salaries))
    assert regions.regions[0].cells == ((5, False), (7, False), (9, True), (9, True), (9, True))
    assert regions.topped
    mean_only = [make_salary(key=name, region=name, statistic="mean") for name in STATES]
    _, (means,) = by_region(pays(*mean_only))
    assert means.regions[0].cells == ((None, False),) * 5
    assert not means.topped


def test_which_records_are_of_many_regions_is_known_by_key() -> None:
    salaries = [make_salary(key="nation"), *of_states(*STATES)]
    assert set(of_many(salaries)) == {salary.key for salary in salaries} - {"nation"}
