"""A site started with this folder on its PYTHONPATH lives at one moment, so that its pages never age."""

from datetime import UTC, datetime

from django.utils import timezone

MOMENT = datetime(2026, 12, 1, 12, tzinfo=UTC)

timezone.now = lambda: MOMENT
