"""Every state of a comparison has an address, and from each state the others can be reached."""

from django.http import QueryDict

from roles.domain import records as r
from roles.domain.comparison import compare
from roles.domain.profile import profile
from roles.pages.columns import Controls, State, controls, order_of
from tests.domain.guides import entry, make_guide, make_role, make_salary


def controls_of(*slugs: str, written: bool = False, **state: object) -> Controls:
    """The controls of a comparison of these roles, shown in this order."""
    roles = [make_role(slug, salaries=(make_salary(key="us", country="US", currency="USD"),)) for slug in slugs]
    own = [entry("role", role) for role in roles]
    page = entry("comparison", r.Comparison(key="x", slug="x", heading="Which?")) if written else None
    guide = make_guide(*own, *([page] if page else []))
    found = compare([profile(e, guide, around=own) for e in own], guide, country="GB", editorial=page)
    return controls(found, State(**state))  # type: ignore[arg-type]


def test_the_usual_state_has_the_plain_address() -> None:
    assert State().address(["b", "a"]) == "/compare/a-vs-b/"


def test_a_state_is_in_its_address() -> None:
    state = State(order=("b", "a"), country="US", differences=True)
    assert state.address(["a", "b"]) == "/compare/a-vs-b/?order=b,a&country=US&show=differences"


def test_an_order_is_read_only_if_it_names_each_role_once() -> None:
    asked = {"b,a": ("b", "a"), "a": (), "a,a": (), "a,b,c": (), "": (), "a,c": ()}
    assert {given: order_of(QueryDict(f"order={given}"), ("a", "b")) for given in asked} == asked


def test_a_column_moves_to_either_side_but_not_off_the_edge() -> None:
    first, second, third = controls_of("a", "b", "c").columns
    assert (first.leftward, third.rightward) == ("", "")
    assert first.rightward == second.leftward == "/compare/a-vs-b-vs-c/?order=b,a,c"
    assert second.rightward == third.leftward == "/compare/a-vs-b-vs-c/?order=a,c,b"


def test_moving_back_into_the_usual_order_gives_the_plain_address() -> None:
    first, _ = controls_of("b", "a", order=("b", "a")).columns
    assert first.rightward == "/compare/a-vs-b/"


def test_an_order_beside_the_editors_own_is_always_in_the_address() -> None:
    first, _ = controls_of("b", "a", written=True).columns
    assert first.rightward == "/compare/a-vs-b/?order=a,b"


def test_a_role_can_be_dropped_while_two_are_left() -> None:
    assert [c.without for c in controls_of("a", "b", "c").columns] == [
        "/compare/b-vs-c/",
        "/compare/a-vs-c/",
        "/compare/a-vs-b/",
    ]
    assert [c.without for c in controls_of("a", "b").columns] == ["", ""]


def test_dropping_a_role_keeps_the_order_and_all_else_that_was_chosen() -> None:
    *_, last = controls_of("c", "b", "a", order=("c", "b", "a"), country="US", differences=True).columns
    assert last.without == "/compare/b-vs-c/?order=c,b&country=US&show=differences"


def test_five_are_the_most() -> None:
    assert controls_of("a", "b", "c", "d").room
    assert not controls_of("a", "b", "c", "d", "e").room


def test_rows_and_country_change_without_losing_the_order() -> None:
    found = controls_of("b", "a", order=("b", "a"), differences=True)
    assert found.all_rows == "/compare/a-vs-b/?order=b,a"
    assert found.differences == "/compare/a-vs-b/?order=b,a&show=differences"
    assert dict(found.countries)["US"] == "/compare/a-vs-b/?order=b,a&country=US&show=differences"
