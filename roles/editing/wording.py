"""Changes between two states of an aggregate in an editor's words, with the titles of working copies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import models

from roles.domain.changes import Facts, FieldChange, Piece, RecordChange, changes, folded, pieces
from roles.domain.merge import ORDER, ROW, Clash
from roles.editions import facts as f
from roles.models import Row, Source, kinds
from roles.queries.wording import Titles, in_words, named, thing

SAID = {"added": "Added", "removed": "Removed", "changed": "Changed", "moved": "Moved"}


LABELS = {"adopted": "Taken over from its dataset"}
"""What editors call fields that no form shows."""

LONG = 100
"""Characters from which on a value is told as a text."""


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


@dataclass(frozen=True)
class ChoiceTold:
    """What two editors changed differently, such as “Skill “Data analysis”: note”, and what each made of it.

    A long text is told by what each changed in it.
    """

    what: str
    mine: FieldTold
    theirs: FieldTold


def told(before: f.Facts, after: f.Facts) -> tuple[ChangeTold, ...]:
    """What changed, for people. One query for each kind of thing that the changes name."""
    return told_each([(before, after)])[0]


def told_each(pairs: Iterable[tuple[f.Facts, f.Facts]]) -> list[tuple[ChangeTold, ...]]:
    """The same of several, before and after each. One query for each kind of thing that any of the changes names.

    What datasets changed is only counted, in a line for each dataset.
    """
    found = [folded(changes(before, after)) for before, after in pairs]
    titles = titles_of(name for own, _ in found for name in named(own))
    datasets = short_names(each.dataset for _, brought in found for each in brought)
    return [
        (
            *(_told(change, titles) for change in own),
            *(ChangeTold(f"Facts from {datasets[each.dataset]}", each.text, "", ()) for each in brought),
        )
        for own, brought in found
    ]


def chosen(clashes: Iterable[Clash], base: Facts, mine: Facts, theirs: Facts) -> tuple[ChoiceTold, ...]:
    """The clashes for people, one for each. One query for each kind of thing that the three states name."""
    states = [{(r["model"], r["fields"]["key"]): r for r in facts} for facts in (base, mine, theirs)]
    records = [record for state in states for record in state.values()]
    titles = titles_of(named(RecordChange("changed", record) for record in records))
    return tuple(_choice(clash, *states, titles=titles) for clash in clashes)


State = Mapping[tuple[str, str], Any]


def _choice(clash: Clash, base: State, mine: State, theirs: State, *, titles: Titles) -> ChoiceTold:
    model = f.models_of()[clash.model]
    if clash.field == ORDER:
        sides = (", ".join(_in_order(model, state, titles)) for state in (mine, theirs))
        return ChoiceTold(f"Order of the {model._meta.verbose_name_plural}", *(FieldTold("", "", s) for s in sides))
    name = (clash.model, clash.key)
    called, title = thing(model, next(state[name] for state in (mine, theirs, base) if name in state), titles)
    what = f"{called} “{title}”" if title else called
    what = what[:1].upper() + what[1:]
    if clash.field == ROW:
        sides = ("keep it, as changed" if name in state else "remove it" for state in (mine, theirs))
        return ChoiceTold(what, *(FieldTold("", "", s) for s in sides))
    field: Any = model._meta.get_field(clash.field)
    before, own, other = (state.get(name, {"fields": {}})["fields"].get(clash.field) for state in (base, mine, theirs))
    label = str(field.verbose_name)
    return ChoiceTold(
        f"{what}: {label}" if title else label[:1].upper() + label[1:],
        *(_side(_field(field, FieldChange(clash.field, before, value), titles)) for value in (own, other)),
    )


def _side(told: FieldTold) -> FieldTold:
    """What one editor made of a field: a few words as they stand, a text by what changed in it."""
    return replace(told, pieces=() if len(told.after) <= LONG else told.pieces)


def _in_order(model: Any, state: State, titles: Titles) -> Iterator[str]:
    rows = [record for (label, _), record in state.items() if label == model._meta.label_lower]
    for record in sorted(rows, key=lambda record: record["fields"].get("order", 0)):
        yield thing(model, record, titles)[1]


def _told(change: RecordChange, titles: Titles) -> ChangeTold:
    model = f.models_of()[change.model]
    known = {field.name: field for field in model._meta.concrete_fields}
    called, title = thing(model, change.record, titles)
    if issubclass(model, Row) and change.what != "changed":  # the title has said it
        del known[model.named_by.removesuffix("_id")]
    return ChangeTold(
        SAID[change.what],
        called,
        title,
        tuple(_field(known[each.field], each, titles) for each in change.fields if each.field in known),
    )


def _field(field: Any, change: FieldChange, titles: Titles) -> FieldTold:
    before, after = (in_words(field, value, titles) for value in (change.before, change.after))
    label = LABELS.get(field.name, str(field.verbose_name).capitalize())
    text = isinstance(field, models.TextField) or max(len(before), len(after)) > LONG
    return FieldTold(label, before, after, pieces(before, after) if text else ())


def short_names(datasets: Iterable[str]) -> dict[str, str]:
    """{key: short name} of the sources of datasets. One query, none for none."""
    keys = set(datasets)
    known = dict(Source.objects.filter(pk__in=keys).values_list("pk", "short_name")) if keys else {}
    return {key: known.get(key, key) for key in keys}


def titles_of(names: Iterable[f.Name]) -> dict[f.Name, str]:
    """What the working copies named are called."""
    return {
        (kind, root.pk): root.title
        for kind, keys in f.by_kind(names).items()
        for root in kinds()[kind]._default_manager.filter(pk__in=keys)
    }
