"""From what a dataset says to records of the guide: text made safe, codes made keys, and what does not fit refused."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from roles.domain.markdown import escaped
from roles.domain.plain import one_line
from roles.editions import facts as f
from roles.editions.facts import Name
from roles.editions.inserting import insert
from roles.importers.content import Code, Origin, Report
from roles.models.fields import ProseField
from roles.prose import MAX_LENGTH

_BETWEEN_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")

Made = tuple[Any, Origin]
"""A record that is not saved yet, and where it was read."""


class Maker:
    """Makes records of one dataset; what the guide cannot hold goes to the report."""

    def __init__(self, keys: Mapping[Name, str], report: Report) -> None:
        self.keys, self.report = keys, report

    def made(self, label: str, said: Mapping[str, Any], own: Mapping[str, Any], origin: Origin) -> Any:
        """The record, unsaved; None if it was refused.

        :param said: fields as the dataset has them; a ``Code`` stands for a key, text is plain.
        :param own: fields that are the guide's: key, slug, place.
        """
        shape = _shape(label)
        fields = dict(own)
        for name, value in said.items():
            if isinstance(value, Code):
                fields[name] = self.keys.get((value.kind, value.code))
                if fields[name] is None:
                    self.report.refuse(origin, name, value.code, f"No {value.kind} with this code was read.")
                    if not shape[name].null:
                        return None
            elif isinstance(value, str):
                fields[name] = _text(value, shape.get(name))
            else:
                fields[name] = value
        try:
            made = f.instance({"model": label, "fields": fields})
        except ValidationError as error:
            for name, reasons in error.message_dict.items():
                self.report.refuse(origin, name, str(fields.get(name, "")), " ".join(reasons))
            return None
        for name, longest in _lengths(label):
            if (value := getattr(made, name)) is not None and len(value) > longest:
                reason = f"It is longer than the {longest:,} characters that fit."
                self.report.refuse(origin, name, value, reason)
                return None
        return made

    def insert(self, model: type[models.Model], made: Sequence[Made]) -> list[Any]:
        """Write new records, and return those that the database holds now; the others are refused with its reason.

        The whole lot is tried first, then halves of what fails: a faulty record costs as many tries as halvings.
        """
        rows = [row for row, _ in made]
        try:
            with transaction.atomic():
                insert(model, rows)
        except IntegrityError as error:
            if len(made) > 1:
                middle = len(made) // 2
                return self.insert(model, made[:middle]) + self.insert(model, made[middle:])
            row, origin = made[0]
            self.report.refuse(origin, "", str(row), _reason(row, error))
            return []
        return rows


def _text(value: str, field: "models.Field[Any, Any] | None") -> str:
    """Plain text as the field wants it: Markdown with its signs escaped, in paragraphs or on one line."""
    if not isinstance(field, ProseField):
        return value if value.isprintable() else one_line(value)
    if field.inline:
        return escaped(value)
    return "\n\n".join(filter(None, map(escaped, _BETWEEN_PARAGRAPHS.split(value))))


def _reason(row: Any, error: IntegrityError) -> str:
    try:
        row.validate_constraints()
    except ValidationError as refused:
        return " ".join(refused.messages)
    return f"The database refuses it: {one_line(str(error))[:200]}"


@cache
def _shape(label: str) -> "dict[str, models.Field[Any, Any]]":
    return {field.name: field for field in f.models_of()[label]._meta.concrete_fields}


@cache
def _lengths(label: str) -> tuple[tuple[str, int], ...]:
    """(attribute, most characters) of each field of text that has a limit."""
    limited = (
        (field, MAX_LENGTH if isinstance(field, ProseField) else field.max_length) for field in _shape(label).values()
    )
    return tuple(
        (field.attname, longest)
        for field, longest in limited
        if longest and isinstance(field, models.CharField | ProseField)
    )
