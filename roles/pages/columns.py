"""The states in which a comparison can be shown, each with its address: columns, country, differences alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from roles.domain.comparison import Comparison
from roles.domain.guide import Link
from roles.domain.pay import DEFAULT_COUNTRY, countries_of
from roles.domain.roleset import FEWEST, MOST, canonical
from roles.queries.live import comparison_url


@dataclass(frozen=True)
class State:
    """What a reader chose to see: slugs in the order of columns (empty: as the page has them), country, which rows."""

    order: tuple[str, ...] = ()
    country: str = ""
    differences: bool = False

    def address(self, slugs: Iterable[str]) -> str:
        """Where the comparison of these roles is shown in this state; the default state has the plain address."""
        given = {
            "order": ",".join(self.order),
            "country": self.country if self.country != DEFAULT_COUNTRY else "",
            "show": "differences" if self.differences else "",
        }
        query = urlencode({name: value for name, value in given.items() if value}, safe=",")
        return f"{comparison_url(slugs)}?{query}" if query else comparison_url(slugs)


def order_of(parameters: QueryDict, slugs: Sequence[str]) -> tuple[str, ...]:
    """The order of columns asked for, if it names each of the roles once; else none."""
    order = tuple(parameters.get("order", "").split(","))
    return order if sorted(order) == sorted(slugs) else ()


@dataclass(frozen=True)
class Column:
    """A role's column with what can be done to it; an address is empty where that cannot be done."""

    role: Link
    place: int
    leftward: str
    rightward: str
    without: str


@dataclass(frozen=True)
class Controls:
    """The addresses that change what a comparison shows. ``slugs`` are its roles in the order shown.

    ``ordered``: the reader chose the order.
    """

    slugs: tuple[str, ...]
    ordered: bool
    columns: tuple[Column, ...]
    all_rows: str
    differences: str
    countries: tuple[tuple[str, str], ...]

    @property
    def room(self) -> bool:
        """Whether another role can be added."""
        return len(self.slugs) < MOST


def controls(comparison: Comparison, state: State) -> Controls:
    """Everything that a reader can change from here, as addresses."""
    slugs = tuple(profile.role.slug for profile in comparison.profiles)

    def ordered(order: tuple[str, ...]) -> str:
        as_usual = not comparison.editorial and order == canonical(order)
        return replace(state, order=() if as_usual else order).address(order)

    def swapped(place: int) -> str:
        return ordered((*slugs[:place], slugs[place + 1], slugs[place], *slugs[place + 2 :]))

    def without(place: int) -> str:
        rest = (*slugs[:place], *slugs[place + 1 :])
        return ordered(rest) if state.order else state.address(rest)

    last = len(slugs) - 1
    return Controls(
        slugs,
        bool(state.order),
        tuple(
            Column(
                profile.link,
                place,
                swapped(place - 1) if place else "",
                swapped(place) if place < last else "",
                without(place) if len(slugs) > FEWEST else "",
            )
            for place, profile in enumerate(comparison.profiles)
        ),
        replace(state, differences=False).address(slugs),
        replace(state, differences=True).address(slugs),
        tuple((code, replace(state, country=code).address(slugs)) for code in countries_of(comparison.pay)),
    )
