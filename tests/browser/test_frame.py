"""What holds on any page: no cookie, no complaint of the browser, no rule of accessibility broken."""

import pytest
from playwright.sync_api import Page

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


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_breaks_no_rule_of_accessibility(page: Page, axe, address, scheme, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    assert axe() == []
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_gets_no_cookie_and_the_browser_complains_of_nothing(page: Page, complaints, address):
    page.goto(address)
    assert page.context.cookies() == []
    assert [c for c in complaints if "404" not in c or address != "/nowhere/"] == []


def test_the_policy_refuses_nothing_that_the_admin_needs(signed_in: Page, complaints):
    lists = signed_in.locator("#content-main th a").evaluate_all("links => links.map(link => link.pathname)")
    assert len(lists) > 10
    for address in lists:
        signed_in.goto(address)
        for form in (".addlink", "#result_list tbody th a"):  # a new record, and the first that is there
            if signed_in.locator(form).count():
                signed_in.locator(form).first.click()
                signed_in.wait_for_load_state()
                signed_in.goto(address)
    assert complaints == []
