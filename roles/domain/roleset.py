"""Sets of compared roles: which sets there may be, their one canonical order, key and address."""

from collections.abc import Iterable

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
