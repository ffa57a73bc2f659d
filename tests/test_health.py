"""What probes are told."""

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings


@pytest.fixture
def probe() -> Client:
    """A probe: any Host, plain HTTP, no session."""
    return Client(headers={"host": "10.1.2.3"}, raise_request_exception=False)


def test_healthz_says_alive_without_asking_the_database(probe):
    response = probe.get("/healthz")
    assert (response.status_code, response.content) == (200, b"alive\n")


@pytest.mark.django_db
def test_readyz_says_ready_on_a_migrated_database(probe):
    response = probe.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_readyz_says_503_while_migrations_are_pending(probe):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    response = probe.get("/readyz")
    assert (response.status_code, response.content) == (503, b"migrations are pending\n")


def test_readyz_says_503_when_the_database_is_away(probe, monkeypatch):
    def refuse() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    response = probe.get("/readyz")
    assert (response.status_code, response.content) == (503, b"the database does not answer\n")


@override_settings(SECURE_SSL_REDIRECT=True)
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_probes_are_never_sent_to_https_and_get_no_cookie(probe, path):
    response = probe.get(path)
    assert response.status_code == 200
    assert not response.cookies


def test_a_probe_only_reads(probe):
    assert probe.post("/healthz").status_code == 405
