"""The start page, sources, authors and the site's own texts."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from roles.domain.outline import TextPart
from roles.domain.prose import Html
from roles.pages.page import Page, absent, described, feed_link, moment_of, number_of, public, render
from roles.queries import site


@public
def home(request: HttpRequest) -> HttpResponse:
    """The start page."""
    content = site.home(moment=moment_of(request))
    page = Page(
        title=content.title,
        path="/",
        content=content,
        description=described(content.standfirst),
        definitions=content.definitions,
        alternates=(feed_link(reverse("feed"), "Changes of the Career Guide"),),
    )
    return render(request, "home", page)


@public
def source_list(request: HttpRequest) -> HttpResponse:
    """Where facts come from and how old they are."""
    page = Page(
        title="Sources",
        path=request.path,
        content=site.sources(moment=moment_of(request)),
        description="Where the guide’s facts come from, how old they are, and how many pages rest on each source.",
    )
    return render(request, "source_list", page)


@public
def author_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Who writes, and how pages are edited and sourced."""
    found = site.author(moment=moment_of(request), slug=slug, page=number_of(request))
    if found is None:
        return absent(request, "author", slug)
    page = Page(
        title=found.entry.title,
        path=request.path,
        content=found,
        description=described(found.lead),
        updated=found.entry.updated,
        definitions=found.definitions,
    )
    return render(request, "author_detail", page)


@public
def site_text(request: HttpRequest, key: str) -> HttpResponse:
    """About, accessibility, privacy: one of the site's own texts."""
    found = site.site_text(moment=moment_of(request), key=key)
    if found is None:
        raise Http404
    page = Page(
        title=found.entry.title,
        path=request.path,
        content=replace(found, parts=(*found.parts, how_to_report())) if key == "about" else found,
        description=described(found.standfirst),
        updated=found.entry.updated,
        definitions=found.definitions,
    )
    return render(request, "site_text", page)


def how_to_report() -> TextPart:
    """The part of the about page to which every footer leads: the operator's address, or that there is none."""
    body = render_to_string("roles/_report.html", {"contact_email": settings.CONTACT_EMAIL})
    return TextPart("report", "Report a mistake", Html(body))
