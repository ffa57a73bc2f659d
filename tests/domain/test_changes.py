"""Two states of an aggregate compared: what an editor reads in its history."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roles.domain.changes import Brought, FieldChange, changes, folded, pieces


def row(key: str, model: str = "roles.responsibility", **fields: Any) -> dict[str, Any]:
    return {"model": model, "fields": {"key": key, **fields}}


ROOT = row("baker", "roles.role", name="Baker")


def told(before: list[Any], after: list[Any]) -> list[tuple[str, str]]:
    return [(change.what, change.record["fields"]["key"]) for change in changes(before, after)]


def test_nothing_changed_is_nothing_told() -> None:
    assert changes([ROOT, row("a")], [ROOT, row("a")]) == ()


def test_a_changed_field_is_told_with_both_values_and_a_default_is_none() -> None:
    [change] = changes([ROOT], [row("baker", "roles.role", name="Master baker", plural="bakers")])
    assert change.fields == (FieldChange("name", "Baker", "Master baker"), FieldChange("plural", None, "bakers"))


def test_rows_are_known_by_their_key_and_not_by_their_place() -> None:
    before = [ROOT, row("a", order=1, body="A"), row("b", order=2, body="B")]
    after = [ROOT, row("new", order=1), row("a", order=2, body="A"), row("b", order=3, body="Bee")]
    assert told(before, after) == [("added", "new"), ("changed", "b")]


def test_a_removed_row_is_told_with_what_it_said() -> None:
    [change] = changes([ROOT, row("a", body="A")], [ROOT])
    assert (change.what, change.fields) == ("removed", (FieldChange("body", "A", None),))


def test_one_row_moved_to_the_top_is_one_move() -> None:
    before = [ROOT, *(row(key) for key in "abcd")]
    after = [ROOT, *(row(key) for key in "dabc")]
    assert told(before, after) == [("moved", "d")]


def test_rows_of_another_model_do_not_move_because_these_did() -> None:
    others = [row("x", "roles.roletool"), row("y", "roles.roletool")]
    assert told([ROOT, row("a"), row("b"), *others], [ROOT, row("b"), row("a"), *others]) == [("moved", "b")]


@given(st.permutations("abcdef"))
def test_putting_back_what_moved_restores_the_order(order: list[str]) -> None:
    before = [ROOT, *(row(key) for key in "abcdef")]
    moved = {key for _, key in told(before, [ROOT, *(row(key) for key in order)])}
    assert [key for key in order if key not in moved] == [key for key in "abcdef" if key not in moved]


def test_a_text_is_compared_word_by_word() -> None:
    said = [(piece.what, piece.text) for piece in pieces("Bakes bread by hand.", "Bakes good bread by machine.")]
    assert said == [
        ("same", "Bakes"),
        ("added", "good"),
        ("same", "bread by"),
        ("removed", "hand."),
        ("added", "machine."),
    ]


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=30))
def test_the_pieces_hold_both_texts(before: str, after: str) -> None:
    found = pieces(before, after)
    assert " ".join(p.text for p in found if p.what != "added").split() == before.split()
    assert " ".join(p.text for p in found if p.what != "removed").split() == after.split()


def of(dataset: str, key: str, **fields: Any) -> dict[str, Any]:
    return row(key, parent="baker", dataset=dataset, **fields)


def test_a_datasets_rows_are_counted_and_an_editors_told() -> None:
    old = [row("a"), of("onet", "onet-1", text="One."), of("onet", "onet-2")]
    new = [row("b"), of("onet", "onet-1", text="Two."), of("onet", "onet-3"), of("esco", "esco-1")]
    own, brought = folded(changes(old, new))
    assert [(change.what, change.record["fields"]["key"]) for change in own] == [("added", "b"), ("removed", "a")]
    assert brought == (Brought("esco", 1, 0, 0), Brought("onet", 1, 1, 1))
    assert brought[1].text == "1 changed, 1 added, 1 taken out"


def test_a_datasets_rows_that_only_moved_are_nothing_to_tell() -> None:
    old = [of("onet", "onet-1"), of("onet", "onet-2")]
    assert folded(changes(old, old[::-1])) == ((), ())
