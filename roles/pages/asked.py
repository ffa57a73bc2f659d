"""What a reader gets at a path, asked within the site: by a preview, by what is drawn or made of a page."""

from copy import copy
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve


def public_page(path: str) -> ResolverMatch | None:
    """The public view at a path with or without a query string; None if readers find no page there."""
    try:
        parts = urlsplit(path)
        return None if parts.scheme or parts.netloc else resolve(parts.path, urlconf="roles.pages.urls")
    except (Resolver404, ValueError):
        return None


def as_reader(request: HttpRequest, path: str, *, preview: Any = None) -> HttpRequest:
    """The request as if it were for the path, and whoever sends it a reader; ``preview`` is the bar over the page."""
    reader = copy(request)
    parts = urlsplit(path)
    reader.path = reader.path_info = parts.path
    reader.GET = QueryDict(parts.query)
    reader.preview = preview  # type: ignore[attr-defined]
    reader.resolver_match = public_page(path)
    return reader


def asked(request: HttpRequest, path: str, *, preview: Any = None) -> HttpResponse:
    """The answer of the page's own view to a request for the path; not rendered yet, redirects not followed.

    :raises Http404: if there is no such page.
    """
    reader = as_reader(request, path, preview=preview)
    match = reader.resolver_match
    if match is None:
        raise Http404
    response: HttpResponse = match.func(reader, *match.args, **match.kwargs)
    return response
