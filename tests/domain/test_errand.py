"""Which queries ask for a move, for pay, or are initials. No database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.errand import READINGS, earner, initials, initials_of, moves, task


@pytest.mark.parametrize(
    "text",
    [
        "project manager to product manager",
        "Project Manager into product manager",
        "from project manager to product manager",
        "how do I go from project manager to a product manager?",
        "moving from a project manager to becoming a product manager",
        "what does it take to move from project manager to product manager",
        "project-manager-to-product-manager",
    ],
)
def test_a_query_from_one_role_to_another_is_read_as_a_move(text: str) -> None:
    assert ("project manager", "product manager") in moves(text)


@pytest.mark.parametrize("text", ["", "to", "🙂", "product manager", "how to become a product manager", "to a", "a to"])
def test_a_query_without_both_ends_is_no_move(text: str) -> None:
    assert moves(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "product manager salary",
        "salary of a product manager",
        "How much does a product manager earn?",
        "what is the average pay of the product manager",
        "product manager pay",
    ],
)
def test_a_query_for_pay_is_read_as_whose(text: str) -> None:
    assert earner(text) == "product manager"


@pytest.mark.parametrize("text", ["", "salary", "how much", "product manager", "what can i earn"])
def test_a_query_that_asks_for_nobodys_pay_names_nobody(text: str) -> None:
    assert earner(text) == ""


@pytest.mark.parametrize(("text", "read"), [("PM", "pm"), (" pm ", "pm"), ("CTO", "cto")])
def test_a_short_word_may_be_initials(text: str, read: str) -> None:
    assert initials(text) == read


@pytest.mark.parametrize("text", ["", "p", "CSPO", "p m", "b2b", "🙂"])
def test_other_queries_are_no_initials(text: str) -> None:
    assert initials(text) == ""


@pytest.mark.parametrize(
    ("name", "letters"), [("Product manager", "pm"), ("Director of product", "dp"), ("Maître d’hôtel", "mdh"), ("", "")]
)
def test_initials_leave_out_the_small_words(name: str, letters: str) -> None:
    assert initials_of(name) == letters


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("salary", "salary_list"),
        ("Salaries", "salary_list"),
        ("pay", "salary_list"),
        ("How much do you earn?", "salary_list"),
        ("moves", "move_list"),
        ("career change", "move_list"),
        ("How do I change careers?", "move_list"),
        ("career paths", "path_list"),
        ("which job suits me", "which_path"),
        ("Which career is right for me?", "which_path"),
        ("compare roles", "comparison_picker"),
    ],
)
def test_a_query_for_a_task_is_read_as_the_page_for_it(text: str, name: str) -> None:
    found = task(text)
    assert found
    assert found.name == name


@pytest.mark.parametrize("text", ["", "🙂", "the", "product manager", "product manager salary", "change management"])
def test_a_query_that_names_a_thing_is_no_task(text: str) -> None:
    assert task(text) is None


@given(text=st.text(max_size=300) | st.lists(st.sampled_from(["to", "from", "pay", "a", "ß", "product"])).map(" ".join))
def test_any_text_can_be_read(text: str) -> None:
    assert len(moves(text)) <= READINGS
    assert all(all(ends) for ends in moves(text))
    assert len(initials(text)) <= 3
    earner(text)
    task(text)
