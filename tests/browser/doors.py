"""Getting in, in a browser: by invitation, by password, and by a code or a passkey after it."""

import re
import time

from playwright.sync_api import CDPSession, Page

from tests.accounts.doors import STEP, code_of
from tests.running_site import Site

PASSKEY_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def sign_in(page: Page, name: str, password: str) -> None:
    """Fill in the door's form, where one is or at the desk's door."""
    if "/accounts/login/" not in page.url:
        page.goto("/accounts/login/")
    page.get_by_label("User name or e-mail address").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def invitation(site: Site, email: str, *rights: str) -> str:
    """The path of a new invitation; ``rights`` as manage.py takes them."""
    found = re.search(rf"{site.url}(\S+)", site.manage("invite", email, *rights))
    assert found
    return found[1]


def accept(page: Page, invitation: str, password: str) -> None:
    """Open an invitation, and choose a password."""
    page.goto(invitation)
    page.get_by_label("Password:").fill(password)
    page.get_by_label("Password (again):").fill(password)
    page.get_by_role("button", name="Save it and go on").click()
    page.wait_for_url("**/accounts/")


def set_up_app(page: Page) -> str:
    """Set up an authenticator app for whoever is signed in, and stay at the recovery codes; the app's secret."""
    page.goto("/accounts/app/")
    secret = page.locator(".account__key").inner_text()
    page.get_by_role("textbox", name="Code").fill(code_of(secret))
    page.get_by_role("button", name="Finish").click()
    page.wait_for_url("**/accounts/recovery-codes/")
    return secret


def sign_in_with_totp(page: Page, name: str, password: str, secret: str) -> None:
    """Password, then the code of the app with this secret. A code works once: twice in half a minute, wait between."""
    sign_in(page, name, password)
    page.wait_for_url("**/accounts/login/code/")
    page.get_by_role("textbox", name="Code").fill(code_of(secret))
    page.get_by_role("button", name="Sign in", exact=True).click()


def next_code() -> None:
    """Wait until the app shows another code: half a minute at most."""
    time.sleep(STEP - time.time() % STEP)


def with_passkeys(page: Page) -> CDPSession:
    """Give the browser a device that keeps passkeys and says yes to all it is asked."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY_DEVICE})
    return device
