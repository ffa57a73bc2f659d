"""Sitemaps, sent while they are read from the database."""

from collections.abc import Iterable, Iterator
from datetime import UTC
from itertools import batched, chain
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from roles.pages.page import moment_of
from roles.queries import sitemap

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
HOUR = "public, max-age=3600"
BATCH = 500
"""So many addresses are sent at a time."""


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """The list of sitemaps."""
    files = sitemap.files(moment=moment_of(request))
    urls = (reverse("sitemap", args=[name, number]) for name, number in files)
    return _streamed(request, "sitemapindex", (f"<sitemap><loc>{_absolute(url)}</loc></sitemap>\n" for url in urls))


@require_safe
def sitemap_file(request: HttpRequest, section: str, number: int) -> HttpResponseBase:
    """One sitemap: at most 50,000 addresses with their last changes, sent while they are read."""
    if section not in sitemap.SECTIONS or number < 1:
        raise Http404(f"There is no sitemap {section}-{number}.")
    rows = (
        f"<url><loc>{_absolute(url)}</loc><lastmod>{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod></url>\n"
        for url, at in sitemap.addresses(section, number, moment=moment_of(request))
    )
    first = next(rows, None)
    if first is None:
        raise Http404(f"There is no sitemap {section}-{number}.")
    return _streamed(request, "urlset", chain([first], rows))


def _absolute(path: str) -> str:
    return escape(f"{settings.SITE_URL}{path}")


def _streamed(request: HttpRequest, root: str, rows: Iterable[str]) -> HttpResponseBase:
    headers = {"Cache-Control": HOUR}
    if request.method == "HEAD":
        return HttpResponse(content_type="application/xml", headers=headers)
    sent = map("".join, batched(_document(root, rows), BATCH))
    return StreamingHttpResponse(sent, content_type="application/xml", headers=headers)


def _document(root: str, rows: Iterable[str]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n'
    yield from rows
    yield f"</{root}>\n"
