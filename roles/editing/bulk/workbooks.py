"""Workbooks (.xlsx): the first visible sheet as text. Formulas, links, macros and hidden sheets are not read."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from roles.domain.fates import Cell
from roles.editing.bulk.table import MAX_COLUMNS, NotATable, trimmed
from roles.workbooks import Damaged, as_shown, rows_of, visible_sheets

MAX_UNPACKED = 20 * 1024**2
"""Bytes of all of a workbook's parts; ten thousand rows take about five million."""
MAX_PARTS = 500
MAX_GRID_ROWS = 12_000
"""Rows of a sheet, those that are empty or only coloured among them."""
DAMAGED = "The workbook is damaged or not one that can be read. Open it, save it anew as .xlsx, or save it as CSV."


def read_workbook(content: bytes) -> tuple[Iterable[Sequence[Cell]], str]:
    """The rows of the first visible sheet that holds anything, and how they were read.

    :raises NotATable: for what is no workbook, or too large once it is unpacked.
    """
    _check_parts(content)
    try:
        with visible_sheets(io.BytesIO(content)) as sheets:
            return _rows(sheets)
    except Damaged as error:
        raise NotATable(DAMAGED) from error


def _check_parts(content: bytes) -> None:
    """Ask the archive for its sizes before anything of it is unpacked. A part never yields more than it states."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise NotATable(DAMAGED) from error
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise NotATable("This is a zip archive, but not a workbook. Save the table as .xlsx or as CSV.")
    if any(part.flag_bits & 1 for part in parts):
        raise NotATable("The workbook has a password. Save it without one.")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise NotATable(
            f"Unpacked, the workbook is larger than {MAX_UNPACKED // 1024**2} MB. Keep the one sheet with the figures,"
            " or save it as CSV."
        )


def _rows(sheets: Sequence[Any]) -> tuple[list[tuple[Cell, ...]], str]:
    for sheet in sheets:
        rows = []
        for number, cells in enumerate(rows_of(sheet, columns=MAX_COLUMNS + 1), start=1):
            if number > MAX_GRID_ROWS:
                raise NotATable(f"The sheet goes on beyond row {MAX_GRID_ROWS:,}. Delete what is not needed.")
            rows.append(trimmed(map(_cell, cells), number))
        if any(rows):
            return rows, f"workbook, sheet “{sheet.title}”{' only' if len(sheets) > 1 else ''}"
    raise NotATable("The workbook has no sheet that can be seen and holds anything.")


def _cell(cell: Any) -> Cell:
    """The text of a cell; a date as exactly as it is shown; None for a formula."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return None
    if isinstance(value, datetime | date):
        return _date(value, str(cell.number_format).lower())
    if isinstance(value, float):
        return as_shown(value)
    return str(value)


def _date(value: date, shown_as: str) -> str:
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(" ")
    if "y" in shown_as and "d" not in shown_as:
        return f"{value:%Y-%m}" if "m" in shown_as else f"{value:%Y}"
    return f"{value:%Y-%m-%d}"
