"""Every figure of a country: what it is, who says so and from when; sources that disagree stand together."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from roles.domain import records as r
from roles.domain.chart import FEW
from roles.domain.guide import Guide, Link
from roles.domain.lines import Pay
from roles.domain.listing import Listing
from roles.domain.salary import headline
from roles.queries.salaries import Country, RolePay, SalaryTable
from tests.domain.guides import entry, make_guide, make_role, make_salary
from tests.pages.bakery import JOURNAL, profile_of
from tests.pages.drawn import Drawn, draw_content

BAKER = Link("role", "baker", "Baker", "/roles/baker/")
GUIDE: Guide = make_guide(entry("source", JOURNAL))


def a_pay(salary: r.Salary) -> Pay:
    cited = GUIDE.cite(salary.source, salary, reported_by=salary.reported_by)
    assert cited
    return Pay(salary, headline(salary), cited)


def a_role_pay(*salaries: r.Salary, role: Link = BAKER) -> RolePay:
    return RolePay(role, tuple(a_pay(salary) for salary in salaries))


def a_table(*lines: RolePay, **overrides: Any) -> Drawn:
    given = {
        "country": "GB",
        "countries": (Country("GB", 2, 3), Country("US", 1, 1)),
        "sort": "pay",
        "figures": sum(len(line.pays) for line in lines),
        "listing": Listing(lines, len(lines), 1, 1, (), ""),
    }
    return draw_content("salary_list", SalaryTable(**given | overrides))


def test_a_figure_stands_with_what_it_is_its_source_its_date_and_its_age() -> None:
    page = a_table(a_role_pay(make_salary(as_of=date(2021, 12, 1), reported_by="journal")))
    assert page.within("<tbody>", "</tbody>") == (
        "Baker £50,000 a year Average (mean or median not stated), base pay Survey, reported by Journal"
        " December 2021 · almost 5 years old"
    )
    assert page.classes("age--old") == 2


def test_a_figure_of_a_year_ago_is_not_flagged() -> None:
    page = a_table(a_role_pay(make_salary()))
    assert page.classes("age") == 2
    assert page.classes("age--old") == 0


def test_a_figure_without_a_date_says_so() -> None:
    page = a_table(a_role_pay(make_salary(as_of=None, as_of_precision="not-stated")))
    assert page.within('popovertarget="age-undated">', "</button>") == "date not stated"
    assert page.classes("age--undated") == 2


def test_percentiles_are_listed_and_drawn_with_a_key() -> None:
    page = a_table(a_role_pay(make_salary(p10=Decimal(30000), p50=Decimal(48000), p90=Decimal(90000))))
    assert "10th percentile £30,000 median £48,000 90th percentile £90,000" in page.text
    assert "Pale: from the 10th to the 90th percentile." in page.text
    assert "Pale" not in a_table(a_role_pay(make_salary())).text


def test_the_chart_begins_at_nought_and_names_every_bar() -> None:
    cook = Link("role", "cook", "Cook", "/roles/cook/")
    page = a_table(a_role_pay(make_salary()), a_role_pay(make_salary("30000"), role=cook))
    assert page.classes("chart__zero") == 1
    assert page.within('<svg class="bars__scale"', "</svg>").endswith("£0 £20k £40k £60k")
    assert page.within("<ul>\n<li>", "</li>") == "Baker £50,000"


def test_sources_that_disagree_stand_under_one_role_with_what_they_differ_in() -> None:
    old = make_salary("46201", as_of=date(2021, 12, 1))
    new = make_salary("52000", key="b", source="journal", statistic="median")
    page = a_table(a_role_pay(new, old))
    assert '<th scope="rowgroup" rowspan="3"><a href="/roles/baker/">Baker</a></th>' in page.html
    assert page.within("<tbody>", "</tbody>").endswith(
        "Two sources: £52,000 (Journal, December 2025) and £46,201 (Survey, December 2021)."
        " They differ in date and may differ in kind of average, so neither is called right."
    )


def test_sources_that_measure_the_same_and_disagree_are_told_so() -> None:
    both = (make_salary("1", statistic="mean"), make_salary("2", key="b", source="journal", statistic="mean"))
    assert "They measure the same and still disagree, so neither is called right." in a_table(a_role_pay(*both)).text


def test_pay_for_different_periods_names_the_period() -> None:
    monthly = make_salary("4000", key="b", order=1, source="journal", period="month")
    page = a_table(a_role_pay(make_salary(), monthly))
    assert "£50,000 a year (Survey, December 2025) and £4,000 a month (Journal, December 2025)" in page.text


def test_one_source_does_not_disagree_with_itself() -> None:
    page = a_table(a_role_pay(make_salary(), make_salary("40000", key="b", as_of=date(2021, 12, 1))))
    assert 'rowspan="2"' in page.html
    assert "called right" not in page.text


def test_bars_go_from_the_highest_down_unless_another_order_was_chosen() -> None:
    cook = Link("role", "cook", "Cook", "/roles/cook/")
    lines = a_role_pay(make_salary("10")), a_role_pay(make_salary("30"), role=cook)
    assert [a_table(*lines, sort=sort).within("<ul>\n<li", "</ul>")[-20:] for sort in ("pay", "role")] == [
        ">Cook £30 Baker £10",
        ">Baker £10 Cook £30",
    ]


def test_figures_alone_of_their_kind_are_left_to_the_table_where_there_are_many_kinds() -> None:
    kinds = [make_salary(key=f"k{n}", level=level) for n, level in enumerate(("entry", "middle", "senior", ""))]
    pair = a_role_pay(make_salary(), role=Link("role", "cook", "Cook", "/roles/cook/"))
    page = a_table(a_role_pay(*kinds), pair)
    assert page.classes("chart") == 1
    assert "Not drawn: 3 figures with no other of the same kind, source and date to stand beside." in page.text
    assert a_table(a_role_pay(*kinds[:FEW])).classes("chart") == FEW


@pytest.mark.parametrize(("sort", "sorted_by"), [("pay", "descending"), ("role", "ascending"), ("date", "descending")])
def test_one_column_is_sorted_and_each_can_be(sort: str, sorted_by: str) -> None:
    page = a_table(a_role_pay(make_salary()), sort=sort)
    assert re.findall(r'aria-sort="(\w+)"', page.html) == [sorted_by]
    others = {"pay", "role", "date"} - {sort}
    assert {f"/a-page/?country=GB&sort={other}#figures" for other in others} <= set(page.links())
    assert f"/a-page/?country=GB&sort={sort}#figures" not in page.links()


def test_another_country_keeps_the_order_chosen() -> None:
    page = a_table(a_role_pay(make_salary()), sort="date")
    assert "/a-page/?country=US&sort=date" in page.links()


def test_a_page_says_how_much_there_is_and_where_it_is() -> None:
    line = a_role_pay(make_salary())
    page = a_table(line, figures=70, listing=Listing((line,), 60, 2, 3, (), ""))
    assert "Pay by role, United Kingdom: 70 figures for 60 roles, page 2 of 3" in page.text


def test_a_country_without_figures_offers_those_that_have() -> None:
    page = a_table(country="FR")
    assert "No salary figure for France yet" in page.text
    assert "The guide has figures for United Kingdom and United States." in page.text
    assert {"/a-page/?country=GB", "/a-page/?country=US"} <= set(page.links())
    assert "<table" not in page.html


def test_a_part_of_the_country_and_a_name_can_be_asked_for_and_are_kept() -> None:
    line = a_role_pay(make_salary())
    given = {"region": "Kent", "regions": ("Devon", "Kent"), "named": "bak", "sort": "date"}
    page = a_table(line, **given, listing=Listing((line,), 60, 2, 3, (), ""))
    assert "<option selected>Kent</option>" in page.html
    assert 'name="named" value="bak"' in page.html
    assert '<input type="hidden" name="sort" value="date">' in page.html
    assert "/a-page/?country=GB&sort=date&region=Kent&named=bak&page=3" in set(page.links())
    assert "/a-page/?country=GB&sort=pay&region=Kent&named=bak#figures" in page.links()
    assert "Pay by role, United Kingdom, Kent" in page.text


def test_a_short_list_of_one_country_is_not_searched() -> None:
    assert "<select" not in a_table(a_role_pay(make_salary())).html
    assert 'name="named"' not in a_table(a_role_pay(make_salary())).html


def test_a_name_that_no_role_has_can_be_taken_back() -> None:
    page = a_table(named="nobody")
    assert "No role with a figure here has “nobody” in its name" in page.text
    assert "/a-page/?country=GB&sort=pay" in page.links()


def test_a_country_with_figures_for_its_parts_alone_says_so() -> None:
    page = a_table(regions=("Devon", "Kent"))
    assert "No salary figure for all of United Kingdom yet Choose a part of the country above." in page.text


# A profile


def test_a_profile_shows_the_chosen_country_first_and_offers_the_others() -> None:
    euros = make_salary("40000", key="fr", country="FR", currency="EUR")
    page = profile_of(make_role("baker", salaries=(make_salary(), euros)), country="FR")
    assert page.part("salaries").index("France Pay a year") < page.part("salaries").index("United Kingdom Pay a year")
    assert "/a-page/#salaries" in page.links()
    assert "/a-page/?country=FR#salaries" not in page.links()


def test_a_profile_without_a_figure_for_the_chosen_country_says_so() -> None:
    page = profile_of(make_role("baker", salaries=(make_salary(),)), country="US")
    assert "United States Not covered yet United Kingdom Pay a year" in page.part("salaries")


def test_a_profile_of_one_country_offers_no_choice() -> None:
    assert "Country shown first" not in profile_of(make_role("baker", salaries=(make_salary(),))).html


def test_a_profile_puts_sources_that_disagree_side_by_side() -> None:
    both = (make_salary("46201"), make_salary("52000", key="b", order=1, source="journal", basis="total"))
    said = profile_of(make_role("baker", salaries=both)).part("salaries")
    assert "Two sources: £46,201 (Survey, December 2025) and £52,000 (Journal, December 2025)." in said
    assert "They differ in what the pay includes and may differ in kind of average" in said
