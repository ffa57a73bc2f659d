"""Tables out of workbooks (.xlsx), row by row. Formulas, links, macros and hidden sheets are not read."""

import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any

from roles.importers.archives import MB, checked, faults_said
from roles.importers.tables import MAX_COLUMNS, Cells
from roles.importers.unreadable import Unreadable, check_beginning, line_of, looks_like
from roles.workbooks import Damaged, as_shown, rows_of, visible_sheets

MAX_ROWS = 1_048_576
"""What a sheet can hold at all."""
MAX_STRINGS = 100 * MB
"""Bytes of all but the sheets: the texts of all cells are held in memory."""


def sheet_rows(
    name: str, open_it: Callable[[], IO[bytes]], required: Collection[str], aliases: Mapping[str, str]
) -> Iterator[Cells]:
    """The rows of the first visible sheet whose headings have the required columns; its headings first.

    :raises Unreadable: for what is no workbook, or too large once it is unpacked, or without such a sheet.
    """
    with _sheets(name, open_it) as sheets:
        yield from _table(name, sheets, required, aliases)


def sheet_texts(
    name: str, open_it: Callable[[], IO[bytes]], without: Collection[str], aliases: Mapping[str, str]
) -> Iterator[str]:
    """The texts in the visible sheets of a workbook, but for the table's: that with the columns ``without``."""
    with _sheets(name, open_it) as sheets:
        for sheet in sheets:
            rows = _rows(name, sheet)
            first = next(rows, (1, ()))[1]
            if without and {*without} <= {aliases.get(cell.strip(), cell.strip()) for cell in first}:
                continue
            yield from (text for cells in (first, *(cells for _, cells in rows)) for text in cells if text)


@contextmanager
def _sheets(name: str, open_it: Callable[[], IO[bytes]]) -> Iterator[list[Any]]:
    with open_it() as file:
        _check(name, file)
        try:
            with visible_sheets(file) as sheets:
                yield sheets
        except Damaged as error:
            raise Unreadable(name, "The workbook is damaged", "Download it again.") from error


def _check(name: str, file: IO[bytes]) -> None:
    """Ask the archive that a workbook is for its sizes, before anything of it is unpacked."""
    beginning = file.read(512)
    if not beginning.startswith(b"PK"):
        check_beginning(name, beginning)
        raise Unreadable(name, "It is not a workbook, whatever its name says", "Download it again.")
    file.seek(0)
    with faults_said(name), zipfile.ZipFile(file) as archive:
        parts = checked(archive, name)
    if "xl/workbook.xml" not in parts:
        raise Unreadable(name, "It is a zip archive, but not a workbook", looks_like(parts))
    besides = sum(part.file_size for path, part in parts.items() if not path.startswith("xl/worksheets/"))
    if besides > MAX_STRINGS:
        raise Unreadable(name, f"Its texts take more than {MAX_STRINGS // MB} MB: no dataset has so much")
    file.seek(0)


def _table(name: str, sheets: list[Any], required: Collection[str], aliases: Mapping[str, str]) -> Iterator[Cells]:
    seen = []
    for sheet in sheets:
        rows = _rows(name, sheet)
        headings = next(rows, (1, ()))
        held = [aliases.get(cell.strip(), cell.strip()) for cell in headings[1]]
        if {*required} <= {*held}:
            yield headings
            width = len(headings[1])
            yield from ((number, [*cells, *[""] * (width - len(cells))]) for number, cells in rows)
            return
        seen.append((sheet.title, held))
    titles = ", ".join(f"“{title}”" for title, _ in seen) or "none to be seen"
    missing = [column for column in required if not any(column in held for _, held in seen)]
    what = f"No sheet has all the columns needed (sheets: {titles}"
    what += f"; nowhere: {', '.join(missing[:12])})" if missing else ")"
    raise Unreadable(name, what, looks_like([name], [column for _, held in seen for column in held]))


def _rows(name: str, sheet: Any) -> Iterator[Cells]:
    """Rows that hold anything, cells at the end that hold nothing left out."""
    for number, row in enumerate(rows_of(sheet, columns=MAX_COLUMNS), start=1):
        if number > MAX_ROWS:
            raise Unreadable(line_of(name, number), "The sheet goes on beyond what a sheet can hold")
        if texts := trimmed([_text(cell) for cell in row]):
            yield number, texts


def trimmed(texts: Sequence[str]) -> Sequence[str]:
    """The texts without the empty ones at the end."""
    end = len(texts)
    while end and not texts[end - 1]:
        end -= 1
    return texts[:end]


def _text(cell: Any) -> str:
    """The text of a cell; nothing for a formula, whose value is whatever somebody's program once made of it."""
    value = cell.value
    if value is None or cell.data_type == "f":
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return as_shown(value)
    return str(value).removesuffix(" 00:00:00") if isinstance(value, datetime) else str(value)
