"""Tables as text (CSV), in whatever letters and with whatever between the cells a spreadsheet has written them."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from roles.domain.fates import Cell
from roles.editing.bulk.table import NotATable
from roles.editions.facts import UNSTORABLE

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
ENCODINGS = {"utf-8": "", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Western European letters"}
"""How text may be written, with what is said of it where it is not UTF-8."""
MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1b]")


def read_text(content: bytes) -> tuple[Iterator[Sequence[Cell]], str]:
    """The rows of a CSV file, empty ones too, so that they can be counted; and how it was read.

    :raises NotATable: for what is no text, at once; for quotation marks that do not match, at their row.
    """
    text, encoding = _text(content)
    delimiter, text = _delimiter(text)
    said = [f"CSV with {DELIMITERS[delimiter]}", ENCODINGS[encoding]]
    return _rows(text, delimiter), ", ".join(filter(None, said))


def _text(content: bytes) -> tuple[str, str]:
    """The text, and how it was written: as its first bytes say, else UTF-8, else as Windows writes in the West."""
    for encoding, written in _ways(content):
        try:
            text = written.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not UNSTORABLE.search(text) and not _CONTROLS.search(text):
            return text, encoding
    raise NotATable("This is not a table of text. Save it as .xlsx, or as “CSV UTF-8”.")


def _ways(content: bytes) -> list[tuple[str, bytes]]:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return [(encoding, content[len(mark) :])]
    even, odd = (content[start:2000:2].count(0) for start in (0, 1))
    if max(even, odd) > len(content[:2000]) // 8:  # Latin letters in UTF-16: every other byte is 0
        return [("utf-16-be" if even > odd else "utf-16-le", content)]
    return [("utf-8", content), ("cp1252", content)]


def _delimiter(text: str) -> tuple[str, str]:
    """What stands between the cells, and the text without the line that says so (“sep=;”).

    It is the sign that most lines have in the same number: commas within amounts differ from line to line.
    """
    told = re.match(r"sep=([,;\t|])\r?\n", text, re.IGNORECASE)
    if told:
        return told[1], text[told.end() :]
    lines = re.sub(r'"[^"]*"', "", text[:20_000]).splitlines()[:30]

    def likelihood(sign: str) -> tuple[int, int]:
        counted = Counter(filter(None, (line.count(sign) for line in lines)))
        return max(((often, count) for count, often in counted.items()), default=(0, 0))

    return max(DELIMITERS, key=likelihood), text


def _rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "expected after" in str(error):
                reason = "text follows a closing quotation mark. Within a cell, write a quotation mark twice."
            else:
                reason = "a quotation mark is opened and never closed. Close it, or take it out."
            raise NotATable(f"Row {number} cannot be read: {reason}") from error
        yield list(cells)
