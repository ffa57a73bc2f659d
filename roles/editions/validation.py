"""Checking what files hold against each other and the database: every fault of every record, before any write."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from roles.domain.prose import FIGURES
from roles.editions import checks
from roles.editions import facts as f
from roles.editions.facts import Record
from roles.editions.files import Fault, Faults, File
from roles.models import Address, Row, kinds
from roles.models.base import CIRCLE, in_circle, repeated, unknown_references
from roles.models.register import SLUG_TAKEN

__all__ = ["Fault", "Faults", "validate"]


def validate(files: Collection[File]) -> list[Fault]:
    """Faults of the aggregates about to be written, together with what the working copy keeps.

    Those that a file already has are not repeated; what a faulty file leaves open is not held against others.
    """
    known = _Known(files)
    faults: list[Fault] = []
    for file in files:
        made = {number: f.instance(record) for number, record in zip(file.numbers, file.facts, strict=True)}
        made = dict(sorted(made.items()))
        found = [
            Fault(file.path, number, field, reason)
            for number, instance in made.items()
            for field, reason in (*_fields(instance), *_references(instance, known))
        ]
        found += [Fault(file.path, number, "", reason) for number, reason in _repeated(made)]
        if not found and not file.faults:
            found += [Fault(file.path, 0, "", reason) for reason in checks.faults(file.facts)]
        faults += found
    return [*faults, *known.clashes()]


def _fields(instance: models.Model) -> Iterator[tuple[str, str]]:
    """(field, reason) of what the record's own fields and constraints refuse."""
    foreign = [field for field in instance._meta.concrete_fields if field.is_relation]
    faults = [
        (field.name, "This field cannot be empty.")
        for field in foreign
        if not field.null and getattr(instance, field.attname) is None
    ]
    try:
        instance.clean_fields(exclude={"digest", *(field.name for field in foreign)})
    except ValidationError as error:
        faults += [(field, reason) for field, reasons in error.message_dict.items() for reason in reasons]
    yield from faults
    if faults:
        return
    for constraint in instance._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            try:
                constraint.validate(type(instance), instance)
            except ValidationError as error:
                yield "", str(error.message)


def _references(instance: models.Model, known: "_Known") -> Iterator[tuple[str, str]]:
    """(field, reason) of what the record points to and nobody has."""
    for field in instance._meta.concrete_fields:
        key = getattr(instance, field.attname)
        if field.name != "parent" and field.is_relation and key is not None:
            kind = field.related_model.kind  # type: ignore[union-attr]
            if not known.has(kind, key):
                yield field.name, f"There is no {kind} “{key}”, neither in the files nor in the database."
    for name, unknown in unknown_references(instance, known.has):
        for ref in unknown:
            yield name, f"[[{ref.kind}:{ref.key}]] names nothing in the files or the database."
    kind, key = getattr(instance, "target_kind", ""), getattr(instance, "target_key", "")
    if kind and key and not known.has(kind, key):
        yield "target_key", f"There is no {kind} “{key}”, neither in the files nor in the database."


def _repeated(made: Mapping[int, models.Model]) -> Iterator[tuple[int, str]]:
    """(record, why) of rows that a unique constraint forbids together."""
    numbers = {id(instance): number for number, instance in made.items()}
    for row, first, message in repeated(instance for instance in made.values() if isinstance(instance, Row)):
        yield numbers[id(row)], f"{message} See record {numbers[id(first)]}."


class _Known:
    """What there will be after the load: the files' aggregates over those of the working copy."""

    def __init__(self, files: Iterable[File]) -> None:
        self.files = {file.name: file for file in files if file.name}
        self.faulty = {name for name, file in self.files.items() if file.faults}
        self.keys = {kind: set(root._default_manager.values_list("pk", flat=True)) for kind, root in kinds().items()}
        for kind, key in self.files:
            self.keys[kind].add(key)
        self.figures: dict[str, set[str]] = {}
        for kind in FIGURES:
            rows = apps.get_model("roles", kind)._default_manager.values_list("parent_id", "key")
            self.figures[kind] = {f"{role}/{key}" for role, key in rows if ("role", role) not in self.files} | {
                f"{role}/{record['fields']['key']}"
                for (_, role), file in self.files.items()
                for record in file.facts
                if record["model"] == f"roles.{kind}"
            }

    def has(self, kind: str, key: str) -> bool:
        """Whether a reference to it leads somewhere, or may do so once a faulty file is mended."""
        if kind in FIGURES:
            return key in self.figures[kind] or ("role", key.partition("/")[0]) in self.faulty
        return key in self.keys.get(kind, ())

    def clashes(self) -> Iterator[Fault]:
        """Slugs and places that two roots want, and successors that lead round in a circle."""
        for kind, root in kinds().items():
            own = {
                key: file.facts[0]["fields"]
                for (k, key), file in self.files.items()
                if k == kind and file.numbers[:1] == (1,)
            }
            if not own:
                continue
            unique = [field.name for field in root._meta.concrete_fields if field.unique and not field.primary_key]
            for name in unique:
                kept = dict(root._default_manager.exclude(pk__in=own).values_list(name, "pk"))
                yield from self._twice(kind, name, own, kept)
            reserved = dict(Address.objects.filter(kind=kind).values_list("slug", "key"))
            successors = dict(root._default_manager.exclude(successor=None).values_list("pk", "successor"))
            successors = {key: to for key, to in successors.items() if key not in own}
            successors |= {key: fields["successor"] for key, fields in own.items() if "successor" in fields}
            for key, fields in own.items():
                path = self.files[kind, key].path
                if reserved.get(fields.get("slug", ""), key) != key:
                    yield Fault(path, 1, "slug", f"{fields['slug']}: {SLUG_TAKEN}")
                if in_circle(key, successors):
                    yield Fault(path, 1, "successor", CIRCLE)

    def _twice(self, kind: str, name: str, own: Mapping[str, Record], kept: Mapping[object, str]) -> Iterator[Fault]:
        """What is unique, by its value: wanted by two files, or by a file and what the working copy keeps."""
        wanted = Counter(fields[name] for fields in own.values() if name in fields)
        for key, fields in own.items():
            value = fields.get(name)
            if value in kept:
                reason = f"“{value}” already belongs to {kind} “{kept[value]}”."
            elif wanted[value] > 1:
                reason = f"“{value}” is used by two files."
            else:
                continue
            yield Fault(self.files[kind, key].path, 1, name, reason)
