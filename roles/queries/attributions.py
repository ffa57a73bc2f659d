"""Whose facts are shown, found by the things that are named: what their licences ask to be said beside them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from django.db.models import Q

from roles.domain.attribution import Notice, notices
from roles.domain.guide import Name
from roles.domain.records import Source
from roles.editions.models import Edition, Mention
from roles.editions.prepare import prepare
from roles.queries.live import Moment

MADE = ("family", "role", "skill", "tool")
"""Kinds that a dataset may make: a thing of its is called what the dataset calls it."""

ROOTS = tuple(f"{kind}.dataset" for kind in MADE)


def names_in(shown: Any) -> frozenset[Name]:
    """(kind, key) of every thing that a dataset may have made, and of every source, that an object for a page holds.

    Looks into dataclasses, API shapes, mappings and sequences for whatever has a ``kind`` and a ``key``.
    """
    return frozenset(_names(shown))


def _names(shown: Any) -> Iterator[Name]:
    waiting, seen = [shown], set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, str | bytes | int | float) or one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, Mapping):
            waiting.extend(one.values())
        elif isinstance(one, tuple | list | frozenset | set):
            waiting.extend(one)
        elif (parts := _parts(one)) is not None:
            if (kind := parts.get("kind")) in (*MADE, "source") and isinstance(key := parts.get("key"), str):
                yield str(kind), key
            waiting.extend(parts.values())


def _parts(one: Any) -> Mapping[str, Any] | None:
    if is_dataclass(one):
        return {field.name: getattr(one, field.name) for field in fields(one)}
    return one.__dict__ if hasattr(one, "model_fields_set") else None


def attributions(*, moment: Moment, names: Iterable[Name] | None = None, rows: bool = False) -> tuple[Notice, ...]:
    """What is to be said where these things are named; with ``rows``, where words of any row of theirs may be shown.

    Without ``names``: of the whole guide. One query, none where nothing is named.
    """
    sources = moment.editions().filter(kind="source")
    if names is None:
        asked = sources
    else:
        named = set(names)
        if not named:
            return ()
        cited = {key for kind, key in named if kind == "source"}
        made = Edition.objects.named(name for name in named if name[0] != "source").order_by().values("pk")
        brought = Mention.objects.filter(kind="source", edition__in=made)
        brought = brought.filter(field__endswith=".dataset") if rows else brought.filter(field__in=ROOTS)
        asked = sources.filter(Q(key__in=brought.values("key")) | Q(key__in=cited))
    records = (prepare(edition).record for edition in asked.order_by())
    return notices(record for record in records if isinstance(record, Source))
