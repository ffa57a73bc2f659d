"""The guide as files, beside what datasets brought: theirs is in no file, and no file takes it away."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from roles import models as m
from roles.editions import fixtures
from roles.editions.models import Edition
from roles.editions.publish import publish, revert
from tests import factories as make
from tests.imports import BUDGET_ANALYSTS, ROWS, skill, take_in

FILES = settings.BASE_DIR / "fixtures"
ON_OURS = {"project-manager": [skill("speaking", "4.00"), ("responsibility", "1", {"text": "Plan schedules."})]}
"""What O*NET says of a role that editors wrote."""


@pytest.fixture(autouse=True)
def imported(shipped: None, db: None) -> None:
    """The shipped guide, and a release of O*NET taken in after it."""
    take_in(others=ON_OURS, now=make.later(days=365))


def brought() -> dict[str, int]:
    """How many rows datasets brought."""
    return {model.__name__: model.objects.exclude(dataset=None).count() for model in (m.RoleSkill, m.Responsibility)}


def test_the_shipped_guide_is_dumped_as_before_an_import() -> None:
    assert fixtures.dump(FILES, check=True) == []


def test_loading_after_an_import_changes_nothing_and_keeps_what_it_brought() -> None:
    before = brought()
    loading = fixtures.load([FILES], now=make.later(days=366))
    assert (loading.added, loading.updated, loading.changed_by_editor, loading.published) == ([], [], [], [])
    assert brought() == before == {"RoleSkill": 3, "Responsibility": 2}


def test_a_file_that_is_loaded_over_an_editors_change_keeps_what_datasets_brought() -> None:
    before = brought()
    make.save(m.Role.objects.get(pk="project-manager"), nutshell="Changed.")
    loading = fixtures.load([FILES], now=make.later(days=366), overwrite=True)
    assert loading.updated == [("role", "project-manager")]
    assert brought() == before


def test_what_an_editor_adds_to_an_imported_role_is_dumped_and_comes_back(tmp_path: Path) -> None:
    role = m.Role.objects.get(pk="budget-analysts")
    make.make_responsibility(parent=role, text="Our own.")
    fixtures.dump(tmp_path)
    file = tmp_path / "roles" / "budget-analysts.json"
    records = json.loads(file.read_text(encoding="utf-8"))
    assert [record["model"] for record in records] == ["roles.role", "roles.responsibility"]
    m.Responsibility.objects.filter(parent=role, dataset=None).delete()
    fixtures.load([file], now=make.later(days=366), overwrite=True)
    assert set(m.Responsibility.objects.filter(parent=role).values_list("text", flat=True)) == {
        "Our own.",
        "Analyse budgets.",
    }


def test_an_editors_row_replaces_a_datasets_for_readers_and_outlives_its_next_release() -> None:
    role = m.Role.objects.get(pk="budget-analysts")
    make.make_role_skill(parent=role, skill=m.Skill.objects.get(pk="speaking"), importance="useful")
    publish([BUDGET_ANALYSTS], now=make.later(days=366))
    take_in(release="30.0", rows=[skill("speaking", "5.00"), *ROWS[1:]], others=ON_OURS, now=make.later(days=367))
    assert m.RoleSkill.objects.get(parent=role, dataset=None).importance == "useful"
    live = Edition.objects.filter(kind="role", key="budget-analysts").latest("number")
    values = [r["fields"].get("importance_value", "") for r in live.facts if r["fields"].get("skill") == "speaking"]
    assert values == ["", "5.00"]


def test_going_back_on_a_role_of_ours_keeps_what_a_dataset_says_today() -> None:
    take_in(release="30.0", others={"project-manager": [skill("speaking", "5.00")]}, now=make.later(days=366))
    revert(Edition.objects.get(kind="role", key="project-manager", number=1))
    rows: Iterator[Any] = m.RoleSkill.objects.filter(parent="project-manager", dataset="onet").iterator()
    assert [str(row.importance_value) for row in rows] == ["5.00"]
