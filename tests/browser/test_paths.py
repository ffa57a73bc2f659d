"""Career paths: the map by keyboard, the list on a phone, and a move from one ladder to another."""

import pytest
from playwright.sync_api import Browser, Page, expect

PATHS = "/paths/"
PATH = "/paths/project-ladder/"
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def focused(page: Page) -> str | None:
    """The address of the map's link that has the focus, if one has."""
    found = page.evaluate("document.activeElement.closest('.pathmap') && document.activeElement.getAttribute('href')")
    return str(found) if found else None


def test_every_link_of_the_map_is_reached_by_keyboard_and_seen_to_be(page: Page, complaints):
    page.set_viewport_size(WIDE)
    page.emulate_media(reduced_motion="reduce")
    page.goto(PATHS)
    links = page.locator(".pathmap a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert {"/paths/product-ladder/", "/paths/project-ladder/", "/roles/product-manager/"} <= set(links)
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if (address := focused(page)) is not None:
            reached.append(address)
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        elif reached:
            break
    assert reached == links
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_join_is_followed_from_the_map(browser: Browser, base_url, scripts):
    context = browser.new_context(java_script_enabled=scripts, base_url=base_url, viewport=WIDE)
    page = context.new_page()
    page.goto(PATHS)
    page.locator(".pathmap").get_by_role("link", name="Move to Product manager, Product management path").click()
    page.wait_for_url("**/moves/project-manager/to/product-manager/")
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_list_is_the_map(browser: Browser, base_url, scripts):
    context = browser.new_context(java_script_enabled=scripts, base_url=base_url, viewport=PHONE)
    page = context.new_page()
    page.goto(PATHS)
    expect(page.locator(".pathmap")).to_be_hidden()
    steps = page.locator(".ladder .step")
    expect(steps).to_have_count(10)
    expect(steps.filter(has_text="Senior product manager").get_by_text("Senior", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Move from Project manager (Project management path)")).to_be_visible()
    page.get_by_role("link", name="Project management path", exact=True).click()
    page.wait_for_url(f"**{PATH}")
    expect(page.get_by_role("heading", name="Out of this ladder")).to_be_visible()
    context.close()


def test_the_map_and_the_list_have_the_same_steps(page: Page):
    page.set_viewport_size(WIDE)
    page.goto(PATHS)
    drawn = page.locator(".pathmap svg svg:has(circle)").evaluate_all(
        "steps => steps.map(step => step.querySelector('a:has(circle)') ?? step)"
        ".map(step => [...step.querySelectorAll(':scope > text')].map(line => line.textContent).join(' '))"
    )
    listed = page.locator(".ladder .step h4").all_inner_texts()
    assert drawn == listed
    assert len(drawn) == 10
