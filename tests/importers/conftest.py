"""Importers are asked beside one database; what is theirs together, which writes, beside both."""

import pytest

BOTH = {"test_apply", "test_interrupted", "test_newer_release"}
"""Modules that hold the writing of every dataset to its rules; each format's own add only how files are read."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave to SQLite what reads files."""
    if item.path.stem not in BOTH:
        item.add_marker("one_database")
