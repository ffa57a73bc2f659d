"""Naming two roles leads to the move between them; what is wrong with a name is said beside it."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from roles.domain.guide import Link
from roles.domain.listing import Listing
from roles.pages.page import Page
from roles.queries.move_list import End, MoveIndex
from roles.queries.picker import Option
from tests.pages.drawn import Drawn

BAKER = Link("role", "baker", "Baker", "/roles/baker/", "baker")
COOK = Link("role", "cook", "Cook", "/roles/the-cook/", "the-cook")


def draw(*ends: End, moves: tuple[tuple[Link, Link], ...] = ()) -> Drawn:
    index = MoveIndex(ends, "", Listing(moves, len(moves), 1, 1, (), ""))
    page = Page(title="Moves", path="/moves/", content={"index": index, "offered": (Option("Baker"),)})
    return Drawn(render_to_string("roles/move_list.html", {"page": page}, RequestFactory().get("/moves/")))


def test_a_name_that_is_none_is_kept_with_what_may_be_meant() -> None:
    near = Link("role", "baker", "Baker", "/moves/?from=baker&to=")
    page = draw(End("from", "From", "bakr", "No such role.", (near,)), End("to", "To"))
    assert 'value="bakr"' in page.html
    assert 'aria-describedby="move-from-problem"' in page.html
    assert "No such role. Did you mean Baker?" in page.text
    assert "/moves/?from=baker&to=" in page.links()


def test_moves_on_record_lead_to_their_pages_by_present_slugs() -> None:
    page = draw(End("from", "From"), End("to", "To"), moves=((BAKER, COOK),))
    assert "/moves/baker/to/the-cook/" in page.links()
    assert "People are known to make this move." in page.text


def test_without_a_move_on_record_the_page_says_so() -> None:
    assert "None has been published yet." in draw(End("from", "From"), End("to", "To")).text


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
class TestNaming:
    """What the page answers for two names."""

    def ask(self, start: str, to: str) -> str:
        response = Client().get("/moves/", {"from": start, "to": to})
        return response["Location"] if response.status_code == 302 else Drawn(response.content.decode()).text

    def test_two_roles_by_name_plural_or_slug_lead_to_their_move(self) -> None:
        assert self.ask("scrum masters", " Product  Manager ") == "/moves/scrum-master/to/product-manager/"
        assert self.ask("project-manager", "product-owner") == "/moves/project-manager/to/product-owner/"

    def test_one_role_asks_for_the_other(self) -> None:
        assert "Name a role." in self.ask("scrum master", "")
        assert "Name a role." in self.ask("", "scrum master")
        assert "Name a role." not in self.ask("", "")

    def test_a_role_is_no_move_to_itself(self) -> None:
        assert "This is the role that you start from." in self.ask("scrum master", "Scrum masters")

    def test_a_slip_is_asked_about_and_the_link_keeps_the_other_name(self) -> None:
        html = Client().get("/moves/", {"from": "produt manger", "to": "Scrum master"}).content.decode()
        assert 'href="/moves/?from=product-manager&amp;to=Scrum+master"' in html

    @pytest.mark.parametrize("odd", ["\0", "x" * 5000, "<script>", "%", "é" * 200])
    def test_anything_may_be_typed(self, odd: str) -> None:
        assert Client().get("/moves/", {"from": odd, "to": odd, "page": odd}).status_code == 200
