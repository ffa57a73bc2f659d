"""What is said becomes data without loss, and what is not said is never made up."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from roles.domain import records as r
from roles.domain.comparison import compare
from roles.domain.guide import Link
from roles.domain.move import move_between
from roles.domain.prose import Html
from roles.linking.shapes import (
    comparison_shape,
    move_shape,
    ref,
    role_shape,
    text,
    thing_shape,
)
from tests.domain.guides import entry, make_guide, make_role, make_salary, make_skill_row, profiles_of, prose

PLAN = r.Skill(key="plan", slug="plan", name="Planning", skill_kind="method")


def data(shape: Any) -> Any:
    """The shape as a program reads it, floats told from whole numbers."""
    return json.loads(shape.model_dump_json())


def role_of(**given: Any) -> Any:
    """The data of a role of which only this is said."""
    (profile,) = profiles_of(make_role("baker", **given), others=(entry("skill", PLAN),))
    return data(role_shape(profile))


def test_of_a_role_of_which_nothing_is_said_nothing_is_made_up() -> None:
    baker = role_of()
    assert set(baker["coverage"].values()) == {"not-covered"}
    assert [name for name, value in baker.items() if value == 0] == []
    assert (baker["abstract"], baker["description"], baker["salaries"]) == (None, None, [])


def test_a_part_that_is_covered_says_so() -> None:
    coverage = role_of(skills=(make_skill_row("plan"),))["coverage"]
    assert [name for name, state in coverage.items() if state == "stated"] == ["skills"]


@pytest.mark.parametrize(
    ("amount", "number"), [("50000.00", "50000"), ("50000.50", "50000.5"), ("999999999999.99", "999999999999.99")]
)
def test_money_is_an_exact_number_without_needless_places(amount: str, number: str) -> None:
    (profile,) = profiles_of(make_role("baker", salaries=(make_salary(amount),)))
    assert f'"amount":{number},' in role_shape(profile).model_dump_json()


def test_a_figure_says_what_it_is_who_says_so_and_how_old_it_is() -> None:
    (figure,) = role_of(salaries=(make_salary(),))["salaries"]
    said = ("currency", "statistic", "basis", "period", "as_of", "as_of_precision", "stale", "state")
    assert [figure[name] for name in said] == [
        *("GBP", "average", "base", "year"),
        *("2025-12-01", "month", False, "stated"),
    ]
    assert (figure["source"]["key"], figure["source"]["name"], figure["age"]) == ("survey", "Survey", "11 months old")


def test_percentiles_alone_are_no_amount() -> None:
    alone = replace(make_salary(), amount=None, statistic="", p10=Decimal(20000), p90=Decimal(40000))
    (figure,) = role_of(salaries=(alone,))["salaries"]
    assert (figure["amount"], figure["statistic"], figure["state"]) == (None, None, "percentiles-only")
    assert figure["percentiles"] == {"p10": 20000, "p25": None, "p50": None, "p75": None, "p90": 40000}


def test_a_date_that_is_not_stated_is_null_and_to_be_warned_of() -> None:
    undated = make_salary(as_of=None, as_of_precision="not-stated")
    (figure,) = role_of(salaries=(undated,))["salaries"]
    assert (figure["as_of"], figure["as_of_precision"], figure["stale"]) == (None, "not-stated", True)


def test_a_text_is_given_as_words_and_with_links_that_work_anywhere() -> None:
    found = text(Html('<p>See <a href="/roles/cook/">cooks</a> &amp; more.</p><ul><li>One</li><li>Two</li></ul>'))
    assert found is not None
    assert found.text == "See cooks & more.\nOne\nTwo"
    assert 'href="http://localhost:8000/roles/cook/"' in found.html
    elsewhere = text(Html('<a href="//cdn.example/x">x</a>'))
    assert elsewhere is not None
    assert 'href="//cdn.example/x"' in elsewhere.html
    assert text(Html()) is None


def test_what_is_not_live_is_named_without_addresses() -> None:
    told = ref(Link("role", "sous-chef", "sous chef"))
    assert (told.name, told.url, told.api_url) == ("sous chef", None, None)


def compared(*roles: r.Role) -> Any:
    """The data of a comparison."""
    own = [entry("role", role) for role in roles]
    guide = make_guide(*own, entry("skill", PLAN))
    return data(comparison_shape(compare(profiles_of(*roles, others=(entry("skill", PLAN),)), guide, country="GB")))


def test_pay_that_cannot_be_compared_says_why_and_gives_no_difference() -> None:
    (pay,) = compared(make_role("baker", salaries=(make_salary(),)), make_role("cook"))["pay"]
    assert (pay["state"], pay["ranking"], pay["difference"], pay["percent"]) == ("one-sided", [], None, None)
    assert [figure["role"]["key"] for figure in pay["salaries"]] == ["baker"]


def test_pay_that_can_be_compared_is_ranked() -> None:
    found = compared(
        make_role("baker", salaries=(make_salary("40000"),)), make_role("cook", salaries=(make_salary("50000"),))
    )
    (pay,) = found["pay"]
    assert (pay["state"], pay["difference"], pay["percent"], pay["currency"]) == ("comparable", 10000, 25, "GBP")
    assert [earner["role"]["key"] for earner in pay["ranking"]] == ["cook", "baker"]
    assert (found["key"], found["editorial"], found["url"]) == (
        "baker-vs-cook",
        False,
        "http://localhost:8000/compare/baker-vs-cook/",
    )


def test_a_role_whose_skills_are_not_covered_shares_none_and_lacks_none() -> None:
    skills = compared(make_role("baker", skills=(make_skill_row("plan"),)), make_role("cook"))["skills"]
    assert [role["key"] for role in skills["not_covered"]] == ["cook"]
    assert [[role["key"] for role in region["roles"]] for region in skills["regions"]] == [["baker"]]


def test_a_move_between_roles_whose_skills_are_not_covered_claims_nothing() -> None:
    roles = make_role("baker", skills=(make_skill_row("plan"),)), make_role("cook")
    start, to = profiles_of(*roles, others=(entry("skill", PLAN),))
    guide = make_guide(*(entry("role", role) for role in roles))
    together = Link("comparison", "baker-vs-cook", "", "/compare/baker-vs-cook/")
    found = data(move_shape(move_between(start, to, guide, country="GB", comparison=together)))
    assert found["skills"]["state"] == "not-covered"
    assert [role["key"] for role in found["skills"]["missing"]] == ["cook"]
    assert (found["known"], found["recorded"], found["skills"]["new"]) == ("nothing", None, [])
    assert found["api_url"] == "http://localhost:8000/api/v1/moves/baker/to/cook"


def test_a_source_is_called_what_it_is_cited_as() -> None:
    source = r.Source(
        key="journal",
        slug="journal",
        name="A long article",
        short_name="Journal",
        source_kind="article",
        as_of=date(2026, 1, 1),
        as_of_precision="year",
        note=prose("<p>One town.</p>"),
    )
    told = entry("source", source)
    found = data(thing_shape(told, make_guide(told)))
    assert (found["name"], found["full_name"], found["publisher"]) == ("Journal", "A long article", "")
    assert (found["as_of"], found["description"]["text"], found["original_url"]) == ("2026-01-01", "One town.", None)
