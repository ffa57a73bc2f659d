"""Ladders side by side with the moves between them."""

from roles.domain import records as r
from roles.domain.lines import Ladder, ladder, moves_of
from roles.domain.pathmap import MOST, path_map
from tests.domain.guides import entry, make_guide, make_role


def make_ladder(key: str, *roles: str) -> r.Path:
    """A path whose steps are these roles."""
    steps = tuple(
        r.Step(key=role, order=n, title=role.capitalize(), level="", role=role) for n, role in enumerate(roles)
    )
    return r.Path(key=key, slug=key, name=f"{key.capitalize()} path", steps=steps)


def drawn(paths: list[r.Path], *moves: tuple[str, str]):
    roles = {step.role for path in paths for step in path.steps if step.role}
    made = [
        make_role(key, moves=tuple(r.Move(key=to, to=to) for start, to in moves if start == key))
        for key in sorted(roles)
    ]
    guide = make_guide(*(entry("role", role) for role in made), *(entry("path", path) for path in paths))
    ladders: list[Ladder] = [ladder(path, guide) for path in paths]
    return path_map(ladders, [move for role in made for move in moves_of(role, guide)])


def test_a_move_is_drawn_from_its_ladder_to_the_other() -> None:
    found = drawn([make_ladder("left", "a", "b"), make_ladder("right", "c", "d")], ("d", "b"))
    assert found
    (join,) = found.joins
    left, right = found.rails
    assert (join.x1, join.y1) == (right.x, right.dots[1].y)
    assert (join.x2, join.y2) == (left.x, left.dots[1].y)
    assert join.leftward


def test_ladders_that_no_move_joins_are_not_drawn() -> None:
    paths = [make_ladder("one", "a", "b"), make_ladder("two", "c"), make_ladder("three", "d")]
    found = drawn(paths, ("a", "c"))
    assert found
    assert [rail.name[0].text for rail in found.rails] == ["One path", "Two path"]


def test_there_is_no_map_without_a_move_from_one_ladder_to_another() -> None:
    assert drawn([make_ladder("one", "a", "b"), make_ladder("two", "c")], ("a", "b")) is None
    assert drawn([make_ladder("one", "a")]) is None


def test_a_role_on_two_ladders_stands_on_the_first() -> None:
    found = drawn([make_ladder("one", "a", "b"), make_ladder("two", "b", "c")], ("a", "c"))
    assert found
    assert found.joins[0].x1 == found.rails[0].x


def test_no_more_ladders_are_drawn_than_fit() -> None:
    keys = "abcdefgh"
    paths = [make_ladder(f"path {key}", key) for key in keys]
    found = drawn(paths, *((key, "a") for key in keys[1:]))
    assert found
    assert len(found.rails) == MOST


def test_long_titles_run_over_lines_and_leave_room_for_the_next_step() -> None:
    path = make_ladder("left", "a", "b")
    long = r.Step(key="b", order=1, title="Chief officer of product and delivery", level="", role="b")
    found = drawn(
        [r.Path(key="left", slug="left", name="Left", steps=(path.steps[0], long)), make_ladder("right", "c")],
        ("b", "c"),
    )
    assert found
    last = found.rails[0].dots[-1]
    assert [line.text for line in last.title] == ["Chief officer", "of product and", "delivery"]
    assert last.title[-1].y < found.height
