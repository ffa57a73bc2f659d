"""Embeds in a page of another site: they show, whole; nothing else of the guide does. And oEmbed, read by a client."""

import sys
from collections.abc import Callable, Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Frame, Page

from tests.running_site import Site

PAIR = "/compare/product-manager-vs-project-manager/"
MANY = "/compare/product-manager-vs-product-owner-vs-project-manager-vs-scrum-master/"
PLACES = [
    "/roles/product-manager/",
    "/roles/scrum-master/",
    "/roles/product-manager/#salaries",
    f"{PAIR}#row-time-horizon",
    f"{PAIR}#row-tools",
    f"{PAIR}#salaries",
    f"{MANY}#row-owns",
    f"{MANY}?country=US#salaries",
]
WIDTHS = (280, 320, 400, 600, 800)

MEASURE = """() => {
  const foot = document.querySelector(".embed__foot"), root = document.documentElement;
  const above = foot.previousElementSibling.getBoundingClientRect().bottom;
  return {
    wide: root.scrollWidth - root.clientWidth,
    high: root.scrollHeight - root.clientHeight,
    free: Math.round(foot.getBoundingClientRect().top - above - 12),
    cut: [...root.querySelectorAll(".embed *")].filter(e => e.getBoundingClientRect().right > root.clientWidth).length,
  };
}"""


class Blog(BaseHTTPRequestHandler):
    """Another site, whose one page is isolated as strictly as a page can be."""

    html = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.end_headers()
        self.wfile.write(f"<!doctype html><title>A blog</title>{self.html}".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def blog(page: Page) -> Iterator[Callable[[str], list[Frame]]]:
    """Shows some HTML as a page of another site, and hands over the frames in it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Blog)
    Thread(target=server.serve_forever, daemon=True).start()

    def show(html: str) -> list[Frame]:
        Blog.html = html
        page.set_viewport_size({"width": 900, "height": 8000})
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        return page.frames[1:]

    yield show
    server.shutdown()
    server.server_close()


def test_an_embed_shows_whole_in_every_width_and_leaves_little_empty(page: Page, site: Site, blog: Any) -> None:
    for place in PLACES:
        asked = f"{site.url}/oembed/"
        answers = [
            page.request.get(asked, params={"url": f"{site.url}{place}", "maxwidth": width}).json() for width in WIDTHS
        ]
        frames = blog("".join(answer["html"].replace(' loading="lazy"', "") for answer in answers))
        assert [answer["width"] for answer in answers] == [280, 320, 400, 600, 600]
        for frame, answer in zip(frames, answers, strict=True):
            found = frame.evaluate(MEASURE)
            seen = f"{place} in {answer['width']}: {found}"
            assert (found["wide"], found["high"], found["cut"]) == (0, 0, 0), seen
            assert found["free"] <= max(48, answer["height"] / 5), seen


def test_an_embed_in_a_sandbox_has_its_looks(page: Page, site: Site, blog: Any, complaints: list[str]) -> None:
    """As WordPress frames what it does not know: without an origin, so that no file is its own."""
    (frame,) = blog(f'<iframe sandbox="allow-scripts" src="{site.url}/embed/roles/product-manager/"></iframe>')
    assert frame.evaluate("getComputedStyle(document.querySelector('.embed')).borderTopWidth") == "4px"
    assert frame.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Newsreader'))")
    assert complaints == []


def test_no_page_of_the_guide_shows_in_a_frame_of_another_site(page: Page, site: Site, blog: Any) -> None:
    addresses = ["/embed/roles/product-manager/", "/roles/product-manager/", "/embed/?url=/roles/product-manager/"]
    frames = blog("".join(f'<iframe src="{site.url}{address}"></iframe>' for address in addresses))
    assert [frame.url.startswith(site.url) for frame in frames] == [True, False, False]
    assert page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_embed_breaks_no_rule_in_the_colours_asked_for(page: Page, complaints, axe, scheme: str) -> None:
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    for path in ("roles/product-manager/", "roles/nobody/", f"{PAIR[1:]}collaboration/", f"{MANY[1:]}salaries/"):
        page.goto(f"/embed/{path}?theme={scheme}")
        for width in (280, 800):
            page.set_viewport_size({"width": width, "height": 500})
            assert axe() == [], f"{path} in {width}"
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "light")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(33, 31, 28)")
    assert [complaint for complaint in complaints if "404" not in complaint] == []


def test_the_page_with_the_code_shows_what_the_code_will(page: Page, complaints, axe) -> None:
    page.goto(f"/embed/?url={escape(PAIR)}")
    page.get_by_label("What it shows").select_option("Who earns more?")
    page.get_by_role("button", name="Show it so").click()
    page.wait_for_url("**show=salaries**")
    page.locator("iframe").first.scroll_into_view_if_needed()
    shown = page.frame_locator("iframe").first
    shown.get_by_role("heading", name="Who earns more?").wait_for()
    code = page.get_by_role("textbox", name="The code").input_value()
    assert f"/embed{PAIR}salaries/" in code
    assert axe() == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert complaints == []


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("place", "title"), [("/roles/product-manager/", "Product manager"), (PAIR, "Owns")])
def test_a_client_library_discovers_what_a_page_offers(
    site: Site, monkeypatch: pytest.MonkeyPatch, place: str, title: str
) -> None:
    monkeypatch.setenv("NO_PROXY", "localhost")
    monkeypatch.setitem(sys.modules, "xml.etree.cElementTree", ET)  # its old name, which the library still uses
    monkeypatch.setattr("xml.etree.cElementTree", ET, raising=False)
    from pyoembed import oEmbed

    found = oEmbed(f"{site.url}{place}", maxwidth=480, maxheight=2000)
    assert (found["type"], found["version"], found["width"]) == ("rich", "1.0", 480)
    assert found["title"].startswith(title) or "responsible" in found["title"] or "answer for" in found["title"]
    assert f'src="{site.url}/embed{place.rstrip("/")}' in found["html"]
