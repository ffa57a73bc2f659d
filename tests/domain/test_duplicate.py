"""A copy of an aggregate as the start of another."""

from typing import Any

from roles.domain.changes import Facts
from roles.domain.duplicate import duplicate


def record(model: str, **fields: Any) -> dict[str, Any]:
    return {"model": f"roles.{model}", "fields": fields}


def role(text: str = "", **fields: Any) -> Facts:
    return [
        record("role", key="analyst", slug="analyst", name="Analyst", description=text, **fields),
        record("responsibility", key="ask", parent="analyst", text="Ask.", order=1),
        record("salary", key="gb", parent="analyst", amount="41000.00"),
        record("move", key="lead", parent="analyst", to="lead"),
        record("claim", key="demand", parent="analyst", move="lead"),
    ]


NEW = {"key": "engineer", "slug": "engineer", "name": "Engineer"}


def copy(facts: Facts, *without: str) -> list[dict[str, Any]]:
    made = duplicate(facts, kind="role", fields=NEW, without=[f"roles.{model}" for model in without])
    return [dict(r["fields"]) for r in made]


def test_a_copy_has_its_own_name_and_the_rows_that_were_asked_for() -> None:
    root, *rows = copy(role(), "salary", "claim")
    assert root == {"key": "engineer", "slug": "engineer", "name": "Engineer", "description": ""}
    assert [(row["key"], row["parent"]) for row in rows] == [("ask", "engineer"), ("lead", "engineer")]


def test_a_copy_of_something_retired_is_not_retired() -> None:
    assert copy(role(retired=True, successor="other"))[0].keys() == copy(role())[0].keys()


def test_a_field_may_be_left_behind() -> None:
    made = duplicate(role(reviewed_on="2026-01-01"), kind="role", fields={**NEW, "reviewed_on": None})
    assert "reviewed_on" not in made[0]["fields"]


def test_a_claim_about_a_move_that_stays_behind_is_about_the_role() -> None:
    assert copy(role())[-1]["move"] == "lead"
    assert "move" not in copy(role(), "move")[-1]


def test_what_named_the_original_names_the_copy() -> None:
    text = "An [[role:analyst|analyst]] earns [[salary:analyst/gb]], a [[role:analyst-lead]] more. [[skill:analyst]]"
    assert copy(role(text))[0]["description"] == (
        "An [[role:engineer|analyst]] earns [[salary:engineer/gb]], a [[role:analyst-lead]] more. [[skill:analyst]]"
    )


def test_a_figure_that_stays_behind_is_quoted_from_the_original() -> None:
    assert copy(role("[[salary:analyst/gb]]"), "salary")[0]["description"] == "[[salary:analyst/gb]]"
