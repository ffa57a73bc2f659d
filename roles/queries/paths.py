"""Career paths: every ladder, each on its own, and the moves that join them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from roles.domain.guide import Guide
from roles.domain.lines import Ladder, MoveLine, ladder, moves_of
from roles.domain.listing import Listing, listing
from roles.domain.pathmap import PathMap, path_map
from roles.domain.records import Path, Role
from roles.editions import prepare
from roles.editions.models import Edition, Mention
from roles.queries.live import Moment

PAGE_SIZE = 8
SHOWN = 12
"""At most so many moves are listed beside ladders."""


@dataclass(frozen=True)
class PathIndex:
    """Ladders by name, a few at a time, the moves from one of their roles to another, and a map of both.

    Moves that join two ladders come first.
    """

    listing: Listing[Ladder]
    moves: tuple[MoveLine, ...]
    more: int
    map: PathMap | None


def path_index(*, moment: Moment, page: int = 1) -> PathIndex:
    """All ladders with the moves between their roles. Four queries."""
    live = moment.editions().filter(kind="path")
    page_of = listing(list(live.values_list("key", "title")), title=lambda row: row[1], page=page, size=PAGE_SIZE)
    whole = {e.key: e for e in moment.overlaid(live.filter(key__in=[key for key, _ in page_of.items]))}
    paths = [whole[key] for key, _ in page_of.items if key in whole]
    on_them = _roles_on(paths)
    movers = moment.overlaid(
        moment.editions().filter(kind="role", key__in=on_them, pk__in=_moves_to(on_them)).order_by("title", "key")
    )
    guide = moment.guide([*paths, *movers])
    ladders = tuple(_ladders(paths, guide))
    moves = sorted((move for move in _moves(movers, guide) if move.to.key in on_them), key=_stays_on(paths))
    return PathIndex(
        Listing(**{**page_of.__dict__, "items": ladders}),
        tuple(moves[:SHOWN]),
        len(moves[SHOWN:]),
        path_map(ladders, moves),
    )


@dataclass(frozen=True)
class PathPage:
    """A ladder, and the moves that its roles make and that lead to them."""

    ladder: Ladder
    moves: tuple[MoveLine, ...]
    more: int


def path_page(*, moment: Moment, slug: str) -> PathPage | None:
    """One ladder. Three queries."""
    found = moment.by_slug("path", [slug])
    if not found:
        return None
    on_it = _roles_on(found.values())
    leave = Q(key__in=on_it, pk__in=Mention.objects.filter(field="move.to").values("edition"))
    movers = moment.overlaid(
        moment.editions().filter(leave | Q(pk__in=_moves_to(on_it)), kind="role").order_by("title", "key")
    )
    guide = moment.guide([found[slug], *movers])
    ladders = list(_ladders([found[slug]], guide))
    moves = tuple(move for move in _moves(movers, guide) if move.start.key in on_it or move.to.key in on_it)
    return PathPage(ladders[0], moves[:SHOWN], len(moves[SHOWN:])) if ladders else None


def _roles_on(paths: Iterable[Edition]) -> set[str]:
    """Keys of the roles that are steps of the ladders."""
    return {step.role for path in paths for step in prepare.rows(path, "roles.step") if step.role}


def _stays_on(paths: Iterable[Edition]) -> Callable[[MoveLine], bool]:
    """Whether a move leads from one step of a ladder to another."""
    ladders = [_roles_on([path]) for path in paths]
    return lambda move: any({move.start.key, move.to.key} <= roles for roles in ladders)


def _moves_to(roles: Collection[str]) -> Any:
    """Editions of the roles from which people are known to move to one of these."""
    return Mention.objects.filter(field="move.to", kind="role", key__in=roles).values("edition")


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
