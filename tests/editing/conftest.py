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


BOTH = {
    "test_applying",
    "test_groups",
    "test_impact",
    "test_each_person_gets_and_does_what_they_may[superuser]",
    "test_a_list_is_narrowed_to_what_waits_or_came_back",
    "test_an_editor_finds_on_the_desk_what_waits_who_sent_it_and_why",
    "test_many_saves_in_a_row_are_told_as_one_and_the_queries_stay_the_same",
    "test_several_are_published_together_from_the_list",
    "test_the_list_tells_how_each_stands",
    "test_the_record_lists_who_did_what_to_what_one_may_see",
}
"""Modules and tests here that run beside both databases: among them one that asks every address of the room once."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """What a form says is asked beside one database; what two people do at once beside both, as is what BOTH names."""
    real = item.get_closest_marker("django_db")
    several = real is not None and real.kwargs.get("transaction")
    if not several and not BOTH & {item.path.stem, item.name}:
        item.add_marker("one_database")
