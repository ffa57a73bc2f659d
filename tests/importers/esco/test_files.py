"""What is read from ESCO's files, and what is refused with its place."""

from pathlib import Path
from typing import Any

import pytest

from roles.importers.content import Refusal, Report
from roles.importers.esco import files
from roles.importers.files import Unreadable, opened

from .small import FILES, OCCUPATION, SKILL, small


def read(folder: Path) -> tuple[dict[str, Any], dict[str, Any], dict[str, list[files.Need]], Report]:
    """Occupations, skills and needs of the files in a folder, and what was told."""
    report = Report()
    with opened(folder, report) as bundle:
        occupations, skills = files.occupations(bundle, report), files.skills(bundle, report)
        return occupations, skills, files.needs(bundle, report, occupations, skills), report


def refusals(folder: Path) -> list[Refusal]:
    """Every line that was refused."""
    return read(folder)[3].refused


def relations(*lines: str) -> dict[str, str | None]:
    """The file of relations with these lines."""
    heading = "occupationUri,relationType,skillType,skillUri"
    return {"occupationSkillRelations_en.csv": "\n".join([heading, *lines, ""])}


def occupations(*lines: str) -> dict[str, str | None]:
    """The file of occupations with these lines, and no relations."""
    heading = "conceptUri,iscoGroup,preferredLabel,altLabels,status,description"
    return {"occupations_en.csv": "\n".join([heading, *lines, ""])}


def test_alternative_labels_stand_one_a_line_and_each_counts_once(tmp_path: Path) -> None:
    baker = read(small(tmp_path))[0][f"{OCCUPATION}baker"]
    assert list(baker.others) == ["bread maker", "pastry cook"]


def test_line_numbers_are_those_of_the_file_though_labels_go_over_several(tmp_path: Path) -> None:
    assert read(small(tmp_path))[0][f"{OCCUPATION}miller"].origin == files.Origin("occupations_en.csv", 5)


def test_relations_need_not_be_sorted_by_occupation(tmp_path: Path) -> None:
    needs = read(small(tmp_path))[2]
    assert [(need.skill.label, need.essential) for need in needs[f"{OCCUPATION}baker"]] == [
        ("kinds of grain", False),
        ("knead dough", True),
    ]


@pytest.mark.parametrize("turned_round", [False, True])
def test_what_is_essential_and_optional_is_essential_and_the_other_line_is_refused(
    tmp_path: Path, turned_round: bool
) -> None:
    lines = [f"{OCCUPATION}baker,{how},knowledge,{SKILL}grain" for how in ("essential", "optional")]
    folder = small(tmp_path, relations(*(reversed(lines) if turned_round else lines)))
    (need,) = read(folder)[2][f"{OCCUPATION}baker"]
    (refused,) = refusals(folder)
    assert need.essential
    assert (refused.line, refused.column, refused.value) == (2 if turned_round else 3, "relationType", "optional")
    assert "essential" in refused.reason


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (f"{OCCUPATION}nobody,essential,knowledge,{SKILL}grain", "occupationUri"),
        (f"{OCCUPATION}baker,essential,knowledge,{SKILL}none", "skillUri"),
        (f"{OCCUPATION}baker,desirable,knowledge,{SKILL}grain", "relationType"),
    ],
)
def test_a_relation_that_leads_nowhere_is_refused(tmp_path: Path, line: str, column: str) -> None:
    (refused,) = refusals(small(tmp_path, relations(line)))
    assert (refused.file, refused.line, refused.column) == ("occupationSkillRelations_en.csv", 2, column)


def test_the_same_relation_twice_counts_once(tmp_path: Path) -> None:
    line = f"{OCCUPATION}baker,essential,knowledge,{SKILL}grain"
    folder = small(tmp_path, relations(line, line))
    assert len(read(folder)[2][f"{OCCUPATION}baker"]) == 1
    assert [refused.reason for refused in refusals(folder)] == ["An earlier line says the same."]


def test_a_relation_without_a_type_has_that_of_its_skill(tmp_path: Path) -> None:
    folder = small(tmp_path, relations(f"{OCCUPATION}baker,essential,,{SKILL}grain"))
    assert [need.skill.kind for need in read(folder)[2][f"{OCCUPATION}baker"]] == ["knowledge"]


def test_a_relation_to_a_skill_of_no_stated_type_is_refused_and_not_guessed(tmp_path: Path) -> None:
    untyped = {"skills_en.csv": FILES["skills_en.csv"].replace("knowledge,kinds", ",kinds")}
    folder = small(tmp_path, {**untyped, **relations(f"{OCCUPATION}baker,essential,,{SKILL}grain")})
    (refused,) = refusals(folder)
    assert (refused.line, refused.column) == (2, "skillType")
    assert read(folder)[2][f"{OCCUPATION}baker"] == []


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (f"{OCCUPATION}x,7512,,,released,", "preferredLabel"),
        ("x,7512,baker,,released,", "conceptUri"),
        (f"{OCCUPATION}x,7512,baker,,obsolete,", "status"),
    ],
)
def test_an_occupation_without_name_or_address_or_no_longer_released_is_refused(
    tmp_path: Path, line: str, column: str
) -> None:
    folder = small(tmp_path, {**occupations(f"{OCCUPATION}y,7512,cook,,released,", line), **relations()})
    report = Report()
    with opened(folder, report) as bundle:
        found = files.occupations(bundle, report)
    assert list(found) == [f"{OCCUPATION}y"]
    assert [(refused.line, refused.column) for refused in report.refused] == [(3, column)]


def test_an_isco_code_that_lost_its_zero_has_it_again_and_one_that_is_none_is_refused(tmp_path: Path) -> None:
    folder = small(tmp_path, occupations(f"{OCCUPATION}x,110,officer,,,", f"{OCCUPATION}y,75.1,cook,,,"))
    report = Report()
    with opened(folder, report) as bundle:
        found = files.occupations(bundle, report)
    assert [occupation.isco for occupation in found.values()] == ["0110", ""]
    assert [(refused.line, refused.column, refused.value) for refused in report.refused] == [(3, "iscoGroup", "75.1")]


def test_a_group_is_described_by_its_first_paragraph(tmp_path: Path) -> None:
    report = Report()
    with opened(small(tmp_path), report) as bundle:
        assert "Tasks" not in files.groups(bundle, report)["75"].description


def test_relations_of_a_release_that_keeps_them_apart_from_languages_are_found(tmp_path: Path) -> None:
    text = FILES["occupationSkillRelations_en.csv"]
    folder = small(tmp_path, {"occupationSkillRelations_en.csv": None, "occupationSkillRelations.csv": text})
    assert len(read(folder)[2][f"{OCCUPATION}baker"]) == 2


def test_columns_of_later_releases_are_known_and_others_are_told(tmp_path: Path) -> None:
    text = FILES["occupations_en.csv"].replace("description\n", "description,naceCode,mood\n", 1)
    text = text.replace("bread.\n", "bread.,10.7,glad\n").replace("grain.\n", "grain.,10.6,calm\n")
    (told,) = read(small(tmp_path, {"occupations_en.csv": text}))[3].told
    assert "mood" in told
    assert "naceCode" not in told


def test_a_missing_column_is_an_error_that_names_it(tmp_path: Path) -> None:
    text = FILES["occupations_en.csv"].replace("preferredLabel", "title")
    with pytest.raises(Unreadable, match="no column “preferredLabel”"):
        read(small(tmp_path, {"occupations_en.csv": text}))


def test_files_in_another_language_alone_are_told_from_no_esco_at_all(tmp_path: Path) -> None:
    german = {"occupations_en.csv": None, "occupations_de.csv": FILES["occupations_en.csv"]}
    with pytest.raises(Unreadable, match=r"other languages alone \(de\)"):
        read(small(tmp_path / "german", german))
    (tmp_path / "empty").mkdir()
    with pytest.raises(Unreadable, match=r"There is no occupations_en\.csv"):
        read(tmp_path / "empty")
