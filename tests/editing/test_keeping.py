"""No lost text: when the browser may let go of what it kept, and what is said of figures after saving."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client

from roles import models as m
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls

COPY = "45eff962-84ad-4764-b287-cce8018b2069"


def test_a_form_that_is_saved_names_the_copy_that_may_go(editor: Client) -> None:
    role = make.make_role()
    response = editor.post(change_url(role), controls(editor.get(change_url(role))) | {"kept": COPY})
    assert response.status_code == 302
    cookie = response.cookies["kept"]
    assert "held" not in response.cookies
    assert (cookie.value, cookie["path"], cookie["samesite"], cookie["httponly"]) == (COPY, "/admin/", "Lax", "")
    added = controls(editor.get("/admin/roles/tool/add/")) | {"name": "Kanban", "slug": "kanban", "kept": COPY}
    assert editor.post("/admin/roles/tool/add/", added).cookies["kept"].value == COPY


def test_a_form_that_comes_back_says_which_copy_it_holds(editor: Client) -> None:
    role = make.make_role()
    form = controls(editor.get(change_url(role))) | {"kept": COPY}
    answer = editor.post(change_url(role), form | {"name": ""})
    assert answer.status_code == 200
    assert {name: morsel.value for name, morsel in answer.cookies.items() if name in ("kept", "held")} == {"held": COPY}


def test_a_form_that_reached_nobody_is_not_let_go(editor: Client) -> None:
    role = make.make_role()
    form = controls(editor.get(change_url(role))) | {"kept": COPY}
    for answer in (Client().post(change_url(role), form), editor.post("/admin/roles/role/nobody/change/", form)):
        assert answer.status_code == 302
        assert not {"kept", "held"} & set(answer.cookies)


@pytest.mark.parametrize("copy", ["", "short", "a" * 41, "a b; path=/; x=1", "é" * 10])
def test_only_a_copys_name_becomes_a_cookie(editor: Client, copy: str) -> None:
    role = make.make_role()
    response = editor.post(change_url(role), controls(editor.get(change_url(role))) | {"kept": copy})
    assert response.status_code == 302
    assert not {"kept", "held"} & set(response.cookies)


def test_the_keeper_knows_whose_text_it_is_and_where_the_room_begins(editor: Client) -> None:
    page = editor.get("/admin/roles/role/add/")
    ada = User.objects.get(username="ada")
    assert f'data-account="{ada.pk}" data-room="/admin/"' in page.content.decode()
    assert 'data-account=""' in Client().get("/accounts/login/").content.decode()


def test_after_saving_a_figure_that_a_record_holds_is_told(editor: Client) -> None:
    role = make.make_salary(key="gb", amount=Decimal("53012.00")).parent
    form = controls(editor.get(change_url(role))) | {"description": "They earn 53 012.", "_continue": "1"}
    add_row(form, "responsibility_rows", text="Earn £53,012")
    page = editor.post(change_url(role), form, follow=True).content.decode()
    assert m.Role.objects.get().description == "They earn 53 012."
    assert "“53 012” is also the pay of Product manager, United Kingdom, May 2025, Pay survey." in page
    assert "“£53,012” is also" in page
    assert page.count("Write [[salary:product-manager/gb]] instead") == 2


def test_a_text_that_quotes_the_record_is_left_in_peace(editor: Client) -> None:
    role = make.make_salary(key="gb", amount=Decimal("53012.00")).parent
    form = controls(editor.get(change_url(role))) | {"description": "In 2024: [[salary:product-manager/gb]]."}
    assert "is also" not in editor.post(change_url(role), form, follow=True).content.decode()
