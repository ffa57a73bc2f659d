"""What a machine asks first: robots.txt, the description of the search, and a page's one address."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree

from tests import factories as make
from tests.conftest import kept_for_a_while

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def publish_a_guide() -> None:
    baker = make.make_role(slug="baker")
    make.make_other_title(parent=baker, title="Bread maker")
    make.make_role(slug="cook")
    make.make_skill()
    make.make_salary(parent=baker)
    make.publish_all()


@pytest.fixture(scope="module", autouse=True)
def guide(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_while(django_db_blocker, publish_a_guide):
        yield


def test_robots_may_read_everything_and_are_told_of_the_sitemaps() -> None:
    response = Client().get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow:",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        "",
    ]


def test_a_browser_learns_how_to_search() -> None:
    page = Client().get("/").content.decode()
    assert '<link rel="search" type="application/opensearchdescription+xml"' in page
    response = Client().get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    urls = {url.get("type"): url.get("template") for url in etree.fromstring(response.content).iter(f"{OPENSEARCH}Url")}
    found = Client().get(urls["text/html"].removeprefix(settings.SITE_URL).replace("{searchTerms}", "baker"))
    assert "/roles/baker/" in found.content.decode()
    suggested = Client().get(
        urls["application/x-suggestions+json"].removeprefix(settings.SITE_URL).replace("{searchTerms}", "bread")
    )
    assert suggested["X-Robots-Tag"] == "noindex"
    assert suggested.json() == ["bread", ["Baker"], ["Also called Bread maker"], [f"{settings.SITE_URL}/roles/baker/"]]


@pytest.mark.parametrize("typed", ["", "%00", "%FF", "a" * 5000, "</script>"])
def test_whatever_is_typed_is_answered(typed: str) -> None:
    assert Client().get(f"/search/suggestions/?q={typed}").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("path", ["/robots.txt", "/opensearch.xml", "/sitemap.xml", "/sitemaps/lists-1.xml"])
def test_they_are_only_read(path: str, method: str) -> None:
    assert getattr(Client(), method)(path).status_code == 405
    assert Client().head(path).status_code == 200


QUERIES = (
    "/?x=1",
    "/roles/?page=2&letter=B",
    "/roles/baker/?country=US",
    "/compare/?role=baker",
    "/compare/baker-vs-cook/?order=cook,baker&show=differences&country=US",
    "/moves/?page=2",
    "/moves/baker/to/cook/?country=US",
    "/skills/?letter=N",
    "/skills/negotiation/?page=2",
    "/salaries/?country=US&sort=role&page=2",
    "/paths/?page=9",
    "/search/?q=baker&kind=role",
    "/which-path/?vision=5",
    "/sources/?utm_source=x",
)


@pytest.mark.parametrize("address", QUERIES)
def test_whatever_is_asked_for_the_page_has_one_absolute_address(address: str) -> None:
    page = Client().get(address).content.decode()
    bare = f"{settings.SITE_URL}{address.partition('?')[0]}"
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', page) == [bare]
    assert re.findall(r'<meta property="og:url" content="([^"]*)">', page) == [bare]
