"""What pages say for machines: nothing that is not so, and nothing that ends the script they stand in."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain import records as r
from roles.domain.guide import Link
from roles.domain.jsonld.nodes import Site, breadcrumbs, node, plain, script
from roles.domain.jsonld.occupations import occupation, role_page, salaries
from tests.domain.guides import entry, make_role, make_salary, make_skill_row, profiles_of, prose

SITE = Site("https://example.org", "/skills/", str.lower, str.upper, lambda pay: f"{pay.cited.name} says")
PERCENTILES = {f"p{rank}": Decimal(rank * 1000) for rank in (10, 25, 75, 90)}
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--",
    "\"quoted\" \\ and 'this'",
    "👩‍💻",
    "\u202eمدير\u202c",
    "a\u2028b & c",
)


def paid(salary: r.Salary) -> list[dict[str, Any]]:
    (profile,) = profiles_of(make_role("baker", salaries=(salary,)))
    return list(salaries(profile.pay[0], SITE))


@pytest.mark.parametrize("statistic", ["average", "mean"])
def test_an_average_is_an_amount_of_money_and_never_a_median(statistic: str) -> None:
    assert paid(make_salary("53012.00", statistic=statistic)) == [
        {
            "@type": "MonetaryAmount",
            "name": "Survey says",
            "currency": "GBP",
            "value": {"@type": "QuantitativeValue", "value": 53012, "unitText": "YEAR"},
        }
    ]


def test_a_median_is_the_middle_of_a_distribution() -> None:
    assert paid(make_salary("21.50", statistic="median", period="hour")) == [
        {
            "@type": "MonetaryAmountDistribution",
            "name": "Survey says",
            "currency": "GBP",
            "duration": "PT1H",
            "median": 21.5,
        }
    ]


def test_percentiles_stand_beside_an_average_and_not_in_it() -> None:
    amount, distribution = paid(make_salary("50000", p50=Decimal(48000), **PERCENTILES))
    assert (amount["@type"], amount["value"]["value"]) == ("MonetaryAmount", 50000)
    del distribution["name"]
    assert distribution == {
        "@type": "MonetaryAmountDistribution",
        "currency": "GBP",
        "duration": "P1Y",
        "percentile10": 10000,
        "percentile25": 25000,
        "median": 48000,
        "percentile75": 75000,
        "percentile90": 90000,
    }


def test_percentiles_alone_have_no_median() -> None:
    (distribution,) = paid(replace(make_salary(**PERCENTILES), amount=None, statistic=""))
    assert "median" not in distribution


def test_a_role_is_there_once_and_once_more_for_each_country_with_pay() -> None:
    role = make_role("baker", salaries=(make_salary(), make_salary(key="fr", country="FR", currency="EUR")))
    (profile,) = profiles_of(role)
    page, *nodes = role_page(profile, SITE)
    assert page["mainEntity"] == {"@id": "https://example.org/roles/baker/#occupation"}
    assert page["dateModified"] == "2026-11-01T09:00:00+00:00"
    assert [(one["@id"].partition("#")[2], one.get("occupationLocation", {}).get("name")) for one in nodes] == [
        ("occupation", None),
        ("occupation-gb", "gb"),
        ("occupation-fr", "fr"),
    ]
    assert [len(one.get("estimatedSalary", ())) for one in nodes] == [0, 1, 1]


def test_what_the_guide_does_not_know_is_left_out() -> None:
    (profile,) = profiles_of(make_role("baker"))
    assert set(occupation(profile, SITE)) == {"@type", "@id", "url", "name"}


def test_skills_and_codes_are_words_of_their_lists() -> None:
    role = make_role(
        "baker",
        skills=(make_skill_row("planning"),),
        codes=(
            r.ExternalCode(key="a", scheme="isco-08", code="7512", label="Bakers"),
            r.ExternalCode(key="b", scheme="esco", code="http://data.europa.eu/esco/occupation/1"),
        ),
    )
    planning = entry("skill", r.Skill(key="planning", slug="plan", name="Planning", skill_kind="method"))
    (profile,) = profiles_of(role, others=(planning,))
    found = occupation(profile, SITE)
    assert found["skills"] == [
        {
            "@type": "DefinedTerm",
            "url": "https://example.org/skills/plan/",
            "name": "Planning",
            "termCode": "planning",
            "inDefinedTermSet": "https://example.org/skills/",
        }
    ]
    isco, esco = found["occupationalCategory"]
    assert (isco["codeValue"], isco["name"], isco["inCodeSet"]["name"]) == ("7512", "Bakers", "ISCO-08")
    assert "sameAs" not in isco
    assert esco["sameAs"] == esco["codeValue"]


@pytest.mark.parametrize(("demand", "asked"), [("required", 1), ("sometimes", 1), ("optional", 0), ("not-usually", 0)])
def test_only_what_employers_ask_for_is_a_qualification(demand: str, asked: int) -> None:
    badge = r.Certification(key="cb", slug="cb", name="Badge", certification_kind="certification", issuer="Guild")
    role = make_role("baker", certifications=(r.RoleCertification(key="cb", certification="cb", demand=demand),))
    (profile,) = profiles_of(role, others=(entry("certification", badge),))
    found = occupation(profile, SITE).get("qualifications", [])
    assert [one["publisher"]["name"] for one in found] == ["Guild"] * asked


# The script


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_name_holds_stays_within_the_script_and_is_read_as_it_was(name: str) -> None:
    written = script([node("Thing", name=name)])
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["@graph"][0]["name"] == name


@given(st.text())
def test_any_text_is_read_as_it_was(name: str) -> None:
    written = script([breadcrumbs("https://example.org", (), name, "https://example.org/")])
    assert "<" not in written
    assert json.loads(written)["@graph"][0]["itemListElement"][1].get("name", "") == name


def test_without_nodes_there_is_no_script() -> None:
    assert script([]) == ""


def test_markup_becomes_words() -> None:
    assert plain("<p>Bread &amp; <b>butter</b>,</p><ul><li>one</li><li>two</li></ul>") == "Bread & butter, one two"


def test_a_responsibility_is_said_in_words() -> None:
    role = make_role("baker", responsibilities=(r.Responsibility(key="a", text=prose("Heat <em>the</em> oven")),))
    (profile,) = profiles_of(role)
    assert occupation(profile, SITE)["responsibilities"] == ["Heat the oven"]


def test_the_way_to_a_page_begins_at_the_start_and_ends_with_the_page() -> None:
    way = breadcrumbs("https://a.org", (Link("page", "x", "Roles", "/roles/"),), "Baker", "https://a.org/roles/baker/")
    assert [(step["position"], step["name"], step["item"]["@id"]) for step in way["itemListElement"]] == [
        (1, "Career Guide", "https://a.org/"),
        (2, "Roles", "https://a.org/roles/"),
        (3, "Baker", "https://a.org/roles/baker/"),
    ]
