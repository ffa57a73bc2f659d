"""Which computed comparisons are offered to search engines."""

from collections.abc import Mapping
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from roles.domain.indexing import NEEDED, close, covered, is_thin, is_thin_tool, lacking, offered_sets
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


def test_roles_that_a_dataset_made_are_offered_two_at_a_time() -> None:
    near = {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b")}
    assert list(offered_sets({*"abc"}, near, imported={"b"})) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert close(["a", "b"], near, imported={"b"})
    assert not close(["a", "b", "c"], near, imported={"b"})


def test_a_role_is_thin_if_a_dataset_says_neither_what_people_do_nor_what_it_takes() -> None:
    assert is_thin(("what they do", "pay"), imported=True)
    assert not is_thin(("what they do", "pay"), imported=False), "editors publish what they mean to"
    assert not is_thin(("responsibilities",), imported=True)
    assert not is_thin(covered(("responsibilities", "pay", "tools")), imported=True), "it has skills"


def test_a_tool_that_hardly_any_role_uses_is_thin_unless_editors_wrote_of_it() -> None:
    assert [is_thin_tool(users, imported=True) for users in (0, 2, 3)] == [True, True, False]
    assert not is_thin_tool(0, imported=False)


KEYS = "abcdefg"


@given(
    st.fixed_dictionaries({key: st.sets(st.sampled_from(KEYS)) for key in KEYS}),
    st.sets(st.sampled_from(KEYS)),
    st.sets(st.sampled_from(KEYS)),
)
def test_the_sets_are_those_of_which_the_page_says_so_each_once(
    near: Mapping[str, set[str]], complete: set[str], imported: set[str]
) -> None:
    every = [set_ for size in range(2, MOST + 1) for set_ in combinations(sorted(complete), size)]
    found = sorted(offered_sets(complete, near, imported=imported))
    assert found == sorted(roles for roles in every if close(roles, near, imported=imported))
