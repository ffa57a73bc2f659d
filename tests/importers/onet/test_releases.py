"""Releases 25 to 31 differ in names of files and columns, and say the same to the guide."""

from collections.abc import Callable
from pathlib import Path

import pytest

from roles.importers.content import Code, Report
from roles.importers.files import Unreadable, opened
from roles.importers.onet.release import Release, dataset, release_of
from tests.importers.onet.releases import Said, as_30_3, as_excel_edition, change, renamed, said, without


@pytest.fixture(scope="module")
def as_published(excerpt: Path) -> Said:
    return said(excerpt)


@pytest.mark.parametrize("made", [as_30_3, as_excel_edition])
def test_another_layout_says_the_same(release: Path, as_published: Said, made: Callable[[Path], None]) -> None:
    made(release)
    report = Report()
    assert said(release, report) == as_published
    assert not report.refused
    assert not [sentence for sentence in report.told if "column" in sentence or "There is no" in sentence]


def test_a_column_that_is_not_known_is_told_and_left_alone(release: Path, as_published: Said) -> None:
    change(release, "Task Statements.txt", renamed({"Incumbents Responding": "Automation Risk"}))
    report = Report()
    assert said(release, report) == as_published
    assert any("Task Statements.txt" in told and "“Automation Risk”" in told for told in report.told)


def test_a_column_that_this_release_lacks_is_told(release: Path, as_published: Said) -> None:
    change(release, "Technology Skills.txt", without("In Demand"))
    report = Report()
    _, lines = said(release, report)
    tools = [fields for rows in lines.values() for model, _, fields in rows if model == "roletool"]
    assert tools
    assert not any("in_demand" in fields for fields in tools)
    assert any(fields.get("hot") for fields in tools)
    assert "Technology Skills.txt has no column “In Demand”: nothing of that is taken over." in report.told


def test_a_column_that_must_be_there_is_missed_with_its_name(release: Path) -> None:
    change(release, "Skills.txt", without("Data Value"))
    with pytest.raises(Unreadable, match=r"Skills\.txt, line 1: It has no column “Data Value”"):
        said(release)


@pytest.mark.parametrize(
    ("file", "model", "names"),
    [
        (
            "Alternate Titles.txt",
            "othertitle",
            "“Job Titles.txt” or “Alternate Titles.txt”: the guide gets no other titles",
        ),
        ("Interests.txt", "interest", "“Career Interest Types.txt” or “Interests.txt”: the guide gets no interests"),
        ("Job Zones.txt", "preparation", "“Job Zones.txt”: the guide gets no job zones"),
    ],
)
def test_a_file_that_may_be_missing_is_told(release: Path, file: str, model: str, names: str) -> None:
    (release / file).unlink()
    report = Report()
    _, lines = said(release, report)
    assert not [row for rows in lines.values() for row in rows if row[0] == model]
    assert [told for told in report.told if names in told and told.startswith("There is no")]


@pytest.mark.parametrize("file", ["Occupation Data.txt", "Task Statements.txt", "Skills.txt", "Knowledge.txt"])
def test_a_file_that_must_be_there_is_an_error(release: Path, file: str) -> None:
    (release / file).unlink()
    with pytest.raises(Unreadable, match=f"There is no {file}"):
        said(release)


def test_half_of_the_skills_of_a_newer_release_is_an_error(release: Path) -> None:
    as_30_3(release)
    (release / "Transferable Skills.txt").unlink()
    with pytest.raises(Unreadable, match=r"There is no Transferable Skills\.txt"):
        said(release)


def test_files_of_two_releases_in_one_folder_are_an_error(release: Path, excerpt: Path) -> None:
    as_30_3(release)
    (release / "Skills.txt").write_bytes((excerpt / "Skills.txt").read_bytes())
    with pytest.raises(Unreadable, match=r"skills of two releases: “Essential Skills\.txt” and “Skills\.txt”"):
        said(release)


def test_releases_before_the_tiers_name_related_occupations_without(release: Path) -> None:
    (release / "Related Occupations.txt").rename(release / "Career Changers Matrix.txt")
    change(release, "Career Changers Matrix.txt", without("Relatedness Tier"))
    _, lines = said(release)
    related = [fields for model, _, fields in lines["13-1082-00"] if model == "relatedrole"]
    assert related == [
        {"to": Code("role", "15-1299.09"), "closeness": "close"},
        {"to": Code("role", "15-1252.00"), "closeness": "close"},
    ]


# -- which release it is ----------------------------------------------------------------------------------------------


def release_in(path: Path, given: str = "", report: Report | None = None) -> Release:
    with opened(path, report or Report()) as bundle:
        return release_of(bundle, path, given)


def test_the_release_and_its_month_are_in_the_read_me(release: Path) -> None:
    assert release_in(release) == Release("29.2", "2025-02-01")


def test_without_a_read_me_the_folder_s_name_says_it(release: Path) -> None:
    (release / "Read Me.txt").unlink()
    moved = release.rename(release.parent / "db_30_3_text")
    assert release_in(moved) == Release("30.3")


def test_without_either_the_operator_says_it(release: Path) -> None:
    (release / "Read Me.txt").unlink()
    moved = release.rename(release.parent / "onet")
    assert release_in(moved, "28.1") == Release("28.1")
    with pytest.raises(Unreadable, match=r"says which release this is\. Name it: --release 29\.2"):
        release_in(moved)


@pytest.mark.parametrize(
    ("given", "why"), [("30.0", "This is release 29.2, not 30.0"), ("newest", "is no number of a release")]
)
def test_an_operator_who_says_otherwise_is_told(release: Path, given: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        release_in(release, given)


def test_a_release_that_is_not_known_is_read_and_told(release: Path) -> None:
    (release / "Read Me.txt").write_text("O*NET 34.1 Database\nMay 2029 Release\n")
    report = Report()
    assert release_in(release, report=report) == Release("34.1", "2029-05-01")
    assert report.told[0].startswith("This is release 34.1. The importer knows the files of releases 25 to 31")


def test_a_release_without_a_date_has_a_source_without_one() -> None:
    source = dataset(Release("30.3")).source
    assert (source["as_of"], source["as_of_precision"]) == (None, "not-stated")
    assert "O*NET 30.3 Database" in source["attribution"]
