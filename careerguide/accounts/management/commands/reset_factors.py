"""`manage.py reset_factors USERNAME`: for somebody who lost phone, passkeys and recovery codes."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from careerguide.accounts.factors import forget_factors


class Command(BaseCommand):
    """Removes second factors; the log says so."""

    help = "Removes the second factors of an account, so that its owner sets up a new one at the next sign-in."

    def add_arguments(self, parser: CommandParser) -> None:
        """USERNAME."""
        parser.add_argument("username", help="user name or e-mail address")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Say how many there were."""
        field = "email" if "@" in username else "username"
        user = User.objects.filter(**{f"{field}__iexact": username}).first()
        if user is None:
            raise CommandError(f"There is no account {username}.")
        print(f"{forget_factors(user, by='manage.py reset_factors')} removed from the account of {user}.")
