"""How to cite a page, pinned to an edition and a day, as text and in the formats of programs that keep references.

A citation's address shows the page as it stood at the end of one day. That day is the last on which anything changed
that the page draws on, not the day on which somebody reads it: so whoever cites the page gets the same words until it
changes, and a change later on the day of reading does not slip under the citation.
"""

import json
import re
from dataclasses import dataclass
from datetime import date

from roles.domain.plain import one_line

GUIDE = "Career Guide"
LANGUAGE = "en-GB"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)


@dataclass(frozen=True)
class Citation:
    """A page to be cited. ``author`` is empty where nobody signs it: then the guide does.

    ``edition`` is the number of the page's own edition and ``issued`` the day of it; a page that is computed from
    several has none, and was issued on ``as_of``, the last day on which something changed that it draws on.
    ``canonical`` is the page's absolute address.
    """

    title: str
    canonical: str
    as_of: date
    issued: date
    edition: int | None = None
    author: str = ""

    @property
    def address(self) -> str:
        """Where the page is always found as it is cited."""
        return f"{self.canonical}?as-of={self.as_of.isoformat()}"

    @property
    def key(self) -> str:
        """A short name for lists of references: letters, digits and hyphens."""
        path = self.canonical.split("//", 1)[-1].partition("/")[2]
        return "-".join(["career-guide", *re.findall(r"[A-Za-z0-9]+", path), self.as_of.isoformat()])

    @property
    def container(self) -> str:
        """What the page is part of, with its edition."""
        return f"{GUIDE}, edition {self.edition}" if self.edition else GUIDE


def plain(cited: Citation, issued: str) -> str:
    """The citation in one line; ``issued`` is its day in words."""
    signed = f"{one_line(cited.author)}: " if cited.author else ""
    return f"{signed}“{one_line(cited.title)}”. {cited.container}, {issued}. {cited.address}"


def bibtex(cited: Citation) -> str:
    """An entry for BibTeX and BibLaTeX. UTF-8; braces in a name are spelled out, as BibTeX counts even escaped ones.

    The author stands in braces of its own, so that no program takes it apart into first and last names.
    """
    fields = [
        ("author", f"{{{{{_tex(cited.author or GUIDE)}}}}}"),
        ("title", f"{{{{{_tex(cited.title)}}}}}"),
        ("howpublished", f"{{{_tex(cited.container)}}}"),
        *([("edition", f"{{{cited.edition}}}")] if cited.edition else []),
        ("year", f"{{{cited.issued.year}}}"),
        ("month", MONTHS[cited.issued.month - 1]),
        ("date", f"{{{cited.issued.isoformat()}}}"),
        ("url", f"{{{cited.address}}}"),
        ("language", "{british}"),
    ]
    lines = "".join(f"  {name} = {value},\n" for name, value in fields)
    return f"@misc{{{cited.key},\n{lines}}}\n"


def ris(cited: Citation) -> str:
    """A record in RIS: lines end with CR LF, and no value holds a line break, so none can begin a field or end it."""
    fields = [
        ("TY", "ELEC"),
        ("AU", cited.author or GUIDE),
        ("TI", cited.title),
        ("T2", GUIDE),
        *([("ET", str(cited.edition))] if cited.edition else []),
        ("PB", GUIDE),
        ("PY", str(cited.issued.year)),
        ("DA", f"{cited.issued:%Y/%m/%d}"),
        ("LA", LANGUAGE),
        ("ID", cited.key),
        ("UR", cited.address),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in fields)


def csl_json(cited: Citation) -> str:
    """A list of one item in CSL-JSON, the format of citeproc, Zotero and pandoc.

    The author is a literal name: the guide does not record which of its authors are people.
    """
    item = {
        "id": cited.key,
        "type": "webpage",
        "title": one_line(cited.title),
        "author": [{"literal": one_line(cited.author or GUIDE)}],
        "container-title": GUIDE,
        "publisher": GUIDE,
        **({"edition": str(cited.edition)} if cited.edition else {}),
        "issued": {"date-parts": [[cited.issued.year, cited.issued.month, cited.issued.day]]},
        "URL": cited.address,
        "language": LANGUAGE,
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _tex(text: str) -> str:
    return one_line(text).translate(_BIBTEX)
