"""Official wages on pages: of which occupation they are, how high they go, and when they are no difference."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from roles.domain import records as r
from tests.domain.guides import make_role, make_salary, prose
from tests.pages.bakery import move_of, page_of, profile_of

OFFICIAL: dict[str, Any] = {"country": "US", "currency": "USD", "statistic": "median", "release": "May 2024"}
STATES = ("Alabama", "Alaska", "Arizona", "Arkansas")
CODE = r.ExternalCode(
    key="onet",
    scheme="onet-soc",
    code="51-3011.00",
    label="Bakers",
    informs="pay",
    note=prose("They bake."),
)


def wage(amount: str = "36650", occupation: str = "51-3011", **given: Any) -> r.Salary:
    return make_salary(amount, **{**OFFICIAL, "key": "us", "occupation_code": occupation, **given})


def states(**given: Any) -> tuple[r.Salary, ...]:
    return tuple(wage(key=name.lower(), region=name, order=n, **given) for n, name in enumerate(STATES, start=2))


def test_a_wider_occupation_is_named_beside_the_figure() -> None:
    page = profile_of(make_role("baker", salaries=(wage(wider_occupation="Cooks and bakers"),)), country="US")
    assert "Median, base pay, wage of the wider occupation Cooks and bakers" in page.part("salaries")


def test_a_profile_says_under_which_code_official_figures_stand_and_why() -> None:
    page = profile_of(make_role("baker", salaries=(wage(),), codes=(CODE,)), country="US")
    assert "Official figures are those for Bakers (O*NET-SOC 51-3011.00). They bake." in page.part("salaries")
    assert "It adds its official wage: see pay." in page.part("codes")
    assert "They bake." not in page.part("codes")


def test_a_code_that_only_names_the_role_or_that_a_dataset_gave_explains_nothing() -> None:
    for code in (replace(CODE, informs=""), replace(CODE, informs="all", dataset="onet")):
        page = profile_of(make_role("baker", salaries=(wage(),), codes=(code,)), country="US")
        assert "Official figures" not in page.text
        assert "It adds" not in page.part("codes")


def test_a_code_for_which_there_is_no_wage_says_what_it_adds_and_why() -> None:
    page = profile_of(make_role("baker", codes=(replace(CODE, informs="all"),)))
    assert "It adds all that public datasets say of this occupation. They bake." in page.part("codes")


def test_figures_too_high_to_be_published_are_so_much_or_more() -> None:
    top = replace(wage(p10=Decimal(90_000)), amount=None, statistic="", top_code=Decimal(239_200))
    page = profile_of(make_role("surgeon", salaries=(top,)), country="US")
    assert "US$239,200 or more" in page.part("salaries")
    assert "90th percentile US$239,200 or more" in page.part("salaries")
    assert "The source gives no figure from US$239,200 up: a range that reaches it goes on." in page.text


def test_many_states_are_folded_into_one_table_after_the_nation() -> None:
    page = profile_of(make_role("baker", salaries=(wage(), *states(p90=Decimal(50_000)))), country="US")
    said = page.part("salaries")
    assert "4 parts of the country, Survey, December 2025" in said
    assert said.index("US$36,650") < said.index("Alabama")
    assert page.html.count('id="salaries-alabama"') == 1
    assert page.classes("chart") == 1


def test_a_few_parts_of_a_country_stand_as_before() -> None:
    page = profile_of(make_role("baker", salaries=(wage(), *states()[:2])), country="US")
    assert "parts of the country" not in page.text
    assert page.classes("chart") == 3


def test_a_comparison_leaves_the_states_to_the_roles_pages() -> None:
    roles = [make_role(key, salaries=(wage(), *states())) for key in ("baker", "cook")]
    page = page_of(*roles, country="US")
    assert "Figures for parts of the country stand on the pages of the roles: Baker and Cook." in page.part("salaries")
    assert "Alabama" not in page.text


def test_one_occupations_wage_for_both_is_no_difference_and_no_verdict() -> None:
    wider = {"wider_occupation": "Cooks and bakers"}
    page = page_of(*(make_role(key, salaries=(wage(**wider),)) for key in ("baker", "cook")), country="US")
    assert (
        "That cannot be said. Survey knows one wage for bakers and cooks together, that of the occupation"
        " “Cooks and bakers”: it is no difference between them."
    ) in page.part("salaries")


def test_a_move_within_one_occupation_has_no_change_of_pay() -> None:
    start, to = (make_role(key, salaries=(wage(wider_occupation="Cooks and bakers"),)) for key in ("baker", "cook"))
    assert (
        "That cannot be said. Survey knows one wage for bakers and cooks together"
        in move_of(start, to, country="US").text
    )


def test_of_three_roles_the_two_that_share_a_wage_are_named_with_the_ranking() -> None:
    shared = (wage(wider_occupation="Cooks and bakers"),)
    roles = make_role("baker", salaries=shared), make_role("cook", salaries=shared)
    page = page_of(*roles, make_role("waiter", salaries=(wage("30000", "35-3031"),)), country="US")
    assert "Survey knows one wage for bakers and cooks together" in page.part("salaries")
    assert "earn more than waiters" in page.part("salaries")


def test_the_very_occupation_and_one_within_it_share_its_wage() -> None:
    page = page_of(
        make_role("baker", salaries=(wage(),)),
        make_role("pastry-cook", salaries=(wage(wider_occupation="Bakers"),)),
        country="US",
    )
    assert "that of the occupation “Bakers”" in page.part("salaries")
