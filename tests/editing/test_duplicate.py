"""Duplicating: a draft that begins as a copy of something similar."""

from unittest.mock import patch

import pytest
from django.db import IntegrityError
from django.test import Client

from roles import models as m
from roles.editions import facts as f
from roles.editions.activity import Activity
from roles.editions.models import Edition
from roles.models import Role
from tests import factories as make
from tests.editing.desk import change_url, controls, person, responsibilities, signed_in

DUPLICATE = "/admin/roles/role/product-manager/duplicate/"
NAMED = {"name": "Product lead", "slug": "product-lead", "plural": "product leads"}


@pytest.fixture
def role(db: None) -> Role:
    role: Role = make.make_role(
        nutshell="Decides.", description="See [[role:product-manager]].", reviewed_on="2026-01-01"
    )
    make.make_responsibility(text="Decide.", key="decide", order=3)
    make.make_role_skill(note="With everybody.")
    make.make_move()
    make.make_salary()
    make.make_claim(move="project-manager")
    make.publish_all()
    return role


def test_a_duplicate_is_a_draft_with_its_own_name_and_the_rows_that_are_not_one_roles_alone(
    editor: Client, role: Role
) -> None:
    page = editor.get(DUPLICATE)
    assert "Figures" not in page.content.decode()
    assert sorted(controls(page)["taken"]) == ["roles.move", "roles.responsibility", "roles.roleskill"]

    response = editor.post(DUPLICATE, controls(page) | NAMED)

    copy = Role.objects.get(pk="product-lead")
    assert response.headers["Location"] == change_url(copy)
    assert (copy.name, copy.plural, copy.nutshell) == ("Product lead", "product leads", "Decides.")
    assert copy.description == "See [[role:product-lead]]."
    assert copy.reviewed_on is None, "nobody has reviewed the copy"
    assert responsibilities(copy) == ["Decide."]
    assert m.RoleSkill.objects.get(parent=copy).note == "With everybody."
    assert not m.Salary.objects.filter(parent=copy).exists()
    assert not m.Claim.objects.filter(parent=copy).exists()
    assert not Edition.objects.filter(kind="role", key="product-lead").exists()
    assert copy.digest == f.digest(f.build([("role", "product-lead")])["role", "product-lead"])
    assert "made from “Product manager”" in editor.get(change_url(copy)).content.decode()
    assert Activity.objects.of("role", "product-lead").get().said == "Made it from “Product manager”"
    assert editor.post(change_url(copy), controls(editor.get(change_url(copy)))).status_code == 302


def test_whatever_is_ticked_is_taken_along(editor: Client, role: Role) -> None:
    editor.post(DUPLICATE, NAMED | {"taken": ["roles.salary", "roles.claim"]})
    assert m.Salary.objects.filter(parent="product-lead").count() == 1
    assert m.Claim.objects.get(parent="product-lead").move == "", "the move it was about stayed behind"
    assert not m.Responsibility.objects.filter(parent="product-lead").exists()


def test_without_an_address_it_is_made_from_the_name(editor: Client, role: Role) -> None:
    assert editor.post(DUPLICATE, NAMED | {"slug": "", "name": "Head of product"}).status_code == 302
    assert Role.objects.filter(pk="head-of-product").exists()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("name", "", "This field is required"),
        ("plural", "", "This field is required"),
        ("slug", "product-manager", "belongs, or once belonged, to another page"),
        ("slug", "old-name", "belongs, or once belonged, to another page"),
        ("slug", "Product Lead!", "Use lower-case letters"),
        ("slug", "a-vs-b", "cannot contain “-vs-”"),
        ("name", "x" * 151, "at most 150 characters"),
        ("taken", "roles.nothing", "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(
    editor: Client, role: Role, field: str, typed: str, told: str
) -> None:
    make.save(make.make_role(slug="old-name"), slug="new-name")
    before = Role.objects.count()
    response = editor.post(DUPLICATE, NAMED | {field: typed})
    assert response.status_code == 200
    assert told in response.content.decode()
    assert Role.objects.count() == before


def test_somebody_who_was_quicker_is_told(editor: Client, role: Role) -> None:
    with patch.object(Role, "save", side_effect=IntegrityError):
        page = editor.post(DUPLICATE, NAMED).content.decode()
    assert "took this address at the same moment" in page


def test_whoever_may_not_add_one_is_not_offered_to_duplicate_it(role: Role) -> None:
    changer = signed_in(person("changer", "view_role", "change_role"))
    assert DUPLICATE not in changer.get(change_url(role)).content.decode()
    assert changer.get(DUPLICATE).status_code == 403
    assert changer.post(DUPLICATE, NAMED).status_code == 403


def test_other_kinds_are_duplicated_too_but_not_a_comparison(editor: Client) -> None:
    for root in (
        make.make_skill(),
        make.make_source(),
        make.make_path(),
        make.make_statement(),
        make.there(m.Dimension),
    ):
        url = f"/admin/roles/{root._meta.model_name}/{root.pk}/duplicate/"
        assert url in editor.get(change_url(root)).content.decode()
        own = {"name": "Another", "slug": "another", "short_name": "Another", "position": "77"}
        response = editor.post(url, controls(editor.get(url)) | own)
        assert response.status_code == 302, response.content.decode()
    comparison = make.make_comparison()
    assert editor.get(f"/admin/roles/comparison/{comparison.pk}/duplicate/").status_code == 404
    assert "/duplicate/" not in editor.get(change_url(comparison)).content.decode()
    assert editor.get("/admin/roles/role/nobody/duplicate/").status_code == 404
