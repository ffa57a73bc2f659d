"""`manage.py invite EMAIL`: an account, and the link at which its owner chooses a password."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from careerguide.accounts import invitations


class Command(BaseCommand):
    """Makes an account without a password ever standing on a command line. Sends no mail."""

    help = "Invites somebody to edit the guide, and prints the link at which they choose a password."

    def add_arguments(self, parser: CommandParser) -> None:
        """EMAIL, and what the account may do."""
        parser.add_argument("email")
        parser.add_argument("--group", action="append", default=[], metavar="NAME", help="may be given several times")
        parser.add_argument("--superuser", action="store_true", help="may do everything, accounts included")

    def handle(self, *args: Any, email: str, group: list[str], superuser: bool, **options: Any) -> None:
        """Print the link; for somebody who was invited already, a new link that ends the old one."""
        email = email.lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is no e-mail address.") from error
        user = User.objects.filter(email=email).first()
        if user and not invitations.is_pending(user):
            raise CommandError(f"{email} is the address of “{user}”, who has an account.")
        if user and (group or superuser):
            raise CommandError(f"{email} is invited already: what the account may do is changed in the admin.")
        if user:
            invitations.renew(user)
        else:
            user = invitations.invite(email, groups=_groups(group), superuser=superuser)
        print(f"User name: {user.username}")
        print(f"Good once, for {invitations.GOOD_FOR.days} days: {invitations.link(user)}")


def _groups(names: list[str]) -> list[Group]:
    groups = list(Group.objects.filter(name__in=names))
    if missing := set(names) - {group.name for group in groups}:
        there_are = ", ".join(Group.objects.values_list("name", flat=True)) or "none"
        raise CommandError(f"There is no group {', '.join(sorted(missing))}. There are: {there_are}.")
    return groups
