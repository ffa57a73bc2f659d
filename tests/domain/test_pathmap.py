"""The map of ladders: every step once, in its column, with words that never meet."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roles.domain.pathmap import ARROW, BESIDE, LETTER, NARROWEST, RING, Box, Dot, PathMap, path_map, wrapped
from tests.domain.ladders import LEVELS, joined_ladders, make_ladder

FEW = settings(max_examples=60)
WORDS = st.text("abcdefghijklmnop ", min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
PLACES = st.tuples(st.integers(0, 4), st.integers(0, 7))

APART = ("middle", "director")

type Words = tuple[float, float, float, float]


def boxes(dot: Dot) -> list[Words]:
    """Left, top, right and bottom of each line of words beside a dot, on the narrowest map."""
    left = float(dot.x) * NARROWEST / 100 + BESIDE
    arrow = ARROW * float(LETTER)
    lines = [(0.0, line) for line in dot.title]
    lines += [(arrow, line) for pointer in dot.pointers for line in pointer.words]
    return [
        (left, dot.y + line.y - 12, left + begin + (line.width or len(line.text) * float(LETTER)), dot.y + line.y + 4)
        for begin, line in lines
    ]


def targets(dot: Dot) -> list[Box]:
    """Where the links of a step can be hit."""
    return [dot.box, *(pointer.box for pointer in dot.pointers)]


def meet(one: Words, two: Words) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def drawn(paths, *moves) -> PathMap:
    return path_map(joined_ladders(paths, *moves))


def test_a_step_stands_in_the_column_of_its_level() -> None:
    found = drawn(
        [make_ladder("one", "a", "b", "c", "d", "e"), make_ladder("two", "f", "g", levels=("middle", "director"))]
    )
    assert found.levels == LEVELS
    one, two = found.rails
    assert [dot.x for dot in two.dots] == [one.dots[1].x, one.dots[3].x]
    assert (two.x1, two.x2) == (one.dots[1].x, one.dots[3].x)


def test_a_level_that_no_ladder_has_takes_no_column() -> None:
    found = drawn([make_ladder("one", "a", "b", levels=("senior", "executive"))])
    assert found.levels == ("senior", "executive")


def test_a_step_never_stands_left_of_the_one_before() -> None:
    (rail,) = drawn([make_ladder("one", "a", "b", "c", levels=("entry", "senior", "middle"))]).rails
    assert rail.dots[2].x == rail.dots[1].x
    assert rail.dots[2].y > rail.dots[1].foot


def test_steps_of_one_level_are_led_through_by_a_branch() -> None:
    (rail,) = drawn([make_ladder("one", "a", "b", "c", levels=("entry", "entry", "middle"))]).rails
    (branch,) = rail.branches
    assert (branch.x, branch.y1, branch.y2) == (rail.dots[0].x, rail.dots[0].y, rail.dots[1].y)
    assert rail.dots[2].y == rail.y


@pytest.mark.parametrize("way", [("b", "d"), ("d", "b"), ("a", "d"), ("d", "a"), ("a", "c"), ("c", "b")])
def test_a_line_leads_from_its_step_to_the_other_and_its_arrow_points_there(way: tuple[str, str]) -> None:
    found = drawn([make_ladder("left", "a", "b"), make_ladder("right", "c", "d")], way)
    dots = {dot.step.stop.rung.key: dot for rail in found.rails for dot in rail.dots}
    start, end = dots[way[0]], dots[way[1]]
    (line,) = found.lines
    assert line.path.startswith(f"M{start.x} {start.y}Q")
    assert line.path.endswith(f" {end.x} {end.y}")
    assert (line.x, line.y) == (end.x, end.y)
    (pointer,) = start.pointers
    assert [words.text for words in pointer.words] == [way[1].upper()]


def test_lines_run_across_between_the_rows() -> None:
    found = drawn([make_ladder("left", "a", "b"), make_ladder("right", "c", "d")], ("a", "d"), ("c", "b"))
    upper, lower = found.rails
    for line in found.lines:
        across = float(line.path.split("H")[0].split(" ")[-1])
        assert upper.foot < across < lower.top


def test_lines_that_run_side_by_side_do_not_cover_each_other() -> None:
    found = drawn([make_ladder("left", "a", "b"), make_ladder("right", "c", "d")], ("a", "d"), ("a", "c"), ("b", "d"))
    assert len({line.path.split("H")[0].split(" ")[-1] for line in found.lines}) == 3


def test_a_step_of_one_line_can_be_hit_as_far_as_its_ring_reaches() -> None:
    (rail,) = drawn([make_ladder("one", "a", "b", levels=("entry", "entry"))]).rails
    assert all(dot.box.y + dot.box.height >= RING for dot in rail.dots)


def test_a_map_of_nothing_has_no_height() -> None:
    assert drawn([]).height == 0
    assert drawn([make_ladder("empty")]).rails == ()


def test_words_run_over_lines() -> None:
    assert wrapped("Chief officer of product", 14) == ["Chief officer", "of product"]
    assert wrapped("Telecommunications lead", 14) == ["Telecommunications", "lead"]


def test_a_word_too_long_for_its_column_is_drawn_narrower() -> None:
    (rail,) = drawn([make_ladder("one", "telecommunications-engineering", "b", "c", "d", "e")]).rails
    long, short = rail.dots[0].title
    assert long.width
    assert long.width < len(long.text) * LETTER
    assert short.width is None


@FEW
@given(
    st.lists(st.lists(st.tuples(st.sampled_from(LEVELS), WORDS), min_size=1, max_size=8), min_size=1, max_size=5),
    st.lists(st.tuples(PLACES, PLACES), max_size=8),
)
def test_every_step_is_on_the_map_once_and_no_words_meet(ladders, moves) -> None:
    key = {(n, m): f"{words}-{n}-{m}" for n, steps in enumerate(ladders) for m, (_, words) in enumerate(steps)}
    paths = [
        make_ladder(f"path-{n}", *(key[n, m] for m in range(len(steps))), levels=tuple(level for level, _ in steps))
        for n, steps in enumerate(ladders)
    ]
    found = drawn(paths, *((key.get(one, "none"), key.get(two, "none")) for one, two in moves))
    dots = [dot for rail in found.rails for dot in rail.dots]
    assert sorted(dot.step.stop.rung.key for dot in dots) == sorted(step.key for path in paths for step in path.steps)
    everything = [box for dot in dots for box in boxes(dot)]
    hit = [(dot.x, dot.y + box.y, dot.y + box.y + box.height) for dot in dots for box in targets(dot)]
    assert all(below - above >= 16 for _, above, below in hit)
    assert not any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a, b in combinations(hit, 2))
    assert not any(meet(one, two) for one, two in combinations(everything, 2))
    assert all(box[2] <= NARROWEST and box[3] <= found.height for box in everything)
    for above, below in zip(found.rails, found.rails[1:], strict=False):
        assert max(dot.foot for dot in above.dots) < above.foot < below.top < below.name_at
    joined = {(line.join.start.rung.key, line.join.to.rung.key) for line in found.lines}
    pointed = {(p.join.start.rung.key, p.join.to.rung.key) for dot in dots for p in dot.pointers}
    assert joined == pointed
