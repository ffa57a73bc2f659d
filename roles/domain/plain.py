"""Rendered prose as words alone, on one line: for cells of a table and lines of a list."""

import re
from html.parser import HTMLParser

from roles.domain.prose import Html

_IN_A_LINE = {"a", "code", "em", "s", "strong"}
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_VOID = {"br", "hr", "img"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.words.append(dict(attrs).get("alt") or "")
        elif tag == "li":
            before = "".join(self.words).rstrip()
            self.words.append("; " if before and before[-1] not in ".:;" else " ")
        elif tag not in _IN_A_LINE:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _IN_A_LINE | _VOID | {"li"}:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of(text: str) -> str:
    """The words of prose, unescaped, list items with semicolons between them; other text as it is. On one line."""
    if not isinstance(text, Html):
        return one_line(text)
    reader = _Words()
    reader.feed(text)
    reader.close()
    return one_line("".join(reader.words)).replace(" ; ", "; ")


def one_line(text: str) -> str:
    """The text with every run of blanks, line breaks and control characters as one blank."""
    return _BREAKS.sub(" ", text).strip()
