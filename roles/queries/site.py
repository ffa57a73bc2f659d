"""The home page, sources, authors and the site's own texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, Q

from roles.domain.guide import Entry, Guide, Link
from roles.domain.listing import Listing, listing
from roles.domain.notes import Definition
from roles.domain.outline import TextPart, outline
from roles.domain.prose import Html
from roles.domain.records import Dated
from roles.domain.salary import age_in_words, is_stale
from roles.editions.models import Hop, Mention, SalaryRow
from roles.editions.projections import IN_SEARCH
from roles.formats import KINDS
from roles.queries.lists import Family, roster
from roles.queries.live import Moment, former_slugs
from roles.queries.picker import EMPTY, Choice, Option, Written, written
from roles.queries.state import State
from roles.queries.together import told

NAMED = 8
"""At most so many roles of a family are named on the start page; a family that a dataset made is named with a count."""

FAMILIES = 12
"""At most so many of the families that datasets made are named there, the largest."""

MOVES = 6
"""At most so many recorded moves are shown there."""


@dataclass(frozen=True)
class Recent:
    """A page lately published, and the number of its edition."""

    link: Link
    number: int
    on: datetime


@dataclass(frozen=True)
class Home:
    """What the start page leads to; ``offered`` are the names to choose from in a guide small enough to list them."""

    title: str
    standfirst: Html
    body: Html
    offered: tuple[Option, ...]
    comparisons: tuple[Written, ...]
    families: tuple[Family, ...]
    moves: tuple[tuple[Link, Link], ...]
    recent: tuple[Recent, ...]
    definitions: tuple[Definition, ...] = ()
    choice: Choice = EMPTY

    @property
    def others(self) -> tuple[Family, ...]:
        """The largest families of those whose roles datasets made, by name: too large to name any role of theirs."""
        brought = [family for family in self.families if not family.own]
        largest = sorted(brought, key=lambda family: -family.total)[:FAMILIES]
        return tuple(family for family in brought if family in largest)


def home(*, moment: Moment) -> Home:
    """The start page. Eight queries, whatever the number of roles; four more after a change."""
    everyone = roster(moment=moment)
    together = told(State(moment, tuple(KINDS)))
    lately = list(
        moment.editions()
        .filter(kind__in=("role", "comparison", "path"))
        .exclude(together.all())
        .order_by("-live_from", "kind", "key")
        .values_list("kind", "key", "number", "live_from")[:6]
    )
    moves = latest_moves(moment=moment)
    named = [*((kind, key) for kind, key, _, _ in lately), *(("role", key) for move in moves for key in move)]
    guide = moment.guide([], names=[("site-text", "home"), *named])
    text = guide.entries.get(("site-text", "home"))
    return Home(
        text.title if text else "Career Guide",
        guide.html("site-text", "home", "standfirst"),
        guide.html("site-text", "home", "body"),
        () if everyone.large else tuple(Option(role.link.title) for role in everyone.roles),
        written(moment=moment),
        everyone.grouped(most=NAMED),
        tuple((guide.link("role", start), guide.link("role", to)) for start, to in moves),
        tuple(
            Recent(guide.link(kind, key), number, on) for kind, key, number, on in lately if guide.link(kind, key).url
        ),
        guide.definitions(),
    )


def latest_moves(*, moment: Moment) -> list[tuple[str, str]]:
    """From which role to which, for the recorded moves published last. One query."""
    live = Hop.objects.filter(kind="move", edition__in=moment.editions().filter(kind="role").values("pk"))
    return list(live.order_by("-edition__live_from", "start", "to").values_list("start", "to")[:MOVES])


@dataclass(frozen=True)
class SourceUse:
    """A source, how many live pages rest on it, and its salary figures: how many, how many undated, from when.

    ``age`` is that of the newest dated figure, in words; ``stale`` warns of it. ``former``: slugs that it is found
    under as well.
    """

    entry: Entry
    note: Html
    pages: int
    figures: int = 0
    undated: int = 0
    oldest: date | None = None
    newest: date | None = None
    age: str = ""
    stale: bool = False
    former: tuple[str, ...] = ()

    @property
    def dated(self) -> int:
        """How many figures have a stated date."""
        return self.figures - self.undated


def sources(*, moment: Moment) -> tuple[SourceUse, ...]:
    """Every source by title. Four queries, five if their notes name other things."""
    guide = moment.guide(moment.editions().filter(kind="source").order_by("title", "key"))
    live = moment.editions().filter(kind__in=IN_SEARCH).values("pk")
    used = dict(
        Mention.objects.filter(kind="source", edition__in=live)
        .values_list("key")
        .annotate(Count("edition", distinct=True))
    )
    figures = {
        row["source"]: row
        for row in SalaryRow.objects.filter(edition__in=live)
        .values("source")
        .annotate(
            figures=Count("pk"),
            undated=Count("pk", filter=Q(as_of=None)),
            oldest=Min("as_of"),
            newest=Max("as_of"),
        )
    }
    former = former_slugs(moment, "source")
    return tuple(
        replace(
            _use(entry, guide.html("source", key, "note"), used.get(key, 0), figures.get(key), moment.today),
            former=former.get(key, ()),
        )
        for (kind, key), entry in guide.entries.items()
        if kind == "source"
    )


def _use(entry: Entry, note: Html, pages: int, figures: Mapping[str, Any] | None, today: date) -> SourceUse:
    if figures is None:
        return SourceUse(entry, note, pages)
    newest = Dated(as_of=figures["newest"])
    return SourceUse(
        entry,
        note,
        pages,
        figures["figures"],
        figures["undated"],
        figures["oldest"],
        figures["newest"],
        age_in_words(newest, today),
        is_stale(newest, today),
    )


@dataclass(frozen=True)
class AuthorPage:
    """An author and the live pages they answer for, by kind and name."""

    entry: Entry
    lead: Html
    parts: tuple[TextPart, ...]
    pages: Listing[Link]
    definitions: tuple[Definition, ...] = ()


def author(*, moment: Moment, slug: str, page: int = 1) -> AuthorPage | None:
    """One author, with their pages a hundred at a time. Three queries."""
    found = moment.by_slug("author", [slug]).get(slug)
    if found is None:
        return None
    named = Mention.objects.filter(
        kind="author",
        key=found.key,
        field__in=("role.author", "comparison.author"),
        edition__in=moment.editions().values("pk"),
    ).values_list("edition__kind", "edition__title", "edition__key")
    page_of = listing(set(named), title=lambda row: " ".join(row[:2]), page=page, size=100)
    guide = moment.guide([found], names=[(kind, key) for kind, _, key in page_of.items])
    links = (guide.link(kind, key) for kind, _, key in page_of.items)
    return AuthorPage(
        guide.entries["author", found.key],
        *outline(guide.html("author", found.key, "about")),
        Listing(**{**page_of.__dict__, "items": tuple(link for link in links if link.url)}),
        guide.definitions(),
    )


@dataclass(frozen=True)
class TextPage:
    """One of the site's own texts."""

    entry: Entry
    standfirst: Html
    lead: Html
    parts: tuple[TextPart, ...]
    definitions: tuple[Definition, ...] = ()


def site_text(*, moment: Moment, key: str) -> TextPage | None:
    """A text by its key. Two queries."""
    found = moment.named([("site-text", key)])
    if not found:
        return None
    guide: Guide = moment.guide(found)
    return TextPage(
        guide.entries["site-text", key],
        guide.html("site-text", key, "standfirst"),
        *outline(guide.html("site-text", key, "body")),
        guide.definitions(),
    )
