"""Prose once rendered: safe pieces of HTML, and references filled in when the page is read.

Rendered prose never holds another record's name or figure, only a reference to it, so a renamed skill is
right everywhere at once. `roles.prose` makes `Prose` from Markdown; a page fills it from live editions.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

LINKS = frozenset(
    {"role", "skill", "term", "certification", "comparison", "path", "tool", "course", "author", "source"}
)
FIGURES = frozenset({"salary", "claim"})
KINDS = LINKS | FIGURES

PICTURES_AT = "/media/"
PICTURE = re.compile(
    r"(?P<digest>[0-9a-f]{32})-(?P<width>[1-9][0-9]{0,4})x(?P<height>[1-9][0-9]{0,4})\.(?P<type>png|jpg|webp)"
)
"""The name of a stored picture: the hash of its bytes and its size in pixels, so that a page can reserve
the room without asking anyone."""

_MEANS_SOMETHING = re.compile(r"""([\\\[\]*_`~<&"])""")
_SCHEME = re.compile(r"[^/?#]*?:")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0]")


class Html(str):
    """Markup that is safe to send: the one type that templates do not escape.

    Made by `escaped`, `link`, `Prose.fill` and the Markdown renderer, and by templates that the site itself
    wrote; never from a string that came from outside.
    """

    __slots__ = ()

    def __html__(self) -> "Html":
        return self


@dataclass(frozen=True)
class Reference:
    """`[[kind:key|label]]`: a record that prose points to, by its permanent key.

    A figure's key is `role-key/row-key`. `label` is empty when the editor left the words to the target.
    """

    kind: str
    key: str
    label: str = ""

    @property
    def is_figure(self) -> bool:
        return self.kind in FIGURES

    @property
    def words(self) -> str:
        """What a reader sees when the target is missing: the label, or else the key as words."""
        return self.label or self.key.rsplit("/", 1)[-1].replace("-", " ")


@dataclass(frozen=True)
class Prose:
    """HTML in pieces with references between them, in reading order. Can be pickled."""

    pieces: tuple[Html | Reference, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def references(self) -> tuple[Reference, ...]:
        """Each thing pointed to, once, in reading order."""
        return tuple(dict.fromkeys(piece for piece in self.pieces if isinstance(piece, Reference)))

    def fill(self, resolve: Callable[[Reference], str]) -> Html:
        """The pieces as one, with what `resolve` answers in place of each reference.

        An answer that is not `Html` is escaped; `missing` answers with plain words.
        """
        return Html("".join(piece if isinstance(piece, Html) else escaped(resolve(piece)) for piece in self.pieces))


def escaped(text: str) -> Html:
    """The text as HTML; `Html` stays as it is."""
    return text if isinstance(text, Html) else Html(escape(text))


def missing(reference: Reference) -> Html:
    """What stands for a reference whose target is not there: plain words, no link."""
    return escaped(reference.words)


def link(url: str, text: str, mark: str = "") -> Html:
    """A link, escaped. An address that may not be linked to leaves the text alone.

    ``mark`` is its class, by which `roles.domain.notes` knows terms and sources.
    """
    if not is_linkable(url):
        return escaped(text)
    rel = ' rel="noopener"' if is_external(url) else ""
    marked = f'class="{mark}" ' if mark else ""
    return Html(f'<a {marked}href="{escape(url)}"{rel}>{escaped(text)}</a>')


def is_linkable(url: str) -> bool:
    """Whether prose may link there: http, https, mailto, or an address within the site.

    A browser ignores blanks and control characters inside a scheme, so they are ignored here too.
    """
    seen = _INVISIBLE.sub("", url).lower()
    scheme = _SCHEME.match(seen)
    return bool(seen) and (scheme is None or scheme[0] in {"http:", "https:", "mailto:"})


def is_external(url: str) -> bool:
    """Whether a linkable address leaves the site."""
    return url.strip().lower().startswith(("http:", "https:", "//"))


def picture_size(url: str) -> tuple[int, int] | None:
    """Width and height of one of our own pictures from its address; None for any other address."""
    name = PICTURE.fullmatch(url.removeprefix(PICTURES_AT)) if url.startswith(PICTURES_AT) else None
    return (int(name["width"]), int(name["height"])) if name else None


def picture_markdown(name: str, *, description: str, credit: str) -> str:
    """The Markdown that shows a stored picture, whatever signs its description and its credit hold."""
    shown, made = (_MEANS_SOMETHING.sub(r"\\\1", " ".join(words.split())) for words in (description, credit))
    return f'![{shown}]({PICTURES_AT}{name} "{made}")'
