"""The preview in a real browser: the page in its frame is the public page, as wide as it says, and traps nobody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

BAR = "/admin/roles/edition/preview/role/product-manager/"
PUBLIC = "/roles/product-manager/"
DOCUMENT = 'document.documentElement.outerHTML.replace(/datetime="[^"]*"/g, \'\')'


def framed(page: Page) -> Frame:
    """The page in the frame, once it is drawn."""
    page.wait_for_load_state("networkidle")
    return page.frames[1]


@pytest.mark.parametrize(("width", "wide"), [("phone", 390), ("desktop", 1238)])
def test_the_frame_shows_the_public_page_to_the_letter_at_its_width(
    signed_in: Page, complaints: list[str], axe: Callable[[], list[str]], width: str, wide: int
) -> None:
    signed_in.set_viewport_size({"width": 1280, "height": 900})
    signed_in.goto(f"{BAR}?width={width}")
    assert framed(signed_in).evaluate("innerWidth") == wide
    shown = framed(signed_in).evaluate(DOCUMENT)
    assert axe() == []
    signed_in.set_viewport_size({"width": 390, "height": 844})
    assert signed_in.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if width == "phone":
        assert framed(signed_in).evaluate("innerWidth") == wide
    signed_in.set_viewport_size({"width": wide, "height": 900})
    signed_in.goto(PUBLIC)
    signed_in.wait_for_load_state("networkidle")
    assert signed_in.evaluate(DOCUMENT) == shown
    assert complaints == []


def test_links_lead_on_within_the_preview_or_into_a_tab_of_their_own(signed_in: Page, complaints: list[str]) -> None:
    signed_in.goto(f"{BAR}?width=phone")
    framed(signed_in).get_by_role("link", name="Project manager").first.click()
    signed_in.wait_for_url("**path=%2Fcompare%2F**")
    assert framed(signed_in).evaluate("innerWidth") == 390
    expect(signed_in.get_by_label("Page", exact=True)).to_have_value("/compare/product-manager-vs-project-manager/")
    framed(signed_in).get_by_role("searchbox").first.fill("scrum")
    framed(signed_in).get_by_role("searchbox").first.press("Enter")
    signed_in.wait_for_url("**path=%2Fsearch%2F%3Fq%3Dscrum**")
    signed_in.goto(f"{BAR}?path=/sources/")
    outside = framed(signed_in).locator("main a[href^=http]").first
    with signed_in.context.expect_page() as opened:
        outside.click()
    opened.value.close()
    expect(signed_in.get_by_role("link", name="Form", exact=True)).to_be_visible()
    assert [said for said in complaints if "policy" in said.lower()] == []


def test_it_works_without_scripts(browser: Browser, base_url: str, signed_in: Page) -> None:
    context = browser.new_context(
        java_script_enabled=False, base_url=base_url, storage_state=signed_in.context.storage_state()
    )
    page = context.new_page()
    page.goto(BAR)
    page.get_by_label("Page", exact=True).select_option(label="Project manager to Product manager")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Phone").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("manager")
    page.get_by_label("Compared with").fill("product owner")
    page.get_by_role("button", name="Compare").click()
    expect(frame.get_by_role("heading", level=1)).to_contain_text("roduct owner")
    context.close()
