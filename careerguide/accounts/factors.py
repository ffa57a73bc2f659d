"""The second thing by which people prove who they are: an authenticator app, a passkey, a recovery code.

allauth asks for it at sign-in and keeps in the session by what somebody signed in. That staff must have one is ours.
"""

import logging
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.http import HttpRequest

logger = logging.getLogger(__name__)

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What is a factor by itself; recovery codes stand in for one of these."""

NOBODY, SETTING_UP, SIGNED_IN = "nobody", "setting up", "signed in"


def standing(request: HttpRequest, user: User) -> str:
    """How far a member of staff has come: SIGNED_IN by a factor they still have, SETTING_UP their first, or NOBODY.

    A password alone does not count once there is a factor, nor does a factor that was removed since. One query.
    """
    held = dict(Authenticator.objects.filter(user_id=user.pk).values_list("pk", "type"))
    if not set(held.values()) & set(FACTORS):
        return SETTING_UP
    used = {record.get("id") for record in get_authentication_records(request, user) if record["method"] == "mfa"}
    return SIGNED_IN if used & set(held) else NOBODY


def remember(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """Setting up a factor proves that one has it: the session in which it was done has used it."""
    if request.user == user:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def forget_factors(user: User, *, by: str) -> int:
    """Remove all factors of somebody who lost them; their sessions end with them. How many there were."""
    count, _ = Authenticator.objects.filter(user_id=user.pk).delete()
    logger.warning("The second factors of %s were removed by %s", user.get_username(), by)
    return count
