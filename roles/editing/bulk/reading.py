"""From the bytes of a file to a table of text, or the one sentence that says why it is none.

What a file is shows in its bytes; its name is not believed.
"""

import re

from roles.editing.bulk.table import MAX_BYTES, NotATable, Table, table_of
from roles.editing.bulk.text import read_text
from roles.editing.bulk.workbooks import read_workbook

_OTHERS = (
    (rb"\xd0\xcf\x11\xe0", "This is an old Excel file (.xls), or one with a password. Save it as .xlsx or as CSV."),
    (rb"%PDF", "This is a PDF. Save the table as .xlsx or as CSV."),
    (rb"\{\\rtf", "This is a text document (RTF). Save the table as .xlsx or as CSV."),
    (
        rb"[\s\xef\xbb\xbf\xff\xfe\x00]*<\x00?[!?a-zA-Z]",
        "This is a web page (HTML or XML), whatever its name says. Open it in a spreadsheet and save it as .xlsx or"
        " as CSV.",
    ),
)
"""How files begin that are no tables, and what is said of them."""


def read_table(content: bytes) -> Table:
    """The table in a file. Ten thousand rows of CSV take a tenth of a second, of a workbook two seconds.

    :raises NotATable: if there is none, or one too large.
    """
    if not content:
        raise NotATable("The file is empty.")
    if len(content) > MAX_BYTES:
        raise NotATable(f"The file is larger than {MAX_BYTES // 1024**2} MB. Split it.")
    for beginning, sentence in _OTHERS:
        if re.match(beginning, content[:500]):
            raise NotATable(sentence)
    return table_of(*(read_workbook if content.startswith(b"PK") else read_text)(content))
