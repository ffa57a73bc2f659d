"""Search over occupations, as people ask for them. The same tests run on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from roles.domain.query import read
from roles.domain.search import Page, Place, rank
from roles.queries.live import Moment
from roles.queries.names import roles_suggested
from roles.queries.search import search
from tests.conftest import kept_for_a_while
from tests.factories import NOW
from tests.occupations import AMONG_THREE, FOUND, write_occupations
from tests.test_search import first_hit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("occupations")]


@pytest.fixture(scope="module")
def occupations(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_while(django_db_blocker, write_occupations):
        yield


def test_each_query_finds_the_occupation_that_is_meant() -> None:
    assert len(FOUND) + len(AMONG_THREE) >= 60
    found = {text: first_hit(text)[1] for text in FOUND}
    assert found == FOUND


def test_a_title_of_several_occupations_finds_the_best_known_among_the_first_three() -> None:
    found = {text: [hit.title for hit in search(text, at=NOW).hits[:3]] for text in AMONG_THREE}
    assert {text: name for text, name in AMONG_THREE.items() if name not in found[text]} == {}


def test_while_a_title_is_typed_its_occupation_is_offered() -> None:
    offered = {
        text: [role.title for role in roles_suggested(text, moment=Moment(NOW))] for text in ("softw", "lorry d")
    }
    assert offered["softw"][0] == "Software developers"
    assert {"Light truck drivers", "Heavy and tractor-trailer truck drivers"} <= set(offered["lorry d"][:4])


def test_both_names_of_a_title_with_brackets_are_names() -> None:
    assert search("chief executive officer", at=NOW).hits[0].other_name == "Chief Executive Officer"
    assert search("CEO", at=NOW).hits[0].other_name == "CEO"


def test_without_scripts_a_name_that_several_share_is_chosen_from() -> None:
    page = Client().get("/compare/", {"role": ["nurse", "software engineer"], "go": "1"}).content.decode()
    assert "More than one role is called “nurse”." in page
    assert "Another title for Software developers" in page
    assert page.count("<option") == 0


def test_of_equal_answers_the_editors_own_comes_first() -> None:
    ours, theirs = Page("role", "z", "z", "Zoo keeper"), Page("role", "a", "a", "Zoo keeper", imported=True)
    assert [ranked.page.key for ranked in rank(read("zoo keeper"), [theirs, ours])] == ["z", "a"]


def test_a_product_gives_way_to_a_role_that_is_also_called_so() -> None:
    cook = Page("role", "cook", "cook", "Cook", ("Chef",), imported=True)
    found = rank(read("chef"), [Page("tool", "chef", "chef", "Chef"), cook])
    assert [(ranked.page.kind, ranked.place) for ranked in found] == [
        ("role", Place.ALSO_NAMED_SO),
        ("tool", Place.ALSO_NAMED_SO),
    ]
