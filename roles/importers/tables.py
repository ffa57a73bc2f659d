"""Tables out of text files: line by line, every row with its place, and refused with the place where it is broken."""

import csv
import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from roles.domain.sheet import BYTE_ORDER_MARK
from roles.importers.content import Origin, Report
from roles.importers.unreadable import Unreadable, check_beginning, line_of, looks_like

MAX_LINE = 1 << 20
"""Bytes of a line: the longest in a dataset has 2,500."""
MAX_COLUMNS = 500

Cells = tuple[int, Sequence[str]]
"""A row: the physical line on which it begins, and its cells."""


@dataclass(frozen=True)
class Dialect:
    """What stands between cells, and whether a cell may stand within quotation marks."""

    delimiter: str
    quoted: bool


TSV = Dialect("\t", quoted=False)
"""Tabs between cells, no quotation marks: one in a cell is part of it. O*NET."""
CSV = Dialect(",", quoted=True)
"""Commas, RFC 4180: a quoted cell may hold line breaks. ESCO."""


@dataclass(frozen=True)
class Table:
    """A table that is being read."""

    name: str
    """The file's name as it is written there: for ``Origin.file``."""
    columns: tuple[str, ...]
    """By the names that the importer uses."""
    rows: Iterator[tuple[int, dict[str, str]]]
    """Line and {column: cell} of each row, once, from the front."""


class Lines:
    """The lines of a text file, decoded, without memory of those that went before."""

    def __init__(self, name: str, open_it: Callable[[], IO[bytes]]) -> None:
        self.name, self._open = name, open_it
        self.ended = True
        """Whether the last line that was read ends as lines do: a file that is cut off ends without."""

    def __iter__(self) -> Iterator[str]:
        """:raises Unreadable: for what is no text in UTF-8."""
        with self._open() as file:
            first = file.peek(512)[:512] if isinstance(file, io.BufferedReader) else b""
            check_beginning(self.name, first)
            number, before = 0, 0
            while line := file.readline(MAX_LINE + 1):
                number += 1
                yield self._text(line, number, before)
                before += len(line)

    def _text(self, line: bytes, number: int, before: int) -> str:
        where = line_of(self.name, number)
        if b"\0" in line:
            raise Unreadable(where, "It holds a NUL: this is no text in UTF-8, or it is damaged", "Download it again.")
        if len(line) > MAX_LINE:
            raise Unreadable(where, f"The line is longer than {MAX_LINE:,} bytes: this is no table of text")
        try:
            text = line.decode()
        except UnicodeDecodeError as error:
            wrong, column = line[error.start], before + error.start + 1
            what = f"Byte {column:,} of the file is 0x{wrong:02X}, which is not UTF-8"
            mend = "Download the file again, or save it anew in UTF-8 (it may be Latin-1 or Windows-1252)."
            raise Unreadable(where, what, mend) from error
        self.ended = line.endswith(b"\n")
        return text.removeprefix(BYTE_ORDER_MARK) if number == 1 else text


def text_rows(lines: Lines, dialect: Dialect) -> Iterator[Cells]:
    """The rows of a text file, its headings first. Empty lines are passed over.

    :raises Unreadable: if the file is cut off within its last row, or within quotation marks.
    """
    rows = _quoted(lines, dialect) if dialect.quoted else _plain(lines, dialect)
    width = 0
    for number, cells in rows:
        if not lines.ended and len(cells) < width:
            raise _cut_off(lines.name, number)
        width = width or len(cells)
        yield number, cells


def _plain(lines: Lines, dialect: Dialect) -> Iterator[Cells]:
    for number, line in enumerate(lines, start=1):
        if text := line.rstrip("\r\n"):
            yield number, text.split(dialect.delimiter)


def _quoted(lines: Lines, dialect: Dialect) -> Iterator[Cells]:
    reader = csv.reader(iter(lines), delimiter=dialect.delimiter, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            if not lines.ended or "unexpected end" in str(error):
                raise _cut_off(lines.name, begins) from error
            what = "A quotation mark is opened and not closed, or text follows a closing one"
            raise Unreadable(line_of(lines.name, begins), what, "Download the file again.") from error
        if cells is None:
            return
        if cells:
            yield begins, cells


def _cut_off(name: str, number: int) -> Unreadable:
    what = "The file ends in the middle of this row: not all of it is there"
    return Unreadable(line_of(name, number), what, "Download it again.")


def table_of(
    name: str,
    rows: Iterator[Cells],
    *,
    report: Report,
    required: Collection[str],
    known: Collection[str],
    aliases: Mapping[str, str],
) -> Table:
    """The rows with their headings, the first row.

    :raises Unreadable: if a required column is not there, or two have the same name.
    """
    headings = [cell.strip() for cell in next(rows, (1, ()))[1]]
    columns = tuple(aliases.get(heading, heading) for heading in headings)
    missing = [column for column in required if column not in columns]
    if missing:
        what = f"It has no column {' or '.join(f'“{column}”' for column in missing)}; it has {_listed(headings)}"
        raise Unreadable(line_of(name, 1), what, looks_like([name], headings))
    named = [column for column in columns if column]
    if len(set(named)) < len(named) or len(columns) > MAX_COLUMNS:
        twice = next((column for column in named if named.count(column) > 1), "")
        what = f"Two columns are called “{twice}”" if twice else f"It has {len(columns):,} columns"
        raise Unreadable(line_of(name, 1), what, "Take the publisher’s own file.")
    unknown = [column for column in named if column not in {*required, *known}]
    if unknown and name not in report.read:
        report.told.append(f"{name} has columns that are not known here and were left alone: {_listed(unknown)}.")
    return Table(name, columns, _with_headings(name, rows, columns, report))


def _with_headings(
    name: str, rows: Iterator[Cells], columns: tuple[str, ...], report: Report
) -> Iterator[tuple[int, dict[str, str]]]:
    first_time, width, count = name not in report.read, len(columns), 0
    for number, cells in rows:
        count += 1
        if len(cells) == width:
            yield number, dict(zip(columns, map(str.strip, cells), strict=True))
        elif first_time:
            reason = f"The row has {len(cells):,} cells, the headings have {width:,}."
            report.refuse(Origin(name, number), "", " | ".join(cells)[:200], reason)
    report.read[name] = count
    if not count:
        raise Unreadable(name, "It has headings and no rows", "Download it again.")


def _listed(names: Collection[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in list(names)[:12])
    return f"{shown} and {len(names) - 12} more" if len(names) > 12 else shown or "none"
