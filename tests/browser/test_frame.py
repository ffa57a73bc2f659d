"""What holds on any page: no cookie, no complaint of the browser, no rule of accessibility broken."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.paint import faults_of_paint

ADDRESSES = [
    "/",
    "/roles/",
    "/roles/product-manager/",
    "/roles/scrum-master/",
    "/compare/",
    "/compare/?role=product-manager",
    "/compare/?role=Product+manager&role=Nobody",
    "/compare/?role=product-manager&role=scrum-master&role=",
    "/compare/?role=product-manager&role=produt+owner&role=project-manager&role=scrum-master&role=nobody&role=x&go=1",
    "/compare/product-manager-vs-project-manager/",
    "/compare/product-owner-vs-scrum-master/",
    "/compare/product-manager-vs-product-owner-vs-project-manager-vs-scrum-master/",
    "/skills/",
    "/skills/communication/",
    "/certifications/",
    "/certifications/pmp/",
    "/glossary/",
    "/glossary/product-backlog/",
    "/salaries/",
    "/salaries/?country=US",
    "/salaries/?country=FR",
    "/paths/",
    "/paths/product-ladder/",
    "/moves/",
    "/moves/product-manager/to/project-manager/",
    "/moves/project-manager/to/product-manager/",
    "/moves/scrum-master/to/product-owner/",
    "/which-path/",
    "/which-path/?vision=5&deadlines=4&improve=3&budget=1",
    "/which-path/?show_result=1",
    "/search/?q=product",
    "/search/?q=product+manager+vs+project+manager",
    "/search/?q=product+manager+vs+scrum+master",
    "/search/?q=product+vs+project",
    "/search/?q=prdct+mngr",
    "/search/?q=zzzz",
    "/search/?q=zzzz&kind=role",
    "/sources/",
    "/authors/career-guide-editors/",
    "/about/",
    "/accessibility/",
    "/privacy/",
    "/nowhere/",
]
"""One address of every kind, whole and empty, and of every state in which a reader may find it."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_fits_every_screen_and_breaks_no_rule_and_each_colour_is_a_token_that_stands_out(
    page: Page, complaints, misfits, address
):
    page.goto(address)
    assert misfits("color-contrast") == []  # measured with the rest of the paint, in both schemes
    assert faults_of_paint(page) == []
    assert page.context.cookies() == []
    assert [c for c in complaints if "404" not in c or address != "/nowhere/"] == []


SEEN = """() => {
    new MutationObserver((_, watch) => {
        if (!document.body) return;
        const canvas = document.querySelector("meta[name=color-scheme]").content;
        window.first = [document.documentElement.dataset.theme, canvas];
        watch.disconnect();
    }).observe(document, { childList: true, subtree: true });
}"""
GROUND = "getComputedStyle(document.body).backgroundColor"
BAR = """() => [...document.querySelectorAll("meta[name=theme-color]")]
    .filter((meta) => matchMedia(meta.media).matches).map((meta) => meta.content)"""


def test_the_switch_goes_round_the_colours_and_back_to_the_devices(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.add_init_script(f"({SEEN})()")
    page.goto("/roles/")
    switch = page.locator(".theme-switch")
    said = []
    for _ in range(3):
        said.append((switch.get_attribute("aria-label"), page.evaluate(BAR), page.evaluate(GROUND)))
        switch.click()
        page.reload()
        assert page.evaluate("window.first[0]") == page.locator("html").get_attribute("data-theme")
    light, dark = said[0][1:], said[1][1:]
    assert said == [
        ("Change colours (now as on this device)", *light),
        ("Change colours (now dark)", *dark),
        ("Change colours (now light)", *light),
    ]
    assert light[0] != dark[0]
    assert light[1] != dark[1]
    expect(switch).to_have_accessible_name("Change colours (now as on this device)")
    page.emulate_media(color_scheme="dark")
    assert (page.evaluate(BAR), page.evaluate(GROUND)) == dark


def test_the_chosen_colours_are_there_before_anything_is_drawn(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.add_init_script(f"localStorage.setItem('theme', 'dark'); ({SEEN})()")
    page.route("**/*.css", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto("/roles/")
    assert page.evaluate("window.first") == ["dark", "dark"]


def test_a_key_skips_to_the_content_and_a_long_page_leads_back_to_its_top(page: Page) -> None:
    page.goto("/compare/product-manager-vs-project-manager/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    back = page.get_by_role("link", name="Back to the top")
    expect(back).to_be_hidden()
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    expect(back).to_be_visible()
    back.click()
    expect(page.locator(".site-name").first).to_be_in_viewport(ratio=1)
    page.goto("/privacy/")
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    expect(back).to_be_hidden()


def test_colours_of_the_system_leave_what_is_chosen_and_which_role_is_meant(browser: Browser, base_url: str) -> None:
    context = browser.new_context(forced_colors="active", base_url=base_url)
    page = context.new_page()
    style = "(element, name) => getComputedStyle(element)[name]"
    page.goto("/search/?q=product")
    assert page.locator(".chips [aria-current]").evaluate(style, "outlineStyle") == "solid"
    assert page.locator("mark").first.evaluate(style, "backgroundColor") != page.evaluate(GROUND)
    page.goto("/compare/product-manager-vs-project-manager/")
    swatches = page.locator(".swatch").evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    assert len(set(swatches)) > 1
    context.close()
