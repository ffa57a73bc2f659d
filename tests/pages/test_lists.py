"""What the lists gather from live editions."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from roles.domain.listing import LARGE, LONG
from roles.models import Role, Tool
from roles.queries.lists import role_index
from roles.queries.live import Moment
from roles.queries.paths import PAGE_SIZE, path_index, path_page
from roles.queries.salaries import PAGE_SIZE as ROLES_ON_A_PAGE
from roles.queries.salaries import Country, salaries
from roles.queries.site import home, sources
from roles.queries.sitemap import addresses
from roles.queries.use import register, tool_page
from roles.queries.vocabulary import FEW, NAMED, skills, thing, vocabulary
from tests.factories import (
    NOW,
    make_course,
    make_family,
    make_move,
    make_other_title,
    make_path,
    make_responsibility,
    make_role,
    make_role_course,
    make_role_skill,
    make_role_tool,
    make_salary,
    make_skill,
    make_source,
    make_step,
    make_tool,
    publish_all,
)

pytestmark = pytest.mark.django_db
MOMENT = Moment(NOW)


def test_the_first_roles_that_need_a_skill_are_named_and_the_others_counted() -> None:
    skill, tool, course = make_skill(slug="care"), make_tool(), make_course()
    for slug in ("delta", "alpha", "echo", "bravo", "charlie"):
        holder = make_role(slug=slug)
        make_role_skill(parent=holder, skill=skill)
    make_role_tool(parent=holder, tool=tool)
    make_role_course(parent=holder, course=course)
    publish_all()
    found = skills(moment=MOMENT)
    (needed,) = found.listing.items
    assert [link.title for link in needed.first] == ["Alpha", "Bravo", "Charlie"]
    assert needed.more == 5 - NAMED
    (used,) = found.tools
    assert (used.link.title, used.users, used.imported) == ("Task board", 1, False)
    (taken,) = vocabulary(moment=MOMENT, kind="certification").beside
    assert taken.entry.title == "First steps"


def test_of_a_skill_that_many_roles_name_no_few_stand_for_them() -> None:
    skill = make_skill(slug="care")
    for number in range(FEW + 1):
        make_role_skill(parent=make_role(slug=f"role-{number}"), skill=skill)
    publish_all()
    (found,) = skills(moment=MOMENT).listing.items
    assert (found.first, found.more) == ((), FEW + 1)


def test_a_skill_that_a_dataset_rates_for_every_role_is_needed_by_those_to_which_it_is_important() -> None:
    onet, skill = make_source(key="onet"), make_skill(slug="care")
    for slug, value in (("baker", "2.99"), ("cook", "3"), ("miller", "4")):
        rated = {"importance": "", "importance_value": value, "importance_scale": "1 to 5 (O*NET)", "dataset": onet}
        make_role_skill(parent=make_role(slug=slug), skill=skill, **rated)
    make_role_skill(parent=make_role(slug="writer"), skill=skill, importance="")
    publish_all()
    (found,) = skills(moment=MOMENT).listing.items
    assert (found.first, found.more) == ((), 3)
    page = thing(moment=MOMENT, kind="skill", slug="care")
    assert page is not None
    assert (page.needed, page.roles.total) == (3, 4)


def test_a_long_list_has_those_first_that_most_roles_use_and_hot_tools_before_them() -> None:
    for number in range(LONG + 1):
        make_tool(slug=f"tool-{number:02}")
    for slug, hot, tools in (("baker", False, (7, 9)), ("cook", True, (9, 11))):
        holder = make_role(slug=slug)
        for order, number in enumerate(tools, start=1):
            tool = Tool.objects.get(slug=f"tool-{number:02}")
            row = {"key": f"tool-{number}", "order": order, "hot": hot and number == 11}
            make_role_tool(parent=holder, tool=tool, **row)
    publish_all()
    found = register(moment=MOMENT, kind="tool")
    assert [one.link.key for one in found.listing.items[:4]] == ["tool-11", "tool-09", "tool-07", "tool-00"]
    assert (found.large, found.hot) == (True, 1)
    assert [one.link.key for one in register(moment=MOMENT, kind="tool", hot=True).listing.items] == ["tool-11"]


def test_a_list_is_narrowed_to_words_in_any_order_and_to_a_group() -> None:
    for slug, kind in (("data-analysis", "technical"), ("analysis-of-data", "method"), ("talking", "transferable")):
        make_skill(slug=slug, skill_kind=kind)
    publish_all()

    def keys(**asked: Any) -> list[str]:
        return [one.link.key for one in register(moment=MOMENT, kind="skill", **asked).listing.items]

    assert keys(text="DATA analys") == ["analysis-of-data", "data-analysis"]
    assert keys(text="data", group="technical") == ["data-analysis"]
    assert keys(group="nonsense") == ["analysis-of-data", "data-analysis", "talking"]
    assert register(moment=MOMENT, kind="skill", text="data").groups == (("method", 1), ("technical", 1))


def test_a_tool_names_those_roles_first_whose_employers_ask_for_it() -> None:
    tool = make_tool(slug="oven", purpose="Bakes.")
    for slug, asked in (("alpha", False), ("bravo", True)):
        make_role_tool(parent=make_role(slug=slug), tool=tool, in_demand=asked, hot=asked)
    publish_all()
    page = tool_page(moment=MOMENT, slug="oven")
    assert page
    assert [(user.link.key, user.asked) for user in page.roles.items] == [("bravo", True), ("alpha", False)]
    assert (page.hot, page.thin, page.about) == (True, False, "Bakes.")
    assert tool_page(moment=MOMENT, slug="hob") is None


def make_large_guide() -> None:
    """More roles than a page holds: two of the editors, the others a dataset's, with more or fewer other titles."""
    onet = make_source(slug="onet")
    legal, own = make_family(slug="legal", dataset=onet, dataset_code="23-0000"), make_family(slug="product")
    for number in range(LARGE):
        imported = {"dataset": onet, "dataset_code": str(number), "family": legal}
        role = make_role(slug=f"role-{number:02}", **imported)
        for order in range(number if number < 3 else 0):
            make_other_title(parent=role, key=f"title-{order}", title=f"Title {order}", order=order + 1)
    make_role(slug="adopted", dataset=onet, dataset_code="x", adopted=True, family=legal)
    make_role(slug="product-manager", family=own)
    publish_all()


def test_the_families_of_a_large_guide_name_editors_roles_and_then_those_with_most_titles() -> None:
    make_large_guide()
    index = role_index(moment=MOMENT)
    assert (index.overview, index.listing.items, index.listing.total) == (True, (), LARGE + 2)
    assert [(family.slug, family.own, family.total) for family in index.families] == [
        ("legal", True, LARGE + 1),
        ("product", True, 1),
    ]
    assert [role.key for role in index.families[0].roles] == ["adopted", "role-02", "role-01", "role-00"]
    assert not role_index(moment=MOMENT, letter="R").overview
    chosen = role_index(moment=MOMENT, family="legal")
    assert (chosen.overview, chosen.listing.total, len(chosen.listing.items)) == (False, LARGE + 1, 60)


def test_a_family_has_a_page_of_its_own_for_search_engines(client: Client) -> None:
    make_role(slug="alpha", family=make_family(slug="used", description="Roles that are of use."))
    publish_all()
    page = client.get("/roles/?family=used&letter=A").content.decode()
    assert '<link rel="canonical" href="http://localhost:8000/roles/?family=used">' in page
    assert '<meta name="description" content="Roles that are of use.">' in page
    assert '<a href="/roles/">Roles</a></li>' in page
    every = client.get("/roles/?letter=A").content.decode()
    assert '<link rel="canonical" href="http://localhost:8000/roles/">' in every


def test_a_role_that_is_little_more_than_a_name_asks_not_to_be_indexed(client: Client) -> None:
    onet = make_source(slug="onet")
    make_role(slug="thin", dataset=onet, dataset_code="1", description="All others.")
    make_responsibility(parent=make_role(slug="full", dataset=onet, dataset_code="2"))
    make_role(slug="ours")
    publish_all()
    asks = {
        slug: '<meta name="robots" content="noindex">' in page_of(client, slug) for slug in ("thin", "full", "ours")
    }
    assert asks == {"thin": True, "full": False, "ours": False}
    listed = [url for url, _ in addresses("roles", 1, moment=MOMENT)]
    assert listed == ["/roles/full/", "/roles/ours/"]


def test_a_tool_that_hardly_any_role_uses_asks_not_to_be_indexed(client: Client) -> None:
    onet = make_source(slug="onet")
    make_tool(slug="rare", dataset=onet, dataset_code="rare")
    make_tool(slug="ours")
    publish_all()
    asks = {s: "noindex" in client.get(f"/tools/{s}/").content.decode() for s in ("rare", "ours")}
    assert asks == {"rare": True, "ours": False}
    assert [url for url, _ in addresses("tools", 1, moment=MOMENT)] == ["/tools/ours/"]


def page_of(client: Client, slug: str) -> str:
    return client.get(f"/roles/{slug}/").content.decode()


def test_a_skill_needed_by_nobody_is_listed_all_the_same() -> None:
    make_skill(slug="care")
    publish_all()
    (found,) = skills(moment=MOMENT).listing.items
    assert (found.first, found.more) == ((), 0)


def test_a_role_that_needs_a_skill_is_not_named_again_for_mentioning_it() -> None:
    skill = make_skill(slug="care")
    make_role_skill(parent=make_role(slug="alpha", description="Needs [[skill:care]]."), skill=skill)
    make_role(slug="bravo", description="Speaks of [[skill:care]].")
    publish_all()
    page = thing(moment=MOMENT, kind="skill", slug="care")
    assert page
    assert [line.link.title for line in page.roles.items] == ["Alpha"]
    assert [link.title for link in page.mentioned_in] == ["Bravo"]


def role(slug: str) -> Role:
    return Role.objects.get(slug=slug)


def make_ladder(slug: str, *roles: str) -> None:
    path = make_path(slug=slug)
    for order, key in enumerate(roles, start=1):
        make_step(parent=path, key=key, order=order, role=make_role(slug=key))


def test_the_recorded_moves_between_the_roles_of_two_ladders_join_them() -> None:
    make_ladder("one", "a", "b")
    make_ladder("two", "c")
    make_role(slug="outside")
    for start, to in (("a", "b"), ("b", "c"), ("c", "outside")):
        make_move(parent=role(start), to=role(to))
    publish_all()
    index = path_index(moment=MOMENT)
    assert [row.ladder.link.title for row in index.listing.items] == ["One", "Two"]
    ((join),) = [line.join for line in index.map.lines]
    assert (join.start.rung.key, join.to.rung.key, join.url) == ("b", "c", "/moves/b/to/c/")


def test_a_move_of_a_draft_or_of_a_retired_role_joins_nothing() -> None:
    make_ladder("one", "a", "b")
    make_ladder("two", "c", "d")
    make_move(parent=role("a"), to=role("c"))
    publish_all()
    make_move(parent=role("b"), to=role("d"))
    index = path_index(moment=MOMENT)
    assert [line.join.start.rung.key for line in index.map.lines] == ["a"]


def test_forty_ladders_stand_on_a_page_by_name() -> None:
    for number in range(PAGE_SIZE + 1):
        make_ladder(f"path-{number:02}", f"role-{number}")
    publish_all()
    first, second = path_index(moment=MOMENT), path_index(moment=MOMENT, page=2)
    assert len(first.listing.items) == PAGE_SIZE
    assert [row.ladder.link.title for row in second.listing.items] == [f"Path {PAGE_SIZE}"]


def test_a_path_tells_the_moves_out_of_its_roles_into_them_and_along_it() -> None:
    make_ladder("one", "a", "b")
    for slug in ("before", "after", "elsewhere"):
        make_role(slug=slug)
    for start, to in (("before", "a"), ("a", "after"), ("elsewhere", "after"), ("a", "b")):
        make_move(parent=role(start), to=role(to), order=2 if (start, to) == ("a", "b") else 1)
    publish_all()
    page = path_page(moment=MOMENT, slug="one")
    assert page
    assert [(move.start.key, move.to.key) for move in page.out] == [("a", "after")]
    assert [(move.start.key, move.to.key) for move in page.into] == [("before", "a")]
    assert [(move.start.key, move.to.key) for move in page.along] == [("a", "b")]
    assert page.beside == ()


def test_a_path_stands_first_and_knows_the_ladders_at_the_other_end_of_its_moves() -> None:
    make_ladder("alpha", "a")
    make_ladder("beta", "b", "shared")
    make_ladder("gamma", "c")
    make_ladder("delta", "d")
    make_step(parent=make_path(slug="epsilon"), key="shared", order=1, role=role("shared"))
    for start, to in (("a", "b"), ("b", "c"), ("c", "d")):
        make_move(parent=role(start), to=role(to))
    publish_all()
    page = path_page(moment=MOMENT, slug="beta")
    assert page
    assert page.row.ladder.link.key == "beta"
    assert sorted(ladder.link.key for ladder in page.beside) == ["alpha", "epsilon", "gamma"]


def test_a_source_counts_its_pages_and_dates_its_figures() -> None:
    source = make_source()
    make_source(slug="unused", short_name="Unused")
    for slug, as_of in (("a", date(2021, 5, 1)), ("b", date(2024, 5, 1)), ("c", None)):
        precision = "month" if as_of else "not-stated"
        make_salary(parent=make_role(slug=slug), source=source, as_of=as_of, as_of_precision=precision)
    publish_all()
    used, unused = sources(moment=MOMENT)
    assert (used.pages, used.figures, used.dated, used.undated) == (3, 3, 2, 1)
    assert (used.oldest, used.newest) == (date(2021, 5, 1), date(2024, 5, 1))
    assert (used.age, used.stale) == ("almost 2\u00a0years old", True)
    assert (unused.pages, unused.figures, unused.age) == (0, 0, "")


def test_families_without_roles_stay_away_from_the_start_page() -> None:
    make_role(slug="alpha", family=make_family(slug="used"))
    make_family(slug="unused")
    publish_all()
    (family,) = home(moment=MOMENT).families
    assert (family.link.title, family.total, family.more) == ("Used", 1, 0)


def test_salaries_are_sorted_as_asked_and_undated_ones_come_last_by_date() -> None:
    for slug, amount, as_of in (("a", 1000, date(2024, 1, 1)), ("b", 3000, None), ("c", 2000, date(2025, 1, 1))):
        precision = "month" if as_of else "not-stated"
        make_salary(parent=make_role(slug=slug), amount=amount, as_of=as_of, as_of_precision=precision)
    publish_all()

    def order(sort: str) -> str:
        return "".join(line.role.key for line in salaries(moment=MOMENT, country="GB", sort=sort).listing.items)

    assert [order(sort) for sort in ("pay", "role", "date", "nonsense")] == ["bca", "abc", "cab", "bca"]


def pay(parent: Role, key: str, amount: int, year: int, **overrides: Any) -> None:
    make_salary(
        parent=parent, key=key, order=overrides.pop("order", 1), amount=amount, as_of=date(year, 1, 1), **overrides
    )


def test_a_role_with_several_figures_stands_once_where_its_highest_or_newest_does() -> None:
    alpha, bravo = make_role(slug="alpha"), make_role(slug="bravo")
    pay(alpha, "old", 3000, 2023)
    pay(alpha, "new", 1000, 2024, order=2)
    pay(alpha, "abroad", 9000, 2026, order=3, country="US", currency="USD")
    pay(bravo, "only", 2000, 2025)
    publish_all()

    def table(sort: str) -> list[tuple[str, list[int]]]:
        found = salaries(moment=MOMENT, country="GB", sort=sort)
        return [(line.role.key, [int(pay.salary.amount or 0) for pay in line.pays]) for line in found.listing.items]

    assert table("pay") == [("alpha", [1000, 3000]), ("bravo", [2000])]
    assert table("date") == [("bravo", [2000]), ("alpha", [1000, 3000])]
    found = salaries(moment=MOMENT, country="GB")
    assert (found.figures, found.listing.total) == (3, 2)
    assert found.countries == (Country("GB", 2, 3), Country("US", 1, 1))


def test_many_parts_of_a_country_are_chosen_and_otherwise_out_of_the_way() -> None:
    alpha, bravo = make_role(slug="alpha"), make_role(slug="bravo")
    source = make_source(slug="survey")
    pay(alpha, "nation", 2000, 2024, source=source)
    pay(bravo, "nation", 1000, 2024, source=source)
    for number, name in enumerate(("Kent", "Essex", "Devon", "Dorset"), start=2):
        pay(alpha, name.lower(), 1000 * number, 2024, order=number, region=name, source=source)
    publish_all()
    whole = salaries(moment=MOMENT, country="GB")
    assert [(line.role.key, len(line.pays)) for line in whole.listing.items] == [("alpha", 1), ("bravo", 1)]
    assert (whole.figures, whole.regions) == (2, ("Devon", "Dorset", "Essex", "Kent"))
    part = salaries(moment=MOMENT, country="GB", region="Essex")
    assert [(line.role.key, line.pays[0].salary.amount) for line in part.listing.items] == [("alpha", 3000)]
    assert (part.figures, part.region) == (1, "Essex")
    assert salaries(moment=MOMENT, country="GB", region="Nowhere").region == ""


def test_pay_is_looked_up_by_a_part_of_the_roles_name() -> None:
    for slug in ("baker", "pastry-baker", "cook"):
        pay(make_role(slug=slug), "gb", 1000, 2024)
    publish_all()
    found = salaries(moment=MOMENT, country="GB", sort="role", named="  BAKER ")
    assert [line.role.key for line in found.listing.items] == ["baker", "pastry-baker"]
    assert (found.figures, found.listing.total, found.named) == (2, 2, "BAKER")
    assert salaries(moment=MOMENT, country="GB", named="nobody").listing.items == ()


def test_a_page_of_pay_holds_whole_roles_and_every_role_is_on_one() -> None:
    for number in range(ROLES_ON_A_PAGE + 1):
        role = make_role(slug=f"role-{number:02}")
        for order in (1, 2):
            pay(role, f"figure-{order}", 1000, 2020 + order, order=order)
    publish_all()
    pages = [salaries(moment=MOMENT, country="GB", page=page).listing for page in (1, 2, 3)]
    assert [len(listing.items) for listing in pages] == [ROLES_ON_A_PAGE, 1, 1]
    assert all(len(line.pays) == 2 for listing in pages for line in listing.items)
    assert len({line.role.key for listing in pages for line in listing.items}) == ROLES_ON_A_PAGE + 1
