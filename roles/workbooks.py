"""Workbooks (.xlsx) as somebody gives them: their visible sheets. Links, macros and hidden sheets are not read."""

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.xml import DEFUSEDXML

logger = logging.getLogger(__name__)

if not DEFUSEDXML:
    raise ImportError("defusedxml is missing: without it a workbook could multiply itself in memory")


class Damaged(Exception):
    """A workbook that cannot be read."""


@contextmanager
def visible_sheets(file: IO[bytes]) -> Iterator[list[Any]]:
    """The sheets of a workbook that can be seen. Its sizes must have been checked before.

    :raises Damaged: for what is no workbook.
    """
    with _damage():
        book = load_workbook(file, read_only=True, keep_links=False)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in sheets:
            sheet.reset_dimensions()  # what the file states of them need not be true
        yield sheets
    finally:
        book.close()


def rows_of(sheet: Any, *, columns: int) -> Iterator[Sequence[Any]]:
    """The cells of a sheet row by row, empty ones and empty rows too; at most so many columns.

    :raises Damaged: where the sheet cannot be read on.
    """
    rows = sheet.iter_rows(max_col=columns)
    while True:
        with _damage():
            row = next(rows, None)
        if row is None:
            return
        yield row


def as_shown(number: float) -> str:
    """A number as a spreadsheet shows it: 53012.1, not 53012.099999999999."""
    return format(number, ".15g")


@contextmanager
def _damage() -> Iterator[None]:
    """Whatever openpyxl trips over in a damaged workbook; its warnings of what it leaves out unheard."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as error:  # openpyxl raises whatever its way through a damaged file trips over
        logger.info("A workbook could not be read: %r", error)
        raise Damaged from error
