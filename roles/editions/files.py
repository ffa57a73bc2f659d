"""Reading one fixture file: which aggregate it holds, and every fault that can be seen without the database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from roles.editions import facts as f
from roles.editions.facts import Facts, Name
from roles.models import Aggregate, Row
from roles.models.base import root_of

LARGEST = 5_000_000
"""Bytes in one file; a role with 2,000 rows takes about one million."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field of one record, counted from 1; record 0 is the file as a whole."""

    path: Path
    record: int
    field: str
    reason: str

    def __str__(self) -> str:
        where = f"{self.path}: record {self.record}" if self.record else str(self.path)
        return f"{where}, {self.field}: {self.reason}" if self.field else f"{where}: {self.reason}"


class Faults(Exception):
    """Every fault found; nothing was written."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} fault(s)")
        self.faults = faults


@dataclass(frozen=True)
class File:
    """What a file holds: the records that could be read, normalised and in their one order, and the faults."""

    path: Path
    name: Name | None
    """None if the file does not say of which aggregate it is."""
    facts: Facts
    numbers: tuple[int, ...]
    """Where each record stands in the file, from 1."""
    faults: tuple[Fault, ...]


def read(path: Path) -> File:
    """The aggregate that a file holds. One record's fault does not hide the next one's."""
    try:
        records = _records(path)
    except Faults as error:
        return File(path, None, [], (), tuple(error.faults))
    faults: list[Fault] = []
    found: list[tuple[f.Record, int]] = []
    root, key = _root(records[0])
    for number, record in enumerate(records, 1):
        wrong = [Fault(path, number, field, reason) for field, reason in _wrong(record, number, root, key)]
        faults += wrong
        if not wrong:
            found.append((f.normalise(record), number))
    found.sort(key=lambda pair: f.place(pair[0]))
    return File(
        path=path,
        name=(root.kind, key) if root and key else None,
        facts=[record for record, _ in found],
        numbers=tuple(number for _, number in found),
        faults=tuple(faults),
    )


def _records(path: Path) -> list[Any]:
    """The file's list of records, of any form. At most ``LARGEST`` bytes are read.

    :raises Faults: with the one reason why there is none.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            reason = f"Larger than {LARGEST // 1_000_000} MB. Split it: one aggregate a file."
        else:
            records = json.loads(
                content.decode("utf-8"),
                parse_float=f.Decimal,
                parse_constant=_refuse_constant,
                object_pairs_hook=_without_repetition,
            )
            if isinstance(records, list) and records:
                return records
            reason = "Expected a list of records, the root first."
    except OSError as error:
        reason = f"Cannot be read: {error.strerror}."
    except UnicodeDecodeError as error:
        reason = f"Not UTF-8 (byte {error.start + 1}). Save it as UTF-8 without a BOM."
    except json.JSONDecodeError as error:
        reason = f"Not JSON: {error.msg} (line {error.lineno}, column {error.colno})."
    except (ValueError, ArithmeticError, RecursionError) as error:
        reason = f"Not JSON: {error}."
    raise Faults([Fault(path, 0, "", reason)])


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not a number")


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"“{name}” stands twice in one object")
        found[name] = value
    return found


def _root(record: Any) -> tuple[type[Aggregate] | None, str]:
    """The kind of aggregate and the key that a file's first record names, as far as it does."""
    model = f.models_of().get(record["model"].lower()) if _shape_of(record) == "" else None
    key = record["fields"].get("key") if model else None
    root = model if model and issubclass(model, Aggregate) else None
    return root, key if isinstance(key, str) else ""


def _shape_of(record: Any) -> str:
    """What is wrong with the record's form; empty if nothing is."""
    if not isinstance(record, dict) or set(record) != {"model", "fields"} or not isinstance(record["fields"], dict):
        return "Expected {“model”: …, “fields”: {…}} and nothing else (no pk)."
    return "" if isinstance(record["model"], str) else "The model is text, such as “roles.role”."


def _wrong(record: Any, number: int, root: type[Aggregate] | None, key: str) -> Iterator[tuple[str, str]]:
    """(field, reason) of each fault that one record shows by itself or beside the file's first."""
    if shape := _shape_of(record):
        yield "", shape
        return
    label, fields = record["model"], record["fields"]
    try:
        model = type(f.instance(record))
    except ValidationError as error:
        yield from ((field, reason) for field, reasons in error.message_dict.items() for reason in reasons)
        return
    if number == 1:
        if root is None:
            yield "model", f"The first record is the root; {label} is a row of one."
        elif not key:
            yield "key", "The root needs its permanent key."
    elif root is not None and (not issubclass(model, Row) or root_of(model) is not root):
        yield "model", f"{label} is not a row of {root._meta.label_lower}. One aggregate a file."
    elif key and fields.get("parent") != key:
        yield "parent", f"Expected “{key}”, the key of the file’s first record."
    elif not fields.get("key"):
        yield "key", "Every row needs its permanent key."
