"""Who sits at the desk."""

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
