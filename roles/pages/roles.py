"""Roles: the list and the profile."""

from django.http import HttpRequest, HttpResponse

from roles.domain.pay import pay_by_country
from roles.pages.page import (
    Page,
    absent,
    as_data,
    country_of,
    crumb,
    described,
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
    """Every role, by family, letter and page."""
    index = role_index(
        moment=moment_of(request),
        family=request.GET.get("family", ""),
        letter=request.GET.get("letter", ""),
        page=number_of(request),
    )
    page = Page(
        title="Roles",
        path=request.path,
        content=index,
        description="Every role of the guide: what it is, what it needs, what it pays and where it leads.",
        section="roles",
    )
    return render(request, "role_list", page)


@public
def role_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A role's profile."""
    moment = moment_of(request)
    profile = role_profile(moment=moment, slug=slug)
    if profile is None:
        return absent(request, "role", slug)
    country = country_of(request)
    pay = pay_by_country([profile], first=country)
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
        description=described(profile.nutshell),
        section="roles",
        crumbs=(crumb("role_list", "Roles"),),
        og_type="article",
        updated=profile.updated,
        definitions=profile.definitions,
        alternates=as_data(request.path),
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
        ),
    )
    return render(request, "role_detail", page)
