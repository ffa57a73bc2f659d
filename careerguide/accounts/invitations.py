"""Accounts are made by invitation: an account without a password, and a link at which its owner chooses one.

The link is signed and names the account and its state, so it needs no table: a password, another e-mail address or a
new invitation changes the state, and the link is over.
"""

import re
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac

SALT = "careerguide.accounts.invitations"
GOOD_FOR = timedelta(days=7)


def is_pending(user: User) -> bool:
    """Whether they were invited and have not come yet."""
    return not user.has_usable_password() and user.last_login is None


def free_name(email: str) -> str:
    """A user name that nobody has, whatever its capitals, from what stands before the @."""
    wanted = re.sub(r"[^\w.+-]", "", email.partition("@")[0])[:140] or "editor"
    name, number = wanted, 1
    while User.objects.filter(username__iexact=name).exists():
        number += 1
        name = f"{wanted}{number}"
    return name


def prepare(user: User) -> User:
    """Make an unsaved account one that waits for its owner: staff, named, without a password."""
    user.username = free_name(user.email)
    user.is_staff = True
    user.set_unusable_password()
    return user


@transaction.atomic
def invite(email: str, *, groups: Iterable[Group] = (), superuser: bool = False) -> User:
    """A new account that waits for its owner."""
    user = prepare(User(email=email, is_superuser=superuser))
    user.save()
    user.groups.set(groups)
    return user


def renew(user: User) -> None:
    """End every link that was made for a pending account."""
    user.set_unusable_password()
    user.save(update_fields=["password"])


def link(user: User) -> str:
    """An absolute address, good for a week from now and for one use."""
    token = signing.dumps([user.pk, _state(user)], salt=SALT)
    return settings.SITE_URL + reverse("account_invitation", args=[token])


def invited(token: str, *, lock: bool = False) -> User | None:
    """Whose invitation it is; nobody's if it is forged, a week old, used, renewed or withdrawn.

    ``lock`` the account within a transaction, so that of two who come at once one is first.
    """
    try:
        pk, state = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    people = User.objects.select_for_update() if lock else User.objects.all()
    user = people.filter(pk=pk, is_active=True).first()
    return user if user and state == _state(user) else None


def letter(user: User, address: str, *, sender: str) -> EmailMessage:
    """The mail that brings the link."""
    words = {"user": user, "link": address, "sender": sender, "days": GOOD_FOR.days, "site_url": settings.SITE_URL}
    text = render_to_string("accounts/email/invitation.txt", words)
    return EmailMessage("An invitation to edit the Career Guide", text, to=[user.email])


def _state(user: User) -> str:
    return salted_hmac(SALT, f"{user.password}\n{user.email}", algorithm="sha256").hexdigest()
