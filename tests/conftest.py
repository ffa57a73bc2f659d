"""What every test may use; the environment itself is set in plugins/database.py."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.template.base import Template
from django.test.utils import _TestState

hypothesis.settings.register_profile("same-each-time", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", derandomize=False, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS", "same-each-time"))
"""A run tells what the change did, not what chance did; HYPOTHESIS=search looks for new cases."""


def pytest_configure() -> None:
    """Plain addresses for static files, so that no test waits for them to be collected."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The database of pytest-django; in SQLite one that lets a test's end delete what is on record.

    Between tests with transactions of their own Django empties SQLite's tables by DELETE, which the record of who did
    what refuses. A test of that refusal puts the guard back (tests/editions/test_activity.py).
    """
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("DROP TRIGGER roles_activity_no_delete")


@pytest.fixture(scope="session", autouse=True)
def plain_templates(django_test_environment: None) -> None:
    """Templates as readers get them. Django's test environment copies the context of every part of every page, and
    collects garbage often: a form of the admin takes a quarter more time then.
    """
    Template._render = _TestState.saved_data.template_render
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(autouse=True)
def nothing_remembered(django_test_environment: None) -> None:
    """No test is answered from another test's guide, which may have been published at the same moment."""
    from roles.queries.state import forget

    forget()


@pytest.fixture(scope="session")
def database_name(pytestconfig: pytest.Config) -> str:
    """The database that --db asked for: "sqlite" or "postgres"."""
    return str(pytestconfig.getoption("--db"))


@contextmanager
def kept_for_a_while(blocker: Any, load: Callable[[], object]) -> Iterator[None]:
    """What ``load`` writes, for all the tests of a module; then the database is as it was."""
    with blocker.unblock():
        outer = transaction.atomic()
        outer._from_testcase = True  # as a TestCase does, so that durable transactions may stand within
        with outer:
            load()
            connection.check_constraints()  # once, as a commit would; else PostgreSQL does it after each test anew
            yield
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The shipped guide, loaded and published once for a module. A test also asks for ``db``."""
    with kept_for_a_while(django_db_blocker, lambda: call_command("load_guide", verbosity=0)):
        yield
