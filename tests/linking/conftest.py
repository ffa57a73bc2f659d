"""A guide with a past: roles that were renamed and retired, and figures of pay."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from roles.editions.retirement import retire
from tests.conftest import kept_for_a_while
from tests.factories import (
    later,
    make_comparison,
    make_dimension,
    make_dimension_text,
    make_role,
    make_salary,
    make_section,
    publish_all,
    save,
)


@pytest.fixture
def reader() -> Client:
    return Client()


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three days after the first edition, whatever the clock says."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: later(days=3))


@pytest.fixture(scope="module")
def a_past(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_while(django_db_blocker, write_a_past):
        yield


@pytest.fixture
def past(a_past: None, db: None, today: None) -> None:
    """Baker (formerly “loafer”) and cook, compared by the editors; the webmaster is gone, the baker takes its place."""


def write_a_past() -> None:
    baker, cook = (
        make_role(slug="loafer", name="Baker", plural="bakers", nutshell="Bakes & sells."),
        make_role(slug="cook"),
    )
    make_role(slug="webmaster")
    focus = make_dimension(slug="focus", name="Focus", question="What does the role look at?", at_a_glance=True)
    for role in (baker, cook):
        make_dimension_text(parent=role, key="focus", dimension=focus, short="Bread", body="Bread and cake.")
        make_salary(parent=role, key="gb")
    make_salary(parent=baker, key="us", country="US", currency="USD", amount=90000)
    page = make_comparison(baker, cook, heading="Baker or cook?")
    make_section(parent=page, key="differences", heading="Row by row", body="", section_kind="table")
    make_section(parent=page, key="money", heading="Money", body="", section_kind="salaries")
    publish_all()
    save(baker, slug="baker")
    publish_all(later(days=1))
    retire(("role", "webmaster"), successor="loafer", now=later(days=2))


BOTH = {
    *("test_api", "test_feeds", "test_lastmod", "test_sitemaps"),
    "test_all_addresses_of_a_long_history_hold",
    "test_after_any_history_each_slug_stands_for_something_or_says_who_took_its_place",
}
"""Modules and tests here that ask of the database what two might answer otherwise; the others read what pages read."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """What is made of a page is asked beside one database: tests/pages ask both for the page itself."""
    if not BOTH & {item.path.stem, item.name}:
        item.add_marker("one_database")
