"""The figures of working copies, in the words by which an editor tells one from another."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet

from roles import formats
from roles.domain import records as r
from roles.domain.figures import MONEY, NUMBER, PERCENT, Held
from roles.domain.salary import headline
from roles.models import Claim, ComparisonClaim, Salary
from roles.models.salaries import PERCENTILES

_SALARY = ("country", "region", "currency", "amount", "statistic", *PERCENTILES, "period", "level")
_CLAIM = ("heading", "point", "figure", "unit")
_NAMED = ("key", "order", "as_of", "as_of_precision", "source")


@dataclass(frozen=True)
class Figure:
    """A row that prose may quote; ``shown`` is its figure as readers meet it, ``about`` whose, where, when, by whom.

    ``held`` are all the numbers that stand in it. One of them is what a reference shows; the others have none.
    """

    kind: str
    role: str
    row: str
    shown: str
    about: str
    held: tuple[Held, ...]

    @property
    def key(self) -> str:
        """Its name in a reference."""
        return f"{self.role}/{self.row}"


def salaries(rows: QuerySet[Salary]) -> list[Figure]:
    """Salary rows as figures. One query."""
    return [_salary(**values) for values in _values(rows, _SALARY)]


def claims(rows: QuerySet[Claim]) -> list[Figure]:
    """Claims of roles as figures, those that state none by their heading. One query."""
    return [_claim(**values) for values in _values(rows, _CLAIM)]


def held_by(roles: Collection[str], *, comparison: str = "") -> list[Held]:
    """Every number that the roles' salaries and claims hold, and a comparison's own claims. Three queries at most."""
    found = [*salaries(Salary.objects.of(roles)), *claims(Claim.objects.of(roles))] if roles else []
    own = ComparisonClaim.objects.of([comparison] if comparison else [])
    stated = [
        Held(claim.figure, _unit(claim.unit), "", f"the figure of “{claim.heading}”, a claim of this comparison")
        for claim in own
        if claim.figure is not None
    ]
    return [*(held for figure in found for held in figure.held), *stated]


def _values(rows: QuerySet[Any], fields: Iterable[str]) -> Iterator[dict[str, Any]]:
    said = {"name": F("parent__name"), "by": F("source__short_name")}
    return iter(rows.values("parent_id", *_NAMED, *fields, **said))


def _salary(*, parent_id: str, name: str, by: str, **fields: Any) -> Figure:
    row = r.Salary(**fields)
    main = headline(row)
    shown = formats.money(main.amount, row.currency) if main else "percentiles alone"
    where = ", ".join(filter(None, [row.region, formats.country(row.country)]))
    about = ", ".join([name, where, *filter(None, [formats.LEVELS.get(row.level)]), formats.when(row), by])
    numbers: dict[str, Decimal | None] = {"": row.amount} | {
        f"{p[1:]}th percentile of ": getattr(row, p) for p in PERCENTILES
    }
    held = []
    for what, value in numbers.items():
        if value is not None:
            quoted = main is not None and value == main.amount
            reference = f"[[salary:{parent_id}/{row.key}]]" if quoted else ""
            held.append(Held(value, MONEY, reference, f"the {'' if quoted else what}pay of {about}"))
    return Figure("salary", parent_id, row.key, shown, about, tuple(held))


def _claim(*, parent_id: str, name: str, by: str, **fields: Any) -> Figure:
    row = r.Claim(statement=r.NO_PROSE, **fields)
    about = ", ".join([name, row.heading, formats.when(row), by])
    held: tuple[Held, ...] = ()
    if row.figure is not None:
        said = f"the claim “{row.heading}” of {name}, {formats.when(row)}, {by}"
        held = (Held(row.figure, _unit(row.unit), f"[[claim:{parent_id}/{row.key}]]", said),)
    return Figure("claim", parent_id, row.key, formats.claimed(row) or "no figure", about, held)


def _unit(unit: str) -> str:
    return PERCENT if unit == "percent" else NUMBER


def as_number(word: str) -> Decimal | None:
    """“53,012” or “£53012” as a number; None for what is none."""
    digits = word.strip("£$€%").replace(",", "")
    return Decimal(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 12 else None
