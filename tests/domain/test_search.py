"""What is asked for, how words are compared, and in which order pages answer. No database."""

from difflib import SequenceMatcher
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roles.domain.query import LONGEST, MOST_WORDS, Query, mend, read, settle
from roles.domain.search import KINDS, SNIPPET, Page, Piece, Place, Where, decide, rank, snippet
from roles.domain.spelling import normal, roots, words


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def make_page(name: str = "Product manager", *other_names: str, **overrides: Any) -> Page:
    """A role found by its name, unless told otherwise."""
    key = "-".join(words(name))
    given = {"kind": "role", "key": key, "slug": key, "name": name, "other_names": other_names, "where": Where.NAMES}
    return Page(**given | overrides)


def place(text: str, page: Page) -> Place | None:
    return next((ranked.place for ranked in rank(read(text), [page])), None)


def order(text: str, *pages: Page) -> list[str]:
    return [ranked.page.name for ranked in rank(read(text), pages)]


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
        assert rank(read(text), [make_page()]) == []


NAMES = frozenset(words("product manager project owner scrum master scrummaster backlog stakeholder data software"))


def mended(text: str) -> str:
    return str(mend(read(text), NAMES, likeness=likeness))


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
    guessed = mend(
        read("produt manger"), ["product", "mangler", "manager"], likeness=lambda a, b: likeness(a, b) // 0.01
    )
    guess = mend(read("manger"), ["mangler", "manager"], likeness=lambda one, other: 0.9)
    assert {guess.terms[0].word, *guess.terms[0].others} == {"manager", "mangler"}
    assert str(settle(guess, [{"manager"}, {"manager", "mangler"}])) == "manager"
    assert str(settle(guess, [{"mangler"}])) == "mangler"
    assert settle(guessed, []).terms[0].others == ()


def test_pages_with_every_word_decide_a_guess_before_the_others() -> None:
    guess = Query(("product", "mangler"), (("mangler", ("manager",)),))
    pages = [make_page("Product manager"), *(make_page(f"Mangler {n}", where=Where.SOME) for n in range(3))]
    assert str(decide(guess, pages)) == "product manager"


# --- Order ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("product managers", make_page(), Place.NAMED_SO),
        ("the productmanager", make_page(), Place.NAMED_SO),
        ("product lead", make_page("Product manager", "Product lead"), Place.ALSO_NAMED_SO),
        ("product man", make_page(), Place.BEGINS_SO),
        ("product le", make_page("Product manager", "Product lead"), Place.ALSO_BEGINS_SO),
        ("manager product", make_page(), Place.NAME_HAS_WORDS),
        ("managing products", make_page(), Place.NAME_HAS_WORDS),
        ("manager lead", make_page("Product manager", "Product lead"), Place.NAME_HAS_MOST_WORDS),
        ("product manager pay", make_page(where=Where.SOME), Place.NAME_HAS_MOST_WORDS),
        ("budget", make_page(where=Where.SUMMARY), Place.SUMMARY_HAS_WORDS),
        ("budget", make_page(where=Where.TEXT), Place.TEXT_HAS_WORDS),
        ("product budgeting", make_page(where=Where.SOME), Place.NAME_HAS_SOME_WORDS),
        ("budget", make_page(where=Where.SOME), None),
    ],
)
def test_a_page_answers_in_its_place(text: str, page: Page, expected: Place | None) -> None:
    assert place(text, page) == expected


def test_the_places_come_in_their_order() -> None:
    pages = [
        make_page("Scrum"),
        make_page("Facilitator", "Scrum"),
        make_page("Scrum master"),
        make_page("Coach", "Scrum coach"),
        make_page("Team in Scrum"),
        make_page("Sprint", where=Where.SUMMARY),
        make_page("Agile", text="Scrum is one way.", where=Where.TEXT),
    ]
    assert order("scrum", *reversed(pages)) == [page.name for page in pages]


def test_of_equal_answers_roles_come_first() -> None:
    assert KINDS[0] == "role"
    pages = [make_page("Scrum master", kind=kind) for kind in (*reversed(KINDS), "unheard-of")]
    ranked = rank(read("scrum"), pages)
    assert [found.page.kind for found in ranked] == [*KINDS, "unheard-of"]


def test_a_better_answer_comes_before_a_role() -> None:
    assert order("scrum", make_page("Scrum master"), make_page("Scrum", kind="term")) == ["Scrum", "Scrum master"]


def test_the_name_that_says_least_else_is_nearest() -> None:
    pages = [make_page("Senior technical product manager"), make_page("Senior product manager")]
    assert order("manager product", *pages) == ["Senior product manager", "Senior technical product manager"]


def test_the_text_that_says_it_most_often_comes_first() -> None:
    once = make_page("Baker", text="A budget.", where=Where.TEXT)
    twice = make_page("Gardener", text="A budget, and budgets.", where=Where.TEXT)
    assert order("budget", once, twice) == ["Gardener", "Baker"]


def test_pages_with_some_words_are_shown_only_if_none_is_better() -> None:
    some = make_page("Product owner", where=Where.SOME)
    assert order("product budgets", some) == ["Product owner"]
    assert order("product budgets", some, make_page("Baker", where=Where.TEXT)) == ["Baker"]


def test_the_other_name_is_told_when_it_answers() -> None:
    page = make_page("Product manager", "Product lead", "Head of product")
    assert [found.other_name for found in rank(read("product lead"), [page])] == ["Product lead"]
    assert [found.other_name for found in rank(read("product manager"), [page])] == [""]
    assert [found.other_name for found in rank(read("budget"), [make_page("A", "B", where=Where.TEXT)])] == [""]


def test_a_page_has_all_words_if_its_name_or_the_index_says_so() -> None:
    def answers(text: str, page: Page) -> list[bool]:
        return [found.answers for found in rank(read(text), [page])]

    assert answers("budget", make_page(where=Where.TEXT)) == [True]
    assert answers("productmanager", make_page(where=Where.SOME)) == [True]
    assert answers("product manager pay", make_page(where=Where.SOME)) == [False]


WORDS = st.sampled_from(
    ["product", "manager", "project", "scrum", "master", "budget", "PMP", "win/loss", "d’hôtel", "the", "ß", "\0", "%"]
)
PHRASES = st.lists(WORDS, max_size=5).map(" ".join) | st.text(max_size=30)
PAGES = st.lists(
    st.builds(
        make_page,
        PHRASES,
        PHRASES,
        kind=st.sampled_from([*KINDS, "other"]),
        key=st.uuids().map(str),
        summary=PHRASES,
        text=PHRASES,
        where=st.sampled_from(Where),
    ),
    max_size=8,
)


@settings(max_examples=40)
@given(text=PHRASES, pages=PAGES, seed=st.integers())
def test_the_order_does_not_depend_on_how_the_pages_come(text: str, pages: list[Page], seed: int) -> None:
    query = read(text)
    ranked = rank(query, pages)
    shuffled = Random(seed).sample(pages, len(pages))
    assert rank(query, shuffled) == ranked
    assert [found.place for found in ranked] == sorted(found.place for found in ranked)
    assert {found.page.key for found in ranked} <= {page.key for page in pages}


@settings(max_examples=40)
@given(text=PHRASES, pages=PAGES, late=PAGES)
def test_a_page_keeps_its_place_before_another_whatever_else_is_found(
    text: str, pages: list[Page], late: list[Page]
) -> None:
    query = read(text)
    alone = [found for found in rank(query, pages) if found.place < Place.NAME_HAS_SOME_WORDS]
    keys = {found.page.key for found in alone}
    assert [found for found in rank(query, pages + late) if found.page.key in keys] == alone


@given(text=st.text(), vocabulary=st.frozensets(st.text(min_size=1, max_size=12), max_size=20))
def test_any_text_can_be_read_and_mended(text: str, vocabulary: frozenset[str]) -> None:
    query = read(text)
    other = mend(query, vocabulary, likeness=likeness)
    assert bool(other) == bool(query)
    assert bool(settle(other, [vocabulary])) == bool(query)


# --- Words shown ---------------------------------------------------------------------------------


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def test_words_asked_for_are_marked_in_either_spelling_and_any_form() -> None:
    pieces = snippet(read("organising budgets"), "Organizes the Budget; organised budgeting, reorganised.")
    assert shown(pieces) == "[Organizes] the [Budget]; [organised] [budgeting], reorganised."


def test_short_words_are_marked_only_as_they_stand() -> None:
    assert shown(snippet(read("it"), "It is an item of IT.")) == "[It] is an item of [IT]."


def test_accents_neither_hide_a_word_nor_shift_its_mark() -> None:
    assert shown(snippet(read("hotel"), "İn the Hôtel’s café")) == "İn the [Hôtel]’s café"


def test_the_first_text_that_says_it_is_shown() -> None:
    assert shown(snippet(read("budget"), "Nothing.", "The budget.")) == "The [budget]."
    assert shown(snippet(read("budget"), "Nothing.", "Nothing either.")) == "Nothing."
    assert snippet(read("budget")) == snippet(read("budget"), "") == ()


def test_the_stretch_where_most_words_stand_together_is_shown_with_whole_words() -> None:
    filler = "lorem ipsum dolor " * 40
    text = f"A budget. {filler}Plans and\nbudget meet. {filler}The plans."
    found = shown(snippet(read("budget plans"), text))
    assert "[Plans] and [budget] meet." in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert {*found.split()} == {"…", "lorem", "ipsum", "dolor", "[Plans]", "and", "[budget]", "meet."}
    assert len(found) <= SNIPPET * 3 // 2


@given(text=st.text(alphabet="budget plans éİß\n.", max_size=900))
def test_a_snippet_is_a_stretch_of_its_text(text: str) -> None:
    pieces = snippet(read("budget plans"), text)
    told = "".join(piece.text for piece in pieces if piece.text not in ("… ", " …"))
    assert told in text.replace("\n", " ")
    assert len(told) <= SNIPPET * 3 // 2
    assert all(piece.text for piece in pieces)
