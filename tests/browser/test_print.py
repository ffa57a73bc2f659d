"""Pages on paper: a clean article with its own address and those of its sources, on A4 and Letter."""

import io
import re
from unicodedata import normalize

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.running_site import Site

NO_PART_OF_AN_ARTICLE = ("Search the guide", "Skip to the content", "Report a mistake", "Contents", "Copy", "(/")
LETTER_AGAINST_A4 = (16, -51)
"""How much wider and taller it is, in points."""
PRINTED = {
    "/compare/product-manager-vs-project-manager/": (
        range(8, 20),
        ("By Career Guide editors", "Updated", "£53,012", "Sources"),
    ),
    "/compare/product-manager-vs-product-owner-vs-project-manager-vs-scrum-master/": (
        range(6, 20),
        ("Product manager", "Product owner", "Project manager", "Scrum master"),
    ),
    "/roles/product-manager/": (range(4, 12), ("This role", "£53,012", "Director of product")),
    "/moves/project-manager/to/product-manager/": (range(2, 8), ("The way back", "£53,012")),
    "/salaries/": (range(1, 3), ("£46,201", "How to read and compare these figures")),
    "/glossary/": (range(2, 6), ("Within budget",)),
    "/paths/": (range(1, 3), ("Product management path", "Director of product")),
}


def on_paper(page: Page, address: str, **paper: str) -> PdfReader:
    page.goto(address)
    return PdfReader(io.BytesIO(page.pdf(**paper)))


def words(paper: PdfReader) -> str:
    """All that is printed, lines joined and letters that were set as one taken apart."""
    return " ".join(normalize("NFKC", " ".join(sheet.extract_text() for sheet in paper.pages)).split())


@pytest.mark.parametrize("address", PRINTED)
def test_a_page_is_printed_as_an_article_that_says_where_it_comes_from(page: Page, site: Site, address):
    sheets, said = PRINTED[address]
    paper = on_paper(page, address, format="A4")
    text = words(paper)
    assert len(paper.pages) in sheets
    assert f"{site.url}{address}" in text.replace(" ", "")
    assert [word for word in said if word not in text] == []
    assert [word for word in NO_PART_OF_AN_ARTICLE if word in text] == []
    assert text.startswith("Career Guide")
    assert f"1 of {len(paper.pages)}" in text


def test_letter_paper_has_the_same_words_as_a4(page: Page):
    papers = [on_paper(page, "/roles/product-manager/", format=size) for size in ("A4", "Letter")]
    (wide, high), (wider, higher) = (paper.pages[0].mediabox[2:] for paper in papers)
    assert (round(wider - wide), round(higher - high)) == LETTER_AGAINST_A4
    a4, letter = (sorted(re.sub(r"\d+ of \d+", "", words(paper)).replace("- ", "-").split()) for paper in papers)
    assert set(a4) == set(letter)  # an address may be broken at its hyphens


def test_folded_answers_and_tables_are_printed_open(page: Page):
    text = words(on_paper(page, "/compare/product-manager-vs-project-manager/", format="A4"))
    assert "Yes, and in small teams and start-ups that is common" in text
    assert "Every figure, what it is and where it comes from" in text
    assert "US$84,000 a year" in text


def test_only_outside_addresses_are_printed(page: Page):
    assert re.findall(r"\((\S+)\)", words(on_paper(page, "/about/", format="A4"))) == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
