"""A new aggregate that begins as a copy of another: its facts, with what belongs to the other alone taken out."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from roles.domain.changes import Facts, Record
from roles.domain.prose import FIGURES

NOT_COPIED = ("retired", "successor", "merged", "dataset", "dataset_code", "adopted")
"""Fields of a root that say what became of it and where it came from; a copy begins without."""

_REFERENCE = re.compile(r"\[\[(?P<kind>[a-z-]+):(?P<key>[^\]|/]+)(?:/(?P<row>[^\]|]+))?(?=[\]|])")


def duplicate(
    facts: Facts, *, kind: str, fields: Mapping[str, Any], without: Collection[str] = ()
) -> list[dict[str, Any]]:
    """The facts of a copy with these fields in place of the root's own (None empties one); rows keep their keys.

    Rows of the models in ``without`` stay behind. What named the original itself, in prose or as the move that a
    claim is about, names the copy; a figure in prose that stays behind is still quoted from the original.
    """
    root, *rows = facts
    kept = [row for row in rows if row["model"] not in without]
    names = {(row["model"].partition(".")[2], row["fields"]["key"]) for row in kept}
    old, new = root["fields"]["key"], fields["key"]

    def renamed(found: re.Match[str]) -> str:
        own = found["kind"] == kind and not found["row"]
        figure = kind == "role" and found["kind"] in FIGURES and (found["kind"], found["row"]) in names
        whole = found[0]
        if found["key"] != old or not (own or figure):
            return whole
        start, end = found.start("key") - found.start(), found.end("key") - found.start()
        return f"{whole[:start]}{new}{whole[end:]}"

    def copied(record: Record, changed: Mapping[str, Any]) -> dict[str, Any]:
        values = {**record["fields"], **changed}
        return {
            **record,
            "fields": {
                name: _REFERENCE.sub(renamed, value) if isinstance(value, str) and "[[" in value else value
                for name, value in values.items()
                if value is not None
            },
        }

    made = [copied(root, {**dict.fromkeys(NOT_COPIED), **fields})]
    for row in kept:
        move = row["fields"].get("move")
        lost = {"move": None} if move and ("move", move) not in names else {}
        made.append(copied(row, {"parent": new, **lost}))
    return made
