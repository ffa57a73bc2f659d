"""Where a person finds the code: choose what it shows, see it, copy it; without a script."""

import re
from html import unescape

import pytest
from django.test import Client

from roles.domain.frame import NARROWEST
from roles.linking.embed_code import WIDTHS
from roles.linking.embeds import MARGINS, embeds_of, present
from roles.linking.targets import target_of
from tests.pages.drawn import Drawn

pytestmark = pytest.mark.usefixtures("past")


def asked(reader: Client, **parameters: object) -> Drawn:
    response = reader.get("/embed/", parameters)
    assert response.status_code == 200
    return Drawn(response.content.decode())


def code(page: Drawn) -> str:
    return unescape(re.findall(r"<textarea[^>]*>(.*)</textarea>", page.html, re.DOTALL)[0])


def chosen(page: Drawn) -> list[str]:
    """The words of every choice made."""
    return re.findall(r"<option[^>]* selected>([^<]*)<", page.html)


def test_without_an_address_it_is_asked_for(reader: Client) -> None:
    page = asked(reader)
    assert "A role in short, a row of a comparison, a chart of pay: ready to paste into an article." in page.text
    assert [a["name"] for tag, a in page.elements if tag in ("input", "select") and a["name"] != "q"] == ["url"]


def test_a_page_without_an_embed_is_refused_beside_the_field(reader: Client) -> None:
    response = reader.get("/embed/", {"url": '"><script>'})
    assert response.status_code == 404
    assert "Nothing at this address can be shown elsewhere." in response.content.decode()
    assert "<script>" not in response.content.decode().split("</head>")[1]


def test_a_roles_page_leads_to_the_code_of_the_role_in_short(reader: Client) -> None:
    page = reader.get("/roles/baker/").content.decode()
    address = unescape(re.findall(r'<a href="([^"]*)">Show it on your own site', page)[0])
    shown = Drawn(reader.get(address).content.decode())
    assert chosen(shown) == ["The role in short", "United Kingdom", "As on the reader’s device", "600 pixels"]
    assert code(shown).startswith('<iframe src="http://localhost:8000/embed/roles/baker/" title="Baker | Career Guide"')


def test_a_comparison_offers_every_row_and_who_earns_more(reader: Client) -> None:
    page = asked(reader, url="/compare/baker-vs-cook/", show="salaries", theme="dark", country="US", width=320)
    assert re.findall(r'<option value="(\w+)"[^>]*>([^<]*)<', page.within_html('id="show"', "</select>")) == [
        ("focus", "Focus"),
        ("salaries", "Who earns more?"),
    ]
    assert chosen(page) == ["Who earns more?", "United States", "Dark", "320 pixels"]
    assert 'src="http://localhost:8000/embed/compare/baker-vs-cook/salaries/?country=US&theme=dark"' in unescape(
        code(page)
    )


@pytest.mark.parametrize("choice", [{"show": "nothing"}, {"theme": "x"}, {"country": "<b>"}, {"width": "9999"}])
def test_a_choice_that_there_is_not_is_as_usual(reader: Client, choice: dict[str, str]) -> None:
    usual = {"show": "focus", "theme": "", "width": "600"}
    assert code(asked(reader, url="/compare/baker-vs-cook/", **choice)) == code(
        asked(reader, url="/compare/baker-vs-cook/", **usual)
    )


def test_the_fragment_of_an_address_is_a_first_choice(reader: Client) -> None:
    assert chosen(asked(reader, url="http://localhost:8000/roles/baker/#salaries"))[0] == "What bakers earn"


def test_the_page_alone_may_frame_and_only_the_guides_own_embeds(reader: Client) -> None:
    response = reader.get("/embed/", {"url": "/roles/baker/"})
    assert "frame-src 'self'" in response["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-src" not in reader.get("/roles/baker/")["Content-Security-Policy"]
    frames = [a for tag, a in Drawn(response.content.decode()).elements if tag == "iframe" and a["src"].startswith("/")]
    assert {a["src"] for a in frames} == {"/embed/roles/baker/"}
    assert [a["width"] for a in frames] == ["600", "320"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[-1]])
@pytest.mark.parametrize("roles", [["baker"], ["baker", "cook"]])
def test_on_a_narrow_screen_the_frame_grows_so_that_nothing_is_cut(roles: list[str], width: int) -> None:
    target = target_of(roles)
    assert target
    for embed in embeds_of(target, moment=present()):
        low, start, slope, high = (
            int(number) for number in re.findall(r"clamp\((\d+)px,(\d+)px - (\d+)vw,(\d+)px\)", embed.fluid(width))[0]
        )
        for window in range(NARROWEST + MARGINS, 1000, 24):
            within = min(width, window - MARGINS)
            given = min(max(low, start - slope * window / 100), high)
            assert given >= embed.height(within) - 22, f"{embed.label}: {given} in a window of {window}"
        assert low == embed.height(width)
