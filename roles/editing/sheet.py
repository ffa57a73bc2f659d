"""Facts as the data of a form, as if a browser had sent it: what was typed where the facts say the same."""

from collections.abc import Iterable

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict

from roles.editing.rows import RowFormSet
from roles.editing.seen import Seen, by_name, name_of
from roles.editing.typed import Sent, Typed, is_made_up, last_sent, place_of
from roles.editions import facts as f


def sheet(
    data: QueryDict,
    form: forms.ModelForm,
    formsets: Iterable[RowFormSet],
    *,
    facts: f.Facts,
    typed: Typed,
    saved: Seen,
) -> QueryDict:
    """The data of a form that holds these facts and has shown the saved state.

    Every saved row stands in it under its number, ticked to be deleted if the facts are without it.
    """
    made = data.copy()
    root = facts[0]
    before = by_name(typed.facts).get(name_of(root))
    _put(made, "", _filled(type(form), root, before, typed.sent.get(name_of(root), {})))
    made["seen"] = saved.token()
    for formset in formsets:
        for name in [name for name in made if _is_of_a_row(name, str(formset.prefix))]:
            del made[name]
        rows, first = _rows(formset, facts, typed, saved)
        for number, row in enumerate(rows):
            _put(made, f"{formset.prefix}-{number}-", row)
        made[f"{formset.prefix}-{TOTAL_FORM_COUNT}"] = str(len(rows))
        made[f"{formset.prefix}-{INITIAL_FORM_COUNT}"] = str(first)
    return made


def _rows(formset: RowFormSet, facts: f.Facts, typed: Typed, saved: Seen) -> tuple[list[Sent], int]:
    """The rows of one kind as they are sent, those first that are saved, and how many of them are."""
    label = formset.label
    wanted, before, stored = (
        {key: record for (model, key), record in by_name(state).items() if model == label}
        for state in (facts, typed.facts, saved.facts)
    )
    moved = _places(wanted) != _places(before)
    rows = []
    for key in dict.fromkeys((*stored, *wanted)):
        kept = key in wanted
        sent = typed.sent.get((label, key), {}) if kept else {}
        row = _filled(formset.form, wanted[key] if kept else stored[key], before.get(key) if kept else None, sent)
        unreadable = bool(last_sent(sent, "order")) and place_of(sent) is None
        if kept and not unreadable and (moved or "order" not in sent):
            row["order"] = [str(_places(wanted)[key])]
        row["id"] = [str(saved.number_of.get((label, key), ""))]
        row["parent"] = [facts[0]["fields"]["key"]]
        row[DELETION_FIELD_NAME] = [] if kept else ["on"]
        rows.append(row)
    return rows, len(stored)


def _places(rows: dict[str, f.Record]) -> dict[str, int]:
    return {key: record["fields"].get("order", 0) for key, record in rows.items()}


def _filled(form: type[forms.ModelForm], record: f.Record, typed: f.Record | None, sent: Sent) -> Sent:
    """What a browser would send for the record: what it did send where that says the same."""
    known = typed["fields"] if typed else {}
    other = {name: value for name, value in record["fields"].items() if not typed or known.get(name) != value}
    other["key"] = "" if is_made_up(record["fields"]["key"]) else record["fields"]["key"]
    filled = dict(sent)
    for bound in form(instance=f.instance({**record, "fields": other})):
        same = bound.name in sent and (bound.name == "key" or known.get(bound.name) == record["fields"].get(bound.name))
        if bound.name != "order" and not bound.field.disabled and not (typed and same):
            filled[bound.name] = _as_sent(bound)
    return filled


def _as_sent(bound: forms.BoundField) -> list[str]:
    """A field's value as a browser sends it."""
    value, widget = bound.value(), bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    shown = widget.format_value(value)
    return [str(part) for part in shown] if isinstance(shown, list) else [shown or ""]


def _is_of_a_row(name: str, prefix: str) -> bool:
    return name.startswith(f"{prefix}-") and name[len(prefix) + 1 :].partition("-")[0].isdecimal()


def _put(data: QueryDict, prefix: str, filled: Sent) -> None:
    for name, values in filled.items():
        if values:
            data.setlist(f"{prefix}{name}", values)
        else:
            data.pop(f"{prefix}{name}", None)
