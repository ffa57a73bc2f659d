"""A table of text, and how large one may be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from roles.domain.cells import tidy
from roles.domain.fates import Cell
from roles.editions.facts import UNSTORABLE

MAX_BYTES = 5 * 1024**2
MAX_ROWS = 10_000
MAX_COLUMNS = 200
MAX_CELL = 1_000
"""Characters in a cell."""


class NotATable(Exception):
    """Why the file cannot be read, where, and how to mend it: a sentence or two for the editor."""


@dataclass(frozen=True)
class Table:
    """A table of text. ``rows`` are those that are not empty, with their numbers in the file; ``how`` it was read."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    how: str


def table_of(found: Iterable[Sequence[Cell]], how: str) -> Table:
    """The table in the rows of a file; above the headings there may be a title of one cell.

    :raises NotATable: if there is none, or one too large.
    """
    headings: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    for number, raw in enumerate(found, start=1):
        cells = trimmed(raw, number)
        place = next((place for place, cell in enumerate(cells) if cell and len(cell) > MAX_CELL), None)
        if place is not None:
            raise NotATable(
                f"Row {number}, column {column_letter(place)} holds more than {MAX_CELL:,} characters. Shorten it, or"
                " look for a quotation mark that is never closed."
            )
        if headings:
            if cells:
                rows.append((number, cells))
        elif sum(cell != "" for cell in cells) > 1:
            headings = tuple(tidy(cell or "") for cell in cells)
        if len(rows) > MAX_ROWS:
            raise NotATable(f"There are more than {MAX_ROWS:,} rows. Split the file.")
    if not headings:
        raise NotATable("There is no row of headings with two columns or more. Give each column a heading.")
    if not rows:
        raise NotATable("There is nothing beneath the headings.")
    return Table(headings, tuple(rows), UNSTORABLE.sub("\ufffd", how))


def trimmed(cells: Iterable[Cell], number: int) -> tuple[Cell, ...]:
    """The cells of a row without the empty ones at its end, and without what no database can hold.

    :raises NotATable: if there are too many.
    """
    kept = [cell if cell is None else UNSTORABLE.sub("\ufffd", cell).strip() for cell in cells]
    while kept and kept[-1] == "":
        kept.pop()
    if len(kept) > MAX_COLUMNS:
        raise NotATable(f"Row {number} has more than {MAX_COLUMNS} columns. Delete those that are not needed.")
    return tuple(kept)


def column_letter(place: int) -> str:
    """What a spreadsheet calls a column, counted from 0: A, B … Z, AA."""
    letters, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
