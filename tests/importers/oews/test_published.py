"""What readers get of an import, held against the file by a reading of its own, and what a second import does."""

import random
import re
import zipfile
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from django.core.management import call_command
from django.utils import timezone

from roles.editions.models import Edition, SalaryRow
from roles.editions.prepare import prepare
from roles.importers.apply import apply
from roles.importers.oews.content import Wages
from roles.importers.outcome import Outcome
from roles.importers.progress import quiet
from roles.models import Role, Salary
from tests.factories import NOW, make_external_code, make_role, make_source, publish_all
from tests.importers.oews.tables import REAL, XLSX, in_state, row, rows, write_csv

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=1)
HASH = Decimal(239_200)


def run(path: Path, **options: Any) -> Outcome:
    """Import a file."""
    return apply(Wages([path]), now=options.pop("now", LATER), progress=quiet, **options)


def occupation(code: str, **fields: Any) -> Role:
    """A role that O*NET would have made, live."""
    role = make_role(slug=f"role-{re.sub('[.]', '-', code)}", dataset_id="onet", dataset_code=code)
    make_external_code(parent=role, scheme="onet-soc", code=code, informs="all", dataset_id="onet", **fields)
    return role


def live(role: str) -> tuple[Any, ...]:
    """The salaries of a role's newest edition, as readers get them."""
    edition = Edition.objects.filter(kind="role", key=role).latest("number")
    found: Any = prepare(edition)
    return tuple(found.record.salaries)


def raw(path: Path) -> list[dict[str, str]]:
    """The first sheet of a workbook, out of its XML: no importer, no library for workbooks."""
    ns = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as archive:
        items = []
        if "xl/sharedStrings.xml" in archive.namelist():
            items = ElementTree.fromstring(archive.read("xl/sharedStrings.xml")).findall("m:si", ns)
        strings = ["".join(part.text or "" for part in item.iter(f"{{{ns['m']}}}t")) for item in items]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    table = []
    for line in sheet.iter(f"{{{ns['m']}}}row"):
        cells = {}
        for cell in line.findall("m:c", ns):
            value = cell.find("m:v", ns)
            text = "".join(part.text or "" for part in cell.iter(f"{{{ns['m']}}}t")) if value is None else value.text
            column = re.sub(r"\d", "", cell.get("r", ""))
            cells[column] = strings[int(text or 0)] if cell.get("t") == "s" else text or ""
        table.append(cells)
    head, *rest = table
    return [{name: cells.get(column, "") for column, name in head.items()} for cells in rest]


def figure(text: str) -> Decimal | None:
    """What a cell says: an amount, or none for the signs."""
    return None if text in ("*", "**", "#", "") else round(Decimal(text), 2)


def test_ten_occupations_at_random_say_what_the_file_says() -> None:
    by_code: dict[str, list[dict[str, str]]] = defaultdict(list)
    for found in raw(REAL):
        by_code[found["OCC_CODE"]].append(found)
    detailed = sorted(code for code, found in by_code.items() if not code.endswith("0") and found[0]["O_GROUP"])
    detailed = [code for code in detailed if by_code[code][0]["O_GROUP"] == "detailed"]
    chosen = random.Random("oews").sample(detailed, 10)
    make_source(slug="onet")
    roles = {code: occupation(f"{code}.00") for code in chosen}
    publish_all()
    run(REAL)
    for code, role in roles.items():
        (said,) = by_code[code]
        unit = "H" if said["HOURLY"] == "TRUE" else "A"
        ranks = {"p10": "PCT10", "p25": "PCT25", "p50": "MEDIAN", "p75": "PCT75", "p90": "PCT90"}
        median, mean = live(role.key)
        assert {p: getattr(median, p) for p in ranks} == {p: figure(said[f"{unit}_{n}"]) for p, n in ranks.items()}, (
            code
        )
        assert median.amount == figure(said[f"{unit}_MEDIAN"])
        assert mean.amount == figure(said[f"{unit}_MEAN"])
        topped = any(said[f"{unit}_{name}"] == "#" for name in ranks.values())
        assert median.top_code == ((HASH if unit == "A" else Decimal(115)) if topped else None)
        assert {median.period, mean.period} == {"hour" if unit == "H" else "year"}
        assert {s.dataset for s in (median, mean)} == {"bls-oews"}
        assert (median.release, str(median.as_of), median.occupation_code) == ("May 2024", "2024-05-01", code)


def test_every_row_is_read() -> None:
    assert Wages([REAL]).report.read == {REAL.name: len(raw(REAL))}
    assert len(raw(REAL)) == (len(rows()) if REAL == XLSX else 1403)


def test_the_source_is_published_with_its_release_and_attribution() -> None:
    run(XLSX)
    source: Any = prepare(Edition.objects.get(kind="source", key="bls-oews")).record
    assert (source.release, source.licence, source.publisher) == (
        "May 2024",
        "Public domain",
        "U.S. Bureau of Labor Statistics",
    )
    assert source.attribution == (
        "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May 2024."
    )


def test_a_second_run_changes_nothing_and_makes_no_edition() -> None:
    make_source(slug="onet")
    occupation("13-1082.00")
    publish_all()
    assert run(XLSX).of("salary").counts["added"] == 2
    again = run(XLSX, now=LATER + timedelta(days=1))
    assert (again.changes, again.editions) == (0, 0)
    assert again.of("salary").counts["same"] == 2


def test_a_newer_release_replaces_its_own_figures(tmp_path: Path) -> None:
    make_source(slug="onet")
    role = occupation("13-1082.00")
    publish_all()
    run(XLSX)
    newer = write_csv(tmp_path / "national_M2025_dl.csv", [row("13-1082", A_MEDIAN="104000")])
    done = run(newer, now=LATER + timedelta(days=1))
    assert done.of("salary").counts == {"changed": 2}
    assert [(s.release, s.amount) for s in live(role.key)] == [("May 2025", 104_000), ("May 2025", 108_100)]


def test_what_a_release_no_longer_has_is_taken_out(tmp_path: Path) -> None:
    make_source(slug="onet")
    role = occupation("13-1082.00")
    publish_all()
    run(XLSX)
    run(write_csv(tmp_path / "national_M2025_dl.csv", [row("11-2021")]), now=LATER + timedelta(days=1))
    assert live(role.key) == ()


def test_states_are_rows_of_their_own_and_told_apart_in_lists(tmp_path: Path) -> None:
    make_source(slug="onet")
    role = occupation("13-1082.00")
    publish_all()
    states = ["Alabama", "Alaska", "Arizona", "Arkansas"]
    table = [row("13-1082"), *(in_state("13-1082", f"0{n}", name) for n, name in enumerate(states, start=1))]
    run(write_csv(tmp_path / "all_M2024_dl.csv", table))
    assert [s.region for s in live(role.key)[::2]] == ["", *states]
    assert set(SalaryRow.objects.values_list("region", flat=True)) == {"", *states}


# --- The shipped guide ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("shipped")
def test_the_release_that_the_guide_ships_with_adds_nothing_double() -> None:
    before = [s for s in live("project-manager") if s.source == "bls-oews"]
    run(XLSX, now=timezone.now())
    assert Salary.objects.filter(parent="project-manager", dataset="bls-oews").count() == 2
    assert [s for s in live("project-manager") if s.source == "bls-oews"] == before


@pytest.mark.usefixtures("shipped")
def test_the_shipped_wages_are_the_files() -> None:
    said = next(found for found in raw(REAL) if found["OCC_CODE"] == "13-1082")
    median, mean = (s for s in live("project-manager") if s.source == "bls-oews")
    assert median.amount == Decimal(said["A_MEDIAN"])
    assert [amount for _, amount in median.percentiles] == [
        Decimal(said[f"A_{name}"]) for name in ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
    ]
    assert mean.amount == Decimal(said["A_MEAN"])


@pytest.mark.usefixtures("shipped")
def test_the_shipped_source_says_what_the_importer_says_of_it(tmp_path: Path) -> None:
    assert run(XLSX, now=timezone.now()).of("source").counts == {"same": 1}


@pytest.mark.usefixtures("shipped")
def test_a_newer_release_shows_its_wage_first_and_keeps_the_shipped_one(tmp_path: Path) -> None:
    run(write_csv(tmp_path / "national_M2025_dl.csv", [row("13-1082", A_MEDIAN="104000")]), now=timezone.now())
    found = [s for s in live("project-manager") if s.source == "bls-oews"]
    assert {(s.release, s.amount) for s in found if s.statistic == "median"} == {
        ("May 2024", 100_750),
        ("May 2025", 104_000),
    }


@pytest.mark.usefixtures("shipped")
def test_the_command_tells_what_it_read_and_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_oews", str(XLSX), "--dry-run")
    said = capsys.readouterr().out
    assert f"{len(rows())}" in said
    assert "Dry run: nothing was written." in said
    assert not Salary.objects.exclude(dataset=None).exists()
