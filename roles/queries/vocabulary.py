"""The shared vocabulary: lists of skills, certifications, courses and terms, and their pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from roles.domain.guide import Cited, Entry, Guide, Link
from roles.domain.lines import IMPORTANCE
from roles.domain.listing import Listing, listing
from roles.domain.notes import Definition
from roles.domain.prose import Html
from roles.editions import prepare
from roles.editions.models import Mention
from roles.queries.live import Moment, former_slugs, url_of
from roles.queries.use import InUse, Register, once_among_skills, register

ROWS_OF = {
    "skill": ("roleskill.skill", "roles.roleskill", "skill"),
    "certification": ("rolecertification.certification", "roles.rolecertification", "certification"),
    "term": ("metric.term", "roles.metric", "term"),
}
"""How a role names a thing of each kind: the mention, the row's model, and the row's field."""

ABOUT = {
    "skill": "definition",
    "certification": "description",
    "term": "definition",
    "tool": "purpose",
    "course": "gives",
}
"""The field that says what a thing of each kind is."""

BESIDE = {"certification": ("course", "rolecourse.course")}
"""Kinds without pages of their own, and the list on which they stand."""

MENTIONING = ("role", "path", "comparison", "certification", "term", "skill", "tool")
"""Kinds with a page of their own that may mention another thing in passing."""

MENTIONED = 40
"""At most so many of those pages are named."""

NAMED = 3
"""At most so many roles are named beside each thing in a list."""


FEW = 30
"""Of a skill that more roles name, the first three by name would say nothing: they are counted alone."""


@dataclass(frozen=True)
class Counted:
    """A thing in a list, what it is, the first roles that name it, and how many more do.

    ``former``: slugs that a thing without a page of its own is found under as well.
    """

    entry: Entry
    about: Html
    cited: Cited | None
    first: tuple[Link, ...]
    more: int
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Things by letter and page, and beside them all those that have no page of their own.

    The glossary itself has no ``definitions`` beside its own: there a term is a link to its entry.
    """

    listing: Listing[Counted]
    beside: tuple[Counted, ...] = ()
    definitions: tuple[Definition, ...] = ()


@dataclass(frozen=True)
class Skills(Vocabulary):
    """A page of skills. ``found``: which, of what kinds and in what order. ``tools`` stood among them once."""

    found: Register | None = None
    tools: tuple[InUse, ...] = ()


def skills(*, moment: Moment, text: str = "", group: str = "", letter: str = "", page: int = 1) -> Skills:
    """Skills with the words in their names, of one kind if asked. Five queries; twelve more when one, a tool or a role
    has changed."""
    found = register(moment=moment, kind="skill", text=text, group=group, letter=letter, page=page)
    keys = [one.link.key for one in found.listing.items]
    guide = moment.guide(moment.editions().filter(kind="skill", key__in=keys))
    users = {one.link.key: one.users for one in found.listing.items}
    few = [key for key in keys if users[key] <= FEW]
    named = {("skill", key): ((), users[key]) for key in keys} | _first_roles(moment, [ROWS_OF["skill"][0]], few)
    items = tuple(_counted("skill", key, guide, named) for key in keys if ("skill", key) in guide.entries)
    page_of = Listing(**{**found.listing.__dict__, "items": items})
    return Skills(page_of, (), guide.definitions(), found, once_among_skills(moment=moment))


def vocabulary(*, moment: Moment, kind: str, letter: str = "", page: int = 1) -> Vocabulary:
    """Certifications with courses, or terms. Four queries, six with what stands beside."""
    live = moment.editions().filter(kind=kind)
    page_of = listing(
        list(live.values_list("key", "title")), title=lambda row: row[1], letter=letter, page=page, size=100
    )
    keys = [key for key, _ in page_of.items]
    other, other_field = BESIDE.get(kind, ("", ""))
    others = list(moment.editions().filter(kind=other).order_by("title")) if other else []
    whole = live.filter(key__in=keys)
    guide = moment.guide([*whole, *others])
    former = former_slugs(moment, other) if other else {}
    named = _first_roles(moment, [ROWS_OF[kind][0], other_field], [*keys, *(e.key for e in others)])

    items = tuple(_counted(kind, key, guide, named) for key in keys if (kind, key) in guide.entries)
    return Vocabulary(
        Listing(**{**page_of.__dict__, "items": items}),
        tuple(_counted(other, e.key, guide, named, former.get(e.key, ())) for e in others),
        () if kind == "term" else guide.definitions(),
    )


type Named = Mapping[tuple[str, str], tuple[tuple[Link, ...], int]]
"""The first roles that name each thing, and how many there are in all."""


def _counted(kind: str, key: str, guide: Guide, named: Named, former: tuple[str, ...] = ()) -> Counted:
    entry = guide.entries[kind, key]
    first, total = named.get((kind, key), ((), 0))
    cited = guide.cite(getattr(entry.record, "source", None))
    return Counted(entry, guide.html(kind, key, ABOUT[kind]), cited, first, total - len(first), former)


def _first_roles(
    moment: Moment, fields: Sequence[str], keys: Iterable[str]
) -> "dict[tuple[str, str], tuple[tuple[Link, ...], int]]":
    """The first roles that name each thing in one of the fields, and how many there are in all. One query."""
    each = [F("kind"), F("key")]
    rows = (
        Mention.objects.filter(
            field__in=fields, key__in=list(keys), edition__in=moment.editions().filter(kind="role").values("pk")
        )
        .annotate(
            nth=Window(RowNumber(), partition_by=each, order_by=["edition__title", "edition__key"]),
            total=Window(Count("pk"), partition_by=each),
        )
        .filter(nth__lte=NAMED)
        .order_by("kind", "key", "nth")
        .values_list("kind", "key", "edition__key", "edition__title", "edition__slug", "total")
    )
    found: dict[tuple[str, str], tuple[tuple[Link, ...], int]] = {}
    for kind, key, role, title, slug, total in rows:
        before, _ = found.get((kind, key), ((), 0))
        found[kind, key] = (*before, Link("role", role, title, url_of("role", slug))), total
    return found


@dataclass(frozen=True)
class InRole:
    """A role that needs, holds or is measured by a thing, with the row that says so."""

    link: Link
    row: Any
    note: Html
    judged_by: Link | None
    cited: Cited | None


@dataclass(frozen=True)
class ThingPage:
    """A skill, certification or term: its record and text, the roles with it, and what else mentions it.

    A term's page has no ``definitions``: it is part of the glossary. ``changed`` is when anything changed last that the
    page draws on.
    """

    entry: Entry
    changed: datetime
    record: Any
    about: Html
    cited: Cited | None
    roles: Listing[InRole]
    mentioned_in: tuple[Link, ...]
    mentioned_more: int
    definitions: tuple[Definition, ...] = ()


def thing(*, moment: Moment, kind: str, slug: str, page: int = 1) -> ThingPage | None:
    """One page of the shared vocabulary, with the roles that name it fifty at a time. Four queries."""
    found = moment.by_slug(kind, [slug]).get(slug)
    if found is None:
        return None
    field, model, column = ROWS_OF[kind]
    near = Mention.objects.filter(kind=kind, key=found.key, edition__in=moment.editions().values("pk"))
    mentions = sorted(
        set(near.values_list("edition__kind", "edition__key", "edition__title", "field")), key=lambda m: m[2]
    )
    in_rows = {(k, key, title) for k, key, title, f in mentions if f == field}
    page_of = listing(in_rows, title=lambda m: m[2], page=page, size=50)
    others = list(
        dict.fromkeys((k, key) for k, key, title, _ in mentions if (k, key, title) not in in_rows and k in MENTIONING)
    )
    holders = list(moment.editions().named([(k, key) for k, key, _ in page_of.items]))
    lines = {e.key: row for e in holders for row in prepare.rows(e, model) if getattr(row, column) == found.key}
    guide = moment.guide(
        [found],
        names=[*others[:MENTIONED], *(("role", key) for key in lines), *_sources(lines.values())],
    )
    entry = guide.entries[kind, found.key]
    items = [
        InRole(
            guide.link("role", key),
            row,
            guide.fill(row.note),
            guide.link("source", row.judged_by) if getattr(row, "judged_by", None) else None,
            guide.cite(row.source),
        )
        for key, row in lines.items()
    ]
    items.sort(key=lambda line: (IMPORTANCE.get(getattr(line.row, "importance", ""), 0), line.link.title))
    return ThingPage(
        entry,
        guide.changed,
        entry.record,
        guide.html(kind, found.key, ABOUT[kind]),
        guide.cite(getattr(entry.record, "source", None)),
        Listing(**{**page_of.__dict__, "items": tuple(items)}),
        tuple(guide.link(*name) for name in others[:MENTIONED] if guide.link(*name).url),
        max(0, len(others) - MENTIONED),
        () if kind == "term" else guide.definitions(),
    )


def _sources(rows: Iterable[Any]) -> set[tuple[str, str]]:
    named = ((row.source, getattr(row, "judged_by", None)) for row in rows)
    return {("source", key) for pair in named for key in pair if key}
