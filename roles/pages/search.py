"""Search: what readers find by the words they type."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from roles.domain.guide import Link
from roles.domain.search import KINDS
from roles.pages.page import Page, moment_of, public, render
from roles.queries.live import Moment
from roles.queries.search import Hit, SearchResults, nearest
from roles.queries.search import search as find

LONGEST = 200
"""Characters kept in the search box; as many are searched for."""


@dataclass(frozen=True)
class Found:
    """A page that answers, and where it is."""

    link: Link
    hit: Hit


@dataclass(frozen=True)
class Search:
    """What was typed, the kind asked for (or none), and what answers."""

    text: str
    kind: str
    results: SearchResults
    found: tuple[Found, ...]


@public
def search(request: HttpRequest) -> HttpResponse:
    """Roles, comparisons, skills, certifications, paths and terms by the words they hold."""
    moment = moment_of(request)
    text = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    results = find(text, at=moment.at, kind=kind or None)
    page = Page(
        title=f"Search: {text}" if text else "Search",
        path=request.path,
        content=Search(text, kind, results, linked(moment, results.hits)),
        description="Search roles, comparisons, skills, certifications, career paths and terms.",
        indexable=False,
    )
    return render(request, "search", page)


def suggestions(moment: Moment, words: str) -> tuple[Link, ...]:
    """Pages whose names come nearest to the words of an address that leads nowhere. Three queries at most."""
    return tuple(found.link for found in linked(moment, nearest(words, at=moment.at)))


def linked(moment: Moment, hits: tuple[Hit, ...]) -> tuple[Found, ...]:
    """The hits with their present addresses, without those that have none. One query, none without hits."""
    if not hits:
        return ()
    guide = moment.guide([], names=[(hit.kind, hit.key) for hit in hits])
    found = (Found(guide.link(hit.kind, hit.key), hit) for hit in hits)
    return tuple(one for one in found if one.link.url)
