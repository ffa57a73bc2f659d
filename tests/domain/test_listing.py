"""Long lists by letter and page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.listing import initial, listing


def page(titles: list[str], **wanted):
    return listing(titles, title=str, **wanted)


def test_titles_stand_in_alphabetical_order_whatever_their_case() -> None:
    assert page(["banana", "Apple", "cherry"]).items == ("Apple", "banana", "cherry")


def test_an_accent_does_not_make_a_letter_of_its_own_and_figures_stand_under_a_sign() -> None:
    assert [initial(t) for t in ("Éditeur", "editor", "3D artist", "")] == ["E", "E", "#", "#"]


def test_a_letter_is_chosen_and_an_unknown_one_shows_all() -> None:
    assert page(["Ant", "Bee"], letter="B").items == ("Bee",)
    assert page(["Ant", "Bee"], letter="Q").items == ("Ant", "Bee")


def test_a_page_out_of_range_gives_the_nearest() -> None:
    titles = [f"t{n:02}" for n in range(25)]
    assert page(titles, size=10, page=99).page == 3
    assert page(titles, size=10, page=-1).items[0] == "t00"
    assert page([], page=4).pages == 1


@given(st.lists(st.text(max_size=5), max_size=80), st.integers(1, 7))
def test_the_pages_together_hold_every_item_once(titles: list[str], size: int) -> None:
    first = page(titles, size=size)
    gathered = [item for n in range(1, first.pages + 1) for item in page(titles, size=size, page=n).items]
    assert sorted(gathered) == sorted(titles)
    assert sum(count for _, count in first.letters) == len(titles)


@pytest.mark.parametrize(
    ("shown", "pages", "numbers"),
    [
        (1, 1, (1,)),
        (1, 3, (1, 2, 3)),
        (5, 17, (1, None, 4, 5, 6, None, 17)),
        (17, 17, (1, None, 16, 17)),
    ],
)
def test_the_page_numbers_shown_leave_gaps(shown: int, pages: int, numbers: tuple[int | None, ...]) -> None:
    assert page(["title"] * pages, size=1, page=shown).near == numbers


def test_letters_are_offered_once_a_list_is_long() -> None:
    assert not page(["title"] * 40).long
    assert page(["title"] * 41).long
