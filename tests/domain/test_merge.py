"""Two editors' changes brought together: nothing that neither removed is lost, and nothing is chosen in silence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.changes import Facts
from roles.domain.merge import ORDER, ROW, Clash, merge, taking

STEP = "roles.step"
Fields = dict[str, Any]


def state(*rows: Fields, **root: str) -> Facts:
    """A path's facts: its steps stand as they are given."""
    numbered = [{"order": order, **fields} for order, fields in enumerate(rows, start=1)]
    return [
        {"model": "roles.path", "fields": {"key": "ladder", **root}},
        *({"model": STEP, "fields": {"parent": "ladder", **fields}} for fields in numbered),
    ]


def step(key: str, **fields: Any) -> Fields:
    return {"key": key, **fields}


def keys(facts: Facts) -> list[str]:
    return [record["fields"]["key"] for record in facts[1:]]


A, B, C = step("a", title="A"), step("b", title="B"), step("c", title="C")


def test_what_one_side_changed_is_taken_without_asking() -> None:
    base = state(A, name="Ladder", standfirst="Up.")
    merged = merge(base, state(A, name="My ladder", standfirst="Up."), state(A, name="Ladder", standfirst="Down."))
    assert merged.facts == state(A, name="My ladder", standfirst="Down.")
    assert merged.clashes == ()


def test_what_both_changed_alike_is_no_clash() -> None:
    merged = merge(state(A, name="Old"), state(A, name="New"), state(A, name="New"))
    assert (merged.facts, merged.clashes) == (state(A, name="New"), ())


def test_what_both_changed_differently_clashes_in_that_field_alone() -> None:
    base, mine = state(A, name="Old"), state({**A, "title": "Mine", "level": "entry"}, name="Mine")
    theirs = state({**A, "title": "Theirs", "body": "Text"}, name="Theirs")
    merged = merge(base, mine, theirs)
    assert merged.clashes == (Clash("roles.path", "ladder", "name"), Clash(STEP, "a", "title"))
    assert merged.facts == state({**A, "title": "Mine", "level": "entry", "body": "Text"}, name="Mine")


def test_a_value_that_one_side_emptied_is_emptied() -> None:
    assert merge(state(A, name="Old"), state(A, name="Old"), state(A)).facts == state(A)


def test_a_row_that_one_side_removed_and_the_other_left_alone_is_gone() -> None:
    assert keys(merge(state(A, B), state(B), state(A, {**B, "title": "Bee"})).facts) == ["b"]
    assert keys(merge(state(A, B), state(A, {**B, "title": "Bee"}), state(B)).facts) == ["b"]


@pytest.mark.parametrize("i_removed_it", [True, False])
def test_a_row_that_one_side_removed_and_the_other_changed_is_asked_about(i_removed_it: bool) -> None:
    changed, removed = state({**A, "title": "Changed"}, B), state(B)
    mine, theirs = (removed, changed) if i_removed_it else (changed, removed)
    merged = merge(state(A, B), mine, theirs)
    assert merged.clashes == (Clash(STEP, "a", ROW),)
    assert ("a" in keys(merged.facts)) is not i_removed_it
    assert ("a" in keys(taking(merged.facts, theirs, merged.clashes))) is i_removed_it


def test_rows_that_both_added_under_one_key_are_one_row_with_a_choice_for_what_differs() -> None:
    merged = merge(state(), state({**A, "title": "Mine"}), state({**A, "title": "Theirs", "body": "Text"}))
    assert merged.clashes == (Clash(STEP, "a", "title"),)
    assert merged.facts == state({**A, "title": "Mine", "body": "Text"})


def test_rows_that_both_added_are_all_there_mine_after_theirs() -> None:
    assert keys(merge(state(A), state(A, B), state(A, C)).facts) == ["a", "c", "b"]
    assert keys(merge(state(A), state(B, A), state(A, C)).facts) == ["b", "a", "c"]


def test_the_order_is_that_of_the_side_that_moved_rows() -> None:
    assert keys(merge(state(A, B, C), state(C, A, B), state(A, B, C)).facts) == ["c", "a", "b"]
    assert keys(merge(state(A, B, C), state(A, B, C), state(C, A, B)).facts) == ["c", "a", "b"]
    d = step("d", title="D")
    assert keys(merge(state(A, B, C), state(A, d, B, C), state(C, A, B)).facts) == ["c", "a", "d", "b"]


def test_rows_that_both_moved_differently_are_asked_about() -> None:
    theirs = state(B, C, A)
    merged = merge(state(A, B, C), state(C, B, A), theirs)
    assert merged.clashes == (Clash(STEP, "", ORDER),)
    assert keys(merged.facts) == ["c", "b", "a"]
    assert keys(taking(merged.facts, theirs, merged.clashes)) == ["b", "c", "a"]


def test_what_was_typed_may_be_of_any_kind() -> None:
    mine = state({**A, "amount": "fifty-ish"})
    merged = merge(state(A), mine, state({**A, "amount": "53012.00"}))
    assert (merged.facts, merged.clashes) == (mine, (Clash(STEP, "a", "amount"),))


words = st.sampled_from(["", "one", "two", "three"])


@st.composite
def states(draw: st.DrawFn) -> Facts:
    """Any state of one path of up to five steps, in any order, with gaps between their places."""
    chosen = draw(st.permutations("abcde"))[: draw(st.integers(0, 5))]
    order, rows = 0, []
    for key in chosen:
        order += draw(st.integers(1, 3))
        fields = {name: value for name in ("title", "body") if (value := draw(words))}
        rows.append({"key": key, "order": order, **fields})
    return state(*rows, **{name: value for name in ("name", "standfirst") if (value := draw(words))})


@given(states(), states())
def test_with_one_side_unchanged_the_other_is_the_result(base: Facts, other: Facts) -> None:
    assert merge(base, other, base).facts == other
    assert merge(base, base, other).facts == other
    assert merge(base, other, base).clashes == merge(base, base, other).clashes == ()
    assert merge(base, other, other).facts == other


@given(states(), states(), states())
def test_both_sides_are_asked_the_same(base: Facts, x: Facts, y: Facts) -> None:
    assert merge(base, x, y).clashes == merge(base, y, x).clashes


@given(states(), states(), states())
def test_to_choose_all_of_theirs_is_what_they_get_who_keep_all_of_theirs(base: Facts, x: Facts, y: Facts) -> None:
    merged = merge(base, x, y)
    chosen = taking(merged.facts, y, merged.clashes)
    assert without_places(chosen) == without_places(merge(base, y, x).facts)


@given(states(), states(), states())
def test_no_row_is_lost_that_neither_removed_and_none_stands_twice(base: Facts, x: Facts, y: Facts) -> None:
    kept = keys(merge(base, x, y).facts)
    assert len(kept) == len(set(kept))
    assert {k for k in keys(x) if k in keys(y) or k not in keys(base)} <= set(kept)
    assert {k for k in keys(y) if k not in keys(base)} <= set(kept)
    places = [record["fields"]["order"] for record in merge(base, x, y).facts[1:]]
    assert len(places) == len(set(places))


@given(states(), states(), states())
def test_what_does_not_clash_is_what_somebody_wrote_and_what_clashes_is_mine(base: Facts, x: Facts, y: Facts) -> None:
    merged = merge(base, x, y)
    asked = {clash.field for clash in merged.clashes if clash.model == "roles.path"}
    for name in ("name", "standfirst"):
        value, was, mine, theirs = (facts[0]["fields"].get(name) for facts in (merged.facts, base, x, y))
        assert value == (mine if name in asked or mine != was else theirs)


def without_places(facts: Facts) -> dict[str, Fields]:
    return {r["fields"]["key"]: {k: v for k, v in r["fields"].items() if k != "order"} for r in facts}
