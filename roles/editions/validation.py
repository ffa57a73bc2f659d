"""Checking fixture files before anything is written: every fault of every record, with where and how to mend it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from roles.domain.prose import FIGURES
from roles.editions import checks
from roles.editions import facts as f
from roles.editions.facts import Facts, Name
from roles.models import Address, Aggregate, Row, kinds
from roles.models.base import prose_of, repeated, root_of
from roles.prose import references

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


def parse(path: Path) -> tuple[Name, Facts]:
    """The aggregate that a file holds, normalised.

    :raises Faults: if the file cannot be read as exactly one aggregate.
    """
    records = _json(path)
    if not isinstance(records, list) or not records:
        raise Faults([Fault(path, 0, "", "Expected a list of records, the root first.")])
    faults: list[Fault] = []
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict) or set(record) != {"model", "fields"} or not isinstance(record["fields"], dict):
            faults.append(Fault(path, number, "", "Expected {“model”: …, “fields”: {…}} and nothing else (no pk)."))
        elif not isinstance(record["model"], str):
            faults.append(Fault(path, number, "model", "Expected text such as “roles.role”."))
        else:
            faults += _readable(path, number, record)
    if not faults:
        faults += _one_aggregate(path, records)
    if faults:
        raise Faults(faults)
    facts = f.normalise(records)
    root = f.instance(facts[0])
    assert isinstance(root, Aggregate)  # noqa: S101 - _one_aggregate has made sure
    return (root.kind, root.key), facts


def validate(writing: Mapping[Name, Facts], paths: Mapping[Name, Path]) -> list[Fault]:
    """Faults of the aggregates about to be written, together with what the working copy keeps."""
    known = _Known(writing)
    faults: list[Fault] = []
    for name, facts in writing.items():
        made = [f.instance(record) for record in facts]
        for number, instance in enumerate(made, 1):
            found = {**_fields(instance), **_references(instance, known)}
            faults += [
                Fault(paths[name], number, where, reason) for where, reasons in found.items() for reason in reasons
            ]
        faults += [Fault(paths[name], number, where, reason) for number, where, reason in _repeated(made)]
        faults += [Fault(paths[name], 0, "", reason) for reason in checks.faults(facts)]
    faults += [Fault(paths[name], 1, where, reason) for name, where, reason in known.clashes()]
    return faults


def _json(path: Path) -> object:
    try:
        if path.stat().st_size > LARGEST:
            raise Faults(
                [Fault(path, 0, "", f"Larger than {LARGEST // 1_000_000} MB. Split it: one aggregate a file.")]
            )
        return json.loads(path.read_bytes().decode("utf-8"), parse_constant=_refuse_constant)
    except OSError as error:
        raise Faults([Fault(path, 0, "", f"Cannot be read: {error.strerror}.")]) from error
    except UnicodeDecodeError as error:
        raise Faults(
            [Fault(path, 0, "", f"Not UTF-8 (byte {error.start + 1}). Save it as UTF-8 without a BOM.")]
        ) from error
    except json.JSONDecodeError as error:
        raise Faults(
            [Fault(path, 0, "", f"Not JSON: {error.msg} (line {error.lineno}, column {error.colno}).")]
        ) from error
    except (ValueError, RecursionError) as error:
        raise Faults([Fault(path, 0, "", f"Not JSON: {error}.")]) from error


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not a number")


def _readable(path: Path, number: int, record: f.Record) -> Iterator[Fault]:
    try:
        f.instance(record)
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            for message in messages:
                yield Fault(path, number, field, message)


def _one_aggregate(path: Path, records: Facts) -> Iterator[Fault]:
    root = apps.get_model(records[0]["model"])
    if not issubclass(root, Aggregate):
        yield Fault(path, 1, "model", f"The first record is the root; {records[0]['model']} is a row of one.")
        return
    key = records[0]["fields"].get("key")
    if not key:
        yield Fault(path, 1, "key", "The root needs its permanent key.")
    for number, record in enumerate(records[1:], 2):
        model = apps.get_model(record["model"])
        if not issubclass(model, Row) or root_of(model) is not root:
            yield Fault(
                path, number, "model", f"{record['model']} is not a row of {records[0]['model']}. One aggregate a file."
            )
        elif record["fields"].get("parent") != key:
            yield Fault(path, number, "parent", f"Expected “{key}”, the key of the file’s first record.")
        elif not record["fields"].get("key"):
            yield Fault(path, number, "key", "Every row needs its permanent key.")


def _fields(instance: models.Model) -> dict[str, list[str]]:
    """What the record's own fields and constraints refuse."""
    foreign = {field.name for field in instance._meta.concrete_fields if field.is_relation}
    faults: dict[str, list[str]] = {}
    try:
        instance.clean_fields(exclude=foreign | {"digest"})
    except ValidationError as error:
        faults.update(error.message_dict)
    for field in instance._meta.concrete_fields:
        if field.name in foreign and not field.null and getattr(instance, field.attname) is None:
            faults[field.name] = ["This field cannot be empty."]
    if not faults:
        for constraint in instance._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                try:
                    constraint.validate(type(instance), instance)
                except ValidationError as error:
                    faults.setdefault("", []).extend(error.messages)
    return faults


def _references(instance: models.Model, known: "_Known") -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    for field in instance._meta.concrete_fields:
        key = getattr(instance, field.attname)
        if field.name != "parent" and field.is_relation and key is not None:
            kind = field.related_model.kind  # type: ignore[union-attr]
            if not known.has(kind, key):
                faults[field.name] = [f"There is no {kind} “{key}”, neither in the files nor in the database."]
    for name, markdown in prose_of(instance):
        unknown = [ref for ref in references(markdown) if not known.has(ref.kind, ref.key)]
        if unknown:
            faults[name] = [f"[[{ref.kind}:{ref.key}]] names nothing in the files or the database." for ref in unknown]
    kind, key = getattr(instance, "target_kind", ""), getattr(instance, "target_key", "")
    if kind and not known.has(kind, key):
        faults["target_key"] = [f"There is no {kind} “{key}”."]
    return faults


def _repeated(made: list[models.Model]) -> Iterator[tuple[int, str, str]]:
    """Rows of one aggregate that a unique constraint forbids together."""
    numbers = {id(instance): number for number, instance in enumerate(made, 1)}
    for row, first, message in repeated(instance for instance in made if isinstance(instance, Row)):
        yield numbers[id(row)], "", f"{message} See record {numbers[id(first)]}."


class _Known:
    """What there will be after the load: the files' aggregates over those of the working copy."""

    def __init__(self, writing: Mapping[Name, Facts]) -> None:
        self.writing = writing
        self.keys = {kind: set(root._default_manager.values_list("pk", flat=True)) for kind, root in kinds().items()}
        for kind, key in writing:
            self.keys[kind].add(key)
        self.rows: dict[str, set[str]] = {}
        for kind in FIGURES:
            label = f"roles.{kind}"
            kept = apps.get_model("roles", kind)._default_manager.values_list("parent_id", "key")
            self.rows[kind] = {f"{role}/{key}" for role, key in kept if ("role", role) not in writing} | {
                f"{role}/{row['fields']['key']}"
                for (_, role), facts in writing.items()
                for row in facts
                if row["model"] == label
            }

    def has(self, kind: str, key: str) -> bool:
        """Whether a reference to it leads somewhere."""
        return key in (self.rows[kind] if kind in self.rows else self.keys.get(kind, ()))

    def clashes(self) -> Iterator[tuple[Name, str, str]]:
        """Slugs and positions that two roots want, and successors that lead round in a circle."""
        for kind, root in kinds().items():
            own = {key: facts[0]["fields"] for (k, key), facts in self.writing.items() if k == kind}
            if not own:
                continue
            unique = [field.name for field in root._meta.concrete_fields if field.unique and not field.primary_key]
            for name in unique:
                kept = dict(root._default_manager.exclude(pk__in=own).values_list(name, "pk"))
                if name == "slug":
                    kept.update(Address.objects.filter(kind=kind).exclude(key__in=own).values_list("slug", "key"))
                wanted = Counter(fields.get(name) for fields in own.values())
                for key, fields in own.items():
                    other = kept.get(fields.get(name))
                    if other is not None:
                        yield (kind, key), name, f"“{fields.get(name)}” already belongs to {kind} “{other}”."
                    elif wanted[fields.get(name)] > 1:
                        yield (kind, key), name, f"“{fields.get(name)}” is used by two files."
            successors = dict(root._default_manager.exclude(successor=None).values_list("pk", "successor"))
            successors.update({key: fields["successor"] for key, fields in own.items() if "successor" in fields})
            for key in own:
                if _circles(key, successors):
                    yield (kind, key), "successor", "The successors lead round in a circle. Let one of them be live."


def _circles(key: str, successors: Mapping[str, str]) -> bool:
    seen = {key}
    while key in successors:
        key = successors[key]
        if key in seen:
            return True
        seen.add(key)
    return False
