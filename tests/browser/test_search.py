"""Searching: with scripts and without, from the box in the header of every page."""

import pytest
from playwright.sync_api import Page, expect


def look_for(page: Page, text: str, *, on: str = "/skills/") -> None:
    """Type into the box in the header of some page and press Enter."""
    page.goto(on)
    page.get_by_role("searchbox", name="Search the guide").fill(text)
    page.get_by_role("searchbox", name="Search the guide").press("Enter")
    page.wait_for_url("**/search/?q=*")


def first(page: Page) -> str:
    return page.locator("main h2 a").first.inner_text()


@pytest.mark.parametrize("page_of_the_guide", ["/", "/nowhere/"])
def test_a_typing_slip_on_any_page_still_finds_the_role(reader: Page, page_of_the_guide: str):
    look_for(reader, "produt manger", on=page_of_the_guide)
    expect(reader.get_by_role("status").first).to_contain_text("These pages answer to product manager.")
    assert first(reader) == "Product manager"
    reader.locator("main h2 a").first.click()
    reader.wait_for_url("**/roles/product-manager/")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("project manager vs produt manager", "/compare/product-manager-vs-project-manager/"),
        ("difference between a scrum master and a product owner", "/compare/product-owner-vs-scrum-master/"),
        (
            "compare scrum master, product owner and project manager",
            "product-owner-vs-project-manager-vs-scrum-master/",
        ),
    ],
)
def test_roles_named_side_by_side_lead_to_their_comparison(reader: Page, text: str, address: str):
    look_for(reader, text)
    hit = reader.get_by_role("region").filter(has_text="The comparison")
    hit.get_by_role("heading", level=2).get_by_role("link").click()
    reader.wait_for_url(f"**{address}")


def test_what_may_be_several_roles_is_asked_in_the_builder(reader: Page):
    look_for(reader, "product vs project")
    reader.get_by_role("link", name="Choose which roles to compare").click()
    expect(reader.get_by_label("First role")).to_have_value("product")
    reader.locator(".field__error").first.get_by_role("link", name="Product owner").click()
    reader.locator(".field__error").get_by_role("link", name="Project manager").first.click()
    reader.wait_for_url("**/compare/product-owner-vs-project-manager/")


def test_a_move_pay_and_initials_lead_to_what_is_meant(reader: Page):
    look_for(reader, "project manager to product manager")
    reader.get_by_role("region", name="Project manager to Product manager").get_by_role("heading").click()
    reader.wait_for_url("**/moves/project-manager/to/product-manager/")
    look_for(reader, "how much does a product manager earn")
    reader.get_by_role("link", name="Product manager: pay").click()
    reader.wait_for_url("**/roles/product-manager/#salaries")
    expect(reader.locator("#salaries")).to_be_in_viewport()
    look_for(reader, "PM")
    offered = reader.get_by_role("list", name="“PM” may stand for:").get_by_role("link")
    assert offered.all_inner_texts() == ["Product manager", "Project manager"]


def test_one_kind_of_page_can_be_chosen_and_left_again(reader: Page):
    look_for(reader, "product")
    reader.get_by_role("navigation", name="Kind of page").get_by_role("link", name="Roles").click()
    reader.wait_for_url("**kind=role*")
    assert set(reader.locator(".results .kicker").all_inner_texts()) == {"Role"}
    reader.get_by_role("navigation", name="Kind of page").get_by_role("link", name="All").click()
    reader.wait_for_url("**/search/?q=product")


def test_an_empty_result_leads_on(reader: Page):
    look_for(reader, "zzzz")
    expect(reader.get_by_role("heading", name="Nothing found for “zzzz”")).to_be_visible()
    reader.locator("main").get_by_role("link", name="All roles").click()
    reader.wait_for_url("**/roles/")


def test_words_that_are_only_near_offer_roles_with_names_like_them(reader: Page):
    look_for(reader, "prdct mngr")
    reader.get_by_role("list", name="Roles with names like it:").get_by_role("link", name="Product manager").click()
    reader.wait_for_url("**/roles/product-manager/")
