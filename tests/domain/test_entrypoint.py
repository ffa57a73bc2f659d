"""Where somebody would enter a ladder, and whether that is up, down or level."""

from roles.domain import records as r
from roles.domain.entrypoint import EntryPoint, entry_points
from roles.domain.ladders import ladder
from tests.domain.guides import entry, make_guide, make_role

LEVELS = {"a": "entry", "m": "middle", "s": "senior", "x": "executive"}


def entered(start: str, to: str, *paths: str) -> tuple[EntryPoint, ...]:
    """Paths written as steps of a level and, after a colon, a role: ``"a m:cook s"``."""
    made = [
        r.Path(
            key=f"path-{n}",
            slug=f"path-{n}",
            name=f"Path {n}",
            steps=tuple(
                r.Step(key=f"step-{i}", title=f"Step {i}", level=LEVELS[step[0]], role=step[2:] or None)
                for i, step in enumerate(path.split(), 1)
            ),
        )
        for n, path in enumerate(paths)
    ]
    names = [entry("role", make_role(key)) for key in ("baker", "cook")]
    guide = make_guide(*names, *(entry("path", path) for path in made))
    return entry_points(start, to, [ladder(path, guide) for path in made])


def test_the_step_is_counted_from_the_bottom_with_its_neighbours() -> None:
    (found,) = entered("baker", "cook", "a m:cook s")
    standing = found.standing
    assert (standing.number, standing.of, standing.rung.level) == (2, 3, "middle")
    assert standing.below
    assert standing.above
    assert (standing.below.title, standing.above.title) == ("Step 1", "Step 3")


def test_the_first_and_the_last_step_have_one_neighbour() -> None:
    (low,), (high,) = entered("baker", "cook", "a:cook m"), entered("baker", "cook", "a m:cook")
    assert low.standing.below is high.standing.above is None


def test_on_one_ladder_the_steps_between_are_counted() -> None:
    up, down = entered("baker", "cook", "a:baker m s:cook"), entered("cook", "baker", "a:baker m s:cook")
    assert [(c.relation, c.steps) for c in up[0].climbs] == [("higher", 2)]
    assert [(c.relation, c.steps) for c in down[0].climbs] == [("lower", 2)]


def test_on_two_ladders_the_levels_are_compared() -> None:
    for path, relation in (("a m:cook", "same"), ("s:cook", "higher"), ("a:cook", "lower")):
        (found,) = entered("baker", "cook", "a m:baker x", path)
        assert [(c.relation, c.steps, c.start.number) for c in found.climbs] == [(relation, None, 2)]


def test_without_a_ladder_nothing_is_said() -> None:
    assert entered("baker", "cook", "a m:baker") == ()
    (found,) = entered("baker", "cook", "a:cook")
    assert found.climbs == ()
