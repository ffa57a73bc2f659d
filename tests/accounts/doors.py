"""People at the door, without a browser: accounts, passwords, codes."""

import time
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

PASSWORD = "a fine long password"
STEP = 30  # seconds that a code is good for


def account(name: str = "cleo", **fields: Any) -> User:
    """A member of staff with PASSWORD and an e-mail address at example.org."""
    given = {"is_staff": True, "email": f"{name}@example.org", **fields}
    return User.objects.create_user(username=name, password=PASSWORD, **given)


def with_app(user: User) -> str:
    """Set up an authenticator app and recovery codes; the app's secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_of(secret: str) -> str:
    """What the app shows now, with a second left to type it in."""
    if time.time() % STEP > STEP - 1:
        time.sleep(1)
    return format_hotp_value(hotp_value(secret, int(time.time()) // STEP))


def sign_in(client: Client, name: str = "cleo", password: str = PASSWORD, **extra: Any) -> HttpResponse:
    """The form of the door, filled in."""
    return client.post("/accounts/login/", {"login": name, "password": password}, **extra)


def text(response: HttpResponse) -> str:
    return response.content.decode()
