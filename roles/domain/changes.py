"""What changed between two states of one aggregate: fields, and rows added, removed, changed or moved.

States are facts: a list of records ``{"model": "roles.role", "fields": {…}}``, the root first; a field at its
default is left out. A row is the same row as long as its model and key are the same.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

Record = Mapping[str, Any]
Facts = Sequence[Record]
Name = tuple[str, str]
"""(model, key) of a record."""

NOT_COMPARED = frozenset({"key", "order", "parent"})
"""What names a row and where it stands; a changed place is told as a move."""


@dataclass(frozen=True)
class FieldChange:
    """A field's value before and after, as facts hold it; None where it was at its default."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class RecordChange:
    """What became of one record. ``record`` is its latest state; the root is only ever ``changed``."""

    what: Literal["added", "removed", "changed", "moved"]
    record: Record
    fields: tuple[FieldChange, ...] = ()

    @property
    def model(self) -> str:
        """The record's model, ``roles.roleskill``."""
        return str(self.record["model"])


@dataclass(frozen=True)
class Brought:
    """How many of a dataset's rows were added, changed and removed; ``dataset`` is the key of its source."""

    dataset: str
    added: int
    changed: int
    removed: int

    @property
    def text(self) -> str:
        """“12 changed, 3 added”; empty if only their places changed."""
        told = ((self.changed, "changed"), (self.added, "added"), (self.removed, "taken out"))
        return ", ".join(f"{number:,} {what}" for number, what in told if number)


@dataclass(frozen=True)
class Piece:
    """A run of words: ``same``, ``added`` or ``removed``."""

    what: Literal["same", "added", "removed"]
    text: str


def changes(before: Facts, after: Facts) -> tuple[RecordChange, ...]:
    """What changed, the root first, then rows by model in their order; those removed stand after those that stayed.

    A row is moved if it no longer stands in the same order as the others; as few rows as possible are said to be.
    """
    old, new = _named(before), _named(after)
    found = []
    for name, record in new.items():
        if name not in old:
            found.append(RecordChange("added", record, _fields({}, record["fields"])))
        elif fields := _fields(old[name]["fields"], record["fields"]):
            found.append(RecordChange("changed", record, fields))
    told = {_name(change.record) for change in found}
    moved = [RecordChange("moved", new[name]) for name in _moved(list(old), list(new)) if name not in told]
    gone = [RecordChange("removed", r, _fields(r["fields"], {})) for name, r in old.items() if name not in new]
    models = list(dict.fromkeys(record["model"] for record in (*after, *before)))
    return tuple(sorted((*found, *moved, *gone), key=lambda change: models.index(change.model)))


def brought(record: Record) -> bool:
    """Whether a dataset brought this row. False for roots."""
    return "parent" in record["fields"] and "dataset" in record["fields"]


def folded(found: Iterable[RecordChange]) -> tuple[tuple[RecordChange, ...], tuple[Brought, ...]]:
    """The changes of the root and of editors' rows; those of datasets' rows are counted, dataset by dataset."""
    own: list[RecordChange] = []
    counts: dict[str, Counter[str]] = {}
    for change in found:
        if brought(change.record):
            counts.setdefault(change.record["fields"]["dataset"], Counter())[change.what] += 1
        else:
            own.append(change)
    told = (Brought(key, n["added"], n["changed"], n["removed"]) for key, n in sorted(counts.items()))
    return tuple(own), tuple(each for each in told if each.text)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one, word by word, with what was removed and what was added marked."""
    old, new = before.split(), after.split()
    found: list[Piece] = []
    for tag, i, j, k, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", " ".join(old[i:j])))
            continue
        if i < j:
            found.append(Piece("removed", " ".join(old[i:j])))
        if k < end:
            found.append(Piece("added", " ".join(new[k:end])))
    return tuple(found)


def _name(record: Record) -> Name:
    return record["model"], record["fields"]["key"]


def _named(facts: Facts) -> dict[Name, Record]:
    return {_name(record): record for record in facts}


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    names = dict.fromkeys((*after, *before))
    return tuple(
        FieldChange(name, before.get(name), after.get(name))
        for name in names
        if name not in NOT_COMPARED and before.get(name) != after.get(name)
    )


def _moved(old: list[Name], new: list[Name]) -> Iterator[Name]:
    """Rows on both sides that are not in the longest run that kept its order, model by model."""
    for model in dict.fromkeys(model for model, _ in new):
        place = {name: number for number, name in enumerate(old) if name[0] == model}
        common = [name for name in new if name in place]
        kept = _longest_rise([place[name] for name in common])
        yield from (name for at, name in enumerate(common) if at not in kept)


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """The places of a longest rising run (patience sorting), so that whatever is outside it is what moved."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(ends[pile - 1] if pile else None)
        tops[pile:] = [number] if pile == len(tops) else [number, *tops[pile + 1 :]]
        ends[pile:] = [at] if pile == len(ends) else [at, *ends[pile + 1 :]]
    kept: set[int] = set()
    at_: int | None = ends[-1] if ends else None
    while at_ is not None:
        kept.add(at_)
        at_ = before[at_]
    return frozenset(kept)
