"""How to cite a page, read back by the parsers of those who keep references."""

import json
import warnings
from datetime import date
from typing import Any

import bibtexparser
import pytest
import rispy

from roles.domain.citation import Citation, bibtex, csl_json, plain, ris

HOSTILE = (
    "{",
    "}}",
    "50 % of \\ {teams} & $more_#~^",
    "Line one\nER  - \nTY  - BOOK",
    "Two\r\nAU  - Mallory",
    "@misc{other, title={x}}",
    'Says "no", or “so”',
    "Größenwahn, née Żółć",
    "製品マネージャー",
    "مدير المنتج",
    "<i>Not</i> 🙂 markup",
    "a\u2028b\x85c\x00d",
)
"""Names that mean something to one of the formats."""


def cited(**changes: Any) -> Citation:
    """A role's profile by the editors in its third edition, unless told."""
    given: dict[str, Any] = {
        "title": "Product manager",
        "canonical": "https://guide.example/roles/product-manager/",
        "as_of": date(2026, 11, 15),
        "issued": date(2026, 11, 10),
        "edition": 3,
        "author": "The editors",
    }
    return Citation(**{**given, **changes})


def bibtex_entry(citation: Citation) -> dict[str, str]:
    library = bibtexparser.parse_string(bibtex(citation))
    assert (library.failed_blocks, len(library.entries)) == ([], 1)
    return {field.key: str(field.value) for field in library.entries[0].fields}


def as_typeset(value: str) -> str:
    """What TeX prints for a value: its braces away, its names of signs as signs."""
    names = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~"}
    names |= {"textasciicircum": "^"}
    shown = value.removeprefix("{").removesuffix("}")
    for sign in "#$%&_":
        shown = shown.replace(f"\\{sign}", sign)
    for name in ("textbraceleft", "textbraceright", "textasciitilde", "textasciicircum", "textbackslash"):
        shown = shown.replace(f"\\{name}{{}}", names[name])
    return shown


def words(text: str) -> str:
    return " ".join(text.replace("\x00", " ").replace("\x85", " ").split())


def test_the_text_names_who_what_edition_day_and_the_address_of_that_day() -> None:
    assert plain(cited(), "10 November 2026") == (
        "The editors: “Product manager”. Career Guide, edition 3, 10 November 2026."
        " https://guide.example/roles/product-manager/?as-of=2026-11-15"
    )


def test_a_computed_page_names_no_edition_and_nobody() -> None:
    computed = cited(edition=None, author="", issued=date(2026, 11, 15))
    assert plain(computed, "15 November 2026").startswith("“Product manager”. Career Guide, 15 November 2026. ")
    assert "ET  - " not in ris(computed)
    assert "edition" not in bibtex_entry(computed)
    assert json.loads(csl_json(computed))[0]["author"] == [{"literal": "Career Guide"}]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bibtex_parser_reads_one_entry_whatever_the_names(name: str) -> None:
    entry = bibtex_entry(cited(title=name, author=name))
    assert as_typeset(entry["title"]) == words(name)
    assert as_typeset(entry["author"]) == words(name)
    assert entry["url"] == "https://guide.example/roles/product-manager/?as-of=2026-11-15"
    assert (entry["year"], entry["month"], entry["edition"]) == ("2026", "nov", "3")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_ris_parser_reads_one_record_whatever_the_names(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        [record] = rispy.loads(ris(cited(title=name, author=name)))
    assert (record["title"], record["authors"]) == (words(name), [words(name)])
    assert record["type_of_reference"] == "ELEC"
    assert record["urls"] == ["https://guide.example/roles/product-manager/?as-of=2026-11-15"]
    assert (record["year"], record["edition"], record["date"]) == ("2026", "3", "2026/11/10")


def test_every_line_of_ris_is_a_field() -> None:
    lines = ris(cited(title="Line one\nER  - \rTY  - BOOK")).split("\r\n")
    assert [line[:6] for line in lines[:-1]] == [f"{tag}  - " for tag in RIS_ORDER]
    assert lines[-1] == ""


RIS_ORDER = ("TY", "AU", "TI", "T2", "ET", "PB", "PY", "DA", "LA", "ID", "UR", "ER")


@pytest.mark.parametrize("name", HOSTILE)
def test_csl_json_holds_the_names_as_they_are(name: str) -> None:
    [item] = json.loads(csl_json(cited(title=name, author=name)))
    assert (item["title"], item["author"]) == (words(name), [{"literal": words(name)}])
    assert item["issued"] == {"date-parts": [[2026, 11, 10]]}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["Product manager", "50 % of \\ {teams}", "製品マネージャー"])
def test_citeproc_sets_the_item_in_a_style(name: str) -> None:
    from citeproc import Citation as Asked
    from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = json.loads(csl_json(cited(title=name)))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Asked([CitationItem(items[0]["id"])]))
    [entry] = ["".join(line) for line in bibliography.bibliography()]
    assert name in entry
    assert "The editors" in entry
    assert "2026" in entry


def test_the_address_shows_the_page_as_it_stood_and_the_key_is_made_of_it() -> None:
    assert cited().address == "https://guide.example/roles/product-manager/?as-of=2026-11-15"
    assert cited().key == "career-guide-roles-product-manager-2026-11-15"
