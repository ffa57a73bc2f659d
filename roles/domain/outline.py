"""A long text under its headings, so that a page can draw each part as a section of its own with an anchor."""

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

from roles.domain.prose import Html

_HEADING = re.compile(r"<h3>(.*?)</h3>", re.DOTALL)
_DEEPER = re.compile(r"(?<=</)h([4-6])(?=>)|(?<=<)h([4-6])(?=>)")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class TextPart:
    """What stands under one heading; ``key`` is the heading's words as an anchor."""

    key: str
    heading: str
    body: Html


def outline(text: Html) -> tuple[Html, tuple[TextPart, ...]]:
    """What stands before the first heading, and the parts; headings below theirs come one step nearer to the page's."""
    lead, *rest = _HEADING.split(text)
    parts: list[TextPart] = []
    for heading, body in zip(rest[::2], rest[1::2], strict=True):
        words = unescape(_TAG.sub("", heading)).strip()
        parts.append(TextPart(_anchor(words, [part.key for part in parts]), words, _raised(body)))
    return Html(lead.strip()), tuple(parts)


def _raised(body: str) -> Html:
    return Html(_DEEPER.sub(lambda m: f"h{int(m[1] or m[2]) - 1}", body).strip())


def _anchor(words: str, taken: list[str]) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "part"
    return key if key not in taken else f"{key}-{len(taken)}"
