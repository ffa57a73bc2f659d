"""Where the guide departs from allauth: addresses of its own, mail that fails quietly, limits that hold."""

import logging
import time
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.utils import user_username
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse

from careerguide.errors import too_many_attempts

logger = logging.getLogger(__name__)

FRESH = 5 * 60
"""Seconds after a sign-in in which nobody is asked again who they are."""

ERRORS = {
    "invalid_login": "Name and password do not go together. Capitals count in a password.",
    "email_password_mismatch": "Name and password do not go together. Capitals count in a password.",
    "username_password_mismatch": "Name and password do not go together. Capitals count in a password.",
    "incorrect_password": "That is not your password.",
    "enter_current_password": "That is not your password.",
    "incorrect_code": "That is not the code. Wait for the next one and type that.",
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts of editors."""

    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """The fault in words; what was tried too often gets the page for that instead of a form to try again."""
        if code in ("too_many_login_attempts", "rate_limited"):
            raise ImmediateHttpResponse(too_many_attempts(context.request))
        return super().validation_error(code, *args)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # allauth's own begins with the Host header, in which a client may write any port.
        return str(credentials.get("email", credentials.get("username", ""))).lower()

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that attempts are counted by.

        With fewer addresses in X-Forwarded-For than there should be proxies, the connection's own: all who come
        that way are then counted as one, which is too strict and never too lax.
        """
        try:
            return super().get_client_ip(request)
        except ImproperlyConfigured:
            logger.warning("X-Forwarded-For names fewer addresses than PROXIES says there are proxies")
            return str(request.META["REMOTE_ADDR"])

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for those who have just signed in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        fresh = any(record["at"] > time.time() - FRESH for record in records)
        return not fresh and super().is_reauthentication_required(app=app, **kwargs)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """At SITE_URL, never at what the client wrote into its Host header."""
        names = {"uidb36": "UID", "key": "KEY"}
        path = reverse("account_reset_password_from_key", kwargs=names)
        return settings.SITE_URL + path.replace("UID-KEY", key)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account's page."""
        return reverse("mfa_index")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hand a mail to the mail server, behind the answer's back."""
        post(self.render_mail(template_prefix, email, {"site_url": settings.SITE_URL, **context}))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors of editors."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": ERRORS["incorrect_code"]}

    def get_totp_label(self, user: Any) -> str:
        """What the authenticator app calls the account."""
        return str(user_username(user))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A passkey belongs to the host of SITE_URL."""
        return {"id": str(urlsplit(settings.SITE_URL).hostname), "name": "Career Guide"}

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """What a new passkey is called until its owner says otherwise."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {count + 1}"


def post(message: EmailMessage) -> None:
    """Send a mail in a thread of its own.

    How long the mail server takes would tell a stranger whether there is an account, and its absence would be an
    error to somebody whose password is changed already.
    """

    def send() -> None:
        try:
            message.send()
        except OSError:
            logger.exception("A mail could not be sent: %s", message.subject)

    Thread(target=send).start()
