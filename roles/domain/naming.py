"""Which role a reader means by a name: one for sure, or the nearest there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from roles.domain.query import Query
from roles.domain.search import Page, Place, Ranked, decide, rank
from roles.domain.versus import Question

SHOWN = 3
"""At most so many roles are offered in place of a name that is none."""


@dataclass(frozen=True)
class RoleName:
    """A role by name; ``other_name`` is the other title under which it was found, if it was."""

    key: str
    slug: str
    title: str
    other_name: str = ""


@dataclass(frozen=True)
class Named:
    """What a reader typed, and the role that it surely names; without one, the ``nearest``, likest first.

    ``mended``: only once its spelling was mended. ``shared``: it names each of the nearest equally well.
    ``begins``: the one role whose own name begins so, if it is the only one.
    """

    text: str
    role: RoleName | None = None
    nearest: tuple[RoleName, ...] = ()
    mended: bool = False
    shared: bool = False
    begins: RoleName | None = None


def identify(text: str, attempts: Iterable[tuple[Query, Sequence[Page]]]) -> Named:
    """Read a name as a role. ``attempts``: what was typed and what may be meant, each with the roles found for it.

    A name is surely the role whose own name it is, in the singular or plural and in any spelling; else the one that
    has it as another title. Two such roles: neither, both are offered.
    """
    ranked: list[Ranked] = []
    begins = None
    for number, (asked, pages) in enumerate(attempts):
        query = decide(asked, pages)
        found = rank(query, pages)
        for place in (Place.NAMED_SO, Place.ALSO_NAMED_SO):
            so = [_role(one) for one in found if one.place == place]
            if len(so) == 1:
                return Named(text, so[0], mended=number > 0)
            if so:
                return Named(text, nearest=tuple(so), shared=True)
        beginning = [_role(one) for one in found if one.place == Place.BEGINS_SO]
        begins = begins or (beginning[0] if len(beginning) == 1 else None)
        ranked += found
    return Named(text, nearest=likest(ranked, SHOWN), begins=begins)


def likest(ranked: Iterable[Ranked], limit: int) -> tuple[RoleName, ...]:
    """The first roles, each once."""
    roles: dict[str, RoleName] = {}
    for one in ranked:
        roles.setdefault(one.page.key, _role(one))
    return tuple(roles.values())[:limit]


def _role(ranked: Ranked) -> RoleName:
    return RoleName(ranked.page.key, ranked.page.slug, ranked.page.name, ranked.other_name)


@dataclass(frozen=True)
class Versus:
    """The roles that a query puts side by side, in the order typed; not ``sure``: only what its parts may mean.

    ``parts`` are the texts; without ``roles`` there is more than one to choose from for one of them.
    """

    parts: tuple[str, ...]
    roles: tuple[RoleName, ...] = ()
    sure: bool = False


def side_by_side(asked: Question, named: Mapping[str, Named]) -> Versus | None:
    """The comparison that a query asks for: the first of its readings in which every part is surely a role.

    Where none is, and only if it plainly asks: the first in which every part is a role or the beginning of one role’s
    name alone; else as typed, if each is like a role of its own, for the reader to choose. The same role twice
    is no comparison.
    """
    for sure in (True, False):
        for parts in asked.readings:
            found = [named[part].role or (None if sure else named[part].begins) for part in parts]
            roles = tuple(role for role in found if role)
            if len({role.key for role in roles}) == len(parts) and (sure or asked.plain):
                return Versus(parts, roles, sure)
    as_typed = asked.readings[:1] if asked.plain else ()
    return next((Versus(parts) for parts in as_typed if _each_is_like_one(parts, named)), None)


def _each_is_like_one(parts: Sequence[str], named: Mapping[str, Named]) -> bool:
    likely = [{role.key for role in (named[part].role, *named[part].nearest) if role} for part in parts]
    return all(likely) and len(set().union(*likely)) >= len(parts)
