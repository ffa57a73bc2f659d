"""The shared vocabulary: lists of skills, certifications, courses and terms, and their pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from roles.domain.attribution import Notice, notices
from roles.domain.guide import Cited, Entry, Guide, Link, Name
from roles.domain.lines import said_by
from roles.domain.listing import Listing, listing
from roles.domain.notes import Definition
from roles.domain.prose import Html
from roles.domain.records import RoleSkill
from roles.editions import prepare
from roles.editions.models import Mention, SkillRow
from roles.queries.live import Moment, former_slugs, url_of
from roles.queries.use import UNNEEDED, InUse, Register, once_among_skills, register

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

HELD = 50
"""So many roles stand on a page of those that name a thing."""

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
    few = [one.link.key for one in found.listing.items if one.users <= FEW and not one.rated]
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
    page draws on. ``needed``: how many of the roles need it, where datasets rate a skill for those as well that do not.
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
    notices: tuple[Notice, ...] = ()
    needed: int = 0

    @property
    def rated(self) -> Cited | None:
        """Who rates the skill for every role, if a dataset does."""
        return next(
            (line.cited for line in self.roles.items if isinstance(line.row, RoleSkill) and line.row.rated), None
        )


def thing(*, moment: Moment, kind: str, slug: str, page: int = 1) -> ThingPage | None:
    """One page of the shared vocabulary, with the roles that name it fifty at a time. Four queries.

    Of a skill those that need it most come first; of the rest all are by name.
    """
    found = moment.by_slug(kind, [slug]).get(slug)
    if found is None:
        return None
    holders, needed, others = (_skill_rows if kind == "skill" else _rows)(moment, kind, found.key, page)
    rows = [row for _, row in holders.items]
    guide = moment.guide(
        [found],
        names=[*others[:MENTIONED], *(("role", role) for role, _ in holders.items), *_sources(rows)],
    )
    entry = guide.entries[kind, found.key]
    items = tuple(
        InRole(
            guide.link("role", role),
            row,
            guide.fill(row.note),
            guide.link("source", row.judged_by) if getattr(row, "judged_by", None) not in (None, row.dataset) else None,
            guide.cite(said_by(row)),
        )
        for role, row in holders.items
    )
    shown = [(kind, found.key), *others[:MENTIONED], *(("role", role) for role, _ in holders.items)]
    drawn_on = {key for _, key in _sources(rows)} | guide.made_by(shown)
    return ThingPage(
        entry,
        guide.changed,
        entry.record,
        guide.html(kind, found.key, ABOUT[kind]),
        guide.cite(getattr(entry.record, "source", None)),
        Listing(**{**holders.__dict__, "items": items}),
        tuple(guide.link(*name) for name in others[:MENTIONED] if guide.link(*name).url),
        max(0, len(others) - MENTIONED),
        () if kind == "term" else guide.definitions(),
        notices(guide.record("source", key) for key in drawn_on),
        needed,
    )


type Held = tuple[str, Any]
"""A role's key, and its row that names the thing."""


def _skill_rows(moment: Moment, kind: str, key: str, page: int) -> tuple[Listing[Held], int, list[Name]]:
    """The roles with a skill, those that need it most first; how many do; and what else mentions it. Two queries."""
    rows = SkillRow.objects.filter(skill=key, edition__in=moment.editions().filter(kind="role").values("pk"))
    ordered = rows.order_by("-weight", "edition__title", "edition").annotate(
        total=Window(Count("pk")), needed=Window(Count("pk", filter=~UNNEEDED))
    )
    start = (max(page, 1) - 1) * HELD
    read = ordered.values_list("edition__key", "fields", "total", "needed")
    found = list(read[start : start + HELD])
    if not found and start:  # beyond the last page, which is then the nearest
        total = rows.count()
        start = max(0, (total - 1) // HELD * HELD)
        found = list(read[start : start + HELD])
    total, needed = found[0][2:] if found else (0, 0)
    held = tuple((role, prepare.row({"model": "roles.roleskill", "fields": fields})) for role, fields, *_ in found)
    near = Mention.objects.filter(kind=kind, key=key, edition__in=moment.editions().values("pk"))
    others = near.exclude(field=ROWS_OF[kind][0]).exclude(edition__in=rows.values("edition"))
    page_of = Listing(held, total, start // HELD + 1, max(1, -(-total // HELD)), (), "")
    return page_of, needed, _mentioning(others.values_list("edition__kind", "edition__key", "edition__title"))


def _rows(moment: Moment, kind: str, key: str, page: int) -> tuple[Listing[Held], int, list[Name]]:
    """The roles that name a thing, by name; how many they are; and what else mentions it. Two queries."""
    field, model, column = ROWS_OF[kind]
    near = Mention.objects.filter(kind=kind, key=key, edition__in=moment.editions().values("pk"))
    mentions = list(near.values_list("edition__kind", "edition__key", "edition__title", "field"))
    naming = {mention[:3] for mention in mentions if mention[3] == field}
    page_of = listing(naming, title=lambda m: m[2], page=page, size=HELD)
    editions = {e.key: e for e in moment.editions().named([(k, role) for k, role, _ in page_of.items])}
    held = tuple(
        (role, row)
        for _, role, _ in page_of.items
        if role in editions
        for row in prepare.rows(editions[role], model)
        if getattr(row, column) == key
    )
    others = _mentioning(mention[:3] for mention in mentions if mention[:3] not in naming)
    return Listing(**{**page_of.__dict__, "items": held}), page_of.total, others


def _mentioning(mentions: Iterable[tuple[str, str, str]]) -> list[Name]:
    """Pages of their own among what mentions a thing, by title, each once."""
    ordered = sorted(set(mentions), key=lambda mention: mention[2])
    return [(kind, key) for kind, key, _ in ordered if kind in MENTIONING]


def _sources(rows: Iterable[Any]) -> set[tuple[str, str]]:
    named = ((row.source, getattr(row, "judged_by", None), row.dataset) for row in rows)
    return {("source", key) for pair in named for key in pair if key}
