"""Which values of O*NET’s files count, in which order, and what is refused with its place and the reason."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from roles.importers.content import Report, Root
from roles.importers.onet.layouts import CODE
from tests.importers.onet.releases import Said, change, only, replaced, said


@pytest.fixture(scope="module")
def as_published(excerpt: Path) -> Said:
    return said(excerpt)


def rows(as_said: Said, code: str, model: str) -> list[dict[str, Any]]:
    """The fields of one occupation’s rows of one model."""
    return [fields for name, _, fields in as_said[1][code.replace(".", "-")] if name == model]


def keys(as_said: Said, code: str, model: str) -> list[str]:
    """The keys of one occupation’s rows of one model."""
    return [key for name, key, _ in as_said[1][code.replace(".", "-")] if name == model]


def rating(as_said: Said, code: str, skill: str) -> dict[str, Any]:
    """What is said of one skill; empty if nothing is."""
    return next((row for row in rows(as_said, code, "roleskill") if row["skill"].code == skill), {})


# -- ratings -----------------------------------------------------------------------------------------------------------


def test_a_rating_has_its_value_its_scale_and_its_judge(as_published: Said) -> None:
    found = rating(as_published, "15-1299.09", "transferable: critical thinking")
    assert found["importance_scale"] == "1 to 5 (O*NET)"
    assert found["level_scale"] == "0 to 7 (O*NET)"
    assert found["judged_by"] == "onet"
    assert isinstance(found["importance_value"], Decimal)


@pytest.mark.parametrize(
    ("column", "scale", "left"), [("Recommend Suppress", "LV", "importance"), ("Not Relevant", "LV", "importance")]
)
def test_a_level_that_is_imprecise_or_not_relevant_is_left_out(
    release: Path, column: str, scale: str, left: str
) -> None:
    line = line_of(release, "Skills.txt", "15-1299.09", "Critical Thinking", scale)
    change(release, "Skills.txt", replaced(line, column, "Y"))
    found = rating(said(release), "15-1299.09", "transferable: critical thinking")
    assert f"{left}_value" in found
    assert "level_value" not in found
    assert "level_scale" not in found


def test_an_importance_that_is_imprecise_is_left_out_and_the_skill_stands_last(release: Path) -> None:
    line = line_of(release, "Skills.txt", "15-1299.09", "Critical Thinking", "IM")
    change(release, "Skills.txt", replaced(line, "Recommend Suppress", "Y"))
    last = rows(said(release), "15-1299.09", "roleskill")[-1]
    assert last["skill"].code == "transferable: critical thinking"
    assert "importance_value" not in last
    assert "judged_by" not in last


def test_a_skill_of_which_nothing_is_left_is_no_row(release: Path) -> None:
    for scale in ("IM", "LV"):
        line = line_of(release, "Skills.txt", "15-1299.09", "Critical Thinking", scale)
        change(release, "Skills.txt", replaced(line, "Data Value", "n/a"))
    assert not rating(said(release), "15-1299.09", "transferable: critical thinking")


def test_the_most_important_skill_stands_first_and_equals_by_name(as_published: Said) -> None:
    found = [(-row["importance_value"], row["skill"].code) for row in rows(as_published, "15-1299.09", "roleskill")]
    assert found == sorted(found)


def test_how_many_ratings_were_left_out_is_told(excerpt: Path) -> None:
    report = Report()
    said(excerpt, report)
    (told,) = [sentence for sentence in report.told if "imprecise ratings of skills" in sentence]
    counts = {
        mark: sum(row[place] == "Y" and (mark == "suppress" or row[9] != "Y") for row in _rows(excerpt / "Skills.txt"))
        for mark, place in (("suppress", 9), ("relevant", 10))
    }
    assert told == (
        f"As O*NET advises, {counts['suppress']:,} imprecise ratings of skills were left out, and "
        f"{counts['relevant']:,} of levels that are not relevant."
    )


def test_an_occupation_without_ratings_has_no_skills(as_published: Said) -> None:
    assert rows(as_published, "13-1082.00", "roleskill") == []
    assert rows(as_published, "55-3016.00", "roleskill") == []


def test_a_skill_and_an_area_of_knowledge_of_one_name_are_two(as_published: Said) -> None:
    names = {code: fields["name"] for kind, code, _, fields in as_published[0] if kind == "skill"}
    assert names["transferable: mathematics"] == "Mathematics"
    assert names["knowledge: mathematics"] == "Mathematics (knowledge)"


# -- the other facts ---------------------------------------------------------------------------------------------------


def test_other_titles_stand_once_and_the_occupation_s_own_not_at_all(as_published: Said, excerpt: Path) -> None:
    twice = [row["title"] for row in rows(as_published, "21-1014.00", "othertitle")]
    assert twice.count("Licensed Mental Health Counselor (LMHC)") == 1
    assert "LMHC" in twice
    assert "n/a" not in twice
    own = [row["title"].lower() for row in rows(as_published, "29-2099.01", "othertitle")]
    assert "neurodiagnostic technologists" not in own


def test_repeated_titles_are_counted(excerpt: Path) -> None:
    report = Report()
    said(excerpt, report)
    assert [
        told
        for told in report.told
        if told.endswith("other titles that only repeat a title of the same role were left out.")
    ]


def test_tasks_that_are_core_come_first_and_those_of_no_type_last(as_published: Said, excerpt: Path) -> None:
    types = {row[1]: row[3] for row in _rows(excerpt / "Task Statements.txt")}
    found = [types[key.removeprefix("onet-")] for key in keys(as_published, "27-3043.00", "responsibility")]
    assert found == sorted(found, key=["Core", "Supplemental", "n/a"].index)
    assert {"Supplemental", "n/a"} <= set(found)
    marked = [row.get("supplemental", False) for row in rows(as_published, "27-3043.00", "responsibility")]
    assert marked == [kind == "Supplemental" for kind in found]


def test_quotation_marks_are_data(as_published: Said) -> None:
    assert [row for row in rows(as_published, "27-2012.00", "responsibility") if '"' in row["text"]]


def test_three_languages_whose_names_differ_by_a_sign_are_three_tools(as_published: Said) -> None:
    titles = {code: title for kind, code, title, _ in as_published[0] if kind == "tool"}
    assert [titles[code] for code in ("c", "c++", "c#")] == ["C", "C plus plus", "C sharp"]
    assert len(set(keys(as_published, "15-1252.00", "roletool"))) == len(rows(as_published, "15-1252.00", "roletool"))


def test_tools_in_demand_come_first_then_hot_ones(as_published: Said) -> None:
    found = [
        (not row.get("in_demand", False), not row.get("hot", False), row["tool"].code)
        for row in rows(as_published, "15-1252.00", "roletool")
    ]
    assert found == sorted(found)
    assert not found[0][0]


def test_a_job_zone_reads_without_its_number_and_brackets(as_published: Said) -> None:
    (zone,) = rows(as_published, "13-1082.00", "preparation")
    assert (zone["zone"], zone["name"], zone["svp_range"]) == (4, "Considerable preparation needed", "7.0 to < 8.0")


def test_an_occupation_s_high_points_are_its_first_three_interests(as_published: Said) -> None:
    found = {row["area"]: row.get("high_point") for row in rows(as_published, "15-1252.00", "interest")}
    assert list(found) == ["realistic", "investigative", "artistic", "social", "enterprising", "conventional"]
    assert sorted(place for place in found.values() if place) in ([1, 2], [1, 2, 3])


# -- what is refused ---------------------------------------------------------------------------------------------------

REFUSED = [
    ("Skills.txt", "Data Value", "9.99", "Expected a number from 1 to 5."),
    ("Skills.txt", "Data Value", "many", "Expected a number from 1 to 5."),
    ("Skills.txt", "Data Value", "NaN", "Expected a number from 1 to 5."),
    ("Skills.txt", "Scale ID", "XX", "The guide knows IM and LV."),
    ("Knowledge.txt", CODE, "99-9999.00", "There is no such occupation in the release."),
    ("Task Statements.txt", "Task Type", "Vital", "Expected “Core”, “Supplemental” or “n/a”."),
    ("Related Occupations.txt", "Related O*NET-SOC Code", "99-9999.00", "There is no such occupation in the release."),
    (
        "Related Occupations.txt",
        "Relatedness Tier",
        "Cousin",
        "Expected one of: Primary-Short, Primary-Long, Supplemental.",
    ),
    ("Job Zones.txt", "Job Zone", "7", "The release says nothing of such a job zone."),
    ("Interests.txt", "Element Name", "Athletic", "The guide knows the six areas and three high points."),
    ("Interests.txt", "Data Value", "8.00", "Expected a number from 1 to 7."),
    ("Occupation Data.txt", CODE, "11-91", "A code is written as 15-1252.00."),
    ("Occupation Data.txt", "Title", "", "An occupation without a title."),
]


@pytest.mark.parametrize(("file", "column", "value", "reason"), REFUSED)
def test_what_is_refused_is_said_with_file_line_column_value_and_reason(
    release: Path, file: str, column: str, value: str, reason: str
) -> None:
    change(release, file, replaced(2, column, value))
    report = Report()
    said(release, report)
    of_it = [refusal for refusal in report.refused if (refusal.file, refusal.line) == (file, 2)]
    assert [(refusal.column, refusal.value, refusal.reason) for refusal in of_it] == [(column, value, reason)]


def test_a_high_point_that_is_no_area_is_refused(release: Path) -> None:
    line = line_of(release, "Interests.txt", "13-1082.00", "First Interest High-Point", "IH")
    change(release, "Interests.txt", replaced(line, "Data Value", "7.00"))
    report = Report()
    said(release, report)
    assert [(refusal.line, refusal.reason) for refusal in report.refused] == [
        (line, "A high point is a number from 0 to 6.")
    ]


def test_a_row_about_what_another_row_says_already_is_refused(release: Path) -> None:
    change(release, "Technology Skills.txt", lambda rows: [*rows, rows[1]])
    change(release, "Skills.txt", lambda rows: [*rows, rows[1]])
    change(release, "Occupation Data.txt", lambda rows: [*rows, rows[1]])
    report = Report()
    said(release, report)
    assert {refusal.file: refusal.reason.split(":")[0] for refusal in report.refused} == {
        "Technology Skills.txt": "Line 2 says of 13-1082.00 what this one says, or something else about the same.",
        "Skills.txt": "The file rates this twice",
        "Occupation Data.txt": "Line 2 is about this occupation too.",
    }


def test_what_a_refused_occupation_s_rows_say_is_refused_with_it(release: Path) -> None:
    change(release, "Occupation Data.txt", only(lambda row: row[CODE] != "15-1299.09"))
    report = Report()
    roots, lines = said(release, report)
    assert "15-1299-09" not in lines
    files = {refusal.file for refusal in report.refused if refusal.value == "15-1299.09"}
    assert {"Task Statements.txt", "Skills.txt", "Related Occupations.txt"} <= files
    assert not any(isinstance(root, Root) for root in roots)


def line_of(release: Path, file: str, code: str, element: str, scale: str) -> int:
    """The line of a file on which one value stands."""
    rows = _rows(release / file)
    return next(n for n, row in enumerate(rows, 2) if (row[0], row[2], row[3]) == (code, element, scale))


def _rows(file: Path) -> list[list[str]]:
    return [line.split("\t") for line in file.read_bytes().decode().splitlines()][1:]
