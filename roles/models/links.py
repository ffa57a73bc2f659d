"""What became of the addresses outside the guide: derived by ``check_links``, and written anew at any time."""

from django.db import models

LONGEST = 2000
"""Addresses longer than this are not asked."""


class LinkCheck(models.Model):
    """What an outside address answered when it was last asked."""

    url = models.URLField(max_length=LONGEST)
    status = models.PositiveSmallIntegerField(null=True)
    """The answer's HTTP status, in the end; None if there was no answer."""
    why = models.CharField(max_length=200, blank=True, default="")
    """In words, why there was no good answer; empty if there was."""
    checked_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["url"], name="linkcheck_url_once")]

    def __str__(self) -> str:
        return f"{self.url}: {self.why or self.status}"
