"""Ladders and the moves between them, made by hand."""

from typing import Any

from roles.domain import records as r
from roles.domain.joins import JoinedLadder, Way, joined
from roles.domain.ladders import LEVELS, Ladder, ladder
from tests.domain.guides import entry, make_guide, make_role


def make_ladder(key: str, *roles: str, levels: tuple[str, ...] = LEVELS, **overrides: Any) -> r.Path:
    """A path whose steps are these roles, one a level from the first up; a role without a profile begins with “-”."""
    steps = tuple(
        r.Step(
            key=role.strip("-"),
            order=number,
            title=role.strip("-").replace("-", " ").capitalize(),
            level=levels[min(number, len(levels) - 1)],
            role=None if role.startswith("-") else role,
        )
        for number, role in enumerate(roles)
    )
    return r.Path(**{"key": key, "slug": key, "name": f"{key.capitalize()} path", "steps": steps, **overrides})


def ladders_of(*paths: r.Path) -> list[Ladder]:
    """The paths in a guide that has a profile of each of their roles."""
    roles = sorted({step.role for path in paths for step in path.steps if step.role})
    guide = make_guide(
        *(entry("role", make_role(role)) for role in roles),
        *(entry("path", path) for path in paths),
    )
    return [ladder(path, guide) for path in paths]


def ways(*moves: tuple[str, str]) -> list[Way]:
    """Recorded moves, each with an address."""
    return [Way(start, to, f"/moves/{start}/to/{to}/") for start, to in moves]


def joined_ladders(paths: list[r.Path], *moves: tuple[str, str], first: str = "") -> tuple[JoinedLadder, ...]:
    """The paths with their joins, in the order of the map."""
    return joined(ladders_of(*paths), ways(*moves), first=first)
