"""Comparisons: the picker and the page of any set of two to five roles."""

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from roles.domain.citation import Citation
from roles.domain.comparison import Comparison
from roles.domain.naming import RoleName
from roles.domain.pay import DEFAULT_COUNTRY
from roles.domain.roleset import FEWEST, MOST, parse
from roles.pages import linked
from roles.pages.cards import comparison_card
from roles.pages.columns import State, controls, order_of
from roles.pages.page import (
    Page,
    country_of,
    crumb,
    described,
    embed_code_of,
    embed_links,
    feed_link,
    moment_of,
    public,
    redirect,
    render,
    roles_absent,
)
from roles.pages.reuse import DATA, cite, reuse
from roles.queries.indexing import is_offered
from roles.queries.live import comparison_url
from roles.queries.names import roles_suggested
from roles.queries.picker import LONGEST_NAME, offered, picker, suggested, written
from roles.queries.profiles import comparison

SUGGESTIONS_AGE = "public, max-age=300"


@public
def comparison_picker(request: HttpRequest) -> HttpResponse:
    """Choose two to five roles by name and order; asked to compare (``go``), a complete choice leads on.

    Only where the order was seen and could be changed does it count: ``go=in-order``.
    """
    moment = moment_of(request)
    comparing = bool(request.GET.get("go"))
    choice = picker(moment=moment, typed=request.GET.getlist("role"), comparing=comparing)
    if comparing and choice.complete:
        in_order = request.GET["go"] == "in-order"
        return HttpResponseRedirect(choice.url if in_order else comparison_url(choice.slugs))
    page = Page(
        title="Compare roles",
        path=request.path,
        content={
            "choice": choice,
            "offered": offered(moment=moment),
            "suggested": suggested(moment=moment, choice=choice),
            "comparisons": written(moment=moment),
        },
        description="Put two to five roles side by side: what they do, need and earn, and where they lead.",
        section="compare",
    )
    return render(request, "comparison_picker", page)


@public
def role_suggestions(request: HttpRequest) -> HttpResponse:
    """Names that may be meant by the one being typed, for the script of the builder: JSON."""
    text = request.GET.get("q", "")[:LONGEST_NAME]
    found = roles_suggested(text, moment=moment_of(request))
    headers = {"Cache-Control": SUGGESTIONS_AGE, "X-Robots-Tag": "noindex"}
    return JsonResponse({"names": [suggestion(role, text) for role in found]}, headers=headers)


def suggestion(role: RoleName, text: str) -> dict[str, str]:
    """A name to choose. Browsers hide what does not contain the text, so a mended one says what it is for."""
    value = role.other_name or role.title
    label = role.title if role.other_name else ""
    near = text.strip()
    seen = near.casefold() in f"{value}\n{label}".casefold()
    return {"value": value, "label": label if seen else ", ".join(filter(None, (label, f"for “{near}”")))}


@public
def comparison_detail(request: HttpRequest, slugs: str) -> HttpResponse:
    """A comparison at its canonical address; any other order or an old slug redirects."""
    named = parse(slugs)
    if not all(named) or len(named) > MOST:
        raise Http404
    wanted = tuple(sorted(set(named)))
    moment = moment_of(request)
    state = State(order_of(request.GET, wanted), country_of(request), request.GET.get("show") == "differences")
    found = comparison(moment=moment, slugs=wanted, **asdict(state)) if len(wanted) >= FEWEST else None
    if found is None:
        return roles_absent(request, wanted, lambda present: comparison_url(set(present)))
    if wanted != named:
        return redirect(request, comparison_url(wanted))
    feed = reverse("comparison_feed", args=[slugs])
    page = Page(
        title=found.title,
        path=request.path,
        content={"comparison": found, "controls": controls(found, state)},
        description=described(found.standfirst),
        section="compare",
        crumbs=(crumb("comparison_picker", "Compare"),),
        indexable=found.editorial or is_offered(moment=moment, profiles=found.profiles),
        og_type="article",
        published=found.published,
        updated=found.updated,
        linked=linked.comparison(found, request.path),
        card=comparison_card(found, country=DEFAULT_COUNTRY),
        definitions=found.definitions,
        notices=found.notices,
        alternates=(
            feed_link(feed, f"Changes: {found.title}"),
            *embed_links(request.path, found.title, kinds=("json",)),
        ),
        reuse=reuse(
            cited(found, request.path),
            request.path,
            DATA,
            embed=embed_code_of(request.path),
            changes=reverse("comparison_changes", args=[slugs]),
            feed=feed,
        ),
    )
    return render(request, "comparison_detail", page)


def cited(comparison: Comparison, path: str) -> Citation:
    """How to cite a comparison: by the editors' edition if they wrote it."""
    edition = comparison.edition
    return cite(
        comparison.title,
        path,
        comparison.updated,
        number=edition.number if edition else None,
        issued=edition.updated if edition else None,
        author=comparison.author,
    )
