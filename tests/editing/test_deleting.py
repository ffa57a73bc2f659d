"""Drafts may be deleted; what was published is retired instead."""

from unittest.mock import patch

from django.test import Client

from roles import models as m
from tests import factories as make
from tests.editing.desk import change_url


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
