"""Saving in the admin: root and rows as one form, all of it or nothing."""

from decimal import Decimal
from unittest.mock import patch

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError
from django.test import Client

from roles import models as m
from roles.editions import facts as f
from roles.models import Role, kinds
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls

ADD = "/admin/roles/role/add/"


def new_role(editor: Client, **fields: str) -> dict[str, str]:
    form = controls(editor.get(ADD))
    return form | {"name": "Data analyst", "slug": "data-analyst", "plural": "data analysts", **fields}


def responsibilities(role: Role) -> list[str]:
    return list(m.Responsibility.objects.filter(parent=role).values_list("text", flat=True))


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


def test_two_rows_swap_their_places(editor: Client) -> None:
    role = make.make_role()
    first = make.make_responsibility(text="First", key="first", order=1)
    second = make.make_responsibility(text="Second", key="second", order=2)
    form = controls(editor.get(change_url(role)))
    form |= {"responsibility_rows-0-order": "2", "responsibility_rows-1-order": "1"}
    assert editor.post(change_url(role), form).status_code == 302
    assert responsibilities(role) == ["Second", "First"]
    assert set(m.Responsibility.objects.values_list("pk", flat=True)) == {first.pk, second.pk}


def test_two_rows_swap_what_only_one_of_them_may_have(editor: Client) -> None:
    role = make.make_role()
    negotiation, drawing = make.make_skill(), make.make_skill(slug="drawing")
    make.make_role_skill(skill=negotiation, note="One")
    make.make_role_skill(skill=drawing, note="Two")
    form = controls(editor.get(change_url(role)))
    form |= {"roleskill_rows-0-skill": drawing.pk, "roleskill_rows-1-skill": negotiation.pk}
    assert editor.post(change_url(role), form).status_code == 302
    assert dict(m.RoleSkill.objects.values_list("skill", "note")) == {"drawing": "One", "negotiation": "Two"}


def test_a_deleted_row_makes_room_for_a_new_one_of_the_same_skill(editor: Client) -> None:
    role = make.make_role()
    row = make.make_role_skill(note="Old")
    form = controls(editor.get(change_url(role))) | {"roleskill_rows-0-DELETE": "on"}
    add_row(form, "roleskill_rows", skill=row.skill_id, note="New")
    assert editor.post(change_url(role), form).status_code == 302
    assert list(m.RoleSkill.objects.values_list("note", "key")) == [("New", row.skill_id)]


def test_a_new_row_goes_last_unless_a_place_is_typed(editor: Client) -> None:
    role = make.make_role()
    make.make_responsibility(text="Middle", order=5)
    form = controls(editor.get(change_url(role)))
    add_row(form, "responsibility_rows", text="Last")
    add_row(form, "responsibility_rows", text="First", order=1)
    assert editor.post(change_url(role), form).status_code == 302
    assert responsibilities(role) == ["First", "Middle", "Last"]


def test_two_rows_in_one_place_are_told_so(editor: Client) -> None:
    role = make.make_role()
    make.make_responsibility(text="First", order=1)
    make.make_responsibility(text="Second", order=2)
    form = controls(editor.get(change_url(role))) | {"responsibility_rows-1-order": "1"}
    response = editor.post(change_url(role), form)
    assert response.status_code == 200
    assert "Two rows have the same place in the order." in response.content.decode()
    assert responsibilities(role) == ["First", "Second"]


def test_a_row_that_repeats_another_is_told_so(editor: Client) -> None:
    role = make.make_role()
    row = make.make_role_skill()
    form = controls(editor.get(change_url(role)))
    add_row(form, "roleskill_rows", skill=row.skill_id)
    response = editor.post(change_url(role), form)
    assert "The role already lists this skill." in response.content.decode()


def test_what_a_constraint_refuses_is_told_in_its_row(editor: Client) -> None:
    role, source = make.make_role(), make.make_source()
    form = controls(editor.get(change_url(role)))
    add_row(form, "salary_rows", country="GB", currency="GBP", amount="41000", basis="base", period="year",
            source=source.pk, as_of_precision="not-stated")  # fmt: skip
    response = editor.post(change_url(role), form)
    assert "Say what the amount is" in response.content.decode()
    assert not m.Salary.objects.exists()


def test_the_key_of_a_row_never_changes(editor: Client) -> None:
    role = make.make_role()
    row = make.make_responsibility(key="decide")
    form = controls(editor.get(change_url(role))) | {"responsibility_rows-0-key": "another"}
    assert editor.post(change_url(role), form).status_code == 302
    assert m.Responsibility.objects.get().key == row.key


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
    role = make.make_role()
    make.make_responsibility()
    for name in ("responsibility_rows-TOTAL_FORMS", "responsibility_rows-0-id", "responsibility_rows-0-order", "seen"):
        form = controls(editor.get(change_url(role))) | {name: garbage}
        assert editor.post(change_url(role), form).status_code in (200, 302), name


def test_saving_as_new_under_another_slug_copies_the_rows(editor: Client) -> None:
    role = make.make_role()
    make.make_responsibility()
    form = controls(editor.get(change_url(role))) | {"_saveasnew": "1"}
    assert editor.post(change_url(role), form).status_code == 200  # the slug is taken
    assert editor.post(change_url(role), form | {"slug": "product-lead"}).status_code == 302
    assert responsibilities(Role.objects.get(pk="product-lead")) == responsibilities(role)


# --- Two editors ------------------------------------------------------------------------------------


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
    assert LogEntry.objects.count() == 2


# --- Comparisons ------------------------------------------------------------------------------------


def new_comparison(editor: Client, *roles: str) -> dict[str, str]:
    form = controls(editor.get("/admin/roles/comparison/add/"))
    form |= {"heading": "Which one?", "comparedrole_rows-TOTAL_FORMS": "0"}
    for role in roles:
        add_row(form, "comparedrole_rows", role=role)
    return form


def test_a_new_comparison_is_named_after_its_roles(editor: Client) -> None:
    for slug in ("scrum-master", "agile-coach"):
        make.make_role(slug=slug)
    form = new_comparison(editor, "scrum-master", "agile-coach")
    assert editor.post("/admin/roles/comparison/add/", form).status_code == 302
    comparison = m.Comparison.objects.get()
    assert comparison.key == comparison.slug == "agile-coach-vs-scrum-master"
    assert [row.role_id for row in m.ComparedRole.objects.all()] == ["scrum-master", "agile-coach"]


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        (["scrum-master"], "Choose two to five"),
        (["scrum-master", "scrum-master"], "it is in the list twice"),
        (["product-manager", "project-manager"], "There is a comparison of these roles already"),
    ],
)
def test_a_set_that_cannot_be_compared_is_refused(editor: Client, roles: list[str], told: str) -> None:
    make.make_comparison()
    make.make_role(slug="scrum-master")
    response = editor.post("/admin/roles/comparison/add/", new_comparison(editor, *roles))
    assert response.status_code == 200
    assert told in response.content.decode()
    assert m.Comparison.objects.count() == 1


def test_a_comparison_keeps_its_roles(editor: Client) -> None:
    comparison = make.make_comparison()
    make.make_role(slug="scrum-master")
    form = controls(editor.get(change_url(comparison))) | {"comparedrole_rows-1-role": "scrum-master"}
    response = editor.post(change_url(comparison), form)
    assert "A comparison keeps its roles" in response.content.decode()


# --- Deleting ---------------------------------------------------------------------------------------


def test_a_draft_can_be_deleted(editor: Client) -> None:
    skill = make.make_skill()
    assert editor.post(f"/admin/roles/skill/{skill.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not m.Skill.objects.exists()


def test_what_was_published_is_not_deleted(editor: Client) -> None:
    skill = make.make_skill()
    make.publish_all()
    assert "deletelink" not in editor.get(change_url(skill)).content.decode()
    one = editor.post(f"/admin/roles/skill/{skill.pk}/delete/", {"post": "yes"})
    several = editor.post(
        "/admin/roles/skill/",
        {"action": "delete_selected", "_selected_action": [skill.pk], "post": "yes"},
    )
    for response in (one, several):
        assert response.status_code == 200
        assert "has been published. Retire it instead." in response.content.decode()
    assert m.Skill.objects.exists()


def test_what_is_published_meanwhile_is_not_deleted_either(editor: Client) -> None:
    skill = make.make_skill()
    with patch("roles.editing.aggregates.AggregateAdmin.get_deleted_objects", return_value=([], {}, set(), [])):
        make.publish_all()
        data = {"action": "delete_selected", "_selected_action": [skill.pk], "post": "yes"}
        for url, sent in ((f"/admin/roles/skill/{skill.pk}/delete/", {"post": "yes"}), ("/admin/roles/skill/", data)):
            page = editor.post(url, sent, follow=True).content.decode()
            assert "has been published. Retire it instead" in page
    assert m.Skill.objects.exists()


def test_a_skill_in_use_is_not_deleted(editor: Client) -> None:
    row = make.make_role_skill()
    response = editor.post(f"/admin/roles/skill/{row.skill_id}/delete/", {"post": "yes"})
    assert "cannot be deleted" in response.content.decode()
    assert m.Skill.objects.exists()
