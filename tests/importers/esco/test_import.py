"""ESCO in the guide: read again by the csv module alone, and compared with what was published."""

import csv
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from roles.editions.facts import Facts
from roles.editions.models import Edition
from roles.importers.apply import apply
from roles.importers.content import Report
from roles.importers.esco.content import Esco
from roles.importers.files import opened
from roles.importers.progress import quiet
from roles.models import Role, RoleSkill, Skill, Source
from tests.conftest import kept_for_a_while
from tests.factories import later

RELEASE = "1.2.0"
SOON = later(minutes=1)
Table = list[dict[str, str]]


def imported(path: Path, *, now: Any = SOON, release: str = RELEASE, **options: Any) -> tuple[Any, Report]:
    """The outcome of an import, and its report."""
    report = Report()
    with opened(path, report) as bundle:
        return apply(Esco(bundle, report, release, now=now, **options), now=now, progress=quiet), report


def facts_of(kind: str, code: str) -> Facts:
    """The live facts of the thing that ESCO knows under this code."""
    model: Any = {"role": Role, "skill": Skill}[kind]
    key = model.objects.get(dataset="esco", dataset_code=code).key
    return list(Edition.objects.live(later(days=9)).get(kind=kind, key=key).facts)


def rows(facts: Facts, model: str) -> list[dict[str, Any]]:
    """Fields of the rows of one model, in their order."""
    return [record["fields"] for record in facts if record["model"] == f"roles.{model}"]


@pytest.fixture(scope="module")
def raw(esco: Path) -> Callable[[str], Table]:
    """The files, read without any of the importer's code."""

    def table(name: str) -> Table:
        file = f"{name}.csv"
        text = (esco / file).read_bytes() if esco.is_dir() else zipfile.ZipFile(esco).read(file)
        return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))

    return table


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any, esco: Path) -> Iterator[dict[str, Any]]:
    """All occupations imported as roles into an empty guide: the outcome and the report."""
    said: dict[str, Any] = {}

    def load() -> None:
        said["outcome"], said["report"] = imported(esco, create=True)

    with kept_for_a_while(django_db_blocker, load):
        yield said


@pytest.mark.usefixtures("db")
class TestEveryOccupationAsARole:
    """With --create, in a guide without roles."""

    def test_as_many_roles_and_rows_as_the_files_have(
        self, made: dict[str, Any], raw: Callable[[str], Table], is_whole: bool
    ) -> None:
        report = made["report"]
        relations = raw("occupationSkillRelations_en")
        assert Role.objects.filter(dataset="esco").count() == len(raw("occupations_en"))
        assert RoleSkill.objects.count() == len(relations) - len(report.refused)
        assert report.read["occupationSkillRelations_en.csv"] == len(relations)
        if is_whole:
            assert report.read == {
                "occupations_en.csv": 3_039,
                "skills_en.csv": 13_939,
                "occupationSkillRelations_en.csv": 129_004,
                "ISCOGroups_en.csv": 619,
            }
            assert [refused.column for refused in report.refused].count("skillType") == 59
            assert [refused.column for refused in report.refused].count("relationType") == 17
            assert len(report.refused) == 59 + 17

    def test_ten_of_them_say_what_the_files_say(self, made: dict[str, Any], raw: Callable[[str], Table]) -> None:
        occupations, relations = raw("occupations_en"), raw("occupationSkillRelations_en")
        skills = {row["conceptUri"]: row for row in raw("skills_en")}
        groups = {row["code"]: row["preferredLabel"] for row in raw("ISCOGroups_en")}
        for row in random.Random(20240515).sample(occupations, 10):
            uri, label = row["conceptUri"], " ".join(row["preferredLabel"].split())
            facts = facts_of("role", uri)
            (role,) = rows(facts, "role")
            assert role["name"].lower() == label.lower()
            assert role["name"][0] == label[0].upper() or role["name"] == label
            assert role["dataset_code"] == uri
            assert plain(role["description"]) == " ".join(row["description"].split())
            codes = {code["scheme"]: (code["code"], code["label"]) for code in rows(facts, "externalcode")}
            assert codes == {"esco": (uri, role["name"]), "isco-08": (row["iscoGroup"], groups[row["iscoGroup"]])}
            titles = {" ".join(title.split()).lower() for title in row["altLabels"].split("\n")} - {"", label.lower()}
            held = [title["title"].lower() for title in rows(facts, "othertitle")]
            assert sorted(held) == sorted(titles - {role["plural"].lower()})
            needed: dict[str, str] = {}
            for relation in (r for r in relations if r["occupationUri"] == uri and r["skillType"]):
                how = {"essential": "essential", "optional": "useful"}[relation["relationType"]]
                name = " ".join(skills[relation["skillUri"]]["preferredLabel"].split()).lower()
                needed[name] = "essential" if needed.get(name) == "essential" else how
            names = dict(Skill.objects.values_list("key", "name"))
            said = {names[skill["skill"]].lower(): skill["importance"] for skill in rows(facts, "roleskill")}
            assert said == needed
            assert {(s["judged_by"], s["source"], s["dataset"]) for s in rows(facts, "roleskill")} == {("esco",) * 3}

    def test_ten_skills_say_what_the_files_say(self, made: dict[str, Any], raw: Callable[[str], Table]) -> None:
        related = {row["skillUri"] for row in raw("occupationSkillRelations_en") if row["skillType"]}
        known = [row for row in raw("skills_en") if row["conceptUri"] in related]
        assert Skill.objects.count() == len(related)
        for row in random.Random(7).sample(known, 10):
            (skill,) = rows(facts_of("skill", row["conceptUri"]), "skill")
            assert skill["name"].lower() == " ".join(row["preferredLabel"].split()).lower()
            assert plain(skill["definition"]) == " ".join(row["description"].split())
            assert skill["skill_kind"] == {"skill/competence": "technical", "knowledge": "knowledge"}[row["skillType"]]

    def test_essential_skills_stand_first_and_each_sort_by_name(self, made: dict[str, Any]) -> None:
        role = Role.objects.get(name="Product manager")
        names = dict(Skill.objects.values_list("key", "name"))
        held = [(row["importance"], names[row["skill"]].casefold()) for row in rows(live(role.key), "roleskill")]
        assert held == sorted(held)
        assert {importance for importance, _ in held} == {"essential", "useful"}

    def test_roles_stand_in_families_of_isco_sub_major_groups(self, made: dict[str, Any]) -> None:
        family = Role.objects.get(name="Product manager").family
        assert family is not None
        assert (family.name, family.dataset_code) == ("Administrative and commercial managers", "12")
        assert family.description.startswith("Administrative and commercial managers plan, organize, direct")
        assert "skill level" not in family.description

    def test_the_plural_is_that_of_a_sentence(self, made: dict[str, Any]) -> None:
        plurals = dict(Role.objects.values_list("name", "plural"))
        assert plurals["ICT project manager"] == "ICT project managers"
        assert plurals["Secretary general"] == "secretaries general"
        assert plurals["eBusiness manager"] == "eBusiness managers"

    def test_the_source_says_what_the_licence_asks_for(self, made: dict[str, Any]) -> None:
        source = Source.objects.get(pk="esco")
        assert source.attribution == "This service uses the ESCO classification of the European Commission."
        assert (source.publisher, source.release) == ("European Commission", "1.2.0")
        assert str(source.as_of) == "2024-05-01"
        assert "Career Guide has changed" in source.modifications

    def test_a_second_run_changes_nothing(self, made: dict[str, Any], esco: Path) -> None:
        editions = Edition.objects.count()
        outcome, _ = imported(esco, now=later(days=1), create=True)
        assert (outcome.changes, outcome.editions, Edition.objects.count()) == (0, 0, editions)

    def test_roles_once_made_stay_up_to_date_without_create(self, made: dict[str, Any], esco: Path) -> None:
        outcome, _ = imported(esco, now=later(days=1))
        assert (outcome.changes, outcome.editions) == (0, 0)


def live(key: str) -> Facts:
    """The live facts of a role."""
    return list(Edition.objects.live(later(days=9)).get(kind="role", key=key).facts)


def plain(markdown: str) -> str:
    """The text without the signs that keep it from being read as Markdown."""
    return " ".join(markdown.replace("\\", "").split())
