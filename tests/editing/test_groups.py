"""The groups that ship ready made: what they hold, and that no kind of thing is forgotten."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client

from roles import models as m
from roles.editing.groups import permissions_of
from roles.models import kinds
from tests import factories as make
from tests.editing.desk import change_url, controls, person, signed_in

pytestmark = pytest.mark.django_db


def held(group: str) -> set[str]:
    permissions = Group.objects.get(name=group).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in permissions}


def test_each_group_holds_what_it_is_for_and_nothing_else() -> None:
    writes = {f"roles.{do}_{name}" for name in models_of_the_guide() for do in ("view", "add", "change")}
    reads = {"roles.view_edition", "roles.view_activity"}
    assert held("Writers") == writes | reads
    deletes = {f"roles.delete_{name}" for name in models_of_the_guide()}
    assert held("Editors") == writes | reads | deletes | {"roles.publish"}


def models_of_the_guide() -> list[str]:
    """Every model of the guide that has permissions of its own, so that a new one has to be thought of."""
    rest = ("edition", "activity")
    found = Permission.objects.filter(content_type__app_label="roles", codename__startswith="view_")
    names = {codename.removeprefix("view_") for codename in found.values_list("codename", flat=True)} - set(rest)
    assert names == {model._meta.model_name for model in kinds().values()}
    return sorted(names)


def test_whatever_a_group_is_to_hold_is_a_permission_that_there_is() -> None:
    there = set(Permission.objects.filter(content_type__app_label="roles").values_list("codename", flat=True))
    for group in ("Writers", "Editors"):
        assert set(permissions_of(group)) <= there


def test_a_migration_adds_what_is_missing_and_takes_nothing_away() -> None:
    writers = Group.objects.get(name="Writers")
    own = Permission.objects.get(codename="view_user")
    writers.permissions.set([own])
    Group.objects.get(name="Editors").delete()
    call_command("migrate", verbosity=0)
    assert own in writers.permissions.all()
    assert held("Writers") == {f"roles.{name}" for name in permissions_of("Writers")} | {"auth.view_user"}
    assert held("Editors") == {f"roles.{name}" for name in permissions_of("Editors")}
    before = Group.objects.count()
    call_command("migrate", verbosity=0)
    assert Group.objects.count() == before


def of(group: str) -> Client:
    return signed_in(person(group.lower(), group=group))


@pytest.mark.parametrize("group", ["Writers", "Editors"])
def test_a_member_opens_and_saves_every_kind_of_thing(group: str) -> None:
    browser = of(group)
    for model in kinds().values():
        root = make.make_comparison() if model is m.Comparison else make.there(model)
        response = browser.post(change_url(root), controls(browser.get(change_url(root))))
        assert response.status_code == 302, model


@pytest.mark.parametrize("deleting", ["/admin/roles/role/product-manager/delete/", "/admin/roles/role/"])
def test_an_editor_deletes_what_was_never_published_and_a_writer_does_not(deleting: str) -> None:
    make.make_responsibility()
    sent = {"post": "yes", "action": "delete_selected", "_selected_action": ["product-manager"]}
    of("Writers").post(deleting, sent)
    assert m.Role.objects.count() == 1
    assert of("Editors").post(deleting, sent).status_code == 302
    assert not m.Role.objects.exists()


@pytest.mark.parametrize("deleting", ["/admin/roles/skill/negotiation/delete/", "/admin/roles/skill/"])
def test_an_editor_does_not_delete_what_was_published(deleting: str) -> None:
    make.make_skill()
    make.publish_all()
    sent = {"post": "yes", "action": "delete_selected", "_selected_action": ["negotiation"]}
    page = of("Editors").post(deleting, sent).content.decode()
    assert "has been published. Retire it instead" in page
    assert m.Skill.objects.exists()


@pytest.mark.parametrize("address", ["/admin/auth/user/", "/admin/auth/group/"])
def test_accounts_are_not_theirs(address: str) -> None:
    assert [of(group).get(address).status_code for group in ("Writers", "Editors")] == [403, 403]
