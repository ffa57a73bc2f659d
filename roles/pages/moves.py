"""Moves: what it takes to go from one role to another."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from roles.pages.page import Page, country_of, crumb, moment_of, public, redirect, render, roles_absent
from roles.queries.live import move_url
from roles.queries.moves import move_page


@public
def move_list(request: HttpRequest) -> HttpResponse:
    """The moves on record stand with the ladders that they join."""
    return redirect(reverse("path_list"))


@public
def move_detail(request: HttpRequest, start: str, to: str) -> HttpResponse:
    """What the move takes; only one that is on record is offered to search engines."""
    if start == to:
        return redirect(reverse("role_detail", args=[start]))
    moment = moment_of(request)
    found = move_page(moment=moment, start=start, to=to, country=country_of(request))
    if found is None:
        return roles_absent(request, [start, to], lambda present: move_url(*present))
    page = Page(
        title=found.title,
        path=request.path,
        content=found,
        description=found.standfirst,
        section="paths",
        crumbs=(crumb("path_list", "Career paths"), found.start.link),
        indexable=found.recorded is not None,
        og_type="article",
        updated=found.updated,
    )
    return render(request, "move_detail", page)
