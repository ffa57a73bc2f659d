"""OEWS files for tests: the committed excerpt, other layouts written from its rows, and the real file where it is."""

import csv
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

EXCERPT = Path(__file__).parents[1] / "excerpts" / "oews"
XLSX, CSV = EXCERPT / "national_M2024_dl.xlsx", EXCERPT / "national_M2024_dl.csv"
REAL = Path(os.environ["CAREER_DATA"]) / "oews" / XLSX.name if "CAREER_DATA" in os.environ else XLSX
"""The whole file where ``CAREER_DATA`` names the folder that holds it, else the excerpt."""

Row = dict[str, str]


def rows() -> list[Row]:
    """The excerpt's rows by column."""
    with CSV.open(newline="") as file:
        return list(csv.DictReader(file))


def row(code: str = "15-1252", level: str = "detailed", **values: str) -> Row:
    """One of the excerpt's rows, with other values in places."""
    return next(r for r in rows() if (r["OCC_CODE"], r["O_GROUP"]) == (code, level)) | values


def write_csv(path: Path, table: Iterable[Mapping[str, str]], names: Mapping[str, str] | None = None) -> Path:
    """The rows as CSV; ``names``: {column: its heading}, all in the excerpt's order if not given."""
    table = list(table)
    names = names or {name: name for name in table[0]}
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names.values())
        writer.writerows([[r.get(name, "") for name in names] for r in table])
    return path


def write_xlsx(path: Path, table: Iterable[Mapping[str, str]], notes: Sequence[str] = ()) -> Path:
    """The rows as a workbook, with a sheet of notes if there are any."""
    book, table = Workbook(), list(table)
    assert book.active is not None
    book.active.append(list(table[0]))
    for each in table:
        book.active.append(list(each.values()))
    if notes:
        sheet = book.create_sheet("Field Descriptions")
        for note in notes:
            sheet.append([note])
    book.save(path)
    return path


def in_state(code: str, fips: str, state: str, kind: str = "2", **values: str) -> Row:
    """A row as a state's file has it. The figures are the nation's."""
    return row(code, AREA=fips, AREA_TITLE=state, AREA_TYPE=kind, PRIM_STATE="XX", JOBS_1000="1.5", **values)
