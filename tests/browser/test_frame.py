"""What holds on any page: no cookie, no complaint of the browser, no rule of accessibility broken."""

import pytest
from playwright.sync_api import Page

ADDRESSES = ["/", "/nowhere/"]


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


def test_a_reader_gets_no_cookie_and_the_browser_complains_of_nothing(page: Page, complaints):
    page.goto("/")
    assert page.context.cookies() == []
    assert complaints == []


@pytest.mark.parametrize("address", ["/admin/", "/admin/auth/user/", "/admin/auth/user/1/change/"])
def test_the_policy_refuses_nothing_that_the_admin_needs(signed_in: Page, complaints, address):
    signed_in.goto(address)
    assert complaints == []
