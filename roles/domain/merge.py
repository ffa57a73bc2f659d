"""Two editors' changes to one aggregate brought together: three states of its facts in, one out, and what clashes.

States are facts as in `roles.domain.changes`. ``base`` is what both began with, ``mine`` what the editor at hand
typed, ``theirs`` what is saved by now. What one side alone changed is taken; what both changed alike is no clash.
Values are compared and never read, so ``mine`` may hold what somebody typed and nobody could keep.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from roles.domain.changes import NOT_COMPARED, Facts, Name, Record

ROW = ""
"""In place of a field: the whole row, which one side removed and the other changed."""
ORDER = "order"
"""In place of a field: the order of a model's rows, which both sides changed."""


type Made = list[dict[str, Any]]
"""Facts that are made here."""


@dataclass(frozen=True, order=True)
class Clash:
    """What both sides changed differently: a field of a record, a whole row, or the order of a model's rows.

    ``key`` is empty for an order.
    """

    model: str
    key: str
    field: str


@dataclass(frozen=True)
class Merged:
    """The facts with both sides' changes. Where they clash, ``facts`` hold what is mine."""

    facts: Made
    clashes: tuple[Clash, ...]


def merge(base: Facts, mine: Facts, theirs: Facts) -> Merged:
    """Bring two sides' changes together. All three states have the same root."""
    old, own, other = (_named(facts) for facts in (base, mine, theirs))
    clashes: list[Clash] = []
    kept: dict[Name, Record] = {}
    for name in dict.fromkeys((*own, *other)):
        record, clashing = _record(old.get(name), own.get(name), other.get(name))
        clashes += [Clash(*name, field) for field in clashing]
        if record is not None:
            kept[name] = record
    placed = [theirs[0]["model"]] if theirs else []
    for model in _models(kept.values(), without=placed):
        rows = [name[1] for name in kept if name[0] == model]
        sides = [_places(facts, model) for facts in (base, mine, theirs)]
        if _both_moved(*sides):
            clashes.append(Clash(model, "", ORDER))
        for key, order in _order(rows, *sides).items():
            kept[model, key] = _at(kept[model, key], order)
    return Merged(_sorted(kept.values()), tuple(sorted(clashes)))


def taking(mine: Facts, theirs: Facts, clashes: Collection[Clash]) -> Made:
    """My facts with their side of the clashes named."""
    own, other = _named(mine), _named(theirs)
    for clash in clashes:
        name = (clash.model, clash.key)
        if clash.field == ROW:
            own.pop(name, None)
            if name in other:
                own[name] = other[name]
        elif name in own and name in other:
            own[name] = _with(own[name], clash.field, other[name]["fields"].get(clash.field))
    for model in {clash.model for clash in clashes if clash.field == ORDER and not clash.key}:
        rows = _by_place(_places(own.values(), model))
        for order, key in enumerate(_woven(_by_place(_places(theirs, model)), rows), start=1):
            own[model, key] = _at(own[model, key], order)
    return _sorted(own.values())


def differ(clash: Clash, mine: Facts, theirs: Facts) -> bool:
    """Whether two states still disagree about what clashed."""
    if clash.field == ORDER and not clash.key:
        return _moved(_places(mine, clash.model), _places(theirs, clash.model))
    own, other = (_named(facts).get((clash.model, clash.key)) for facts in (mine, theirs))
    if own is None or other is None:
        return clash.field == ROW and own is not other
    return clash.field != ROW and bool(own["fields"].get(clash.field) != other["fields"].get(clash.field))


def _record(old: Record | None, mine: Record | None, theirs: Record | None) -> tuple[Record | None, list[str]]:
    """What becomes of one record, and the fields in which it clashes."""
    if mine is None or theirs is None:
        left = mine or theirs
        if old is None or left is None:
            return left, []  # added by one side, or gone from both
        return (mine, [ROW]) if _fields(left) != _fields(old) else (None, [])
    before, merged, clashing = _fields(old) if old else {}, dict(mine["fields"]), []
    for field in dict.fromkeys((*_fields(mine), *_fields(theirs))):
        was, own, other = (fields.get(field) for fields in (before, mine["fields"], theirs["fields"]))
        if other in (own, was):
            continue
        if own == was:
            merged[field] = other
        else:
            clashing.append(field)
    return {**mine, "fields": {field: value for field, value in merged.items() if value is not None}}, clashing


def _order(
    keys: Collection[str], base: Mapping[str, int], mine: Mapping[str, int], theirs: Mapping[str, int]
) -> Mapping[str, int]:
    """The rows' places. A side's own numbers if it alone changed any and they are enough; otherwise 1, 2, 3 …"""
    own, other = ([key for key in _by_place(side) if key in keys] for side in (mine, theirs))
    first, second = (own, other) if _moved(base, mine) else (other, own)
    rows = _woven(first, second, complete=True)
    for side, unchanged in ((mine, theirs), (theirs, mine)):
        if unchanged in (base, side) and rows == _by_place(side):
            return side
    return {key: number for number, key in enumerate(rows, start=1)}


def _woven(first: Sequence[str], second: Sequence[str], *, complete: bool = False) -> list[str]:
    """Rows in the order of the first list, each of the second's own after the one that it follows there.

    Without ``complete`` the rows are those of the second list alone.
    """
    rows = list(first) if complete else [key for key in first if key in second]
    before = None
    for key in second:
        if key not in rows:
            at = rows.index(before) + 1 if before is not None else 0
            while at < len(rows) and rows[at] not in second:
                at += 1
            rows.insert(at, key)
        before = key
    return rows


def _both_moved(base: Mapping[str, int], mine: Mapping[str, int], theirs: Mapping[str, int]) -> bool:
    return _moved(base, mine) and _moved(base, theirs) and _moved(mine, theirs)


def _moved(before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Whether the rows that are in both stand in another order."""
    return [key for key in _by_place(before) if key in after] != [key for key in _by_place(after) if key in before]


def _places(facts: Iterable[Record], model: str) -> dict[str, int]:
    return {r["fields"]["key"]: r["fields"].get("order", 0) for r in facts if r["model"] == model}


def _by_place(places: Mapping[str, int]) -> list[str]:
    return sorted(places, key=lambda key: (places[key], key))


def _at(record: Record, order: int) -> Record:
    """The record at another place; like every field, a place at its default of 0 is left out."""
    return record if record["fields"].get("order", 0) == order else _with(record, "order", order or None)


def _with(record: Record, field: str, value: Any) -> Record:
    """The record with another value; None is the field's default, which facts leave out."""
    fields = {name: kept for name, kept in record["fields"].items() if name != field}
    return {**record, "fields": fields if value is None else {**fields, field: value}}


def _fields(record: Record) -> dict[str, Any]:
    return {name: value for name, value in record["fields"].items() if name not in NOT_COMPARED}


def _named(facts: Facts) -> dict[Name, Record]:
    return {(record["model"], record["fields"]["key"]): record for record in facts}


def _models(records: Iterable[Record], *, without: Collection[str]) -> list[str]:
    return [m for m in dict.fromkeys(record["model"] for record in records) if m not in without]


def _sorted(records: Iterable[Record]) -> Made:
    """The root, which comes first as it is, then rows by model, place and key."""
    root, *rows = (dict(record) for record in records)
    return [root, *sorted(rows, key=lambda r: (r["model"], r["fields"].get("order", 0), r["fields"]["key"]))]
