"""Doors that open fast, and mail that is there at once."""

from collections.abc import Callable

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Real password hashes take a third of a second each, on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


class _AtOnce:
    """A thread that does not run beside anything."""

    def __init__(self, target: Callable[[], None]) -> None:
        self.start = target


@pytest.fixture(autouse=True)
def prompt_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careerguide.accounts.adapter.Thread", _AtOnce)


def pytest_itemcollected(item: pytest.Item) -> None:
    """What is counted is asked beside both databases; forms, mails and codes beside one."""
    if item.path.stem != "test_limits":
        item.add_marker("one_database")
