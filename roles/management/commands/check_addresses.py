"""Ask every address that was ever public whether it still holds."""

import logging
from collections import Counter
from http import HTTPStatus
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from roles.linking.permanence import check
from roles.queries.live import Moment


class Command(BaseCommand):
    """Thin: prints what ``roles.linking.permanence.check`` finds."""

    help = "Ask every address that was ever public: it answers, leads in one hop to what does, or says that it is gone."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, count, name what does not hold."""
        logging.getLogger("django.request").setLevel(logging.ERROR)  # 410 is an answer here, no warning
        counts: Counter[int] = Counter()
        faults = 0
        for answer in check(moment=Moment(timezone.now())):
            counts[answer.status] += 1
            if answer.fault:
                faults += 1
                self.stderr.write(f"{answer.url} {answer.fault}")
        for status, count in sorted(counts.items()):
            self.stdout.write(f"{count} × {status} {HTTPStatus(status).phrase}")
        if faults:
            raise CommandError(f"{faults} of {counts.total()} addresses do not hold.")
        self.stdout.write(f"All of {counts.total()} addresses hold.")
