"""Editors' Markdown made into safe prose, by the one function that page, preview and search share.

markdown-it parses (raw HTML off) and nh3 sanitises what it makes. `[[kind:key]]` and `[[kind:key|label]]` point
to records and become `Reference`s for the reader's page to fill in. Headings start at h3, because the page owns
h1 and h2. Only pictures uploaded here are shown, `![what it shows](/media/… "who made it")`, with both words.

Every function takes at most `MAX_LENGTH` characters and raises `ProseTooLong` beyond; `faults` says so instead.
The dearest text of that length that we know takes 0.4 s.
"""

import re
from collections.abc import Callable

import nh3
from django.core.exceptions import ValidationError
from markdown_it.token import Token

from roles.domain.prose import Html, Prose, Reference, missing
from roles.prose.parser import LABEL_BAR, MAX_NESTING, Env, Parsing, flat, parse, reference_of, to_html

MAX_LENGTH = 20_000

# Nobody can see these, and one of them has a meaning between parser and page: LABEL_BAR.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")

_BLOCKS = {"blockquote", "figcaption", "figure", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
_TABLES = {"div", "table", "tbody", "td", "th", "thead", "tr"}
_IN_A_LINE = {"a", "br", "code", "em", "img", "s", "strong"}
_SANITISER = nh3.Cleaner(
    tags=_BLOCKS | _TABLES | _IN_A_LINE,
    attributes={
        "*": set(),
        "a": {"href", "rel"},
        "div": {"class", "role", "aria-label", "tabindex"},
        "img": {"src", "alt", "width", "height", "loading"},
        "ol": {"start"},
        "td": {"class"},
        "th": {"class", "scope"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


class ProseTooLong(ValueError):
    """The text is longer than `MAX_LENGTH`. `str()` is a sentence for the editor."""

    def __init__(self, length: int) -> None:
        super().__init__(
            f"The text is {length:,} characters long; one field holds at most {MAX_LENGTH:,}."
            " Please shorten or split it."
        )


def render(markdown: str) -> Prose:
    """Paragraphs, lists, tables and so on as prose. Empty text gives empty prose."""
    return _render(markdown, Parsing())


def render_inline(markdown: str) -> Prose:
    """One line of prose without a paragraph round it; line breaks become spaces, pictures words."""
    return _render(markdown, Parsing(one_line=True))


def references(markdown: str) -> tuple[Reference, ...]:
    """What the text points to, once each, in reading order; not what stands in code or a link's own words."""
    tokens, _ = _parse(markdown, Parsing())
    return tuple(dict.fromkeys(reference_of(token) for token in flat(tokens) if token.type == "reference"))


def links(markdown: str) -> tuple[str, ...]:
    """The addresses outside the guide that the text links to, once each, in reading order."""
    tokens, _ = _parse(markdown, Parsing())
    found = (str(token.attrs["href"]) for token in flat(tokens) if token.type == "link_open")
    return tuple(dict.fromkeys(href for href in found if href.startswith(("http://", "https://"))))


def plain(markdown: str, resolve: Callable[[Reference], str] | None = None) -> str:
    """The words alone on one line, unescaped, for the search index and for descriptions.

    A reference reads as `resolve` says, or else as its label or its key as words.
    """
    tokens, _ = _parse(markdown, Parsing())
    words = []
    for token in flat(tokens):
        if token.type == "reference":
            reference = reference_of(token)
            words.append(resolve(reference) if resolve else reference.words)
        elif token.type in {"text", "code_inline"}:
            words.append(token.content)
        elif token.type in {"fence", "code_block"}:
            words.append(f" {token.content} ")
        elif token.type in {"softbreak", "hardbreak"} or token.block:
            words.append(" ")
    return " ".join("".join(words).replace(LABEL_BAR, "|").split())


def faults(markdown: str) -> list[str]:
    """Why this text may not be saved, each a sentence for the editor; an empty list when it may.

    Whether a reference's target exists is not asked here: see `references`.
    """
    parsing = Parsing()
    try:
        tokens, _ = _parse(markdown, parsing)
    except ProseTooLong as too_long:
        return [str(too_long)]
    if any(token.level >= MAX_NESTING - 1 and token.nesting == 1 for token in tokens):
        parsing.fault("Lists or quotes stand too deep inside one another; what is deeper is not shown.")
    return list(parsing.faults)


def validate_prose(markdown: str) -> None:
    """Refuse text with `faults`: a validator for fields that hold prose."""
    if found := faults(markdown):
        raise ValidationError(found, code="prose")


def markdownify(markdown: str, resolve: Callable[[Reference], str] = missing) -> Html:
    """HTML for a preview, references shown as `resolve` says or as plain words."""
    return render(markdown).fill(resolve)


def _parse(markdown: str, parsing: Parsing) -> tuple[list[Token], Env]:
    """The tokens of the text and the environment to render them in. Raises ProseTooLong."""
    if len(markdown) > MAX_LENGTH:
        raise ProseTooLong(len(markdown))
    return parse(_UNPRINTABLE.sub("", markdown), parsing)


def _render(markdown: str, parsing: Parsing) -> Prose:
    tokens, env = _parse(markdown, parsing)
    html = _SANITISER.clean(to_html(tokens, env)).replace(LABEL_BAR, "|").strip()
    between, *rest = re.split(rf"{parsing.mark}(\d+);", html)
    pieces: list[Html | Reference] = [Html(between)]
    for number, between in zip(rest[::2], rest[1::2], strict=True):
        pieces += [parsing.references[int(number)], Html(between)]
    return Prose(tuple(piece for piece in pieces if piece))
