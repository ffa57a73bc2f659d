"""Prepared aggregates are kept in memory by their size, not by their number."""

import pytest

from roles.editions import prepare
from roles.editions.prepare import Prepared, _Kept
from tests.factories import make_skill, publish_all


def test_what_was_not_asked_for_longest_goes_when_the_rows_are_too_many() -> None:
    kept = _Kept(10)
    small, large, other = (Prepared(record, frozenset(), frozenset()) for record in "abc")  # type: ignore[arg-type]
    kept.keep(("small", 1), small, 3)
    kept.keep(("large", 1), large, 6)
    assert kept.get(("small", 1)) is small
    kept.keep(("other", 1), other, 2)
    assert [kept.get((name, 1)) for name in ("small", "large", "other")] == [small, None, other]


def test_one_that_is_larger_than_all_the_room_is_kept_alone_and_makes_room_again() -> None:
    kept = _Kept(10)
    huge, small = (Prepared(record, frozenset(), frozenset()) for record in "ab")  # type: ignore[arg-type]
    kept.keep(("huge", 1), huge, 1_000)
    assert kept.get(("huge", 1)) is huge
    kept.keep(("small", 1), small, 1)
    kept.keep(("small", 1), small, 1)
    assert (kept.get(("huge", 1)), kept.get(("small", 1)), kept.left) == (None, small, 9)


@pytest.mark.django_db
def test_an_edition_is_prepared_once() -> None:
    make_skill()
    [edition] = publish_all()
    assert prepare.prepare(edition) is prepare.prepare(edition)
