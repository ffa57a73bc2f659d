"""Two editors at once: the later save is told, and nothing typed is lost."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from roles.editions.activity import Activity
from roles.models import Path, Role
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls, person, signed_in


def test_the_later_of_two_saves_is_refused_and_keeps_what_was_typed(editor: Client, colleague: Client) -> None:
    role = make.make_role()
    mine = controls(editor.get(change_url(role))) | {"nutshell": "Mine, typed with care."}
    add_row(mine, "responsibility_rows", text="My new row")
    theirs = controls(colleague.get(change_url(role))) | {"nutshell": "Theirs."}
    assert colleague.post(change_url(role), theirs).status_code == 302

    response = editor.post(change_url(role), mine)

    page = response.content.decode()
    assert response.status_code == 200
    assert "Somebody else saved this role after you had opened it" in page
    assert "grace saved it on" in page
    assert "Mine, typed with care." in page
    assert "My new row" in page
    assert Role.objects.get().nutshell == "Theirs."
    assert editor.post(change_url(role), controls(response)).status_code == 200, "told once is not consent"


def test_nothing_typed_is_lost_when_a_colleague_deleted_the_row(editor: Client, colleague: Client) -> None:
    role = make.make_role()
    make.make_responsibility(text="One", key="one")
    make.make_responsibility(text="Two", key="two")
    mine = controls(editor.get(change_url(role))) | {
        "responsibility_rows-0-text": "One, mended",
        "responsibility_rows-1-text": "Two, mended",
    }
    theirs = controls(colleague.get(change_url(role))) | {"responsibility_rows-0-DELETE": "on"}
    colleague.post(change_url(role), theirs)
    page = editor.post(change_url(role), mine).content.decode()
    assert "One, mended" in page
    assert "Two, mended" in page


def test_saving_twice_in_a_row_is_no_conflict_with_oneself(editor: Client) -> None:
    role = make.make_role()
    for nutshell in ("Once.", "Twice."):
        form = controls(editor.get(change_url(role))) | {"nutshell": nutshell}
        assert editor.post(change_url(role), form).status_code == 302
    assert Role.objects.get().nutshell == "Twice."
    assert Activity.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_the_same_moment_one_wins_and_the_other_is_told() -> None:
    path = make.make_step().parent
    clients = [signed_in(person(name, superuser=True)) for name in ("ada", "grace")]
    for number in range(10):
        forms = [controls(client.get(change_url(path))) | {"standfirst": f"{client} {number}"} for client in clients]
        with ThreadPoolExecutor(2) as pool:
            sent = [
                pool.submit(_post, client, change_url(path), form) for client, form in zip(clients, forms, strict=True)
            ]
        statuses = [future.result() for future in sent]
        assert sorted(statuses) == [200, 302]
        assert Path.objects.get().standfirst == forms[statuses.index(302)]["standfirst"]


def _post(client: Client, url: str, form: dict[str, Any]) -> int:
    try:
        return client.post(url, form).status_code
    finally:
        connection.close()
