"""Pictures from data under stress: nothing cut, nothing covered, and every number in the page's text."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.pages.drawn import Drawn
from tests.pages.stress import stressed_comparison, stressed_paths, stressed_salaries
from tests.running_site import Site

PAGES: dict[str, Callable[[], Drawn]] = {
    "two roles": lambda: stressed_comparison(2),
    "two roles alike": lambda: stressed_comparison(2, "all"),
    "three roles": lambda: stressed_comparison(3),
    "five roles": lambda: stressed_comparison(5),
    "one figure": lambda: stressed_salaries(1),
    "thirty figures": lambda: stressed_salaries(30),
    "forty ladders": lambda: stressed_paths(40),
}
WIDTHS = (320, 768, 1280)
PICTURES = "figure.chart, .overlap, .ladder"

FAULTS = """selector => {
  const faults = [];
  const words = element => element.textContent.trim().replace(/\\s+/g, " ").slice(0, 60);
  const seen = element => element.checkVisibility() && getComputedStyle(element).clipPath === "none";
  const gone = document.documentElement.scrollWidth - innerWidth;
  if (gone > 0) faults.push(`the page is ${gone} px too wide`);
  for (const picture of document.querySelectorAll(selector)) {
    if (!seen(picture)) continue;
    const frame = picture.getBoundingClientRect(), boxes = [];
    const walker = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
    for (let text; (text = walker.nextNode());) {
      const parent = text.parentElement;
      if (!text.data.trim() || !seen(parent) || parent.closest("title, desc")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) {
        if (box.width < 2) continue;
        if (box.left < frame.left - 1 || box.right > frame.right + 1)
          faults.push(`out of its picture: ${words(parent)}`);
        boxes.push({ box, parent });
      }
    }
    boxes.sort((a, b) => a.box.top - b.box.top);
    boxes.forEach(({ box, parent }, number) => {
      for (const other of boxes.slice(number + 1)) {
        if (other.box.top > box.bottom - 4) break;
        if (other.box.left < box.right - 2 && box.left < other.box.right - 2 && other.box.bottom > box.top + 4)
          faults.push(`on top of each other: ${words(parent)} / ${words(other.parent)}`);
      }
    });
  }
  return faults.slice(0, 5);
}"""


@pytest.fixture(scope="module")
def dressed(site: Site) -> Callable[[Drawn], str]:
    """A drawn page's HTML with the styles that the running site sends."""
    style = re.search(r'href="(/static/css/site[^"]*)"', site.get("/")[1])
    assert style
    return lambda drawn: drawn.html.replace("/static/css/site.css", style[1])


UNSAID = """() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const words = element => element?.textContent.trim() ?? "";
  const figures = all("figure").map(figure => [words(figure.querySelector("figcaption"))]);
  const drawings = all("svg[role=img]").map(svg =>
    svg.getAttribute("aria-labelledby").split(" ").map(id => words(document.getElementById(id))));
  const tables = all("table").map(words).join(" "), named = [...figures, ...drawings];
  return {
    pictures: named.length,
    unnamed: named.filter(parts => !parts.every(Boolean)).length,
    missing: all(".bars li text").map(words).filter(amount => !tables.includes(amount)),
  };
}"""


def show(page: Page, html: str) -> None:
    """A page as if the site had sent it."""
    page.route("**/stress/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto("/stress/")


@pytest.mark.parametrize("name", PAGES)
def test_no_words_of_a_picture_are_cut_or_covered(page: Page, dressed, axe, name):
    show(page, dressed(PAGES[name]()))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, page.evaluate(FAULTS, PICTURES)) == (width, [])
    unsaid = page.evaluate(UNSAID)
    assert unsaid["pictures"] > 0
    assert (unsaid["unnamed"], unsaid["missing"]) == (0, [])
    page.emulate_media(color_scheme="dark")
    assert axe() == []


def test_the_themes_of_two_roles_are_overlooked_at_once(page: Page):
    page.goto("/compare/product-manager-vs-project-manager/")
    for width, most in ((1280, 420), (390, 700)):
        page.set_viewport_size({"width": width, "height": 900})
        box = page.locator("figure.chart:has(.duo)").bounding_box()
        assert box
        assert box["height"] <= most
