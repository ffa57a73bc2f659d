"""The home page, sources, authors, the site's own texts, and every salary."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Max, Min

from roles.domain.guide import Entry, Guide, Link
from roles.domain.listing import Listing
from roles.domain.pay import Chart, charts
from roles.domain.profile import Pay
from roles.domain.prose import Html
from roles.domain.salary import headline
from roles.editions import prepare
from roles.editions.models import Mention, SalaryRow
from roles.queries.lists import RoleIndex, role_index
from roles.queries.live import Moment


@dataclass(frozen=True)
class Recent:
    """A page lately published."""

    link: Link
    kind: str
    on: datetime


@dataclass(frozen=True)
class Home:
    """What the start page leads to."""

    standfirst: Html
    body: Html
    comparisons: tuple[tuple[Link, Html], ...]
    roles: RoleIndex
    recent: tuple[Recent, ...]


def home(*, moment: Moment) -> Home:
    """The start page. Seven queries, whatever the number of roles."""
    comparisons = moment.overlaid(moment.editions().filter(kind="comparison").order_by("title")[:12])
    lately = list(
        moment.editions()
        .filter(kind__in=("role", "comparison", "path"))
        .order_by("-live_from", "kind", "key")
        .values_list("kind", "key", "live_from")[:6]
    )
    guide = moment.guide(comparisons, names=[("site-text", "home"), *((kind, key) for kind, key, _ in lately)])
    return Home(
        guide.html("site-text", "home", "standfirst"),
        guide.html("site-text", "home", "body"),
        tuple((guide.link("comparison", e.key), guide.html("comparison", e.key, "standfirst")) for e in comparisons),
        role_index(moment=moment),
        tuple(Recent(guide.link(kind, key), kind, on) for kind, key, on in lately if guide.link(kind, key).url),
    )


@dataclass(frozen=True)
class SourceUse:
    """A source, how many live pages rest on it, and from when its salary figures are."""

    entry: Entry
    note: Html
    pages: int
    oldest: date | None
    newest: date | None
    figures: int


def sources(*, moment: Moment) -> tuple[SourceUse, ...]:
    """Every source by title. Four queries."""
    guide = moment.guide(moment.overlaid(moment.editions().filter(kind="source").order_by("title")))
    live = moment.editions().values("pk")
    used = dict(
        Mention.objects.filter(kind="source", edition__in=live)
        .values_list("key")
        .annotate(Count("edition", distinct=True))
    )
    ages = {
        key: span
        for key, *span in SalaryRow.objects.filter(edition__in=live)
        .values_list("source")
        .annotate(Min("as_of"), Max("as_of"), Count("pk"))
    }
    return tuple(
        SourceUse(entry, guide.html("source", key, "note"), used.get(key, 0), *ages.get(key, (None, None, 0)))
        for (kind, key), entry in guide.entries.items()
        if kind == "source"
    )


@dataclass(frozen=True)
class AuthorPage:
    """An author and the live pages they answer for."""

    entry: Entry
    about: Html
    pages: tuple[Link, ...]


def author(*, moment: Moment, slug: str) -> AuthorPage | None:
    """One author. Three queries."""
    found = moment.by_slug("author", [slug]).get(slug)
    if found is None:
        return None
    named = Mention.objects.filter(
        kind="author",
        key=found.key,
        field__in=("role.author", "comparison.author"),
        edition__in=moment.editions().values("pk"),
    ).values_list("edition__kind", "edition__key")
    names = sorted(set(named))
    guide = moment.guide([found], names=names)
    links = [guide.link(*name) for name in names]
    return AuthorPage(
        guide.entries["author", found.key],
        guide.html("author", found.key, "about"),
        tuple(sorted((link for link in links if link.url), key=lambda link: (link.kind, link.title))),
    )


@dataclass(frozen=True)
class TextPage:
    """One of the site's own texts."""

    entry: Entry
    standfirst: Html
    body: Html


def site_text(*, moment: Moment, key: str) -> TextPage | None:
    """A text by its key. Two queries."""
    found = moment.named([("site-text", key)])
    if not found:
        return None
    guide: Guide = moment.guide(found)
    return TextPage(
        guide.entries["site-text", key],
        guide.html("site-text", key, "standfirst"),
        guide.html("site-text", key, "body"),
    )


@dataclass(frozen=True)
class SalaryLine:
    """A role's figure in the list of all figures."""

    role: Link
    pay: Pay


@dataclass(frozen=True)
class SalaryTable:
    """Every figure of one country, fifty at a time, and the countries to choose from with their numbers."""

    country: str
    countries: tuple[tuple[str, int], ...]
    sort: str
    listing: Listing[SalaryLine]
    charts: tuple[Chart, ...]


SORTS = {
    "pay": (F("yearly").desc(nulls_last=True), "role_name", "row_key"),
    "role": ("role_name", "row_key"),
    "date": (F("as_of").desc(nulls_last=True), "role_name", "row_key"),
}
PAGE_SIZE = 50


def salaries(*, moment: Moment, country: str, sort: str = "pay", page: int = 1) -> SalaryTable:
    """The figures of a country. Four queries."""
    live = SalaryRow.objects.filter(edition__in=moment.editions().filter(kind="role").values("pk"))
    countries = tuple(live.values_list("country").annotate(Count("pk")).order_by("country"))
    total = dict(countries).get(country, 0)
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    sort = sort if sort in SORTS else "pay"
    rows = list(
        live.filter(country=country)
        .order_by(*SORTS[sort], "pk")
        .select_related("edition")[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    )
    records = {
        (row.edition.key, salary.key): salary for row in rows for salary in prepare.rows(row.edition, "roles.salary")
    }
    found = [(row.edition.key, records[row.edition.key, row.row_key]) for row in rows]
    cited = {("source", key) for _, s in found for key in (s.source, s.reported_by) if key}
    guide = moment.guide([], names=[*cited, *(("role", key) for key, _ in found)])
    lines = tuple(
        SalaryLine(guide.link("role", key), Pay(salary, headline(salary), cite))
        for key, salary in found
        if (cite := guide.cite(salary.source, salary, reported_by=salary.reported_by))
    )
    return SalaryTable(
        country,
        countries,
        sort,
        Listing(lines, total, page, pages, (), ""),
        charts((line.role, 0, line.pay) for line in lines),
    )
