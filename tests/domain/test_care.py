"""What needs care: the rules, one change to a baseline at a time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from roles.domain.care import (
    Kept,
    KeptComparison,
    few_skills,
    holes,
    is_dead,
    missing_pay,
    not_reviewed,
    old_figures,
    unused,
)
from roles.domain.prose import Prose
from roles.domain.records import Claim, Salary

TODAY = date(2026, 11, 22)


def pay(country: str = "GB", as_of: date | None = date(2026, 5, 1)) -> Salary:
    precision = "month" if as_of else "not-stated"
    return Salary(
        key=country.lower(),
        country=country,
        currency="GBP",
        amount=Decimal(50_000),
        statistic="median",
        source="survey",
        as_of=as_of,
        as_of_precision=precision,
    )


def claim(figure: Decimal | None, as_of: date | None) -> Claim:
    return Claim(key="c", point="p", heading="How much?", statement=Prose(), figure=figure, source="s", as_of=as_of)


def role(key: str = "baker", **changes: object) -> Kept:
    """A role that needs no care, with one thing changed."""
    has = {"skills": frozenset("abcde"), "description": frozenset(["text"]), "answers": frozenset(["focus"])}
    whole = Kept(key=key, name=key.capitalize(), reviewed_on=date(2026, 5, 1), salaries=(pay(),), has=has)
    return replace(whole, **changes)  # type: ignore[arg-type]


def having(**parts: str) -> dict[str, frozenset[str]]:
    return {part: frozenset(things) for part, things in parts.items()}


@pytest.mark.parametrize(
    ("as_of", "old"),
    [(date(2025, 5, 22), False), (date(2025, 4, 22), True), (None, True), (date(2027, 1, 1), False)],
)
def test_a_figure_is_old_after_eighteen_months_or_without_a_date(as_of: date | None, old: bool) -> None:
    assert bool(old_figures([role(salaries=(pay(as_of=as_of),))], today=TODAY)) is old


def test_old_figures_come_oldest_first_each_with_its_place_among_the_roles_rows() -> None:
    first = role("baker", salaries=(pay("GB"), pay("US", date(2021, 1, 1)), pay("FR", None)))
    other = role("cook", salaries=(pay("GB", date(2019, 1, 1)),))
    found = [(old.role.key, old.row.key, old.place) for old in old_figures([first, other], today=TODAY)]
    assert found == [("cook", "gb", 0), ("baker", "us", 1), ("baker", "fr", 2)]


def test_a_claim_counts_only_if_it_states_a_figure() -> None:
    claims = claim(None, date(2019, 1, 1)), claim(Decimal(79), date(2019, 1, 1))
    assert [old.place for old in old_figures([role(claims=claims)], today=TODAY)] == [1]


def test_pay_is_missing_where_a_neighbour_on_a_path_has_it() -> None:
    roles = [role("baker"), role("cook", salaries=(pay("GB"), pay("US"))), role("waiter", salaries=(pay("FR"),))]
    found = [(gap.role.key, gap.country, gap.beside) for gap in missing_pay(roles, [["baker", "cook"], ["waiter"]])]
    assert found == [("baker", "US", ("Cook",))]


def test_only_the_next_steps_are_neighbours_and_a_step_without_a_profile_parts_nobody() -> None:
    roles = [role("baker"), role("cook"), role("waiter", salaries=(pay("GB"), pay("US")))]
    assert [gap.role.key for gap in missing_pay(roles, [["baker", "no-profile", "cook", "waiter"]])] == ["cook"]
    assert missing_pay(roles, [["waiter", "waiter"]]) == ()


def test_fewer_than_five_skills_are_few_and_the_thinnest_comes_first() -> None:
    roles = [role("baker", has=having(skills="abcd")), role("cook", has={}), role("waiter")]
    assert [thin.key for thin in few_skills(roles)] == ["cook", "baker"]


@pytest.mark.parametrize(
    ("reviewed_on", "due"), [(date(2025, 11, 23), False), (date(2025, 11, 22), True), (None, True)]
)
def test_a_role_is_reviewed_once_a_year(reviewed_on: date | None, due: bool) -> None:
    assert bool(not_reviewed([role(reviewed_on=reviewed_on)], today=TODAY)) is due


def test_what_was_never_reviewed_comes_first_then_the_longest_ago() -> None:
    dates = {"baker": date(2024, 1, 1), "cook": None, "waiter": date(2023, 1, 1)}
    roles = [role(key, reviewed_on=day) for key, day in dates.items()]
    assert [due.key for due in not_reviewed(roles, today=TODAY)] == ["cook", "waiter", "baker"]


def comparison(*sections: str) -> KeptComparison:
    return KeptComparison(key="baker-vs-cook", title="Baker or cook?", roles=("baker", "cook"), sections=sections)


def test_a_comparison_has_a_hole_where_a_role_lacks_what_a_section_shows() -> None:
    found = holes(
        [comparison("what-each-does", "prose")], [role("baker"), role("cook", has={}), role("waiter", has={})]
    )
    assert [(hole.role.key, hole.part, hole.lacking) for hole in found] == [("cook", "description", ())]


def test_a_comparison_without_the_section_asks_for_nothing() -> None:
    assert holes([comparison("prose", "paths")], [role("baker", has={}), role("cook", has={})]) == ()


def test_the_table_and_pay_are_compared_one_by_one_and_skills_are_not() -> None:
    more = {"skills": frozenset("abcdefg"), "answers": frozenset(["focus", "owns"])}
    roles = [role("baker"), role("cook", has=more, salaries=(pay("GB"), pay("US")))]
    found = holes([comparison("table", "glance-picture", "skills", "salaries")], roles)
    assert [(hole.role.key, hole.part, hole.lacking) for hole in found] == [
        ("baker", "answers", ("owns",)),
        ("baker", "salaries", ("US",)),
    ]


def test_what_no_role_has_is_lacking_for_each_role_by_role() -> None:
    found = holes([comparison("tools", "courses")], [role("baker"), role("cook")])
    assert [(hole.role.key, hole.part) for hole in found] == [
        ("baker", "tools"),
        ("baker", "courses"),
        ("cook", "tools"),
        ("cook", "courses"),
    ]


def test_a_source_is_unused_if_nothing_names_it() -> None:
    assert unused({"b": "Survey", "a": "census", "c": "Study"}, ["c", "x"]) == (("a", "census"), ("b", "Survey"))


@pytest.mark.parametrize("status", [None, 404, 410, 500, 503])
def test_an_address_that_is_gone_broken_or_silent_is_dead(status: int | None) -> None:
    assert is_dead(status)


@pytest.mark.parametrize("status", [200, 301, 401, 403, 405, 429, 451, 999])
def test_an_address_that_only_refuses_to_answer_a_program_is_not_dead(status: int) -> None:
    assert not is_dead(status)


def test_what_a_dataset_keeps_up_is_neither_thin_nor_due_until_somebody_reviewed_it() -> None:
    kept_up = role(kept_up=True, reviewed_on=None, has={})
    assert few_skills([kept_up]) == ()
    assert not_reviewed([kept_up], today=TODAY) == ()
    assert not_reviewed([replace(kept_up, reviewed_on=date(2020, 1, 1))], today=TODAY) != ()


def test_pay_that_a_dataset_gives_is_not_missing() -> None:
    paid, official = role("baker"), role("miller", salaries=(), official=frozenset({"GB"}))
    assert missing_pay([paid, official], [("baker", "miller")]) == ()
