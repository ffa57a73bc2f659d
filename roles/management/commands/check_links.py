"""Ask every outside address in the guide whether it is still there."""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from roles.editing.asking import ask
from roles.editing.links import check


class Command(BaseCommand):
    """Thin: calls ``roles.editing.links.check`` and prints what came of it."""

    help = "Ask every outside address in the guide, politely, and store the answers for the editors' desk."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, store, tell."""
        asking = partial(ask, user_agent=f"CareerGuide link check (+{settings.SITE_URL}/)")
        asked, dead = check(at=timezone.now(), asking=asking)
        self.stdout.write(f"{asked} addresses asked, {dead} of them dead. The editors' desk names them.")
