"""Search: which of the pages found answers a query best, and the words shown of each.

A database's index only gathers candidates. Their order is decided here, from what every database gives alike, so
that every database gives the same first hits.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from roles.domain import spelling
from roles.domain.mending import settle
from roles.domain.query import Query, Term, telling

KINDS = ("role", "comparison", "path", "skill", "tool", "certification", "term")
"""Of pages that answer equally well, those of the first kind come first."""


class Where(IntEnum):
    """Where all of a query's words are found; ``SOME``: only some of them, in a name."""

    NAMES = 0
    SUMMARY = 1
    TEXT = 2
    SOME = 3


@dataclass(frozen=True)
class Page:
    """A candidate: what a page is called and says. ``text`` may be left empty unless the words are there alone."""

    kind: str
    key: str
    slug: str
    name: str
    other_names: tuple[str, ...] = ()
    summary: str = ""
    text: str = ""
    where: Where = Where.SOME
    imported: bool = False
    """Whether a dataset made it."""


class Place(IntEnum):
    """How a page answers a query, the best answer first; a name “has most words” also if several names share them.

    A product’s own name counts no more than another name of a role: whoever looks for a chef means the cook.
    """

    NAMED_SO = 0
    ALSO_NAMED_SO = 1
    BEGINS_SO = 2
    ALSO_BEGINS_SO = 3
    NAME_HAS_WORDS = 4
    NAME_HAS_MOST_WORDS = 5
    SUMMARY_HAS_WORDS = 6
    TEXT_HAS_WORDS = 7
    NAME_HAS_SOME_WORDS = 8


MOST, SOME = 0.6, 0.3
"""The share of a query, by letters, that a name must answer to have most or some of its words."""


@dataclass(frozen=True)
class Ranked:
    """A page in its place; ``other_name`` is the one that answered, when its own name did not."""

    page: Page
    place: Place
    other_name: str = ""

    @property
    def answers(self) -> bool:
        """Whether the page has all the words that were asked for."""
        return self.place <= Place.NAME_HAS_WORDS or self.page.where != Where.SOME


def rank(query: Query, pages: Iterable[Page]) -> list[Ranked]:
    """The pages that answer the query, best first; those that have some of its words only if nothing is better.

    The order is total, and the same in whichever order the pages come.
    """
    if not query:
        return []
    agreements = _Agreements(query.terms)
    placed = sorted(
        (found for page in pages if (found := _placed(query, page, agreements))), key=lambda found: found[0]
    )
    best = [ranked for _, ranked in placed if ranked.place < Place.NAME_HAS_SOME_WORDS]
    return best or [ranked for _, ranked in placed]


def decide(query: Query, pages: Iterable[Page]) -> Query:
    """The query with its guesses decided by the pages found: by those with all the words in their names, if any."""
    pages = list(pages)
    full = [page for page in pages if page.where == Where.NAMES]
    return settle(query, [{w for line in (p.name, *p.other_names) for w in _line(line)} for p in full or pages])


_Key = tuple[int, int, bool, float, float, bool, int, str, str, str]


class _Agreements(dict[str, tuple[float, ...]]):
    """How well each word of a name answers each term, worked out once a word: many names are made of few words."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        super().__init__()
        self.terms = terms

    def __missing__(self, word: str) -> tuple[float, ...]:
        found = tuple(_agreement(term, word) for term in self.terms)
        self[word] = found if any(found) else ()
        return self[word]


def _placed(query: Query, page: Page, agreements: _Agreements) -> tuple[_Key, Ranked] | None:
    """The page with the key it is sorted by, or nothing if it does not answer."""
    product = page.kind == "tool"
    own = (*_place_of_name(query, page.name, agreements, other=product), "")
    near = (line for line in page.other_names if _may_answer(query, line))
    others = ((*_place_of_name(query, line, agreements, other=True), line) for line in near)
    place, far, other_name = min([own, *others])
    if place > Place.NAME_HAS_WORDS:
        place = _place_by_words(page, -far)
        if place == Place.NAME_HAS_SOME_WORDS and -far < SOME:
            return None
    if place == Place.TEXT_HAS_WORDS:
        far = -sum(1.0 for _ in query.places(page.text))
    kind = KINDS.index(page.kind) if page.kind in KINDS else len(KINDS)
    # Of those that answer alike the editors' own come first; of those with another name, what its own says of it.
    ours = page.imported and place <= Place.NAME_HAS_WORDS
    by_own = round(own[1], 3) if place in (Place.ALSO_NAMED_SO, Place.ALSO_BEGINS_SO) else 0.0
    key = (
        *(place, kind, ours, by_own, round(far, 3), page.imported),
        *(len(page.name), page.name, page.kind, page.key),
    )
    return key, Ranked(page, place, other_name if place <= Place.NAME_HAS_MOST_WORDS else "")


_NOT_IN_WORDS = re.compile(r"[\W_]+")


def _may_answer(query: Query, line: str) -> bool:
    """Whether one of the words may stand in the line, run together or not: far cheaper than to take it apart, and of
    a role's thousand other titles few do."""
    letters = _NOT_IN_WORDS.sub("", spelling.fold(line))
    return any(root in letters for term in query.terms for root in term.roots)


def _place_of_name(query: Query, name: str, agreements: _Agreements, *, other: bool) -> tuple[Place, float]:
    """The page's place if it had this name alone, and how far the name is: minus the share that it answers.

    The share is of the query's letters; of two names that answer the same, the one that says less else is nearer.
    """
    line = _line(name)
    found = [(len(word), agreements[word]) for word in line if agreements[word]]
    near, complete = 0.0, False
    if found:
        best = [max(column) for column in zip(*(each for _, each in found), strict=True)]
        share = sum(len(term.word) * each for term, each in zip(query.terms, best, strict=True)) / query.letters
        near = share * (0.8 + 0.2 * sum(letters for letters, _ in found) / sum(len(word) for word in line))
        complete = all(best)
    whole = "".join(line)
    if whole == query.name:
        return (Place.ALSO_NAMED_SO if other else Place.NAMED_SO), -near
    if whole.startswith(query.name):
        return (Place.ALSO_BEGINS_SO if other else Place.BEGINS_SO), -near
    return (Place.NAME_HAS_WORDS if complete else Place.NAME_HAS_SOME_WORDS), -near


def _place_by_words(page: Page, near: float) -> Place:
    if page.where == Where.NAMES or near >= MOST:
        return Place.NAME_HAS_MOST_WORDS
    if page.where == Where.SUMMARY:
        return Place.SUMMARY_HAS_WORDS
    return Place.TEXT_HAS_WORDS if page.where == Where.TEXT else Place.NAME_HAS_SOME_WORDS


@lru_cache(maxsize=20_000)
def _line(name: str) -> tuple[str, ...]:
    """A name's words in their normal form, without function words unless there are no others."""
    return tuple(spelling.normal(word) for word in telling(spelling.words(name)))


def _agreement(term: Term, word: str) -> float:
    """1 for the word itself, a little less for a related one or one that begins so, 0 for any other."""
    if word == term.normal:
        return 1.0
    return 0.9 if term.begins and word.startswith(term.roots) else 0.0


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; ``marked`` if it is a word that was asked for."""

    text: str
    marked: bool = False


SNIPPET = 200
"""Characters shown of a text, more or less: words stay whole, unless one is longer than ``LONG_WORD``."""

LONG_WORD = 40


def snippet(query: Query, *texts: str) -> tuple[Piece, ...]:
    """The stretch of the first text that has one of the words where most of them stand together, words marked.

    Without any: the beginning of the first text.
    """
    for text in texts:
        if places := sorted(set(query.places(text))):
            return tuple(_pieces(text, places))
    return tuple(_pieces(texts[0], [])) if texts and texts[0] else ()


def _pieces(text: str, places: list[tuple[int, int, str]]) -> Iterator[Piece]:
    text = text.replace("\n", " ")
    begin, stop = _stretch(text, places)
    at = begin
    if begin:
        yield Piece("… ")
    for start, end, _ in places:
        if at <= start and end <= stop:
            if at < start:
                yield Piece(text[at:start])
            yield Piece(text[start:end], marked=True)
            at = end
    if at < stop:
        yield Piece(text[at:stop])
    if stop < len(text):
        yield Piece(" …")


def _stretch(text: str, places: list[tuple[int, int, str]]) -> tuple[int, int]:
    """Where to begin and to stop: round the place from which on most different words stand together."""
    if len(text) <= SNIPPET * 5 // 4:
        return 0, len(text)
    starts = [start for start, _, _ in places]

    def together(number: int) -> int:
        last = bisect_right(starts, starts[number] + SNIPPET * 2 // 3)
        return len({root for _, _, root in places[number:last]})

    first = starts[max(range(len(places)), key=together)] if places else 0
    wished = max(0, first - SNIPPET // 4)
    begin = text.rfind(" ", max(0, wished - LONG_WORD), wished) + 1 or wished
    wished = min(begin + SNIPPET, len(text))
    stop = text.find(" ", wished, wished + LONG_WORD)
    return begin, stop if stop >= 0 else wished
