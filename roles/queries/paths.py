"""Career paths: every ladder, each on its own, and the moves that join them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from roles.domain.guide import Entry, Guide
from roles.domain.joins import JoinedLadder, Way, joined
from roles.domain.ladders import Ladder, ladder
from roles.domain.lines import MoveLine, moves_of
from roles.domain.listing import Listing, listing
from roles.domain.notes import Definition
from roles.domain.pathmap import PathMap, path_map
from roles.domain.records import Path, Role
from roles.editions import prepare
from roles.editions.models import Edition, Hop, Mention
from roles.queries.live import Moment, move_url

PAGE_SIZE = 40
FOLDED = 8
"""More ladders than this are folded in the list, so that it can be overlooked."""
SHOWN = 12
"""At most so many moves are told in full beside a ladder."""


@dataclass(frozen=True)
class PathIndex:
    """Ladders by name, forty at a time, those that join beside each other; and a map of them."""

    listing: Listing[JoinedLadder]
    map: PathMap
    definitions: tuple[Definition, ...] = ()

    @property
    def folded(self) -> bool:
        """Whether there are too many to show every step at once."""
        return len(self.listing.items) > FOLDED

    @property
    def joins(self) -> int:
        """How many moves lead from one of the ladders shown to another."""
        return len(self.map.lines)


def path_index(*, moment: Moment, page: int = 1) -> PathIndex:
    """All ladders with the moves between them. Four queries."""
    live = moment.editions().filter(kind="path")
    page_of = listing(list(live.values_list("key", "title")), title=lambda row: row[1], page=page, size=PAGE_SIZE)
    paths = list(live.filter(key__in=[key for key, _ in page_of.items]))
    keys = _roles_on(paths)
    movers = moment.editions().filter(kind="role", key__in=keys).values("pk")
    hops = Hop.objects.filter(edition__in=movers, kind="move").values_list("start", "to")
    moves = [(start, to) for start, to in hops if to in keys]
    guide = moment.guide(paths)
    rows = joined(_ladders(paths, guide), _ways(moves, guide))
    return PathIndex(Listing(**{**page_of.__dict__, "items": rows}), path_map(rows), guide.definitions())


@dataclass(frozen=True)
class PathPage:
    """A ladder and those that it joins, with a map of them, and the moves out of its roles, into them and along it.

    ``entry`` is the path's edition, ``changed`` when anything changed last that the page draws on. ``rows`` begins with
    the ladder itself. ``more`` moves are not told here.
    """

    entry: Entry
    changed: datetime
    rows: tuple[JoinedLadder, ...]
    map: PathMap
    out: tuple[MoveLine, ...]
    into: tuple[MoveLine, ...]
    along: tuple[MoveLine, ...]
    more: int
    definitions: tuple[Definition, ...] = ()

    @property
    def row(self) -> JoinedLadder:
        """The ladder itself, with its joins."""
        return self.rows[0]

    @property
    def beside(self) -> tuple[Ladder, ...]:
        """The ladders that it joins."""
        return tuple(row.ladder for row in self.rows[1:])


def path_page(*, moment: Moment, slug: str) -> PathPage | None:
    """One ladder. Four queries: it, the roles that people move from, the ladders of both ends, the names."""
    found = moment.by_slug("path", [slug])
    if not found:
        return None
    own = found[slug]
    on_it = _roles_on([own])
    leave = Q(key__in=on_it, pk__in=Mention.objects.filter(field="move.to").values("edition"))
    arrive = Q(pk__in=Mention.objects.filter(field="move.to", kind="role", key__in=on_it).values("edition"))
    movers = list(moment.editions().filter(leave | arrive, kind="role").order_by("title", "key"))
    ends = {move.to for mover in movers if mover.key in on_it for move in prepare.rows(mover, "roles.move")}
    near = moment.referring("role", on_it | ends | {mover.key for mover in movers}, ["step.role"])
    paths = [own, *(path for path in near if path.key != own.key)]
    guide = moment.guide([*paths, *movers])
    moves = [move for move in _moves(movers, guide) if move.start.key in on_it or move.to.key in on_it]
    told = moves[:SHOWN]
    ways = _ways([(move.start.key, move.to.key) for move in moves], guide)
    rows = joined(_ladders(paths, guide), ways, first=own.key)
    return PathPage(
        guide.entries["path", own.key],
        guide.changed,
        rows,
        path_map(rows),
        out=tuple(move for move in told if move.to.key not in on_it),
        into=tuple(move for move in told if move.start.key not in on_it),
        along=tuple(move for move in told if {move.start.key, move.to.key} <= on_it),
        more=len(moves[SHOWN:]),
        definitions=guide.definitions(),
    )


def _ways(moves: Iterable[tuple[str, str]], guide: Guide) -> list[Way]:
    """Recorded moves, each with the address of its page; those of a role that is not live lead nowhere and are none."""
    links = [(guide.link("role", start), guide.link("role", to)) for start, to in moves]
    return [Way(start.key, to.key, move_url(start.slug, to.slug)) for start, to in links if start.slug and to.slug]


def _roles_on(paths: Iterable[Edition]) -> set[str]:
    """Keys of the roles that are steps of the ladders."""
    return {step.role for path in paths for step in prepare.rows(path, "roles.step") if step.role}


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
