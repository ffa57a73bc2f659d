"""Every section, and every row that is worth citing, has a place of its own and a link that copies it."""

from collections import Counter
from typing import Any

import lxml.html
import pytest
from django.test import Client

PAGES = {
    # page: (address, how the places of its rows begin)
    "role": (
        "/roles/product-manager/",
        ("responsibilities-", "in-short-", "skills-", "tools-", "metrics-", "certifications-", "salaries-", "pay-",
         "point-", "project-manager-to-"),
    ),
    "role with courses": ("/roles/project-manager/", ("courses-", "project-manager-to-")),
    "comparison by editors": (
        "/compare/product-manager-vs-project-manager/",
        ("row-", "pay-", "point-", "faq-", "project-manager-to-"),
    ),
    "comparison, computed": ("/compare/product-manager-vs-scrum-master/", ("row-", "point-", "pay-")),
    "move": ("/moves/project-manager/to/product-manager/", ("pay-", "project-manager-to-")),
    "skill": ("/skills/communication/", ()),
    "certification": ("/certifications/pmp/", ()),
    "term": ("/glossary/monthly-active-users/", ()),
    "path": ("/paths/product-ladder/", ("step-",)),
    "home": ("/", ()),
    "roles": ("/roles/", ()),
    "skills": ("/skills/", ()),
    "tools": ("/tools/", ()),
    "tool": ("/tools/jira/", ()),
    "certifications": ("/certifications/", ("google-project-management",)),
    "glossary": ("/glossary/", ()),
    "salaries": ("/salaries/", ()),
    "paths": ("/paths/", ()),
    "moves": ("/moves/", ()),
    "builder": ("/compare/", ()),
    "sources": ("/sources/", ("glassdoor", "pmi-study")),
    "author": ("/authors/career-guide-editors/", ()),
    "about": ("/about/", ()),
    "questionnaire": ("/which-path/", ()),
}  # fmt: skip

ROWS_ELSEWHERE = {
    # page: (address, where the links of its rows lead)
    "salaries": ("/salaries/", "/roles/product-manager/#salaries-"),
    "skill": ("/skills/communication/", "/roles/product-manager/#skills-"),
    "certification": ("/certifications/pmp/", "/roles/project-manager/#certifications-"),
    "term": ("/glossary/monthly-active-users/", "/roles/product-manager/#metrics-"),
}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped"), pytest.mark.one_database]


def read(address: str) -> Any:
    response = Client().get(address)
    assert response.status_code == 200
    return lxml.html.fromstring(response.content.decode())


def copied(page: Any) -> dict[str, str]:
    """Where each link that copies leads, and what it is called."""
    return {link.get("href"): " ".join(link.text_content().split()) for link in page.find_class("anchor")}


@pytest.mark.parametrize("name", PAGES)
def test_each_section_and_row_has_one_place_and_a_named_link_to_it(name: str) -> None:
    address, rows = PAGES[name]
    page = read(address)
    ids = [element.get("id") for element in page.xpath("//*[@id]")]
    assert [found for found, count in Counter(ids).items() if count > 1] == []

    links = copied(page)
    sections = [head.get("id") for head in page.xpath("//section[contains(@class, 'section')]//h2[@id]")]
    places = [found for found in ids if found.startswith(rows) and not found.endswith("caption")]
    assert [place for place in (*sections, *places) if f"#{place}" not in links] == []
    assert [row for row in rows if not any(place.startswith(row) for place in places)] == []

    assert [href for href in links if href.startswith("#") and href[1:] not in ids] == []
    assert [href for href, words in links.items() if not words.startswith("Link to “") or words == "Link to “”"] == []
    assert len(links) == len(page.find_class("anchor"))


@pytest.mark.parametrize("name", ROWS_ELSEWHERE)
def test_the_rows_of_a_paged_list_lead_to_where_they_stay(name: str) -> None:
    address, start = ROWS_ELSEWHERE[name]
    found = [href for href in copied(read(address)) if href.startswith(start)]
    assert found
    page, _, anchor = found[0].partition("#")
    assert read(page).get_element_by_id(anchor) is not None


def test_a_place_is_named_by_its_key_not_by_its_order() -> None:
    before, after = copied(read("/roles/product-manager/")), copied(read("/roles/product-manager/?country=US"))
    assert before.keys() == after.keys()
