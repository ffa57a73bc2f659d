"""Draws a public page for an editor or a colleague: by the very view and template that readers get."""

from copy import copy
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from roles.domain.roleset import parse
from roles.editions.models import Edition
from roles.queries.live import LISTED, PAGES, Moment, comparison_url, site_text_url, url_of

PREVIEWED = {*PAGES, *LISTED, "comparison", "family", "site-text", "statement"}
"""Kinds whose working copy has a page to be looked at."""

MOST_REDIRECTS = 3


def public_page(path: str) -> ResolverMatch | None:
    """The public view at a path with or without a query string; None if readers find no page there."""
    try:
        parts = urlsplit(path)
        return None if parts.scheme or parts.netloc else resolve(parts.path, urlconf="roles.pages.urls")
    except (Resolver404, ValueError):
        return None


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
    reader: Any = copy(request)
    parts = urlsplit(path)
    reader.path = reader.path_info = parts.path
    reader.GET = QueryDict(parts.query)
    reader.preview = bar
    try:
        match = public_page(path)
        if match is None:
            raise Http404
        reader.resolver_match = match
        response: HttpResponse = match.func(reader, *match.args, **match.kwargs)
    except Http404:
        return TemplateResponse(reader, "404.html", status=404)
    return response


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
