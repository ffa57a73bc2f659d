"""Too many attempts: counted by the name that is typed and by the address that a client cannot choose."""

import time

import pytest
from django.core.cache import cache, caches
from django.core.cache.backends.db import DatabaseCache
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from tests.accounts.doors import account, code_of, sign_in, text, with_app

pytestmark = pytest.mark.django_db

BY_NAME, BY_ADDRESS = 5, 10
FORGED = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP", "Client-IP", "X-Client-IP", "True-Client-IP")


def attempts(count: int, *, names: list[str] | None = None, addresses: list[str] | None = None) -> list[int]:
    """Statuses of wrong passwords, one browser each, by turns for these names and from these addresses."""
    names, addresses = names or ["cleo"], addresses or ["192.0.2.1"]
    return [
        sign_in(Client(), names[i % len(names)], "wrong", REMOTE_ADDR=addresses[i % len(addresses)]).status_code
        for i in range(count)
    ]


def many(pattern: str, count: int = 50) -> list[str]:
    return [pattern.format(i) for i in range(count)]


@pytest.mark.parametrize("exists", [True, False])
def test_one_name_from_many_addresses_is_refused_whether_or_not_there_is_such_an_account(exists: bool) -> None:
    if exists:
        account()
    statuses = attempts(BY_NAME + 2, addresses=many("192.0.2.{}"))
    assert statuses == [200] * BY_NAME + [429] * 2


def test_many_names_from_one_address_are_refused() -> None:
    assert attempts(BY_ADDRESS + 2, names=many("name{}")) == [200] * BY_ADDRESS + [429] * 2


def test_many_addresses_of_one_ipv6_network_are_one() -> None:
    statuses = attempts(BY_ADDRESS + 1, names=many("name{}"), addresses=many("2001:db8:1:2::{}"))
    assert statuses[-1] == 429


@pytest.mark.parametrize("header", FORGED)
def test_a_forged_header_makes_nobody_another(header: str) -> None:
    for i in range(BY_ADDRESS):
        sign_in(Client(), f"name{i}", "wrong", headers={header: f"198.51.100.{i}"})
    assert sign_in(Client(), "one-more", "wrong", headers={header: "198.51.100.99"}).status_code == 429


def test_another_port_in_the_host_header_makes_no_name_another() -> None:
    ports = [sign_in(Client(), "cleo", "wrong", headers={"Host": f"localhost:{port}"}) for port in range(1, 8)]
    assert [answer.status_code for answer in ports] == [200] * BY_NAME + [429] * 2


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_added(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for i in range(BY_ADDRESS):
        sign_in(Client(), f"name{i}", "wrong", headers={"X-Forwarded-For": f"198.51.100.{i}, 203.0.113.7"})
    again = sign_in(Client(), "one-more", "wrong", headers={"X-Forwarded-For": "198.51.100.99, 203.0.113.7"})
    other = sign_in(Client(), "one-more", "wrong", headers={"X-Forwarded-For": "203.0.113.8"})
    assert (again.status_code, other.status_code) == (429, 200)


@pytest.mark.parametrize("sent", [None, "198.51.100.1"])
def test_with_a_proxy_too_few_those_who_come_that_way_count_as_one(settings: Settings, sent: str | None) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    headers = {"X-Forwarded-For": sent} if sent else {}
    statuses = [sign_in(Client(), f"name{i}", "x", headers=headers).status_code for i in range(BY_ADDRESS + 1)]
    assert statuses == [200] * BY_ADDRESS + [429]


def test_what_is_no_address_gets_no_attempt(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert sign_in(Client(), "cleo", "wrong", headers={"X-Forwarded-For": "nonsense"}).status_code == 403


def test_the_refusal_is_a_page_that_says_when_and_how_else() -> None:
    attempts(BY_NAME, addresses=many("192.0.2.{}"))
    answer = sign_in(Client(), REMOTE_ADDR="192.0.2.200")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "300")
    assert "wait five minutes" in text(answer)
    assert "/accounts/password/reset/" in text(answer)


def test_five_minutes_later_the_owner_gets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    account()
    attempts(BY_NAME, addresses=many("192.0.2.{}"))
    assert sign_in(Client()).status_code == 429
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 301)
    assert sign_in(Client()).status_code == 302


def test_signing_in_often_is_no_attack() -> None:
    account()
    assert [sign_in(Client()).status_code for _ in range(BY_ADDRESS + 5)] == [302] * (BY_ADDRESS + 5)


def test_codes_are_not_guessed_either() -> None:
    secret, client = with_app(account()), Client()
    sign_in(client)
    guesses = [client.post("/accounts/login/code/", {"code": "000000"}).status_code for _ in range(BY_NAME + 1)]
    assert guesses == [200] * BY_NAME + [429]
    assert client.post("/accounts/login/code/", {"code": code_of(secret)}).status_code == 429


def test_asking_for_passkeys_is_counted_as_it_leaves_a_session_behind() -> None:
    def ask(client: Client) -> int:
        return client.get("/accounts/login/passkey/", headers={"Accept": "application/json"}).status_code

    assert [ask(Client()) for _ in range(31)] == [200] * 30 + [429]


def test_new_passwords_are_not_asked_for_without_end() -> None:
    def ask(email: str, address: str) -> HttpResponse:
        return Client().post("/accounts/password/reset/", {"email": email}, REMOTE_ADDR=address)

    account()
    for email in ("cleo@example.org", "nobody@example.org"):
        assert [ask(email, f"192.0.2.{i}").status_code for i in range(4)] == [302, 302, 302, 429]
    assert [ask(f"{i}@example.org", "192.0.2.99").status_code for i in range(11)] == [302] * 10 + [429]


def test_the_count_stands_in_the_database_where_every_process_and_restart_finds_it() -> None:
    assert isinstance(caches["default"], DatabaseCache)
    attempts(BY_NAME)
    another_process = DatabaseCache("accounts_shared", {})
    keys = [key for key in _keys() if "login_failed" in key]
    assert keys
    assert all(another_process.get(key.split(":", 2)[2]) for key in keys)


def test_nobody_pushes_counts_out_by_making_more_of_them() -> None:
    assert cache._max_entries >= 100_000  # type: ignore[attr-defined]


def _keys() -> list[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM accounts_shared")
        return [key for (key,) in cursor.fetchall()]
