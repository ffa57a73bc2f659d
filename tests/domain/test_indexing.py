"""Which computed comparisons are offered to search engines."""

from collections.abc import Mapping
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from roles.domain.indexing import NEEDED, close, lacking, offered_sets
from roles.domain.roleset import MOST
from tests.domain.guides import make_role, profiles_of

BOTH_WAYS = {"a": ("b", "c"), "b": ("a",), "c": ("b",)}


def test_what_a_role_must_have_is_called_as_profiles_call_it() -> None:
    (empty,) = profiles_of(make_role("baker"))
    assert lacking(empty.not_covered) == NEEDED
    assert lacking(("certifications", "pay")) == ("pay",)


def test_each_role_must_be_among_the_others_likeliest() -> None:
    assert close(["a", "b"], BOTH_WAYS)
    assert not close(["a", "c"], BOTH_WAYS), "c does not know a"
    assert not close(["a", "d"], BOTH_WAYS), "nobody knows d"


def test_a_larger_set_is_offered_only_if_every_two_of_it_are() -> None:
    near = {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b", "d"), "d": ("c",)}
    assert list(offered_sets({*"abcd"}, near)) == [("a", "b"), ("a", "b", "c"), ("a", "c"), ("b", "c"), ("c", "d")]


def test_a_role_that_is_not_complete_enough_is_in_no_set() -> None:
    assert list(offered_sets({"a"}, BOTH_WAYS)) == []


KEYS = "abcdefg"


@given(st.fixed_dictionaries({key: st.sets(st.sampled_from(KEYS)) for key in KEYS}), st.sets(st.sampled_from(KEYS)))
def test_the_sets_are_those_of_which_the_page_says_so_each_once(
    near: Mapping[str, set[str]], complete: set[str]
) -> None:
    every = [set_ for size in range(2, MOST + 1) for set_ in combinations(sorted(complete), size)]
    assert sorted(offered_sets(complete, near)) == sorted(roles for roles in every if close(roles, near))
