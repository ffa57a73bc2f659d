"""Who stands for what is retired: the end of the chain, in one step, and whether it is still the same thing."""

from dataclasses import dataclass

import pytest

from roles.domain.succession import heir


@dataclass(frozen=True)
class Thing:
    key: str
    retired: bool = False
    merged: bool = False
    successor: str = ""


def live(key: str) -> Thing:
    return Thing(key)


def retired(key: str, successor: str = "") -> Thing:
    return Thing(key, retired=True, successor=successor)


def merged(key: str, successor: str) -> Thing:
    return Thing(key, retired=True, merged=True, successor=successor)


@pytest.mark.parametrize(
    ("things", "expected"),
    [
        ([live("a")], ("a", True)),
        ([merged("a", "b"), live("b")], ("b", True)),
        ([retired("a", "b"), live("b")], ("b", False)),
        ([merged("a", "b"), merged("b", "c"), live("c")], ("c", True)),
        ([merged("a", "b"), retired("b", "c"), live("c")], ("c", False)),
        ([retired("a", "b"), merged("b", "c"), live("c")], ("c", False)),
        ([retired("a")], (None, False)),
        ([merged("a", "b"), retired("b")], (None, False)),
        ([retired("a", "nobody")], (None, False)),
        ([merged("a", "b"), merged("b", "a")], (None, True)),
        ([merged("a", "a")], (None, True)),
    ],
)
def test_the_chain_is_followed_to_its_end(things: list[Thing], expected: tuple[str | None, bool]) -> None:
    known = {thing.key: thing for thing in things}
    found, same = heir(things[0], known.get)
    assert (found and found.key, same) == expected


def test_each_step_is_asked_for_once() -> None:
    known = {thing.key: thing for thing in (merged("a", "b"), merged("b", "c"), merged("c", "b"))}
    asked: list[str] = []

    def standing(key: str) -> Thing | None:
        asked.append(key)
        return known.get(key)

    assert heir(known["a"], standing)[0] is None
    assert asked == ["b", "c"]
