"""What is asked for: how words are compared, read and mended. No database."""

from collections.abc import Collection
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.mending import ALIKE, lookups, mend, settle
from roles.domain.query import LONGEST, MOST_WORDS, read
from roles.domain.spelling import normal, roots, words


def alike(word: str, others: Collection[str]) -> list[tuple[str, float]]:
    near = [(other, SequenceMatcher(None, word, other).ratio()) for other in others]
    return [(other, ratio) for other, ratio in near if ratio >= ALIKE]


# --- Words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("manager", "managers"),
        ("company", "companies"),
        ("boss", "bosses"),
        ("pm", "pms"),
        ("organisation", "organization"),
        ("organise", "organizes"),
        ("analyse", "analyze"),
        ("behaviour", "behavior"),
        ("centre", "centers"),
        ("catalogue", "catalog"),
        ("defence", "defense"),
        ("licence", "license"),
        ("practice", "practise"),
        ("programme", "program"),
        ("modelling", "modeling"),
        ("labelled", "labeled"),
        ("counsellor", "counselor"),
        ("enrol", "enroll"),
        ("fulfilment", "fulfillment"),
        ("skilful", "skillful"),
        ("judgement", "judgment"),
        ("grey", "gray"),
        ("sceptic", "skeptic"),
        ("enquiry", "inquiries"),
        ("paediatrician", "pediatricians"),
        ("anaesthetist", "anesthetist"),
        ("archaeologist", "archeologist"),
    ],
)
def test_plurals_and_spellings_are_the_same_word(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("market", "marketing"),
        ("engineer", "engineering"),
        ("analyst", "analysis"),
        ("director", "direct"),
    ],
)
def test_related_words_are_not_the_same_word(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("budgeting", "budget"),
        ("planning", "planned"),
        ("prioritising", "prioritization"),
        ("pricing", "prices"),
        ("companies", "company"),
        ("behaviour", "behavioral"),
    ],
)
def test_related_words_begin_alike(asked: str, said: str) -> None:
    assert said.startswith(roots(asked))


def test_words_are_letters_and_figures_without_accents_and_capitals() -> None:
    assert words("Maître d’hôtel, the chef's B2B-Win/Loss №1!") == (
        *("maitre", "d", "hotel", "the", "chef", "b2b", "win", "loss", "no1"),
    )


# --- Queries -------------------------------------------------------------------------------------


def test_function_words_are_not_looked_for_unless_there_are_no_others() -> None:
    assert [term.word for term in read("What does the product manager do").terms] == ["product", "manager"]
    assert [term.word for term in read("what does the").terms] == ["what", "does", "the"]
    assert [term.word for term in read("IT manager").terms] == ["it", "manager"]


def test_only_the_last_word_may_be_unfinished() -> None:
    assert [term.unfinished for term in read("a product man").terms] == [False, True]
    assert not any(term.unfinished for term in read("director of").terms)


def test_a_long_text_is_read_up_to_its_limits() -> None:
    assert read("x" * 10_000).typed == ("x" * LONGEST,)
    assert len(read("a b " * 5_000).typed) == MOST_WORDS


def test_a_text_without_words_asks_for_nothing() -> None:
    for text in ("", "  ", '"', "\0", "\ud800", "🙂", "%_*"):
        assert not read(text)


NAMES = frozenset(words("product manager project owner scrum master scrummaster backlog stakeholder data software"))


def mended(text: str) -> str:
    return str(mend(read(text), NAMES, alike=alike))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("product manager", "product manager"),
        ("produt manger", "product manager"),
        ("product managers", "product managers"),
        ("product man", "product man"),
        ("what is a produt", "what is a product"),
        ("back log", "backlog"),
        ("scrummaster", "scrum master"),
        ("productmanager", "product manager"),
        ("sofware scrummaster", "software scrummaster"),
        ("xyzzy", "xyzzy"),
        ("pm", "pm"),
    ],
)
def test_words_that_no_name_has_are_mended(typed: str, meant: str) -> None:
    assert mended(typed) == meant


def test_a_guess_is_decided_by_the_names_found() -> None:
    guess = mend(read("manger"), ["mangler", "manager"], alike=lambda word, others: [(other, 0.9) for other in others])
    assert {guess.terms[0].word, *guess.terms[0].others} == {"manager", "mangler"}
    assert str(settle(guess, [{"manager"}, {"manager", "mangler"}])) == "manager"
    assert str(settle(guess, [{"mangler"}])) == "mangler"
    assert settle(guess, []).terms[0].others == ()


@pytest.mark.parametrize("text", ["product managers", "scrummaster", "what is a stakeholder", "product man"])
def test_a_query_of_known_words_is_mended_with_nothing_but_what_it_asks_of_the_vocabulary(text: str) -> None:
    asked = lookups(read(text))
    few = {
        name
        for name in NAMES
        for lookup in asked
        if name in lookup.forms | lookup.parts or name.startswith(lookup.beginnings or ("\0",))
    }
    assert mend(read(text), few, alike=alike) == mend(read(text), NAMES, alike=alike)
    assert few < NAMES


@given(text=st.text(), vocabulary=st.frozensets(st.text(min_size=1, max_size=12), max_size=20))
def test_any_text_can_be_read_and_mended(text: str, vocabulary: frozenset[str]) -> None:
    query = read(text)
    other = mend(query, vocabulary, alike=alike)
    assert bool(other) == bool(query)
    assert bool(settle(other, [vocabulary])) == bool(query)
