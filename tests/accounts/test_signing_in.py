"""One door: where it is, whom it lets in, and what it tells those it does not."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from tests.accounts.doors import PASSWORD, account, sign_in, text

pytestmark = pytest.mark.django_db


def shown(response: HttpResponse) -> str:
    """The page without what was typed into it, and without its tokens."""
    return re.sub(r'value="[^"]*"', "", text(response))


@pytest.mark.parametrize("name", ["cleo", "Cleo", "cleo@example.org", "Cleo@Example.ORG", " cleo "])
def test_an_editor_signs_in_by_name_or_address_whatever_the_capitals(name: str) -> None:
    account()
    client = Client()
    assert sign_in(client, name).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_an_address_with_capitals_is_kept_without() -> None:
    assert account(email="Cleo.B@Example.org").email == "cleo.b@example.org"


def test_the_admin_leads_to_the_door_and_back_to_where_one_wanted_to_go() -> None:
    account(is_superuser=True)
    client, wanted = Client(), "/admin/roles/role/?q=product&o=1"
    first = client.get(wanted)
    second = client.get(first.headers["Location"])
    assert second.headers["Location"] == "/accounts/login/?next=" + quote(wanted, safe="/")
    assert f'name="next" value="{wanted.replace("&", "&amp;")}"' in text(client.get(second.headers["Location"]))
    answer = client.post(second.headers["Location"], {"login": "cleo", "password": PASSWORD, "next": wanted})
    assert answer.headers["Location"] == wanted


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil"])
def test_nobody_is_led_to_another_site(elsewhere: str) -> None:
    account()
    door = Client().get("/admin/login/", {"next": elsewhere}).headers["Location"]
    assert Client().post(door, {"login": "cleo", "password": PASSWORD}).headers["Location"] == "/admin/"


def test_the_admins_own_form_takes_no_password() -> None:
    account()
    client = Client()
    client.post("/admin/login/", {"username": "cleo", "password": PASSWORD})
    assert client.get("/admin/").status_code == 302
    sign_in(client)
    account("dora", is_superuser=True)
    client.post("/admin/login/", {"username": "dora", "password": PASSWORD})
    assert client.get("/admin/auth/user/").status_code == 403


def test_somebody_who_may_not_edit_is_told_so_and_not_led_in_circles() -> None:
    account(is_staff=False)
    client = Client()
    sign_in(client)
    assert client.get("/admin/", follow=True).status_code == 403


def test_a_wrong_password_and_a_name_that_nobody_has_get_the_same_answer() -> None:
    account()
    wrong, unknown = (shown(sign_in(Client(), name, "wrong")) for name in ("cleo", "nina"))
    assert "Name and password do not go together" in wrong
    assert wrong == unknown


def test_a_closed_account_opens_for_nobody_and_at_once() -> None:
    user, client = account(), Client()
    sign_in(client)
    user.is_active = False
    user.save()
    assert client.get("/admin/").status_code == 302
    assert "This account is closed" in text(
        Client().post("/accounts/login/", {"login": "cleo", "password": PASSWORD}, follow=True)
    )


def test_signing_out_leads_to_the_door_and_ends_the_session() -> None:
    account()
    client = Client()
    sign_in(client)
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/admin/").status_code == 200
    assert client.post("/accounts/logout/").headers["Location"] == "/accounts/login/"
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    "address", ["signup/", "email/", "confirm-email/", "social/login/cancelled/", "login/code/confirm/"]
)
def test_nobody_signs_up_or_changes_addresses_here(address: str) -> None:
    assert Client().get(f"/accounts/{address}").status_code == 404


def test_there_is_no_address_of_allauths_that_was_not_chosen() -> None:
    for name in ("account_signup", "account_email", "account_confirm_email", "mfa_trust", "mfa_signup_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


@pytest.mark.parametrize("address", ["login/", "password/reset/", "password/reset/sent/", "inactive/", "invitation/x/"])
def test_these_pages_are_stored_and_listed_nowhere(address: str) -> None:
    headers = Client().get(f"/accounts/{address}").headers
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Robots-Tag"] == "noindex"


def test_the_cookie_of_a_session_is_for_this_site_alone_and_ends_with_the_day() -> None:
    account()
    client = Client()
    cookie = sign_in(client).cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 16 * 60 * 60)


def test_pages_for_readers_ask_nothing_of_an_editors_session(settings: Any) -> None:
    settings.REQUIRE_MFA = True
    account()
    client = Client()
    sign_in(client)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/roles/")
    assert answer.status_code == 200
    assert not [query["sql"] for query in asked if "roles_" not in query["sql"]]
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


@pytest.mark.parametrize("address", ["login/", "password/reset/", "login/passkey/", "login/code/"])
@pytest.mark.parametrize(
    "sent", [{}, {"login": "\0", "password": "x"}, {"email": "\0@example.org"}, {"credential": "{"}]
)
def test_forms_that_no_page_sends_get_an_answer(address: str, sent: dict[str, str]) -> None:
    assert Client().post(f"/accounts/{address}", sent).status_code in {200, 302, 400}
