"""Pay is compared like with like only, and every figure tells its age."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roles.domain.records import Dated, Salary
from roles.domain.salary import (
    NotComparable,
    SalaryGap,
    Why,
    age_in_months,
    age_in_words,
    figures,
    headline,
    is_stale,
    likeness,
    newest_first,
    who_earns_more,
    yearly,
)
from tests.domain.guides import make_salary

FEW = settings(max_examples=40)
UNDATED = {"as_of": None, "as_of_precision": "not-stated"}


def percentiles(**given: Decimal) -> Salary:
    """A record that states percentiles and no single amount."""
    return replace(make_salary(), amount=None, statistic="", **given)


def compare(one: Salary | Sequence[Salary], two: Salary | Sequence[Salary], country: str = "GB") -> Any:
    """Who earns more, role one or role two?"""

    def rows(given: Salary | Sequence[Salary]) -> Sequence[Salary]:
        return [given] if isinstance(given, Salary) else given

    return who_earns_more({"one": rows(one), "two": rows(two)}, country=country)


def compared(one: Salary | Sequence[Salary], two: Salary | Sequence[Salary]) -> tuple[Decimal, Decimal]:
    """The two amounts that the answer rests on."""
    gap = compare(one, two)
    assert isinstance(gap, SalaryGap)
    amounts = {earner.role: earner.figure.amount for earner in gap.earners}
    return amounts["one"], amounts["two"]


# --- Like with like -----------------------------------------------------------------------------------


def test_the_better_paid_role_comes_first_with_the_difference() -> None:
    gap = compare(make_salary("40000.00"), make_salary("50000.00"))
    assert [earner.role for earner in gap.earners] == ["two", "one"]
    assert (gap.highest.role, gap.lowest.role) == ("two", "one")
    assert (gap.difference, gap.percent, gap.country) == (Decimal(10_000), Decimal("25.0"), "GB")


def test_the_difference_in_per_cent_is_of_the_lower_pay_and_rounded_up_from_half() -> None:
    assert compare(make_salary("80000.00"), make_salary("80040.00")).percent == Decimal("0.1")
    assert compare(make_salary("53012.00"), make_salary("45312.00")).percent == Decimal("17.0")


def test_equal_pay_is_a_gap_of_nothing_in_the_order_of_keys() -> None:
    gap = compare(make_salary(), make_salary())
    assert (gap.difference, gap.percent) == (0, 0)
    assert [earner.role for earner in gap.earners] == ["one", "two"]


@pytest.mark.parametrize(
    "other",
    [
        {"source": "another-survey"},
        {"region": "London"},
        {"currency": "EUR"},
        {"statistic": "mean"},
        {"basis": "total"},
        {"basis": "not-stated"},
        {"period": "month"},
        {"level": "senior"},
        {"release": "May 2024"},
        {"as_of": date(2024, 12, 1)},
        {"as_of_precision": "day"},
        UNDATED,
    ],
    ids=" ".join,
)
def test_figures_that_differ_in_what_they_are_are_not_compared(other: dict[str, Any]) -> None:
    assert compare(make_salary(), make_salary(**other)) == NotComparable("GB", Why.NOT_ALIKE, ())


def test_salaries_in_two_currencies_are_not_compared() -> None:
    assert isinstance(compare(make_salary(), make_salary(currency="USD")), NotComparable)


def test_salaries_of_two_countries_are_not_compared() -> None:
    answer = compare(make_salary(), make_salary(country="US", currency="USD"))
    assert answer == NotComparable("GB", Why.ONE_SIDED, ("two",))


@pytest.mark.parametrize(
    "same", [{"retrieved_on": date(2026, 1, 1)}, {"key": "another", "order": 9}, {"p90": Decimal(9)}]
)
def test_what_says_nothing_about_the_figure_does_not_stand_in_the_way(same: dict[str, Any]) -> None:
    assert isinstance(compare(make_salary(), make_salary(**same)), SalaryGap)


def test_figures_of_one_release_are_alike_whatever_their_date() -> None:
    one = make_salary(release="May 2024", as_of=date(2024, 5, 1))
    assert isinstance(compare(one, make_salary(release="May 2024", **UNDATED)), SalaryGap)


def test_figures_without_a_date_are_alike_within_one_article() -> None:
    one = make_salary(**UNDATED, reported_by="article")
    assert isinstance(compare(one, make_salary(**UNDATED, reported_by="article")), SalaryGap)
    assert isinstance(compare(one, make_salary(**UNDATED, reported_by="another-article")), NotComparable)
    assert isinstance(compare(one, make_salary(**UNDATED)), NotComparable)


def test_dated_figures_are_alike_whoever_reported_them() -> None:
    assert isinstance(compare(make_salary(reported_by="article"), make_salary()), SalaryGap)


def test_a_percentile_50_is_a_median() -> None:
    rows = percentiles(p25=Decimal(1), p50=Decimal(40_000))
    assert compared(rows, make_salary("50000.00", statistic="median")) == (40_000, 50_000)


def test_an_average_is_not_taken_for_a_median() -> None:
    rows = percentiles(p50=Decimal(40_000))
    assert isinstance(compare(rows, make_salary(statistic="average")), NotComparable)


def test_other_percentiles_are_no_figure_to_compare() -> None:
    rows = percentiles(p10=Decimal(1), p25=Decimal(2), p75=Decimal(3), p90=Decimal(4))
    assert compare(rows, make_salary()) == NotComparable("GB", Why.ONE_SIDED, ("one",))


# --- Which of several ---------------------------------------------------------------------------------


def test_of_several_pairs_the_newest_counts() -> None:
    old, new = {"as_of": date(2020, 1, 1)}, {"as_of": date(2025, 1, 1)}
    assert compared(
        [make_salary("1", **old), make_salary("2", **new)], [make_salary("3", **new), make_salary("4", **old)]
    ) == (2, 3)


def test_a_pair_without_a_date_counts_as_the_oldest() -> None:
    old = {"as_of": date(1990, 1, 1)}
    assert compared(
        [make_salary("1", **UNDATED), make_salary("2", **old)], [make_salary("3", **UNDATED), make_salary("4", **old)]
    ) == (2, 4)


def test_at_the_same_age_the_median_counts_before_the_mean() -> None:
    both = [make_salary("1", statistic="mean"), make_salary("2", statistic="median")]
    assert compared(both, list(reversed(both))) == (2, 2)


def test_a_newer_mean_counts_before_an_older_median() -> None:
    rows = [make_salary("1", statistic="median", as_of=date(2020, 1, 1)), make_salary("2", statistic="mean")]
    assert compared(rows, rows) == (2, 2)


def test_of_two_sources_at_the_same_age_the_first_by_key_counts() -> None:
    rows = [make_salary("1", source="b-survey"), make_salary("2", source="a-survey")]
    assert compared(rows, list(reversed(rows))) == (2, 2)


def test_of_three_roles_the_figures_that_most_have_count() -> None:
    old = make_salary("1", as_of=date(2020, 1, 1))
    rows = {"one": [old, make_salary("5")], "two": [old, make_salary("6")], "three": [old]}
    gap = who_earns_more(rows, country="GB")
    assert isinstance(gap, SalaryGap)
    assert [earner.role for earner in gap.earners] == ["one", "three", "two"]


def test_two_of_three_roles_are_compared_if_only_they_can_be() -> None:
    gap = who_earns_more({"one": [make_salary("1")], "two": [make_salary("2")], "three": []}, country="GB")
    assert isinstance(gap, SalaryGap)
    assert [earner.role for earner in gap.earners] == ["two", "one"]


# --- No answer ----------------------------------------------------------------------------------------


def test_without_any_figure_the_answer_says_so() -> None:
    assert compare([], []) == NotComparable("GB", Why.NO_FIGURES, ("one", "two"))


def test_with_figures_for_one_role_only_the_answer_names_the_other() -> None:
    assert compare(make_salary(), []) == NotComparable("GB", Why.ONE_SIDED, ("two",))


def test_figures_that_are_not_alike_are_named_as_such() -> None:
    assert compare(make_salary(), make_salary(source="other")) == NotComparable("GB", Why.NOT_ALIKE, ())


# --- One occupation's wage for several roles ---------------------------------------------------------

OFFICIAL = {"source": "bls", "release": "May 2024", "statistic": "median"}


def test_one_occupations_wage_for_both_roles_says_nothing_about_who_earns_more() -> None:
    same = make_salary(**OFFICIAL, occupation_code="11-1011")
    answer = compare(same, make_salary(**OFFICIAL, occupation_code="11-1011", wider_occupation="Chief executives"))
    assert (answer.why, answer.missing) == (Why.SAME_OCCUPATION, ())
    assert {earner.role for earner in answer.shared} == {"one", "two"}


def test_one_wider_occupation_is_known_by_its_name_where_it_has_no_code() -> None:
    assert (
        compare(
            make_salary(**OFFICIAL, wider_occupation="Chief executives"),
            make_salary(**OFFICIAL, wider_occupation="chief executives"),
        ).why
        is Why.SAME_OCCUPATION
    )


def test_wages_of_two_occupations_are_compared_even_if_they_are_equal() -> None:
    gap = compare(make_salary(**OFFICIAL, occupation_code="1"), make_salary(**OFFICIAL, occupation_code="2"))
    assert isinstance(gap, SalaryGap)
    assert (gap.difference, gap.shared) == (0, ())


def test_figures_that_say_no_occupation_are_each_of_their_own_role() -> None:
    assert isinstance(compare(make_salary(), make_salary()), SalaryGap)


def test_figures_of_the_roles_themselves_count_before_one_occupations_wage_for_both() -> None:
    official = make_salary("9", **OFFICIAL, occupation_code="1", as_of=date(2026, 1, 1))
    old = {"as_of": date(2020, 1, 1)}
    assert compared([official, make_salary("1", **old)], [official, make_salary("2", **old)]) == (1, 2)


def test_of_three_roles_two_that_share_a_wage_are_named() -> None:
    one, two = make_salary("5", **OFFICIAL, occupation_code="1"), make_salary("7", **OFFICIAL, occupation_code="2")
    gap = who_earns_more({"a": [one], "b": [one], "c": [two]}, country="GB")
    assert isinstance(gap, SalaryGap)
    assert [[earner.role for earner in group] for group in gap.shared] == [["a", "b"]]
    assert gap.highest.role == "c"


def test_the_whole_country_counts_before_a_part_of_it() -> None:
    nation = make_salary("1", statistic="mean", as_of=date(2020, 1, 1))
    part = make_salary("2", region="Alabama")
    assert compared([nation, part], [part, nation]) == (1, 1)


# --- Whatever the figures ------------------------------------------------------------------------------

MAY_2024 = {"as_of": date(2024, 5, 1), "as_of_precision": "month"}
DATES = [
    {**MAY_2024, "release": "May 2024"},
    {**MAY_2024},
    {"as_of": date(2025, 5, 1), "as_of_precision": "month"},
    UNDATED,
]
SALARIES = st.builds(
    lambda amount, dated, **fields: make_salary(amount, **dated, **fields),
    st.sampled_from(["40000.00", "50000.00", "60000.00"]),
    st.sampled_from(DATES),
    source=st.sampled_from(["survey", "agency"]),
    occupation_code=st.sampled_from(["", "", "13-1082"]),
    country=st.sampled_from(["GB", "GB", "US"]),
    statistic=st.sampled_from(["mean", "median"]),
    basis=st.sampled_from(["base", "total"]),
    p50=st.sampled_from([None, Decimal(45_000), Decimal(55_000)]),
)


def alike_once(rows: Sequence[Salary]) -> bool:
    """Whether a role has no two figures that are alike, as from two articles that report one survey."""
    found = [likeness(figure) for salary in rows for figure in figures(salary)]
    return len(found) == len(set(found))


ROWS = st.lists(SALARIES, max_size=5).filter(alike_once)
GUIDES = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), ROWS, min_size=2, max_size=4)


@FEW
@given(GUIDES, st.randoms(use_true_random=False))
def test_the_answer_never_depends_on_the_order_of_roles_or_rows(guide: dict[str, list[Salary]], random: Any) -> None:
    roles = list(guide)
    random.shuffle(roles)
    shuffled = {role: random.sample(guide[role], len(guide[role])) for role in roles}
    assert who_earns_more(shuffled, country="GB") == who_earns_more(guide, country="GB")


@FEW
@given(ROWS, ROWS)
def test_the_gap_between_two_roles_is_the_same_seen_from_either(one: list[Salary], two: list[Salary]) -> None:
    there = who_earns_more({"a": one, "b": two}, country="GB")
    back = who_earns_more({"a": two, "b": one}, country="GB")
    if isinstance(there, NotComparable):
        assert isinstance(back, NotComparable)
        assert there.why == back.why
        return
    assert isinstance(back, SalaryGap)
    amounts = [{earner.role: earner.figure.amount for earner in gap.earners} for gap in (there, back)]
    assert amounts[0]["a"] - amounts[0]["b"] == -(amounts[1]["a"] - amounts[1]["b"])
    assert (there.difference, there.percent) == (back.difference, back.percent)


@FEW
@given(GUIDES)
def test_an_answer_ranks_figures_that_are_all_alike(guide: dict[str, list[Salary]]) -> None:
    answer = who_earns_more(guide, country="GB")
    if isinstance(answer, SalaryGap):
        assert len({likeness(earner.figure) for earner in answer.earners}) == 1
        assert len({earner.role for earner in answer.earners}) == len(answer.earners) > 1
        amounts = [earner.figure.amount for earner in answer.earners]
        assert amounts == sorted(amounts, reverse=True)
        assert answer.difference >= 0
    else:
        having = {role for role, rows in guide.items() if any(salary.country == "GB" for salary in rows)}
        assert set(answer.missing) == set(guide) - having


# --- The one number to show ---------------------------------------------------------------------------


def test_the_headline_is_the_median_if_there_is_one() -> None:
    shown = headline(make_salary("60000.00", statistic="mean", p50=Decimal(50_000)))
    assert shown is not None
    assert (shown.statistic, shown.amount) == ("median", 50_000)


def test_a_median_given_twice_is_one_figure() -> None:
    assert [f.statistic for f in figures(make_salary("5", statistic="median", p50=Decimal(5)))] == ["median"]


def test_a_record_of_outer_percentiles_has_no_headline() -> None:
    rows = percentiles(p10=Decimal(1), p90=Decimal(2))
    assert headline(rows) is None
    assert yearly(rows) is None


def test_only_pay_for_a_year_is_given_for_a_year() -> None:
    assert yearly(make_salary("60000.00")) == 60_000
    assert yearly(make_salary("5000.00", period="month")) is None


def test_what_is_too_high_to_be_published_is_known_by_rank() -> None:
    rows = percentiles(p10=Decimal(1), p25=Decimal(2), top_code=Decimal(3))
    assert rows.topped == (50, 75, 90)
    assert percentiles(top_code=Decimal(3)).topped == (10, 25, 50, 75, 90)
    assert percentiles(p10=Decimal(1)).topped == ()
    assert replace(rows, p50=Decimal(3), p75=Decimal(4), p90=Decimal(5)).topped == ()


# --- Age ----------------------------------------------------------------------------------------------

TODAY = date(2026, 3, 15)


def dated(as_of: date | None) -> Dated:
    return Dated(as_of=as_of, as_of_precision="day" if as_of else "not-stated")


@pytest.mark.parametrize(
    ("as_of", "months", "words"),
    [
        (date(2026, 3, 15), 0, "less than a month old"),
        (date(2026, 2, 16), 0, "less than a month old"),
        (date(2026, 2, 15), 1, "1\u00a0month old"),
        (date(2025, 8, 1), 7, "7\u00a0months old"),
        (date(2025, 3, 16), 11, "11\u00a0months old"),
        (date(2025, 3, 15), 12, "1\u00a0year old"),
        (date(2025, 3, 1), 12, "1\u00a0year old"),
        (date(2024, 12, 1), 15, "over 1\u00a0year old"),
        (date(2024, 5, 1), 22, "almost 2\u00a0years old"),
        (date(2021, 4, 1), 59, "almost 5\u00a0years old"),
        (date(2021, 3, 1), 60, "5\u00a0years old"),
        (date(2027, 1, 1), 0, "less than a month old"),
        (None, None, "age not known"),
    ],
)
def test_a_figure_tells_its_age(as_of: date | None, months: int | None, words: str) -> None:
    assert age_in_months(dated(as_of), TODAY) == months
    assert age_in_words(dated(as_of), TODAY) == words


@pytest.mark.parametrize(
    ("as_of", "stale"), [(date(2024, 9, 15), False), (date(2024, 8, 15), True), (None, True), (date(2027, 1, 1), False)]
)
def test_a_figure_is_stale_after_eighteen_months_or_without_a_date(as_of: date | None, stale: bool) -> None:
    assert is_stale(dated(as_of), TODAY) is stale


@FEW
@given(st.lists(st.none() | st.dates(), min_size=1))
def test_the_newest_comes_first_and_what_has_no_date_last(dates: list[date | None]) -> None:
    ordered = [figure.as_of for figure in sorted(map(dated, dates), key=newest_first)]
    known = [day for day in ordered if day is not None]
    assert known == sorted(known, reverse=True)
    assert ordered == known + [None] * (len(ordered) - len(known))


@FEW
@given(st.dates(date(1990, 1, 1), date(2026, 3, 15)), st.dates(date(1990, 1, 1), date(2026, 3, 15)))
def test_an_older_figure_is_never_younger(one: date, two: date) -> None:
    earlier, later = sorted((one, two))
    older, younger = age_in_months(dated(earlier), TODAY), age_in_months(dated(later), TODAY)
    assert older is not None
    assert younger is not None
    assert older >= younger
