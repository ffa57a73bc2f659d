"""The history: every edition in words, and the way back to it, rows included."""

from datetime import timedelta
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from roles import models as m
from roles.editions import facts as f
from roles.editions.models import Edition
from roles.editions.publish import publish
from tests import factories as make
from tests.editing.desk import controls, responsibilities
from tests.pages.drawn import words

NAME = ("role", "product-manager")
HISTORY = "/admin/roles/edition/history/role/product-manager/"


def text(response: HttpResponse) -> str:
    """What an editor reads on the page."""
    assert response.status_code == 200
    return unescape(words(response.content.decode().split('id="content"')[1]))


@pytest.fixture
def two_editions(editor: Client) -> m.Role:
    """A role whose second edition has another summary, one skill more and its first two duties the other way round."""
    role = make.make_role(nutshell="Decides what is built.")
    for number, duty in enumerate(("Listen", "Decide", "Explain"), start=1):
        make.make_responsibility(parent=role, key=duty.lower(), order=number, text=duty)
    start = timezone.now() - timedelta(days=2)
    make.publish_all(now=start, note="The start")
    make.save(role, nutshell="Decides why something is built.")
    make.make_role_skill(parent=role)
    duties = {row.key: row for row in role.responsibility_rows.all()}
    for key, place in (("listen", 9), ("decide", 1), ("listen", 2)):
        make.save(duties[key], order=place)
    publish(make.all_names(), now=start + timedelta(days=1), note="A skill more")
    return role


def test_the_history_says_when_who_and_why(editor: Client, two_editions: m.Role) -> None:
    said = text(editor.get(HISTORY))
    assert "Edition 2 What readers see" in said
    assert "published by the shipped guide A skill more Edition 1 Earlier" in said
    assert "The start" in said
    assert "Saved, but not published" not in said


def test_an_edition_tells_in_words_what_it_changed(editor: Client, two_editions: m.Role) -> None:
    said = text(editor.get(f"{HISTORY}2/"))
    assert "Since edition 1: Changed: role" in said
    assert "Decides what why something is built." in said
    assert "Added: skill “Negotiation”" in said
    assert "Moved: responsibility “Listen”" in said or "Moved: responsibility “Decide”" in said
    assert "Explain" not in said
    assert "The working copy says the same as this edition." in said


def test_the_first_edition_has_nothing_before_it(editor: Client, two_editions: m.Role) -> None:
    assert "It is the first edition." in text(editor.get(f"{HISTORY}1/"))


def test_what_is_saved_and_not_published_is_told_first(editor: Client, two_editions: m.Role) -> None:
    make.save(two_editions, reviewed_on="2026-05-03")
    said = text(editor.get(HISTORY))
    assert "Since edition 2: Changed: role Reviewed on 3 May 2026 Editions" in said


def test_going_back_restores_the_edition_and_its_rows_and_publishes_nothing(
    editor: Client, two_editions: m.Role
) -> None:
    page = editor.get(f"{HISTORY}1/")
    assert "Removed: skill “Negotiation”" in text(page)
    response = editor.post(f"{HISTORY}1/", controls(page))
    assert response.status_code == 302
    first = Edition.objects.get(kind="role", number=1)
    assert f.build([NAME])[NAME] == first.facts
    assert responsibilities(two_editions) == ["Listen", "Decide", "Explain"]
    assert Edition.objects.filter(kind="role").count() == 2


def test_going_back_never_overwrites_what_was_saved_meanwhile(editor: Client, two_editions: m.Role) -> None:
    form = controls(editor.get(f"{HISTORY}1/"))
    make.save(two_editions, nutshell="Somebody’s new words.")
    response = editor.post(f"{HISTORY}1/", form)
    assert "Somebody saved it after you had opened this page." in text(response)
    assert m.Role.objects.get().nutshell == "Somebody’s new words."
    assert editor.post(f"{HISTORY}1/", controls(response)).status_code == 302
    assert m.Role.objects.get().nutshell == "Decides what is built."


def test_the_address_goes_back_only_if_asked_for(editor: Client, two_editions: m.Role) -> None:
    make.save(two_editions, slug="product-lead")
    page = editor.get(f"{HISTORY}1/")
    assert "Then: product-manager; now: product-lead." in text(page)
    editor.post(f"{HISTORY}1/", controls(page))
    assert m.Role.objects.get().slug == "product-lead"
    editor.post(f"{HISTORY}1/", controls(editor.get(f"{HISTORY}1/")) | {"with_slug": "on"})
    assert m.Role.objects.get().slug == "product-manager"


@pytest.mark.parametrize("address", [f"{HISTORY}9/", "/admin/roles/edition/history/nonsense/x/", f"{HISTORY[:-1]}x/"])
def test_what_is_not_there_is_not_found(editor: Client, two_editions: m.Role, address: str) -> None:
    assert editor.get(address).status_code == 404


def test_a_hostile_text_is_told_as_text(editor: Client, two_editions: m.Role) -> None:
    make.save(two_editions, nutshell="<script>alert(1)</script> *built*")
    assert "<script>alert" not in editor.get(HISTORY).content.decode()
