"""What no single row can show: faults of a whole aggregate, told before it is published or loaded."""

from collections.abc import Iterator, Mapping
from typing import Any

from roles.domain.classification import malformed
from roles.domain.roleset import NotAComparison, set_key
from roles.editions.datasets import brought
from roles.editions.facts import Facts, Record


def faults(facts: Facts) -> list[str]:
    """Sentences an editor understands, one for each fault; empty when the aggregate may be published."""
    root = facts[0]
    if root["model"] == "roles.comparison":
        return list(_comparison(root, facts))
    if root["model"] == "roles.role":
        return list(_role(facts))
    if root["model"] == "roles.path" and not _rows(facts, "roles.step"):
        return ["A career path needs at least one step."]
    return []


def _rows(facts: Facts, model: str) -> list[Record]:
    return [record for record in facts if record["model"] == model]


def _comparison(root: Record, facts: Facts) -> Iterator[str]:
    keys = [row["fields"]["role"] for row in _rows(facts, "roles.comparedrole")]
    try:
        expected = set_key(keys)
    except NotAComparison as error:
        yield str(error)
        return
    if root["fields"]["key"] != expected:
        yield (
            f"This comparison’s key is “{root['fields']['key']}”, but its roles make “{expected}”."
            " Add a new comparison for another set."
        )


def _role(facts: Facts) -> Iterator[str]:
    moves = {row["fields"]["key"] for row in _rows(facts, "roles.move")}
    for row in _rows(facts, "roles.claim"):
        move = row["fields"].get("move", "")
        if move and move not in moves:
            yield f"The claim “{row['fields']['key']}” is about the move “{move}”, which this role does not have."
    for row in _rows(facts, "roles.externalcode"):
        if not brought(row):
            yield from (f"The code “{row['fields']['code']}”: {fault}" for _, fault in code_faults(row["fields"]))


def code_faults(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) of an editor's row with a code of a classification: its form, or no reason given."""
    if wrong := malformed(fields["scheme"], fields["code"]):
        yield "code", wrong
    if fields.get("informs") and not fields.get("note"):
        yield (
            "note",
            (
                "Say why the classification’s definition covers the role, or how far: it is shown beside the facts that"
                " come with the code."
            ),
        )
