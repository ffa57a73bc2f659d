"""Derive search, salary and reference rows anew from the editions."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from roles.editions.projections import rebuild


class Command(BaseCommand):
    """Thin: calls ``roles.editions.projections.rebuild``."""

    help = "Throw the projections away and write them again from the editions; the rows are the same."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild in one transaction."""
        with transaction.atomic():
            count = rebuild()
        self.stdout.write(f"Rebuilt from {count} editions.")
