"""Mending what readers see while an edition is scheduled, on the pages that lead through it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from roles import models as m
from roles.editions.models import Edition
from roles.editions.publish import publish
from tests import factories as make
from tests.editing.desk import change_url, controls, person, signed_in
from tests.editing.test_desk import DESK, save_by_form, text, ways
from tests.editing.test_review import said

MEND = "/admin/roles/edition/mend/role/product-manager/"
RESUME = "/admin/roles/edition/resume/role/product-manager/"
HISTORY = "/admin/roles/edition/history/role/product-manager/"
PUBLISH = "/admin/roles/edition/publish/?name=role%3Aproduct-manager"


@pytest.fixture
def role(db: None) -> m.Role:
    """A role that readers see, with another edition scheduled."""
    role = make.make_role(nutshell="Live.", description="As it is.")
    make.publish_all(now=timezone.now())
    make.save(role, nutshell="To come.")
    publish([("role", role.pk)], now=timezone.now(), live_from=timezone.now() + timedelta(days=9))
    return role


def confirm(browser: Client, url: str, **typed: str) -> str:
    """Open the page that asks, press its button, and read where that leads."""
    return said(browser.post(url, controls(browser.get(url)) | typed, follow=True))


def test_an_editor_mends_the_live_page_and_goes_on(editor: Client, role: m.Role) -> None:
    assert MEND in ways(editor.get(DESK))
    assert MEND in editor.get(change_url(role)).content.decode()
    assert MEND in editor.get(HISTORY).content.decode()
    assert "Edition 2 is scheduled for" in said(editor.get(MEND))
    confirm(editor, MEND, note="A wrong word")
    form = editor.get(change_url(role))
    assert controls(form)["nutshell"] == "Live."
    assert RESUME in form.content.decode()
    assert RESUME in editor.get(HISTORY).content.decode()
    assert MEND not in form.content.decode()
    save_by_form(editor, role, description="As it should be.")

    page = editor.get(PUBLISH)
    assert controls(page)["before_scheduled"] == "on"
    editor.post(PUBLISH, controls(page))
    live = Edition.objects.live(timezone.now()).get(kind="role").facts[0]["fields"]
    assert (live["nutshell"], live["description"]) == ("Live.", "As it should be.")

    desk = editor.get(DESK)
    assert RESUME in ways(desk)
    assert "being mended" in text(desk)
    assert MEND not in ways(desk)
    page = said(editor.get(RESUME))
    assert "ada set it aside on" in page
    assert "What was mended meanwhile" in page
    assert "As it is. should be." in page
    confirm(editor, RESUME)
    assert m.Role.objects.get().nutshell == "To come."
    assert "You have no drafts" in text(editor.get(DESK))
    record = said(editor.get(f"/admin/roles/role/{role.pk}/history/", follow=True))
    assert "ada: Went on with what was set aside" in record
    assert "A wrong word" in record


def test_what_would_be_lost_is_told_and_kept(editor: Client, role: m.Role) -> None:
    confirm(editor, MEND)
    save_by_form(editor, role, description="As it should be.")
    assert "in no edition, and they would be lost" in confirm(editor, RESUME)
    assert m.Role.objects.get().description == "As it should be."


def test_what_was_saved_meanwhile_is_told(editor: Client, role: m.Role) -> None:
    form = controls(editor.get(MEND))
    make.save(role, nutshell="More to come.")
    page = editor.post(MEND, form)
    assert "Somebody saved it after you had opened this page" in said(page)
    assert "with the changes in it that no edition has" in said(page)
    assert editor.post(MEND, controls(page)).status_code == 302


def test_where_there_is_nothing_to_mend_the_page_says_what_to_do(editor: Client) -> None:
    role = make.make_role()
    assert "Change it as usual" in said(editor.get(MEND))
    assert "Nothing of “Product manager” is set aside" in said(editor.get(RESUME))
    assert "Nothing is set aside any more" in confirm(editor, RESUME)
    publish([("role", role.pk)], now=timezone.now(), live_from=timezone.now() + timedelta(days=1))
    assert "Readers do not see “Product manager” now" in said(editor.get(MEND))
    assert "Readers do not see it now" in confirm(editor, MEND)
    assert MEND not in ways(editor.get(DESK))


@pytest.mark.parametrize("url", [MEND, RESUME])
def test_what_is_not_there_is_not_found(editor: Client, url: str) -> None:
    assert editor.get(url).status_code == 404
    assert editor.get(url.replace("role/", "nonsense/", 1)).status_code == 404


def test_a_writer_may_mend_but_is_not_led_to_it_from_the_desk(role: m.Role) -> None:
    writer = signed_in(person("grace", group="Writers"))
    assert MEND not in ways(writer.get(DESK))
    confirm(writer, MEND)
    assert RESUME in ways(writer.get(DESK))
