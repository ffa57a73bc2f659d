"""A newer release over an older one: what it says anew, and what it no longer has."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from roles.editions.models import Edition
from roles.models import Role, RoleSkill, Skill, Source, Tool
from tests.conftest import kept_for_a_while
from tests.importers.onet.releases import as_30_3, change, only, replaced

pytestmark = pytest.mark.django_db

CODE = "O*NET-SOC Code"


def imported(path: Path) -> str:
    """What the operator is told."""
    out = io.StringIO()
    call_command("import_onet", path, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def older(excerpt: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The excerpt of 29.2 in the guide."""
    with kept_for_a_while(django_db_blocker, lambda: imported(excerpt)):
        yield


def facts_of(key: str) -> list[dict[str, Any]]:
    """What the newest edition of a role says."""
    return Edition.objects.filter(kind="role", key=key).latest("number").facts


def test_another_layout_of_the_same_changes_the_source_alone(older: None, release: Path) -> None:
    as_30_3(release)
    (release / "Read Me.txt").write_text("O*NET 30.3 Database\nMay 2026 Release\n")
    skills = dict(Skill.objects.values_list("dataset_code", "key"))
    told = imported(release)
    assert "1 changes, 1 editions" in told or "1 change, 1 edition" in told
    assert dict(Skill.objects.values_list("dataset_code", "key")) == skills
    source = Source.objects.get(pk="onet")
    assert (source.release, source.as_of) == ("30.3", date(2026, 5, 1))
    assert "O*NET 30.3 Database" in source.attribution


def test_an_occupation_that_vanished_is_retired_and_nobody_is_related_to_it_any_more(
    older: None, release: Path
) -> None:
    for file in release.glob("*.txt"):
        if file.name not in ("Read Me.txt", "Content Model Reference.txt", "Job Zone Reference.txt"):
            change(release, file.name, only(lambda row: "15-1299.09" not in (row[CODE], row.get(f"Related {CODE}"))))
    imported(release)
    role = Role.objects.get(dataset_code="15-1299.09")
    assert role.retired
    assert Edition.objects.filter(kind="role", key=role.key).latest("number").retired
    related = [
        record["fields"]["to"]
        for record in facts_of("project-management-specialists")
        if record["model"] == "roles.relatedrole"
    ]
    assert related == ["software-developers"]


def test_an_occupation_that_is_called_otherwise_keeps_its_page(older: None, release: Path) -> None:
    line = 1 + next(
        n
        for n, row in enumerate((release / "Occupation Data.txt").read_text().splitlines())
        if row.startswith("15-1252.00")
    )
    change(release, "Occupation Data.txt", replaced(line, "Title", "Software Engineers"))
    imported(release)
    role = Role.objects.get(dataset_code="15-1252.00")
    assert (role.key, role.slug, role.name) == ("software-developers", "software-developers", "Software engineers")


def test_a_tool_that_nobody_uses_any_more_is_retired(older: None, release: Path) -> None:
    change(release, "Technology Skills.txt", only(lambda row: row["Example"] != "C#"))
    imported(release)
    assert Tool.objects.get(dataset_code="c#").retired
    assert not Tool.objects.get(dataset_code="c++").retired


def test_a_skill_of_another_name_is_another_skill(older: None, release: Path) -> None:
    change(
        release,
        "Skills.txt",
        lambda rows: [["Reasoning" if cell == "Critical Thinking" else cell for cell in row] for row in rows],
    )
    imported(release)
    assert Skill.objects.get(dataset_code="transferable: critical thinking").retired
    assert RoleSkill.objects.filter(skill__dataset_code="transferable: reasoning").exists()
