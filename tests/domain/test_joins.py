"""How ladders join, and in which order they stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from roles.domain.joins import JoinedLadder, joined
from tests.domain.ladders import joined_ladders, ladders_of, make_ladder, ways

FEW = settings(max_examples=60)
ROLES = [f"role-{letter}" for letter in "abcdefghijkl"]

any_paths = st.lists(st.lists(st.sampled_from(ROLES), max_size=5, unique=True), min_size=1, max_size=6).map(
    lambda found: [make_ladder(f"path-{number}", *roles) for number, roles in enumerate(found)]
)
any_moves = st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(ROLES)).filter(lambda m: m[0] != m[1]))


def names(rows: tuple[JoinedLadder, ...]) -> list[str]:
    return [row.ladder.link.key for row in rows]


def joins_of(rows: tuple[JoinedLadder, ...]) -> list[tuple[str, str, str, str]]:
    """(ladder, role, ladder, role) of every join, as the steps that they leave have them."""
    return [
        (j.start.ladder.key, j.start.rung.role.key, j.to.ladder.key, j.to.rung.role.key)
        for row in rows
        for step in row.steps
        for j in step.leaving
        if j.start.rung.role and j.to.rung.role
    ]


def test_a_move_joins_the_steps_of_two_ladders_and_both_ends_know_it() -> None:
    product, project = joined_ladders([make_ladder("product", "a", "b"), make_ladder("project", "c", "d")], ("d", "b"))
    (join,) = project.steps[1].leaving
    assert product.steps[1].arriving == (join,)
    assert (join.to.ladder.title, join.to.rung.name, join.url) == ("Product path", "B", "/moves/d/to/b/")
    assert (product.joins, project.joins) == (1, 1)


def test_a_move_along_one_ladder_or_out_of_all_is_no_join() -> None:
    rows = joined_ladders(
        [make_ladder("one", "a", "b"), make_ladder("two", "b", "c")], ("a", "b"), ("b", "c"), ("c", "z")
    )
    assert joins_of(rows) == []


def test_a_role_on_two_ladders_is_named_on_both() -> None:
    one, two = joined_ladders([make_ladder("one", "a", "b"), make_ladder("two", "b", "c")])
    assert [link.key for link in one.steps[1].also] == ["two"]
    assert [link.key for link in two.steps[0].also] == ["one"]
    assert one.steps[0].also == ()


def test_a_move_to_a_role_on_two_ladders_leads_to_the_nearest() -> None:
    paths = [make_ladder("one", "a"), make_ladder("two", "b"), make_ladder("three", "b", "c"), make_ladder("four", "c")]
    rows = joined_ladders(paths, ("a", "b"))
    ((start, _, to, _),) = joins_of(rows)
    place = names(rows).index
    assert abs(place(start) - place(to)) == 1


def test_ladders_that_join_stand_together_and_the_rest_follow_by_name() -> None:
    paths = [make_ladder(key, f"role-of-{key}") for key in ("delta", "alpha", "echo", "bravo", "charlie")]
    rows = joined_ladders(paths, ("role-of-alpha", "role-of-echo"), ("role-of-echo", "role-of-charlie"))
    assert names(rows) == ["alpha", "echo", "charlie", "bravo", "delta"]


def test_a_group_begins_at_its_end_not_in_its_middle() -> None:
    paths = [make_ladder(key, f"role-of-{key}") for key in ("alpha", "bravo", "charlie")]
    rows = joined_ladders(paths, ("role-of-alpha", "role-of-bravo"), ("role-of-alpha", "role-of-charlie"))
    assert names(rows) == ["bravo", "alpha", "charlie"]


def test_ladders_joined_more_often_stand_nearer() -> None:
    paths = [make_ladder("a", "a1", "a2"), make_ladder("b", "b1"), make_ladder("c", "c1", "c2")]
    assert names(joined_ladders(paths, ("a1", "b1"), ("a1", "c1"), ("a2", "c2"), ("c1", "b1"), ("c2", "b1"))) == [
        "a",
        "c",
        "b",
    ]


def test_a_ladder_can_be_put_first() -> None:
    paths = [make_ladder(key, f"role-of-{key}") for key in ("alpha", "bravo", "charlie")]
    rows = joined_ladders(
        paths, ("role-of-alpha", "role-of-bravo"), ("role-of-bravo", "role-of-charlie"), first="bravo"
    )
    assert names(rows) == ["bravo", "alpha", "charlie"]


@FEW
@given(any_paths, any_moves)
def test_the_joins_are_the_recorded_moves_whose_roles_no_ladder_has_both_of(paths, moves) -> None:
    rows = joined_ladders(paths, *moves)
    on = {role: {path.key for path in paths for step in path.steps if step.role == role} for role in ROLES}
    expected = {(start, to) for start, to in moves if on[start] and on[to] and not on[start] & on[to]}
    found = joins_of(rows)
    assert sorted((start, to) for _, start, _, to in found) == sorted(expected)
    assert all(one in on[start] and two in on[to] for one, start, two, to in found)


@FEW
@given(any_paths, any_moves, st.randoms())
def test_the_order_of_what_is_given_changes_nothing(paths, moves, random) -> None:
    ladders, found = ladders_of(*paths), ways(*moves)
    before = joined(ladders, found)
    random.shuffle(ladders)
    random.shuffle(found)
    assert joined(ladders, found) == before
    assert sorted(names(before)) == sorted(path.key for path in paths)
