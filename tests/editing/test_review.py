"""The way of a draft from a writer to an editor, on the pages that they see."""

from html import unescape

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from roles import models as m
from roles.editing.publishing import log
from roles.editions.activity import Activity
from roles.editions.publish import publish
from tests import factories as make
from tests.editing.desk import change_url, controls, person, signed_in
from tests.editing.test_desk import DESK, save_by_form, text, ways
from tests.pages.drawn import words

REVIEW = "/admin/roles/edition/review/role/product-manager/"
PUBLISH = "/admin/roles/edition/publish/?name=role%3Aproduct-manager"


def said(response: HttpResponse) -> str:
    """What one reads on a page."""
    assert response.status_code == 200
    return unescape(words(response.content.decode().split('id="content"')[1]))


def step(browser: Client, do: str, comment: str = "", url: str = REVIEW) -> HttpResponse:
    """Open the review, write a comment and press a button."""
    return browser.post(url, controls(browser.get(url)) | {f"_{do}": "1", "comment": comment}, follow=True)


@pytest.fixture
def writer(db: None) -> Client:
    return signed_in(person("grace", group="Writers"))


@pytest.fixture
def decider(db: None) -> Client:
    return signed_in(person("mary", group="Editors"))


@pytest.fixture
def role(writer: Client) -> m.Role:
    """A live role that a writer has changed."""
    role = make.make_role(nutshell="Decides what is built.")
    make.publish_all(now=timezone.now())
    save_by_form(writer, role, nutshell="Decides why it is built.")
    return role


# --- The page ---------------------------------------------------------------------------------------


def test_a_writer_saves_and_submits_in_two_steps(writer: Client, role: m.Role) -> None:
    form = controls(writer.get(change_url(role))) | {"nutshell": "Says why.", "_submit": "1"}
    assert "Save and submit for review…" in writer.get(change_url(role)).content.decode()
    response = writer.post(change_url(role), form)
    assert response.headers["Location"] == REVIEW
    page = said(step(writer, "submit", "Shorter & <b>clearer</b>"))
    assert "Submitted by grace, " in page
    assert "Shorter & <b>clearer</b>" in page
    assert "They see edition 1 now. Changed: role Nutshell Decides what is built. Says why." in page


def test_the_reviewer_reads_what_would_change_and_what_changed_since(
    writer: Client, decider: Client, role: m.Role
) -> None:
    step(writer, "submit", "Please look.")
    page = said(decider.get(REVIEW))
    assert "They see edition 1 now. Changed: role Nutshell Decides what why it is built." in page
    assert "saved again since" not in page
    save_by_form(writer, role, nutshell="Decides why it is made.")
    page = said(decider.get(REVIEW))
    assert "It was saved again since, by grace on" in page
    assert "That changed: Changed: role Nutshell Decides why it is built. made." in page


def test_something_new_is_reviewed_too(writer: Client, decider: Client) -> None:
    make.make_skill()
    url = "/admin/roles/edition/review/skill/negotiation/"
    step(writer, "submit", "A new one.", url)
    page = said(decider.get(url))
    assert "It is new: readers do not see it yet." in page
    assert "Name Negotiation" in page


def test_an_editor_publishes_with_what_the_submitter_said(writer: Client, decider: Client, role: m.Role) -> None:
    step(writer, "submit", "It says why.\nAs agreed.")
    assert PUBLISH in unescape(decider.get(REVIEW).content.decode())
    page = decider.get(PUBLISH)
    assert "Waiting for review, from grace" in said(page)
    form = controls(page)
    assert form["note"] == "It says why. As agreed."
    decider.post(PUBLISH, form)
    page = said(writer.get(REVIEW))
    assert "Nothing: all of it is published." in page
    assert "mary: Published edition 2" in page
    assert "Waiting" not in page


def test_it_is_sent_back_with_a_comment_only(writer: Client, decider: Client, role: m.Role) -> None:
    step(writer, "submit")
    page = said(step(decider, "send-back"))
    assert "Nothing was done. This stands in the way: Say in the comment what is to be mended" in page
    page = said(step(decider, "send-back", "Why for whom?"))
    assert "Sent back by mary, " in page
    assert "Why for whom?" in page
    assert "Submit for review" in submits(writer.get(REVIEW))


def submits(response: HttpResponse) -> list[str]:
    """The words on the buttons of the page."""
    content = response.content.decode().split('id="content"')[1]
    return [part.split('value="')[1].split('"')[0] for part in content.split('type="submit"')[1:]]


def test_everybody_is_offered_the_steps_that_are_theirs(writer: Client, decider: Client, role: m.Role) -> None:
    other = signed_in(person("joan", group="Writers"))
    viewer = signed_in(person("viewer", "view_role"))
    browsers = (writer, other, decider, viewer)
    assert [submits(browser.get(REVIEW)) for browser in browsers] == [
        ["Submit for review", "Only comment"],
        ["Submit for review", "Only comment"],
        ["Submit for review", "Only comment"],
        [],
    ]
    step(writer, "submit")
    assert [submits(browser.get(REVIEW)) for browser in browsers] == [
        ["Take back", "Only comment"],
        ["Comment"],
        ["Send back", "Only comment"],
        [],
    ]
    step(writer, "take-back")
    assert "Submit for review" in submits(other.get(REVIEW))


@pytest.mark.parametrize("do", ["submit", "take-back", "send-back", "comment", "nonsense", "publish"])
def test_a_made_up_form_gives_nobody_more_than_their_due(writer: Client, role: m.Role, do: str) -> None:
    step(writer, "submit")
    viewer = signed_in(person("viewer", "view_role"))
    assert viewer.post(REVIEW, {f"_{do}": "1", "comment": "No."}).status_code == 403
    answers = {"submit": 200, "take-back": 302, "send-back": 403, "comment": 302}
    assert writer.post(REVIEW, {f"_{do}": "1", "comment": "No."}).status_code == answers.get(do, 400)


def test_who_comes_too_late_is_told_and_keeps_their_words(writer: Client, decider: Client, role: m.Role) -> None:
    step(writer, "submit")
    form = controls(decider.get(REVIEW)) | {"_send-back": "1", "comment": "Why for whom?"}
    step(writer, "take-back")
    page = decider.post(REVIEW, form)
    assert "not waiting for review any more: grace took it back" in said(page)
    assert controls(page)["comment"] == "Why for whom?"
    form = controls(writer.get(REVIEW)) | {"_submit": "1", "comment": "Now it is right."}
    save_by_form(decider, role, nutshell="Somebody’s.")
    page = writer.post(REVIEW, form)
    assert "Somebody saved it after you had opened this page" in said(page)
    again = writer.post(REVIEW, controls(page) | {"_submit": "1"})
    assert again.status_code == 302
    assert Activity.objects.of("role", role.pk)[0].comment == "Now it is right."


def test_a_comment_that_is_too_long_is_told_and_kept(writer: Client, role: m.Role) -> None:
    response = step(writer, "submit", "x" * 2001)
    assert "at most 2000 characters" in said(response)
    assert controls(response)["comment"] == "x" * 2001
    assert not Activity.objects.filter(what="submitted").exists()


@pytest.mark.parametrize("address", ["role/gone", "nonsense/x"])
def test_what_is_not_there_is_not_found(decider: Client, address: str) -> None:
    assert decider.get(f"/admin/roles/edition/review/{address}/").status_code == 404
    assert decider.post(f"/admin/roles/edition/review/{address}/", {"_comment": "1"}).status_code == 404


def test_many_saves_in_a_row_are_told_as_one_and_the_queries_stay_the_same(
    writer: Client, decider: Client, role: m.Role, django_assert_max_num_queries: object
) -> None:
    for number in range(5):
        save_by_form(writer, role, nutshell=f"The {number}th.")
    step(writer, "submit")
    page = said(decider.get(REVIEW))
    assert "grace: Saved it, 6 times" in page
    assert "The shipped guide: Published edition 1" in page
    with django_assert_max_num_queries(32):  # type: ignore[operator]
        decider.get(REVIEW)


# --- The desk and the lists -------------------------------------------------------------------------


def test_an_editor_finds_on_the_desk_what_waits_who_sent_it_and_why(
    writer: Client, decider: Client, role: m.Role
) -> None:
    assert "Nobody has asked for a review." in text(decider.get(DESK))
    step(writer, "submit", "It says why. " * 20)
    desk = decider.get(DESK)
    assert "Waiting for review 1 Product manager role, from grace, " in text(desk)
    assert ": “It says why. It says why." in text(desk)
    assert "It says why. " * 6 not in text(desk)
    assert REVIEW in ways(desk)
    assert PUBLISH in ways(desk)
    save_by_form(writer, role, nutshell="Again.")
    assert "Saved again since, by grace." in text(decider.get("/admin/desk/waiting/"))
    assert "Waiting for review 1" not in text(writer.get(DESK))


def test_several_that_wait_are_published_together(writer: Client, decider: Client, role: m.Role) -> None:
    make.make_skill()
    for url in (REVIEW, "/admin/roles/edition/review/skill/negotiation/"):
        step(writer, "submit", url=url)
    together = "/admin/roles/edition/publish/?name=role%3Aproduct-manager&name=skill%3Anegotiation"
    assert together in ways(decider.get(DESK))
    decider.post(together, controls(decider.get(together)))
    assert "Nobody has asked for a review." in text(decider.get(DESK))


def test_a_writer_sees_what_became_of_theirs(writer: Client, decider: Client, role: m.Role) -> None:
    assert "What changed Submit for review…" in text(writer.get(DESK))
    step(writer, "submit")
    assert "waiting for review since" in text(writer.get(DESK))
    save_by_form(decider, role, nutshell="Hers.")
    step(decider, "send-back", "Look at what I did.")
    desk = text(writer.get(DESK))
    assert "My drafts 1 Product manager role, saved" in desk
    assert "sent back by mary on" in desk
    assert "“Look at what I did.” What changed Review" in desk
    publish([("role", role.pk)], now=timezone.now())
    assert "You have no drafts" in text(writer.get(DESK))


def test_a_list_is_narrowed_to_what_waits_or_came_back(writer: Client, decider: Client, role: m.Role) -> None:
    def listed(standing: str) -> list[str]:
        return [
            root.pk for root in decider.get("/admin/roles/role/", {"standing": standing}).context_data["cl"].result_list
        ]

    make.make_role(slug="other")
    step(writer, "submit")
    assert (listed("waiting"), listed("sent-back")) == (["product-manager"], [])
    assert "Waiting for review, from grace" in decider.get("/admin/roles/role/").content.decode()
    step(decider, "send-back", "No.")
    assert (listed("waiting"), listed("sent-back")) == ([], ["product-manager"])
    publish([("role", role.pk)], now=timezone.now())
    assert (listed("waiting"), listed("sent-back")) == ([], [])


def test_what_one_may_not_see_waits_unseen(writer: Client, role: m.Role) -> None:
    step(writer, "submit")
    desk = text(signed_in(person("somebody", "view_skill", "change_skill", "publish")).get(DESK))
    assert "Nobody has asked for a review." in desk
    assert "Product manager" not in desk


# --- The record -------------------------------------------------------------------------------------


def test_the_record_lists_who_did_what_to_what_one_may_see(writer: Client, decider: Client, role: m.Role) -> None:
    step(writer, "submit", "Please look.")
    listed = said(decider.get("/admin/roles/activity/"))
    assert "Product manager role Submitted for review grace " in listed
    assert "Please look." in listed
    few = signed_in(person("somebody", "view_activity", "view_skill"))
    assert not few.get("/admin/roles/activity/").context_data["cl"].result_list


def test_no_address_of_the_record_changes_it(role: m.Role) -> None:
    admin = signed_in(person("ada", superuser=True))
    first = Activity.objects.order_by("pk")[0]
    base = f"/admin/roles/activity/{first.pk}"
    assert admin.get(f"{base}/change/").status_code == 200
    sent = {"comment": "Forged.", "title": "Forged", "post": "yes"}
    answers = [admin.post(f"{base}/{what}/", sent).status_code for what in ("change", "delete")]
    answers.append(admin.post("/admin/roles/activity/add/", sent).status_code)
    assert answers == [403, 403, 403]
    every = {"action": "delete_selected", "_selected_action": [first.pk], "post": "yes"}
    admin.post("/admin/roles/activity/", every)
    assert Activity.objects.get(pk=first.pk).comment == first.comment


def test_an_account_that_did_something_is_closed_and_never_deleted(writer: Client, role: m.Role) -> None:
    admin = signed_in(person("ada", superuser=True))
    grace = User.objects.get(username="grace")
    assert admin.post(f"/admin/auth/user/{grace.pk}/delete/", {"post": "yes"}).status_code == 403
    assert "close the account" in admin.get(f"/admin/auth/user/{grace.pk}/change/").content.decode()
    assert User.objects.filter(pk=grace.pk).exists()


def test_a_deletion_is_on_record_only_if_it_was_done(decider: Client) -> None:
    row = make.make_role_skill()
    decider.post(f"/admin/roles/skill/{row.skill_id}/delete/", {"post": "yes"})
    assert not Activity.objects.exists()
    decider.post("/admin/roles/role/product-manager/delete/", {"post": "yes"})
    assert [str(entry) for entry in Activity.objects.all()] == ["Product manager: Deleted"]


def test_what_others_do_in_bulk_is_told_in_their_words_and_makes_it_theirs(writer: Client, role: m.Role) -> None:
    request = RequestFactory().post("/")
    request.user = person("joan", group="Writers")
    log(request, [role], "Took 3 figures from a file.")
    assert "joan: Took 3 figures from a file · " in said(writer.get(REVIEW))
    assert "by joan" in text(writer.get("/admin/desk/others/"))


def test_a_save_that_changes_nothing_is_no_entry(writer: Client, role: m.Role) -> None:
    before = Activity.objects.count()
    save_by_form(writer, role)
    assert Activity.objects.count() == before


def test_the_note_of_going_back_is_on_record(decider: Client, role: m.Role) -> None:
    url = "/admin/roles/edition/history/role/product-manager/1/"
    decider.post(url, controls(decider.get(url)) | {"note": "The old words were better"})
    page = said(decider.get(REVIEW))
    assert "mary: Went back to edition 1" in page
    assert "The old words were better" in page
