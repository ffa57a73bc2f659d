"""Roles: the list and the profile."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from roles.domain.indexing import covered, is_thin
from roles.domain.pay import DEFAULT_COUNTRY, country_shown, pay_by_country
from roles.pages import linked
from roles.pages.cards import role_card
from roles.pages.page import (
    Page,
    absent,
    as_data,
    country_of,
    crumb,
    described,
    embed_code_of,
    embed_links,
    feed_link,
    in_countries,
    moment_of,
    number_of,
    public,
    render,
)
from roles.pages.reuse import DATA, cite, reuse
from roles.queries.lists import role_index
from roles.queries.partners import partners_of
from roles.queries.profiles import role_profile


@public
def role_list(request: HttpRequest) -> HttpResponse:
    """Every role, by letter and page, or one family's; of a large guide the families to begin with."""
    family = request.GET.get("family", "")
    index = role_index(
        moment=moment_of(request),
        family=family,
        letter=request.GET.get("letter", ""),
        page=number_of(request),
    )
    if family and index.chosen is None:
        with suppress(Http404):  # a word that was never a family chooses none
            return absent(request, "family", family)
    described_as = "Every role of the guide: what it is, what it needs, what it pays and where it leads."
    if chosen := index.chosen:
        named = ", ".join(role.title for role in chosen.roles)
        described_as = (
            index.about and described(index.about)
        ) or f"{chosen.link.title}: {named} and other roles, with what each needs."
    page = Page(
        title=chosen.link.title if chosen else "Roles",
        path=request.path,
        query=f"family={chosen.slug}" if chosen else "",
        content=index,
        description=described_as,
        section="roles",
        crumbs=(crumb("role_list", "Roles"),) if chosen else (),
    )
    return render(request, "role_list", page)


@public
def role_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A role's profile."""
    moment = moment_of(request)
    profile = role_profile(moment=moment, slug=slug)
    if profile is None:
        return absent(request, "role", slug)
    country = country_shown([profile], chosen=country_of(request))
    pay = pay_by_country([profile], first=country)
    feed = reverse("role_feed", args=[slug])
    page = Page(
        title=profile.link.title,
        path=request.path,
        content={
            "profile": profile,
            "partners": partners_of(moment=moment, profile=profile),
            "country": country,
            "pay": pay,
            "countries": in_countries(request.path, pay),
        },
        description=described(profile.lead),
        section="roles",
        crumbs=(crumb("role_list", "Roles"),),
        indexable=not is_thin(covered(profile.not_covered), imported=profile.role.is_imported),
        og_type="article",
        updated=profile.changed,
        linked=linked.role(profile),
        card=role_card(profile, country=DEFAULT_COUNTRY),
        definitions=profile.definitions,
        notices=profile.notices,
        alternates=(
            feed_link(feed, f"Changes: {profile.link.title}"),
            *embed_links(request.path, profile.link.title),
            *as_data(request.path),
        ),
        reuse=reuse(
            cite(
                profile.link.title,
                request.path,
                profile.changed,
                number=profile.number,
                issued=profile.updated,
                author=profile.author,
            ),
            request.path,
            DATA,
            embed=embed_code_of(request.path),
            changes=reverse("role_changes", args=[slug]),
            feed=feed,
        ),
    )
    return render(request, "role_detail", page)
