"""Searching the live guide: the database's index gathers candidates, the domain puts them in order.

Two queries a search: the vocabulary of names is asked about the words, and the index for the pages that have them as
typed and, where they differ, as they are taken to be meant.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from roles.domain.mending import mend
from roles.domain.query import Query, read
from roles.domain.search import KINDS, Page, Piece, Ranked, Where, decide, rank, snippet
from roles.queries.search_index import candidates
from roles.queries.search_words import alike, vocabulary

SHOWN = 20


@dataclass(frozen=True)
class Hit:
    """A page that answers; ``name`` is its title with the words asked for marked.

    ``other_name`` is what it is also called, when that is what was asked for.
    """

    kind: str
    key: str
    title: str
    slug: str
    other_name: str = ""
    snippet: tuple[Piece, ...] = ()
    name: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class SearchResults:
    """The best hits of the kind asked for, and how many pages of each kind answer.

    ``meant``: the words that were searched for instead, where nothing answered to those typed. ``complete``: the
    hits have all the words; otherwise they are the nearest there is.
    """

    hits: tuple[Hit, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    meant: str = ""
    complete: bool = True

    @property
    def total(self) -> int:
        """How many pages answer, of all kinds."""
        return sum(count for _, count in self.counts)


def search(text: str, *, at: datetime, kind: str | None = None, limit: int = SHOWN) -> SearchResults:
    """What readers find by ``text`` at the moment ``at``; hits of one ``kind`` if that is asked for.

    Any text has an answer. Two queries; none for a text without words.
    """
    query = read(text)
    if not query:
        return SearchResults()
    other = mend(query, vocabulary([query]), alike=alike)
    found, totals = candidates([query] if other == query else [query, other], at)
    ranked = rank(query, _with_near_misses(found))
    read_as = query
    if other != query and not any(r.answers for r in ranked):
        read_as = decide(other, found[1])
        ranked = rank(read_as, found[1])
    counts = Counter(r.page.kind for r in ranked if r.page.where == Where.SOME)
    counts.update(totals[0 if read_as is query else 1])
    shown = [r for r in ranked if kind in (None, r.page.kind)][:limit]
    return SearchResults(
        hits=tuple(_hit(read_as, r) for r in shown),
        counts=tuple((k, counts[k]) for k in (*KINDS, *sorted(counts.keys() - set(KINDS))) if counts[k]),
        meant=str(read_as) if ranked and read_as is not query else "",
        complete=any(r.answers for r in ranked),
    )


def nearest(words: str, *, at: datetime, kinds: Collection[str] = KINDS, limit: int = 5) -> tuple[Hit, ...]:
    """The live pages whose names come nearest to the words, such as an unknown slug's. Two queries at most."""
    query = read(words)
    if not query:
        return ()
    other = mend(query, vocabulary([query]), alike=alike)
    found, _ = candidates([other], at)
    pages = [page if page.where == Where.NAMES else replace(page, where=Where.SOME) for page in found[0]]
    other = decide(other, found[0])
    ranked = rank(other, (page for page in pages if page.kind in kinds))
    return tuple(_hit(other, r) for r in ranked[:limit])


def _hit(query: Query, ranked: Ranked) -> Hit:
    page = ranked.page
    words = snippet(query, page.summary, page.text)
    return Hit(page.kind, page.key, page.name, page.slug, ranked.other_name, words, snippet(query, page.name))


def _with_near_misses(found: list[list[Page]]) -> list[Page]:
    """The first list's pages, and the others' too: one may be called just so, its words run together or parted."""
    pages = {(page.kind, page.key): page for page in found[0]}
    for page in (page for others in found[1:] for page in others):
        pages.setdefault((page.kind, page.key), replace(page, where=Where.SOME))
    return list(pages.values())
