"""The questionnaire's address: what it answers to whatever stands behind it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from roles.models import Role, Statement
from tests.conftest import kept_for_a_while
from tests.factories import later, make_role, make_site_text, make_stance, make_statement, publish_all, save

BARE = "/which-path/"
NOINDEX = '<meta name="robots" content="noindex">'


@pytest.fixture
def reader() -> Client:
    return Client()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two days after the guide was published, whatever the clock says."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: later(days=2))


@pytest.fixture(scope="module")
def published(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_while(django_db_blocker, publish_a_questionnaire):
        yield


@pytest.fixture
def guide(published: None, db: None) -> None:
    """Four statements; bakers agree with the first two, cooks with the others, and smiths were not asked."""


def publish_a_questionnaire() -> None:
    baker, cook = make_role(slug="baker"), make_role(slug="cook")
    make_role(slug="smith")
    for position, slug in enumerate(("dough", "night", "menu", "fire"), 1):
        statement = make_statement(slug=slug, name=f"I like {slug}.", position=position)
        make_stance(parent=baker, statement=statement, agreement=2 if position < 3 else -2)
        make_stance(parent=cook, statement=statement, agreement=-2 if position < 3 else 2)
    make_site_text(slug="which-path", name="Which trade?", standfirst="Say so.", body="This is no *test*.")
    publish_all()


def text(reader: Client, address: str) -> str:
    response = reader.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("guide")
def test_a_first_visit_shows_the_statements_by_position_and_the_guides_own_text(reader: Client) -> None:
    page = text(reader, BARE)
    assert "<h1>Which trade?</h1>" in page
    assert "This is no <em>test</em>." in page
    assert "Your answers are set beside those of bakers and cooks." in page
    places = [page.index(f"I like {slug}.") for slug in ("dough", "night", "menu", "fire")]
    assert places == sorted(places)
    assert "Your result" not in page
    assert "Answer at least one" not in page


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("dough=5&night=5&menu=1&fire=1", "nearer to bakers, 100%, than to cooks, 0%. That is a clear difference."),
        ("dough=5", "lean towards bakers. <small>This rests on 1 of 4 answers"),
        ("dough=3&night=3&menu=3&fire=3", "equally near to bakers and cooks, 50% each. It is a tie."),
        ("dough=5&dough=1", "lean towards cooks."),
    ],
)
def test_the_answers_in_the_address_give_the_result(reader: Client, answers: str, said: str) -> None:
    assert said in " ".join(text(reader, f"{BARE}?{answers}").split())


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    "nonsense",
    [
        "dough=0",
        "dough=6",
        "dough=-2",
        "dough=+5",
        "dough=5.0",
        "dough=%D9%A5",
        "dough=%C2%B2",
        "dough=%00",
        "dough=",
        "dough=" + "5" * 10_000,
        "shoes=5",
        "%00=5",
        "page=5&country=5",
        "Dough=5",
    ],
    ids=lambda parameters: parameters[:20],
)
def test_what_is_no_answer_is_passed_over(reader: Client, nonsense: str) -> None:
    assert "Your result" not in text(reader, f"{BARE}?{nonsense}")
    assert "1 of 4 answers" in text(reader, f"{BARE}?{nonsense}&night=4")


@pytest.mark.usefixtures("guide")
def test_what_the_form_sends_gets_a_shorter_address_that_holds_the_answers_alone(reader: Client) -> None:
    response = reader.get(f"{BARE}?show_result=1&menu=2&unknown=1&dough=5&night=9")
    assert (response.status_code, response["Location"]) == (302, "/which-path/?dough=5&menu=2#result")
    assert not response.cookies


@pytest.mark.usefixtures("guide")
def test_an_empty_form_is_told_what_is_missing(reader: Client) -> None:
    page = text(reader, f"{BARE}?show_result=1")
    assert "Answer at least one statement." in page
    assert "Your result" not in page


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("query", ["", "?dough=5"])
def test_the_page_answers_to_get_and_head_alone_and_keeps_nothing(reader: Client, query: str) -> None:
    assert not reader.get(BARE + query).cookies
    head = reader.head(BARE + query)
    assert (head.status_code, head.content) == (200, b"")
    assert reader.post(BARE + query).status_code == 405


@pytest.mark.usefixtures("guide")
def test_a_result_is_not_indexed_and_names_the_bare_address_as_its_own(reader: Client) -> None:
    canonical = '<link rel="canonical" href="http://localhost:8000/which-path/">'
    assert NOINDEX not in text(reader, BARE)
    result = text(reader, f"{BARE}?dough=5")
    assert NOINDEX in result
    assert canonical in result


@pytest.mark.usefixtures("guide")
def test_a_role_joins_when_its_stances_are_published(reader: Client) -> None:
    smith = Role.objects.get(slug="smith")
    for statement in Statement.objects.all():
        make_stance(parent=smith, statement=statement, agreement=2)
    assert "Smith" not in text(reader, f"{BARE}?dough=5")
    publish_all(later(days=1))
    assert "speak for bakers and smiths" in text(reader, f"{BARE}?dough=5")


@pytest.mark.usefixtures("guide")
def test_a_reworded_statement_keeps_the_addresses_that_answer_it(reader: Client) -> None:
    save(Statement.objects.get(slug="dough"), name="I like kneading.", slug="kneading")
    publish_all(later(days=1))
    assert "I like kneading." in text(reader, f"{BARE}?dough=5")
    assert "lean towards bakers" in text(reader, f"{BARE}?dough=5")


@pytest.mark.usefixtures("guide")
def test_before_a_questionnaire_is_published_the_page_says_so(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: later(days=-1))
    page = text(reader, f"{BARE}?dough=5&show_result=1")
    assert "Nothing to ask yet" in page
    assert "<h1>Which path suits me?</h1>" in page
