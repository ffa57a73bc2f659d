"""Salaries: a country is chosen, figures are sorted, and their age is seen."""

import pytest
from playwright.sync_api import Browser, Page, expect

SALARIES = "/salaries/"
ROLE = "/roles/product-manager/"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_country_is_chosen_and_the_order_of_the_figures(browser: Browser, base_url, scripts):
    context = browser.new_context(java_script_enabled=scripts, base_url=base_url)
    page = context.new_page()
    page.goto(SALARIES)
    expect(page.get_by_role("heading", level=1)).to_have_text("Salaries: United Kingdom")
    rows = page.locator("table.data tbody th")
    expect(rows).to_have_text(["Product manager", "Project manager"])
    page.get_by_role("navigation", name="Country").get_by_role("link", name="United States").click()
    page.wait_for_url("**country=US*")
    expect(page.locator("table.data tbody tr").first).to_contain_text("US$100,750 a year")
    page.get_by_role("navigation", name="Order of the roles").get_by_role("link", name="By name").click()
    page.wait_for_url("**country=US*sort=role*")
    expect(page.get_by_role("columnheader", name="Role")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("heading", level=1)).to_have_text("Salaries: United States")
    context.close()


def test_an_old_figure_is_flagged_and_one_without_a_date_says_so(page: Page):
    page.goto(SALARIES)
    expect(page.locator("table.data .age--old").first).to_contain_text("December 2021")
    page.goto(f"{SALARIES}?country=US")
    expect(page.locator("table.data .age--undated").first).to_have_text("date not stated")


def test_the_bars_begin_at_one_zero_line_and_are_as_long_as_the_figures_say(page: Page):
    page.goto(SALARIES)
    zero = page.locator(".chart__zero").bounding_box()
    bars = [bar.bounding_box() for bar in page.locator(".chart__bar").all()]
    assert zero
    assert len(bars) == 2
    assert all(bar and abs(bar["x"] - zero["x"]) < 2 for bar in bars)
    first, second = (bar["width"] for bar in bars if bar)
    assert abs(second / first - 46_201 / 53_012) < 0.01


@pytest.mark.parametrize("scripts", [True, False])
def test_a_country_is_chosen_on_a_profile(browser: Browser, base_url, scripts):
    context = browser.new_context(java_script_enabled=scripts, base_url=base_url)
    page = context.new_page()
    page.goto(ROLE)
    part = page.locator("section[aria-labelledby=salaries]")
    expect(part.get_by_role("heading", level=3).first).to_have_accessible_name("United Kingdom")
    part.get_by_role("link", name="United States", exact=True).click()
    page.wait_for_url("**?country=US#salaries")
    expect(part.get_by_role("heading", level=3).first).to_have_accessible_name("United States")
    expect(page.locator(".facts").first).to_contain_text("US$103,000")
    context.close()
