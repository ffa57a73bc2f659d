"""What an editor typed into the form of an aggregate, as facts that can be compared.

What cannot be read stands among the facts as it was typed, so that nothing is lost on the way there and back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME

from roles.domain.changes import Name
from roles.editing.rows import LAST_PLACE, RowFormSet
from roles.editing.seen import Seen, by_name, name_of
from roles.editions import facts as f

Sent = dict[str, list[str]]
"""The values of a form's fields as a browser sent them; a field that was not sent is not there."""


@dataclass
class Typed:
    """The state that was typed, and what was sent for each record."""

    facts: f.Facts
    sent: dict[Name, Sent] = field(default_factory=dict)

    def rename(self, name: Name, key: str) -> None:
        """Give a new row another key."""
        by_name(self.facts)[name]["fields"]["key"] = key
        self.sent[name[0], key] = self.sent.pop(name)


def typed(form: forms.ModelForm, formsets: Iterable[RowFormSet], base: Seen) -> Typed:
    """What these bound forms were sent, on top of the state they had shown. Their checks are not run.

    A new row without a key gets one that no row can have. A query for each choice that was found by typing.
    """
    root = base.facts[0]
    found = Typed([_record(form, root)], {name_of(root): sent_of(form)})
    for formset in formsets:
        _read_rows(formset, base, found)
    return found


def _read_rows(formset: RowFormSet, base: Seen, found: Typed) -> None:
    """Add the rows of one kind; those that the form did not hold at all are left as they were."""
    label = formset.label
    shown = {key: record for (model, key), record in by_name(base.facts).items() if model == label}
    left, taken = set(shown), set(shown)
    last = max((record["fields"].get("order", 0) for record in shown.values()), default=0)
    for number, row in enumerate(formset.forms):
        sent = sent_of(row)
        key = base.key_of.get((label, _number(sent)), "")
        known, deleted = key in left, bool(row[DELETION_FIELD_NAME].data)
        left.discard(key)
        if deleted or not (known or number < formset.initial_form_count() or row.has_changed()):
            continue
        if not known:
            key = _free_key(sent, taken, number)
        taken.add(key)
        record = _record(row, shown[key] if known else _new(label, base, key))
        place = place_of(sent)
        if place is None:  # a new row goes last, as it does when it is saved
            place = record["fields"].get("order", 0) if known else last + 1
        last = max(last, place)
        record["fields"] |= {"order": place} if place else {}
        found.facts.append(record)
        found.sent[label, key] = sent
    found.facts += [shown[key] for key in sorted(left)]


def _record(form: forms.ModelForm, shown: f.Record) -> f.Record:
    """The record as shown with what was typed in its place; a field that came back as it was shown is unchanged."""
    instance: Any = f.instance(shown)
    initial = type(form)(instance=instance).initial
    unread: dict[str, str] = {}
    for bound in _typeable(form):
        if not bound.field.has_changed(initial.get(bound.name), bound.data):
            continue
        try:
            value = bound.field.clean(bound.data)
        except ValidationError:
            unread[bound.name] = str(bound.data)
        else:
            instance._meta.get_field(bound.name).save_form_data(instance, value)
    record = f.record(instance)
    return {**record, "fields": {**record["fields"], **unread}}


def _typeable(form: forms.ModelForm) -> Iterator[forms.BoundField]:
    """The model's own fields that were sent, but for key and place, which are read with the row."""
    own = {field.name for field in form._meta.model._meta.concrete_fields} - {"id", "parent", "key", "order"}
    for bound in form:
        omitted = bound.field.widget.value_omitted_from_data(form.data, form.files, bound.html_name)
        if bound.name in own and not bound.field.disabled and not omitted:
            yield bound


def sent_of(form: forms.BaseForm) -> Sent:
    """What a bound form was sent, by the names of its fields."""
    data: Any = form.data
    return {bound.name: data.getlist(bound.html_name) for bound in form if bound.html_name in data}


def last_sent(sent: Sent, name: str) -> str:
    """The one value of a field; empty if it was not sent."""
    return (sent.get(name) or [""])[-1].strip()


def place_of(sent: Sent) -> int | None:
    """The place that was typed; None if there is none, or none that a row can have."""
    given = last_sent(sent, "order")
    readable = given.isascii() and given.isdecimal() and len(given) <= 6
    return int(given) if readable and int(given) <= LAST_PLACE else None


def is_made_up(key: str) -> bool:
    """Whether a row has this key only here, because it has none yet."""
    return key.startswith("+")


def _free_key(sent: Sent, taken: set[str], number: int) -> str:
    """The key that was typed, or one that cannot be typed."""
    given = last_sent(sent, "key")
    return given if given and given not in taken and not is_made_up(given) else f"+{number}"


def _number(sent: Sent) -> int:
    """The number of the row that a form is about; 0 for none."""
    given = last_sent(sent, "id")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else 0


def _new(label: str, base: Seen, key: str) -> f.Record:
    return {"model": label, "fields": {"key": key, "parent": base.facts[0]["fields"]["key"]}}
