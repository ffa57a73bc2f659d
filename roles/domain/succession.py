"""Which thing stands for one that is retired: the first that readers still see along the chain of successors."""

from collections.abc import Callable
from typing import Protocol


class Standing(Protocol):
    """How a thing stands: ``merged`` says that it is one with its ``successor`` now; that is a key, or empty."""

    key: str
    retired: bool
    merged: bool
    successor: str


def heir[T: Standing](first: T, standing: Callable[[str], T | None]) -> tuple[T | None, bool]:
    """What readers of a thing are led to, and whether it is the same: itself if live, or each step to it a merger.

    None if the chain of successors ends in nothing, or leads round in a circle. ``standing`` is asked once a step.
    """
    found: T | None = first
    same, passed = True, {first.key}
    while found is not None and found.retired:
        same = same and found.merged
        following = found.successor
        found = standing(following) if following and following not in passed else None
        passed.add(following)
    return found, same
