"""Which path: nearness of answers to stances, ranking, closeness and reasons."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.fit import Asked, Candidate, Closeness, Fit, Standing, closeness, fit, in_order, nearness
from roles.domain.guide import Link
from roles.domain.records import Statement

KEYS = "abcdefgh"
AGREEMENT = st.integers(-2, 2)


def ask(key: str, position: int | None = None) -> Asked:
    place = KEYS.index(key) if position is None else position
    return Asked(Statement(key=key, slug=key, name=f"I like {key}.", dimension="focus", position=place), "Focus")


ASKED = tuple(ask(key) for key in KEYS)


def candidate(name: str, **stances: int) -> Candidate:
    return Candidate(Link("role", name, name.capitalize(), f"/roles/{name}/", name), f"{name}s", stances)


def found(answers: dict[str, int], *candidates: Candidate, asked: Any = ASKED) -> Fit:
    result = fit(answers, asked, candidates)
    assert result is not None
    return result


def ranking(result: Fit) -> list[tuple[str, str, int]]:
    return [(s.candidate.role.key, str(s.percent), s.rank) for s in result.best]


def standing(result: Fit, name: str) -> Standing:
    return next(s for s in result.best if s.candidate.role.key == name)


def reasons(result: Fit, name: str) -> list[str]:
    return [reason.asked.statement.key for reason in standing(result, name).reasons]


# --- Nearness and the ranking --------------------------------------------------------------------------


def test_nearness_falls_by_a_quarter_for_each_step_between_answer_and_stance() -> None:
    assert [nearness(2, stance) for stance in (2, 1, 0, -1, -2)] == [
        1,
        Fraction(3, 4),
        Fraction(1, 2),
        Fraction(1, 4),
        0,
    ]


def test_roles_are_ranked_by_the_mean_nearness_of_the_answers_in_per_cent() -> None:
    result = found({"a": 2, "b": 1}, candidate("cook", a=-2, b=1), candidate("baker", a=2, b=0))
    assert ranking(result) == [("baker", "87.5", 1), ("cook", "50.0", 2)]


def test_a_fit_has_one_place_and_half_is_rounded_up() -> None:
    answers = dict.fromkeys(KEYS, 0)
    (only,) = found(answers, candidate("baker", **{**answers, "a": 1})).best
    assert only.percent == Decimal("96.9")  # 31 of 32 quarters: 96.875
    (only,) = found({"a": 0, "b": 0, "c": 0}, candidate("baker", a=1, b=0, c=0)).best
    assert only.percent == Decimal("91.7")


def test_only_answered_statements_count() -> None:
    result = found({"a": 2}, candidate("baker", a=2, b=-2, c=-2))
    assert ranking(result) == [("baker", "100.0", 1)]


def test_neither_is_an_answer() -> None:
    result = found(
        dict.fromkeys("abcd", 0), candidate("baker", a=0, b=0, c=0, d=0), candidate("cook", a=2, b=2, c=2, d=2)
    )
    assert ranking(result) == [("baker", "100.0", 1), ("cook", "50.0", 2)]
    assert result.answered == 4


def test_without_an_answer_there_is_no_result() -> None:
    assert fit({}, ASKED, [candidate("baker", a=1)]) is None
    assert fit({"unknown": 2}, ASKED, [candidate("baker", a=1)]) is None


def test_equal_roles_share_a_rank_and_stand_by_name() -> None:
    roles = [candidate("miller", a=2), candidate("cook", a=1), candidate("baker", a=1), candidate("smith", a=0)]
    assert ranking(found({"a": 2}, *roles)) == [
        ("miller", "100.0", 1),
        ("baker", "75.0", 2),
        ("cook", "75.0", 2),
        ("smith", "50.0", 4),
    ]


def test_a_role_is_ranked_if_it_has_a_stance_on_half_of_what_was_answered() -> None:
    half, less = candidate("half", a=2, b=2), candidate("less", a=2, e=2)
    result = found(dict.fromkeys("abcd", 2), half, less)
    assert ranking(result) == [("half", "100.0", 1)]
    assert result.unplaced == (less,)


def test_only_the_best_five_are_explained_and_the_others_counted() -> None:
    result = found({"a": 2}, *(candidate(f"role-{n}", a=-2 if n == 3 else 2) for n in range(7)))
    assert [s.candidate.role.key for s in result.best] == ["role-0", "role-1", "role-2", "role-4", "role-5"]
    assert (result.ranked, result.tied) == (7, 6)


def test_a_role_keeps_its_place_for_the_accent_when_the_order_changes() -> None:
    baker, cook = candidate("baker", a=2), candidate("cook", a=-2)
    for answer in (2, -2):
        assert {s.candidate.role.key: s.place for s in found({"a": answer}, cook, baker).best} == {
            "baker": 0,
            "cook": 1,
        }


# --- How close the call is ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("0.0", Closeness.TIE),
        ("0.1", Closeness.TOO_CLOSE),
        ("4.9", Closeness.TOO_CLOSE),
        ("5.0", Closeness.CLOSE),
        ("14.9", Closeness.CLOSE),
        ("15.0", Closeness.CLEAR),
        ("100.0", Closeness.CLEAR),
    ],
)
def test_points_between_first_and_second_say_how_close_the_call_is(points: str, said: Closeness) -> None:
    assert closeness(Decimal(points)) is said


def test_all_who_lead_are_compared_or_else_the_first_two() -> None:
    tie = found(
        {"a": 2}, candidate("baker", a=2), candidate("cook", a=2), candidate("miller", a=2), candidate("smith", a=0)
    )
    assert tie.closeness is Closeness.TIE
    assert [s.candidate.role.key for s in tie.to_compare] == ["baker", "cook", "miller"]
    assert tie.leading == "bakers, cooks and millers"
    clear = found({"a": 2}, candidate("baker", a=2), candidate("cook", a=0), candidate("smith", a=0))
    assert clear.closeness is Closeness.CLEAR
    assert [s.candidate.role.key for s in clear.to_compare] == ["baker", "cook"]


def test_one_role_alone_is_not_compared() -> None:
    result = found({"a": 2}, candidate("baker", a=2))
    assert (result.closeness, result.to_compare) == (None, ())


def test_fewer_than_four_answers_are_few_unless_no_more_are_asked() -> None:
    baker = candidate("baker", a=2, b=2, c=2, d=2)
    assert found(dict.fromkeys("abc", 2), baker).few
    assert not found(dict.fromkeys("abcd", 2), baker).few
    assert not found({"a": 2}, baker, asked=ASKED[:1]).few


# --- Why --------------------------------------------------------------------------------------------


def test_a_role_is_explained_by_the_answers_nearer_to_it_the_strongest_first() -> None:
    baker, cook = candidate("baker", a=1, b=2, c=0, d=2), candidate("cook", a=2, b=-2, c=0, d=1)
    result = found({"a": 1, "b": 2, "c": 0, "d": -2}, baker, cook)
    assert reasons(result, "baker") == ["b", "a"]
    assert reasons(result, "cook") == ["d"]
    first = standing(result, "baker").reasons[0]
    assert (first.answer, first.stances, first.strength) == (2, (("bakers", 2), ("cooks", -2)), 1)


def test_equally_strong_reasons_stand_in_the_order_asked() -> None:
    baker, cook = candidate("baker", a=2, b=2, c=2), candidate("cook", a=0, b=0, c=0)
    asked = [ask("a", 3), ask("b", 1), ask("c", 2)]
    assert reasons(found(dict.fromkeys("abc", 2), baker, cook, asked=asked), "baker") == ["b", "c", "a"]


def test_among_more_roles_an_answer_counts_that_is_nearer_than_the_mean_of_the_others() -> None:
    baker, cook, smith = candidate("baker", a=1, b=0), candidate("cook", a=2, b=0), candidate("smith", a=-2, b=0)
    result = found({"a": 2, "b": 0}, baker, cook, smith)
    assert reasons(result, "baker") == ["a"]  # three quarters, against a mean of a half
    assert reasons(result, "cook") == ["a"]
    assert reasons(result, "smith") == []


def test_answers_that_are_nearer_to_no_role_than_to_another_are_alike() -> None:
    baker, cook = candidate("baker", a=2, b=1, c=0), candidate("cook", a=-2, b=1)
    result = found({"a": 2, "b": -1, "c": 0}, baker, cook)
    assert [(one.asked.statement.key, one.answer) for one in result.alike] == [("b", -1)]
    assert found({"b": 1}, baker).alike == ()


def test_a_statement_on_which_no_other_role_has_a_stance_explains_nothing() -> None:
    result = found({"a": 2, "b": 2}, candidate("baker", a=2, b=2), candidate("cook", b=0))
    assert reasons(result, "baker") == ["b"]


# --- What always holds -------------------------------------------------------------------------------

STANCES = st.dictionaries(st.sampled_from(KEYS), AGREEMENT)
ROLES = st.lists(STANCES, min_size=1, max_size=8).map(
    lambda many: [candidate(f"role-{n}", **stances) for n, stances in enumerate(many)]
)
ANSWERS = st.dictionaries(st.sampled_from(KEYS), AGREEMENT, min_size=1)


@given(ANSWERS, ROLES, st.randoms())
def test_the_order_of_answers_statements_and_roles_changes_nothing(answers, roles, chance) -> None:
    shuffled = [chance.sample(list(x), len(x)) for x in (answers.items(), ASKED, roles)]
    assert fit(dict(shuffled[0]), shuffled[1], shuffled[2]) == fit(answers, ASKED, roles)


@given(ANSWERS, ROLES)
def test_every_role_is_ranked_from_best_to_worst_or_cannot_be_placed(answers, roles) -> None:
    result = found(answers, *roles)
    assert result.ranked + len(result.unplaced) == len(roles)
    assert all(0 <= s.percent <= 100 for s in result.best)
    for higher, lower in pairwise(result.best):
        assert (higher.percent > lower.percent) is (higher.rank < lower.rank)
        assert higher.percent >= lower.percent
    for s in result.best:
        assert s.rank == 1 + sum(other.percent > s.percent for other in result.best)


@given(st.fixed_dictionaries(dict.fromkeys(KEYS, AGREEMENT)), ROLES)
def test_who_answers_just_as_a_role_would_fits_it_wholly(stances, roles) -> None:
    result = found(stances, candidate("like-me", **stances), *roles)
    assert standing(result, "like-me").percent == 100
    assert standing(result, "like-me").rank == 1


@given(ANSWERS, STANCES, STANCES)
def test_two_roles_that_change_stances_change_results(answers, one, other) -> None:
    as_given = found(answers, candidate("baker", **one), candidate("cook", **other))
    swapped = found(answers, candidate("baker", **other), candidate("cook", **one))
    assert {s.candidate.role.key: s.percent for s in as_given.best} == {
        {"baker": "cook", "cook": "baker"}[s.candidate.role.key]: s.percent for s in swapped.best
    }
    assert as_given.points == swapped.points
    for name, partner in (("baker", "cook"), ("cook", "baker")):
        if any(s.candidate.role.key == name for s in as_given.best):
            assert reasons(as_given, name) == reasons(swapped, partner)


@given(ANSWERS, ROLES)
def test_a_reason_is_an_answer_given_and_speaks_for_one_of_two_roles_alone(answers, roles) -> None:
    result = found(answers, *roles[:2])
    named = [key for s in result.best for key in reasons(result, s.candidate.role.key)]
    assert set(named) <= answers.keys()
    assert len(named) == len(set(named))


def test_statements_that_share_a_position_are_asked_by_key() -> None:
    assert [one.statement.key for one in in_order([ask("c", 1), ask("b", 2), ask("a", 2)])] == ["c", "a", "b"]
