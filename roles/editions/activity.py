"""The record of who did what: each step of a draft's way, who took it, when, and what they said about it."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from roles.editions import facts as f
from roles.editions.once import Once, OnceQuerySet
from roles.models.fields import SlugField

MAX_COMMENT = 2000
"""So many characters has a comment at most."""


class What(models.TextChoices):
    """What somebody did."""

    SAVED = "saved", "Saved"
    DELETED = "deleted", "Deleted"
    SUBMITTED = "submitted", "Submitted for review"
    TAKEN_BACK = "taken-back", "Taken back"
    SENT_BACK = "sent-back", "Sent back"
    COMMENTED = "commented", "Commented"
    PUBLISHED = "published", "Published"
    SCHEDULED = "scheduled", "Scheduled"
    WITHDRAWN = "withdrawn", "Withdrawn"
    IMPORTED = "imported", "Brought by a dataset"
    RETIRED = "retired", "Retired"
    MERGED = "merged", "Merged into another"
    REVERTED = "reverted", "Went back"
    MENDING = "mending", "Began to mend the live page"
    RESUMED = "resumed", "Went on after mending"
    OTHER = "other", "Something else"


REVIEW = (What.SUBMITTED, What.TAKEN_BACK, What.SENT_BACK, What.PUBLISHED, What.SCHEDULED, What.RETIRED, What.MERGED)
"""The steps of a review. The last of them says how it stands: there is no other state."""
MEND = (What.MENDING, What.RESUMED)
"""The steps of mending a live page while an edition is scheduled. The last of them says whether it is being mended."""


class ActivityQuerySet(OnceQuerySet):
    """Entries of the record."""

    def of(self, kind: str, key: Any) -> "ActivityQuerySet":
        """The entries about one aggregate, the newest first; the key may be an expression of an outer query."""
        return self.filter(kind=kind, key=key).order_by("-pk")


class Activity(Once):
    """One entry of the record. Nobody changes or deletes it, the database's own guard included (see its migration).

    Entries about one aggregate are in the order of their number: whoever takes a step holds the root's lock.
    ``digest`` names the state of the working copy that it was about; ``facts`` keep that state where it would
    otherwise be lost: what was submitted, and what was set aside to mend the live page.
    """

    refusal = "What was done stays on record: an entry is neither changed nor deleted. Add a comment instead."

    kind = models.CharField(max_length=20)
    key = SlugField()
    title = models.CharField(max_length=300)
    what = models.CharField(max_length=20, choices=What)
    said = models.CharField(max_length=300, blank=True, default="")
    """What was done, in a sentence, where ``what`` alone does not say it."""
    comment = models.TextField(max_length=MAX_COMMENT, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    """None is the shipped guide."""
    at = models.DateTimeField()
    edition = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True, default="")
    facts = models.JSONField(null=True)
    facts_version = models.PositiveIntegerField(null=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ["view"]
        verbose_name = "entry of the record"
        verbose_name_plural = "record of who did what"
        indexes: ClassVar[Any] = [models.Index(fields=["kind", "key", "id"], name="activity_by_name")]

    def __str__(self) -> str:
        return f"{self.title}: {self.said or self.get_what_display()}"

    @property
    def name(self) -> tuple[str, str]:
        """(kind, key) of the aggregate."""
        return self.kind, self.key

    def kept(self) -> f.Facts:
        """The state of the working copy that the entry keeps, in today's form; empty if it keeps none."""
        return f.upgrade(self.facts or [], self.facts_version or f.VERSION)


def entry(what: What, root: Any, *, by: Any, at: datetime, **more: Any) -> Activity:
    """What was done to a root or to an edition of it, unsaved; ``more`` are further fields of the entry."""
    return Activity(
        kind=root.kind,
        key=root.key,
        title=root.title[:300],
        digest=root.digest,
        what=what,
        by=by,
        at=at,
        **more,
    )
