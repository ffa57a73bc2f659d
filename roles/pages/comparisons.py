"""Comparisons: the picker and the page of any set of two to five roles."""

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from roles.domain.roleset import MOST, NotAComparison, canonical, parse
from roles.pages.columns import State, controls, order_of
from roles.pages.page import (
    Page,
    country_of,
    crumb,
    described,
    moment_of,
    public,
    redirect,
    render,
    roles_absent,
)
from roles.queries.live import comparison_url
from roles.queries.picker import picker, written
from roles.queries.profiles import comparison


@public
def comparison_picker(request: HttpRequest) -> HttpResponse:
    """Choose two to five roles by name; a complete choice leads to its comparison."""
    moment = moment_of(request)
    choice = picker(moment=moment, named=request.GET.getlist("role"))
    if choice.complete:
        return HttpResponseRedirect(comparison_url(choice.slugs))
    page = Page(
        title="Compare roles",
        path=request.path,
        content={"choice": choice, "comparisons": written(moment=moment)},
        description="Put two to five roles side by side: what they do, need and earn, and where they lead.",
        section="compare",
    )
    return render(request, "comparison_picker", page)


@public
def comparison_detail(request: HttpRequest, slugs: str) -> HttpResponse:
    """A comparison at its canonical address; any other order or an old slug redirects."""
    named = parse(slugs)
    if not all(named) or len(named) > MOST:
        raise Http404
    if len(set(named)) == 1:
        return redirect(reverse("role_detail", args=[named[0]]))
    try:
        wanted = canonical(named)
    except NotAComparison:
        return redirect(comparison_url(set(named)))
    moment = moment_of(request)
    state = State(order_of(request.GET, wanted), country_of(request), request.GET.get("show") == "differences")
    found = comparison(moment=moment, slugs=wanted, **asdict(state))
    if found is None:
        return roles_absent(request, wanted, lambda present: comparison_url(set(present)))
    if wanted != named:
        return redirect(state.address(wanted))
    page = Page(
        title=found.title,
        path=request.path,
        content={"comparison": found, "controls": controls(found, state), "today": moment.today},
        description=described(found.standfirst),
        section="compare",
        crumbs=(crumb("comparison_picker", "Compare"),),
        indexable=found.editorial,
        og_type="article",
        updated=found.updated,
    )
    return render(request, "comparison_detail", page)
