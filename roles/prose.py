"""Editors' Markdown made into safe prose, by the one function that page, preview and search share.

markdown-it parses (raw HTML off) and nh3 sanitises what it makes. `[[kind:key]]` and `[[kind:key|label]]` point
to records: they are parsed with the rest of the line, so that code keeps them as typed, and become `Reference`s
for the reader's page to fill in. Headings start at h3, because the page owns h1 and h2. Only pictures uploaded
here are shown.

Every function takes at most `MAX_LENGTH` characters and raises `ProseTooLong` beyond; `faults` says so instead.
The dearest text of that length that we know takes 0.4 s.
"""

import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any, cast

import nh3
from django.core.exceptions import ValidationError
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from roles.domain.prose import (
    FIGURES,
    KINDS,
    Html,
    Prose,
    Reference,
    is_external,
    is_linkable,
    missing,
    picture_size,
)

MAX_LENGTH = 20_000
MAX_NESTING = 20  # a quote is one level, a list two
MAX_CELLS = 5_000  # of all tables of a text: markdown-it fills up short rows, so a small text could make millions
MAX_FAULTS = 10

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")

_REFERENCE = re.compile(r"\[\[([a-z]{1,40}):([^\[\]|\ue000\s]{1,400})(?:[|\ue000]([^\[\]]{1,300}))?\]\]")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FIGURE_KEY = re.compile(rf"{_KEY.pattern}/{_KEY.pattern}")

# In a table `|` ends a cell, so until the text is parsed this stands for the one before a label. No input
# can hold it: _UNPRINTABLE takes it out.
_LABEL_BAR = "\ue000"
_BEFORE_LABEL = re.compile(r"(\[\[[a-z]{1,40}:[^\[\]|\s]{1,400})\|")

_BLOCKS = {"blockquote", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
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


@dataclass
class _Parsing:
    """What is noticed while one text is parsed, and how its references are marked in the HTML.

    The mark is drawn afresh for each text, so that nobody can write one.
    """

    one_line: bool = False
    cells: int = 0
    faults: dict[str, None] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    mark: str = field(default_factory=lambda: token_hex(8))

    def fault(self, sentence: str) -> None:
        if len(self.faults) < MAX_FAULTS:
            self.faults[sentence.replace(_LABEL_BAR, "|")] = None


def render(markdown: str) -> Prose:
    """Paragraphs, lists, tables and so on as prose. Empty text gives empty prose."""
    return _render(markdown, _Parsing())


def render_inline(markdown: str) -> Prose:
    """One line of prose without a paragraph round it; line breaks become spaces, pictures words."""
    return _render(markdown, _Parsing(one_line=True))


def references(markdown: str) -> tuple[Reference, ...]:
    """What the text points to, once each, in reading order; not what stands in code or a link's own words."""
    tokens, _ = _parse(markdown, _Parsing())
    return tuple(dict.fromkeys(_reference_of(token) for token in _flat(tokens) if token.type == "reference"))


def plain(markdown: str, resolve: Callable[[Reference], str] | None = None) -> str:
    """The words alone on one line, unescaped, for the search index and for descriptions.

    A reference reads as `resolve` says, or else as its label or its key as words.
    """
    tokens, _ = _parse(markdown, _Parsing())
    words = []
    for token in _flat(tokens):
        if token.type == "reference":
            reference = _reference_of(token)
            words.append(resolve(reference) if resolve else reference.words)
        elif token.type in {"text", "code_inline"}:
            words.append(token.content)
        elif token.type in {"fence", "code_block"}:
            words.append(f" {token.content} ")
        elif token.type in {"softbreak", "hardbreak"} or token.block:
            words.append(" ")
    return " ".join("".join(words).replace(_LABEL_BAR, "|").split())


def faults(markdown: str) -> list[str]:
    """Why this text may not be saved, each a sentence for the editor; an empty list when it may.

    Whether a reference's target exists is not asked here: see `references`.
    """
    parsing = _Parsing()
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


class _Renderer(RendererHTML):
    """The stock renderer, and the few tags whose form the guide chooses."""

    def reference(self, tokens: list[Token], index: int, options: Any, env: Any) -> str:
        parsing = cast(_Parsing, env["parsing"])
        parsing.references.append(_reference_of(tokens[index]))
        return f"{parsing.mark}{len(parsing.references) - 1};"

    def table_open(self, tokens: list[Token], index: int, options: Any, env: Any) -> str:
        # Wide tables scroll by themselves, by keyboard too, so that the page does not.
        return '<div class="prose-table" role="group" aria-label="Table" tabindex="0"><table>'

    def table_close(self, tokens: list[Token], index: int, options: Any, env: Any) -> str:
        return "</table></div>\n"


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        return is_linkable(url)

    def normalizeLink(self, url: str) -> str:
        return super().normalizeLink(url.replace(_LABEL_BAR, "|"))


def _parse(markdown: str, parsing: _Parsing) -> tuple[list[Token], MutableMapping[str, Any]]:
    """The tokens of the text and the environment to render them in. Raises ProseTooLong."""
    if len(markdown) > MAX_LENGTH:
        raise ProseTooLong(len(markdown))
    source = _BEFORE_LABEL.sub(rf"\1{_LABEL_BAR}", _UNPRINTABLE.sub("", markdown))
    env: MutableMapping[str, Any] = {"parsing": parsing}
    if parsing.one_line:
        return _PARSER.parseInline(" ".join(source.split()), env), env
    return _PARSER.parse(source, env), env


def _render(markdown: str, parsing: _Parsing) -> Prose:
    tokens, env = _parse(markdown, parsing)
    made = _PARSER.renderer.render(tokens, _PARSER.options, env)
    html = _SANITISER.clean(made).replace(_LABEL_BAR, "|").strip()
    between, *rest = re.split(rf"{parsing.mark}(\d+);", html)
    pieces: list[Html | Reference] = [Html(between)]
    for number, between in zip(rest[::2], rest[1::2], strict=True):
        pieces += [parsing.references[int(number)], Html(between)]
    return Prose(tuple(piece for piece in pieces if piece))


def _read_reference(state: StateInline, silent: bool) -> bool:
    """Inline rule: `[[kind:key|label]]`. What merely looks like one stays text and is a fault."""
    if not state.src.startswith("[[", state.pos):
        return False
    if silent:
        # Only asked while a link's or a picture's words are measured, and brackets match without our help;
        # to say yes would be to say that a link stands here, and links do not nest.
        return False
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    fault = _fault_of(found)
    if found is None or fault:
        line = state.src[state.pos : min(state.pos + 60, state.posMax)].partition("\n")[0]
        typed, end, _ = line.partition("]]")
        cast(_Parsing, state.env["parsing"]).fault(f"“{typed}{end or '…'}”: {fault}")
        return False
    token = state.push("reference", "", 0)
    token.meta = {"reference": Reference(found[1], found[2], " ".join((found[3] or "").split()))}
    state.pos = found.end()
    return True


def _fault_of(found: re.Match[str] | None) -> str:
    """What is wrong with something in double brackets; empty when it is a reference."""
    if found is None:
        return "write [[kind:key]] or [[kind:key|words]]. To show two brackets, write \\[\\[."
    kind, key = found[1], found[2]
    if kind not in KINDS:
        return f"there is no kind “{kind}”. Kinds are {', '.join(sorted(KINDS))}."
    if kind in FIGURES and not _FIGURE_KEY.fullmatch(key):
        return f"a {kind} is named by its role’s key and its own, as in [[{kind}:role-key/row-key]]."
    if kind not in FIGURES and not _KEY.fullmatch(key):
        return "a key is lower-case letters and figures, with single hyphens between words."
    return ""


def _read_table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Block rule: the stock table, unless the text's tables grow too large; then it stays text."""
    parsing = cast(_Parsing, state.env["parsing"])
    if parsing.cells > MAX_CELLS or not table(state, first, end, True):
        return False
    if silent:
        return True
    rows = next((line for line in range(first, end) if state.isEmpty(line)), end) - first
    parsing.cells += rows * state.getLines(first + 1, first + 2, 0, False).count("|")
    if parsing.cells > MAX_CELLS:
        parsing.fault(f"The tables have more than {MAX_CELLS:,} cells, so they are shown as plain text.")
        return False
    return table(state, first, end, False)


def _settle(state: StateCore) -> None:
    """Core rule, last: tags and attributes as the guide has them."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1:]) + 2, 6)}"
        elif token.type in {"th_open", "td_open"}:
            _settle_cell(token)
        elif token.children:
            token.children = list(_settled(token.children, cast(_Parsing, state.env["parsing"])))


def _settle_cell(token: Token) -> None:
    # The policy forbids inline style, which is what markdown-it aligns a column with.
    style = str(token.attrs.pop("style", ""))
    if token.tag == "th":
        token.attrSet("scope", "col")
    if style:
        token.attrSet("class", f"align-{style.removeprefix('text-align:')}")


def _settled(tokens: Iterable[Token], parsing: _Parsing, inside: bool = False) -> Iterator[Token]:
    """The line's tokens with references and foreign pictures inside a link or a picture as their words."""
    for token in tokens:
        if token.type == "link_open":
            inside = True
            if is_external(str(token.attrs["href"])):
                token.attrSet("rel", "noopener")
        elif token.type == "link_close":
            inside = False
        if token.type == "reference" and inside:
            yield _text(_words_inside(_reference_of(token), parsing))
        elif token.type == "image":
            yield from _settled_picture(token, parsing, inside)
        else:
            yield token


def _words_inside(reference: Reference, parsing: _Parsing) -> str:
    if reference.is_figure and not reference.label:
        parsing.fault(
            f"“[[{reference.kind}:{reference.key}]]” stands inside a link or a picture’s description,"
            " where no figure can be filled in. Take it out, or give it words."
        )
    return reference.words


def _settled_picture(token: Token, parsing: _Parsing, inside: bool) -> Iterator[Token]:
    """One of our own pictures with its size; of any other the description, linked to where it is."""
    source = str(token.attrs["src"])
    token.children = list(_settled(token.children or (), parsing, inside=True))
    size = picture_size(source)
    if size and not parsing.one_line:
        token.attrs = {"src": source, "alt": "", "width": size[0], "height": size[1], "loading": "lazy"}
        yield token
        return
    words = _text("".join(part.content for part in _flat(token.children) if not part.children))
    if inside or not is_external(source):
        yield words
        return
    words.content = words.content or source
    yield Token("link_open", "a", 1, attrs={"href": source, "rel": "noopener"})
    yield words
    yield Token("link_close", "a", -1)


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


def _reference_of(token: Token) -> Reference:
    return cast(Reference, token.meta["reference"])


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or ())


def _parser() -> MarkdownIt:
    parser = _Parser(
        "commonmark", {"html": False, "maxNesting": MAX_NESTING, "xhtmlOut": False}, renderer_cls=_Renderer
    )
    parser.enable(["table", "strikethrough"])
    parser.block.ruler.at("table", _read_table, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "reference", _read_reference)
    parser.core.ruler.push("settle", _settle)
    return parser


_PARSER = _parser()
