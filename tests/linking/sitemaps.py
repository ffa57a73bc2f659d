"""Sitemaps as a search engine reads them."""

from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.test import Client
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@cache
def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))


def fetched(path: str, kind: str) -> etree._Element:
    """The document at the path, valid by its schema."""
    response = Client().get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    document = etree.fromstring(b"".join(response))  # type: ignore[arg-type]
    schema(kind).assertValid(document)
    return document


def path_of(url: str) -> str:
    assert url.startswith(settings.SITE_URL)
    return url.removeprefix(settings.SITE_URL)


def listed() -> dict[str, datetime]:
    """Every address of every sitemap by its path, with its last change."""
    index = fetched("/sitemap.xml", "siteindex")
    files = [path_of(loc.text) for loc in index.iter(f"{SPACE}loc")]
    urls = [url for file in files for url in fetched(file, "sitemap")]
    paths = [path_of(url.findtext(f"{SPACE}loc")) for url in urls]
    assert len(paths) == len(set(paths))
    return {
        path: datetime.fromisoformat(url.findtext(f"{SPACE}lastmod")) for path, url in zip(paths, urls, strict=True)
    }
