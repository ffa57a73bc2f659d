"""A sitemap of a very large guide costs no more memory than that of a small one."""

import tracemalloc

import pytest
from django.db import connection
from django.test import Client

from tests import factories as make
from tests.linking.sitemaps import SPACE, fetched, path_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


LIGHT_EDITIONS = """
    WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < %s)
    INSERT INTO roles_edition (kind, key, slug, number, title, live_from, published_at, facts, facts_version, digest,
                               retired, merged, successor, withdrawn, note, dataset)
    SELECT 'term', 'term-' || n, 'term-' || n, 1, 'Term ' || n, %s, %s, '[]', 1, '', FALSE, FALSE, '', FALSE, '', ''
    FROM counted
"""


def light_editions(count: int) -> None:
    """So many terms with nothing but a name."""
    with connection.cursor() as cursor:
        cursor.execute(LIGHT_EDITIONS, [count, make.NOW, make.NOW])


def test_sixty_thousand_addresses_are_sent_as_they_are_read() -> None:
    light_editions(60_000)
    paths = [path_of(loc.text) for loc in fetched("/sitemap.xml", "siteindex").iter(f"{SPACE}loc")]
    assert paths == ["/sitemaps/lists-1.xml", "/sitemaps/terms-1.xml", "/sitemaps/terms-2.xml"]
    assert len(fetched("/sitemaps/terms-2.xml", "sitemap")) == 10_000
    response = Client().get("/sitemaps/terms-1.xml")
    tracemalloc.start()
    sent = lines = 0
    for piece in response:
        sent, lines = sent + len(piece), lines + piece.count(b"<loc>")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert lines == 50_000
    assert peak < sent / 4, f"{peak:,} bytes held for {sent:,} sent"
