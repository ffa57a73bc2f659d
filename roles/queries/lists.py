"""Lists of roles, skills, certifications, terms and paths, and the pages of the shared vocabulary."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from roles.domain.guide import Cited, Entry, Guide, Link
from roles.domain.listing import Listing, listing
from roles.domain.profile import IMPORTANCE, Ladder, MoveLine, ladder, moves_of
from roles.domain.prose import Html
from roles.domain.records import Path, Role
from roles.editions import prepare
from roles.editions.models import Edition, Mention, SearchText
from roles.queries.live import Moment, url_of

ROWS_OF = {
    "skill": ("roleskill.skill", "roles.roleskill", "skill"),
    "certification": ("rolecertification.certification", "roles.rolecertification", "certification"),
    "term": ("metric.term", "roles.metric", "term"),
}
"""How a role names a thing of each kind: the mention, the row's model, and the row's field."""


@dataclass(frozen=True)
class RoleLine:
    """A role in a list."""

    link: Link
    nutshell: str
    family: Link | None


@dataclass(frozen=True)
class RoleIndex:
    """Roles by letter and page, and the families to choose from with their numbers of roles."""

    listing: Listing[RoleLine]
    families: tuple[tuple[Link, str, int], ...]
    family: Link | None


def role_index(*, moment: Moment, family: str = "", letter: str = "", page: int = 1) -> RoleIndex:
    """The list of roles; ``family`` is a family's slug. Four queries, whatever the number of roles."""
    live = moment.editions().filter(kind="role")
    roles = list(live.values_list("pk", "key", "slug", "title"))
    of_role = dict(
        Mention.objects.filter(field="role.family", edition__in=live.values("pk")).values_list("edition", "key")
    )
    counts = Counter(of_role.values())
    families = {e.key: e for e in moment.editions().filter(kind="family").defer("facts").order_by("title")}
    links = {key: Link("family", key, e.title) for key, e in families.items()}
    chosen = next((key for key, e in families.items() if e.slug == family), None)
    page_of = listing(
        [role for role in roles if chosen is None or of_role.get(role[0]) == chosen],
        title=lambda role: role[3],
        letter=letter,
        page=page,
    )
    shown = [pk for pk, *_ in page_of.items]
    summaries = dict(SearchText.objects.filter(edition__in=shown).values_list("edition", "summary"))
    return RoleIndex(
        Listing(
            **{
                **page_of.__dict__,
                "items": tuple(
                    RoleLine(
                        Link("role", key, title, url_of("role", slug)),
                        summaries.get(pk, ""),
                        links.get(of_role.get(pk, "")),
                    )
                    for pk, key, slug, title in page_of.items
                ),
            }
        ),
        tuple((links[key], e.slug, counts[key]) for key, e in families.items() if counts[key]),
        links.get(chosen or ""),
    )


@dataclass(frozen=True)
class Counted:
    """A thing in a list, what it is, and how many roles name it."""

    entry: Entry
    about: Html
    roles: int


def index(*, moment: Moment, kind: str, about: str, letter: str = "", page: int = 1) -> Listing[Counted]:
    """Skills, certifications or terms by letter and page. Four queries."""
    live = moment.editions().filter(kind=kind)
    page_of = listing(
        list(live.values_list("key", "title")), title=lambda row: row[1], letter=letter, page=page, size=100
    )
    keys = [key for key, _ in page_of.items]
    whole = {e.key: e for e in moment.overlaid(live.filter(key__in=keys))}
    guide = moment.guide(whole.values())
    counts = dict(
        Mention.objects.filter(
            field=ROWS_OF[kind][0],
            key__in=keys,
            edition__in=moment.editions().filter(kind="role").values("pk"),
        )
        .values_list("key")
        .annotate(Count("edition"))
    )
    items = tuple(
        Counted(guide.entries[kind, key], guide.html(kind, key, about), counts.get(key, 0))
        for key in keys
        if key in whole
    )
    return Listing(**{**page_of.__dict__, "items": items})


@dataclass(frozen=True)
class InRole:
    """A role that needs, holds or is measured by a thing, with the row that says so."""

    link: Link
    row: Any
    note: Html
    cited: Cited | None


@dataclass(frozen=True)
class ThingPage:
    """A skill, certification or term: its record and text, the roles with it, and what else mentions it."""

    entry: Entry
    record: Any
    about: Html
    cited: Cited | None
    roles: Listing[InRole]
    mentioned_in: tuple[Link, ...]


def thing(*, moment: Moment, kind: str, slug: str, about: str, page: int = 1) -> ThingPage | None:
    """One page of the shared vocabulary, with the roles that name it fifty at a time. Four queries."""
    found = moment.by_slug(kind, [slug]).get(slug)
    if found is None:
        return None
    field, model, column = ROWS_OF[kind]
    near = Mention.objects.filter(kind=kind, key=found.key, edition__in=moment.editions().values("pk"))
    mentions = sorted(
        set(near.values_list("edition__kind", "edition__key", "edition__title", "field")), key=lambda m: m[2]
    )
    page_of = listing(
        {(k, key, title) for k, key, title, f in mentions if f == field}, title=lambda m: m[2], page=page, size=50
    )
    others = [
        (k, key) for k, key, _, f in mentions if f != field and k in ("role", "path", "comparison", "term", "skill")
    ]
    holders = list(moment.editions().named([(k, key) for k, key, _ in page_of.items]))
    lines = {e.key: row for e in holders for row in prepare.rows(e, model) if getattr(row, column) == found.key}
    guide = moment.guide(
        [found],
        names=[*others, *(("role", key) for key in lines), *_sources(lines.values())],
    )
    entry = guide.entries[kind, found.key]
    items = [
        InRole(guide.link("role", key), row, guide.fill(row.note), guide.cite(row.source)) for key, row in lines.items()
    ]
    items.sort(key=lambda line: (IMPORTANCE.get(getattr(line.row, "importance", ""), 0), line.link.title))
    return ThingPage(
        entry,
        entry.record,
        guide.html(kind, found.key, about),
        guide.cite(getattr(entry.record, "source", None)),
        Listing(**{**page_of.__dict__, "items": tuple(items)}),
        tuple(guide.link(*name) for name in dict.fromkeys(others) if guide.link(*name).url),
    )


def _sources(rows: Iterable[Any]) -> set[tuple[str, str]]:
    return {("source", row.source) for row in rows if row.source}


@dataclass(frozen=True)
class PathIndex:
    """Every ladder, and the recorded moves that join roles of different ladders."""

    ladders: tuple[Ladder, ...]
    moves: tuple[MoveLine, ...]


def path_index(*, moment: Moment) -> PathIndex:
    """All ladders with the moves between their roles. Three queries."""
    paths = moment.overlaid(moment.editions().filter(kind="path").order_by("title"))
    movers = moment.overlaid(
        moment.editions().filter(kind="role", pk__in=Mention.objects.filter(field="move.to").values("edition"))
    )
    guide = moment.guide([*paths, *movers])
    return PathIndex(tuple(_ladders(paths, guide)), tuple(_moves(movers, guide)))


def path_page(*, moment: Moment, slug: str) -> PathIndex | None:
    """One ladder and the moves that its roles make. Three queries."""
    found = moment.by_slug("path", [slug])
    if not found:
        return None
    steps = prepare.rows(found[slug], "roles.step")
    movers = moment.overlaid(
        moment.editions().filter(
            kind="role",
            key__in=[step.role for step in steps if step.role],
            pk__in=Mention.objects.filter(field="move.to").values("edition"),
        )
    )
    guide = moment.guide([found[slug], *movers])
    return PathIndex(tuple(_ladders([found[slug]], guide)), tuple(_moves(movers, guide)))


def _ladders(paths: Iterable[Edition], guide: Guide) -> Iterable[Ladder]:
    for edition in paths:
        record = guide.record("path", edition.key)
        if isinstance(record, Path):
            yield ladder(record, guide)


def _moves(movers: Iterable[Edition], guide: Guide) -> Iterable[MoveLine]:
    for edition in movers:
        record = guide.record("role", edition.key)
        if isinstance(record, Role):
            yield from moves_of(record, guide)
