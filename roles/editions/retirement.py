"""Retiring: a last edition that says so, and another thing put in its place wherever working copies name it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from roles.editions import facts as f
from roles.editions.datasets import adopting, brought
from roles.editions.facts import Facts, Name, Record
from roles.editions.models import Edition
from roles.editions.publish import Conflict, all_or_nothing, last_numbers, locked, publish
from roles.models import ImportedRoot, Row, kinds
from roles.models.base import repeated

IDENTITY = "roles.comparedrole"
"""A comparison is named after its roles: another role would make it another comparison."""


@dataclass(frozen=True)
class Replaced:
    """An aggregate in which one thing stands for another; ``dropped`` are rows that would then have stood twice."""

    facts: Facts
    dropped: tuple[Record, ...]


def replaced(facts: Facts, old: Name, new_key: str) -> Replaced:
    """The facts with the key of another thing of the same kind in place of the old one's.

    In what they name by key and in prose, where a label stays; not in a comparison's own roles, nor in a figure
    quoted from the old thing. A changed row that the tables would refuse beside its siblings is dropped. What datasets
    brought stays: it is theirs to change.
    """
    written = [_replaced(record, old, new_key) for record in facts]
    written[0] = written[0] if written[0] is facts[0] else adopting(facts[0], written[0])
    changed = {id(new) for new, record in zip(written, facts, strict=True) if new is not record}
    rows = [(record, f.instance(record)) for record in written[1:]]
    dropped = [record for record, row in rows if id(record) in changed and not _allowed(row)]
    while True:
        kept = [(record, row) for record, row in rows if not any(record is each for each in dropped)]
        record_of = {id(row): record for record, row in kept}
        twice = next(repeated(row for _, row in kept if isinstance(row, Row)), None)
        if twice is None:
            break
        pair = [record_of[id(row)] for row in twice[:2]]
        dropped.append(next(record for record in pair if id(record) in changed))
    return Replaced([written[0], *(record for record, _ in kept)], tuple(dropped))


def _replaced(record: Record, old: Name, new_key: str) -> Record:
    if record["model"] == IDENTITY or brought(record):
        return record
    kind, key = old
    keys, prose = f.naming_fields(record["model"])
    fields = dict(record["fields"])
    fields |= {name: new_key for name, of in keys if of == kind and fields.get(name) == key}
    if (fields.get("target_kind"), fields.get("target_key")) == old:
        fields["target_key"] = new_key
    named = re.compile(rf"\[\[{kind}:{re.escape(key)}(?=[|\]])")
    fields |= {name: named.sub(f"[[{kind}:{new_key}", fields[name]) for name in prose if name in fields}
    return record if fields == record["fields"] else {**record, "fields": fields}


def _allowed(row: models.Model) -> bool:
    """Whether the row may stand by itself: a role does not move to itself."""
    try:
        for constraint in row._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                constraint.validate(type(row), row)
    except ValidationError:
        return False
    return True


@all_or_nothing
def retire(
    name: Name,
    *,
    successor: str = "",
    merged: bool = False,
    now: datetime,
    by: Any = None,
    note: str = "",
    replacing: Mapping[Name, Facts] | None = None,
    also: Iterable[Name] = (),
    base: Mapping[Name, int] | None = None,
    seen: Mapping[Name, str] | None = None,
) -> list[Edition]:
    """Publish a last edition that says the page is retired, and names the successor's key if there is one.

    ``merged``: the page is one with its successor now, and its address leads readers straight there.
    ``replacing``: working copies that are to say these facts instead, written first; ``also``: those among them that
    are published together with the retirement. ``base`` and ``seen`` as in ``publish``: the states of all of these
    that the editor had looked at.

    :raises Refused: if the successor is not live, or anything live still refers to the page; if it is merged into none.
    :raises Conflict: if someone else saved or published one of them meanwhile.
    """
    replacing = replacing or {}
    written = [name, *replacing]
    named = {target for facts in replacing.values() for target in f.targets(facts)}
    built = locked(written, besides={*named, *({(name[0], successor)} if successor else ())})
    numbers = last_numbers(written)
    for each in written:
        if seen is not None and seen.get(each) != f.digest(built[each]):
            raise Conflict(f"{f.instance(built[each][0])}: someone else saved a change since you opened it.")
        if base is not None and base.get(each, 0) != numbers.get(each, 0):
            raise Conflict(f"{f.instance(built[each][0])}: someone else published an edition since you opened it.")
    f.restore(replacing)
    root = kinds()[name[0]]._default_manager.get(pk=name[1])
    root.retired, root.successor_id, root.merged = True, successor or None, merged
    if isinstance(root, ImportedRoot) and root.dataset_id:
        root.adopted = True
    root.full_clean()
    root.save()
    f.seal([name])
    return publish([name, *also], now=now, by=by, note=note)
