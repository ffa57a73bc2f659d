"""Tables of salary figures that editors bring in: what was in them, what became of each row, and how it was before."""

from django.conf import settings
from django.db import models


class SalaryFile(models.Model):
    """A file with salary figures, from its upload until it is applied and perhaps undone.

    It is a record of who did what. What it holds row by row is emptied after a while: ``KEPT`` of
    ``roles.editing.bulk.views``.
    """

    class State(models.TextChoices):
        """How far it has come."""

        UPLOADED = "uploaded", "Nothing written yet"
        APPLIED = "applied", "Applied"
        UNDONE = "undone", "Undone"

    name = models.CharField(max_length=200)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    """Who applied it, or undid it, last."""
    done_at = models.DateTimeField(null=True)

    how = models.CharField(max_length=200)
    """How the file was read, in words."""
    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    """[number in the file, [text of each cell, null for a formula]]"""
    columns = models.JSONField(default=dict)
    """{our column: place of theirs}"""
    everywhere = models.JSONField(default=dict)
    """{our column: what the editor typed for all rows}"""
    judged_at = models.DateTimeField(null=True)
    """When the verdicts were given; whoever applies them has looked at these."""
    verdicts = models.JSONField(default=list)
    """[row, fate, role, key, figure, figure before, [[column, fault]]]"""
    counts = models.JSONField(default=dict)
    """{fate: number of rows}"""
    seen = models.JSONField(default=dict)
    """{role: digest of its working copy when the verdicts were given}"""
    before = models.JSONField(default=dict)
    """{role: records of its salaries before}, for the undo"""
    after = models.JSONField(default=dict)
    """{role: digest of its salaries' records afterwards}"""

    class Meta:
        default_permissions = ()
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.name
