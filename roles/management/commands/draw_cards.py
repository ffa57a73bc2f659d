"""Draw the preview cards of all that editors have written, before anybody asks for them."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from roles.linking.cards.ahead import draw_ahead
from roles.queries.live import Moment


class Command(BaseCommand):
    """Thin: calls ``roles.linking.cards.ahead.draw_ahead`` and prints what came of it."""

    help = "Draw preview cards ahead: of roles, certifications, written comparisons and moves on record."

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw, tell. A name that no bundled face can write is named in the log."""
        pages, new = draw_ahead(Moment(timezone.now()))
        self.stdout.write(f"{pages} pages, {new} cards drawn; the others were there.")
