"""The shortest chain: made of hops on record, none shorter, the same in whatever order the hops come."""

import random
from collections.abc import Iterable, Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.chain import (
    MOST_BY_SKILLS,
    Chain,
    Hop,
    backwards,
    hops_by_skills,
    reached,
    shortest_chain,
    skills_carried,
)
from tests.domain.guides import make_skill_row


def move(way: str) -> Hop:
    return Hop(way[0], way[1], "move", way[0], way[1])


def climb(way: str, rungs: int = 1) -> Hop:
    return Hop(way[0], way[1], "path", "ladder", way[1], rungs)


def guess(way: str) -> Hop:
    return Hop(way[0], way[1], "skills")


def way(chain: Chain | None) -> str | None:
    return None if chain is None else "".join([chain[0].start, *(hop.to for hop in chain)])


def test_moves_and_steps_join_into_a_chain() -> None:
    assert shortest_chain([move("ab"), climb("bc"), move("cd")], "a", "d") == (move("ab"), climb("bc"), move("cd"))


def test_nothing_on_record_is_no_chain() -> None:
    assert shortest_chain([move("ab"), move("dc")], "a", "c") is None


def test_hops_lead_one_way() -> None:
    assert shortest_chain([climb("ab")], "b", "a") is None


def test_two_moves_come_before_three_rungs() -> None:
    assert way(shortest_chain([climb("ac", rungs=3), move("ab"), move("bc")], "a", "c")) == "abc"


def test_of_equally_long_ways_the_one_with_fewer_hops_counts() -> None:
    assert way(shortest_chain([climb("ac", rungs=2), move("ab"), move("bc")], "a", "c")) == "ac"


def test_records_come_before_shared_skills_however_long_they_are() -> None:
    assert way(shortest_chain([guess("ad"), move("ab"), move("bc"), move("cd")], "a", "d")) == "abcd"


def test_shared_skills_bridge_what_no_record_reaches_but_once_only() -> None:
    assert way(shortest_chain([move("ab"), guess("bc"), move("cd")], "a", "d")) == "abcd"
    assert shortest_chain([guess("ab"), move("bc"), guess("cd")], "a", "d") is None


ROLES = "abcde"
hop = st.builds(
    lambda ends, kind, rungs: Hop(*ends, kind, "" if kind == "skills" else "record", "row", rungs),
    st.permutations(ROLES).map(lambda order: order[:2]),
    st.sampled_from(["move", "path", "skills"]),
    st.integers(1, 3),
)
graph = st.lists(hop, max_size=9)


def every_chain(hops: Iterable[Hop], start: str, to: str) -> Iterator[Chain]:
    """Each way without a detour, found the slow way."""
    hops = list(hops)
    if start == to:
        yield ()
        return
    for hop in hops:
        if hop.start == start:
            for rest in every_chain([h for h in hops if start not in (h.start, h.to)], hop.to, to):
                yield (hop, *rest)


def cost(chain: Chain) -> tuple[int, int, int]:
    return sum(hop.computed for hop in chain), sum(hop.rungs for hop in chain), len(chain)


@given(graph)
def test_no_chain_invents_a_hop_and_each_leads_from_start_to_end(hops: list[Hop]) -> None:
    chain = shortest_chain(hops, "a", "e")
    if chain is not None:
        assert set(chain) <= set(hops)
        assert [hop.start for hop in chain] == ["a", *(hop.to for hop in chain[:-1])]
        assert chain[-1].to == "e"


@given(graph)
def test_no_shorter_chain_exists(hops: list[Hop]) -> None:
    allowed = [cost(c) for c in every_chain(hops, "a", "e") if cost(c)[0] <= MOST_BY_SKILLS]
    chain = shortest_chain(hops, "a", "e")
    assert (None if chain is None else cost(chain)) == min(allowed, default=None)


@given(graph, st.randoms(use_true_random=False))
def test_the_order_of_the_hops_changes_nothing(hops: list[Hop], shuffler: random.Random) -> None:
    other = shuffler.sample(hops, len(hops))
    assert shortest_chain(other, "a", "e") == shortest_chain(hops, "a", "e")


def test_what_is_reached_stands_from_near_to_far() -> None:
    hops = [move("cd"), move("ab"), move("bc"), move("ad"), move("xa")]
    assert reached(hops, "a") == ("a", "b", "d", "c")
    assert reached(backwards(hops), "d") == ("d", "a", "c", "b", "x")


def test_moves_in_a_circle_come_to_an_end() -> None:
    assert reached([move("ab"), move("ba"), move("bc")], "a") == ("a", "b", "c")


def test_essential_skills_weigh_twice_as_much() -> None:
    target = [make_skill_row("a", importance="essential"), make_skill_row("b"), make_skill_row("c", importance="")]
    assert skills_carried([make_skill_row("a")], target) == Decimal("0.5")
    assert skills_carried([make_skill_row("b")], target) == Decimal("0.25")
    assert skills_carried(target, []) == 0


def test_a_value_weighs_by_its_share_of_the_highest() -> None:
    def rated(skill: str, value: int):
        return make_skill_row(skill, importance="", importance_value=Decimal(value), importance_scale="of 5")

    assert skills_carried([rated("a", 1)], [rated("a", 4), rated("b", 2), rated("c", 2)]) == Decimal("0.5")
    assert skills_carried([rated("a", 1)], [rated("a", 0)]) == 0


@pytest.mark.parametrize(("before", "hops"), [("ab", [guess("xy")]), ("a", []), ("", [])])
def test_a_hop_by_skills_needs_half_of_the_ends_skills(before: str, hops: list[Hop]) -> None:
    skills = {"x": [make_skill_row(s) for s in before], "y": [make_skill_row(s) for s in "abcd"]}
    assert list(hops_by_skills(["x"], ["y", "x", "unknown"], skills)) == hops
