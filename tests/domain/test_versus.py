"""Which queries ask for a comparison, and of what. No database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.versus import READINGS, Reading, question


def readings(text: str) -> tuple[Reading, ...]:
    return question(text).readings


@pytest.mark.parametrize(
    "text",
    [
        "product manager vs project manager",
        "Product Manager VS. Project Manager",
        "product manager v project manager",
        "product manager versus project manager",
        "product manager or project manager",
        "product-manager-vs-project-manager",
        "difference between product manager and project manager",
        "What is the difference between a product manager and a project manager?",
        "differences between product manager & project manager",
        "compare product manager and project manager",
        "compare product manager with project manager",
        "compare product manager to project manager",
        "product manager compared to project manager",
        "product manager compared with a project manager",
        "How does a product manager differ from a project manager",
        "how is product manager different from project manager?",
        "product manager and project manager difference",
        "product manager vs project manager which is better",
        "should I be a product manager or a project manager",
        "product manager project manager difference",
        "product vs project manager",
    ],
)
def test_a_query_for_two_roles_is_read_as_their_names(text: str) -> None:
    assert ("product manager", "project manager") in {tuple(_plain(part) for part in found) for found in readings(text)}


def _plain(part: str) -> str:
    return " ".join(word for word in part.split() if word not in ("a", "the"))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("compare a1 and b1 and c1", ("a1", "b1", "c1")),
        ("a1 vs b1 vs c1 vs d1 vs e1", ("a1", "b1", "c1", "d1", "e1")),
        ("a1, b1 or c1", ("a1", "b1", "c1")),
        ("compare a1, b1, and c1", ("a1", "b1", "c1")),
        ("product owner vs project manager", ("product owner", "project manager")),
        ("product manager vs owner", ("product manager", "owner")),
    ],
)
def test_the_likeliest_reading_comes_first(text: str, first: tuple[str, ...]) -> None:
    assert readings(text)[0] == first


def test_a_name_with_an_and_in_it_is_one_of_the_readings() -> None:
    found = readings("difference between research and development manager and project manager")
    assert found[0] == ("research", "development manager", "project manager")
    assert ("research and development manager", "project manager") in found


def test_a_word_that_both_names_share_may_be_said_once() -> None:
    assert ("product manager", "project manager") in readings("product vs project manager")
    assert ("product manager", "product owner") in readings("product manager vs owner")


@pytest.mark.parametrize(
    "text",
    [
        *[
            "",
            "🙂",
            "product manager",
            "manager, product",
            "research and development",
            "vs",
            "vs vs",
            "a vs",
            "compare",
            "difference",
        ],
        *["product manager vs", "versus product manager", "product manager vs product manager"],
        "a1 vs b1 vs c1 vs d1 vs e1 vs f1",
    ],
)
def test_a_query_that_names_no_two_to_five_things_is_no_comparison(text: str) -> None:
    assert readings(text) == ()


@pytest.mark.parametrize("text", ["a1 vs b1", "compare a1 and b1", "a1 b1 difference", "a1 compared to b1"])
def test_some_words_ask_for_a_comparison_plainly(text: str) -> None:
    assert question(text).plain
    assert not question("a1 or b1").plain


WORDS = st.sampled_from(
    ["a", "and", "or", "vs", "v", "compare", "difference", "between", "product", "manager", "the", "to", ",", "&", "ß"]
)


@given(text=st.text(max_size=300) | st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_has_a_few_readings_of_two_to_five_different_parts(text: str) -> None:
    found = readings(text)
    assert len(found) <= READINGS
    assert all(2 <= len(parts) <= 5 and all(parts) and len(set(parts)) == len(parts) for parts in found)
