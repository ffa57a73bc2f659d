"""Search over the live guide. The same tests run on SQLite and on PostgreSQL, and so must give the same answers."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from roles.domain.query import read
from roles.domain.search import Piece
from roles.editions.models import Edition, SearchText
from roles.editions.projections import rebuild
from roles.editions.retirement import retire
from roles.queries.search import Hit, SearchResults, nearest, search
from roles.queries.search_index import ENOUGH
from roles.queries.search_words import vocabulary
from tests.conftest import kept_for_a_while
from tests.factories import NOW, later, publish_all, save
from tests.searchable import FIRST_HITS, PAIR, make_role, make_skill, write_guide

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]


@pytest.fixture(scope="module")
def guide(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A guide of every kind that search knows, published, for all the tests here."""
    with kept_for_a_while(django_db_blocker, write_guide):
        yield


def find(text: str, **options: Any) -> SearchResults:
    return search(text, **{"at": NOW} | options)


def titles(results: SearchResults) -> list[str]:
    return [hit.title for hit in results.hits]


FIRST = re.compile(r'<h2[^>]*><a href="([^"]*)">(.*?)</a>')


def first_hit(text: str) -> tuple[str, str]:
    """Address and title of what stands first on the page of results."""
    found = FIRST.search(Client().get("/search/", {"q": text}).content.decode())
    return (unescape(found[1]), re.sub(r"</?mark>", "", unescape(found[2]))) if found else ("", "")


def test_each_query_finds_what_the_reader_means() -> None:
    assert len(FIRST_HITS) >= 60
    found = {text: first_hit(text)[1] for text in FIRST_HITS}
    assert found == FIRST_HITS


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("scrum master vs product manager", "/compare/product-manager-vs-scrum-master/"),
        ("project manager v product manager", "/compare/product-manager-vs-project-manager/"),
        ("scrum vs marketing", "/compare/marketing-manager-vs-scrum-master/"),
        ("product vs manager", "/compare/?role=product&role=manager&go=1"),
        ("project manager to product manager", "/moves/project-manager/to/product-manager/"),
        ("product manager salary", "/roles/product-manager/#salaries"),
    ],
)
def test_roles_named_side_by_side_lead_to_their_comparison(text: str, address: str) -> None:
    assert first_hit(text)[0] == address


HOSTILE = [
    *['"', '""', "'", "a AND", "AND", "OR", "NOT", "product AND", "NEAR(", "NEAR(product manager, 2)", "title:"],
    *["name:product", "{name}: product", "-x", "-product", "^", "^product", "*", "product*", "pro*uct", "+", "(", ")"],
    *["((product", "product)", "\0", "prod\0uct", "🙂", "👩‍💻 developer", "\ud800", "product \udfff manager"],
    *["product manager" * 1_000, "x" * 10_000, "🙂 " * 5_000, "a " * 5_000, "é" * 300],
    *["%", "_", "%%%s", "%s", "%(x)s", "{}", "{0}", "\\", "\\'", "';--", "1; DROP TABLE roles_edition", "&", "|", "!"],
    *["product & manager", "!product", "<->", "product:*", "'product':*", "", " ", "\t\n", "\u200b", "\u202e"],
    *["ﬁﬂ", "ß", "İstanbul", "ŉ", "e\u0301\u0301", "²³", "①", "日本語", "العربية", "हिन्दी", "win/loss"],
    *["http://example.org/?q=1", "a@example.org", "1e5", "0x1F", "3.5", "- - -", "the of and"],
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_whatever_is_typed_has_an_answer(text: str) -> None:
    for answer in (find(text), find(text, kind="role")):
        assert len(answer.hits) <= answer.total or not answer.hits
    assert len(nearest(text, at=NOW)) <= 5


def test_commands_to_the_index_are_words() -> None:
    assert titles(find('"product manager"'))[0] == "Product manager"
    assert titles(find("product* AND (manager)"))[0] == "Product manager"
    assert titles(find("-product"))[0] == titles(find("product"))[0]


@pytest.mark.parametrize("text", ["", "  \t\n", "🙂", "%", "\ud800"])
def test_a_text_without_words_finds_nothing_and_asks_nothing(
    text: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert find(text) == SearchResults()
        assert nearest(text, at=NOW) == ()


@pytest.mark.parametrize("text", ["product manager", "produt manger", "scrummaster", "xyzzy", "a b c d e f g h i j"])
def test_a_search_asks_two_queries(text: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        find(text)
    with django_assert_num_queries(2):
        nearest(text, at=NOW)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60) | st.text(alphabet="prodct mange\"*():-^'&|!%_", max_size=40))
def test_any_text_has_the_same_answer_twice(text: str) -> None:
    assert find(text) == find(text)


def test_the_other_name_that_was_asked_for_is_shown() -> None:
    assert find("agile coach").hits[0] == Hit(
        kind="role",
        key="scrum-master",
        title="Scrum master",
        slug="scrum-master",
        other_name="Agile coach",
        snippet=find("agile coach").hits[0].snippet,
        name=(Piece("Scrum master"),),
    )
    assert find("scrum master").hits[0].other_name == ""
    assert find("product").hits[0].name == (Piece("Product", marked=True), Piece(" owner"))


def test_the_words_asked_for_are_marked_where_they_are_said() -> None:
    pieces = find("furniture").hits[0].snippet
    assert [piece.text for piece in pieces if piece.marked] == ["furniture"]
    assert "".join(piece.text for piece in pieces) == "Asking why somebody bought, or bought furniture elsewhere."


def test_a_misspelling_says_what_was_searched_for_instead() -> None:
    assert find("produt manger").meant == "product manager"
    assert find("product manager").meant == ""
    assert find("xyzzy").meant == ""


def test_a_word_that_only_a_text_has_is_not_taken_for_a_misspelling() -> None:
    make_role("Pension adviser")
    make_skill("Negotiation", "Living with tension.")
    publish_all()
    assert titles(find("tension")) == ["Negotiation"]


def test_hits_that_lack_a_word_are_called_incomplete() -> None:
    assert find("product manager").complete
    assert not find("product manager xyzzy").complete
    assert titles(find("product manager xyzzy"))[0] == "Product manager"
    assert find("xyzzy") == SearchResults(complete=False)


def test_kinds_are_counted_whichever_is_shown() -> None:
    every = find("product manager")
    comparisons = find("product manager", kind="comparison")
    assert comparisons.counts == every.counts
    assert every.counts[:2] == (("role", 1), ("comparison", 1))
    assert titles(comparisons) == [PAIR]
    assert find("product manager", kind="no such kind").hits == ()
    assert len(find("manager", limit=2).hits) == 2


def test_a_text_is_looked_through_until_names_and_summaries_are_enough() -> None:
    make_role("Arborist", nutshell="Cares for trees.", description="Once a gardener.")
    publish_all()
    assert titles(find("gardener")) == ["Arborist"]
    for number in range(ENOUGH):
        make_role(f"Gardener {number}")
    publish_all()
    assert find("gardener").counts == (("role", ENOUGH),)


def test_of_many_pages_all_are_counted_and_the_shortest_names_shown() -> None:
    for number in range(12):
        for rank in ("Chief", "Deputy", "Vice", "Acting", "Interim"):
            make_role(f"{rank} gardener {number}")
    make_role("Tree surgeon", "Gardener")
    publish_all()
    results = find("gardener", limit=3)
    assert results.counts == (("role", 61),)
    assert titles(results) == ["Tree surgeon", "Vice gardener 0", "Vice gardener 1"]


def test_readers_find_what_is_live_at_the_moment() -> None:
    role = make_role("Shepherd", nutshell="Minds sheep.")
    publish_all()
    save(role, name="Flock manager", plural="Flock managers", nutshell="Minds flocks.")
    publish_all(live_from=later(days=10))
    assert titles(find("shepherd")) == ["Shepherd"]
    assert titles(find("flock")) == []
    assert titles(find("flock", at=later(days=10))) == ["Flock manager"]
    assert titles(find("sheep", at=later(days=10))) == []
    assert titles(find("shepherd", at=NOW - timedelta(days=1))) == []


def test_what_is_retired_is_not_found() -> None:
    make_role("Lamplighter")
    publish_all()
    retire(("role", "lamplighter"), now=later(days=1))
    assert titles(find("lamplighter")) == ["Lamplighter"]
    assert titles(find("lamplighter", at=later(days=1))) == []
    assert nearest("lamplighter", at=later(days=1)) == ()


@pytest.mark.parametrize(
    ("words", "kinds", "expected"),
    [
        ("product-manger", ("role",), "product-manager"),
        ("produkt-manager", ("role",), "product-manager"),
        ("senior-product-manager", ("role",), "product-manager"),
        ("scrummaster", ("role",), "scrum-master"),
        ("price-modeling", ("skill",), "price-modelling"),
        ("pmp", ("certification",), "project-management-professional"),
    ],
)
def test_an_unknown_slug_leads_to_the_nearest(words: str, kinds: tuple[str, ...], expected: str) -> None:
    hits = nearest(words, at=NOW, kinds=kinds)
    assert hits[0].slug == expected
    assert {hit.kind for hit in hits} == set(kinds)


def test_names_that_have_nothing_in_common_are_not_near() -> None:
    assert nearest("xyzzy", at=NOW) == ()
    assert nearest("boardroom", at=NOW) == ()


def test_the_index_follows_every_change_of_its_rows() -> None:
    row = SearchText.objects.get(name="Data analyst")
    SearchText.objects.filter(pk=row.pk).update(name="Falconer", body="Works with hawks.")
    assert titles(find("falconer")) == ["Falconer"]
    assert titles(find("hawks")) == ["Falconer"]
    assert "Data analyst" not in titles(find("data analyst"))
    row.delete()
    assert titles(find("falconer")) == []
    rebuild()
    assert titles(find("data analyst"))[0] == "Data analyst"
    assert titles(find("hawks")) == []


def test_a_very_long_page_can_be_published_and_found() -> None:
    make_role("Long-winded writer", description="Prologue. " + "long " * 3_000)
    publish_all()
    assert titles(find("prologue")) == ["Long-winded writer"]
    words = "epilogue " + "".join(f"{number:x} " for number in range(400_000))
    SearchText.objects.filter(edition=Edition.objects.get(key="long-winded-writer")).update(body=words)
    assert titles(find("epilogue")) == ["Long-winded writer"]


@pytest.fixture
def indexes() -> Any:
    return import_module("roles.migrations.0002_search")


def test_the_indexes_can_be_taken_away_and_made_again(indexes: Any) -> None:
    before, words = find("product manager"), sorted(vocabulary([read("xyzzy")]))
    editor = SimpleNamespace(connection=connection)
    connection.check_constraints()  # PostgreSQL alters no table that still has some to check
    indexes.forget(None, editor)
    with connection.cursor() as cursor:
        left = [name for name in connection.introspection.table_names(cursor) if "search" in name]
    assert left == ["roles_searchtext"]
    indexes.make(None, editor)
    assert find("product manager") == before
    assert sorted(vocabulary([read("xyzzy")])) == words


class Refusing:
    """A connection to a database that refuses every statement with one message."""

    vendor = "sqlite"

    def __init__(self, message: str) -> None:
        self.message = message

    def cursor(self) -> "Refusing":
        return self

    def __enter__(self) -> "Refusing":
        return self

    def __exit__(self, *_: object) -> None: ...

    def execute(self, statement: str) -> None:
        raise DatabaseError(self.message)


def test_sqlite_without_full_text_search_is_told_in_a_sentence(indexes: Any) -> None:
    with pytest.raises(CommandError, match="Use another build, or PostgreSQL"):
        indexes.make(None, SimpleNamespace(connection=Refusing("no such module: fts5")))
    with pytest.raises(DatabaseError, match="disk is full"):
        indexes.make(None, SimpleNamespace(connection=Refusing("disk is full")))
