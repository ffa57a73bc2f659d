"""Everything that refers to one thing: what readers see, what is scheduled, and every working copy."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from roles.editions import facts as f
from roles.editions.datasets import brought
from roles.editions.facts import Facts, Name
from roles.editions.models import Edition, Mention
from roles.models import Imported, Row
from roles.models.base import root_of
from roles.queries.care import Where


@dataclass(frozen=True)
class Referrer:
    """A thing that refers to another. ``facts``: its working copy; ``places``: the fields there that name the other.

    ``live`` and ``scheduled``: whether what readers see, and what they will see, does. ``differs``: whether the working
    copy has changes that no edition has. ``brought``: a dataset's row names the other, which no editor can change.
    """

    name: Name
    title: str
    facts: Facts
    places: tuple[Where, ...]
    live: bool
    scheduled: tuple[datetime, ...]
    published: bool
    differs: bool
    brought: bool = False


def referrers(name: Name, *, at: datetime) -> list[Referrer]:
    """Whatever refers to the thing, by kind and title; what is retired is left out. One query for each model.

    Roles that refer to it by datasets' rows alone may be a thousand, and are left to ``by_datasets``.
    """
    mentions = Mention.objects.filter(kind=name[0], key=name[1]).values("edition")
    current = {e.name: e for e in Edition.objects.live(at).filter(pk__in=mentions).defer("facts")}
    later: dict[Name, list[datetime]] = {}
    for edition in Edition.objects.filter(pk__in=mentions, withdrawn=False, retired=False, live_from__gt=at):
        later.setdefault(edition.name, []).append(edition.live_from)
    own = set(_working_copies(name))
    built = f.build({*own, *current, *later} - {name} - (by_datasets(name) - own))
    last = {e.name: e.digest for e in Edition.objects.current(at).named(built).defer("facts")}
    found = [
        Referrer(
            each,
            str(f.instance(facts[0])),
            facts,
            tuple(_places(each, facts, name)),
            each in current,
            tuple(sorted(later.get(each, ()))),
            each in last,
            last.get(each) != f.digest(facts),
            any(brought(record) and name in f.targets([record]) for record in facts),
        )
        for each, facts in built.items()
        if not facts[0]["fields"].get("retired")
    ]
    found = [each for each in found if each.places or each.live or each.scheduled]
    return sorted(found, key=lambda each: (each.name[0], each.title.casefold()))


def by_datasets(name: Name) -> set[Name]:
    """The roots of which a dataset's row names the thing by key. One query for each field that may."""
    kind, key = name
    return {
        (root_of(model).kind, root)
        for label, model in f.models_of().items()
        if issubclass(model, Row) and issubclass(model, Imported)
        for field, of in f.naming_fields(label)[0]
        if of == kind
        for root in model.objects.exclude(dataset=None).filter(**{field: key}).values_list("parent", flat=True)
    }


def _working_copies(name: Name) -> Iterator[Name]:
    """Roots whose working copy may name the thing: all that do, and a few whose prose only looks like it."""
    kind, key = name
    for label, model in f.models_of().items():
        keys, prose = f.naming_fields(label)
        conditions = [Q(**{field: key}) for field, of in keys if of == kind]
        written = [f"[[{kind}:{key}", *((f"[[salary:{key}/", f"[[claim:{key}/") if kind == "role" else ())]
        conditions += [Q(**{f"{field}__contains": text}) for field in prose for text in written]
        if label == "roles.keepreading":
            conditions.append(Q(target_kind=kind, target_key=key))
        if conditions:
            rows = f.own_rows(model) if issubclass(model, Row) else model._default_manager
            found = rows.filter(reduce(or_, conditions))
            kind_of = root_of(model).kind if issubclass(model, Row) else model.kind
            key_of = "parent" if issubclass(model, Row) else "pk"
            yield from ((kind_of, root) for root in found.values_list(key_of, flat=True))


def _places(name: Name, facts: Facts, target: Name) -> Iterator[Where]:
    """The fields that name the target, with the place of their row among its like."""
    title, seen = str(f.instance(facts[0])), Counter[str]()
    for record in facts:
        label = record["model"]
        mentions = set() if brought(record) else f.mentions([record])
        for field in sorted({field for field, *named in mentions if tuple(named) == target}):
            column = field.partition(".")[2]
            yield Where(*name, title, label, "target_key" if column == "target" else column, seen[label])
        seen[label] += 1
