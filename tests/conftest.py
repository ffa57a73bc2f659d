"""What every test may use; the environment itself is set in plugins/database.py."""

import pytest
from django.conf import settings


def pytest_configure() -> None:
    """Plain addresses for static files, so that no test waits for them to be collected."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def database_name(pytestconfig: pytest.Config) -> str:
    """The database that --db asked for: "sqlite" or "postgres"."""
    return str(pytestconfig.getoption("--db"))
