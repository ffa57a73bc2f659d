"""Facts: an aggregate's records in the format of the fixtures, built from and restored to the working copy.

A record is ``{"model": "roles.role", "fields": {…}}``: no pk, foreign keys by key, fields at their default left
out, so that a field added later changes no digest. An aggregate's facts are the list of its records, the root
first, then its rows by model and order. Editions, fixtures, diffs and reverts all use this one form.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from roles.domain.prose import FIGURES
from roles.models import Address, Aggregate, Row, kinds, rows_of
from roles.models.fields import ProseField
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


def _fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [f for f in model._meta.concrete_fields if f.name not in ("id", "digest")]


def record(instance: models.Model) -> Record:
    """One instance as a record of plain JSON values."""
    fields: dict[str, Any] = {}
    for field in _fields(type(instance)):
        value = getattr(instance, field.attname)
        if value == field.get_default() or value is None:
            continue
        fields[field.name] = json.loads(json.dumps(field.get_prep_value(field.to_python(value)), cls=DjangoJSONEncoder))
    return {"model": instance._meta.label_lower, "fields": fields}


def instance(record: Record) -> models.Model:
    """The unsaved instance that a record describes.

    :raises ValidationError: by field, for an unknown model or field or a value that cannot be read.
    """
    try:
        model = apps.get_model(record["model"])
    except (LookupError, ValueError) as error:
        raise ValidationError({"model": f"There is no model “{record['model']}”."}) from error
    values: dict[str, Any] = {}
    faults: dict[str, list[str]] = {}
    known = {f.name: f for f in _fields(model)}
    for name, value in record["fields"].items():
        if name not in known:
            faults[name] = [f"Unknown field. Known are: {', '.join(sorted(known))}."]
            continue
        field = known[name]
        try:
            values[field.attname] = field.to_python(value) if value is not None else None
        except ValidationError as error:
            faults[name] = error.messages
        if isinstance(values.get(field.attname), str) and not isinstance(value, str):
            faults[name] = [f"Expected text, found {json.dumps(value)[:40]}."]
    if faults:
        raise ValidationError(faults)
    return model(**values)


def order(facts: Iterable[Record]) -> Facts:
    """The records in their one order: root, then rows by model and place."""

    def place(record: Record) -> tuple[bool, str, int, str]:
        is_row = issubclass(apps.get_model(record["model"]), Row)
        return is_row, record["model"], record["fields"].get("order", 0), record["fields"].get("key", "")

    return sorted(facts, key=place)


def normalise(facts: Iterable[Record]) -> Facts:
    """Records as the database would give them back: values read and written once, in their one order.

    :raises ValidationError: by field, as ``instance`` does.
    """
    return order(record(_quantised(instance(r))) for r in facts)


def _quantised(made: models.Model) -> models.Model:
    """A decimal with as many places as its column keeps, so that 53012 and 53012.00 are the same."""
    for field in made._meta.concrete_fields:
        value = getattr(made, field.attname)
        if isinstance(field, models.DecimalField) and value is not None:
            setattr(made, field.attname, round(value, field.decimal_places or 0))
    return made


def digest(facts: Facts) -> str:
    """SHA-256 over the facts as canonical JSON."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def build(names: Iterable[Name]) -> dict[Name, Facts]:
    """The facts of the working copies named. One query for each model concerned; names without a root are left out."""
    built: dict[Name, Facts] = {}
    for kind, keys in by_kind(names).items():
        root = kinds()[kind]
        for instance_ in root._default_manager.filter(pk__in=keys):
            built[kind, instance_.pk] = [record(instance_)]
        for model in sorted(rows_of(root), key=lambda m: m._meta.label_lower):
            for row in model.objects.of(keys).order_by("parent", "order", "key"):
                built[kind, row.parent_id].append(record(row))
    return built


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
        rows = kinds()[kind]._default_manager.select_for_update().filter(pk__in=keys).order_by("pk")
        held.update((kind, key) for key in rows.values_list("pk", flat=True))
    return held


def restore(facts: Mapping[Name, Facts]) -> None:
    """Make the working copies equal to the facts, rows included, and seal them. Lock their roots first.

    Roots are written before rows and rows anew: nothing outside an aggregate points to a row.
    """
    made = {name: [instance(r) for r in records] for name, records in facts.items()}
    roots = by_kind(facts)
    for kind, keys in roots.items():
        root = kinds()[kind]
        root._default_manager.bulk_create(
            [cast("Aggregate", made[kind, key][0]) for key in keys],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=[f.name for f in _fields(root) if f.name != "key"],
        )
    for kind, keys in roots.items():
        for model in rows_of(kinds()[kind]):
            model.objects.of(keys).delete()
            model.objects.bulk_create(
                [row for key in keys for row in made[kind, key] if type(row) is model], batch_size=500
            )
    seal(facts)


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
                raise ValidationError(
                    {"slug": f"“{r.slug}” belongs, or once belonged, to another page. Choose another."}
                )
    return built


def mentions(facts: Facts) -> set[tuple[str, str, str]]:
    """(field, kind, key) of every other aggregate that the facts name: by foreign key, in prose or as a page to read.

    A figure ``[[salary:role/row]]`` is a mention of its role.
    """
    own = facts[0]["fields"]["key"]
    own_kind = apps.get_model(facts[0]["model"]).kind
    found: set[tuple[str, str, str]] = set()
    for row in facts:
        keys, prose = _naming_fields(row["model"])
        label, fields = row["model"].partition(".")[2], row["fields"]
        found.update((f"{label}.{name}", kind, fields[name]) for name, kind in keys if name in fields)
        for name in prose:
            if "[[" in fields.get(name, ""):
                for ref in prose_references(fields[name]):
                    parent, slash, _ = ref.key.partition("/")
                    found.add((f"{label}.{name}", "role" if slash else ref.kind, parent))
        if "target_kind" in fields:
            found.add((f"{label}.target", fields["target_kind"], fields["target_key"]))
    return {(field, kind, key) for field, kind, key in found if (kind, key) != (own_kind, own)}


def figures(facts: Facts) -> set[Name]:
    """The roles whose salaries or claims the prose quotes by ``[[salary:role/row]]``."""
    found: set[Name] = set()
    for row in facts:
        for name in _naming_fields(row["model"])[1]:
            if "[[" in row["fields"].get(name, ""):
                for ref in prose_references(row["fields"][name]):
                    if ref.kind in FIGURES:
                        found.add(("role", ref.key.partition("/")[0]))
    return found


@cache
def _naming_fields(label: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Of one model: (field, kind) of foreign keys to aggregates, and the names of its prose fields."""
    model = apps.get_model(label)
    keys = tuple(
        (field.name, field.related_model.kind)
        for field in model._meta.concrete_fields
        if field.name != "parent" and field.related_model and issubclass(field.related_model, Aggregate)
    )
    return keys, tuple(field.name for field in model._meta.concrete_fields if isinstance(field, ProseField))
