"""The guide's lists as programs read them: so many items from the nth on, in an order that every database gives alike.

Each is a fixed number of queries, however long the list.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Exists, F, Max, OuterRef, Q
from django.db.models.functions import Collate

from roles.domain.guide import Entry, Guide, Link
from roles.domain.lines import Pay, pay_of
from roles.editions import prepare
from roles.editions.models import Edition, Hop, Mention, SalaryRow, SearchText
from roles.queries.lists import RoleLine, roster
from roles.queries.live import Moment, comparison_url, url_of

USES = {
    "family": "role.family",
    "skill": "roleskill.skill",
    "tool": "roletool.tool",
    "certification": "rolecertification.certification",
    "term": "metric.term",
}
"""How a role names a thing of each kind, so that roles can be asked for by it."""

TOLD = ("author", "certification", "comparison", "course", "family", "path", "role", "skill", "source", "term", "tool")
"""Kinds that the guide's readers know by name: the changes of these are told."""


@dataclass(frozen=True)
class Part[T]:
    """Some items of a list that has so many in ``total``."""

    items: tuple[T, ...]
    total: int


@dataclass(frozen=True)
class Known:
    """A live thing by its permanent key and its present slug."""

    key: str
    slug: str


@dataclass(frozen=True)
class NumberedRole:
    """A role in a list, with the number of its edition and when that went live."""

    line: RoleLine
    number: int
    updated: datetime


@dataclass(frozen=True)
class EditionTold:
    """An edition that went live. ``what``: ``published`` (the first), ``changed`` or ``retired``.

    ``link`` is the thing as it is now; one that is retired keeps its last address, which names its successor.
    """

    what: str
    link: Link
    title: str
    number: int
    live_from: datetime
    edition: int
    """Its id in the database."""


def known(*, moment: Moment, kind: str, names: Collection[str]) -> dict[str, Known]:
    """The live things whose keys or present slugs these names are, by name. A key counts first. One query."""
    rows = moment.editions().filter(Q(key__in=names) | Q(slug__in=names), kind=kind).order_by()
    found = [Known(key, slug) for key, slug in rows.values_list("key", "slug")]
    by_slug = {one.slug: one for one in found if one.slug in names}
    return by_slug | {one.key: one for one in found if one.key in names}


def state(*, moment: Moment) -> str:
    """What the guide holds at the moment, in a word that changes with every edition that goes live. One query.

    What was live once stays on record, so that the number of editions and the newest of them tell one state from all
    others.
    """
    gone_live = Edition.objects.filter(live_from__lte=moment.at, withdrawn=False).order_by()
    found = gone_live.aggregate(number=Count("pk"), newest=Max("live_from"))
    return f"{found['number']} {found['newest']}"


def things(*, moment: Moment, kind: str, start: int, size: int) -> tuple[Part[Entry], Guide]:
    """Live things of a kind by name, and the guide around them. Three queries."""
    live = moment.editions().filter(kind=kind)
    rows = sorted(live.order_by().values_list("key", "title"), key=lambda row: (row[1].casefold(), row[0]))
    keys = [key for key, _ in rows[start : start + size]]
    guide = moment.guide(live.filter(key__in=keys))
    return Part(tuple(guide.entries[kind, key] for key in keys), len(rows)), guide


def role_lines(*, moment: Moment, using: dict[str, str], start: int, size: int) -> Part[NumberedRole]:
    """Live roles by name, those that name each of the things: ``{"skill": key}``. Three queries; two more when a role
    has changed."""
    everyone = roster(moment=moment)
    rows = list(everyone.roles)
    if using:
        named = Edition.objects.order_by()
        for kind, key in using.items():
            mention = Mention.objects.filter(edition=OuterRef("pk"), field=USES[kind], kind=kind, key=key)
            named = named.filter(Exists(mention))
        wanted = set(moment.editions().filter(kind="role", pk__in=named.values("pk")).values_list("pk", flat=True))
        rows = [row for row in rows if row.pk in wanted]
    shown = rows[start : start + size]
    facts = SearchText.objects.filter(edition__in=[role.pk for role in shown])
    told = facts.values_list("edition", "summary", "edition__number", "edition__live_from")
    about = {pk: (summary, number, at) for pk, summary, number, at in told}
    return Part(
        tuple(
            NumberedRole(RoleLine(role.link, about[role.pk][0], everyone.family_of(role)), *about[role.pk][1:])
            for role in shown
        ),
        len(rows),
    )


def salary_figures(*, moment: Moment, given: dict[str, str], start: int, size: int) -> Part[tuple[Link, Pay]]:
    """Every salary figure with its role, by role and figure. Three queries.

    ``given``: what it must be, of ``country``, ``currency``, ``source`` and ``role``, a key.
    """
    columns = {"role": "edition__key"}
    live = SalaryRow.objects.filter(
        edition__in=moment.editions().filter(kind="role").values("pk"),
        **{columns.get(name, name): value for name, value in given.items()},
    )
    rows = list(
        live.order_by(_by_letters("edition__key"), _by_letters("row_key")).values_list(
            "edition__key", "edition__title", "edition__slug", "fields"
        )[start : start + size]
    )
    salaries = [
        (Link("role", key, title, url_of("role", slug), slug), prepare.row({"model": "roles.salary", "fields": fields}))
        for key, title, slug, fields in rows
    ]
    cited = {("source", key) for _, s in salaries for key in (s.source, s.reported_by) if key}
    guide = moment.guide([], names=cited)
    return Part(tuple((link, pay) for link, s in salaries for pay in pay_of([s], guide)), live.count())


def recorded_moves(*, moment: Moment, given: dict[str, str], start: int, size: int) -> Part[tuple[Link, Link]]:
    """The moves on record by their roles' keys; ``given``: the key of ``start``, of ``to``. Three queries."""
    live = Hop.objects.filter(kind="move", edition__in=moment.editions().filter(kind="role").values("pk"), **given)
    ordered = live.order_by(_by_letters("start"), _by_letters("to")).values_list("start", "to")
    rows = list(ordered[start : start + size])
    guide = moment.guide([], names={("role", key) for row in rows for key in row})
    return Part(tuple((guide.link("role", a), guide.link("role", b)) for a, b in rows), live.count())


def changes(
    *, moment: Moment, since: datetime | None, kinds: Sequence[str] = TOLD, start: int, size: int
) -> Part[EditionTold]:
    """The editions that have gone live since, the earliest first. Three queries."""
    told = Edition.objects.filter(kind__in=kinds, live_from__lte=moment.at, withdrawn=False)
    if since:
        told = told.filter(live_from__gte=since)
    earlier = Edition.objects.filter(
        kind=OuterRef("kind"), key=OuterRef("key"), withdrawn=False, live_from__lt=OuterRef("live_from")
    )
    rows = list(
        told.annotate(first=~Exists(earlier))
        .order_by("live_from", _by_letters("kind"), _by_letters("key"))
        .values_list("kind", "key", "slug", "title", "number", "live_from", "retired", "first", "pk")[
            start : start + size
        ]
    )
    guide = moment.guide([], names={(kind, key) for kind, key, *_ in rows})
    return Part(
        tuple(
            EditionTold(
                "retired" if retired else "published" if first else "changed",
                _as_it_was(guide.link(kind, key), kind, slug),
                title,
                number,
                live_from,
                pk,
            )
            for kind, key, slug, title, number, live_from, retired, first, pk in rows
        ),
        told.count(),
    )


def _as_it_was(link: Link, kind: str, slug: str) -> Link:
    """The thing as it is now, or at the address that it had."""
    if link.url or kind == "comparison":
        return link if link.url else Link(link.kind, link.key, link.title, comparison_url(slug.split("-vs-")))
    return Link(link.kind, link.key, link.title, url_of(kind, slug))


def _by_letters(field: str) -> Collate:
    """The field in the order of its letters' codes: PostgreSQL would else pass over hyphens."""
    return Collate(F(field), "C" if connection.vendor == "postgresql" else "BINARY")


def counts(*, moment: Moment, kinds: Collection[str]) -> tuple[dict[str, int], datetime | None]:
    """How many live things there are of each kind, and when the last edition went live. Two queries."""
    live = moment.editions().filter(kind__in=kinds).order_by()
    newest = Edition.objects.filter(live_from__lte=moment.at, withdrawn=False).aggregate(Max("live_from"))
    return dict(live.values_list("kind").annotate(Count("pk"))), newest["live_from__max"]
