"""Who sits at the desk."""

from pathlib import Path

import pytest
from django.test import Client

from tests.editing.desk import person, signed_in


@pytest.fixture
def editor(db: None) -> Client:
    """The browser of an editor who may do everything."""
    return signed_in(person("ada", superuser=True))


@pytest.fixture
def colleague(db: None) -> Client:
    """The browser of a second editor who may do everything."""
    return signed_in(person("grace", superuser=True))


BOTH = {"test_applying", "test_brought", "test_completing", "test_desk", "test_impact"}
"""Modules here whose pages ask of the database what two of them might answer otherwise."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a form says is asked beside one database; what two do at once, and what asks cleverly, beside both."""
    for item in items:
        real = item.get_closest_marker("django_db")
        several = real is not None and real.kwargs.get("transaction")
        if item.path.is_relative_to(Path(__file__).parent) and item.path.stem not in BOTH and not several:
            item.add_marker("one_database")
