"""Which comparisons are offered to search engines: those that editors wrote, and computed ones with enough to say.

A computed page is offered if each of its roles is complete enough and each is among the likeliest partners of every
other. All the others answer like any page, but ask not to be indexed and stand in no sitemap.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from roles.domain.roleset import FEWEST, MOST

LIKELIEST = 10
"""So many of a role's likeliest partners count."""

NEEDED = ("what they do", "responsibilities", "skills", "pay")
"""What a role must have to be complete enough, in the words of ``Profile.not_covered``: with these, each of the
questions that a comparison answers first is answered for every role."""

Likeliest = Mapping[str, Collection[str]]
"""Each role's key with those of its likeliest partners."""


def lacking(not_covered: Collection[str]) -> tuple[str, ...]:
    """Which of the needed parts are among those that a profile does not cover."""
    return tuple(part for part in NEEDED if part in not_covered)


def mutual(likeliest: Likeliest, one: str, other: str) -> bool:
    """Whether each of two roles is among the other's likeliest partners."""
    return other in likeliest.get(one, ()) and one in likeliest.get(other, ())


def close(roles: Collection[str], likeliest: Likeliest) -> bool:
    """Whether every two of the roles are among each other's likeliest partners."""
    return all(mutual(likeliest, one, other) for one, other in combinations(roles, 2))


def offered_sets(complete: Collection[str], likeliest: Likeliest) -> Iterator[tuple[str, ...]]:
    """The sets of two to five complete roles whose computed comparison is offered, by their first key, then growing.

    One at a time: at 1,000 roles there may be tens of thousands.
    """
    after = {
        role: sorted(other for other in likeliest.get(role, ()) if other > role and other in complete)
        for role in sorted(complete)
    }
    near = {role: {other for other in others if mutual(likeliest, role, other)} for role, others in after.items()}

    def grown(roles: tuple[str, ...], others: list[str]) -> Iterator[tuple[str, ...]]:
        for number, other in enumerate(others):
            larger = (*roles, other)
            if len(larger) >= FEWEST:
                yield larger
            if len(larger) < MOST:
                yield from grown(larger, [one for one in others[number + 1 :] if one in near[other]])

    for role, others in near.items():
        yield from grown((role,), sorted(others))
