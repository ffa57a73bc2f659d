"""Search: what readers find by the words they type."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from roles.domain.errand import task
from roles.domain.guide import Link
from roles.domain.naming import RoleName, Versus
from roles.domain.roleset import set_key
from roles.domain.search import KINDS
from roles.pages.page import Page, moment_of, public, render
from roles.queries.attributions import attributions, names_in
from roles.queries.live import Moment, comparison_url, move_url, url_of
from roles.queries.names import move_asked, pay_asked, roles_abbreviated, roles_like, versus
from roles.queries.picker import builder_url
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
class Compared:
    """The comparison that a query asks for. ``written``: by editors; not ``sure``: what the query may mean.

    Without a link there is more than one role to choose from, in the builder at ``builder``.
    """

    roles: tuple[Link, ...]
    sure: bool
    link: Link | None = None
    written: bool = False
    builder: str = ""


@dataclass(frozen=True)
class Errand:
    """A page that a query asks for in so many words, other than a comparison: the ``roles``' move, or their pay.

    With no role it is a page of the guide such as Salaries, and ``about`` says what that is for.
    """

    link: Link
    roles: tuple[Link, ...]
    about: str = ""


@dataclass(frozen=True)
class Search:
    """What was typed, the kind asked for (or none), and what answers.

    ``like``: roles for when nothing does wholly; ``abbreviated``: those whose initials were typed.
    """

    text: str
    kind: str
    results: SearchResults
    found: tuple[Found, ...]
    compared: Compared | None = None
    like: tuple[Link, ...] = ()
    errand: Errand | None = None
    abbreviated: tuple[Link, ...] = ()

    @property
    def cut(self) -> bool:
        """Whether more pages answer than are shown."""
        return not self.kind and self.results.total > len(self.results.hits)


@public
def search(request: HttpRequest) -> HttpResponse:
    """Roles, comparisons, skills, certifications, paths and terms by the words they hold."""
    moment = moment_of(request)
    text = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    results = find(text, at=moment.at, kind=kind or None)
    asked = versus(text, moment=moment) if kind in ("", "comparison") else None
    found, compared = with_comparison(moment, results.hits, asked)
    errand = None if kind or compared else errand_of(text, moment=moment)
    abbreviated = () if kind else roles_abbreviated(text, moment=moment)
    like = () if results.complete or compared or errand or abbreviated else roles_like(text, moment=moment)
    page = Page(
        title=f"Search: {text}" if text else "Search",
        path=request.path,
        content=Search(text, kind, results, found, compared, _links(like), errand, _links(abbreviated)),
        description="Search roles, comparisons, skills, certifications, career paths and terms.",
        indexable=False,
        notices=attributions(moment=moment, names=names_in((found, compared, errand, like, abbreviated)), rows=True),
    )
    return render(request, "search", page)


def errand_of(text: str, *, moment: Moment) -> Errand | None:
    """The move, the pay or the page of the guide that a query asks for. Three queries at most, mostly none."""
    if asked := task(text):
        return Errand(Link("page", asked.name, asked.title, reverse(asked.name)), (), asked.about)
    if ends := move_asked(text, moment=moment):
        start, to = ends
        link = Link("move", "", f"{start.title} to {to.title}", move_url(start.slug, to.slug))
        return Errand(link, _links(ends))
    if role := pay_asked(text, moment=moment):
        url = f"{url_of('role', role.slug)}#salaries"
        return Errand(Link("salary", role.key, f"{role.title}: pay", url), _links([role]))
    return None


def suggestions(moment: Moment, words: str) -> tuple[Link, ...]:
    """Pages whose names come nearest to the words of an address that leads nowhere. Three queries at most."""
    return tuple(found.link for found in linked(moment, nearest(words, at=moment.at)))


def linked(moment: Moment, hits: tuple[Hit, ...]) -> tuple[Found, ...]:
    """The hits with their present addresses, without those that have none. One query, none without hits."""
    return with_comparison(moment, hits, None)[0]


def with_comparison(
    moment: Moment, hits: tuple[Hit, ...], asked: Versus | None
) -> tuple[tuple[Found, ...], Compared | None]:
    """The hits with their addresses, and the comparison asked for, which is not among them then. One query at most."""
    key = set_key(role.key for role in asked.roles) if asked and asked.roles else ""
    names = [(hit.kind, hit.key) for hit in hits] + ([("comparison", key)] if key else [])
    guide = moment.guide([], names=names) if names else None
    found = tuple(Found(guide.link(hit.kind, hit.key), hit) for hit in hits) if guide else ()
    written = guide.link("comparison", key) if guide and key else None
    return (
        tuple(one for one in found if one.link.url and (one.hit.kind, one.hit.key) != ("comparison", key)),
        _compared(asked, written) if asked else None,
    )


def _compared(asked: Versus, written: Link | None) -> Compared:
    if not asked.roles:
        return Compared((), sure=False, builder=builder_url(asked.parts, comparing=True))
    roles = _links(asked.roles)
    if written and written.url:
        return Compared(roles, asked.sure, written, written=True)
    title = " vs ".join(role.title for role in roles)
    url = comparison_url(role.slug for role in asked.roles)
    return Compared(roles, asked.sure, Link("comparison", "", title, url))


def _links(roles: Iterable[RoleName]) -> tuple[Link, ...]:
    return tuple(Link("role", role.key, role.title, url_of("role", role.slug)) for role in roles)
