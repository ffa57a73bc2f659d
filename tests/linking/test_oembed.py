"""oEmbed: the address of a page in, a frame that fits out; nothing is fetched, nothing hostile answered."""

import json
import re
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("past")

SITE = "http://localhost:8000"
BAKER = f"{SITE}/roles/baker/"
PAIR = f"{SITE}/compare/baker-vs-cook/"


@pytest.fixture
def ask(reader: Client) -> Any:
    """The answer for the address of a page, as JSON."""

    def asked(url: str, **parameters: Any) -> dict[str, Any]:
        response = reader.get("/oembed/", {"url": url, **parameters})
        assert response.status_code == 200, response.content
        return dict(response.json())

    return asked


def frame(answer: dict[str, Any]) -> dict[str, str]:
    """The attributes of the frame that an answer holds."""
    found = re.fullmatch(r"<iframe((?: [a-z]+=\"[^\"]*\")+)></iframe>", answer["html"])
    assert found
    return {name: unescape(value) for name, value in re.findall(r'([a-z]+)="([^"]*)"', found[1])}


def test_a_role_is_answered_with_its_frame(ask: Any) -> None:
    answer = ask(BAKER)
    said = {name: value for name, value in answer.items() if not name.startswith("thumbnail")}
    assert {**said, "html": "", "height": 0} == {
        "version": "1.0",
        "type": "rich",
        "title": "Baker",
        "author_name": "Career Guide",
        "provider_name": "Career Guide",
        "provider_url": f"{SITE}/",
        "cache_age": 86_400,
        "html": "",
        "width": 600,
        "height": 0,
    }
    assert frame(answer) == {
        "src": f"{SITE}/embed/roles/baker/",
        "title": "Baker | Career Guide",
        "width": "600",
        "height": str(answer["height"]),
        "loading": "lazy",
        "style": "border:0;max-width:100%",
    }


def test_the_thumbnail_is_the_pages_card_where_it_is_no_larger_than_asked_for(ask: Any, reader: Client) -> None:
    answer = ask(BAKER)
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
    assert f'<meta property="og:image" content="{answer["thumbnail_url"]}">' in reader.get(BAKER).content.decode()
    for limit in ({"maxwidth": 600}, {"maxheight": 400}):
        assert not [name for name in ask(BAKER, **limit) if name.startswith("thumbnail")]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        (BAKER, "/embed/roles/baker/"),
        (f"{BAKER}?country=US", "/embed/roles/baker/?country=US"),
        (f"{BAKER}#salaries", "/embed/roles/baker/salaries/"),
        (f"{BAKER}?country=US#salaries", "/embed/roles/baker/salaries/?country=US"),
        (f"{BAKER}#pay-us", "/embed/roles/baker/salaries/?country=US"),
        (f"{BAKER}#nowhere", "/embed/roles/baker/"),
        (f"{BAKER}?utm_source=x", "/embed/roles/baker/"),
        (f"{SITE}/roles/loafer/#salaries", "/embed/roles/baker/salaries/"),
        (PAIR, "/embed/compare/baker-vs-cook/focus/"),
        (f"{PAIR}#row-focus", "/embed/compare/baker-vs-cook/focus/"),
        (f"{PAIR}#money", "/embed/compare/baker-vs-cook/salaries/"),
        (f"{PAIR}#salaries", "/embed/compare/baker-vs-cook/salaries/"),
        (f"{PAIR}?country=US#money", "/embed/compare/baker-vs-cook/salaries/?country=US"),
        (f"{PAIR}#differences", "/embed/compare/baker-vs-cook/focus/"),
        (f"{SITE}/compare/cook-vs-loafer/", "/embed/compare/baker-vs-cook/focus/"),
        (f"{SITE}/embed/roles/baker/salaries/", "/embed/roles/baker/salaries/"),
        (f"{SITE}/embed/compare/baker-vs-cook/focus/", "/embed/compare/baker-vs-cook/focus/"),
        (f"{SITE}/%72oles/baker/", "/embed/roles/baker/"),
        (f" {SITE}/roles/baker", "/embed/roles/baker/"),
        ("https://localhost:8000/roles/baker/", "/embed/roles/baker/"),
        ("HTTP://LOCALHOST:8000/roles/baker/", "/embed/roles/baker/"),
        ("http://www.localhost:8000/roles/baker/", "/embed/roles/baker/"),
    ],
)
def test_an_address_means_the_embed_of_its_place(ask: Any, url: str, path: str) -> None:
    assert frame(ask(url))["src"] == f"{SITE}{path}"


@pytest.mark.parametrize(
    ("site", "url"),
    [
        ("https://guide.example", "http://guide.example/roles/baker/"),
        ("https://guide.example", "https://www.guide.example:443/roles/baker/"),
        ("https://www.guide.example", "https://guide.example/roles/baker/"),
    ],
)
def test_the_sites_own_host_is_known_in_each_of_its_forms(ask: Any, settings: Any, site: str, url: str) -> None:
    settings.SITE_URL = site
    assert frame(ask(url))["src"] == f"{site}/embed/roles/baker/"


@pytest.mark.parametrize(
    "url",
    [
        f"{SITE}/",
        f"{SITE}/roles/",
        f"{SITE}/roles/nobody/",
        f"{SITE}/roles/webmaster/",
        f"{SITE}/compare/baker-vs-webmaster/",
        f"{SITE}/compare/baker-vs-/",
        f"{SITE}/glossary/backlog/",
        f"{SITE}/moves/baker/to/cook/",
        f"{SITE}/admin/",
        f"{SITE}/nowhere/",
        f"{SITE}/roles/{'a' * 10_000}/",
        f"{SITE}/roles/baker/\0/",
        f"{SITE}/roles/%ff%fe/",
        f"{SITE}/roles/bäcker/",
        f"{SITE}//evil.example/roles/baker/",
        "http://localhost:8001/roles/baker/",
        "http://localhost:99999/roles/baker/",
        "http://localhost:x/roles/baker/",
        "http://localhost.evil.example/roles/baker/",
        "http://evil.example/roles/baker/",
        "http://evil.example@localhost:8000/roles/baker/",
        "http://localhost:8000@evil.example/roles/baker/",
        "http://ｌocalhost。evil.example:8000/roles/baker/",
        "//evil.example/roles/baker/",
        "http://[::1/roles/baker/",
        "http:///roles/baker/",
        "javascript:alert(1)//roles/baker/",
        "javascript://localhost:8000/roles/baker/",
        "data:text/html,/roles/baker/",
        "file:///roles/baker/",
        "ftp://localhost:8000/roles/baker/",
        "http://localhost:8000\\@evil.example/roles/baker/",
        "x" * 10_000,
        "\u202e/roles/baker/",
    ],
)
def test_an_address_without_an_embed_and_every_stranger_are_unknown(reader: Client, url: str) -> None:
    response = reader.get("/oembed/", {"url": url})
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/plain")
    assert url not in response.content.decode()


@pytest.mark.parametrize("query", ["a=1&" * 200, "country=" + "G" * 5000, "country=%ff", "country=ZZ&country=ÿ"])
def test_a_strange_query_of_a_page_changes_nothing(ask: Any, query: str) -> None:
    assert frame(ask(f"{BAKER}?{query}"))["src"] == f"{SITE}/embed/roles/baker/"


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"url": BAKER, "format": "yaml"}, 501),
        ({"url": BAKER, "format": ""}, 501),
        ({"format": "json"}, 400),
        ({"url": BAKER, "maxwidth": "wide"}, 400),
        ({"url": BAKER, "maxwidth": "0"}, 400),
        ({"url": BAKER, "maxheight": "-5"}, 400),
        ({"url": BAKER, "maxheight": "9" * 40}, 400),
        ({"url": BAKER, "maxheight": "٣٠٠"}, 400),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_reason(
    reader: Client, parameters: dict[str, str], status: int
) -> None:
    response = reader.get("/oembed/", parameters)
    assert response.status_code == status
    assert response.content.decode().endswith(".\n") or "?url=" in response.content.decode()


@pytest.mark.parametrize("url", [BAKER, f"{BAKER}#salaries", PAIR, f"{PAIR}#money"])
@pytest.mark.parametrize("widest", [None, 120, 280, 333, 600, 2000])
@pytest.mark.parametrize("highest", [None, 90, 250, 2000])
def test_the_frame_is_never_larger_than_allowed(ask: Any, url: str, widest: int | None, highest: int | None) -> None:
    limits = {"maxwidth": widest, "maxheight": highest}
    answer = ask(url, **{name: limit for name, limit in limits.items() if limit})
    shown = frame(answer)
    assert (int(shown["width"]), int(shown["height"])) == (answer["width"], answer["height"])
    assert answer["width"] <= min(widest or 800, 800)
    assert answer["height"] <= (highest or 10_000)


def test_an_embed_that_is_too_high_is_made_wider_before_it_is_cut_down(ask: Any) -> None:
    url = f"{PAIR}#row-focus"
    narrow, usual = ask(url, maxwidth=300), ask(url)
    assert narrow["height"] > usual["height"]
    assert ask(url, maxheight=usual["height"] - 1)["width"] == 600, "800 pixels would not make it lower"
    role = ask(BAKER)
    wider = ask(BAKER, maxheight=role["height"] - 1)
    assert wider["width"] in (600, 800)


def test_xml_says_the_same(reader: Client, ask: Any) -> None:
    response = reader.get("/oembed/", {"url": PAIR, "format": "xml"})
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert response.content.startswith(b"<?xml version='1.0' encoding='utf-8' standalone=\"yes\"?>")
    said = {field.tag: field.text for field in ET.fromstring(response.content)}  # noqa: S314 - our own
    assert said == {name: str(value) for name, value in ask(PAIR).items()}


def test_scripts_of_other_sites_may_read_the_answer(reader: Client) -> None:
    for parameters in ({"url": BAKER}, {"url": "x"}):
        response = reader.get("/oembed/", parameters)
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Access-Control-Allow-Credentials" not in response


def test_every_page_with_an_embed_says_where_to_ask(reader: Client, ask: Any) -> None:
    links = re.compile(r'<link rel="alternate" type="(\S+\+oembed)" title="([^"]*)" href="([^"]*)">')
    for url, kinds in ((BAKER, ["application/json+oembed", "text/xml+oembed"]), (PAIR, ["application/json+oembed"])):
        found = links.findall(reader.get(url.removeprefix(SITE)).content.decode())
        assert [kind for kind, _, _ in found] == kinds
        for kind, _, address in found:
            answer = reader.get(unescape(address).removeprefix(SITE))
            assert answer.status_code == 200
            assert ("xml" in answer["Content-Type"]) == ("xml" in kind)
        assert json.loads(reader.get(unescape(found[0][2]).removeprefix(SITE)).content) == ask(url)
