"""Saving in the admin: root and rows as one form, all of it or nothing."""

from decimal import Decimal
from unittest.mock import patch

import pytest
from django.db import IntegrityError
from django.test import Client

from roles import models as m
from roles.editions import facts as f
from roles.models import Role, kinds
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls, responsibilities

ADD = "/admin/roles/role/add/"


def new_role(editor: Client, **fields: str) -> dict[str, str]:
    form = controls(editor.get(ADD))
    return form | {"name": "Data analyst", "slug": "data-analyst", "plural": "data analysts", **fields}


def test_a_whole_role_is_added_on_one_screen(editor: Client) -> None:
    family, skill, source = make.make_family(), make.make_skill(), make.make_source()
    make.make_certification()
    make.make_dimension()
    other = make.make_role(slug="project-manager")
    form = new_role(editor, family=family.pk, nutshell="Finds out what figures say.", reviewed_on="22/11/2026")
    add_row(form, "othertitle_rows", title="Insight analyst", language="en")
    add_row(form, "responsibility_rows", text="Ask what a figure means")
    add_row(form, "responsibility_rows", text="Draw charts")
    add_row(form, "roleskill_rows", skill=skill.pk, importance="essential")
    add_row(form, "salary_rows", country="GB", currency="GBP", amount="41000", statistic="median", basis="base",
            period="year", source=source.pk, as_of="01/05/2026", as_of_precision="month")  # fmt: skip
    add_row(form, "claim_rows", point="demand", heading="Is it sought?", statement="Yes.", source=source.pk,
            as_of_precision="not-stated")  # fmt: skip
    add_row(form, "move_rows", to=other.pk, carries_over="A head for figures.")
    add_row(form, "rolecertification_rows", certification="product-badge", demand="optional")
    add_row(form, "dimensiontext_rows", dimension="focus", state="stated", body="The truth.")

    response = editor.post(ADD, form)

    assert response.status_code == 302, controls(response)
    role = Role.objects.get(pk="data-analyst")
    assert responsibilities(role) == ["Ask what a figure means", "Draw charts"]
    assert [row.key for row in m.Responsibility.objects.filter(parent=role)] == [
        "ask-what-a-figure-means",
        "draw-charts",
    ]
    assert m.Salary.objects.get(parent=role).amount == Decimal("41000.00")
    for model in (m.OtherTitle, m.RoleSkill, m.Claim, m.Move, m.RoleCertification, m.DimensionText):
        assert model.objects.filter(parent=role).count() == 1
    assert role.digest == f.digest(f.build([("role", "data-analyst")])["role", "data-analyst"])
    assert m.Address.objects.filter(kind="role", slug="data-analyst", key="data-analyst").exists()


def test_every_kind_can_be_opened_and_saved_unchanged(editor: Client) -> None:
    for model in kinds().values():
        root = make.make_comparison() if model is m.Comparison else make.there(model)
        before = type(root).objects.get(pk=root.pk).digest
        response = editor.post(change_url(root), controls(editor.get(change_url(root))))
        assert response.status_code == 302, (model, response.content.decode()[:2000])
        assert type(root).objects.get(pk=root.pk).digest == before


def test_a_changed_slug_leaves_the_key_alone(editor: Client) -> None:
    role = make.make_role()
    form = controls(editor.get(change_url(role))) | {"slug": "head-of-product", "key": "head-of-product"}
    assert editor.post(change_url(role), form).status_code == 302
    assert Role.objects.get().key == "product-manager"
    assert Role.objects.get().slug == "head-of-product"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("slug", "Product Manager!", "Use lower-case letters"),
        ("slug", "a-vs-b", "cannot contain “-vs-”"),
        ("slug", "", "This field is required"),
        ("name", "x" * 500, "at most 150 characters"),
        ("reviewed_on", "31/02/2026", "Enter a valid date"),
        ("description", "See [[skill:flying]].", "There is no skill"),
        ("description", "See [[nonsense:flying]].", "there is no kind"),
        ("family", "no-such-family", "Select a valid choice"),
    ],
)
def test_bad_input_is_told_beside_what_was_typed(editor: Client, field: str, typed: str, told: str) -> None:
    response = editor.post(ADD, new_role(editor, **{field: typed}))
    assert response.status_code == 200
    assert told in response.content.decode()
    assert not Role.objects.exists()


@pytest.mark.parametrize("field", ["name", "family", "slug", "_saveasnew"])
def test_what_no_keyboard_types_is_a_bad_request(editor: Client, field: str) -> None:
    assert editor.post(ADD, new_role(editor, **{field: "A\0B"})).status_code == 400


def test_a_slug_that_once_was_another_page_is_refused(editor: Client) -> None:
    role = make.make_role(slug="analyst")
    make.save(role, slug="senior-analyst")
    response = editor.post(ADD, new_role(editor, slug="analyst"))
    assert "belongs, or once belonged, to another page" in response.content.decode()
    assert Role.objects.count() == 1


def test_what_only_the_database_refuses_is_told_in_the_form(editor: Client) -> None:
    role = make.make_role()
    form = controls(editor.get(change_url(role))) | {"nutshell": "Typed with care."}
    with patch.object(Role, "save", side_effect=IntegrityError):
        response = editor.post(change_url(role), form)
    assert "Somebody else saved the same at the same moment" in response.content.decode()
    assert "Typed with care." in response.content.decode()


@pytest.mark.parametrize("garbage", ["", "x", "-1", "99999999999999999999"])
def test_a_form_that_was_tampered_with_is_no_server_error(editor: Client, garbage: str) -> None:
    url = change_url(make.make_step().parent)
    for name in ("step_rows-TOTAL_FORMS", "step_rows-0-id", "step_rows-0-order", "step_rows-0-role", "seen"):
        form = controls(editor.get(url)) | {name: garbage}
        assert editor.post(url, form).status_code in (200, 302), name


def test_saving_as_new_under_another_slug_copies_the_rows(editor: Client) -> None:
    role = make.make_role()
    make.make_responsibility()
    form = controls(editor.get(change_url(role))) | {"_saveasnew": "1"}
    assert editor.post(change_url(role), form).status_code == 200  # the slug is taken
    assert editor.post(change_url(role), form | {"slug": "product-lead"}).status_code == 302
    assert responsibilities(Role.objects.get(pk="product-lead")) == responsibilities(role)
