"""What a dataset's ratings of skills mean, which count, and how a role's skills are sorted."""

from decimal import Decimal
from typing import Any

import pytest

from roles.domain import records as r
from roles.domain.ratings import ENOUGH, IMPORTANT, anchor, grouped, needed, scale, weight
from tests.domain.guides import entry, make_role, make_skill_row, profiles_of

ONET = {"importance": "", "importance_scale": "1 to 5 (O*NET)", "dataset": "onet"}


def rating(skill: str, value: str, **overrides: Any) -> r.RoleSkill:
    return make_skill_row(skill, **{**ONET, "importance_value": Decimal(value), **overrides})


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("1", "not important"),
        ("2.49", "somewhat important"),
        ("3", "important"),
        ("3.5", "very important"),
        ("4.12", "very important"),
        ("5", "extremely important"),
    ],
)
def test_a_rating_is_called_what_the_scale_calls_its_nearest_point(value: str, word: str) -> None:
    assert anchor(Decimal(value), "1 to 5 (O*NET)") == word


def test_another_scale_has_no_words() -> None:
    assert anchor(Decimal(3), "1 to 10") == ""


def test_a_value_lies_between_the_ends_that_its_scale_names() -> None:
    found = scale("1 to 5 (O*NET)")
    assert found is not None
    assert [found.percent(Decimal(v)) for v in ("0", "1", "3", "4.12", "5", "9")] == [
        Decimal(p) for p in ("0.0", "0.0", "50.0", "78.0", "100.0", "100.0")
    ]
    assert scale("out of ten") is None


def test_a_rated_skill_is_needed_from_important_on_and_a_listed_one_always() -> None:
    assert needed(rating("planning", "3.00"))
    assert not needed(rating("planning", "2.99"))
    assert needed(make_skill_row("planning", importance=""))


def test_the_weight_from_which_a_rated_skill_is_needed_is_that_of_important() -> None:
    assert weight(rating("speaking", str(IMPORTANT))) == ENOUGH


def test_an_editors_own_value_is_no_rating_of_every_role() -> None:
    assert not rating("planning", "2", dataset=None).rated
    assert needed(rating("planning", "2", dataset=None))


def test_roles_stand_by_how_much_they_need_a_skill_in_words_or_figures() -> None:
    rows = [
        make_skill_row("s", importance="essential"),
        rating("s", "4.5"),
        make_skill_row("s", importance="useful"),
        rating("s", "2"),
        make_skill_row("s", importance=""),
    ]
    assert [weight(row) for row in rows] == [Decimal(w) for w in ("100", "87.5", "50", "25.0", "0")]


def skills_of(*rows: r.RoleSkill) -> Any:
    known = tuple(
        entry("skill", r.Skill(key=key, slug=key, name=key.capitalize(), skill_kind=kind))
        for key, kind in {
            row.skill: "knowledge" if row.skill.startswith("k") else "transferable" for row in rows
        }.items()
    )
    (profile,) = profiles_of(make_role("baker", skills=rows), others=known)
    return grouped(profile.skills)


def test_the_ten_most_important_come_first_and_what_is_less_than_important_last() -> None:
    rows = [rating(f"s{n:02}", f"{5 - n * Decimal('0.2')}") for n in range(15)]
    (group,) = skills_of(*rows).rated
    assert [line.row.skill for line in group.first] == [f"s{n:02}" for n in range(10)]
    assert [line.row.skill for line in group.more] == ["s10"]
    assert [line.row.skill for line in group.less] == ["s11", "s12", "s13", "s14"]


def test_skills_and_knowledge_stand_apart() -> None:
    groups = skills_of(rating("speaking", "4"), rating("k-law", "4.5"))
    assert [(group.heading, [line.row.skill for line in group.first]) for group in groups.rated] == [
        ("Skills", ["speaking"]),
        ("Knowledge", ["k-law"]),
    ]


def test_the_editors_list_comes_before_what_datasets_rate_and_list() -> None:
    groups = skills_of(
        make_skill_row("planning", importance="essential"),
        rating("speaking", "4"),
        make_skill_row("ovens", importance="essential", dataset="esco"),
        make_skill_row("songs", importance="useful", dataset="esco"),
    )
    assert [line.row.skill for line in groups.own] == ["planning"]
    assert [(group.importance, [line.row.skill for line in group.first]) for group in groups.listed] == [
        ("essential", ["ovens"]),
        ("useful", ["songs"]),
    ]
