"""Pay: which figures may be compared, who earns more and by how much, and how old a figure is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import NamedTuple

from roles.domain.records import Dated, Salary

STALE_AFTER_MONTHS = 18
"""A figure older than this is flagged."""

_COUNTED = "The age is counted from the date for which the figure holds, as exactly as its source gives it."
AGES = {
    "recent": (
        "A recent figure",
        f"{_COUNTED} The guide calls a figure old once it is more than {STALE_AFTER_MONTHS} months old, because pay"
        " moves on. Until then it is recent.",
    ),
    "old": (
        "An old figure",
        f"{_COUNTED} Once it is more than {STALE_AFTER_MONTHS} months old, the guide calls it old: pay moves on, and"
        " what held then may not hold today.",
    ),
    "undated": (
        "A figure without a date",
        "The source does not say for which date the figure holds, so nobody can tell how old it is. The guide warns of"
        f" it as of a figure that is more than {STALE_AFTER_MONTHS} months old: it may be older than it looks.",
    ),
}
"""What readers are told of a figure's age, by its kind: a name and a paragraph."""


@dataclass(frozen=True)
class Figure:
    """One number of a salary record with what it is: a mean, a median, or an average of unstated kind."""

    salary: Salary
    statistic: str
    amount: Decimal


def figures(salary: Salary) -> Iterator[Figure]:
    """The numbers of a record that can stand for the whole: its amount, and its 50th percentile as the median."""
    if salary.amount is not None:
        yield Figure(salary, salary.statistic, salary.amount)
    if salary.p50 is not None and salary.statistic != "median":
        yield Figure(salary, "median", salary.p50)


def headline(salary: Salary) -> Figure | None:
    """The one number to show for a record: the median if it has one, else its amount."""
    return min(figures(salary), key=lambda figure: figure.statistic != "median", default=None)


def yearly(salary: Salary) -> Decimal | None:
    """The headline for a year, in the record's currency; None where the record is not about a year's pay."""
    figure = headline(salary)
    return figure.amount if figure and salary.period == "year" else None


class Likeness(NamedTuple):
    """All that two figures must have in common to be compared. ``when`` is a release, a date, or who does not say."""

    source: str
    country: str
    region: str
    currency: str
    statistic: str
    basis: str
    period: str
    level: str
    when: tuple[object, ...]


def likeness(figure: Figure) -> Likeness:
    """What a figure is, but for its amount: two that are equal in this may be compared.

    A date that is not stated is the same only within one reporting article.
    """
    s = figure.salary
    when: tuple[object, ...] = ("release", s.release) if s.release else ("as of", s.as_of, s.as_of_precision)
    if not s.release and s.as_of is None:
        when = ("not stated", s.reported_by)
    return Likeness(s.source, s.country, s.region, s.currency, figure.statistic, s.basis, s.period, s.level, when)


def in_percent(part: Decimal, whole: Decimal) -> Decimal:
    """A part in per cent of the whole, to one place. No pay is nought: the database sees to that."""
    return (part / whole * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Earner:
    """A role's figure in a comparison of pay."""

    role: str
    figure: Figure


@dataclass(frozen=True)
class SalaryGap:
    """Who earns more, by figures that may be compared: ``earners`` from the highest down, two or more."""

    country: str
    earners: tuple[Earner, ...]

    @property
    def shared(self) -> tuple[tuple[Earner, ...], ...]:
        """Roles of which the source knows one figure only: that of an occupation to which they all belong."""
        return tuple(group for group in _by_occupation(self.earners) if len(group) > 1)

    @property
    def highest(self) -> Earner:
        """The best paid."""
        return self.earners[0]

    @property
    def lowest(self) -> Earner:
        """The least paid."""
        return self.earners[-1]

    @property
    def difference(self) -> Decimal:
        """Highest less lowest, in the figures' currency and period."""
        return self.highest.figure.amount - self.lowest.figure.amount

    @property
    def percent(self) -> Decimal:
        """The difference in per cent of the lowest, to one place."""
        return in_percent(self.difference, self.lowest.figure.amount)


class Why(Enum):
    """Why two roles' pay cannot be compared in a country."""

    NO_FIGURES = "no-figures"
    ONE_SIDED = "one-sided"
    NOT_ALIKE = "not-alike"
    SAME_OCCUPATION = "same-occupation"


@dataclass(frozen=True)
class NotComparable:
    """No answer, and why. ``missing`` are the roles that have no figure in the country.

    ``shared`` are the roles with their figures where it is one figure for all: that of an occupation wider than each.
    """

    country: str
    why: Why
    missing: tuple[str, ...]
    shared: tuple[Earner, ...] = ()


def who_earns_more(salaries: Mapping[str, Sequence[Salary]], *, country: str) -> SalaryGap | NotComparable:
    """Rank roles (key → records) by pay in a country, like with like only.

    Of several like sets the one with most roles counts, then the whole country before a part of it, then the newest,
    then the median first, then the source's key, so that the answer never depends on the order of roles or rows. One
    occupation's wage that stands for several roles says nothing about which of them earns more.
    """
    alike: dict[Likeness, dict[str, Figure]] = {}
    having: set[str] = set()
    for role in sorted(salaries):
        for salary in salaries[role]:
            if salary.country != country:
                continue
            for figure in figures(salary):
                having.add(role)
                alike.setdefault(likeness(figure), {}).setdefault(role, figure)
    missing = tuple(role for role in sorted(salaries) if role not in having)
    pairs = [[Earner(role, figure) for role, figure in found.items()] for found in alike.values() if len(found) > 1]
    best = min(pairs, key=_preference, default=None)
    if best is None:
        why = Why.NO_FIGURES if not having else Why.ONE_SIDED if len(having) == 1 else Why.NOT_ALIKE
        return NotComparable(country, why, missing)
    earners = tuple(sorted(best, key=lambda earner: (-earner.figure.amount, earner.role)))
    if len(_by_occupation(earners)) == 1:
        return NotComparable(country, Why.SAME_OCCUPATION, missing, earners)
    return SalaryGap(country, earners)


def _by_occupation(earners: Sequence[Earner]) -> tuple[tuple[Earner, ...], ...]:
    """Like figures, those about one and the same occupation together: by its code, or by what the source calls it."""
    groups: dict[object, list[Earner]] = {}
    for earner in earners:
        s = earner.figure.salary
        groups.setdefault(s.occupation_code or s.wider_occupation.casefold() or (earner.role,), []).append(earner)
    return tuple(tuple(group) for group in groups.values())


def _preference(found: Sequence[Earner]) -> tuple[object, ...]:
    figure = found[0].figure
    of_a_part, not_median = bool(figure.salary.region), figure.statistic != "median"
    size = -len(_by_occupation(found)), -len(found)
    return *size, of_a_part, *newest_first(figure.salary), not_median, str(likeness(figure))


def newest_first(dated: Dated) -> tuple[bool, int]:
    """A sort key: the newest first, what has no stated date last."""
    return dated.as_of is None, -(dated.as_of.toordinal() if dated.as_of else 0)


def age_in_months(dated: Dated, today: date) -> int | None:
    """Whole months since the date; None if it is not stated. A date in the future has age 0."""
    if dated.as_of is None:
        return None
    then = dated.as_of
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    return max(months, 0)


def is_stale(dated: Dated, today: date) -> bool:
    """Whether readers are warned of the age: older than eighteen months, or of no stated date."""
    age = age_in_months(dated, today)
    return age is None or age > STALE_AFTER_MONTHS


def age_in_words(dated: Dated, today: date) -> str:
    """“7 months old”, “almost 5 years old”, “over 2 years old”, “age not known”; no number parted from its unit."""
    months = age_in_months(dated, today)
    if months is None:
        return "age not known"
    if months == 0:
        return "less than a month old"
    if months < 12:
        return f"{months}\u00a0month{'s' if months > 1 else ''} old"
    years, rest = divmod(months, 12)
    if rest >= 10:
        return f"almost {years + 1}\u00a0years old"
    return f"{'over ' if rest else ''}{years}\u00a0year{'s' if years > 1 else ''} old"
