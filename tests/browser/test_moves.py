"""From a comparison to the move and back again: what it takes, with and without scripts, on a phone and a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PAIR = "/compare/product-manager-vs-project-manager/"
THERE, BACK = "/moves/project-manager/to/product-manager/", "/moves/product-manager/to/project-manager/"
UNKNOWN = "/moves/scrum-master/to/product-owner/"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A page of a browser on a phone, with scripts and without."""
    context = browser.new_context(
        java_script_enabled=request.param, base_url=base_url, viewport={"width": 390, "height": 844}
    )
    yield context.new_page()
    context.close()


def test_a_reader_goes_from_a_comparison_to_the_move_and_the_way_back(reader: Page):
    reader.goto(PAIR)
    reader.get_by_role("link", name="What this move takes from Project manager to Product manager").click()
    reader.wait_for_url(f"**{THERE}")
    said = reader.locator("main").inner_text()
    assert "People are known to make this move." in said
    assert "79%" in said
    assert "92%" in said
    assert "PMI study" in said
    skills = reader.locator("section[aria-labelledby=skills]")
    assert skills.locator("section", has_text="You keep").get_by_role("link").all_inner_texts() == [
        "Communication",
        "Problem solving",
    ]
    assert "Price modelling" in skills.locator("section", has_text="New").inner_text()
    pay = reader.locator("section[aria-labelledby=pay]")
    expect(pay).to_contain_text("£6,811 a year more, 14.7%: from £46,201 to £53,012.")
    expect(pay).to_contain_text("Glassdoor")
    expect(pay).to_contain_text("December 2021")
    reader.get_by_role("link", name="Product manager to Project manager").click()
    reader.wait_for_url(f"**{BACK}")
    said = reader.locator("main")
    expect(said).to_contain_text("No such move is on record.")
    expect(said).to_contain_text("−£6,811 a year, −12.8%")


def test_the_first_screen_of_a_phone_answers(reader: Page):
    reader.goto(THERE)
    for answer in ("Yes, on record", "2 to keep, 5 new", "+£6,811 a year, +14.7%"):
        box = reader.locator("dl.facts dd", has_text=answer).bounding_box()
        assert box
        assert box["y"] + box["height"] < 844


def test_another_country_is_a_link_away(reader: Page):
    reader.goto(THERE)
    reader.get_by_role("navigation", name="Country shown first").get_by_role("link", name="United States").click()
    reader.wait_for_url("**country=US*")
    expect(reader.locator("dl.facts").first).to_contain_text("+US$19,000 a year")


def test_a_comparison_without_a_recorded_move_leads_to_both_ways(reader: Page):
    reader.goto("/compare/product-owner-vs-scrum-master/")
    reader.get_by_role("link", name="Scrum master to Product owner").click()
    reader.wait_for_url(f"**{UNKNOWN}")
    said = reader.locator("main").inner_text()
    assert "the skills of Scrum masters and product owners are not covered yet" in said
    assert "no chain of recorded moves and ladder steps leads there" in said
