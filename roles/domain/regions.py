"""Pay in many parts of a country at once: told in one table, so that it does not bury the country's own figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from roles.domain.lines import Pay
from roles.domain.records import Salary

MANY = 3
"""A source that gives figures for more parts of a country than this has them folded into a table."""

RANKS = (10, 25, 50, 75, 90)


@dataclass(frozen=True)
class Region:
    """A part of a country: its figure with percentiles, if there is one, and its mean."""

    name: str
    spread: Pay | None
    mean: Pay | None

    @property
    def period(self) -> str:
        """What its figures are for: a year, an hour."""
        pay = self.spread or self.mean
        return pay.salary.period if pay else ""

    @property
    def cells(self) -> tuple[tuple[Decimal | None, bool], ...]:
        """(amount, whether it may be more) of the 10th, 25th, 50th, 75th and 90th percentile; None where not known."""
        if self.spread is None:
            return ((None, False),) * len(RANKS)
        s = self.spread.salary
        known = dict(s.percentiles)
        return tuple((s.top_code, True) if rank in s.topped else (known.get(rank), False) for rank in RANKS)


@dataclass(frozen=True)
class Regions:
    """What one source says of the parts of a country at one time; ``pay`` is one figure that speaks for all."""

    pay: Pay
    regions: tuple[Region, ...]

    @property
    def topped(self) -> bool:
        """Whether some figures are too high to be published."""
        return any(more for region in self.regions for _, more in region.cells)


def of_many(salaries: Iterable[Salary]) -> dict[str, tuple[object, ...]]:
    """{key of a record: what it has in common with its like} of those that are told of many regions together."""
    groups: dict[tuple[object, ...], list[Salary]] = {}
    for s in salaries:
        if s.region:
            groups.setdefault(_together(s), []).append(s)
    return {
        s.key: together for together, found in groups.items() if len({s.region for s in found}) > MANY for s in found
    }


def by_region(pays: Iterable[Pay]) -> tuple[tuple[Pay, ...], tuple[Regions, ...]]:
    """A role's figures in one country, as (those that stand alone, those of many regions), in the order given."""
    pays = tuple(pays)
    many = of_many(pay.salary for pay in pays)
    groups: dict[tuple[object, ...], dict[str, list[Pay]]] = {}
    for pay in pays:
        if pay.salary.key in many:
            groups.setdefault(many[pay.salary.key], {}).setdefault(pay.salary.region, []).append(pay)
    return tuple(pay for pay in pays if pay.salary.key not in many), tuple(_regions(found) for found in groups.values())


def _together(s: Salary) -> tuple[object, ...]:
    return s.country, s.source, s.release, s.as_of, s.currency, s.basis, s.level, s.wider_occupation, s.occupation_code


def _regions(found: dict[str, list[Pay]]) -> Regions:
    return Regions(
        next(iter(found.values()))[0],
        tuple(
            Region(
                name,
                next((pay for pay in pays if not _is_mean(pay)), None),
                next((pay for pay in pays if _is_mean(pay)), None),
            )
            for name, pays in found.items()
        ),
    )


def _is_mean(pay: Pay) -> bool:
    return pay.figure is not None and pay.figure.statistic == "mean"
