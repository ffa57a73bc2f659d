"""What O*NET publishes is what the guide says, field by field; with CAREER_DATA over the whole release."""

import io
import random
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from roles.editions.models import Edition
from roles.models import (
    ExternalCode,
    Family,
    Interest,
    OtherTitle,
    Preparation,
    RelatedRole,
    Responsibility,
    Role,
    RoleSkill,
    RoleTool,
    Skill,
    Source,
    Tool,
)
from tests.conftest import kept_for_a_while
from tests.importers.onet.published import Published, plain, rows_in

pytestmark = pytest.mark.django_db

TIERS = {"closest": "Primary-Short", "close": "Primary-Long", "further": "Supplemental"}


@pytest.fixture(scope="module")
def published(onet: Path) -> Published:
    return Published(onet)


@pytest.fixture(scope="module")
def told(onet: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """O*NET in the guide; what the operator was told."""
    out = io.StringIO()
    with kept_for_a_while(django_db_blocker, lambda: call_command("import_onet", onet, stdout=out, stderr=out)):
        yield out.getvalue()


@pytest.fixture(scope="module")
def editions(told: str, django_db_blocker: Any) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """{(kind, key): facts of what readers see}"""
    with django_db_blocker.unblock():
        live = Edition.objects.live(timezone.now()).order_by()
        return {(kind, key): facts for kind, key, facts in live.values_list("kind", "key", "facts")}


def test_there_is_a_page_for_every_occupation_skill_and_tool(told: str, published: Published) -> None:
    ratings = [row for name in ("Skills", "Knowledge") for row in published.rows(name)]
    skills = {(row["Element ID"], row["Element Name"]) for row in ratings}
    tools = {row["Example"].lower() for row in published.rows("Technology Skills")}
    groups = {code[:2] for code in published.codes}
    counts = [model.objects.filter(dataset="onet").count() for model in (Role, Skill, Tool, Family)]
    assert counts == [len(published.codes), len(skills), len(tools), len(groups)]


def test_every_row_is_in_the_guide_or_left_out_for_a_reason(told: str, published: Published) -> None:
    shown = {
        (row["O*NET-SOC Code"], row["Element ID"])
        for name in ("Skills", "Knowledge")
        for row in published.rows(name)
        if "Y" not in (row["Recommend Suppress"], row["Not Relevant"])
    }
    expected = {
        ExternalCode: len(published.codes),
        OtherTitle: sum(len(published.other_titles(code)) for code in published.codes),
        Responsibility: len(published.rows("Task Statements")),
        RoleSkill: len(shown),
        RoleTool: len(published.rows("Technology Skills")),
        RelatedRole: len(published.rows("Related Occupations")),
        Preparation: len(published.rows("Job Zones")),
        Interest: sum(row["Scale ID"] == "OI" for row in published.rows("Interests")),
    }
    assert {model: model.objects.filter(dataset="onet").count() for model in expected} == expected


def test_the_operator_is_told_how_many_rows_were_read(told: str, published: Published) -> None:
    for name in ("Occupation Data", "Skills", "Knowledge", "Technology Skills"):
        read = next(line for line in told.splitlines() if line.strip().startswith(f"{name}.txt"))
        assert read.split()[-1] == f"{len(published.rows(name)):,}"


def test_ten_occupations_are_as_published_in_every_field(
    editions: dict[tuple[str, str], list[dict[str, Any]]], published: Published
) -> None:
    seed = random.SystemRandom().randrange(10**6)
    sys.stdout.write(f"random.Random({seed})\n")  # shown if the test fails
    roles = {
        fields["code"]: facts
        for (kind, _), facts in editions.items()
        if kind == "role"
        for fields in rows_in(facts, "externalcode")
    }
    assert roles.keys() == set(published.codes)
    names = {name: facts[0]["fields"]["name"] for name, facts in editions.items()}
    for code in random.Random(seed).sample(published.codes, 10):
        _check(code, roles[code], names, published)


def _check(code: str, facts: list[dict[str, Any]], names: dict[tuple[str, str], str], published: Published) -> None:
    """One occupation: what the live edition says against the rows of the files."""
    (occupation,) = published.of("Occupation Data", code)
    title = occupation["Title"].replace("--", " – ")
    role = facts[0]["fields"]
    assert role["name"].lower() == role["plural"].lower() == title.lower()
    assert role["name"][0] == title[0]
    assert plain(role["description"]) == occupation["Description"]
    assert role["family"].endswith("-occupations")
    assert rows_in(facts, "externalcode")[0]["label"] == occupation["Title"]
    assert {row["title"].lower() for row in rows_in(facts, "othertitle")} == published.other_titles(code)
    tasks = [(plain(row["text"]), row.get("supplemental", False)) for row in rows_in(facts, "responsibility")]
    assert tasks == published.tasks(code)
    _check_skills(code, rows_in(facts, "roleskill"), names, published)
    tools = {
        names["tool", row["tool"]].lower(): (row.get("hot", False), row.get("in_demand", False))
        for row in rows_in(facts, "roletool")
    }
    assert tools == {tool.lower(): marks for tool, marks in published.tools(code).items()}
    related = [
        (names["role", row["to"]].lower(), TIERS[row.get("closeness", "close")])
        for row in rows_in(facts, "relatedrole")
    ]
    assert related == [(other.replace("--", " – ").lower(), tier) for other, tier in published.related(code)]
    _check_zone(rows_in(facts, "preparation"), published.zone(code))
    interests = {row["area"]: (Decimal(row["value"]), row.get("high_point")) for row in rows_in(facts, "interest")}
    assert interests == published.interests(code)
    assert all(row["scale"] == "1 to 7 (O*NET)" for row in rows_in(facts, "interest"))


def _check_skills(
    code: str, rows: list[dict[str, Any]], names: dict[tuple[str, str], str], published: Published
) -> None:
    def of(name: str) -> dict[str, dict[str, Decimal]]:
        return {skill.lower(): values for skill, values in published.ratings(name, code).items()}

    said: dict[str, dict[str, Decimal]] = {}
    for row in rows:
        values = said.setdefault(names["skill", row["skill"]].lower(), {})
        for scale, field, range_ in (("IM", "importance", "1 to 5 (O*NET)"), ("LV", "level", "0 to 7 (O*NET)")):
            if f"{field}_value" in row:
                values[scale] = Decimal(row[f"{field}_value"])
                assert row[f"{field}_scale"] == range_
    knowledge = {f"{name} (knowledge)" if name == "mathematics" else name: v for name, v in of("Knowledge").items()}
    assert said == of("Skills") | knowledge
    importance = [Decimal(row.get("importance_value", 0)) for row in rows]
    assert importance == sorted(importance, reverse=True)


def _check_zone(rows: list[dict[str, Any]], zone: dict[str, str]) -> None:
    assert len(rows) == bool(zone)
    for row in rows:
        assert row["zone"] == int(zone["Job Zone"])
        assert zone["Name"].lower().endswith(f": {row['name'].lower()}")
        assert f"({row['svp_range']})" == zone["SVP Range"]
        texts = [plain(row[name]) for name in ("experience", "education", "training")]
        assert texts == [zone[name] for name in ("Experience", "Education", "Job Training")]


def test_definitions_are_the_content_model_s(
    editions: dict[tuple[str, str], list[dict[str, Any]]], published: Published
) -> None:
    words = {row["Description"] for row in published.rows("Content Model Reference")}
    skills = [facts[0]["fields"] for (kind, _), facts in editions.items() if kind == "skill"]
    assert len(skills) == 68
    assert {plain(fields["definition"]) for fields in skills} <= words


def test_what_a_tool_is_for_is_a_kind_of_software(
    editions: dict[tuple[str, str], list[dict[str, Any]]], published: Published
) -> None:
    kinds: dict[str, set[str]] = {}
    for row in published.rows("Technology Skills"):
        kinds.setdefault(row["Example"].lower(), set()).add(row["Commodity Title"])
    tools = [facts[0]["fields"] for (kind, _), facts in editions.items() if kind == "tool"]
    assert all(plain(fields["purpose"]) in kinds[fields["name"].lower()] for fields in tools)


def test_the_source_says_what_the_licence_asks_for(told: str) -> None:
    source = Source.objects.get(pk="onet")
    assert source.attribution == (
        "This page includes information from the O*NET 29.2 Database by the U.S. Department of Labor, Employment and "
        "Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA."
    )
    assert source.modifications == (
        "Career Guide has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested "
        "these modifications."
    )
    assert (source.release, source.as_of, source.as_of_precision) == ("29.2", date(2025, 2, 1), "month")


@pytest.mark.parametrize("roles", range(2, 6))
def test_a_comparison_of_occupations_is_at_most_14_kb(told: str, roles: int) -> None:
    slugs = Role.objects.filter(preparation_rows__isnull=False).order_by("slug").values_list("slug", flat=True)
    page = Client().get(f"/compare/{'-vs-'.join(slugs[:roles])}/", headers={"Accept-Encoding": "br"})
    assert (page.status_code, page.headers["Content-Encoding"]) == (200, "br")
    assert len(page.content) <= 14_000


def test_a_second_run_changes_nothing(told: str, onet: Path) -> None:
    before = Edition.objects.count()
    out = io.StringIO()
    call_command("import_onet", onet, stdout=out, stderr=out)
    assert "0 changes, 0 editions" in out.getvalue()
    assert Edition.objects.count() == before
