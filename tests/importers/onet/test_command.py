"""``manage.py import_onet``: folders, archives, what is not O*NET, and the list of refused rows."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from roles.editions.publish import publish
from roles.models import Role, RoleTool, Tool
from tests.factories import NOW, make_tool
from tests.importers.onet.releases import change, only, replaced

pytestmark = pytest.mark.django_db

CODE = "O*NET-SOC Code"


def imported(path: Path, *options: str) -> str:
    """What the operator is told."""
    out = io.StringIO()
    call_command("import_onet", path, *options, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def two(release: Path) -> Path:
    """A release of two occupations."""
    kept = ("13-1082.00", "55-3016.00")
    for file in release.glob("*.txt"):
        if CODE in file.read_text().splitlines()[0]:
            change(release, file.name, only(lambda row: {row[CODE], row.get(f"Related {CODE}", kept[0])} <= {*kept}))
    change(release, "Skills.txt", lambda rows: [*rows, ["55-3016.00", *SPEAKING]])
    change(release, "Knowledge.txt", lambda rows: [*rows, ["55-3016.00", *GEOGRAPHY]])
    change(release, "Related Occupations.txt", lambda rows: [*rows, ["13-1082.00", "55-3016.00", "Supplemental", "1"]])
    return release


RATED = ["IM", "3.00", "8", "0.0000", "3.0000", "3.0000", "N", "n/a", "08/2023", "Analyst"]
SPEAKING = ["2.A.1.d", "Speaking", *RATED]
GEOGRAPHY = ["2.C.4.g", "Geography", *RATED]


def test_a_zip_archive_says_what_its_folder_says(two: Path, tmp_path: Path) -> None:
    archive = tmp_path / "db_29_2_text.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in two.iterdir():
            packed.write(file, f"db_29_2_text/{file.name}")
    imported(two)
    assert "0 changes, 0 editions" in imported(archive)
    assert set(Role.objects.values_list("dataset_code", flat=True)) == {"13-1082.00", "55-3016.00"}


def test_a_dry_run_writes_nothing(two: Path) -> None:
    told = imported(two, "--dry-run")
    assert "Dry run: nothing was written." in told
    assert not Role.objects.exists()


def test_what_is_refused_stands_in_the_report(two: Path, tmp_path: Path) -> None:
    change(two, "Skills.txt", replaced(2, "Data Value", "9.99"))
    imported(two, "--report", str(tmp_path / "refused.csv"))
    with (tmp_path / "refused.csv").open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = csv.reader(file)
    assert [name.lower() for name in heading] == ["file", "line", "column", "value", "reason"]
    assert rows == [["Skills.txt", "2", "Data Value", "9.99", "Expected a number from 1 to 5."]]


def test_a_tool_that_editors_have_under_that_name_is_theirs(two: Path) -> None:
    name = (two / "Technology Skills.txt").read_text().splitlines()[1].split("\t")[1]
    published, draft = make_tool(slug="ours", name=name.upper()), make_tool(slug="a-draft", name="Microsoft Project")
    publish([("tool", published.key)], now=NOW)
    told = imported(two)
    assert "Refused" not in told
    assert RoleTool.objects.filter(parent__dataset_code="13-1082.00", tool=published).count() == 1
    assert not Tool.objects.filter(dataset="onet", name=name).exists()
    assert not RoleTool.objects.filter(tool=draft).exists()


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (
            {"occupations_en.csv": "conceptUri,preferredLabel\n"},
            "There is no Occupation Data.txt in it. This looks like ESCO",
        ),
        ({"notes.txt": "nothing"}, "There is no Occupation Data.txt in it"),
        ({}, "There is no Occupation Data.txt in it"),
    ],
)
def test_what_is_not_o_net_is_said_to_be_so_and_nothing_is_written(
    tmp_path: Path, held: dict[str, str], why: str
) -> None:
    for name, text in held.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(CommandError, match=why):
        imported(tmp_path)
    assert not Role.objects.exists()
