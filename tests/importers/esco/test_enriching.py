"""What ESCO adds to roles that are there, and what becomes of that when editors or a release change their minds."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from roles.editions.datasets import standing
from roles.editions.facts import Facts
from roles.editions.models import Edition
from roles.models import Family, Role, RoleSkill, Skill
from tests.factories import (
    later,
    make_external_code,
    make_other_title,
    make_role,
    make_role_skill,
    make_skill,
    make_source,
    publish_all,
    save,
)

from .conftest import EXCERPTS
from .small import FILES, OCCUPATION, SKILL, small
from .test_import import imported, rows

pytestmark = pytest.mark.django_db

BAKER, MILLER = f"{OCCUPATION}baker", f"{OCCUPATION}miller"


def live(key: str, days: int = 0) -> Facts:
    """What readers see of a role some days after NOW."""
    return standing(list(Edition.objects.live(later(days=days, hours=1)).get(kind="role", key=key).facts))


def titles(key: str, days: int = 0) -> list[tuple[str, str]]:
    """(title, language) of the other titles that readers see."""
    return [(row["title"], row.get("language", "en")) for row in rows(live(key, days), "othertitle")]


def matches(folder: Path, *lines: str) -> Path:
    """A match list."""
    path = folder / "matches.csv"
    path.write_text("\n".join(["code,role,confirmed_by", *lines, ""]), encoding="utf-8")
    return path


@pytest.fixture
def baker() -> Any:
    """An editor's role that is ESCO's baker, with words and rows of its own; published."""
    role = make_role(slug="bread-baker", name="Bread baker", plural="bread bakers", description="We bake.")
    make_external_code(parent=role, scheme="esco", code="baker", informs="all", note="The same work.")
    make_other_title(parent=role, title="Pastry Cook")
    make_role_skill(parent=role, skill=make_skill(slug="patience"), importance="useful")
    publish_all()
    return role


def test_a_role_with_the_code_has_skills_titles_and_codes_added_behind_its_own(baker: Any, tmp_path: Path) -> None:
    imported(small(tmp_path))
    facts = live("bread-baker")
    assert [(row["skill"], row["importance"]) for row in rows(facts, "roleskill")] == [
        ("patience", "useful"),
        ("knead-dough", "essential"),
        ("kinds-of-grain", "useful"),
    ]
    assert titles("bread-baker") == [("Pastry Cook", "en"), ("Baker", "en"), ("Bread maker", "en")]
    codes = [(row["scheme"], row["code"], row.get("label", "")) for row in rows(facts, "externalcode")]
    assert codes == [("esco", "baker", ""), ("isco-08", "7512", "Bakers")]


def test_the_editors_own_words_stay(baker: Any, tmp_path: Path) -> None:
    imported(small(tmp_path))
    (role,) = rows(live("bread-baker"), "role")
    assert (role["name"], role["plural"], role["description"]) == ("Bread baker", "bread bakers", "We bake.")


def test_an_editors_judgement_of_the_same_skill_stands_instead(baker: Any, tmp_path: Path) -> None:
    imported(small(tmp_path))
    grain = Skill.objects.get(dataset_code=f"{SKILL}grain")
    make_role_skill(parent=baker, skill=grain, importance="essential")
    publish_all(now=later(days=1))
    held = [row for row in rows(live("bread-baker", 1), "roleskill") if row["skill"] == grain.key]
    assert [(row["importance"], row.get("judged_by")) for row in held] == [("essential", None)]


def test_without_create_only_what_matched_roles_need_is_taken(baker: Any, tmp_path: Path) -> None:
    _, report = imported(small(tmp_path))
    assert not Role.objects.filter(dataset="esco").exists()
    assert not Family.objects.filter(dataset="esco").exists()
    assert set(Skill.objects.filter(dataset="esco").values_list("name", flat=True)) == {"Knead dough", "Kinds of grain"}
    (told,) = report.told
    assert told.startswith("1 occupation is no role of the guide")


def test_a_second_run_makes_no_edition(baker: Any, tmp_path: Path) -> None:
    imported(small(tmp_path))
    editions = Edition.objects.count()
    outcome, _ = imported(small(tmp_path), now=later(days=1))
    assert (outcome.changes, outcome.editions, Edition.objects.count()) == (0, 0, editions)


def test_a_confirmed_match_list_does_as_a_code_does(tmp_path: Path) -> None:
    make_role(slug="flour-miller")
    publish_all()
    imported(small(tmp_path), matches=matches(tmp_path, "miller,flour-miller,Kim"))
    codes = {row["scheme"]: row["code"] for row in rows(live("flour-miller"), "externalcode")}
    assert codes == {"esco": MILLER, "isco-08": "8160"}
    assert len(rows(live("flour-miller"), "roleskill")) == 2


def test_the_match_list_that_operators_are_shown_works(tmp_path: Path) -> None:
    for slug in ("product-manager", "project-manager"):
        make_role(slug=slug)
    publish_all()
    guide = (settings.BASE_DIR / "docs" / "operators.md").read_text(encoding="utf-8")
    example = guide[guide.index("code,role,confirmed_by") :].partition("\n\n")[0]
    _, *lines = map(str.strip, example.splitlines())
    _, report = imported(EXCERPTS / "esco", create=True, matches=matches(tmp_path, *lines))
    assert len(lines) == 3
    assert not [refused for refused in report.refused if refused.file == "occupations_en.csv"]
    assert len(rows(live("product-manager"), "roleskill")) == 10
    assert Role.objects.filter(name="ICT project manager", dataset="esco").exists()


def test_who_confirmed_a_match_is_not_published(tmp_path: Path) -> None:
    make_role(slug="flour-miller")
    publish_all()
    imported(small(tmp_path), matches=matches(tmp_path, "miller,flour-miller,Kim Confirmer"))
    assert "Confirmer" not in str(live("flour-miller"))


def test_what_is_no_longer_matched_loses_what_esco_said(baker: Any, tmp_path: Path) -> None:
    imported(small(tmp_path))
    baker.externalcode_rows.get(dataset=None).delete()
    save(baker)
    publish_all(now=later(days=1))
    imported(small(tmp_path), now=later(days=2))
    assert titles("bread-baker", 2) == [("Pastry Cook", "en")]
    assert [row["skill"] for row in rows(live("bread-baker", 2), "roleskill")] == ["patience"]
    assert not Skill.objects.filter(dataset="esco", retired=False).exists()


def test_a_role_that_a_dataset_made_is_enriched_too(tmp_path: Path) -> None:
    make_role(
        slug="bakers", name="Bakers", plural="bakers", dataset=make_source(slug="onet"), dataset_code="51-3011.00"
    )
    publish_all()
    imported(small(tmp_path), matches=matches(tmp_path, "baker,bakers,Kim"))
    assert titles("bakers") == [("Baker", "en"), ("Bread maker", "en"), ("Pastry cook", "en")]


def test_with_create_a_role_of_the_same_name_keeps_an_occupation_from_being_made(tmp_path: Path) -> None:
    make_role(slug="bakers", name="Bakers", plural="bakers")
    publish_all()
    _, report = imported(small(tmp_path), create=True)
    assert list(Role.objects.filter(dataset="esco").values_list("name", flat=True)) == ["Miller"]
    (refused,) = report.refused
    assert (refused.file, refused.line, refused.value) == ("occupations_en.csv", 2, "baker")
    assert "--matches" in refused.reason


def test_with_create_an_editor_may_say_that_the_occupation_of_the_same_name_is_another(tmp_path: Path) -> None:
    make_role(slug="baker", name="Baker", plural="bakers")
    publish_all()
    imported(small(tmp_path), create=True, matches=matches(tmp_path, "baker,-,Kim"))
    made = Role.objects.get(dataset="esco", dataset_code=BAKER)
    assert (made.key, made.name) == ("baker-esco", "Baker")


def test_a_role_that_was_made_and_is_matched_later_leads_on_to_the_one_that_it_is(tmp_path: Path) -> None:
    imported(small(tmp_path), create=True)
    make_role(slug="bread-baker")
    publish_all(now=later(days=1))
    imported(small(tmp_path), now=later(days=2), create=True, matches=matches(tmp_path, "baker,bread-baker,Kim"))
    made = Role.objects.get(dataset_code=BAKER)
    assert (made.retired, made.successor_id, made.merged) == (True, "bread-baker", True)
    assert ("Pastry cook", "en") in titles("bread-baker", 2)
    outcome, _ = imported(small(tmp_path), now=later(days=3), matches=matches(tmp_path, "baker,bread-baker,Kim"))
    assert (outcome.changes, outcome.editions) == (0, 0)


def test_a_skill_of_an_editors_name_stands_beside_it(baker: Any, tmp_path: Path) -> None:
    make_skill(slug="knead-dough", name="Knead dough")
    publish_all()
    imported(small(tmp_path))
    assert Skill.objects.get(dataset_code=f"{SKILL}knead").slug == "knead-dough-esco"


def test_a_newer_release_adds_changes_and_takes_out(baker: Any, tmp_path: Path) -> None:
    imported(small(tmp_path))
    relations = f"occupationUri,relationType,skillUri\n{BAKER},essential,{SKILL}grain\n{BAKER},optional,{SKILL}clean\n"
    newer = small(tmp_path, {"occupationSkillRelations_en.csv": relations})
    imported(newer, now=later(days=1), release="1.2.1")
    held = [(row["skill"], row["importance"]) for row in rows(live("bread-baker", 1), "roleskill")]
    assert held == [("patience", "useful"), ("kinds-of-grain", "essential"), ("clean-equipment", "useful")]
    assert Skill.objects.get(dataset_code=f"{SKILL}knead").retired
    (source,) = Edition.objects.live(later(days=2)).filter(kind="source", key="esco")
    assert source.facts[0]["fields"]["release"] == "1.2.1"


def test_an_occupation_that_a_newer_release_drops_is_retired(tmp_path: Path) -> None:
    imported(small(tmp_path), create=True)
    without = FILES["occupations_en.csv"].rpartition(MILLER)[0]
    relations = f"occupationUri,relationType,skillUri\n{BAKER},essential,{SKILL}grain\n"
    newer = small(tmp_path, {"occupations_en.csv": without, "occupationSkillRelations_en.csv": relations})
    imported(newer, now=later(days=1), create=True, release="1.2.1")
    assert Role.objects.get(dataset_code=MILLER).retired
    assert not Role.objects.get(dataset_code=BAKER).retired


def test_labels_in_other_languages_are_other_titles_in_that_language(tmp_path: Path) -> None:
    developer = make_role(slug="software-developer")
    make_external_code(
        parent=developer,
        scheme="esco",
        code="f2b15a0e-e65a-438a-affb-29b9d50b77d1",
        informs="all",
        note="The same work.",
    )
    publish_all()
    imported(EXCERPTS / "esco", labels=[EXCERPTS / "esco-de"])
    held = titles("software-developer")
    assert held[-1] == ("Softwareentwickler/Softwareentwicklerin", "de")
    assert ("Programmer", "en") in held


def test_a_synthetic_label_file_beside_the_english_ones_is_found(baker: Any, tmp_path: Path) -> None:
    greek = f'conceptUri,preferredLabel,altLabels\n{BAKER},αρτοποιός,"φούρναρης\nΦΟΎΡΝΑΡΗΣ"\n{MILLER},,\n'
    _, report = imported(small(tmp_path, {"occupations_el.csv": greek}))
    assert [title for title in titles("bread-baker") if title[1] == "el"] == [("αρτοποιός", "el"), ("φούρναρης", "el")]
    assert [(r.file, r.line, r.column) for r in report.refused] == [("occupations_el.csv", 4, "preferredLabel")]
    outcome, _ = imported(small(tmp_path), now=later(days=1))
    assert outcome.changes == 0


def test_a_release_that_matches_nothing_takes_everything_out_and_leaves_the_editors_own(
    baker: Any, tmp_path: Path
) -> None:
    before = live("bread-baker")
    imported(small(tmp_path), create=True)
    heading = FILES["occupations_en.csv"].splitlines()[0]
    others = {
        "occupations_en.csv": f"{heading}\n{OCCUPATION}cook,5120,cook,,Cooks.\n",
        "occupationSkillRelations_en.csv": (
            f"occupationUri,relationType,skillUri\n{OCCUPATION}cook,optional,{SKILL}clean\n"
        ),
    }
    imported(small(tmp_path, others), now=later(days=1))
    assert live("bread-baker", 1) == before
    assert not RoleSkill.objects.filter(dataset="esco").exists()
    assert not Role.objects.filter(dataset="esco", retired=False).exists()


def test_removing_the_dataset_leaves_the_guide_as_it_was(baker: Any, tmp_path: Path) -> None:
    before = live("bread-baker")
    imported(small(tmp_path), create=True)
    call_command("remove_dataset", "esco", stdout=StringIO(), stderr=StringIO())
    now = Edition.objects.live(timezone.now()).filter(retired=False)
    assert standing(list(now.get(kind="role", key="bread-baker").facts)) == before
    assert set(now.filter(kind__in=["role", "skill", "family"]).values_list("key", flat=True)) == {
        "bread-baker",
        "patience",
    }
