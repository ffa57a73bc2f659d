"""Passwords that are forgotten, and passwords that are changed."""

import re
import time
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from careerguide.accounts import invitations
from tests.accounts.doors import PASSWORD, account, code_of, sign_in, text, with_app

pytestmark = pytest.mark.django_db

NEW = "another fine long password"
CHOSEN = {"password1": NEW, "password2": NEW}


def ask(email: str = "cleo@example.org", **extra: Any) -> str:
    """Ask for a new password; the page that follows."""
    return re.sub(
        r'value="[^"]*"', "", text(Client().post("/accounts/password/reset/", {"email": email}, follow=True, **extra))
    )


def link() -> str:
    """The address in the mail that came last, without the site's name."""
    found = re.search(r"http://localhost:8000(/accounts/password/reset/\S+)", mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return found[1]


def choose(address: str, client: Client | None = None) -> str:
    """Open the link, choose NEW; the page that follows."""
    client = client or Client()
    opened = client.get(address, follow=True)
    if not opened.redirect_chain:
        return text(opened)
    return text(client.post(opened.redirect_chain[-1][0], CHOSEN, follow=True))


def test_a_link_comes_by_mail_and_sets_a_new_password_once() -> None:
    account()
    ask("Cleo@Example.org")
    assert mail.outbox[0].to == ["cleo@example.org"]
    assert "Your user name is cleo." in mail.outbox[0].body
    address = link()
    assert "Your password is new" in choose(address)
    assert "This link works no more" in choose(address)
    assert sign_in(Client(), password=PASSWORD).status_code == 200
    assert sign_in(Client(), password=NEW).status_code == 302


def test_an_address_without_an_account_gets_the_same_page_and_no_mail() -> None:
    account()
    account("closed", is_active=False)
    invitations.invite("invited@example.org")
    pages = {ask(f"{name}@example.org") for name in ("cleo", "nobody", "closed", "invited")}
    assert len(pages) == 1
    assert [message.to for message in mail.outbox] == [["cleo@example.org"]]


def test_the_link_is_at_the_sites_own_address_whatever_host_was_asked(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    account()
    ask(headers={"Host": "evil.example"})
    assert "evil.example" not in str(mail.outbox[0].message())
    assert link()


def test_the_link_is_over_after_a_day(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    account()
    ask()
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "This link works no more" in choose(link())


def test_the_link_is_over_when_the_address_of_the_account_changes() -> None:
    user = account()
    ask()
    user.email = "cleo@elsewhere.example"
    user.save()
    assert "This link works no more" in choose(link())
    ask("cleo@example.org")
    assert len(mail.outbox) == 1


def test_a_new_password_by_mail_ends_every_session_and_does_not_sign_in() -> None:
    account()
    here, there = Client(), Client()
    sign_in(here), sign_in(there)
    ask()
    choose(link(), here)
    assert here.get("/admin/").status_code == there.get("/admin/").status_code == 302


def test_the_second_factor_is_asked_for_after_a_reset_as_before() -> None:
    secret, client = with_app(account()), Client()
    ask()
    choose(link())
    assert sign_in(client, password=NEW).headers["Location"] == "/accounts/login/code/"
    assert client.get("/admin/").status_code == 302
    client.post("/accounts/login/code/", {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200


def test_changing_a_password_ends_every_session_but_this_one() -> None:
    account()
    here, there = Client(), Client()
    sign_in(here), sign_in(there)
    answer = here.post("/accounts/password/", {"oldpassword": PASSWORD, **CHOSEN}, follow=True)
    assert "Your password is changed." in text(answer)
    assert (here.get("/admin/").status_code, there.get("/admin/").status_code) == (200, 302)
    assert mail.outbox[0].subject == "Your password was changed"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"oldpassword": "wrong", **CHOSEN}, "That is not your password."),
        ({"oldpassword": PASSWORD, "password1": "short", "password2": "short"}, "at least 12 characters"),
        ({"oldpassword": PASSWORD, "password1": NEW, "password2": "other"}, "same password each time"),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_the_reason(form: dict[str, str], said: str) -> None:
    account()
    client = Client()
    sign_in(client)
    assert said in text(client.post("/accounts/password/", form))
    assert sign_in(Client()).status_code == 302


def test_the_admins_own_page_leads_to_the_accounts() -> None:
    account()
    client = Client()
    sign_in(client)
    assert client.get("/admin/password_change/").headers["Location"] == "/accounts/password/"
    assert 'href="/accounts/">Your account' in text(client.get("/admin/"))


def test_a_mail_server_that_is_away_or_slow_is_no_matter_of_who_asked(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    account()

    def away(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", away)
    assert "Look into your mail" in ask()
    assert "A mail could not be sent" in caplog.text


def test_mail_is_sent_beside_the_answer_so_that_time_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Thread

    def slow(*_: object, **__: object) -> None:
        time.sleep(1)

    account()
    monkeypatch.setattr("careerguide.accounts.adapter.Thread", Thread)
    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", slow)
    asked = time.monotonic()
    ask()
    assert time.monotonic() - asked < 0.9
