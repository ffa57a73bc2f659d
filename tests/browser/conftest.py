"""A real browser on the real site: Debian's Chromium, `careerguide.serve`, the shipped guide.

One site serves the whole run, so a test here looks and does not change what readers see.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.browser.doors import sign_in
from tests.browser.scheme import SETTLED
from tests.running_site import Site, running_site

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
AXE_RUN = """([tags, left]) => axe.run(document, {
  runOnly: { type: "tag", values: tags },
  rules: Object.fromEntries(left.map(rule => [rule, { enabled: false }])),
  resultTypes: ["violations"],
})"""
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = ((320, "dark"), (390, "light"), (768, "dark"), (1280, "light"))
"""Widths in CSS pixels, and the scheme that each is looked at in."""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEFT_OUT = (
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    *("TcpPortRandomizationWin", "ThirdPartyStoragePartitioning"),
    *("WebUIOmniboxAimPopup", "WebUIOmniboxPopup"),
)
"""Features of Chromium to do without: what playwright leaves out, whose list this takes the place of, and the pages of
its address bar, which every new window draws anew though nobody sees them: that takes as long as a page of the site."""
EDITOR = {"DJANGO_SUPERUSER_USERNAME": "editor", "DJANGO_SUPERUSER_PASSWORD": "a password for one test run"}


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """All sites of a run, each worker's and those with a clock of their own, serve what the first worker built."""
    folder = Path(os.environ["DATA_DIR"], "static-of-all-sites")
    os.environ["STATIC_ROOT"] = str(folder)
    with folder.with_suffix(".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        subprocess.run([sys.executable, "-m", "careerguide.serve", "--static"], cwd=settings.BASE_DIR, check=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site with the shipped guide, and an account for an editor (EDITOR)."""
    with running_site(tmp_path_factory.mktemp("site"), **EDITOR) as running:
        running.manage("createsuperuser", "--noinput", "--email", "editor@example.org")
        yield running


@pytest.fixture(scope="session")
def base_url(site: Site) -> str:
    """So that a test says page.goto("/roles/")."""
    return site.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of the system: playwright's own is never downloaded."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        pytest.fail("The browser tests need Chromium: apt-get install chromium", pytrace=False)
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
    features = f"--disable-features={','.join(LEFT_OUT)}"
    return browser_type_launch_args | {"executable_path": chromium, "args": [*quiet, features]}


@pytest.fixture(params=["with scripts", "without scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A page of a browser with scripts, and of one without."""
    context = browser.new_context(java_script_enabled=request.param == "with scripts", base_url=base_url)
    yield context.new_page()
    context.close()


def listen(context: BrowserContext, heard: list[str]) -> None:
    """Write down what a browser complains of: errors of scripts, refusals of the policy, files that failed to load."""

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(message.text)

    context.on("console", hear)
    context.on("weberror", lambda error: heard.append(str(error.error)))


@pytest.fixture
def complaints(context: BrowserContext) -> list[str]:
    """What the browser complained of."""
    heard: list[str] = []
    listen(context, heard)
    return heard


@pytest.fixture
def axe(page: Page) -> Callable[..., list[str]]:
    """Call it to get the accessibility rules that the page breaks, each with the first element that does.

    ``left`` are rules to leave out.
    """

    def violations(*left: str) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        found = page.evaluate(AXE_RUN, [AXE_TAGS, left])["violations"]
        return [f"{rule['id']} ({len(rule['nodes'])}): {rule['nodes'][0]['target']}" for rule in found]

    return violations


@pytest.fixture
def misfits(page: Page, axe: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """Call it to get what is wrong with the open page on each of SCREENS: too wide, or rules of accessibility broken.

    The rules are asked on the narrowest and the widest, one of which is dark. ``left`` are rules to leave out.
    """

    def found(*left: str) -> list[str]:
        said = []
        page.emulate_media(reduced_motion="reduce")
        for width, scheme in SCREENS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLED)
            if over := page.evaluate(OVERFLOW):
                said.append(f"{width} {scheme}: {over} pixels too wide")
            if width in (SCREENS[0][0], SCREENS[-1][0]):
                said += [f"{width} {scheme}: {broken}" for broken in axe(*left)]
        return said

    return found


@pytest.fixture(scope="session")
def session_cookies(browser: Browser, base_url: str) -> list[Any]:
    """The cookies of an editor who has signed in, for all tests: a password takes a second to check."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    sign_in(page, EDITOR["DJANGO_SUPERUSER_USERNAME"], EDITOR["DJANGO_SUPERUSER_PASSWORD"])
    page.wait_for_url("**/admin/")
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture
def editors_page(page: Page, session_cookies: list[Any]) -> Page:
    """The browser of an editor who has signed in. A test that signs out does its own ``sign_in``."""
    page.context.add_cookies(session_cookies)
    return page


@pytest.fixture
def signed_in(editors_page: Page) -> Page:
    """An editor at their desk."""
    editors_page.goto("/admin/")
    return editors_page
