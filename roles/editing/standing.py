"""How working copies stand to what readers see: live, draft, scheduled, retired or never published."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from roles.editions.activity import MEND, REVIEW, Activity, What
from roles.editions.models import Edition


def with_standing(roots: QuerySet[Any], *, at: datetime) -> QuerySet[Any]:
    """The roots with what is live of each (``live_…``), its latest edition, scheduled or live (``last_…``), the last
    step of its review (``step…``), and whether its live page is being mended (``mend``).

    No query of its own; columns are empty where there is none.
    """
    own = {"kind": roots.model.kind, "key": OuterRef("pk")}
    live = Edition.objects.current(at).filter(**own)
    last = Edition.objects.filter(**own, withdrawn=False).order_by("-live_from")
    entries = Activity.objects.of(roots.model.kind, OuterRef("pk"))
    steps = entries.filter(what__in=REVIEW)
    return roots.annotate(
        live_number=Subquery(live.values("number")[:1]),
        live_retired=Subquery(live.values("retired")[:1]),
        live_slug=Subquery(live.values("slug")[:1]),
        last_number=Subquery(last.values("number")[:1]),
        last_from=Subquery(last.values("live_from")[:1]),
        last_digest=Subquery(last.values("digest")[:1]),
        step=Subquery(steps.values("what")[:1]),
        step_by=Subquery(steps.values("by__username")[:1]),
        step_at=Subquery(steps.values("at")[:1]),
        step_comment=Subquery(steps.values("comment")[:1]),
        mend=Subquery(entries.filter(what__in=MEND).values("what")[:1]),
    )


LABELS = {
    "live": "Live",
    "draft": "Draft: changes not published",
    "waiting": "Waiting for review",
    "sent-back": "Sent back",
    "scheduled": "Scheduled",
    "retired": "Retired",
    "never": "Never published",
}


UNPUBLISHED = Q(last_digest=None) | ~Q(last_digest=F("digest"))
"""The condition on annotated roots that no edition says what they say. Only such a one is in review."""


def standing(name: str, *, at: datetime) -> Q:
    """The condition on annotated roots of one of the ``LABELS``."""
    return {
        "live": Q(live_retired=False),
        "draft": Q(last_digest__isnull=False) & ~Q(last_digest=F("digest")),
        "waiting": UNPUBLISHED & Q(step=What.SUBMITTED),
        "sent-back": UNPUBLISHED & Q(step=What.SENT_BACK),
        "scheduled": Q(last_from__gt=at),
        "retired": Q(live_retired=True),
        "never": Q(live_number=None),
    }[name]


REVIEWED = {What.SUBMITTED: "Waiting for review, from {}", What.SENT_BACK: "Sent back by {}"}
"""What is said of a review that goes on."""


def words(root: Any, *, at: datetime) -> list[tuple[str, str]]:
    """(class, words) for each thing to say of an annotated root; several may hold at once."""
    said = []
    if root.live_number is None:
        said.append(("never", "Never published"))
    else:
        said.append(("retired", "Retired") if root.live_retired else ("live", "Live"))
    if root.last_digest is not None and root.last_digest != root.digest:
        said.append(("draft", "Draft"))
    if root.last_digest != root.digest and root.step in REVIEWED:
        said.append((root.step, REVIEWED[root.step].format(root.step_by)))
    if root.mend == What.MENDING:
        said.append(("mending", "Being mended"))
    if root.last_from is not None and root.last_from > at:
        said.append(("scheduled", f"Scheduled for {moment(root.last_from)}"))
    return said


def moment(at: datetime) -> str:
    """A moment as an editor reads it, in the guide's time zone: “3 March 2026, 09:00”."""
    return date_format(timezone.localtime(at), "j F Y, H:i")


def day(at: datetime) -> str:
    """The day of a moment, in the guide's time zone: “3 March 2026”."""
    return date_format(timezone.localtime(at), "j F Y")


def badges(root: Any) -> SafeString:
    """The standing of an annotated root as small labels."""
    said = words(root, at=timezone.now())
    return format_html_join(" ", '<span class="standing standing-{}">{}</span>', said)


def last_edition(root: Any) -> str | SafeString:
    """Number and date of an annotated root's latest edition."""
    if root.last_number is None:
        return "–"
    day = date_format(timezone.localtime(root.last_from), "j M Y")
    return format_html('<span class="edition-number">{}</span> · {}', root.last_number, day)


class StandingFilter(admin.SimpleListFilter):
    """Filters a list by standing."""

    title = "status"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Offer every standing."""
        return list(LABELS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep those of the standing chosen."""
        chosen = self.value()
        return queryset.filter(standing(chosen, at=timezone.now())) if chosen in LABELS else queryset
