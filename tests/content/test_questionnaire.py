"""The shipped questionnaire asks plainly and leans to neither manager."""

import re

import pytest
from django.utils import timezone

from roles.domain.fit import Asked, Closeness, fit
from roles.queries.live import Moment
from roles.queries.which_path import candidates, questionnaire

MANAGERS = ["product-manager", "project-manager"]


@pytest.fixture
def asked(shipped: None, db: None) -> tuple[Asked, ...]:
    return questionnaire(moment=Moment(timezone.now())).asked


def test_eight_to_twelve_statements_ask_about_the_dimensions_of_the_table(asked: tuple[Asked, ...]) -> None:
    assert 8 <= len(asked) <= 12
    assert {one.statement.dimension for one in asked} == {"owns", "focus", "time-horizon", "collaboration"}


def test_a_statement_is_said_in_the_first_person_and_holds_one_idea(asked: tuple[Asked, ...]) -> None:
    for one in asked:
        assert re.fullmatch(r"I [a-z ]+\.", one.statement.name), one.statement.name
        assert not re.search(r"\b(and|or|not|never|always)\b", one.statement.name), one.statement.name


def test_both_managers_have_a_stance_on_every_statement_and_half_speak_for_each(asked: tuple[Asked, ...]) -> None:
    roles = candidates(moment=Moment(timezone.now()), asked=asked)
    assert [role.role.key for role in roles] == MANAGERS
    keys = {one.statement.key for one in asked}
    assert all(role.stances.keys() == keys for role in roles)
    product, project = (role.stances for role in roles)
    assert sum(product[key] > project[key] for key in keys) == sum(project[key] > product[key] for key in keys)
    assert all(product[key] != project[key] for key in keys)


@pytest.mark.parametrize("answer", [-2, -1, 0, 1, 2])
def test_who_says_the_same_to_everything_gets_a_tie(asked: tuple[Asked, ...], answer: int) -> None:
    roles = candidates(moment=Moment(timezone.now()), asked=asked)
    result = fit({one.statement.key: answer for one in asked}, asked, roles)
    assert result is not None
    assert result.closeness is Closeness.TIE
