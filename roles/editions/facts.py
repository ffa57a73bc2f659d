"""Facts: an aggregate's records in the format of the fixtures, built from and restored to the working copy.

A record is ``{"model": "roles.role", "fields": {…}}``: no pk, foreign keys by key, fields at their default left
out, so that a field added later changes no digest. An aggregate's facts are the list of its records, the root
first, then its rows by model and order. Editions, fixtures, diffs and reverts all use this one form.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import count
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from roles.domain.prose import FIGURES, Reference
from roles.models import Address, Aggregate, Imported, Row, kinds, rows_of
from roles.models.base import RowQuerySet
from roles.models.fields import ProseField
from roles.models.register import SLUG_TAKEN
from roles.prose import ProseTooLong
from roles.prose import references as prose_references

Record = dict[str, Any]
Facts = list[Record]
Name = tuple[str, str]
"""(kind, key): which aggregate."""

VERSION = 1
"""Of the facts' form. Raise it when a field is renamed or its meaning changes, and teach ``upgrade``."""


def upgrade(facts: Facts, version: int) -> Facts:
    """The facts of an older version in today's form. Version 1 is the first, so nothing is to be done yet.

    :raises ValueError: for a version that this code does not know.
    """
    if version != VERSION:
        raise ValueError(f"Facts of version {version} are newer than this code, which knows version {VERSION}.")
    return facts


@cache
def models_of() -> Mapping[str, type[Aggregate] | type[Row]]:
    """The models of roots and rows by their label, ``roles.role``."""
    models_ = apps.get_app_config("roles").get_models()
    return {model._meta.label_lower: model for model in models_ if issubclass(model, (Aggregate, Row))}


@cache
def _fields(model: type[models.Model]) -> "dict[str, models.Field[Any, Any]]":
    return {f.name: f for f in model._meta.concrete_fields if f.name not in ("id", "digest")}


@cache
def _defaults(model: type[models.Model]) -> tuple[tuple[str, str, Any], ...]:
    """(name, attribute, default) of each field."""
    return tuple((f.name, f.attname, f.get_default()) for f in _fields(model).values())


def record(instance: models.Model) -> Record:
    """One instance as a record of plain JSON values."""
    model = type(instance)
    return _record(model, [getattr(instance, attname) for _, attname, _ in _defaults(model)])


def _record(model: type[models.Model], values: Iterable[Any]) -> Record:
    """The record of one row of a table, its values in the order of ``_defaults``."""
    fields: dict[str, Any] = {}
    for (name, _, default), value in zip(_defaults(model), values, strict=True):
        if value is None or value == default:
            continue
        if isinstance(value, Decimal):  # as many places as the column keeps: 5 and 5.00 are the same
            places = cast("models.DecimalField[Any, Any]", _fields(model)[name]).decimal_places
            fields[name] = f"{value:.{places}f}"
        else:
            fields[name] = value.isoformat() if isinstance(value, date) else value
    return {"model": model._meta.label_lower, "fields": fields}


def instance(record: Record) -> Aggregate | Row:
    """The unsaved instance that a record describes.

    :raises ValidationError: by field, for an unknown model or field or a value that cannot be read or kept.
    """
    model = models_of().get(record["model"].lower())
    if model is None:
        raise ValidationError({"model": f"There is no model “{record['model']}”."})
    values: dict[str, Any] = {}
    faults: dict[str, list[str]] = {}
    known, written = _fields(model), _written(model)
    for name, value in record["fields"].items():
        if name not in known:
            faults[name] = [f"Unknown field. Known are: {', '.join(sorted(known))}."]
            continue
        try:
            values[known[name].attname] = None if value is None else _read(known[name], written[name], value)
        except ValidationError as error:
            faults[name] = error.messages
    if faults:
        raise ValidationError(faults)
    return model(**values)


UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""Characters that PostgreSQL or UTF-8 cannot hold."""

WRITTEN_AS: "tuple[tuple[type[models.Field[Any, Any]], tuple[type, ...], str], ...]" = (
    (models.BooleanField, (bool,), "true or false"),
    (models.IntegerField, (int,), "a whole number"),
    (models.DecimalField, (str, int, Decimal), "a number"),
    (models.Field, (str,), "text"),
)
"""How JSON writes the values of a field."""


@cache
def _written(model: type[models.Model]) -> dict[str, tuple[tuple[type, ...], str]]:
    """How JSON writes each field of the model."""
    return {
        name: next((types, words) for kind, types, words in WRITTEN_AS if isinstance(field, kind))
        for name, field in _fields(model).items()
    }


def _read(field: "models.Field[Any, Any]", written: tuple[tuple[type, ...], str], value: Any) -> Any:
    types, words = written
    if type(value) not in types:
        raise ValidationError(f"Expected {words}, found {json.dumps(value, default=str)[:40]}.")
    if isinstance(value, str) and UNSTORABLE.search(value):
        raise ValidationError("It holds a character that cannot be stored (NUL, or half of a surrogate pair).")
    read = field.to_python(value)
    if isinstance(field, models.DecimalField):
        field.run_validators(read)  # before it is rounded to the column's places
    return read


def place(record: Record) -> tuple[bool, str, int, str]:
    """The sort key of records in their one order: root, then rows by model and place."""
    return (
        issubclass(models_of()[record["model"]], Row),
        record["model"],
        record["fields"].get("order", 0),
        record["fields"].get("key", ""),
    )


def normalise(raw: Record) -> Record:
    """A record as the database would give it back.

    :raises ValidationError: by field, as ``instance`` does.
    """
    return record(instance(raw))


def digest(facts: Facts) -> str:
    """SHA-256 over the facts as canonical JSON."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def build(names: Iterable[Name]) -> dict[Name, Facts]:
    """The facts of the working copies named. One query for each model concerned; names without a root are left out."""
    built: dict[Name, Facts] = {}
    for kind, keys in by_kind(names).items():
        root = kinds()[kind]
        for key, *values in root._default_manager.filter(pk__in=keys).values_list("key", *attnames(root)):
            built[kind, key] = [_record(root, values)]
        for model in sorted(rows_of(root), key=lambda m: m._meta.label_lower):
            rows = model.objects.of(keys).order_by("order", "key")
            for key, *values in rows.values_list("parent_id", *attnames(model)):
                built[kind, key].append(_record(model, values))
    return built


def attnames(model: type[models.Model]) -> list[str]:
    """The attributes that a record of the model is made of, foreign keys by their column."""
    return [attname for _, attname, _ in _defaults(model)]


def by_kind(names: Iterable[Name]) -> dict[str, list[str]]:
    """Keys sorted under their kinds, kinds sorted: the order in which roots are locked."""
    grouped: dict[str, list[str]] = {}
    for kind, key in sorted(set(names)):
        grouped.setdefault(kind, []).append(key)
    return grouped


def lock(names: Iterable[Name]) -> set[Name]:
    """Lock the roots named, in (kind, key) order, and return those that exist. Inside a transaction only."""
    held: set[Name] = set()
    for kind, keys in by_kind(names).items():
        # no_key: a row that is saved elsewhere may point here meanwhile. A full lock would wait for its saver,
        # who may be waiting for us.
        rows = kinds()[kind]._default_manager.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
        held.update((kind, key) for key in rows.values_list("pk", flat=True))
    return held


def restore(facts: Mapping[Name, Facts]) -> None:
    """Make the working copies equal to the facts, rows included, and seal them. Lock their roots first.

    Roots are written before rows and rows anew: nothing outside an aggregate points to a row. What datasets brought
    is not restored but stays as it is now: it is theirs to change.
    """
    made = {name: [instance(r) for r in records] for name, records in facts.items()}
    roots = by_kind(facts)
    for kind, keys in roots.items():
        root = kinds()[kind]
        written = [cast("Aggregate", made[kind, key][0]) for key in keys]
        _make_room(root, written)
        root._default_manager.bulk_create(
            written, update_conflicts=True, unique_fields=["key"], update_fields=_fields(root).keys() - {"key"}
        )
    for kind, keys in roots.items():
        for model in rows_of(kinds()[kind]):
            own_rows(model).of(keys).delete()
            rows = [row for key in keys for row in made[kind, key] if type(row) is model]
            model.objects.bulk_create([row for row in rows if getattr(row, "dataset_id", None) is None], batch_size=500)
    seal(facts)


def own_rows(model: type[Row]) -> RowQuerySet:
    """The rows of one model that are the editors' own."""
    return model.objects.filter(dataset=None) if issubclass(model, Imported) else model.objects.all()


def _make_room(root: type[Aggregate], written: Iterable[Aggregate]) -> None:
    """Move roots off the places that others of those written are to have: two of them may swap places."""
    places = [f.name for f in _fields(root).values() if f.unique and isinstance(f, models.PositiveIntegerField)]
    for name in places:
        wanted = {made.pk: getattr(made, name) for made in written}
        taken = dict(root._default_manager.values_list("pk", name))
        free = (n for n in count(1) if n not in taken.values() and n not in wanted.values())
        for key, value in wanted.items():
            if key in taken and taken[key] != value:
                root._default_manager.filter(pk=key).update(**{name: next(free)})


def seal(names: Iterable[Name]) -> dict[Name, Facts]:
    """Note on each root the digest of its saved state and reserve its slug: the last step of every save."""
    built = build(names)
    for kind, keys in by_kind(built).items():
        root = kinds()[kind]
        roots = root._default_manager.in_bulk(keys)
        for key in keys:
            roots[key].digest = digest(built[kind, key])
        root._default_manager.bulk_update(roots.values(), ["digest"], batch_size=500)
        Address.objects.bulk_create(
            [Address(kind=kind, slug=r.slug, key=r.key) for r in roots.values()], ignore_conflicts=True
        )
        taken = Address.objects.filter(kind=kind, slug__in=[r.slug for r in roots.values()])
        owners = dict(taken.values_list("slug", "key"))
        for r in roots.values():
            if owners[r.slug] != r.key:
                raise ValidationError({"slug": f"{r.slug}: {SLUG_TAKEN}"})
    return built


def mentions(facts: Facts) -> set[tuple[str, str, str]]:
    """(field, kind, key) of every other aggregate that the facts name: by foreign key, in prose or as a page to read.

    A figure ``[[salary:role/row]]`` is a mention of its role.
    """
    root = models_of()[facts[0]["model"]] if facts else None
    own = (root.kind, facts[0]["fields"]["key"]) if root and issubclass(root, Aggregate) else None
    found: set[tuple[str, str, str]] = set()
    for row in facts:
        keys, prose = naming_fields(row["model"])
        label, fields = row["model"].partition(".")[2], row["fields"]
        found.update((f"{label}.{name}", kind, fields[name]) for name, kind in keys if name in fields)
        for name in prose:
            for ref in _references_in(fields.get(name, "")):
                parent, slash, _ = ref.key.partition("/")
                found.add((f"{label}.{name}", "role" if slash else ref.kind, parent))
        if "target_kind" in fields and "target_key" in fields:
            found.add((f"{label}.target", fields["target_kind"], fields["target_key"]))
    return {(field, kind, key) for field, kind, key in found if (kind, key) != own}


def targets(facts: Facts) -> set[Name]:
    """(kind, key) of every other aggregate that the facts name."""
    return {(kind, key) for _, kind, key in mentions(facts)}


def figures(facts: Facts) -> set[Name]:
    """The roles whose salaries or claims the prose quotes by ``[[salary:role/row]]``."""
    found: set[Name] = set()
    for row in facts:
        for name in naming_fields(row["model"])[1]:
            for ref in _references_in(row["fields"].get(name, "")):
                if ref.kind in FIGURES:
                    found.add(("role", ref.key.partition("/")[0]))
    return found


def _references_in(markdown: str) -> tuple[Reference, ...]:
    """What the prose points to; nothing if it is too long to be read, which its field refuses."""
    try:
        return prose_references(markdown) if "[[" in markdown else ()
    except ProseTooLong:
        return ()


@cache
def naming_fields(label: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Of one model: (field, kind) of foreign keys to aggregates, and the names of its prose fields."""
    model = models_of()[label]
    keys = tuple(
        (field.name, field.related_model.kind)
        for field in model._meta.concrete_fields
        if field.name != "parent" and field.related_model and issubclass(field.related_model, Aggregate)
    )
    return keys, tuple(field.name for field in model._meta.concrete_fields if isinstance(field, ProseField))
