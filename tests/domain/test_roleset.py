"""Sets of compared roles: two to five different ones, with one order, key and address."""

from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roles.domain.roleset import (
    FEWEST,
    MOST,
    NotAComparison,
    as_fields,
    canonical,
    moved,
    parse,
    query_of,
    set_key,
    settled,
    without,
)
from roles.domain.sections import COMPUTED, SectionKind

FEW = settings(max_examples=40)
SLUG = st.sampled_from(["analyst", "product-manager", "project-manager", "scrum-master", "vs", "vs-a", "x1", "9"])
"""As the database has them: none contains “-vs-” or ends in “-vs”."""
SETS = st.lists(SLUG, min_size=FEWEST, max_size=MOST, unique=True)


def test_roles_stand_in_alphabetical_order() -> None:
    assert canonical(["scrum-master", "product-owner"]) == ("product-owner", "scrum-master")


def test_a_set_has_one_key() -> None:
    assert set_key(["b", "c", "a"]) == "a-vs-b-vs-c"


@pytest.mark.parametrize("roles", [[], ["a"], ["a", "b", "c", "d", "e", "f"]])
def test_fewer_than_two_roles_or_more_than_five_are_no_comparison(roles: list[str]) -> None:
    with pytest.raises(NotAComparison, match="Choose two to five roles"):
        canonical(roles)


@pytest.mark.parametrize("roles", [["a", "a"], ["a", "b", "a"]])
def test_a_role_is_not_compared_with_itself(roles: list[str]) -> None:
    with pytest.raises(NotAComparison, match="not compared with itself"):
        set_key(roles)


def test_an_address_names_its_roles_in_the_order_written() -> None:
    assert parse("b-vs-a") == ("b", "a")


@pytest.mark.parametrize(("address", "parts"), [("", ("",)), ("a", ("a",)), ("a-vs-", ("a", "")), ("-vs-a", ("", "a"))])
def test_empty_parts_of_an_address_are_kept_for_the_caller_to_refuse(address: str, parts: tuple[str, ...]) -> None:
    assert parse(address) == parts


@FEW
@given(SETS, st.randoms(use_true_random=False))
def test_the_order_in_which_roles_are_named_makes_no_difference(roles: list[str], random: Any) -> None:
    shuffled = random.sample(roles, len(roles))
    assert set_key(shuffled) == set_key(roles)


@FEW
@given(SETS)
def test_a_key_names_the_roles_that_it_is_made_of(roles: list[str]) -> None:
    assert parse(set_key(roles)) == canonical(roles)


def test_every_computed_section_has_a_key_of_its_own_and_a_known_kind() -> None:
    keys = [key for key, _, _ in COMPUTED]
    assert len(set(keys)) == len(keys)
    assert all(isinstance(kind, SectionKind) and kind is not SectionKind.PROSE for _, _, kind in COMPUTED)


def test_an_editor_reads_what_a_section_is() -> None:
    assert SectionKind.PROSE.label == "Prose"
    assert SectionKind.KEEP_READING.label == "Computed: keep reading"


# --- Naming a set, one role at a time --------------------------------------------------------------------

NAMES = st.lists(st.sampled_from(["", "", "product-manager", "Scrum master", "a&b=c", "é ?#+%"]), max_size=8)


def test_there_is_room_for_the_two_roles_that_a_comparison_needs() -> None:
    assert as_fields([]) == ("", "")
    assert as_fields(["a"]) == ("a", "")
    assert as_fields(["a", "", "b"]) == ("a", "", "b")
    assert settled(["", "a", "", "b", ""]) == ("a", "b")
    assert settled(["", "a", ""]) == ("a", "")


def test_without_one_role_a_sixth_moves_up() -> None:
    assert without("abcdef", 1) == ("a", "c", "d", "e", "f")
    assert without("ab", 0) == ("b", "")


@FEW
@given(NAMES, st.data())
def test_a_role_moved_there_and_back_stands_where_it_stood(names: list[str], data: Any) -> None:
    state = as_fields(names)
    place, to = (data.draw(st.integers(0, len(state) - 1)) for _ in range(2))
    assert moved(moved(state, place, to), to, place) == state


@FEW
@given(NAMES, st.data())
def test_no_step_loses_a_name_and_every_state_has_an_address(names: list[str], data: Any) -> None:
    state = as_fields(names)
    place, to = (data.draw(st.integers(0, len(state) - 1)) for _ in range(2))

    def named(state: Any) -> list[str]:
        return sorted(name for name in state if name)

    after = [moved(state, place, to), settled(state)]
    assert [named(one) for one in after] == [named(state)] * 2
    left = without(state, place)
    assert named((*left, state[place])) == named(state)
    for one in (state, left, *after):
        assert len(one) >= FEWEST
        assert tuple(parse_qs(query_of(one), keep_blank_values=True)["role"]) == one
