"""What the lists gather from live editions."""

from datetime import date

import pytest

from roles.models import Role
from roles.queries.live import Moment
from roles.queries.paths import SHOWN, path_index, path_page
from roles.queries.picker import picker
from roles.queries.salaries import salaries
from roles.queries.site import home, sources
from roles.queries.vocabulary import NAMED, thing, vocabulary
from tests.factories import (
    NOW,
    make_course,
    make_family,
    make_move,
    make_other_title,
    make_path,
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
    skills = vocabulary(moment=MOMENT, kind="skill")
    (needed,) = skills.listing.items
    assert [link.title for link in needed.first] == ["Alpha", "Bravo", "Charlie"]
    assert needed.more == 5 - NAMED
    (used,) = skills.beside
    assert (used.entry.title, [link.title for link in used.first], used.more) == ("Task board", ["Charlie"], 0)
    (taken,) = vocabulary(moment=MOMENT, kind="certification").beside
    assert taken.entry.title == "First steps"


def test_a_skill_needed_by_nobody_is_listed_all_the_same() -> None:
    make_skill(slug="care")
    publish_all()
    (found,) = vocabulary(moment=MOMENT, kind="skill").listing.items
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


def test_moves_that_join_two_ladders_come_before_those_along_one() -> None:
    make_ladder("one", "a", "b")
    make_ladder("two", "c")
    make_role(slug="outside")
    for start, to in (("a", "b"), ("b", "c"), ("c", "outside")):
        make_move(parent=role(start), to=role(to))
    publish_all()
    index = path_index(moment=MOMENT)
    assert [(move.start.key, move.to.key) for move in index.moves] == [("b", "c"), ("a", "b")]
    assert index.map
    assert index.more == 0 < SHOWN


def test_a_path_names_the_moves_to_its_roles_and_those_from_them() -> None:
    make_ladder("one", "a")
    for slug in ("before", "after", "elsewhere"):
        make_role(slug=slug)
    for start, to in (("before", "a"), ("a", "after"), ("elsewhere", "after")):
        make_move(parent=role(start), to=role(to))
    publish_all()
    page = path_page(moment=MOMENT, slug="one")
    assert page
    assert {(move.start.key, move.to.key) for move in page.moves} == {("before", "a"), ("a", "after")}


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
    assert (used.age, used.stale) == ("almost 2 years old", True)
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


def test_a_roles_own_name_wins_over_anothers_other_title() -> None:
    make_other_title(parent=make_role(slug="product-manager"), title="Product owner")
    make_role(slug="product-owner")
    publish_all()
    assert picker(moment=MOMENT, named=["PRODUCT OWNER", "product managers"]).slugs == (
        "product-owner",
        "product-manager",
    )


def test_a_name_unlike_any_other_has_no_suggestion() -> None:
    make_role(slug="product-manager")
    publish_all()
    choice = picker(moment=MOMENT, named=["Product mangaer", "Zzzzq"])
    assert [[link.title for link in field.nearest] for field in choice.fields[:2]] == [["Product manager"], []]
