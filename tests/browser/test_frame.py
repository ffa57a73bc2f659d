"""What holds on any page: no cookie, no complaint of the browser, no rule of accessibility broken."""

import pytest
from playwright.sync_api import Browser, Page, expect

ADDRESSES = [
    "/",
    "/roles/",
    "/roles/product-manager/",
    "/roles/scrum-master/",
    "/compare/",
    "/compare/?role=Product+manager&role=Nobody",
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
    "/salaries/?country=FR",
    "/paths/",
    "/paths/product-ladder/",
    "/which-path/",
    "/which-path/?vision=5&deadlines=4&improve=3&budget=1",
    "/which-path/?show_result=1",
    "/search/?q=product",
    "/search/?q=zzzz",
    "/sources/",
    "/authors/career-guide-editors/",
    "/about/",
    "/accessibility/",
    "/privacy/",
    "/nowhere/",
]
"""One address of every kind, whole and empty."""


OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_fits_every_screen_and_breaks_no_rule(page: Page, complaints, axe, address):
    """One load a page: test_colours.py measures the contrast of both schemes, so each width is looked at in one."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    overflow, broken = {}, {}
    for width, scheme in ((320, "dark"), (390, "light"), (768, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        overflow[width] = page.evaluate(OVERFLOW)
        if width in (320, 1280):
            broken[width] = axe()
    assert overflow == {320: 0, 390: 0, 768: 0, 1280: 0}
    assert broken == {320: [], 1280: []}
    assert page.context.cookies() == []
    assert [c for c in complaints if "404" not in c or address != "/nowhere/"] == []


def test_the_policy_refuses_nothing_that_the_admin_needs(signed_in: Page, complaints):
    lists = signed_in.locator("#content-main th a").evaluate_all("links => links.map(link => link.pathname)")
    assert len(lists) > 10
    for address in lists:
        signed_in.goto(address)
        first = signed_in.locator("#result_list tbody th a")  # test_admin.py adds new ones
        if first.count():
            first.first.click()
            signed_in.wait_for_load_state()
    assert complaints == []


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
