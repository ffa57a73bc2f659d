"""A dataset as a document in Markdown, every fact with its source and date. Names stay text, whatever they hold."""

import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin

from roles.domain.dataset import LICENCE_URL, Dataset, Fact, Section
from roles.domain.plain import words_of
from roles.domain.prose import Html

_SIGNS = re.compile(r"([\\`*_{}\[\]<>&|~$])")
_AT_START = re.compile(r"^([#+=:-]|\d+(?=[.)]))")
_MARKS = {"strong": "**", "em": "*", "s": "~~"}


def escaped(text: str) -> str:
    """The text on one line with a backslash before every sign that would mean something."""
    safe = _SIGNS.sub(r"\\\1", words_of(text))
    return _AT_START.sub(lambda found: _guarded(found[1]), safe)


def _guarded(start: str) -> str:
    return f"\\{start}" if not start[0].isdigit() else f"{start}\\"


class _Blocks(HTMLParser):
    """Rendered prose in blocks, each with what stands before its first and its other lines."""

    def __init__(self, site: str) -> None:
        super().__init__()
        self.site = site
        self.blocks: list[tuple[str, str]] = []
        self.line: list[str] = []
        self.lists: list[str] = []
        self.bullet = ""
        self.href: list[str] = []

    def end_block(self) -> None:
        text = "".join(self.line).strip()
        if text:
            self.blocks.append((self.bullet or "  " * len(self.lists), text))
            self.bullet = ""
        self.line = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _MARKS:
            self.line.append(_MARKS[tag])
        elif tag == "a":
            self.href.append(urljoin(self.site, given.get("href") or ""))
            self.line.append("[")
        elif tag == "img":
            address = urljoin(self.site, given.get("src") or "")
            self.line.append(f"![{escaped(given.get('alt') or '')}](<{address}>)")
        elif tag == "br":
            self.line.append(" ")
        elif tag in {"td", "th"}:
            self.line.append(" · " if "".join(self.line).strip() else "")
        elif tag != "code":
            self.end_block()
        if tag in {"ul", "ol"}:
            self.lists.append(tag)
        elif tag == "li":
            self.bullet = f"{'  ' * (len(self.lists) - 1)}- "

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKS:
            self.line.append(_MARKS[tag])
        elif tag == "a":
            self.line.append(f"](<{self.href.pop()}>)")
        elif tag not in {"code", "td", "th"}:
            self.end_block()
        if tag in {"ul", "ol"}:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data)
        signs = _SIGNS.sub(r"\\\1", text)
        at_start = not "".join(self.line).strip()
        self.line.append(_AT_START.sub(lambda found: _guarded(found[1]), signs.lstrip()) if at_start else signs)


def paragraphs(value: str, site: str) -> list[tuple[str, str]]:
    """The value in blocks: what stands before each (blanks and a bullet in a list), and its text in Markdown."""
    if not isinstance(value, Html):
        text = escaped(value)
        return [("", text)] if text else []
    reader = _Blocks(site)
    reader.feed(value)
    reader.close()
    reader.end_block()
    return reader.blocks


def markdown_lines(dataset: Dataset) -> Iterator[str]:
    """The document in pieces, each of whole lines."""
    yield f"# {escaped(dataset.title)}\n\n{dataset.said} <{dataset.address}>\n"
    yield "\nWhat names no source is in the editors’ own words or worked out by the guide.\n"
    for section in dataset.sections:
        yield from _section(section, dataset)
    yield f"\n---\n\nLicence: [CC BY 4.0](<{LICENCE_URL}>). Credit: {escaped(dataset.attribution)}\n"
    for notice in dataset.notices:
        terms = f" [{escaped(notice.licence)}](<{notice.licence_url}>)" if notice.licence_url else ""
        yield f"\n{escaped(notice.said)}{terms}\n"


def _section(section: Section, dataset: Dataset) -> Iterator[str]:
    yield f"\n## {escaped(section.heading)}\n"
    under, listed = "", False
    for fact in section.facts:
        if fact.under != under:
            under, listed = fact.under, False
            yield f"\n### {escaped(under)}\n"
        text, is_list = _fact(fact, dataset, known={"", dataset.title, section.heading, under})
        yield text if is_list and listed else f"\n{text}"
        listed = is_list


def _fact(fact: Fact, dataset: Dataset, *, known: Collection[str]) -> tuple[str, bool]:
    """A fact as a list item, or as paragraphs where it is the guide's own text; and whether it is an item.

    What is ``known`` from the headings above it is not said again.
    """
    blocks = paragraphs(fact.value, dataset.site)
    lead = [escaped(part) for part in dict.fromkeys((fact.role, fact.item)) if part not in known]
    said_by = origin(fact, dataset)
    if not lead and not said_by and fact.html and fact.html.startswith("<p"):
        return "\n\n".join(before + text for before, text in blocks) + "\n", False
    first = blocks[0][1] if blocks and not blocks[0][0].strip() else ""
    rest = blocks[1:] if first else blocks
    said = ": ".join(part for part in (" · ".join(f"**{part}**" for part in lead), first) if part)
    kind = f", {escaped(fact.kind)}" if fact.kind else ""
    line = f"- {said}{kind}{said_by}\n"
    return line + "".join(f"\n  {before}{text}\n" for before, text in rest), True


def origin(fact: Fact, dataset: Dataset) -> str:
    """Who says so and when, in brackets, with a link; nothing where it is the page itself."""
    found = fact.origin
    if found.url == dataset.address:
        return ""
    reported = f", reported by {escaped(found.reported_by)}" if found.reported_by else ""
    return f" ([{escaped(found.name)}](<{found.url}>){reported}, {escaped(found.when)})"
