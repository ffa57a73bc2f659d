"""The rows of a file and their fates, as the page shows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from roles.domain.fates import Fate, Verdict, changes
from roles.domain.paytable import AMOUNTS, COLUMN, LISTS, Figure
from roles.domain.records import Dated
from roles.editing.bulk.exporting import as_it_came
from roles.editing.bulk.matching import heading_of
from roles.formats import PERIODS, country, money, when
from roles.models import Role, SalaryFile, Source

FATES = {
    Fate.NEW: "New",
    Fate.CHANGE: "Change",
    Fate.SAME: "Same",
    Fate.FAULT: "Fault",
}
_SUMMARY = ("country", "region", "statistic", "basis", "period", "level", "source", "as_of", "release")
_IN_THE_WORDS = ("currency", "as_of_precision")
"""Fields that show in the words for others: in the amount, and in the date."""


@dataclass(frozen=True)
class Changed:
    """A field with what it says before and after, in words; no before for what is new."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a row, and in which column of the file."""

    where: str
    reason: str


@dataclass(frozen=True)
class Shown:
    """A row: which of the file, its fate, the role, which figure it is, what changes, what is wrong."""

    row: int
    fate: str
    fate_words: str
    role: str
    role_name: str
    figure: str
    changes: tuple[Changed, ...]
    wrongs: tuple[Wrong, ...]
    cells: tuple[str, ...]


def shown(file: SalaryFile, verdicts: Iterable[Verdict]) -> Iterator[Shown]:
    """The rows in words. Two queries for all of them."""
    verdicts = list(verdicts)
    names = dict(Role.objects.filter(pk__in={v.role for v in verdicts}).values_list("pk", "name"))
    named = {v.figure.get(name, "") for v in verdicts for name in ("source", "reported_by")}
    named |= {v.before.get(name, "") for v in verdicts for name in ("source", "reported_by")}
    sources = dict(Source.objects.filter(pk__in=named).values_list("pk", "short_name"))
    cells = dict(file.rows)

    def words(name: str, figure: Figure) -> str:
        value = figure.get(name, "")
        if not value:
            return ""
        if name in AMOUNTS:
            return money(Decimal(value), figure["currency"])
        if name == "country":
            return country(value)
        if name in ("as_of", "retrieved_on"):
            precision = figure["as_of_precision"] if name == "as_of" else "day"
            return when(Dated(as_of=date.fromisoformat(value), as_of_precision=precision))
        if name == "period":
            return PERIODS[value]
        return LISTS[name][value].lower() if name in LISTS else sources.get(value, value)

    for v in verdicts:
        told = [(name, words(name, v.before), words(name, v.figure)) for name, *_ in changes(v)]
        wanted = [name for name in COLUMN if v.fate is not Fate.NEW or name not in (*_SUMMARY, *_IN_THE_WORDS)]
        yield Shown(
            row=v.row,
            fate=v.fate,
            fate_words=FATES[v.fate],
            role=v.role if v.role in names else "",
            role_name=names.get(v.role, ""),
            figure=", ".join(filter(None, (words(name, v.figure) for name in _SUMMARY))),
            changes=tuple(Changed(COLUMN[n].heading, before, after) for n, before, after in told if n in wanted),
            wrongs=tuple(Wrong(_where(file, name), reason) for name, reason in v.faults),
            cells=tuple(filter(None, as_it_came(file, cells.get(v.row, ())))),
        )


def _where(file: SalaryFile, name: str) -> str:
    """The column of the file in which a fault stands, or ours if the file has none."""
    if not name:
        return "The row"
    return f"Column {heading_of(file, file.columns[name])}" if name in file.columns else COLUMN[name].heading
