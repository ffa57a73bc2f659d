"""Salary figures out of the guide: the columns that come in, safe from formulas, as CSV or as a workbook."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from roles.domain.cells import guarded
from roles.domain.fates import Cell, Fate
from roles.domain.paytable import AMOUNTS, COLUMNS, LISTS
from roles.editing.bulk.judging import figures_of, verdicts_of
from roles.models import Role, SalaryFile

HEADINGS = ["Role", "Role name", *(column.heading for column in COLUMNS if column.name != "role")]
REASON = "What is wrong"
BOM = "\ufeff"
"""Without it, a spreadsheet takes the letters of a CSV file for others."""


def figures() -> Iterator[list[str]]:
    """Every salary figure of the working copies, by role; retired roles are left out. Two queries."""
    names = dict(Role.objects.filter(retired=False).order_by("name").values_list("pk", "name"))
    found = figures_of(names)
    for role, name in names.items():
        for key, figure in found.get(role, {}).items():
            said = {name: _written(name, value) for name, value in figure.items()} | {"key": key}
            yield [role, name, *(said[column.name] for column in COLUMNS if column.name != "role")]


def _written(name: str, value: str) -> str:
    if name in AMOUNTS:
        return value.removesuffix(".00")
    return LISTS[name][value] if value in LISTS.get(name, ()) else value


def faulty_rows(file: SalaryFile) -> tuple[list[str], list[list[str]]]:
    """Headings and the faulty rows of a file as they came, with what is wrong with each."""
    wrong = {v.row: " ".join(reason for _, reason in v.faults) for v in verdicts_of(file) if v.fate is Fate.FAULT}
    rows = [[*as_it_came(file, cells), wrong[number]] for number, cells in file.rows if number in wrong]
    return [*file.headings, REASON], rows


def as_it_came(file: SalaryFile, cells: Sequence[Cell]) -> list[str]:
    """The cells of a row of a file, one for each of its headings."""
    return ["(formula)" if cell is None else cell for cell, _ in zip_longest(cells, file.headings, fillvalue="")]


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8 that a spreadsheet opens as it is."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(guarded, headings))
    writer.writerows(map(guarded, row) for row in rows)
    return (BOM + text.getvalue()).encode()


def as_workbook(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook whose cells are all text, but for amounts, which are numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Salary figures")
    sheet.freeze_panes = "A2"
    amounts = {column.heading for column in COLUMNS if column.name in AMOUNTS}
    sheet.append([_text_cell(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value, heading in amounts) for heading, value in zip(headings, row, strict=True)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: object, value: str, is_amount: bool) -> float | SheetCell | None:
    if not value:
        return None
    return float(value) if is_amount else _text_cell(sheet, value)


def _text_cell(sheet: object, value: str) -> SheetCell:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", guarded(value)))
    cell.data_type = "s"  # never a formula, whatever it begins with
    return cell
