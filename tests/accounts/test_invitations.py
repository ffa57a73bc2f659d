"""Accounts are made by invitation: a link, once, within a week, to no more than the one who invites may do."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from careerguide.accounts import invitations
from tests.accounts.doors import account, sign_in, text
from tests.editing.desk import controls, signed_in

pytestmark = pytest.mark.django_db

ADD = "/admin/auth/user/add/"
CHOSEN = {"new_password1": "a password of my own", "new_password2": "a password of my own"}


def group(name: str, *codenames: str) -> Group:
    made = Group.objects.create(name=name)
    made.permissions.set(Permission.objects.filter(codename__in=codenames))
    return made


def host(*codenames: str) -> Client:
    """The browser of somebody who may invite, and what else is named."""
    user = account("host")
    user.user_permissions.set(Permission.objects.filter(codename__in=("add_user", "view_user", *codenames)))
    return signed_in(user)


def owner() -> Client:
    return signed_in(account("owner", is_superuser=True))


def invite(client: Client, email: str = "nina@example.org", **fields: Any) -> str:
    """Invite by the form; the page that follows."""
    form = controls(client.get(ADD)) | {"email": email, "first_name": "Nina", **fields}
    return text(client.post(ADD, form, follow=True))


def link(page: str) -> str:
    """The path of the link that a page shows or a mail brings."""
    found = re.search(r"http://localhost:8000(/accounts/invitation/[^\s\"]+)", page)
    assert found, page
    return found[1]


def is_over(address: str) -> bool:
    answer = Client().get(address)
    return answer.status_code == 410 and "This invitation is over" in text(answer)


def test_an_invitation_becomes_an_account_that_its_owner_alone_knows_the_password_of(settings: Settings) -> None:
    writers = Group.objects.get(name="Writers")
    page = invite(owner(), groups=[str(writers.pk)])
    assert "An invitation is on its way to nina@example.org" in page
    assert link(page) == link(mail.outbox[0].body)
    assert mail.outbox[0].to == ["nina@example.org"]
    assert "owner invites you" in mail.outbox[0].body

    settings.REQUIRE_MFA = True
    guest = Client()
    welcome = text(guest.get(link(page)))
    assert "Welcome, Nina" in welcome
    assert "<strong>nina</strong>" in welcome
    landed = guest.post(link(page), CHOSEN, follow=True)
    assert landed.redirect_chain == [("/accounts/", 302)]
    assert "set up a second factor" in text(landed)
    assert guest.get("/accounts/app/").status_code == 200  # without being asked for the password again
    settings.REQUIRE_MFA = False
    assert guest.get("/admin/roles/role/").status_code == 200
    assert sign_in(Client(), "nina", CHOSEN["new_password1"]).status_code == 302


def test_whoever_else_was_signed_in_there_is_signed_out() -> None:
    client = owner()
    address = link(invite(client))
    assert "<strong>nina</strong>" in text(client.post(address, CHOSEN, follow=True))
    assert client.get("/accounts/app/").status_code == 200
    assert client.get("/admin/auth/user/").status_code == 403


def test_a_link_works_once() -> None:
    address = link(invite(owner()))
    Client().post(address, CHOSEN)
    assert is_over(address)
    assert Client().post(address, CHOSEN | {"new_password1": "x" * 20, "new_password2": "x" * 20}).status_code == 410
    assert User.objects.get(username="nina").check_password(CHOSEN["new_password1"])


def test_a_link_is_good_for_a_week(monkeypatch: pytest.MonkeyPatch) -> None:
    assert timedelta(days=7) == invitations.GOOD_FOR
    address = link(invite(owner()))
    monkeypatch.setattr(invitations, "GOOD_FOR", timedelta(seconds=-1))
    assert is_over(address)


@pytest.mark.parametrize("forge", [str.swapcase, lambda token: token[:-1], lambda token: "x", lambda token: "é:é:é"])
def test_a_forged_link_is_over_like_any_other(forge: Any) -> None:
    token = link(invite(owner())).split("/")[-2]
    assert is_over(f"/accounts/invitation/{forge(token)}/")


def test_a_link_for_something_else_is_no_invitation() -> None:
    from django.core import signing

    user = invitations.invite("nina@example.org")
    assert is_over(f"/accounts/invitation/{signing.dumps([user.pk, 'x'])}/")
    assert is_over(f"/accounts/invitation/{signing.dumps([user.pk, 'x'], salt=invitations.SALT)}/")


def test_a_new_link_ends_the_old_one() -> None:
    client = owner()
    old = link(invite(client))
    page = f"/admin/auth/user/{User.objects.get(username='nina').pk}/invitation/"
    new = link(text(client.post(page, {"again": "1"}, follow=True)))
    assert is_over(old)
    assert Client().get(new).status_code == 200


def test_a_link_that_went_to_a_wrong_address_is_over_when_the_address_is_mended() -> None:
    client = owner()
    address = link(invite(client))
    change = f"/admin/auth/user/{User.objects.get(username='nina').pk}/change/"
    client.post(change, controls(client.get(change)) | {"email": "nina.b@example.org"})
    assert is_over(address)


def test_an_invitation_is_withdrawn_and_nothing_is_left_of_it() -> None:
    client = owner()
    address = link(invite(client))
    page = f"/admin/auth/user/{User.objects.get(username='nina').pk}/invitation/"
    assert "is withdrawn" in text(client.post(page, {"withdraw": "1"}, follow=True))
    assert is_over(address)
    assert not User.objects.filter(username="nina").exists()
    assert LogEntry.objects.filter(change_message="Invitation withdrawn.", user__username="owner").exists()


def test_an_invitation_that_was_taken_up_can_be_withdrawn_no_more() -> None:
    client = owner()
    Client().post(link(invite(client)), CHOSEN)
    page = f"/admin/auth/user/{User.objects.get(username='nina').pk}/invitation/"
    assert "has taken up the invitation" in text(client.post(page, {"withdraw": "1"}, follow=True))
    assert User.objects.filter(username="nina").exists()


def test_the_link_is_shown_to_whoever_made_it_and_to_nobody_later() -> None:
    client = owner()
    invite(client)
    page = f"/admin/auth/user/{User.objects.get(username='nina').pk}/invitation/"
    assert "/accounts/invitation/" in text(client.get(page))
    another = text(signed_in(account("another", is_superuser=True)).get(page))
    assert "/accounts/invitation/" not in another
    assert "If it was lost or is too old, send a new one" in another


def test_one_address_is_one_account_and_names_do_not_clash() -> None:
    client = owner()
    account("Nina", email="n@example.org")
    invite(client, "nina@example.org")
    assert User.objects.get(email="nina@example.org").username == "nina2"
    assert "has this address" in invite(client, "N@Example.org")
    assert "This field is required" in invite(client, "")


def test_a_mail_that_cannot_be_sent_leaves_the_link_to_be_given_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", away)
    page = invite(owner())
    assert "could not be sent" in page
    assert Client().get(link(page)).status_code == 200


def test_nobody_gives_a_group_that_may_do_more_than_they() -> None:
    writers, publishers = group("Interns", "change_role"), group("Publishers", "change_role", "publish")
    client = host("change_role")
    page = text(client.get(ADD))
    assert "Interns" in page
    assert "Publishers" not in page
    assert "Editors" not in page
    assert "Select a valid choice" in invite(client, groups=[str(publishers.pk)])
    assert "is_superuser" not in page
    invite(client, groups=[str(writers.pk)], is_superuser="on", user_permissions=["1"], password="x")
    nina = User.objects.get(username="nina")
    assert (nina.is_superuser, list(nina.groups.all()), nina.has_usable_password()) == (False, [writers], False)
    assert not nina.user_permissions.exists()


def test_nobody_changes_an_account_that_may_do_more_than_theirs() -> None:
    boss = account("boss", is_superuser=True)
    peer = account("peer")
    client = host("change_user", "delete_user")
    assert client.get(f"/admin/auth/user/{boss.pk}/factors/").status_code == 403
    assert client.post(f"/admin/auth/user/{boss.pk}/change/", {"email": "mine@example.org"}).status_code == 403
    form = controls(client.get(f"/admin/auth/user/{peer.pk}/change/"))
    client.post(f"/admin/auth/user/{peer.pk}/change/", form | {"is_superuser": "on", "is_staff": "on"})
    assert not User.objects.get(username="peer").is_superuser


def test_nobody_opens_a_closed_account_that_could_do_more_than_theirs() -> None:
    closed = account("closed", is_active=False)
    closed.user_permissions.set(Permission.objects.filter(codename="publish"))
    client = host("change_user")
    assert client.post(f"/admin/auth/user/{closed.pk}/change/", {"is_active": "on"}).status_code == 403
    assert client.post(f"/admin/auth/user/{closed.pk}/factors/").status_code == 403


def test_nobody_raises_or_closes_themselves() -> None:
    client = host("change_user")
    me = User.objects.get(username="host")
    form = controls(client.get(f"/admin/auth/user/{me.pk}/change/"))
    assert "is_active" not in form
    client.post(f"/admin/auth/user/{me.pk}/change/", form | {"is_superuser": "on"})
    me.refresh_from_db()
    assert (me.is_active, me.is_superuser) == (True, False)


def test_groups_are_changed_by_superusers_alone() -> None:
    writers = group("Interns", "change_role")
    client = host("change_group", "view_group", "add_group")
    assert client.get(f"/admin/auth/group/{writers.pk}/change/").status_code == 200
    assert client.post(f"/admin/auth/group/{writers.pk}/change/", {"name": "x"}).status_code == 403
    assert client.get("/admin/auth/group/add/").status_code == 403


def test_people_are_closed_and_never_deleted_and_no_one_else_sets_their_password() -> None:
    client, peer = owner(), account("peer")
    assert client.post(f"/admin/auth/user/{peer.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get(f"/admin/auth/user/{peer.pk}/password/").status_code != 200
    page = text(client.get(f"/admin/auth/user/{peer.pk}/change/"))
    assert "password" not in controls(client.get(f"/admin/auth/user/{peer.pk}/change/"))
    assert "md5$" not in page
    listed = text(client.get("/admin/auth/user/"))
    assert "Invite a colleague" in listed
    assert "delete_selected" not in listed


def test_secrets_of_factors_have_no_page_in_the_admin() -> None:
    client = owner()
    assert client.get("/admin/mfa/authenticator/").status_code == 404
    assert client.get("/admin/account/emailaddress/").status_code == 404


def test_lost_factors_are_removed_with_a_record_and_a_mail() -> None:
    from tests.accounts.doors import with_app

    client, peer = owner(), account("peer")
    with_app(peer)
    page = f"/admin/auth/user/{peer.pk}/factors/"
    assert "speak with them" in text(client.get(page))
    assert peer.authenticator_set.count() == 2
    assert "has no second factor now" in text(client.post(page, follow=True))
    assert not peer.authenticator_set.exists()
    assert LogEntry.objects.filter(change_message="Second factors removed.", object_id=peer.pk).exists()
    assert "removed by owner" in mail.outbox[0].body


def test_an_operator_invites_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    group("Interns")
    call_command("invite", "First@Example.org", "--superuser", "--group", "Interns")
    first = link(capsys.readouterr().out)
    user = User.objects.get(email="first@example.org")
    assert (user.is_superuser, user.is_staff, user.groups.get().name) == (True, True, "Interns")
    call_command("invite", "first@example.org")
    assert is_over(first)
    Client().post(link(capsys.readouterr().out), CHOSEN)
    for arguments, said in (
        (["first@example.org"], "who has an account"),
        (["nonsense"], "is no e-mail address"),
        (["x@example.org", "--group", "Chefs"], "There is no group Chefs. There are: .*Editors"),
    ):
        with pytest.raises(CommandError, match=said):
            call_command("invite", *arguments)
    assert not User.objects.filter(email="x@example.org").exists()
