"""Pages drawn from objects made by hand: templates need no database."""

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.template.loader import render_to_string

from roles.pages.page import Page

IN_A_SENTENCE = re.compile(r"</?(a|b|button|em|small|span|strong|time)\b[^>]*>")
"""Tags where no reader sees a gap."""
COPIES = re.compile(r'<a class="anchor".*?</a>', re.DOTALL)
"""The link beside a heading or row that copies its address: tests/pages/test_anchors.py looks at it."""


def words(html: str) -> str:
    """What a reader reads, white space normalised."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", IN_A_SENTENCE.sub("", COPIES.sub("", html)))).split())


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


@dataclass(frozen=True)
class Drawn:
    """A page as sent."""

    html: str

    @property
    def text(self) -> str:
        """The words of the page's own part."""
        return words(self.html.split("<main", 1)[1].split("</main>")[0])

    @property
    def elements(self) -> list[tuple[str, dict[str, str]]]:
        """Every element with its attributes, in order."""
        outline = _Outline()
        outline.feed(self.html)
        return outline.elements

    @property
    def ids(self) -> list[str]:
        """Every id, in order, with repeats."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def links(self) -> list[str]:
        """Where the page's links lead."""
        return [attributes["href"] for tag, attributes in self.elements if tag == "a"]

    def classes(self, name: str) -> int:
        """How many elements carry a class."""
        return sum(name in attributes.get("class", "").split() for _, attributes in self.elements)

    def part(self, key: str) -> str:
        """The words of the section with this key, its heading and all."""
        start = f'aria-labelledby="{key}"'
        (section,) = [s for s in self.html.split('<section class="section" ') if s.startswith(start)]
        return words(f"<section {section}".split("</article>")[0])

    def within_html(self, start: str, end: str) -> str:
        """The markup between two pieces of it."""
        return self.html.split(start, 1)[1].split(end, 1)[0]

    def within(self, start: str, end: str) -> str:
        """The words between two pieces of markup."""
        return words(self.within_html(start, end))


def draw(template: str, **content: Any) -> Drawn:
    """A template of ``templates/roles`` with its page, whose content is these things by name."""
    return draw_content(template, content)


def draw_content(template: str, content: Any) -> Drawn:
    """A template of ``templates/roles`` whose page has one object as its content."""
    page = Page(title="A page", path="/a-page/", content=content)
    return Drawn(render_to_string(f"roles/{template}.html", {"page": page}))
