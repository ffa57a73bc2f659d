"""Every page of the shipped guide is a few clicks from the start, and every link of every page leads somewhere.

No link is to an address that is not its page's own: none leads to a redirect, and each page is its own canonical.
"""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from django.conf import settings
from django.test import Client

from roles.editions.models import Edition
from roles.queries.live import PAGES

LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
ANCHOR = re.compile(r'\sid="([^"]*)"')
"""A page in another form, which has no links: tests/linking/test_exports.py reads those."""
ELSEWHERE = ("http:", "https:", "mailto:")


def links_of(address: str, html: str) -> Iterator[tuple[str, str]]:
    """(address, fragment) of each link that stays within the site."""
    for href in LINK.findall(html):
        if not href.startswith(ELSEWHERE):
            target, fragment = urldefrag(urljoin(address, unescape(href)))
            yield target, unquote(fragment)


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
@pytest.mark.one_database
def test_every_link_leads_to_a_page_and_a_place_on_it() -> None:
    reader, pages, waiting, clicks = Client(), dict[str, str](), ["/"], {"/": 0}
    wanted: set[tuple[str, str, str]] = set()
    while waiting:
        address = waiting.pop(0)
        response = reader.get(address)
        assert response.status_code == 200, f"{address} answers {response.status_code}"
        is_page = response["Content-Type"].startswith("text/html")  # data has no links of ours to follow
        pages[address] = response.content.decode() if is_page else ""
        if is_page:
            own = address if "?family=" in address else address.partition("?")[0]
            assert f'<link rel="canonical" href="{settings.SITE_URL}{own}">' in pages[address]
        for target, fragment in links_of(address, pages[address]):
            wanted.add((address, target, fragment))
            if target not in clicks:
                clicks[target] = clicks[address] + 1
                waiting.append(target)
    anchors = {address: {"", *map(unescape, ANCHOR.findall(html))} for address, html in pages.items()}
    assert not [link for link in sorted(wanted) if link[2] not in anchors[link[1]]]
    with_a_page = {e.slug: e for e in Edition.objects.filter(kind__in=PAGES)}
    far = [slug for slug in with_a_page if not any(a.endswith(f"/{slug}/") and clicks[a] <= 3 for a in clicks)]
    assert not far
