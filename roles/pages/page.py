"""What every public page has in common: its head, its answer when the thing is not there, its parameters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from html import unescape
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from roles import formats
from roles.domain.guide import Link
from roles.domain.notes import Definition
from roles.domain.pay import CountryPay, countries_of
from roles.domain.prose import Html
from roles.pages.reuse import DATA, Reuse, with_suffix
from roles.queries.live import Gone, Moment, Moved, url_of, whereabouts

DEFAULT_COUNTRY = "GB"
REDIRECT_AGE = "max-age=3600"
"""A redirect may be remembered for an hour, no longer: a slug can come back."""


@dataclass(frozen=True)
class Image:
    """The page's preview card: its absolute address, and what it shows in words. 1200×630 pixels."""

    url: str
    alt: str


@dataclass(frozen=True)
class Alternate:
    """The page in another form: a link of the head, its address absolute."""

    media_type: str
    title: str
    url: str


@dataclass(frozen=True)
class Page:
    """The one object that a template gets: what stands in the head, and the page's own ``content``.

    ``definitions`` are those at hand for the terms that the page's text uses; of the others it holds a link.
    ``alternates`` are the page as data, as a feed of its changes and as an embed.
    """

    title: str
    path: str
    content: Any = None
    description: str = ""
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    indexable: bool = True
    og_type: str = "website"
    updated: datetime | None = None
    definitions: tuple[Definition, ...] = ()
    image: Image | None = None
    alternates: tuple[Alternate, ...] = ()
    reuse: Reuse | None = None

    @property
    def canonical(self) -> str:
        """The page's one absolute address, without a query string."""
        return f"{settings.SITE_URL}{self.path}"


def as_data(path: str) -> tuple[Alternate, ...]:
    """The facts of the page at ``path`` in each form, as links of its head."""
    return tuple(
        Alternate(form.media_type, form.label, f"{settings.SITE_URL}{with_suffix(path, form.suffix)}") for form in DATA
    )


def crumb(view: str, title: str) -> Link:
    """A step of the way to a page."""
    return Link("page", view, title, reverse(view))


def described(html: Html) -> str:
    """Filled prose as plain words, cut for the meta description."""
    return Truncator(unescape(strip_tags(html)).strip()).chars(155)


def render(request: HttpRequest, template: str, page: Page, *, status: int = 200) -> HttpResponse:
    """The template with its page."""
    return TemplateResponse(request, f"roles/{template}.html", {"page": page}, status=status)


def moment_of(request: HttpRequest) -> Moment:
    """The moment that the reader sees: now."""
    return Moment(timezone.now())


def public[**P, R: HttpResponseBase](view: Callable[P, R]) -> Callable[P, R]:
    """A page for readers: GET and HEAD only."""
    return require_safe(wraps(view)(view))


def country_of(request: HttpRequest) -> str:
    """The country that the reader chose, or the default for a code that is none."""
    code = request.GET.get("country", DEFAULT_COUNTRY).upper()
    return code if formats.is_country(code) else DEFAULT_COUNTRY


def in_countries(path: str, pay: Iterable[CountryPay]) -> tuple[tuple[str, str], ...]:
    """Each country of a page about pay, with the page's address that shows it first; the default's is the plain one."""
    return tuple((code, path if code == DEFAULT_COUNTRY else f"{path}?country={code}") for code in countries_of(pay))


def number_of(request: HttpRequest, name: str = "page") -> int:
    """A page number from the query string; 1 for what is none."""
    given = request.GET.get(name, "1")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 1


def absent(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The answer for a slug that is not live: 301 to where it moved, 410 with its successor, else 404."""
    match whereabouts(moment_of(request), kind, slug):
        case Moved(url=url):
            return redirect(url)
        case Gone(title, successor):
            return gone(request, title, successor)
        case _:
            raise Http404


def roles_absent(request: HttpRequest, slugs: Sequence[str], address: Callable[[Sequence[str]], str]) -> HttpResponse:
    """The answer where a page is about several roles and one of their slugs is not live.

    301 to the ``address`` made of their present slugs, or to the role if all are one now; 410 if one is retired, with
    its successor; else 404.
    """
    moment = moment_of(request)
    live = moment.by_slug("role", slugs)
    present: list[str] = []
    for slug in slugs:
        if slug in live:
            present.append(slug)
            continue
        match whereabouts(moment, "role", slug):
            case Moved(slug=now):
                present.append(now)
            case Gone(title, successor):
                return gone(request, title, successor)
            case _:
                raise Http404
    return redirect(url_of("role", present[0]) if len(set(present)) == 1 else address(present))


def redirect(url: str) -> HttpResponse:
    """A permanent redirect that is remembered for an hour."""
    return HttpResponsePermanentRedirect(url, headers={"Cache-Control": REDIRECT_AGE})


def gone(request: HttpRequest, title: str, successor: Any) -> HttpResponse:
    """410 with the page that names the successor."""
    page = Page(title=title, path=request.path, indexable=False)
    return TemplateResponse(request, "410.html", {"page": page, "successor": successor}, status=410)
