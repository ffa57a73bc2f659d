"""Changes between two states of an aggregate in an editor's words: names of fields, titles for keys, dates as read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db import models
from django.utils.formats import date_format

from roles.domain.changes import FieldChange, Piece, RecordChange, changes, pieces
from roles.editions import facts as f
from roles.models import Aggregate, Row, kinds

SAID = {"added": "Added", "removed": "Removed", "changed": "Changed", "moved": "Moved"}


@dataclass(frozen=True)
class FieldTold:
    """A field's change: two short values, or one text in ``pieces``. An empty value is told as “nothing”."""

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class ChangeTold:
    """What became of the aggregate itself or of one of its rows, such as “Changed: skill “Data analysis””."""

    what: str
    thing: str
    title: str
    fields: tuple[FieldTold, ...]


def told(before: f.Facts, after: f.Facts) -> tuple[ChangeTold, ...]:
    """What changed, for people. One query for each kind of thing that the changes name."""
    return told_each([(before, after)])[0]


def told_each(pairs: Iterable[tuple[f.Facts, f.Facts]]) -> list[tuple[ChangeTold, ...]]:
    """The same of several, before and after each. One query for each kind of thing that any of the changes names."""
    found = [changes(before, after) for before, after in pairs]
    titles = _titles(name for each in found for name in _named(each))
    return [tuple(_told(change, titles) for change in each) for each in found]


def _told(change: RecordChange, titles: Mapping[f.Name, str]) -> ChangeTold:
    model = f.models_of()[change.model]
    known = {field.name: field for field in model._meta.concrete_fields}
    thing, title = str(model._meta.verbose_name), ""
    if issubclass(model, Row):
        owner = cast("type[Aggregate]", known["parent"].related_model)
        thing = thing.removeprefix(f"{owner._meta.verbose_name} ")
        naming = known[model.named_by.removesuffix("_id")]
        title = _words(naming, change.record["fields"].get(naming.name), titles)
        if change.what != "changed":  # the title has said it
            del known[naming.name]
    return ChangeTold(
        SAID[change.what],
        thing,
        title,
        tuple(_field(known[each.field], each, titles) for each in change.fields if each.field in known),
    )


def _field(field: Any, change: FieldChange, titles: Mapping[f.Name, str]) -> FieldTold:
    before, after = (_words(field, value, titles) for value in (change.before, change.after))
    label = str(field.verbose_name).capitalize()
    text = isinstance(field, models.TextField) or max(len(before), len(after)) > 100
    return FieldTold(label, before, after, pieces(before, after) if text else ())


def _words(field: Any, value: Any, titles: Mapping[f.Name, str]) -> str:
    """A value of the facts as an editor reads it; empty for none."""
    if value is None:
        value = field.get_default()
    if value is None or value == "":
        return ""
    if field.is_relation:
        return titles.get((field.related_model.kind, value), str(value).replace("-", " "))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateField):
        return date_format(date.fromisoformat(value))
    return str(value)


def _named(found: Iterable[RecordChange]) -> Iterator[f.Name]:
    """What the changed fields, and the rows they are in, name by key."""
    for change in found:
        model = f.models_of()[change.model]
        for field in model._meta.concrete_fields:
            if field.is_relation and field.name != "parent":
                target = cast("type[Aggregate]", field.related_model)
                values = [change.record["fields"].get(field.name)]
                values += [v for each in change.fields if each.field == field.name for v in (each.before, each.after)]
                yield from ((target.kind, value) for value in values if value)


def _titles(names: Iterable[f.Name]) -> dict[f.Name, str]:
    """What the working copies named are called."""
    return {
        (kind, root.pk): root.title
        for kind, keys in f.by_kind(names).items()
        for root in kinds()[kind]._default_manager.filter(pk__in=keys)
    }
