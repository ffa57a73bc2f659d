"""In which order pages answer, and the words shown of them. No database."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roles.domain.query import Query, read
from roles.domain.search import KINDS, SNIPPET, Page, Piece, Place, Where, decide, rank, snippet
from roles.domain.spelling import words


def make_page(name: str = "Product manager", *other_names: str, **overrides: Any) -> Page:
    """A role found by its name, unless told otherwise."""
    key = "-".join(words(name))
    given = {"kind": "role", "key": key, "slug": key, "name": name, "other_names": other_names, "where": Where.NAMES}
    return Page(**given | overrides)


def place(text: str, page: Page) -> Place | None:
    return next((ranked.place for ranked in rank(read(text), [page])), None)


def order(text: str, *pages: Page) -> list[str]:
    return [ranked.page.name for ranked in rank(read(text), pages)]


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


def test_a_query_without_words_has_no_answer() -> None:
    assert rank(read('"'), [make_page()]) == []


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
    others = [kind for kind in KINDS if kind != "tool"]
    assert [found.page.kind for found in ranked] == [*others, "unheard-of", "tool"], "a product gives way to all"


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


def test_pages_with_every_word_decide_a_guess_before_the_others() -> None:
    guess = Query(("product", "mangler"), (("mangler", ("manager",)),))
    pages = [make_page("Product manager"), *(make_page(f"Mangler {n}", where=Where.SOME) for n in range(3))]
    assert str(decide(guess, pages)) == "product manager"


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
