"""From an invitation to the desk, and back in by every way, in a real browser."""

import re
from collections.abc import Callable
from typing import Literal

from playwright.sync_api import Browser, Page, expect

from tests.browser.doors import accept, invitation, set_up_app, sign_in, sign_in_with_totp, with_passkeys
from tests.running_site import Site

PASSWORD = "a password from an invitation"
SCREENS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((390, "dark"), (1280, "light"))

SETTLED = "() => Promise.allSettled(document.getAnimations().map((moving) => moving.finished)).then(() => null)"


def test_an_invited_editor_gets_in_by_password_and_code_and_by_passkey(
    site: Site, page: Page, axe: Callable[[], list[str]], complaints: list[str]
) -> None:
    def look() -> None:
        for width, scheme in SCREENS:
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLED)
            assert (page.url, axe()) == (page.url, [])
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    link = invitation(site, "nina@example.org", "--superuser")
    page.goto(link)
    look()
    accept(page, link, PASSWORD)
    page.goto("/accounts/app/")
    look()
    secret = set_up_app(page)
    look()
    page.get_by_role("link", name="to my desk").click()
    page.wait_for_url("**/admin/")

    with_passkeys(page)
    page.get_by_role("link", name="Your account").click()
    page.get_by_role("link", name="Add a passkey").click()
    look()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("The passkey is added.")).to_be_visible()
    look()

    page.get_by_role("button", name="Sign out").click()
    look()
    sign_in_with_totp(page, "nina@example.org", PASSWORD, secret)
    page.wait_for_url("**/admin/")

    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "nina", PASSWORD)
    look()
    page.get_by_role("button", name="Use a passkey instead").click()
    page.wait_for_url("**/admin/")

    page.get_by_role("button", name="Sign out").click()
    page.goto("/admin/roles/role/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{site.url}/admin/roles/role/")
    for path in ("/accounts/password/", "/admin/auth/user/add/", "/admin/auth/user/1/factors/"):
        page.goto(path)
        look()
    assert complaints == []


def test_the_door_opens_without_scripts_and_its_passkeys_say_what_went_wrong(
    site: Site, browser: Browser, page: Page, base_url: str, complaints: list[str]
) -> None:
    without = browser.new_context(java_script_enabled=False, base_url=base_url).new_page()
    without.goto("/admin/")
    expect(without.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    sign_in(without, "editor", "a password for one test run")
    without.wait_for_url("**/admin/")
    without.context.close()

    device = with_passkeys(page)
    page.goto("/accounts/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError')) }")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_have_text(re.compile("No passkey was given"))
    device.detach()
    assert complaints == []
