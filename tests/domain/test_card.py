"""What a preview card says, and which address that gives it."""

from dataclasses import fields, replace
from typing import Any

import pytest

from roles.domain.card import GUIDE, Card, answer_shown, in_own_order, pay_shown
from roles.domain.comparison import compare
from roles.domain.pay import pay_by_country
from tests.domain.guides import make_guide, make_role, make_salary, profiles_of

BAKER = Card(
    kind="role",
    kicker="Role · Kitchen",
    names=("Baker",),
    places=(0,),
    figure="£50,000",
    line="a year",
    source="United Kingdom. Average, base pay. Survey, December 2025",
)


def test_the_same_card_has_the_same_digest_wherever_it_is_made() -> None:
    assert BAKER.digest == "601520472cccea21"
    assert replace(BAKER).digest == BAKER.digest


@pytest.mark.parametrize("field", [field.name for field in fields(Card)])
def test_whatever_else_a_card_says_has_another_digest(field: str) -> None:
    given = getattr(BAKER, field)
    other: Any = (*given, *given) if isinstance(given, tuple) else f"{given}!"
    assert replace(BAKER, **{field: other}).digest != BAKER.digest


def test_the_card_as_it_is_drawn_otherwise_has_another_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roles.domain.card.LAYOUT", 1_000)
    assert replace(BAKER).digest != "601520472cccea21"


@pytest.mark.parametrize(
    ("card", "alt"),
    [
        (BAKER, "Role · Kitchen: Baker. £50,000 a year. United Kingdom. Average, base pay. Survey, December 2025."),
        (Card("role", "Role", ("Baker",), (0,)), "Role: Baker."),
        (Card("comparison", "Roles compared", ("Baker", "Cook"), (0, 1), line="They earn the same."),
         "Roles compared: Baker and Cook. They earn the same."),
        (Card("move", "What the move takes", ("Baker", "Cook"), (0, 1)), "What the move takes: Baker to Cook."),
        (GUIDE, "Roles, side by side. What people in each role do, need and earn, and where it leads."),
    ],
)  # fmt: skip
def test_a_card_is_told_in_words(card: Card, alt: str) -> None:
    assert card.alt == alt


# --- The one figure, and the one answer ---------------------------------------------------------------------


def test_a_role_shows_its_newest_figure_of_the_country() -> None:
    old, new = make_salary("1", key="a", as_of=make_salary().as_of.replace(year=2020)), make_salary("2", key="b")
    abroad = make_salary("3", key="c", country="FR", as_of=make_salary().as_of.replace(year=2026))
    [profile] = profiles_of(make_role("baker", salaries=(old, abroad, new)))
    assert pay_shown(profile, country="GB").salary == new  # type: ignore[union-attr]


def test_a_role_with_no_figure_of_the_country_shows_one_of_another() -> None:
    abroad = make_salary("3", country="FR")
    with_one, without = profiles_of(make_role("baker", salaries=(abroad,)), make_role("cook"))
    assert pay_shown(with_one, country="GB").salary == abroad  # type: ignore[union-attr]
    assert pay_shown(without, country="GB") is None


@pytest.mark.parametrize(
    ("countries", "shown"),
    [(["US", "GB"], "GB"), (["US", "FR"], "FR"), ([], None)],
)
@pytest.mark.parametrize("chosen", ["GB", "US", "DE"])
def test_a_comparison_shows_the_answer_of_one_country_whichever_the_reader_chose(
    countries: list[str], shown: str | None, chosen: str
) -> None:
    pay = tuple(make_salary("10", key=code, country=code) for code in countries)
    profiles = profiles_of(make_role("baker", salaries=pay), make_role("cook", salaries=pay))
    answer = answer_shown(pay_by_country(profiles, first=chosen), country="GB")
    assert (answer.country if answer else None) == shown


def test_figures_that_are_not_alike_give_no_answer() -> None:
    roles = [make_role("baker", salaries=(make_salary(basis="total"),)), make_role("cook", salaries=(make_salary(),))]
    assert answer_shown(pay_by_country(profiles_of(*roles), first="GB"), country="GB") is None


def test_roles_stand_in_the_sets_own_order_whatever_order_the_reader_chose() -> None:
    cook, baker = profiles_of(make_role("cook"), make_role("baker"))
    found = compare([cook, baker], make_guide(), country="GB", own_order=("baker", "cook"))
    assert [profile.role.key for profile in in_own_order(found)] == ["baker", "cook"]
