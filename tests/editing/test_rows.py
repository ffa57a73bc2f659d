"""The rows of an aggregate: ordered, swapped, added and deleted as a set."""

from django.test import Client

from roles import models as m
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls, responsibilities


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
