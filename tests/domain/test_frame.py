"""A frame is as high as what stands in it, whatever its width."""

from hypothesis import given
from hypothesis import strategies as st

from roles.domain.frame import LETTER, Columns, Room, Text, blocks, height, stacked

TEN = Text("ten", line=10)
"""One line of ten pixels."""


def test_words_take_as_many_lines_as_they_fill() -> None:
    two_words = Text("word word", size=10 / LETTER, line=20)  # a letter is ten pixels wide
    assert two_words.height(90) == 20
    assert two_words.height(89) == 40


def test_what_stands_at_the_side_makes_lines_shorter_and_what_stands_above_is_counted_once() -> None:
    two_words = Text("word word", size=10 / LETTER, line=20, above=5)
    assert two_words.height(90) == 25
    assert Text("word word", size=10 / LETTER, line=20, above=5, side=1).height(90) == 45


def test_no_words_take_no_room_not_even_above() -> None:
    assert Text("", above=12).height(300) == 0


def test_a_word_longer_than_its_line_is_broken() -> None:
    assert Text("w" * 21, size=10 / LETTER, line=20).height(100) == 60


def test_stacks_stand_beside_each_other_where_each_has_its_room() -> None:
    pair = Columns([[TEN], [TEN, TEN]], least=100, across=20, gap=5)
    assert pair.height(220) == 20
    assert pair.height(219) == 10 + 5 + 20


def test_a_third_stack_goes_below_the_first_two() -> None:
    assert Columns([[TEN], [TEN], [Room(40)]], least=100, across=20, gap=5).height(220) == 10 + 5 + 40


def test_a_frame_keeps_its_edge_free_on_every_side() -> None:
    assert height([TEN, Room(3.2)], 300, edge=16) == 14 + 32


@given(st.text(alphabet="ab ", max_size=300), st.integers(1, 800))
def test_a_narrower_frame_is_never_lower(words: str, width: int) -> None:
    pieces = [Text(words)]
    assert stacked(pieces, width) >= stacked(pieces, width + 1)


def test_markup_is_read_as_its_paragraphs() -> None:
    html = "<p>Bakes <em>bread</em> &amp;\n cake.</p><ul><li>One</li><li></li><li>Two</li></ul>"
    assert list(blocks(html)) == ["Bakes bread & cake.", "One", "Two"]
