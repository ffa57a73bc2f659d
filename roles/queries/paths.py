"""Career paths: every ladder, each on its own, and the moves that join them."""

from collections.abc import Iterable
from dataclasses import dataclass

from roles.domain.guide import Guide
from roles.domain.profile import Ladder, MoveLine, ladder, moves_of
from roles.domain.records import Path, Role
from roles.editions import prepare
from roles.editions.models import Edition, Mention
from roles.queries.live import Moment


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
