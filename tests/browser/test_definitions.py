"""Definitions, ages and sources open beside the text: by pointer, by key, and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PAIR = "/compare/product-manager-vs-project-manager/"


def test_a_term_opens_its_definition_and_closes_again_by_key_alone(reader: Page) -> None:
    reader.goto(PAIR)
    term, definition = reader.get_by_role("button", name="roadmap").first, reader.get_by_role("group", name="Roadmap")
    expect(definition).to_be_hidden()
    term.focus()
    reader.keyboard.press("Enter")
    expect(definition).to_contain_text("A plan that shows")
    reader.keyboard.press("Tab")
    expect(definition.get_by_role("link").first).to_be_focused()
    reader.keyboard.press("Escape")
    expect(definition).to_be_hidden()
    expect(term).to_be_focused()


def test_one_definition_at_a_time_and_a_press_elsewhere_closes_it(reader: Page) -> None:
    reader.goto(PAIR)
    opened = reader.locator("[popover]:popover-open")
    reader.get_by_role("button", name="roadmap").first.click()
    reader.get_by_role("button", name="December 2021").first.click()
    expect(opened).to_have_count(1)
    expect(opened).to_contain_text("more than 18 months old")
    reader.locator("h1").click()
    expect(opened).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_wherever_a_word_stands_its_definition_is_on_the_screen(
    page: Page, axe: Callable[[], list[str]], complaints: list[str], width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 560})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(PAIR)
    terms = page.locator("button.term:visible, button.age:visible")
    for place in ("start", "end"):
        for at in (0, 2, 5, 9):
            button = terms.nth(at)
            button.evaluate("(e, block) => e.scrollIntoView({ block, behavior: 'instant' })", place)
            button.press("Enter")
            box = page.locator("[popover]:popover-open").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["y"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= 560
            if (place, at) == ("start", 5):
                assert axe() == []
            page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []


def test_a_source_leads_to_its_entry_in_the_list_which_lights_up(reader: Page) -> None:
    reader.goto(PAIR)
    plain = reader.locator("#source-coursera-uk").evaluate("e => getComputedStyle(e).backgroundColor")
    reader.get_by_role("link", name="Glassdoor").first.click()
    entry = reader.locator("#source-glassdoor")
    expect(entry).to_be_in_viewport()
    assert entry.evaluate("e => getComputedStyle(e).backgroundColor") != plain


def test_on_paper_a_term_is_a_word_and_nothing_pops_up(page: Page) -> None:
    page.goto(PAIR)
    page.emulate_media(media="print")
    assert page.locator("button.term").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    expect(page.locator(".notes")).to_be_hidden()
