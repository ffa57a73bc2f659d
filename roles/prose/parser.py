"""The Markdown that editors write: CommonMark with tables, strikethrough and references, as markdown-it rules.

`[[kind:key]]` and `[[kind:key|label]]` are parsed with the rest of the line, so that code keeps them as typed.
"""

import re
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from html import escape
from secrets import token_hex
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from roles.domain.prose import FIGURES, KINDS, Reference, is_external, is_linkable, picture_size

MAX_NESTING = 20  # a quote is one level, a list two
MAX_CELLS = 5_000  # of all tables of a text: markdown-it fills up short rows, so a small text could make millions
MAX_FAULTS = 10

_REFERENCE = re.compile(r"\[\[([a-z]{1,40}):([^\[\]|\ue000\s]{1,400})(?:[|\ue000]([^\[\]]{1,300}))?\]\]")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FIGURE_KEY = re.compile(rf"{_KEY.pattern}/{_KEY.pattern}")

# In a table `|` ends a cell, so until the text is parsed this stands for the one before a label. No input
# may hold it.
LABEL_BAR = "\ue000"
_BEFORE_LABEL = re.compile(r"(\[\[[a-z]{1,40}:[^\[\]|\s]{1,400})\|")

_DASH = re.compile(r"(?<= )--?(?= )")
_OPENING = re.compile(r"(?<=[\s(\[{/–—“‘])[\"']+")
_OPENED, _CLOSED = str.maketrans("\"'", "“‘"), str.maketrans("\"'", "”’")
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?!\.)")

type Env = MutableMapping[str, Any]


@dataclass
class Parsing:
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
            self.faults[sentence.replace(LABEL_BAR, "|")] = None


def parse(source: str, parsing: Parsing) -> tuple[list[Token], Env]:
    """The tokens of a text without LABEL_BAR, and the environment to render them in."""
    env: Env = {"parsing": parsing}
    source = _BEFORE_LABEL.sub(rf"\1{LABEL_BAR}", source)
    if parsing.one_line:
        return _PARSER.parseInline(" ".join(source.split()), env), env
    return _PARSER.parse(source, env), env


def to_html(tokens: list[Token], env: Env) -> str:
    """The tokens as HTML; for each reference stands its place in `Parsing.references`: the mark, a number, `;`."""
    return str(_PARSER.renderer.render(tokens, _PARSER.options, env))


def reference_of(token: Token) -> Reference:
    """The reference that a token of that type holds."""
    return cast(Reference, token.meta["reference"])


def flat(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens with those inside them, each after the one that holds it."""
    for token in tokens:
        yield token
        yield from flat(token.children or ())


class _Renderer(RendererHTML):
    """The stock renderer, and the few tags whose form the guide chooses."""

    def reference(self, tokens: list[Token], index: int, options: Any, env: Any) -> str:
        parsing = cast(Parsing, env["parsing"])
        parsing.references.append(reference_of(tokens[index]))
        return f"{parsing.mark}{len(parsing.references) - 1};"

    def table_open(self, tokens: list[Token], index: int, options: Any, env: Any) -> str:
        # Wide tables scroll by themselves, by keyboard too, so that the page does not.
        return '<div class="prose-table" role="group" aria-label="Table" tabindex="0"><table>'

    def table_close(self, tokens: list[Token], index: int, options: Any, env: Any) -> str:
        return "</table></div>\n"

    def image(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        credit = escape(str(tokens[index].meta.get("credit", "")))
        caption = f"<figcaption>{credit}</figcaption>" if credit else ""
        return super().image(tokens, index, options, env) + caption


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        return is_linkable(url)

    def normalizeLink(self, url: str) -> str:
        return super().normalizeLink(url.replace(LABEL_BAR, "|"))


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
        cast(Parsing, state.env["parsing"]).fault(f"“{typed}{end or '…'}”: {fault}")
        return False
    token = state.push("reference", "", 0)
    reference = Reference(found[1], found[2], " ".join((found[3] or "").split()))
    token.meta = {"reference": reference}
    token.content = reference.words  # by which a quote beside it knows that a word stands there
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
    parsing = cast(Parsing, state.env["parsing"])
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


def _typeset(state: StateCore) -> None:
    """Core rule: quotes, dashes and dots as they are printed.

    A quote opens where a word can begin, else it closes. The stock rule pairs them, which takes seconds on a text of
    nothing else.
    """
    for line in state.tokens:
        before = " "
        for token in flat(line.children or ()):
            if token.type == "text":
                text = _ELLIPSIS.sub("…", _DASH.sub("–", before + token.content))
                text = _OPENING.sub(lambda quotes: quotes[0].translate(_OPENED), text)
                token.content = text[1:].translate(_CLOSED)
            shown = " " if token.type in {"softbreak", "hardbreak"} else token.content
            before = shown[-1:] or before


def _settle(state: StateCore) -> None:
    """Core rule, last: tags and attributes as the guide has them."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1:]) + 2, 6)}"
        elif token.type in {"th_open", "td_open"}:
            _settle_cell(token)
        elif token.children:
            token.children = list(_settled(token.children, cast(Parsing, state.env["parsing"])))
    if not cast(Parsing, state.env["parsing"]).one_line:
        _settle_figures(state.tokens, cast(Parsing, state.env["parsing"]))


def _settle_figures(tokens: list[Token], parsing: Parsing) -> None:
    """A picture that is a paragraph by itself becomes a figure, with its credit beneath; within a line none can be."""
    for before, line, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        pictures = [token for token in flat(line.children or ()) if token.type == "image"]
        if not pictures:
            continue
        if before.type == "paragraph_open" and pictures == line.children:
            for end in (before, after):
                end.tag, end.hidden = "figure", False
            continue
        parsing.fault("A picture stands within a line. Put it on a line of its own, with an empty line on either side.")
        for picture in pictures:
            picture.meta = {}


def _settle_cell(token: Token) -> None:
    # The policy forbids inline style, which is what markdown-it aligns a column with.
    style = str(token.attrs.pop("style", ""))
    if token.tag == "th":
        token.attrSet("scope", "col")
    if style:
        token.attrSet("class", f"align-{style.removeprefix('text-align:')}")


def _settled(tokens: Iterable[Token], parsing: Parsing, inside: bool = False) -> Iterator[Token]:
    """The line's tokens with references and foreign pictures inside a link or a picture as their words."""
    for token in tokens:
        if token.type == "link_open":
            inside = True
            if is_external(str(token.attrs["href"])):
                token.attrSet("rel", "noopener")
        elif token.type == "link_close":
            inside = False
        if token.type == "reference" and inside:
            yield _text(_words_inside(reference_of(token), parsing))
        elif token.type == "image":
            yield from _settled_picture(token, parsing, inside)
        else:
            yield token


def _words_inside(reference: Reference, parsing: Parsing) -> str:
    if reference.is_figure and not reference.label:
        parsing.fault(
            f"“[[{reference.kind}:{reference.key}]]” stands inside a link or a picture’s description,"
            " where no figure can be filled in. Take it out, or give it words."
        )
    return reference.words


def _settled_picture(token: Token, parsing: Parsing, inside: bool) -> Iterator[Token]:
    """One of our own pictures with its size and credit; of any other the description, linked to where it is."""
    source, credit = str(token.attrs["src"]), " ".join(str(token.attrs.get("title", "")).split())
    token.children = list(_settled(token.children or (), parsing, inside=True))
    size = picture_size(source)
    words = _text("".join(part.content for part in flat(token.children) if not part.children))
    if size and not parsing.one_line:
        if not words.content.strip():
            parsing.fault(
                "A picture has no description: say what it shows between ![ and ], for those who cannot see it."
            )
        if not credit:
            parsing.fault(
                'A picture has no credit: say who made it behind its address, as in ![…](/media/… "Ann Lee").'
            )
        token.attrs = {"src": source, "alt": "", "width": size[0], "height": size[1], "loading": "lazy"}
        token.meta = {"credit": credit}
        yield token
        return
    if inside or not is_external(source):
        yield words
        return
    words.content = words.content or source
    yield Token("link_open", "a", 1, attrs={"href": source, "rel": "noopener"})
    yield words
    yield Token("link_close", "a", -1)


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


def _parser() -> MarkdownIt:
    parser = _Parser(
        "commonmark",
        {"html": False, "maxNesting": MAX_NESTING, "xhtmlOut": False},
        renderer_cls=_Renderer,
    )
    parser.enable(["table", "strikethrough"])
    parser.block.ruler.at("table", _read_table, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "reference", _read_reference)
    parser.core.ruler.push("typeset", _typeset)
    parser.core.ruler.push("settle", _settle)
    return parser


_PARSER = _parser()
