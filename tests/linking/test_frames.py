"""Embeds: what other sites show in a frame, at one address each, light or dark, and never anything else."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from roles.linking.frames import AGE
from tests.pages.drawn import Drawn, words

pytestmark = pytest.mark.usefixtures("past")

EMBEDS = [
    "/embed/roles/baker/",
    "/embed/roles/baker/salaries/",
    "/embed/compare/baker-vs-cook/focus/",
    "/embed/compare/baker-vs-cook/salaries/",
]
ERRORS = ["/embed/roles/nobody/", "/embed/roles/webmaster/", "/embed/nowhere/at/all/"]


def text(response: HttpResponse) -> str:
    return words(response.content.decode().split('<main class="embed">', 1)[1])


def test_a_role_in_short_has_what_it_is_its_answers_and_a_line_of_pay_with_its_source(reader: Client) -> None:
    shown = text(reader.get("/embed/roles/baker/"))
    assert "Baker Bakes & sells. Focus Bread Median pay £50,000 a year May 2025 · 10 months old" in shown
    assert "United Kingdom. Median, base or total pay not stated. Pay survey" in shown
    assert shown.endswith("Career Guide: Baker Updated 3 March 2026. CC BY 4.0")


def test_a_row_has_the_answer_of_each_role(reader: Client) -> None:
    shown = text(reader.get("/embed/compare/baker-vs-cook/focus/"))
    assert "Focus What does the role look at? Baker Bread and cake. Cook Bread and cake." in shown


def test_pay_compared_says_who_earns_more_and_names_the_source_of_what_is_drawn(reader: Client) -> None:
    shown = text(reader.get("/embed/compare/baker-vs-cook/salaries/"))
    assert "United Kingdom Who earns more? Cooks and bakers earn the same." in shown
    assert "Pay a year Median, base or total pay not stated. Pay survey May 2025 · 10 months old" in shown


def test_pay_is_shown_for_the_country_asked_for(reader: Client) -> None:
    assert "United States" in text(reader.get("/embed/roles/baker/salaries/?country=US"))
    assert "US$90,000" in text(reader.get("/embed/roles/baker/?country=us"))


def test_a_country_without_a_figure_says_so(reader: Client) -> None:
    assert "France What bakers earn Not covered yet" in text(reader.get("/embed/roles/baker/salaries/?country=FR"))


@pytest.mark.parametrize("address", EMBEDS)
def test_an_embed_leads_back_to_its_page_outside_the_frame(reader: Client, address: str) -> None:
    page = Drawn(reader.get(address).content.decode())
    back = [a for tag, a in page.elements if tag == "a" and a["href"].startswith("http://localhost:8000/")]
    assert len(back) >= 2
    assert all(a["target"] == "_blank" and "noopener" in a["rel"] for a in back)
    assert ("base", {"target": "_blank"}) in page.elements
    path = "/roles/baker/" if "roles" in address else "/compare/baker-vs-cook/"
    assert back[0]["href"].partition("#")[0] == f"http://localhost:8000{path}"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/embed/compare/baker-vs-cook/focus/", "#row-focus"),
        ("/embed/compare/baker-vs-cook/salaries/", "#money"),
        ("/embed/roles/baker/salaries/?country=US", "?country=US#salaries"),
    ],
)
def test_it_leads_to_the_place_that_it_is_taken_from(reader: Client, address: str, place: str) -> None:
    href = re.findall(r'<h1><a href="([^"]*)"', reader.get(address).content.decode())[0]
    assert href.endswith(place)
    path, _, anchor = href.removeprefix("http://localhost:8000").partition("#")
    assert f'id="{anchor}"' in reader.get(path).content.decode()


@pytest.mark.parametrize("address", [*EMBEDS, *ERRORS])
def test_it_may_be_framed_by_all_is_kept_out_of_indexes_and_sets_no_cookie(reader: Client, address: str) -> None:
    response = reader.get(address)
    assert "X-Frame-Options" not in response
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", [*EMBEDS, *ERRORS])
def test_it_has_no_script_and_its_policy_allows_none(reader: Client, address: str) -> None:
    response = reader.get(address)
    page = Drawn(response.content.decode())
    assert {"script", "form", "style", "iframe", "button"}.isdisjoint(tag for tag, _ in page.elements)
    assert not [a for _, a in page.elements if "style" in a or any(name.startswith("on") for name in a)]
    assert "script-src" not in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize(("query", "theme"), [("?theme=dark", "dark"), ("?theme=light", "light"), ("?theme=x", None)])
def test_its_colours_are_those_asked_for_or_the_devices(reader: Client, query: str, theme: str | None) -> None:
    page = Drawn(reader.get(f"/embed/roles/baker/{query}").content.decode())
    assert dict(page.elements)["html"].get("data-theme") == theme
    assert ("meta", {"name": "color-scheme", "content": theme or "light dark"}) in page.elements


def test_what_is_there_may_be_kept_for_a_while_and_what_is_not_may_not(reader: Client) -> None:
    assert reader.get("/embed/roles/baker/")["Cache-Control"] == AGE
    assert [reader.get(address)["Cache-Control"] for address in ERRORS] == ["no-store"] * 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/embed/roles/loafer/", "/embed/roles/baker/"),
        ("/embed/roles/loafer/salaries/?country=US&theme=dark", "/embed/roles/baker/salaries/?country=US&theme=dark"),
        ("/embed/compare/cook-vs-loafer/focus/", "/embed/compare/baker-vs-cook/focus/"),
        ("/embed/compare/cook-vs-loafer/salaries/", "/embed/compare/baker-vs-cook/salaries/"),
        ("/embed/compare/cook-vs-baker/focus/", "/embed/compare/baker-vs-cook/focus/"),
        ("/embed/compare/baker-vs-loafer/salaries/", "/embed/roles/baker/salaries/"),
        ("/embed/compare/baker-vs-loafer/focus/", "/embed/roles/baker/"),
    ],
)
def test_an_old_slug_or_another_order_leads_on_in_one_hop(reader: Client, old: str, new: str) -> None:
    response = reader.get(old)
    assert (response.status_code, response["Location"], response["Cache-Control"]) == (301, new, "max-age=3600")
    assert reader.get(new).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/embed/roles/webmaster/", "/embed/roles/webmaster/salaries/", "/embed/compare/cook-vs-webmaster/focus/"],
)
def test_in_place_of_a_retired_role_a_few_words_name_its_successor(reader: Client, address: str) -> None:
    response = reader.get(address)
    assert response.status_code == 410
    assert text(response).startswith("Webmaster has been retired The guide no longer keeps it up to date.")
    assert '<a href="/roles/baker/" target="_blank" rel="noopener">Baker</a>' in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/embed/roles/nobody/",
        "/embed/roles/baker-vs-cook/",
        "/embed/compare/baker-vs-cook/nothing/",
        "/embed/compare/baker-vs-nobody/focus/",
        "/embed/compare/a-vs-b-vs-c-vs-d-vs-e-vs-f/focus/",
        "/embed/compare/baker-vs-/salaries/",
        "/embed/roles/A%00b/",
        "/embed/anything/else/",
    ],
)
def test_what_is_not_there_is_said_in_a_few_words(reader: Client, address: str) -> None:
    response = reader.get(address)
    assert response.status_code == 404
    assert text(response).startswith("There is nothing at this address")
    assert len(response.content) < 3000


def test_an_address_without_its_last_slash_is_led_to_it(reader: Client) -> None:
    assert reader.get("/embed/roles/baker")["Location"] == "/embed/roles/baker/"
