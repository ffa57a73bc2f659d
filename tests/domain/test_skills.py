"""Skill overlap: every skill in exactly one region, whatever the order of roles."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from roles.domain.records import Skill
from roles.domain.skills import overlap
from tests.domain.guides import entry, make_role, make_skill_row, profiles_of, prose


def roles_with(*skills: str) -> list:
    """One role for each string, each letter of which is a skill."""
    made = [
        make_role(f"role-{n}", skills=tuple(make_skill_row(s, order=i) for i, s in enumerate(letters, 1)))
        for n, letters in enumerate(skills)
    ]
    names = sorted(set("".join(skills)))
    others = tuple(
        entry("skill", Skill(key=s, slug=s, name=s.upper(), skill_kind="method", definition=prose(s))) for s in names
    )
    return profiles_of(*made, others=others)


def regions(found) -> dict[tuple[int, ...], str]:
    return {region.roles: "".join(n.link.key for n in region.skills) for region in found.regions}


def test_skills_are_shared_or_only_one_roles() -> None:
    assert regions(overlap(roles_with("abc", "bcd"))) == {(0, 1): "bc", (0,): "a", (1,): "d"}


def test_three_roles_may_share_skills_two_by_two() -> None:
    assert regions(overlap(roles_with("abx", "bcx", "cax"))) == {
        (0, 1, 2): "x",
        (0, 1): "b",
        (0, 2): "a",
        (1, 2): "c",
    }


def test_the_shared_region_comes_first_and_is_empty_without_shared_skills() -> None:
    assert [n.link.key for n in overlap(roles_with("ab", "ba")).shared] == ["a", "b"]
    assert overlap(roles_with("a", "b")).shared == ()


def test_essential_skills_stand_before_useful_ones() -> None:
    role = make_role("one", skills=(make_skill_row("a"), make_skill_row("b", importance="essential")))
    found = overlap(profiles_of(role, make_role("two")))
    assert [n.link.key for n in found.regions[0].skills] == ["b", "a"]


@given(st.lists(st.sets(st.sampled_from("abcdefgh")).map(lambda s: "".join(sorted(s))), min_size=2, max_size=4))
def test_every_skill_is_in_exactly_the_region_of_the_roles_that_need_it(skills: list[str]) -> None:
    found = regions(overlap(roles_with(*skills)))
    for letter in set("".join(skills)):
        places = tuple(n for n, own in enumerate(skills) if letter in own)
        assert [region for region, letters in found.items() if letter in letters] == [places]


def test_the_order_of_roles_changes_only_the_places() -> None:
    own = ["abx", "bcx", "cax"]
    for order in permutations(range(3)):
        found = regions(overlap(roles_with(*(own[n] for n in order))))
        back = {tuple(sorted(order[p] for p in places)): set(letters) for places, letters in found.items()}
        assert back == {(0, 1, 2): {"x"}, (0, 1): {"b"}, (0, 2): {"a"}, (1, 2): {"c"}}
