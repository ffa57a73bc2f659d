"""Which pages are offered to search engines: those that editors wrote, and of the others those with enough to say.

A computed comparison is offered if each of its roles is complete enough and each is among the likeliest partners of
every other; of roles that a dataset made only two at a time. All the others answer like any page, but ask not to be
indexed and stand in no sitemap.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from roles.domain.roleset import FEWEST, MOST

LIKELIEST = 10
"""So many of a role's likeliest partners count."""

NEEDED = ("what they do", "responsibilities", "skills", "pay")
"""What a role must have to be complete enough, in the words of ``Profile.not_covered``: with these, each of the
questions that a comparison answers first is answered for every role."""

FEWEST_USERS = 3
"""A tool that a dataset names is worth a page of its own in a search engine if so many roles use it."""

Likeliest = Mapping[str, Collection[str]]
"""Each role's key with those of its likeliest partners."""


def lacking(not_covered: Collection[str]) -> tuple[str, ...]:
    """Which of the needed parts are among those that a profile does not cover."""
    return tuple(part for part in NEEDED if part in not_covered)


def covered(not_covered: Collection[str]) -> tuple[str, ...]:
    """Which of the needed parts are not among those that a profile does not cover."""
    return tuple(part for part in NEEDED if part not in not_covered)


def is_thin(covered: Collection[str], *, imported: bool) -> bool:
    """Whether a role is little more than a name: one that a dataset made and of which it says neither what people do
    nor what it takes."""
    return imported and not {"responsibilities", "skills"} & set(covered)


def is_thin_tool(users: int, *, imported: bool) -> bool:
    """Whether a tool is little more than a name: one that a dataset made and that hardly any role uses."""
    return imported and users < FEWEST_USERS


def mutual(likeliest: Likeliest, one: str, other: str) -> bool:
    """Whether each of two roles is among the other's likeliest partners."""
    return other in likeliest.get(one, ()) and one in likeliest.get(other, ())


def close(roles: Collection[str], likeliest: Likeliest, *, imported: Collection[str] = ()) -> bool:
    """Whether every two of the roles are among each other's likeliest partners, and they are two if one is imported."""
    few = len(roles) <= FEWEST or not any(role in imported for role in roles)
    return few and all(mutual(likeliest, one, other) for one, other in combinations(roles, 2))


def offered_sets(
    complete: Collection[str], likeliest: Likeliest, *, imported: Collection[str] = ()
) -> Iterator[tuple[str, ...]]:
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
            if len(larger) < MOST and other not in imported:
                more = (one for one in others[number + 1 :] if one in near[other] and one not in imported)
                yield from grown(larger, list(more))

    for role, others in near.items():
        if role in imported:
            yield from ((role, other) for other in sorted(others))
        else:
            yield from grown((role,), sorted(others))
