"""Pay before and after a move: a signed difference, in per cent of what the start pays."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from roles.domain.paychange import PayChange, pay_change
from roles.domain.records import Salary
from roles.domain.salary import who_earns_more
from tests.domain.guides import make_salary


def change(before: Salary, after: Salary) -> PayChange | None:
    verdict = who_earns_more({"one": [before], "two": [after]}, country="GB")
    return pay_change(verdict, start="one", to="two")


def test_a_gain_is_in_per_cent_of_the_start_and_so_is_the_loss_on_the_way_back() -> None:
    there = change(make_salary("46201"), make_salary("53012"))
    back = change(make_salary("53012"), make_salary("46201"))
    assert there
    assert back
    assert (there.amount, there.percent) == (Decimal(6811), Decimal("14.7"))
    assert (back.amount, back.percent) == (Decimal(-6811), Decimal("-12.8"))


def test_figures_that_are_not_alike_give_no_change() -> None:
    assert change(make_salary(), make_salary(basis="total")) is None


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_the_way_back_has_the_other_sign(one: int, two: int) -> None:
    there, back = (
        change(make_salary(str(one)), make_salary(str(two))),
        change(make_salary(str(two)), make_salary(str(one))),
    )
    assert there
    assert back
    assert there.amount == -back.amount
