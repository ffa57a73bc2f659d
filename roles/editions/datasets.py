"""What of an aggregate is the editors' own, what datasets brought, and which of the two stands."""

from typing import Any

from roles.domain import changes
from roles.editions.facts import Facts, Record

SAYS: dict[str, tuple[str, ...]] = {
    "roles.externalcode": ("scheme", "code"),
    "roles.interest": ("area",),
    "roles.othertitle": ("title",),
    "roles.preparation": (),
    "roles.relatedrole": ("to",),
    "roles.roleskill": ("skill",),
    "roles.roletool": ("tool",),
    "roles.salary": (
        *("country", "region", "currency", "statistic", "basis", "period", "level"),
        *("source", "as_of", "release", "wider_occupation"),
    ),
}
"""What a row is about, by the model: an editor's row replaces a dataset's row about the same."""


def own(facts: Facts) -> Facts:
    """The root and the rows that are the editors' own."""
    return [record for record in facts if not brought(record)]


def brought(record: Record) -> bool:
    """Whether a dataset brought this row. False for roots."""
    return changes.brought(record)


def adopting(before: Record, after: Record) -> Record:
    """The root's record after a change; from then on the editors' own if a dataset had made what is changed."""
    was, now = before["fields"], after["fields"]
    if "dataset" not in was or was.get("adopted") or was == now:
        return after
    return {**after, "fields": {**now, "adopted": True}}


def standing(facts: Facts) -> Facts:
    """The facts that readers see: without a dataset's rows about what an editor's row is about already."""
    if not any(brought(record) for record in facts):
        return facts
    said = {about for record in facts if not brought(record) if (about := _about(record))}
    return [record for record in facts if not brought(record) or _about(record) not in said]


def replaced_by_own(facts: Facts) -> set[str]:
    """The keys, as “roles.roleskill:onet-negotiation”, of datasets' rows instead of which editors' rows stand."""
    kept = {id(record) for record in standing(facts)}
    return {f"{r['model']}:{r['fields']['key']}" for r in facts if id(r) not in kept}


def _about(record: Record) -> tuple[Any, ...] | None:
    names = SAYS.get(record["model"])
    if names is None:
        return None
    return record["model"], *(str(record["fields"].get(name, "")).casefold() for name in names)
