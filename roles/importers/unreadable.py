"""What is said of a file that cannot be read as what it should be: what, where, how to mend it."""

import re
from collections.abc import Collection, Iterable

from roles.domain.plain import one_line

_NO_TABLES = (
    (rb"\xd0\xcf\x11\xe0", "is an old Excel file (.xls), or one with a password", "Save it as .xlsx or as CSV."),
    (rb"%PDF", "is a PDF", "Take the dataset’s text, CSV or Excel files instead."),
    (
        rb"\x1f\x8b|BZh|7z\xbc\xaf|Rar!|\xfd7zXZ",
        "is an archive, but not a zip archive",
        "Unpack it and name the folder.",
    ),
    (rb"\xff\xfe|\xfe\xff", "is written in UTF-16", "Save it anew in UTF-8."),
    (
        rb"[\s\xef\xbb\xbf]*<[!?a-zA-Z]",
        "is a web page (HTML or XML), whatever its name says",
        "The download may have answered with an error page: download the file again and open it to see.",
    ),
)
"""How files begin that are no tables of text, what is said of them, and how to mend it."""

_DATASETS = (
    ("the O*NET database", r"occupation data\.(txt|xlsx)", {"O*NET-SOC Code"}),
    ("BLS OEWS", r"(national|state|msa|all)_.*dl\.xlsx|oesm\d+\w*\.zip", {"OCC_CODE", "occ_code", "A_MEAN"}),
    ("ESCO", r"(occupations|skills|iscogroups)_\w\w\.csv", {"conceptUri", "occupationUri"}),
)
"""How the datasets are told apart: by the name of a file in them, or by a column of a table."""


class Unreadable(Exception):
    """A file, or what is in it, cannot be read as what it should be; nothing of it was written.

    Its text is one sentence or two that an operator understands, without a control character.
    """

    def __init__(self, where: str, what: str, mend: str = "") -> None:
        self.where, self.what, self.mend = printable(where), printable(what), printable(mend)
        super().__init__(f"{self.where}: {self.what}{'.' if self.what[-1:] not in '.?!' else ''} {self.mend}".strip())


def printable(text: str, longest: int = 300) -> str:
    """The text on one line, without what would move about a terminal; cut if it is very long."""
    line = "".join(sign if sign.isprintable() else " " for sign in text[: longest * 2])
    line = one_line(line)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def line_of(name: str, number: int) -> str:
    """“Skills.txt, line 12”."""
    return f"{name}, line {number:,}"


def check_beginning(name: str, beginning: bytes) -> None:
    """Refuse what shows by its first bytes that it is no table of text.

    :raises Unreadable: naming what it is instead.
    """
    if not beginning:
        raise Unreadable(name, "The file is empty", "Download it again.")
    for pattern, what, mend in _NO_TABLES:
        if re.match(pattern, beginning):
            raise Unreadable(name, f"The file {what}", mend)


def looks_like(names: Iterable[str], columns: Collection[str] = ()) -> str:
    """“This looks like ESCO: …” for the names of files or the columns of one; empty if it looks like nothing known."""
    held = [name.lower() for name in names]
    for dataset, pattern, telling in _DATASETS:
        if telling & set(columns) or any(re.fullmatch(pattern, name) for name in held):
            return f"This looks like {dataset}. Every dataset has an importer of its own: see docs/operators.md."
    return ""
