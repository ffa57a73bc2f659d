"""Draws a public page for an editor or a colleague: by the very view and template that readers get."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from roles.domain.roleset import parse
from roles.editions.models import Edition
from roles.pages.asked import as_reader, asked, public_page
from roles.queries.live import LISTED, PAGES, Moment, comparison_url, site_text_url, url_of

PREVIEWED = {*PAGES, *LISTED, "comparison", "family", "site-text", "statement"}
"""Kinds whose working copy has a page to be looked at."""

MOST_REDIRECTS = 3


def drawn(request: HttpRequest, path: str, *, bar: Any = None) -> HttpResponse:
    """The answer that a reader's request for the path gets, redirects followed; its ``bar`` stands over the page.

    Drawn at once, so that it can be called while the guide is supposed to be otherwise.
    """
    response = _answer(request, path, bar)
    for _ in range(MOST_REDIRECTS):
        if response.status_code not in (301, 302) or public_page(response["Location"]) is None:
            break
        response = _answer(request, response["Location"], bar)
    if isinstance(response, TemplateResponse):
        response.render()
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _answer(request: HttpRequest, path: str, bar: Any) -> HttpResponse:
    try:
        return asked(request, path, preview=bar)
    except Http404:
        return TemplateResponse(as_reader(request, path, preview=bar), "404.html", status=404)


def own_page(edition: Edition, moment: Moment) -> str | None:
    """Where readers find it; None for what has no page."""
    if edition.kind == "comparison":
        roles = {e.key: e.slug for e in moment.named(("role", key) for key in parse(edition.key))}
        keys = parse(edition.key)
        return comparison_url(roles[key] for key in keys) if all(key in roles for key in keys) else None
    if edition.kind == "statement":
        return reverse("which_path")
    if edition.kind == "site-text":
        return site_text_url(edition.key) or None
    return url_of(edition.kind, edition.slug) or None
