"""The start page leads to all of the guide within one click."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def home(reader: Page) -> Page:
    reader.goto("/")
    return reader


LINKS = [
    ("What is the difference?", "/compare/", "Compare roles"),
    ("Which path suits me?", "/which-path/", "Which path suits me?"),
    ("What does it pay?", "/salaries/", "Salaries: United Kingdom"),
    ("How do I get from one to the other?", "/moves/", "Moving from one role to another"),
    ("Where does it lead?", "/paths/", "Career paths"),
    (
        "Project manager to Product manager",
        "/moves/project-manager/to/product-manager/",
        "From project manager to product manager: what it takes",
    ),
    ("Product manager", "/roles/product-manager/", "Product manager"),
    (
        "Product manager vs project manager: what is the difference?",
        "/compare/product-manager-vs-project-manager/",
        "Product manager vs project manager: what is the difference?",
    ),
]
"""Words on the start page, the address they lead to, and its heading."""


def test_one_click_leads_from_the_start_page(home: Page):
    for words, address, heading in LINKS:
        home.locator("main").get_by_role("link", name=words, exact=True).first.click()
        home.wait_for_url(f"**{address}")
        expect(home.get_by_role("heading", level=1)).to_have_text(heading)
        home.goto("/")


def test_the_search_box_of_the_start_page_searches(home: Page):
    home.get_by_label("Search for a role, a skill or a term").fill("scrum")
    home.get_by_role("button", name="Search").last.click()
    home.wait_for_url("**/search/?q=scrum")
