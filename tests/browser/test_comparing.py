"""A reader makes a comparison their own: other roles, another order, only what differs; on a phone two columns."""

import re

import pytest
from playwright.sync_api import Page, expect

PAIR = "/compare/product-manager-vs-project-manager/"
FOUR = "/compare/product-manager-vs-product-owner-vs-project-manager-vs-scrum-master/"
TEAM = "/compare/product-owner-vs-scrum-master/"


def heads(page: Page) -> list[str]:
    """The roles' names over the columns of the table."""
    return page.locator("#row-collaboration").locator("xpath=ancestor::table//thead//th[a]").all_inner_texts()


def visible_columns(page: Page) -> int:
    return sum(head.is_visible() for head in page.locator("section[aria-labelledby=table] thead th[class]").all())


def test_a_role_is_added_moved_and_dropped_and_every_state_has_an_address(reader: Page):
    reader.goto(PAIR)
    reader.get_by_text("Add or reorder roles").click()
    reader.get_by_label("Another role").fill("scrum master")
    reader.get_by_role("button", name="Add").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Scrum masters")
    assert heads(reader) == ["Product manager", "Project manager", "Scrum master"]
    reader.get_by_text("Add, remove or reorder roles").click()
    reader.get_by_role("link", name=re.compile("^Move right.*Product manager$")).click()
    assert heads(reader) == ["Project manager", "Product manager", "Scrum master"]
    reader.reload()
    assert heads(reader) == ["Project manager", "Product manager", "Scrum master"]
    expect(reader.get_by_role("link", name=re.compile("^Move left.*Product manager$"))).to_be_in_viewport()
    reader.get_by_role("link", name=re.compile("^Remove.*Product manager$")).click()
    assert heads(reader) == ["Project manager", "Scrum master"]


def test_what_is_the_same_for_all_is_marked_and_can_be_left_out(reader: Page):
    reader.goto(TEAM)
    family = reader.locator("#row-family")
    expect(family).to_contain_text("Same for all")
    expect(reader.locator("#row-owns")).to_contain_text("Not covered yet for Scrum masters")
    reader.get_by_role("link", name="Only what differs").click()
    reader.wait_for_url("**show=differences*")
    expect(reader.locator("#row-owns")).to_be_visible()
    expect(family).to_have_count(0)
    reader.get_by_role("link", name="All rows").click()
    expect(family).to_have_count(1)


def test_a_phone_shows_two_of_four_columns_and_the_reader_chooses_which(reader: Page):
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(FOUR)
    assert visible_columns(reader) == 2
    reader.locator("#table-right").select_option(label="Scrum master")
    assert visible_columns(reader) == 2
    head = reader.locator("section[aria-labelledby=table] thead th", has_text="Scrum master")
    expect(head).to_be_visible()
    assert reader.evaluate("document.documentElement.scrollWidth") <= 390


def test_with_scripts_the_two_columns_are_never_the_same_role(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(FOUR)
    page.locator("#table-right").select_option(label="Product manager")
    expect(page.locator("#table-left")).to_have_value("b")
    assert visible_columns(page) == 2


def test_the_roles_names_stay_in_sight_while_the_table_is_read(page: Page):
    page.goto(FOUR)
    page.locator("#row-family").scroll_into_view_if_needed()
    page.mouse.wheel(0, 200)
    box = page.locator("section[aria-labelledby=table] thead th", has_text="Product owner").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 60


def test_shared_and_single_skills_are_drawn_and_listed(reader: Page):
    reader.goto(PAIR)
    overlap = reader.locator(".overlap--two")
    expect(overlap).to_contain_text("Only product managers")
    expect(overlap).to_contain_text("Only project managers")


def test_a_profile_leads_to_its_likeliest_comparisons(reader: Page):
    reader.goto("/roles/product-manager/")
    section = reader.locator("section[aria-labelledby=compare]")
    assert section.locator("h3").first.inner_text().endswith("Project manager")
    section.get_by_role("link", name="Compare Product manager with Project manager").click()
    reader.wait_for_url(f"**{PAIR}")


@pytest.mark.parametrize("address", [f"{FOUR}?show=differences", f"{PAIR}?order=project-manager,product-manager"])
def test_every_state_of_a_comparison_fits_every_screen_and_breaks_no_rule(page: Page, misfits, address: str):
    page.goto(address)
    page.evaluate("document.querySelector('.columns-edit').open = true")
    assert misfits() == []
