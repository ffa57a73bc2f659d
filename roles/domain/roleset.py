"""Sets of compared roles: which sets there may be, their one canonical order, key and address."""

from collections.abc import Iterable
from urllib.parse import urlencode

FEWEST, MOST = 2, 5
SEPARATOR = "-vs-"


class NotAComparison(ValueError):
    """The roles named cannot be compared: too few, too many, or one of them twice."""


def canonical(slugs: Iterable[str]) -> tuple[str, ...]:
    """The slugs (or keys) of a set in the one order that its address and key have: alphabetical.

    :raises NotAComparison: unless there are two to five different ones.
    """
    given = list(slugs)
    distinct = sorted(set(given))
    if len(distinct) != len(given):
        raise NotAComparison("A role is not compared with itself. Choose two to five different roles.")
    if not FEWEST <= len(distinct) <= MOST:
        raise NotAComparison("Choose two to five roles to compare.")
    return tuple(distinct)


def set_key(keys: Iterable[str]) -> str:
    """The key of the set of roles: its roles' keys in canonical order, ``a-vs-b``."""
    return SEPARATOR.join(canonical(keys))


def parse(address: str) -> tuple[str, ...]:
    """The slugs that an address names, in the order written; empty parts are kept for the caller to refuse."""
    return tuple(address.split(SEPARATOR))


# --- Naming a set, one role at a time: every state is a sequence of names, some of them still empty -------------


def as_fields(names: Iterable[str]) -> tuple[str, ...]:
    """The names with as many empty ones as it takes to have the fields that every comparison needs."""
    given = tuple(names)
    return given + ("",) * (FEWEST - len(given))


def settled(names: Iterable[str]) -> tuple[str, ...]:
    """The names without the empty ones between and behind them."""
    return as_fields(name for name in names if name)


def moved(names: Iterable[str], place: int, to: int) -> tuple[str, ...]:
    """The names with the one at ``place`` taken out and put in again at ``to``; moving it back undoes it."""
    given = list(names)
    given.insert(to, given.pop(place))
    return tuple(given)


def without(names: Iterable[str], place: int) -> tuple[str, ...]:
    """The names without the one at ``place``; a sixth name, if there is one, moves up among the five."""
    given = tuple(names)
    return as_fields(given[:place] + given[place + 1 :])


def query_of(names: Iterable[str]) -> str:
    """The state as an address has it, behind the “?”: ``role=a&role=b``, empty names included."""
    return urlencode([("role", name) for name in names])
