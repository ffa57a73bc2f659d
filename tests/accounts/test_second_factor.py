"""Who must prove by two things who they are, and when they have."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from careerguide.accounts.factors import forget_factors
from tests.accounts.doors import account, code_of, sign_in, text, with_app
from tests.editing.desk import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("required")]

EDITING = ("/admin/", "/admin/roles/role/", "/admin/roles/edition/publish/?name=role:x", "/admin/password_change/")


@pytest.fixture
def required(settings: Settings) -> None:
    settings.REQUIRE_MFA = True


@pytest.fixture
def as_it_happens(transactional_db: None) -> Iterator[None]:
    """What is done once all is written is done within the request, as on the site."""
    yield
    cache.clear()


def editor() -> User:
    return account(is_superuser=True)


def reaches(client: Client) -> dict[str, int]:
    """What a browser gets of the editing pages."""
    answers = {address: client.get(address).status_code for address in EDITING}
    written = client.post("/markdownx/markdownify/", {"content": "x"}).status_code
    return answers | {"/markdownx/": written}


NOTHING = dict.fromkeys(EDITING, 302) | {"/markdownx/": 403}


def set_up(client: Client) -> str:
    """Set up an app as its page says; the secret."""
    client.get("/accounts/app/")
    secret = str(client.session[SECRET_SESSION_KEY])
    assert client.post("/accounts/app/", {"code": code_of(secret)}).headers["Location"] == "/accounts/recovery-codes/"
    return secret


def test_without_one_an_editor_is_led_to_set_one_up_and_reaches_nothing_else() -> None:
    editor()
    client = Client()
    landed = client.post("/accounts/login/", {"login": "cleo", "password": "a fine long password"}, follow=True)
    assert landed.redirect_chain[-1][0] == "/accounts/"
    assert "set up a second factor" in text(landed)
    assert reaches(client) == NOTHING
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/accounts/"


@pytest.mark.usefixtures("as_it_happens")
def test_setting_one_up_opens_the_desk_without_a_second_sign_in() -> None:
    editor()
    client = Client()
    sign_in(client)
    set_up(client)
    assert len(text(client.get("/accounts/recovery-codes/")).split("<code>")) == 11
    assert client.get("/admin/").status_code == 200


def test_password_then_code_opens_the_desk() -> None:
    secret, client = with_app(editor()), Client()
    assert sign_in(client).headers["Location"] == "/accounts/login/code/"
    assert reaches(client) == NOTHING
    assert "not the code" in text(client.post("/accounts/login/code/", {"code": "abc"}))
    assert client.post("/accounts/login/code/", {"code": code_of(secret)}).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_code_works_once() -> None:
    secret = with_app(editor())
    code = code_of(secret)
    for browser, answered in ((Client(), 302), (Client(), 200)):
        sign_in(browser)
        assert browser.post("/accounts/login/code/", {"code": code}).status_code == answered


def test_a_recovery_code_works_once() -> None:
    user = editor()
    with_app(user)
    code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]
    for browser, answered in ((Client(), 302), (Client(), 200)):
        sign_in(browser)
        assert browser.post("/accounts/login/code/", {"code": code}).status_code == answered


def test_where_one_wanted_to_go_survives_the_code() -> None:
    secret, client = with_app(editor()), Client()
    client.post("/accounts/login/", {"login": "cleo", "password": "a fine long password", "next": "/admin/roles/role/"})
    assert client.post("/accounts/login/code/", {"code": code_of(secret)}).headers["Location"] == "/admin/roles/role/"


def test_a_session_from_before_the_rule_is_led_to_set_one_up(settings: Settings) -> None:
    editor()
    settings.REQUIRE_MFA = False
    client = Client()
    sign_in(client)
    assert client.get("/admin/").status_code == 200
    settings.REQUIRE_MFA = True
    assert reaches(client) == NOTHING
    assert client.get("/accounts/").status_code == 200


def test_a_session_by_password_alone_is_nobodys_once_there_is_a_factor() -> None:
    user = editor()
    client = signed_in(user)
    with_app(user)
    assert reaches(client) == NOTHING
    for address in ("/accounts/", "/accounts/app/remove/", "/accounts/recovery-codes/", "/accounts/password/"):
        answer = client.get(address, follow=True)
        assert answer.redirect_chain[-1][0].startswith("/accounts/login/")


def test_whoever_has_become_nobody_signs_in_again() -> None:
    user = editor()
    client = signed_in(user)
    secret = with_app(user)
    assert sign_in(client).headers["Location"] == "/accounts/login/code/"
    client.post("/accounts/login/code/", {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("as_it_happens")
def test_a_session_ends_with_the_factor_that_it_began_with() -> None:
    user, client = editor(), Client()
    sign_in(client)
    set_up(client)
    Authenticator.objects.filter(user=user).delete()
    assert reaches(client) == NOTHING
    with_app(user)
    assert reaches(client) == NOTHING


def test_removing_the_only_factor_leads_to_setting_up_another() -> None:
    secret, client = with_app(editor()), Client()
    sign_in(client)
    client.post("/accounts/login/code/", {"code": code_of(secret)})
    client.post("/accounts/app/remove/")
    assert not Authenticator.objects.exists()
    assert "set up a second factor" in text(client.get("/admin/", follow=True))


@pytest.mark.usefixtures("as_it_happens")
def test_making_new_recovery_codes_does_not_sign_out_who_came_by_one() -> None:
    user, client = editor(), Client()
    with_app(user)
    code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]
    sign_in(client)
    client.post("/accounts/login/code/", {"code": code})
    client.post("/accounts/recovery-codes/new/")
    assert client.get("/admin/").status_code == 200


def test_whoever_signed_in_a_while_ago_is_asked_again_before_factors_change(monkeypatch: pytest.MonkeyPatch) -> None:
    secret, client = with_app(editor()), Client()
    sign_in(client)
    client.post("/accounts/login/code/", {"code": code_of(secret)})
    assert client.get("/accounts/app/remove/").status_code == 200
    monkeypatch.setattr("careerguide.accounts.adapter.FRESH", -1)
    answer = client.get("/accounts/app/remove/")
    assert answer.headers["Location"] == "/accounts/again/?next=%2Faccounts%2Fapp%2Fremove%2F"
    assert "That is not your password" in text(client.post(answer.headers["Location"], {"password": "wrong"}))


def test_those_who_edit_nothing_need_none() -> None:
    account(is_staff=False)
    client = Client()
    assert sign_in(client).status_code == 302
    assert client.get("/accounts/").status_code == 200


def test_one_setting_lifts_the_rule_and_a_factor_that_is_there_is_asked_for_all_the_same(
    settings: Settings,
) -> None:
    settings.REQUIRE_MFA = False
    user, client = editor(), Client()
    sign_in(client)
    assert client.get("/admin/").status_code == 200
    with_app(user)
    assert sign_in(Client()).headers["Location"] == "/accounts/login/code/"


@pytest.mark.usefixtures("as_it_happens")
def test_the_rule_costs_one_query(settings: Settings, django_assert_num_queries: Any) -> None:
    editor()
    client = Client()
    sign_in(client)
    set_up(client)
    with django_assert_num_queries(3):  # the session, the account, the factors
        client.get("/admin/jsi18n/")


@pytest.mark.usefixtures("as_it_happens")
def test_owners_are_told_by_mail_of_every_change() -> None:
    editor()
    client = Client()
    sign_in(client)
    set_up(client)
    client.post("/accounts/app/remove/")
    told = {message.subject: message.body for message in mail.outbox}
    assert list(told) == ["An authenticator app was set up", "An authenticator app was removed"]
    assert "http://localhost:8000/accounts/password/reset/" in told["An authenticator app was removed"]
    assert "testserver" not in "".join(told.values())


def test_a_lost_factor_is_removed_by_an_operator_and_the_log_says_so(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with_app(editor())
    call_command("reset_factors", "Cleo@example.org")
    assert "2 removed" in capsys.readouterr().out
    assert "The second factors of cleo were removed by manage.py reset_factors" in caplog.text
    with pytest.raises(CommandError, match="no account nina"):
        call_command("reset_factors", "nina")


def test_a_session_does_not_outlive_the_reset_of_its_factor() -> None:
    user = editor()
    secret, client = with_app(user), Client()
    sign_in(client)
    client.post("/accounts/login/code/", {"code": code_of(secret)})
    forget_factors(user, by="a test")
    assert reaches(client) == NOTHING
