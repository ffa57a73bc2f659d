"""Chains of moves and ladder steps, found in what is live."""

from itertools import pairwise
from typing import Any

import pytest

from roles.domain.chain import Hop
from roles.editions.supposed import supposed
from roles.queries.live import Moment
from roles.queries.moves import REACH, hops_near, move_page
from tests.factories import (
    later,
    make_move,
    make_path,
    make_role,
    make_role_skill,
    make_skill,
    make_step,
    publish_all,
    remove,
)

pytestmark = pytest.mark.django_db


def make_roles(*slugs: str) -> dict[str, Any]:
    return {slug: make_role(slug=slug) for slug in slugs}


def chain_of(start: str, to: str) -> list[tuple[str, str, str]]:
    found = move_page(moment=Moment(later(days=2)), start=start, to=to, country="GB")
    assert found
    return [(hop.start.key, hop.to.key, hop.kind) for hop in found.chain]


def test_moves_and_ladder_steps_join_into_a_chain() -> None:
    made = make_roles("a", "b", "c")
    make_move(parent=made["a"], to=made["b"])
    path = make_path(slug="ladder")
    make_step(parent=path, role=made["b"], order=1, title="B", key="b")
    make_step(parent=path, role=made["c"], order=2, title="C", key="c")
    publish_all()
    assert chain_of("a", "c") == [("a", "b", "move"), ("b", "c", "path")]
    assert chain_of("c", "a") == []


def test_only_what_is_live_is_part_of_a_chain() -> None:
    made = make_roles("a", "b", "c")
    first, _ = make_move(parent=made["a"], to=made["b"]), make_move(parent=made["b"], to=made["c"])
    publish_all()
    assert len(chain_of("a", "c")) == 2
    remove(first)
    publish_all(later(days=1))
    assert chain_of("a", "c") == []


def test_a_chain_of_twice_the_reach_is_found() -> None:
    length = 2 * REACH
    slugs = [f"role-{n}" for n in range(length + 1)]
    made = make_roles(*slugs)
    for start, to in pairwise(slugs):
        make_move(parent=made[start], to=made[to])
    publish_all()
    assert len(chain_of(slugs[0], slugs[-1])) == length


def test_hops_that_no_way_between_the_two_can_use_are_left_alone() -> None:
    made = make_roles("a", "b", "x", "y")
    make_move(parent=made["a"], to=made["b"])
    make_move(parent=made["x"], to=made["y"])
    publish_all()
    assert hops_near(moment=Moment(later(days=2)), start="a", to="b") == [Hop("a", "b", "move", "a", "b")]


def test_where_no_record_reaches_shared_skills_bridge_one_hop() -> None:
    made = make_roles("a", "b", "c")
    make_move(parent=made["a"], to=made["b"])
    skills = [make_skill(slug=slug) for slug in ("knead", "bake", "serve")]
    for n, skill in enumerate(skills, 1):
        make_role_skill(parent=made["b"], skill=skill, key=skill.slug, order=n)
    for n, skill in enumerate(skills[:2], 1):
        make_role_skill(parent=made["c"], skill=skill, key=skill.slug, order=n)
    publish_all()
    assert chain_of("a", "c") == [("a", "b", "move"), ("b", "c", "skills")]
    assert chain_of("b", "c") == [("b", "c", "skills")]
    assert chain_of("c", "a") == []


def test_a_preview_knows_the_chains_that_its_draft_makes() -> None:
    made = make_roles("a", "b", "c")
    make_move(parent=made["b"], to=made["c"])
    publish_all()
    make_move(parent=made["a"], to=made["b"])
    with supposed([("role", "a")], now=later(days=1)):
        assert chain_of("a", "c") == [("a", "b", "move"), ("b", "c", "move")]
    assert chain_of("a", "c") == []
