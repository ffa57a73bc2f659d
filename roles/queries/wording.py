"""What facts call things, in words: the names of fields and rows, titles for keys, choices and dates as read.

Titles come from whoever asks: an editor's from working copies, a reader's from editions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from django.db import models
from django.utils.formats import date_format

from roles.domain.changes import Record, RecordChange
from roles.domain.prose import LINKS
from roles.editions.facts import Name, models_of
from roles.models import Aggregate, Row

Titles = Mapping[Name, str]
"""What things are called, by (kind, key)."""

_REFERENCE = re.compile(rf"\[\[({'|'.join(sorted(LINKS))}):([a-z0-9-]+)[|\]]")


def thing(model: Any, record: Record, titles: Titles) -> tuple[str, str]:
    """What a record is called: “skill” and “Data analysis”; the root has no title."""
    called = str(model._meta.verbose_name)
    if not issubclass(model, Row):
        return called, ""
    owner = cast("type[Aggregate]", model._meta.get_field("parent").related_model)
    naming = model._meta.get_field(model.named_by.removesuffix("_id"))
    title = in_words(naming, record["fields"].get(naming.name), titles)
    return called.removeprefix(f"{owner._meta.verbose_name} "), title


def in_words(field: Any, value: Any, titles: Titles) -> str:
    """A value of the facts as somebody reads it; empty for none."""
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
        return _day(str(value))
    return str(value)


def _day(value: str) -> str:
    """A date as read; what somebody typed and is none as it is."""
    try:
        return date_format(date.fromisoformat(value), "j F Y")
    except ValueError:
        return value


def named(found: Iterable[RecordChange]) -> Iterator[Name]:
    """What the changed fields, and the rows they are in, name by key."""
    for change in found:
        for field in models_of()[change.model]._meta.concrete_fields:
            if field.is_relation and field.name != "parent":
                target = cast("type[Aggregate]", field.related_model)
                yield from ((target.kind, value) for value in _values(change, field.name) if value)


def named_in_prose(found: Iterable[RecordChange]) -> Iterator[Name]:
    """What the changed texts link to."""
    for change in found:
        texts = (value for each in change.fields for value in (each.before, each.after) if isinstance(value, str))
        for text in texts:
            yield from ((kind, key) for kind, key in _REFERENCE.findall(text))


def _values(change: RecordChange, name: str) -> list[Any]:
    told = [value for each in change.fields if each.field == name for value in (each.before, each.after)]
    return [change.record["fields"].get(name), *told]
