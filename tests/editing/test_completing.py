"""What is offered while a reference is typed."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from roles import models as m
from roles.domain.prose import FIGURES, KINDS
from roles.models.base import exists
from roles.queries.completing import OFFERED
from tests import factories as make
from tests.editing.desk import person, signed_in

pytestmark = pytest.mark.django_db


def offered(client: Client, typed: str, page: str = "") -> list[dict[str, Any]]:
    response = client.get("/admin/complete/", {"q": typed, "page": page})
    assert response.status_code == 200
    answers: list[dict[str, Any]] = response.json()["answers"]
    return answers


def written(client: Client, typed: str, page: str = "") -> list[str]:
    return [answer["write"] for answer in offered(client, typed, page)]


@pytest.fixture
def guide() -> None:
    """One of every kind, and two figures."""
    for model in (m.Author, m.Certification, m.Course, m.Path, m.Role, m.Skill, m.Source, m.Term, m.Tool):
        make.there(model)
    make.make_comparison()
    make.make_salary(key="gb", amount=Decimal("53012.00"))
    make.make_claim(key="most", figure=Decimal(79), unit="percent")


@pytest.mark.usefixtures("guide")
def test_two_brackets_offer_every_kind(editor: Client) -> None:
    assert written(editor, "") == [f"{kind}:" for kind in sorted(KINDS)]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_offers_what_a_save_would_take(editor: Client, kind: str) -> None:
    answers = written(editor, f"{kind}:")
    assert answers
    for answer in answers:
        assert exists(kind, answer.removeprefix(f"{kind}:"))


@pytest.mark.usefixtures("guide")
def test_things_are_found_by_name_key_and_short_name_whatever_their_kind(editor: Client) -> None:
    make.make_term(slug="monthly-users", name="Monthly active users", abbreviation="MAU")
    assert written(editor, "NEGO") == ["skill:negotiation"]
    assert written(editor, "product-la") == ["path:product-ladder"]
    assert written(editor, "active monthly") == ["term:monthly-users"]
    assert written(editor, "mau")[0] == "term:monthly-users"
    assert written(editor, "sk")[0] == "skill:"
    assert written(editor, "skill:product") == []
    assert written(editor, "nothing:product") == []


@pytest.mark.usefixtures("guide")
def test_names_that_begin_so_come_first(editor: Client) -> None:
    make.make_role(slug="chief-product-officer")
    assert written(editor, "role:product")[:2] == ["role:product-manager", "role:chief-product-officer"]


@pytest.mark.usefixtures("guide")
def test_a_figure_is_shown_with_whose_it_is_where_when_and_by_whom(editor: Client) -> None:
    for typed in ("salary:product", "salary:product-manager/gb", "salary:pay survey", "53,012", "£53012"):
        [answer] = [one for one in offered(editor, typed) if one["kind"] == "salary"]
        assert answer["write"] == "salary:product-manager/gb"
        assert answer["name"] == "£53,012"
        assert answer["about"] == "Product manager, United Kingdom, May 2025, Pay survey"
    [claim] = offered(editor, "claim:experience")
    assert (claim["write"], claim["name"]) == ("claim:product-manager/most", "79%")


def test_the_figures_of_the_role_that_is_written_come_first_however_many_there_are(editor: Client) -> None:
    for slug in (*(f"accountant-{number:02}" for number in range(OFFERED)), "product-manager"):
        make.make_salary(parent=make.make_role(slug=slug), key="gb")
    page = "/admin/roles/role/product-manager/change/"
    assert written(editor, "salary:") == [f"salary:accountant-{number:02}/gb" for number in range(OFFERED)]
    assert written(editor, "salary:", page)[0] == "salary:product-manager/gb"


def test_what_readers_do_not_see_is_marked(editor: Client) -> None:
    make.make_skill()
    make.make_salary(key="gb")
    make.publish_all()
    make.make_skill(slug="negotiating-pay")
    make.make_skill(slug="negotiating-old", retired=True)
    make.make_salary(key="us", country="US", currency="USD")
    marks = {one["write"]: one["mark"] for typed in ("skill:nego", "salary:") for one in offered(editor, typed)}
    assert marks == {
        "skill:negotiation": "",
        "skill:negotiating-pay": "not live yet",
        "skill:negotiating-old": "retired",
        "salary:product-manager/gb": "",
        "salary:product-manager/us": "not live yet",
    }


@pytest.mark.usefixtures("guide")
def test_nobody_is_offered_what_they_may_not_see() -> None:
    writer = signed_in(person("writer", "change_skill"))
    assert written(writer, "") == ["skill:"]
    assert written(writer, "product") == []
    assert written(writer, "role:") == written(writer, "salary:") == written(writer, "53012") == []


@pytest.mark.parametrize("typed", ["%", "_", "'", "[[", ":" * 50, "salary:/", "9" * 40, "a" * 5_000, "é\ud800"])
def test_nothing_typed_is_too_odd(editor: Client, typed: str) -> None:
    make.make_salary()
    assert isinstance(offered(editor, typed.encode("utf-8", "replace").decode()), list)


@pytest.mark.parametrize("many", [False, True])
def test_the_queries_do_not_grow_with_the_guide(editor: Client, many: bool, django_assert_num_queries: Any) -> None:
    make.many_roles(60 if many else 2, skills=20 if many else 2, steps=5)
    with django_assert_num_queries(18):
        assert len(offered(editor, "r", "/admin/roles/path/path-0000/change/")) == 12


def test_figures_are_the_two_kinds_that_are_asked_by_row() -> None:
    assert {"claim", "salary"} == FIGURES
