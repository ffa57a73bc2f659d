"""Which country's pay comes first: the one chosen, the default, or one that there is something to say of."""

import pytest

from roles.domain.comparison import compare
from roles.domain.guide import Link
from roles.domain.move import move_between
from roles.domain.pay import country_shown
from tests.domain.guides import entry, make_guide, make_role, make_salary, profiles_of

HERE = make_salary()
THERE = make_salary(key="us", country="US", currency="USD")
ELSEWHERE = make_salary(key="fr", country="FR", currency="EUR")


@pytest.mark.parametrize(
    ("baker", "cook", "chosen", "shown"),
    [
        ((HERE, THERE), (THERE,), "", "GB"),
        ((THERE,), (HERE,), "", "GB"),
        ((THERE,), (), "", "US"),
        ((THERE,), (ELSEWHERE,), "", "FR"),
        ((), (), "", "GB"),
        ((THERE,), (), "GB", "GB"),
        ((HERE,), (), "FR", "FR"),
    ],
)
def test_the_country_shown_first(baker: tuple, cook: tuple, chosen: str, shown: str) -> None:
    roles = make_role("baker", salaries=baker), make_role("cook", salaries=cook)
    profiles = profiles_of(*roles)
    assert country_shown(profiles, chosen=chosen) == shown
    guide = make_guide(*(entry("role", role) for role in roles))
    compared = compare(profiles, guide, country=chosen)
    assert (compared.country, compared.pay[0].country) == (shown, shown)
    move = move_between(*profiles, guide, country=chosen, comparison=Link("comparison", "baker-vs-cook", ""))
    assert (move.country, move.pay[0].both.country) == (shown, shown)
