"""A role with hundreds of rows says what matters first, folds the rest, and counts what it does not show."""

from decimal import Decimal

import pytest

from roles.domain import portrait
from roles.domain import records as r
from roles.domain.prose import Html
from tests.domain.guides import entry, make_role, profiles_of, prose


def task(key: str, order: int = 1, **overrides: object) -> r.Responsibility:
    return r.Responsibility(key=key, order=order, text=prose(f"Do {key}."), **{"dataset": "onet", **overrides})  # type: ignore[arg-type]


def test_nothing_is_folded_for_the_sake_of_one_or_two() -> None:
    assert portrait.folded("abcd", first=2, most=3).first == tuple("abcd")
    found = portrait.folded("abcde", first=2, most=3)
    assert (found.first, found.more, found.left, found.beyond) == (("a", "b"), ("c",), 2, 3)


def test_every_item_is_shown_folded_or_counted_once() -> None:
    for count in range(12):
        items = tuple(range(count))
        found = portrait.folded(items, first=3, most=6)
        assert (*found.first, *found.more, *found.rest) == items


def test_core_tasks_come_before_supplemental_ones_and_the_editors_stand_whole() -> None:
    rows = [
        *(task(f"own-{n}", dataset=None) for n in range(12)),
        *(task(f"core-{n}") for n in range(12)),
        *(task(f"extra-{n}", supplemental=True) for n in range(3)),
    ]
    (profile,) = profiles_of(make_role("baker", responsibilities=tuple(rows)))
    tasks = profile.tasks
    assert len(tasks.own) == 12
    assert [item.key for item in tasks.core.first] == [f"core-{n}" for n in range(8)]
    assert tasks.core.beyond == 4
    assert (len(tasks.supplemental.first), tasks.supplemental.beyond) == (0, 3)


def test_where_no_task_is_core_the_others_are_not_called_less() -> None:
    (profile,) = profiles_of(make_role("baker", responsibilities=(task("a", supplemental=True),)))
    assert [item.key for item in profile.tasks.core.first] == ["a"]
    assert not profile.tasks.supplemental


def test_tools_in_demand_come_first_then_hot_ones_then_by_name() -> None:
    def tool(key: str, **marks: bool) -> r.RoleTool:
        return r.RoleTool(key=key, tool=key, dataset="onet", **marks)

    rows = (tool("abacus"), tool("whisk", hot=True), tool("oven", in_demand=True), tool("zester", in_demand=True))
    (profile,) = profiles_of(make_role("baker", tools=rows))
    assert [line.key for line in profile.toolbox.brought.first] == ["oven", "zester", "whisk", "abacus"]
    assert profile.toolbox.marked == (True, True)


def test_thousands_of_titles_are_sixty_on_a_page_english_ones_first() -> None:
    rows = (
        r.OtherTitle(key="f", title="Boulanger", language="fr", dataset="esco", order=1),
        *(r.OtherTitle(key=f"t{n}", title=f"Baker {n}", dataset="onet", order=n + 2) for n in range(2_750)),
        r.OtherTitle(key="own", title="Bread maker", order=9_999),
    )
    (profile,) = profiles_of(make_role("baker", other_titles=rows))
    found = profile.titles
    assert found.first[0].title == "Bread maker"
    assert (len(found.first), len(found.more), found.left) == (6, 54, 2_692)
    assert found.rest[-1].title == "Boulanger"


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("<p>Bake bread. Sell it.</p>", "Bake bread.", "<p>Sell it.</p>"),
        ("<p>Bake bread.</p>", "Bake bread.", ""),
        ("<p>Bake bread, e.g. rye. Sell it.</p>", "Bake bread, e.g. rye.", "<p>Sell it.</p>"),
        ("<p>Serve the U.S. Army. Drill.</p>", "Serve the U.S. Army.", "<p>Drill.</p>"),
        ("<p>One.</p><p>Two.</p>", "One.", "<p>Two.</p>"),
        ("<ul><li>One.</li></ul>", "", "<ul><li>One.</li></ul>"),
    ],
)
def test_the_first_sentence_leads_and_is_not_said_twice(text: str, first: str, rest: str) -> None:
    assert portrait.first_sentence(Html(text)) == (first, rest)


def test_a_nutshell_leads_where_there_is_one_and_leaves_the_description_whole() -> None:
    text = prose("<p>Bake bread. Sell it.</p>")
    short, long = profiles_of(
        make_role("baker", nutshell=prose("Bakes."), description=text), make_role("cook", description=text)
    )
    assert (short.lead, short.account) == ("Bakes.", "<p>Bake bread. Sell it.</p>")
    assert (long.lead, long.account) == ("Bake bread.", "<p>Sell it.</p>")


def test_related_roles_stand_by_closeness_and_only_if_they_are_live() -> None:
    related = (
        r.RelatedRole(key="a", to="cook", closeness="further", dataset="onet"),
        r.RelatedRole(key="b", to="miller", closeness="closest", dataset="onet"),
        r.RelatedRole(key="c", to="nobody", closeness="closest", dataset="onet"),
    )
    baker, *_ = profiles_of(make_role("baker", related=related), make_role("cook"), make_role("miller"))
    assert [(tier.closeness, [line.link.key for line in tier.lines]) for tier in baker.tiers] == [
        ("closest", ["miller"]),
        ("further", ["cook"]),
    ]
    assert baker.related[0].pair == "baker-vs-miller"


def test_the_first_three_interests_are_in_their_own_order() -> None:
    values = (("social", "6", 1), ("realistic", "2", None), ("artistic", "5", 2))
    rows = tuple(
        r.Interest(key=area, area=area, value=Decimal(value), scale="1 to 7 (O*NET)", high_point=place)
        for area, value, place in values
    )
    (baker,) = profiles_of(make_role("baker", interests=rows))
    assert [line.row.area for line in baker.interests] == ["realistic", "artistic", "social"]
    assert [line.row.area for line in baker.high_points] == ["social", "artistic"]
    assert baker.interests[2].percent == Decimal("83.3")


def test_a_datasets_role_is_not_asked_for_what_no_dataset_says() -> None:
    own, brought, adopted = profiles_of(
        make_role("baker"), make_role("cook", dataset="onet"), make_role("miller", dataset="onet", adopted=True)
    )
    assert "career paths" in own.not_covered
    assert "career paths" in adopted.not_covered
    assert brought.not_covered == ("what they do", "responsibilities", "skills", "pay", "tools", "how people get there")


def test_preparation_says_how_people_get_there() -> None:
    row = r.Preparation(key="zone", zone=4, name="Considerable preparation needed", dataset="onet")
    (baker,) = profiles_of(make_role("baker", preparation=(row,)), others=(entry("source", onet()),))
    assert "how people get there" not in baker.not_covered
    assert baker.preparation[0].cited is not None
    assert baker.preparation[0].cited.name == "O*NET"


def onet() -> r.Source:
    return r.Source(key="onet", slug="onet", name="O*NET", short_name="O*NET", source_kind="dataset")
