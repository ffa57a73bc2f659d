"""What every public page has in common: its head, its answer when the thing is not there, its parameters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlsplit

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
from roles.domain.attribution import Notice
from roles.domain.card import GUIDE, Card
from roles.domain.guide import Entry, Link
from roles.domain.jsonld.nodes import Node, breadcrumbs, script
from roles.domain.notes import Definition
from roles.domain.pay import DEFAULT_COUNTRY, CountryPay, countries_of
from roles.domain.prose import Html
from roles.pages import past
from roles.pages.cards import Image, image_of
from roles.pages.past import REDIRECT_AGE, Past
from roles.pages.reuse import DATA, Reuse, with_suffix
from roles.queries.attributions import attributions, names_in
from roles.queries.live import Gone, Moment, Moved, url_of, whereabouts

GONE_AGE = "max-age=300"
"""A retired page can come back, and sooner than a slug."""

OEMBED = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
"""The media types under which a head links to oEmbed."""


@dataclass(frozen=True)
class Alternate:
    """The page in another form: a link of the head, its address absolute."""

    media_type: str
    title: str
    url: str


def feed_link(feed: str, title: str) -> Alternate:
    """A page's link to the feed at an address within the site."""
    return Alternate("application/atom+xml", title, f"{settings.SITE_URL}{feed}")


@dataclass(frozen=True)
class Page:
    """The one object that a template gets: what stands in the head, and the page's own ``content``.

    ``query`` is the part of the address that makes it a page of its own, as a family of roles is one of their list.
    ``definitions`` are those at hand for the terms that the page's text uses; of the others it holds a link.
    ``alternates`` are the page as data, as a feed of its changes and as an embed. ``linked`` says for machines what the
    page is about, ``card`` is its preview card, the guide's own unless it has one. ``published`` is when it was
    first published, if known, ``updated`` when anything that it shows last changed. ``past``: the day as of
    which it is. ``notices`` are what licences ask to be said beside what it shows; None for
    what follows from the things that the content names.
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
    published: datetime | None = None
    definitions: tuple[Definition, ...] = ()
    card: Card = GUIDE
    alternates: tuple[Alternate, ...] = ()
    reuse: Reuse | None = None
    past: Past | None = None
    linked: tuple[Node, ...] = ()
    query: str = ""
    notices: tuple[Notice, ...] | None = None

    @property
    def canonical(self) -> str:
        """The page's one absolute address, without what a reader chose of it."""
        return f"{settings.SITE_URL}{self.path}{self.query and f'?{self.query}'}"

    @property
    def json_ld(self) -> Html:
        """What the page is about and the way to it, as the content of its script; empty where nobody is to keep it."""
        if not self.indexable and not self.linked:
            return Html()
        pictured = {"image": self.image.url}
        nodes = [node | pictured if node["@type"] == "Article" else node for node in self.linked]
        if self.path != "/":
            nodes.append(breadcrumbs(settings.SITE_URL, self.crumbs, self.title, self.canonical))
        return script(nodes)

    @cached_property
    def image(self) -> Image:
        """The card's address and what it shows in words."""
        return image_of(self.path, self.card)


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


def embed_links(path: str, title: str, *, kinds: Sequence[str] = ("json", "xml")) -> tuple[Alternate, ...]:
    """Where consumers of oEmbed find the embed of the page at ``path``: a link of the head for each kind of answer."""
    asked = f"{settings.SITE_URL}{reverse('oembed')}?url={settings.SITE_URL}{path}"
    return tuple(
        Alternate(OEMBED[kind], title, asked if kind == "json" else f"{asked}&format={kind}") for kind in kinds
    )


def embed_code_of(path: str) -> str:
    """Where a person finds the code of the page's embeds."""
    return f"{reverse('embed_code')}?url={path}"


def render(request: HttpRequest, template: str, page: Page, *, status: int = 200) -> HttpResponse:
    """The template with its page; one as of a day says so, and is not for search engines.

    A page that does not say itself whose facts it shows says so of the things that it names. One query then.
    """
    if page.notices is None:
        page = replace(page, notices=attributions(moment=moment_of(request), names=names_in(page.content)))
    if asked := past.past_of(request):
        page = replace(page, past=asked)
    return TemplateResponse(request, f"roles/{template}.html", {"page": page}, status=status)


def moment_of(request: HttpRequest) -> Moment:
    """The moment that the reader sees: now, or the end of the day that ``?as-of=`` names.

    :raises past.UnknownDay: if that day cannot be shown.
    """
    return past.moment_of(request)


def public[**P](view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    """A page for readers: GET and HEAD only, and as of any day on record."""
    return require_safe(past.as_of_a_day(view))


def country_of(request: HttpRequest) -> str:
    """The country that the reader chose; empty for none, or for a code that is none."""
    code = request.GET.get("country", "").upper()
    return code if formats.is_country(code) else ""


def in_countries(path: str, pay: Iterable[CountryPay]) -> tuple[tuple[str, str], ...]:
    """Each country of a page about pay, with the page's address that shows it first; the default's is the plain one."""
    return tuple((code, path if code == DEFAULT_COUNTRY else f"{path}?country={code}") for code in countries_of(pay))


def number_of(request: HttpRequest, name: str = "page") -> int:
    """A page number from the query string; 1 for what is none."""
    given = request.GET.get(name, "1")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 1


def absent(request: HttpRequest, kind: str, slug: str, address: Callable[[str], str] | None = None) -> HttpResponse:
    """The answer for a slug that is not live: 301 to what stands for it now, 410 with its successor, else 404.

    ``address`` makes the address of a slug; the thing's own page if not given. See ``redirect`` for what is kept.
    """
    match whereabouts(moment_of(request), kind, slug, known=timezone.now()):
        case Moved(slug=now, url=url):
            return redirect(request, address(now) if address else url)
        case Gone(title, successor):
            return gone(request, title, successor)
        case _:
            raise Http404


def roles_absent(request: HttpRequest, slugs: Sequence[str], address: Callable[[Sequence[str]], str]) -> HttpResponse:
    """The answer where a page about several roles is not at the address that names them.

    301 to the ``address`` made of the slugs that stand for them now, or to the role if all are one; 410 if one is
    retired, with its successor and the page with that in its place; 404 if one of them was never public.
    """
    moment = moment_of(request)
    live = moment.by_slug("role", slugs)
    present: list[str] = []
    retired: list[Gone] = []
    for slug in slugs:
        match Moved(slug, "") if slug in live else whereabouts(moment, "role", slug, known=timezone.now()):
            case Moved(slug=now):
                present.append(now)
            case Gone(successor=successor) as found:
                retired.append(found)
                present += [successor.slug] if successor else []
            case _:
                raise Http404
    one = len(set(present)) == 1
    if not retired:
        return redirect(request, url_of("role", present[0]) if one else address(present))
    instead = "" if one or len(present) < len(slugs) else address(present)
    return gone(request, retired[0].title, retired[0].successor, instead=instead)


def redirect(request: HttpRequest, url: str) -> HttpResponse:
    """A permanent redirect that is remembered for an hour, to the page in the form in which it was asked for.

    Kept are the ending of the address (``.json``) if ``url`` is that of a page, and of the query string what ``url``
    does not say itself.
    """
    to = urlsplit(url)
    _, dot, ending = request.path.rpartition(".")
    path = f"{to.path.rstrip('/')}.{ending}" if dot and "/" not in ending and to.path.endswith("/") else to.path
    said = {name for name, _ in parse_qsl(to.query, keep_blank_values=True)}
    asked = request.META.get("QUERY_STRING", "").split("&")
    query = [to.query, *(part for part in asked if unquote_plus(part.partition("=")[0]) not in said)]
    whole = to._replace(path=path, query="&".join(filter(None, query))).geturl()
    return HttpResponsePermanentRedirect(
        whole,
        max_length=None,  # type: ignore[arg-type]  # the stubs do not know of “any”
        headers={"Cache-Control": REDIRECT_AGE},
    )


def gone(request: HttpRequest, title: str, successor: Entry | None, *, instead: str = "") -> HttpResponse:
    """410 with the page that names the successor; ``instead`` is the page asked for with that in the place of the old.

    Remembered for five minutes: a retired page can be brought back.
    """
    page = Page(title=title, path=request.path, indexable=False)
    context = {"page": page, "successor": successor, "instead": instead}
    return TemplateResponse(request, "410.html", context, status=410, headers={"Cache-Control": GONE_AGE})
