"""Names read as roles in the live guide, alike on SQLite and PostgreSQL."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from roles.domain.listing import LARGE
from roles.editions.retirement import retire
from roles.editions.supposed import supposed
from roles.queries import search_names
from roles.queries.live import Moment
from roles.queries.names import (
    move_asked,
    pay_asked,
    roles_abbreviated,
    roles_like,
    roles_named,
    roles_suggested,
    versus,
)
from roles.queries.picker import builder_url, offered, picker
from tests.conftest import kept_for_a_while
from tests.factories import NOW, later, publish_all, save
from tests.searchable import make_role, make_skill, write_guide

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]
MOMENT = Moment(NOW)


@pytest.fixture(scope="module")
def guide(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_while(django_db_blocker, write_guide):
        yield


def named(*texts: str, moment: Moment = MOMENT) -> list[str]:
    """The key of the role that each text names, or nothing."""
    return [one.role.key if one.role else "" for one in roles_named(texts, moment=moment)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("product-manager", "product-manager"),
        ("Product Managers", "product-manager"),
        ("product lead", "product-manager"),
        ("maitre d'hotel", "ma-tre-d-h-tel"),
        ("pediatrician", "paediatrician"),
        ("scrummaster", "scrum-master"),
        ("produt manger", "product-manager"),
        ("IT manager", "it-manager"),
        ("product", ""),
        ("Scrum", ""),
        ("negotiation", ""),
        ("", ""),
        ("\0 %", ""),
    ],
)
def test_a_name_is_read_as_its_role(text: str, key: str) -> None:
    assert named(text) == [key]


def test_texts_are_read_in_their_order_and_repeats_too() -> None:
    assert named("Product owner", "", "product-owner", "xyzzy", "Product owner") == [
        *("product-owner", "", "product-owner", "", "product-owner")
    ]


def test_a_role_wins_by_its_own_name_and_a_shared_title_offers_both() -> None:
    make_role("Agile coach", "Shared title")
    make_role("Tester", "Shared title")
    publish_all()
    assert named("agile coach") == ["agile-coach"]
    (shared,) = roles_named(["shared title"], moment=MOMENT)
    assert shared.role is None
    assert [role.title for role in shared.nearest] == ["Tester", "Agile coach"]
    choice = picker(moment=MOMENT, typed=["shared title", "tester"])
    assert choice.fields[0].problem == "More than one role is called “shared title”."
    assert [link.url for link in choice.fields[0].nearest] == [
        "/compare/?role=tester&role=tester",
        "/compare/?role=agile-coach&role=tester",
    ]


def test_a_skill_of_that_name_is_no_role_and_hides_none() -> None:
    make_skill("Data analyst", "A skill called like a role.")
    make_skill("Risk thing", "A skill.")
    make_role("Risk owner")
    publish_all()
    assert named("data analyst") == ["data-analyst"]
    (risk,) = roles_named(["risk thing"], moment=MOMENT)
    assert [role.title for role in risk.nearest] == ["Risk owner"]


def test_readers_name_what_is_live_at_the_moment() -> None:
    role = make_role("Shepherd")
    publish_all()
    save(role, name="Flock manager", plural="Flock managers")
    publish_all(live_from=later(days=10))
    then = Moment(later(days=10))
    assert (named("shepherd"), named("flock manager")) == (["shepherd"], [""])
    assert (named("shepherd", moment=then)[0], named("flock managers", moment=then)[0]) == ("shepherd", "shepherd")
    retire(("role", "it-manager"), now=later(days=1))
    assert named("IT manager", "it-manager", moment=Moment(later(days=1))) == ["", ""]


def test_of_many_editions_of_one_name_the_live_one_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_names, "LOOKED_AT", 3)
    role = make_role("Night watch")
    publish_all()
    for number in range(6):
        save(role, nutshell=f"Edition {number}.")
        publish_all(now=later(minutes=number + 1))
    assert named("night watch", moment=Moment(later(days=1))) == ["night-watch"]


def test_a_preview_reads_the_names_of_its_drafts() -> None:
    role = make_role("Potter", "Clay worker")
    publish_all()
    save(role, name="Ceramist", plural="Ceramists")
    at = later(days=1)
    with supposed([("role", "potter")], now=at):
        found = named("Ceramists", "potter", "Potters", "clay worker", moment=Moment(at))
        assert found == ["potter", "potter", "", "potter"]
        assert roles_named(["potter"], moment=Moment(at))[0].role.title == "Ceramist"  # type: ignore[union-attr]
        assert [role.title for role in roles_suggested("ceram", moment=Moment(at))] == ["Ceramist"]
    assert named("Ceramists", "Potters", moment=Moment(at)) == ["", "potter"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("produ", ["Product owner", "Product manager"]),
        ("agile", ["Scrum master"]),
        ("srcum", ["Scrum master"]),
        ("xyzzy", []),
        ("", []),
        ("%", []),
    ],
)
def test_roles_are_suggested_by_the_beginning_of_any_of_their_names(text: str, titles: list[str]) -> None:
    assert [role.title for role in roles_suggested(text, moment=MOMENT)] == titles


def test_a_suggestion_tells_the_other_title_that_begins_so() -> None:
    (role,) = roles_suggested("number cr", moment=MOMENT)
    assert (role.title, role.other_name) == ("Data analyst", "Number cruncher")


def test_of_many_roles_the_ten_nearest_are_suggested() -> None:
    for number in range(15):
        make_role(f"Gardener {number}")
    publish_all()
    assert len(roles_suggested("gard", moment=MOMENT)) == 10


def test_a_text_that_nothing_answers_to_leads_to_roles_with_names_like_it() -> None:
    assert [role.title for role in roles_like("prdct mngr", moment=MOMENT)][:2] == ["Product owner", "Product manager"]
    assert [role.title for role in roles_like("childrn docter", moment=MOMENT)] == ["Paediatrician"]
    assert roles_like("zzzz", moment=MOMENT) == ()
    assert roles_like("", moment=MOMENT) == ()


@pytest.mark.parametrize(
    ("texts", "queries"),
    [
        ([], 0),
        (["", ""], 0),
        (["product-manager", "scrum-master"], 1),
        (["Product manager", "Scrum Master", "Produt oner", "Xyzzy!", "product lead"], 2),
        (["product-manager", "Scrum Master", "xyzzy"], 3),
    ],
)
def test_names_are_read_in_three_queries_at_most(
    texts: list[str], queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(queries):
        roles_named(texts, moment=MOMENT)


def test_only_a_text_that_may_be_a_comparison_asks_anything(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert versus("product manager", moment=MOMENT) is None
    with django_assert_num_queries(2):
        versus("product manager vs projct manager", moment=MOMENT)
    with django_assert_num_queries(2):
        roles_suggested("product", moment=MOMENT)


def test_a_move_needs_two_roles_that_are_not_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    found = move_asked("from delivery manager to product lead", moment=MOMENT)
    assert found
    assert [role.title for role in found] == ["Project manager", "Product manager"]
    assert move_asked("product manager to product lead", moment=MOMENT) is None
    assert move_asked("introduction to scrum master", moment=MOMENT) is None
    with django_assert_num_queries(0):
        assert move_asked("product manager", moment=MOMENT) is None
        assert pay_asked("product manager", moment=MOMENT) is None
        assert roles_abbreviated("product manager", moment=MOMENT) == ()


def test_pay_is_asked_of_one_role() -> None:
    found = pay_asked("agile coach salary", moment=MOMENT)
    assert found
    assert found.title == "Scrum master"
    assert pay_asked("salary negotiation", moment=MOMENT) is None


def test_initials_offer_every_role_that_has_them(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        found = roles_abbreviated("PM", moment=MOMENT)
    assert [role.title for role in found] == ["Product manager", "Project manager"]
    assert [role.title for role in roles_abbreviated("im", moment=MOMENT)] == ["IT manager"]
    assert roles_abbreviated("zz", moment=MOMENT) == ()


# --- The builder -----------------------------------------------------------------------------------------


def test_a_field_has_links_to_the_states_around_it() -> None:
    choice = picker(moment=MOMENT, typed=["product-manager", "Scrum master", "nobody", ""])
    first, second, third, fourth = choice.fields
    manager, master = "role=product-manager", "role=scrum-master"
    assert (first.earlier, first.later) == ("", f"/compare/?{master}&{manager}&role=nobody&role=")
    assert second.earlier == first.later
    assert second.remove == f"/compare/?{manager}&role=nobody&role="
    assert (third.later, third.remove) == ("", f"/compare/?{manager}&{master}&role=")
    assert (fourth.earlier, fourth.later, fourth.remove) == ("", "", f"/compare/?{manager}&{master}&role=nobody")
    assert fourth.waiting
    assert (first.value, second.value) == ("Product manager", "Scrum master")


def test_two_empty_fields_have_nothing_to_remove() -> None:
    assert [field.remove for field in picker(moment=MOMENT).fields] == ["", ""]


def test_names_beyond_the_fifth_are_kept_and_move_up_when_one_is_removed() -> None:
    typed = ["product-manager", "project-manager", "product-owner", "scrum-master", "data-analyst", "IT manager"]
    choice = picker(moment=MOMENT, typed=typed, comparing=True)
    assert [option.label for option in choice.left_over] == ["IT manager"]
    assert not choice.complete
    assert choice.fields[0].remove == builder_url([*typed[1:5], "it-manager"])


def test_a_small_guide_offers_every_name_in_the_page_and_a_large_one_none() -> None:
    options = {option.value: option.label for option in offered(moment=MOMENT)}
    assert options["Product manager"] == ""
    assert options["Number cruncher"] == "Data analyst"
    assert "Product managers" not in options
    for number in range(LARGE):
        make_role(f"Gardener {number}")
    publish_all()
    assert offered(moment=MOMENT) == ()
