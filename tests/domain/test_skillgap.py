"""The skill gap: every skill in one group, nothing claimed without both lists, and the way back as its mirror."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.profile import Profile
from roles.domain.records import RoleSkill
from roles.domain.skillgap import GapItem, More, SkillGap, asked_more, skill_gap
from tests.domain.guides import make_role, make_skill_row, profiles_of

ESSENTIAL = {"importance": "essential"}


def value(amount: str, scale: str = "importance, 1 to 5", **more: Any) -> dict[str, Any]:
    return {"importance": "", "importance_value": Decimal(amount), "importance_scale": scale, **more}


def level(amount: str, scale: str = "level, 0 to 7") -> dict[str, Any]:
    return {"level_value": Decimal(amount), "level_scale": scale}


def row(skill: str = "planning", **given: Any) -> RoleSkill:
    return make_skill_row(skill, **given)


def pair(before: list[RoleSkill], after: list[RoleSkill]) -> list[Profile]:
    return profiles_of(make_role("baker", skills=tuple(before)), make_role("cook", skills=tuple(after)))


def gap_of(before: list[RoleSkill], after: list[RoleSkill]) -> SkillGap:
    return skill_gap(*pair(before, after))


def keys(items: tuple[GapItem, ...]) -> list[str]:
    return [item.link.key for item in items]


def eased(gap: SkillGap) -> list[GapItem]:
    """Shared skills of which the target asks less in some respect."""
    return [item for item in (*gap.keep, *gap.grow) if item.less]


def test_each_skill_is_kept_new_or_left_behind() -> None:
    gap = gap_of([row("ovens"), row("planning")], [row("planning"), row("sauces")])
    assert (keys(gap.keep), keys(gap.new), keys(gap.leave), gap.grow) == (["planning"], ["sauces"], ["ovens"], ())
    assert gap.asked == 2


def test_a_skill_that_the_target_finds_more_important_must_grow() -> None:
    gap = gap_of([row()], [row(**ESSENTIAL)])
    assert (keys(gap.grow), gap.keep) == (["planning"], ())
    assert gap.grow[0].more == (More("importance", "useful", "essential"),)


def test_a_skill_that_the_target_finds_less_important_is_kept_and_eased() -> None:
    gap = gap_of([row(**ESSENTIAL)], [row()])
    assert keys(gap.keep) == keys(eased(gap)) == ["planning"]
    assert gap.keep[0].less == (More("importance", "useful", "essential"),)


def test_a_higher_value_or_level_tells_by_how_much() -> None:
    (more,) = asked_more(row(**value("3.2")), row(**value("4.5")))
    assert (more.what, more.low, more.high, more.by) == ("importance", Decimal("3.2"), Decimal("4.5"), Decimal("1.3"))
    (more,) = asked_more(row(**level("2")), row(**level("3.5")))
    assert (more.what, more.by, more.scale) == ("level", Decimal("1.5"), "level, 0 to 7")


def test_a_skill_may_ask_more_in_one_respect_and_less_in_another() -> None:
    gap = gap_of([row(**ESSENTIAL, **level("2"))], [row(**level("3"))])
    assert keys(gap.grow) == keys(eased(gap)) == ["planning"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (row(), row(**value("5"))),
        (row(importance=""), row(**ESSENTIAL)),
        (row(**value("1")), row(**value("90", scale="out of 100"))),
        (row(**level("1")), row(**level("90", scale="out of 100"))),
        (row(), row(**ESSENTIAL, judged_by="survey")),
        (row(**value("1", judged_by="survey")), row(**value("5", judged_by="census"))),
    ],
    ids=["words and a value", "not judged", "two scales", "two scales of level", "two judges", "two judges of values"],
)
def test_only_like_is_compared_with_like(before: RoleSkill, after: RoleSkill) -> None:
    assert asked_more(before, after) == asked_more(after, before) == ()


def test_what_matters_most_in_the_target_comes_first() -> None:
    gap = gap_of([row("ovens")], [row("sauces", order=1), row("planning", **ESSENTIAL, order=2)])
    assert keys(gap.new) == ["planning", "sauces"]


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [([], ["planning"], ["baker"]), (["planning"], [], ["cook"]), ([], [], ["baker", "cook"])],
)
def test_without_both_lists_nothing_is_claimed(before: list[str], after: list[str], missing: list[str]) -> None:
    gap = gap_of([row(s) for s in before], [row(s) for s in after])
    assert [profile.role.key for profile in gap.missing] == missing
    assert gap.keep == gap.grow == gap.new == gap.leave == ()


rows = st.builds(
    lambda skill, importance, number, judge, height: make_skill_row(
        skill,
        importance="" if number else importance,
        importance_value=number,
        importance_scale="importance" if number else "",
        judged_by=judge,
        level_value=height,
        level_scale="level" if height else "",
    ),
    st.sampled_from("abcdef"),
    st.sampled_from(["essential", "useful", ""]),
    st.none() | st.integers(1, 5).map(Decimal),
    st.sampled_from([None, "survey"]),
    st.none() | st.integers(1, 7).map(Decimal),
)
lists = st.lists(rows, min_size=1, max_size=6, unique_by=lambda row: row.skill)


@given(lists, lists)
def test_the_gap_there_mirrors_the_gap_back(before: list[RoleSkill], after: list[RoleSkill]) -> None:
    one, two = pair(before, after)
    there, back = skill_gap(one, two), skill_gap(two, one)
    assert set(keys(there.new)) == set(keys(back.leave))
    assert set(keys(there.grow)) == set(keys(eased(back)))
    assert set(keys((*there.keep, *there.grow))) == set(keys((*back.keep, *back.grow)))
    mirrored = {item.link.key: (item.less, item.more) for item in (*back.keep, *back.grow)}
    assert {item.link.key: (item.more, item.less) for item in (*there.keep, *there.grow)} == mirrored


@given(lists, lists)
def test_every_skill_stands_in_exactly_one_group(before: list[RoleSkill], after: list[RoleSkill]) -> None:
    gap = gap_of(before, after)
    found = keys((*gap.keep, *gap.grow, *gap.new, *gap.leave))
    assert sorted(found) == sorted({row.skill for row in (*before, *after)})


# --- What a dataset rates for every role ------------------------------------------------------------


def rated(skill: str, importance: str, level: str) -> RoleSkill:
    return make_skill_row(
        skill,
        importance="",
        importance_value=Decimal(importance),
        importance_scale="1 to 5 (O*NET)",
        level_value=Decimal(level),
        level_scale="0 to 7 (O*NET)",
        dataset="onet",
    )


def test_of_rated_skills_the_target_needs_what_is_important_and_asks_more_by_level() -> None:
    baker, cook = profiles_of(
        make_role("baker", skills=(rated("sums", "3", "2"), rated("ovens", "4", "5"), rated("law", "3.5", "3"))),
        make_role("cook", skills=(rated("sums", "3", "4.5"), rated("ovens", "5", "4"), rated("law", "2", "6"))),
    )
    gap = skill_gap(baker, cook)
    assert (keys(gap.grow), keys(gap.keep), gap.new, keys(gap.leave)) == (["sums"], ["ovens"], (), ["law"])
    assert gap.asked == 2
    assert gap.by_rating


def test_the_widest_step_in_level_comes_first() -> None:
    baker, cook = profiles_of(
        make_role("baker", skills=tuple(rated(f"s{n}", "3", "1") for n in range(3))),
        make_role("cook", skills=tuple(rated(f"s{n}", "4", level) for n, level in enumerate(("2", "6", "4")))),
    )
    assert keys(skill_gap(baker, cook).grow) == ["s1", "s2", "s0"]


def test_a_list_and_ratings_are_not_set_against_each_other() -> None:
    baker, cook = profiles_of(
        make_role("baker", skills=(make_skill_row("planning"),)), make_role("cook", skills=(rated("sums", "4", "4"),))
    )
    gap = skill_gap(baker, cook)
    assert gap.unlike
    assert not gap.known
    assert gap.keep == gap.grow == gap.new == gap.leave == ()
