"""What becomes of each row of a table of salary figures: a new figure, a change of one, the same, or a fault.

A row is about the figure that it names by key, or else about the role's one figure that is alike in all of
``IDENTITY``. An empty cell says nothing, so it never takes anything away; nor does a figure missing from the file.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from roles.domain.cells import SIGNS, Unreadable, clash_of_currencies
from roles.domain.paytable import AMOUNTS, COLUMN, IDENTITY, NOTHING, SIGN, Figure, Known, read_cell, wrongs

type Cell = str | None
"""The text of a cell; None for a formula, whose value is not trusted."""
type Fault = tuple[str, str]
"""(column, reason); no column if the fault is of the row as a whole."""

FORMULA = "It holds a formula, whose value is not trusted. Copy the column and paste its values instead."
_EXACT = ("year", "month", "day")


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGE = "change"
    SAME = "same"
    FAULT = "fault"


@dataclass(frozen=True)
class Read:
    """What a row says: the role and, where it names one, the key of its figure; what is given; what cannot be read."""

    row: int
    role: str
    key: str
    given: Figure
    signs: Mapping[str, str]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Verdict:
    """What becomes of a row: the figure of the role as it will be, and as it is, if there is one (``key``)."""

    row: int
    fate: Fate
    role: str = ""
    key: str = ""
    figure: Figure = field(default_factory=dict)
    before: Figure = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


# --- Reading ----------------------------------------------------------------------------------------


def read_rows(
    rows: Iterable[tuple[int, Sequence[Cell]]], *, columns: Mapping[str, int], width: int, known: Known
) -> Iterator[Read]:
    """What each row says, its cells read by their columns; ``width`` is the number of headings."""
    seen: dict[tuple[str, str], Figure | str] = {}

    def read(name: str, cell: str) -> Figure | str:
        """What a cell says, or why it cannot be read. The same cell is read once."""
        if (name, cell) not in seen:
            try:
                seen[name, cell] = read_cell(name, cell, known)
            except Unreadable as fault:
                seen[name, cell] = str(fault)
        return seen[name, cell]

    for number, cells in rows:
        given: Figure = {}
        faults: list[Fault] = []
        if any(cell is None or cell.strip() for cell in cells[width:]):
            faults.append(("", "It has more cells than there are headings. Is a comma within a cell without quotes?"))
        for name, place in columns.items():
            cell = cells[place] if place < len(cells) else ""
            said = FORMULA if cell is None else read(name, cell)
            if isinstance(said, str):
                faults.append((name, said))
            elif name == "as_of_precision" and _finer(said, given):
                faults.append((name, f"The date itself is exact to the {given[name]} only."))
            else:
                given |= said
        signs = {name: given.pop(SIGN + name) for name in AMOUNTS if SIGN + name in given}
        role, key = given.pop("role", ""), given.pop("key", "")
        if not role and not any(name == "role" for name, _ in faults):
            faults.append(("role", "No role is named."))
        yield Read(number, role, key, given, signs, tuple(faults))


def _finer(stated: Figure, written: Figure) -> bool:
    """Whether a date is stated to be more exact than it is written."""
    one, other = (said.get("as_of_precision", "") for said in (stated, written))
    return one in _EXACT and other in _EXACT and _EXACT.index(one) > _EXACT.index(other)


# --- Judging ----------------------------------------------------------------------------------------


def judge(
    reads: Iterable[Read], *, everywhere: Figure, existing: Mapping[str, Mapping[str, Figure]]
) -> tuple[Verdict, ...]:
    """What becomes of each row, beside the ``existing`` figures of each role by their keys.

    ``everywhere`` is what holds for all rows that do not say otherwise, and do not name their figure by key.
    """
    alike = {role: {_identity(figure): key for key, figure in figures.items()} for role, figures in existing.items()}
    verdicts = [_verdict(read, everywhere, existing.get(read.role, {}), alike.get(read.role, {})) for read in reads]
    verdicts = _each_once(verdicts)
    while clashes := _clashes(verdicts, existing):
        verdicts = [_faulty(v, clashes[v.row]) if v.row in clashes else v for v in verdicts]
    return tuple(verdicts)


def _identity(figure: Figure) -> tuple[str, ...]:
    return tuple(figure[name] for name in IDENTITY)


def _verdict(
    read: Read, everywhere: Figure, figures: Mapping[str, Figure], alike: Mapping[tuple[str, ...], str]
) -> Verdict:
    faults = list(read.faults)
    key = read.key
    if key:
        before = figures.get(key, {})
        figure = {**NOTHING, **before, **read.given}
        if not before and read.role:
            faults.append(("key", f"The role has no figure “{key}”. Leave the cell empty to add a new one."))
    else:
        figure = {**NOTHING, **everywhere, **read.given}
        if not figure["amount"] and "statistic" not in read.given:
            figure["statistic"] = ""  # what is said of all amounts is not said of percentiles
        if not figure["currency"]:
            figure["currency"] = _currency_of(read.signs)
        key = alike.get(_identity(figure), "")
        before = figures.get(key, {})
        figure = {**figure, **{name: value for name, value in before.items() if not figure[name]}}
    if not faults:
        faults += wrongs(figure)
        signs = {name: clash_of_currencies(sign, figure["currency"]) for name, sign in read.signs.items()}
        faults += [(name, reason) for name, reason in signs.items() if reason and figure["currency"]]
    if faults:
        return Verdict(read.row, Fate.FAULT, read.role, read.key, faults=tuple(faults))
    fate = Fate.NEW if not before else Fate.SAME if figure == before else Fate.CHANGE
    return Verdict(read.row, fate, read.role, key, figure, before)


def _currency_of(signs: Mapping[str, str]) -> str:
    """The currency that the signs beside the amounts leave no doubt of; empty if there is any."""
    meant = {code for sign in signs.values() if sign for code in SIGNS.get(sign, {sign})}
    return meant.pop() if len(meant) == 1 else ""


def _each_once(verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts, with a fault for every row whose figure another row gives too: nobody can tell which is right."""
    rows: dict[tuple[object, ...], list[int]] = defaultdict(list)
    about = {v.row: (v.role, v.key or _identity(v.figure)) for v in verdicts if v.fate is not Fate.FAULT}
    for row, target in about.items():
        rows[target].append(row)
    return [
        _faulty(v, next(row for row in rows[about[v.row]] if row != v.row))
        if v.row in about and len(rows[about[v.row]]) > 1
        else v
        for v in verdicts
    ]


def _clashes(verdicts: Iterable[Verdict], existing: Mapping[str, Mapping[str, Figure]]) -> dict[int, int]:
    """{row: another row, or 0 for what the role has already} of figures that would be the same figure afterwards."""
    written = {(v.role, v.key or f"row {v.row}"): v for v in verdicts if v.fate in (Fate.NEW, Fate.CHANGE)}
    held: dict[tuple[object, ...], int] = {
        (role, _identity(figure)): 0
        for role, figures in existing.items()
        for key, figure in figures.items()
        if (role, key) not in written
    }
    found: dict[int, int] = {}
    for verdict in written.values():
        other = held.setdefault((verdict.role, _identity(verdict.figure)), verdict.row)
        if other != verdict.row:
            found[verdict.row] = other
    return found


def _faulty(verdict: Verdict, other: int) -> Verdict:
    where = f"Row {other} gives" if other else "The role has"
    reason = f"{where} the same figure: same source, country, kind, date and so on. Keep one of them."
    return replace(verdict, fate=Fate.FAULT, faults=(*verdict.faults, ("", reason)), figure={}, before={})


def changes(verdict: Verdict) -> Iterator[tuple[str, str, str]]:
    """(field, before, after) of what a row changes, in the order of the columns."""
    for name in COLUMN:
        before, after = verdict.before.get(name, ""), verdict.figure.get(name, "")
        if before != after:
            yield name, before, after
