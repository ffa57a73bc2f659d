"""What a browser would make of markup that came from strangers."""

import re
from html.parser import HTMLParser

SCHEMES = {"http", "https", "mailto"}
ADDRESSES = {"href", "src", "action", "formaction", "poster", "background", "xlink:href", "data", "cite"}
ELEMENTS = {"script", "style", "iframe", "object", "embed", "svg", "math", "form", "base", "meta", "link", "template"}


class _Audit(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ELEMENTS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "id", "name"}:
                self.found.append(f"{tag}[{name}]")
            if name in ADDRESSES and _scheme(value or "") not in SCHEMES | {""}:
                self.found.append(f"{tag}[{name}={value}]")


def _scheme(url: str) -> str:
    """As a browser reads it, which skips control characters and blanks."""
    found = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20\x7f-\xa0]", "", url).lower())
    return found[1] if found else ""


def dangers(html: str) -> list[str]:
    """Elements, attributes and addresses that no prose may hold; an empty list when it is safe."""
    audit = _Audit()
    audit.feed(html)
    audit.close()
    return audit.found
