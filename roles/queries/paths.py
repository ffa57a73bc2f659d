"""Career paths: every ladder, each on its own, and the moves that join them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from roles.domain.guide import Guide
from roles.domain.profile import Ladder, MoveLine, ladder, moves_of
from roles.domain.records import Path, Role
from roles.editions import prepare
from roles.editions.models import Edition, Mention
from roles.queries.live import Moment


@dataclass(frozen=True)
class PathIndex:
    """Ladders, and the recorded moves between roles that stand on them."""

    ladders: tuple[Ladder, ...]
    moves: tuple[MoveLine, ...]


def path_index(*, moment: Moment) -> PathIndex:
    """All ladders with the moves from one of their roles to another. Three queries."""
    paths = moment.overlaid(moment.editions().filter(kind="path").order_by("title", "key"))
    on_them = _roles_on(paths)
    movers = moment.overlaid(
        moment.editions().filter(kind="role", key__in=on_them, pk__in=_moves_to(on_them)).order_by("title", "key")
    )
    guide = moment.guide([*paths, *movers])
    moves = (move for move in _moves(movers, guide) if move.to.key in on_them)
    return PathIndex(tuple(_ladders(paths, guide)), tuple(moves))


def path_page(*, moment: Moment, slug: str) -> PathIndex | None:
    """One ladder and the moves that its roles make, and those that lead to them. Three queries."""
    found = moment.by_slug("path", [slug])
    if not found:
        return None
    on_it = _roles_on(found.values())
    leave = Q(key__in=on_it, pk__in=Mention.objects.filter(field="move.to").values("edition"))
    movers = moment.overlaid(
        moment.editions().filter(leave | Q(pk__in=_moves_to(on_it)), kind="role").order_by("title", "key")
    )
    guide = moment.guide([found[slug], *movers])
    moves = (move for move in _moves(movers, guide) if move.start.key in on_it or move.to.key in on_it)
    return PathIndex(tuple(_ladders([found[slug]], guide)), tuple(moves))


def _roles_on(paths: Iterable[Edition]) -> set[str]:
    """Keys of the roles that are steps of the ladders."""
    return {step.role for path in paths for step in prepare.rows(path, "roles.step") if step.role}


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
