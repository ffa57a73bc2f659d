"""Moves: what it takes to go from one role to another."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from roles.domain.pay import DEFAULT_COUNTRY
from roles.pages import linked
from roles.pages.cards import move_card
from roles.pages.page import (
    Page,
    as_data,
    country_of,
    crumb,
    in_countries,
    moment_of,
    number_of,
    public,
    render,
    roles_absent,
)
from roles.pages.reuse import DATA, cite, reuse
from roles.queries.live import move_url
from roles.queries.move_list import ENDS, move_index
from roles.queries.moves import move_page
from roles.queries.picker import offered


@public
def move_list(request: HttpRequest) -> HttpResponse:
    """Name two roles, and go on to the move between them; or choose one that is on record."""
    moment = moment_of(request)
    typed = [request.GET.get(name, "") for name in ENDS]
    index = move_index(moment=moment, typed=typed, page=number_of(request))
    if index.url:
        return HttpResponseRedirect(index.url)
    page = Page(
        title="Moving from one role to another",
        path=request.path,
        content={"index": index, "offered": offered(moment=moment)},
        description="What it takes to go from one role to another: skills kept and new, pay, certifications, ladders.",
        section="paths",
        crumbs=(crumb("path_list", "Career paths"),),
    )
    return render(request, "move_list", page)


@public
def move_detail(request: HttpRequest, start: str, to: str) -> HttpResponse:
    """What the move takes; only one that is on record is offered to search engines."""
    moment = moment_of(request)
    found = None if start == to else move_page(moment=moment, start=start, to=to, country=country_of(request))
    if found is None:
        return roles_absent(request, [start, to], lambda present: move_url(*present))
    page = Page(
        title=found.title,
        path=request.path,
        content={"move": found, "countries": in_countries(request.path, (line.both for line in found.pay))},
        description=found.standfirst,
        section="paths",
        crumbs=(crumb("path_list", "Career paths"), crumb("move_list", "Moves"), found.start.link),
        indexable=found.recorded is not None,
        og_type="article",
        updated=found.updated,
        linked=linked.move(found, request.path),
        card=move_card(found, country=DEFAULT_COUNTRY),
        definitions=found.definitions,
        notices=found.notices,
        alternates=as_data(request.path),
        reuse=reuse(cite(found.title, request.path, found.updated), request.path, DATA),
    )
    return render(request, "move_detail", page)
