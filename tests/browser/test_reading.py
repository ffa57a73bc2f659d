"""A reader's visit: without scripts, by keyboard, on a phone, over a slow line."""

import gzip
import urllib.request

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

PAIR = "/compare/product-manager-vs-project-manager/"
COMPUTED = "/compare/product-owner-vs-scrum-master/"


def weight(site, address: str) -> int:
    """Bytes of a page's HTML as a reader gets it."""
    asked = urllib.request.Request(site.url + address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        body = response.read()
    assert gzip.decompress(body).endswith(b"</html>\n")
    return len(body)


def test_a_computed_page_is_at_most_14_kb_and_the_longest_editorial_one_30(site):
    assert weight(site, COMPUTED) <= 14_000
    assert weight(site, PAIR) <= 30_000


def test_a_first_visit_takes_at_most_80_kb_and_eight_requests_all_to_this_site(site, page: Page):
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - playwright refuses a bound built-in
    page.goto(PAIR, wait_until="networkidle")
    spent: dict[str, int] = {}
    for request in asked:
        size = request.sizes()
        kind = request.resource_type
        spent[kind] = spent.get(kind, 0) + size["responseBodySize"] + size["responseHeadersSize"]
    assert {request.url.split("/")[2] for request in asked} == {site.url.split("/")[2]}
    assert len(asked) <= 8
    assert 0 < spent["stylesheet"] <= 20_000
    assert 0 < spent["font"] <= 40_000
    assert 0 < spent["script"] <= 15_000
    assert sum(spent.values()) <= 80_000


@pytest.mark.parametrize("address", ["/", PAIR, "/roles/product-manager/", "/salaries/"])
def test_nothing_moves_while_a_page_arrives_with_its_font_last(page: Page, address):
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.shift += e.value))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_function("() => document.fonts.status === 'loading'")
    page.wait_for_timeout(150)  # past the moment in which a browser waits for a font before it draws another
    heights = "[...document.querySelectorAll('h1, h2, h3, dt, dd, summary, section')].map(e => e.clientHeight)"
    before = page.evaluate(heights)
    for route in held:
        route.continue_()
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    page.wait_for_load_state("networkidle")
    assert len(held) == 1
    assert page.evaluate(heights) == before
    assert page.evaluate("window.shift") == 0


def test_two_roles_are_compared_without_a_script(browser: Browser, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("First role").fill("project manager")
    page.get_by_label("Second role").fill("Product Manager")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(f"**{PAIR}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Product manager vs project manager")
    page.get_by_role("link", name="United States").first.click()
    page.wait_for_url("**country=US*")
    assert "US$19,000" in page.locator("main").inner_text()
    context.close()


def test_a_typing_slip_in_the_search_still_finds_the_role(browser: Browser, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Search the guide").fill("produt manger")
    page.get_by_label("Search the guide").press("Enter")
    page.locator("main").get_by_role("link", name="Product manager", exact=True).first.click()
    page.wait_for_url("**/roles/product-manager/")
    context.close()


def test_the_keyboard_reaches_the_content_first_and_sees_where_it_is(page: Page):
    page.emulate_media(reduced_motion="reduce")
    page.goto(PAIR)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(() => { const a = document.activeElement, r = a.getClientRects()[0],"
            " x = r.left + Math.min(r.width / 2, 20), y = r.top + Math.min(r.height / 2, 10);"
            " const top = document.elementFromPoint(x, y);"
            " return top !== null && (a === top || a.contains(top) || top.contains(a)); })()"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_every_section_of_a_comparison_has_an_address_of_its_own(page: Page):
    page.goto(PAIR)
    listed = page.locator("nav.contents a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert len(listed) > 10
    for anchor in listed:
        assert page.locator(anchor).count() == 1
