"""The questionnaire at the desk: a new statement and a role's answer to it, published together."""

from django.test import Client

from roles.models import Statement
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls

ADD = "/admin/roles/statement/add/"
PUBLISH_ROLE = "/admin/roles/edition/publish/?name=role:product-manager"


def test_an_editor_adds_a_statement_answers_it_for_a_role_and_publishes_both(editor: Client, client: Client) -> None:
    role, dimension = make.make_role(), make.make_dimension()
    typed = {"name": "I like it new.", "slug": "new", "dimension": dimension.pk, "position": "1"}
    editor.post(ADD, controls(editor.get(ADD)) | typed)
    assert Statement.objects.get().name == "I like it new."
    form = controls(editor.get(change_url(role)))
    add_row(form, "stance_rows", statement="new", agreement=2)
    editor.post(change_url(role), form)
    assert "Nothing to ask yet" in client.get("/which-path/").content.decode()
    editor.post(PUBLISH_ROLE, controls(editor.get(PUBLISH_ROLE)))
    page = client.get("/which-path/?new=5").content.decode()
    assert "You strongly agree" not in page  # with one role, no answer speaks for one rather than another
    assert "Your answers come to 100% for product managers." in page


def test_the_editor_chooses_a_statements_short_slug(editor: Client) -> None:
    page = editor.get(ADD).content.decode()
    assert "Give it a slug of a word or two" in page
    assert 'data-prepopulated-fields="[]"' in page
