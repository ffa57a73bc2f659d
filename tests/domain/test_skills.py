"""Skill overlap: every skill in exactly one region, whatever the order of roles."""

from decimal import Decimal
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from roles.domain import records as r
from roles.domain.records import Skill
from roles.domain.skills import LevelGap, overlap
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


def levelled(key: str, level: str | None, scale: str = "0 to 7") -> r.Role:
    given = {"level_value": Decimal(level), "level_scale": scale} if level else {}
    return make_role(key, skills=(make_skill_row("s", **given),))


def gap_of(*roles: r.Role) -> LevelGap | None:
    (region,) = overlap(profiles_of(*roles)).regions
    return region.skills[0].level_gap


def test_the_difference_in_level_is_between_the_highest_and_the_lowest_on_one_scale() -> None:
    gap = gap_of(levelled("a", "3.25"), levelled("b", "5"), levelled("c", None))
    assert gap is not None
    assert (gap.difference, gap.highest.key, gap.lowest.key, gap.scale) == (Decimal("1.75"), "b", "a", "0 to 7")


def test_levels_on_two_scales_and_a_single_level_have_no_difference() -> None:
    assert gap_of(levelled("a", "3"), levelled("b", "5", "1 to 10")) is None
    assert gap_of(levelled("a", "3"), levelled("b", None)) is None


def test_a_skill_that_all_need_equally_shows_no_difference_and_one_at_another_level_does() -> None:
    def everywhere(*roles: r.Role) -> bool:
        (region,) = overlap(profiles_of(*roles)).regions
        return region.skills[0].everywhere

    assert everywhere(levelled("a", None), levelled("b", None))
    assert everywhere(levelled("a", "3"), levelled("b", "3"))
    assert not everywhere(levelled("a", "3"), levelled("b", "4"))
    assert not everywhere(levelled("a", None), make_role("b", skills=(make_skill_row("s", importance="essential"),)))


def test_of_four_roles_what_all_share_and_what_only_one_needs_are_listed() -> None:
    found = overlap(roles_with("xab", "xac", "xd", "xc"))
    assert {region.roles for region in found.lists} == {(0, 1, 2, 3), (0,), (2,)}
    assert len(found.matrix) == 5
    assert overlap(roles_with("xa", "xa", "x")).lists == overlap(roles_with("xa", "xa", "x")).regions
