"""Rated skills are compared by how much, tools by who shares them, and no list is set against a rating."""

from decimal import Decimal
from typing import Any

import pytest

from roles.domain import records as r
from roles.domain.compared import ratings_of, similar, tasks_of, tools_of
from roles.domain.profile import Profile
from roles.domain.skills import overlap
from roles.domain.table import rows_of
from tests.domain.guides import make_role, make_skill_row, profiles_of, prose
from tests.domain.test_ratings import rating


def rated_roles(**ratings: dict[str, str]) -> list[Profile]:
    return profiles_of(
        *(
            make_role(key, skills=tuple(rating(skill, value) for skill, value in values.items()))
            for key, values in ratings.items()
        )
    )


def test_the_widest_difference_comes_first_and_alike_ones_are_apart() -> None:
    found = ratings_of(
        rated_roles(
            baker={"ovens": "5", "speaking": "3.1", "sums": "3", "law": "1"},
            cook={"ovens": "3", "speaking": "3.5", "sums": "4.5", "law": "2.9"},
        )
    )
    assert found is not None
    assert [row.link.key for row in found.differing.first] == ["ovens", "sums"]
    assert [row.link.key for row in found.alike] == ["speaking"]
    assert [row.link.key for row in found.unneeded] == ["law"]
    assert [row.link.key for row in found.shared] == ["speaking", "ovens", "sums"]


def test_every_rated_skill_stands_in_exactly_one_group() -> None:
    found = ratings_of(
        rated_roles(**{k: {f"s{n}": str(1 + (n * m) % 5) for n in range(40)} for k, m in (("a", 3), ("b", 7))})
    )
    assert found is not None
    assert sorted(row.link.key for row in found.every) == sorted(f"s{n}" for n in range(40))


def test_where_only_one_role_is_rated_nothing_is_compared() -> None:
    baker, cook = rated_roles(baker={"ovens": "5"}, cook={})
    found = ratings_of([baker, cook])
    assert found is not None
    assert found.every == ()
    assert [line.row.skill for line in found.alone[0].first] == ["ovens"]
    assert overlap([baker, cook]).missing == "cooks"


def test_ratings_are_in_no_region_of_what_is_listed() -> None:
    rows = (make_skill_row("planning", importance="essential"), rating("ovens", "5"))
    both = profiles_of(make_role("baker", skills=rows), make_role("cook", skills=(rating("ovens", "2"),)))
    found = overlap(both)
    assert [needed.link.key for region in found.regions for needed in region.skills] == ["planning"]
    assert found.missing == ""


def test_editors_roles_have_no_ratings() -> None:
    assert ratings_of(profiles_of(make_role("baker", skills=(make_skill_row("planning"),)))) is None


def tool(key: str, dataset: str | None = "onet") -> r.RoleTool:
    return r.RoleTool(key=key, tool=key, dataset=dataset)


def test_tools_that_all_work_with_stand_once() -> None:
    baker, cook = profiles_of(
        make_role("baker", tools=(tool("oven"), tool("peel"), tool("app", dataset=None))),
        make_role("cook", tools=(tool("oven"), tool("pan"))),
    )
    found = tools_of([baker, cook])
    assert found is not None
    assert [line.key for line in found.shared.first] == ["oven"]
    assert [([t.key for t in side.own], [t.key for t in side.brought.first]) for side in found.sides] == [
        (["app"], ["peel"]),
        ([], ["pan"]),
    ]


def test_four_hundred_tools_are_few_in_a_cell_and_all_count() -> None:
    many = tuple(tool(f"t{n:03}") for n in range(425))
    rows = rows_of(profiles_of(make_role("baker", tools=many), make_role("cook", tools=many)))
    (row,) = [row for row in rows if row.key == "tools"]
    assert (len(row.cells[0].listed), row.cells[0].more) == (6, 419)
    assert row.same


def test_preparation_and_interests_are_rows_and_on_the_cards_where_all_have_them() -> None:
    def prepared(key: str, **parts: Any) -> r.Role:
        zone = r.Preparation(key="z", zone=4, name="Considerable", education=prose("A degree."), dataset="onet")
        area = r.Interest(key="i", area="social", value=Decimal(6), scale="1 to 7 (O*NET)", high_point=1)
        return make_role(key, **{"preparation": (zone,), "interests": (area,), **parts})

    rows = {row.key: row for row in rows_of(profiles_of(prepared("baker"), prepared("cook")))}
    assert (rows["preparation"].same, rows["preparation"].agreed) == (True, "Considerable")
    assert rows["interests"].at_a_glance
    rows = {row.key: row for row in rows_of(profiles_of(prepared("baker"), make_role("cook")))}
    assert not rows["preparation"].at_a_glance
    assert rows["interests"].cells[1].state == "not-covered"


@pytest.mark.parametrize(("roles", "folded"), [(2, 11), (3, 5), (4, 3)])
def test_the_more_roles_the_fewer_tasks_of_each_stand(roles: int, folded: int) -> None:
    rows = tuple(r.Responsibility(key=f"t{n}", order=n, text=prose("Do."), dataset="onet") for n in range(30))
    set_ = profiles_of(*(make_role(f"role-{n}", responsibilities=rows) for n in range(roles)))
    for _, tasks in tasks_of(set_):
        assert (len(tasks.core.first), len(tasks.core.more), tasks.core.left) == (5, folded, 25 - folded)


def test_roles_of_the_set_that_are_similar_are_named_once() -> None:
    def like(to: str) -> tuple[r.RelatedRole, ...]:
        return (r.RelatedRole(key=to, to=to, dataset="onet"),)

    set_ = profiles_of(make_role("baker", related=like("cook")), make_role("cook", related=like("baker")))
    assert [(pair.role.key, pair.other.key) for pair in similar(set_)] == [("baker", "cook")]
