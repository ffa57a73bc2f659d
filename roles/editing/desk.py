"""The desk: what an editor begins the day with. Drafts, what is scheduled, what was published, what needs care."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from roles.editing.aggregates import MOST_AT_ONCE, publish_url
from roles.editing.care import CARE, care
from roles.editing.lines import Line, Listed, Onward, form_url, kinds_seen, list_url, may_publish
from roles.editing.standing import moment, with_standing
from roles.editions.models import Edition
from roles.models import kinds

WORK = ("drafts", "scheduled", "published")
"""The lists that stand on the desk even when they are empty."""
OTHERS = "others"
"""The list of others’ drafts, which are only counted on the desk."""
WEEK = timedelta(days=7)
PAGE_SIZE = 100
"""So many lines stand on a page of a whole list."""


@dataclass(frozen=True)
class Desk:
    """The desk of one person: lists of work, and of what needs care; ``well`` says what needs none."""

    work: tuple[Listed, ...]
    care: tuple[Listed, ...]
    well: tuple[str, ...]


def desk(request: HttpRequest) -> Desk | None:
    """The desk of whoever asks; None for somebody who may see nothing of the guide. Twenty queries at most."""
    lists = _lists(request)
    if not lists:
        return None
    cared = [listed for listed in lists if listed.what in CARE]
    return Desk(
        work=tuple(listed for listed in lists if listed.what in WORK),
        care=tuple(listed for listed in cared if listed.lines),
        well=tuple(listed.empty for listed in cared if not listed.lines),
    )


@require_safe
def list_view(request: HttpRequest, what: str) -> HttpResponse:
    """One whole list of the desk, a page at a time."""
    if what not in (*WORK, OTHERS, *CARE):
        raise Http404(f"The desk has no list {what!r}.")
    listed = next((listed for listed in _lists(request) if listed.what == what), None)
    if listed is None:
        raise PermissionDenied
    request.current_app = admin.site.name
    page = Paginator(listed.lines, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {**admin.site.each_context(request), "title": listed.title, "listed": listed, "page": page}
    return TemplateResponse(request, "admin/roles/desk_list.html", context)


def _lists(request: HttpRequest) -> list[Listed]:
    """Every list that the person may see: nothing in them names what they may not."""
    seen, now = kinds_seen(request), timezone.now()
    if not seen:
        return []
    publishes = may_publish(request)
    found = _drafts(seen, now)
    mine, others = ([draft for draft in found if (draft.user == request.user.pk) is own] for own in (True, False))
    editions = Edition.objects.filter(kind__in=seen, withdrawn=False).select_related("published_by").defer("facts")
    return [
        _drafts_of_mine(mine, len(others), publishes=publishes),
        Listed(OTHERS, "Drafts by others", tuple(_draft_line(draft, publishes=publishes) for draft in others)),
        _scheduled(editions.filter(live_from__gt=now).order_by("live_from", "kind", "key"), publishes=publishes),
        _published(editions.filter(live_from__lte=now, live_from__gt=now - WEEK).order_by("-live_from", "kind", "key")),
        *care(seen=seen, now=now),
    ]


# --- Drafts -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Draft:
    """A working copy that differs from its last edition; ``number`` is None if it has none.

    ``user`` saved it last, as far as the admin knows: nobody did if a file brought it.
    """

    kind: str
    key: str
    title: str
    number: int | None
    user: int | None
    user_name: str | None
    saved_at: datetime | None


def _drafts(seen: frozenset[str], now: datetime) -> list[Draft]:
    """Drafts of these kinds, the last saved first. One query."""
    first, *rest = (_drafts_of(kinds()[kind], now) for kind in sorted(seen))
    found = [Draft(*values) for values in (first.union(*rest, all=True).order_by() if rest else first)]
    return sorted(found, key=lambda d: (-(d.saved_at.timestamp() if d.saved_at else 0), d.title.casefold()))


def _drafts_of(model: type[Any], now: datetime) -> QuerySet[Any]:
    saves = LogEntry.objects.filter(
        content_type__app_label="roles", content_type__model=model._meta.model_name, object_id=OuterRef("pk")
    ).order_by("-action_time", "-pk")
    return (
        with_standing(model._default_manager.order_by(), at=now)
        .filter(Q(last_digest=None) | ~Q(last_digest=F("digest")))
        .annotate(
            _kind=Cast(Value(model.kind), TextField()),
            _title=Cast(model.name_field, TextField()),
            _user=Subquery(saves.values("user")[:1]),
            _user_name=Subquery(saves.values("user__username")[:1]),
            _saved_at=Subquery(saves.values("action_time")[:1]),
        )
        .values_list("_kind", "key", "_title", "last_number", "_user", "_user_name", "_saved_at")
    )


def _drafts_of_mine(mine: list[Draft], others: int, *, publishes: bool) -> Listed:
    also = Line(Onward(_count(others, "draft"), list_url(OTHERS)), "by others") if others else None
    together = [(draft.kind, draft.key) for draft in mine]
    onward = (
        Onward("Publish them together…", publish_url(together))
        if publishes and 1 < len(together) <= MOST_AT_ONCE
        else None
    )
    return Listed(
        "drafts",
        "My drafts",
        tuple(_draft_line(draft, publishes=publishes, own=True) for draft in mine),
        empty="You have no drafts: readers see all that you saved.",
        also=also,
        onward=onward,
    )


def _draft_line(draft: Draft, *, publishes: bool, own: bool = False) -> Line:
    said = [_noun(draft.kind)]
    if draft.number is None:
        said.append("never published")
    if draft.saved_at:
        by = "" if own else f" by {draft.user_name}"
        said.append(f"saved {moment(draft.saved_at)}{by}")
    onward = []
    if draft.number is not None:
        onward.append(Onward("What changed", reverse("admin:roles_edition_history", args=[draft.kind, draft.key])))
    if publishes:
        onward.append(Onward("Publish…", publish_url([(draft.kind, draft.key)])))
    return Line(Onward(draft.title, form_url(draft.kind, draft.key)), ", ".join(said), tuple(onward))


# --- Editions ---------------------------------------------------------------------------------------


def _scheduled(editions: QuerySet[Edition], *, publishes: bool) -> Listed:
    lines = tuple(
        Line(
            _edition(edition),
            f"{_noun(edition.kind)}, goes live {moment(edition.live_from)}{_by(edition)}",
            (Onward("Withdraw…", reverse("admin:roles_edition_withdraw", args=edition.name)),) if publishes else (),
        )
        for edition in editions
    )
    return Listed("scheduled", "Scheduled", lines, empty="Nothing is waiting for its time.")


def _published(editions: QuerySet[Edition]) -> Listed:
    """What people published; what the release brought is only counted."""
    found = list(editions)
    shipped = sum(edition.published_by_id is None for edition in found)
    lines = tuple(
        Line(
            _edition(edition),
            f"{_noun(edition.kind)}, {'retired ' if edition.retired else ''}{moment(edition.live_from)}{_by(edition)}",
        )
        for edition in found
        if edition.published_by_id is not None
    )
    url = f"{reverse('admin:roles_edition_changelist')}?published_by__isnull=True"
    also = Line(Onward(_count(shipped, "edition"), url), "came with the shipped guide") if shipped else None
    return Listed(
        "published", "Published this week", lines, empty="Nobody has published anything this week.", also=also
    )


def _edition(edition: Edition) -> Onward:
    return Onward(edition.title, reverse("admin:roles_edition_told", args=[*edition.name, edition.number]))


def _by(edition: Edition) -> str:
    """Who published it, and why."""
    by = f", by {edition.published_by}" if edition.published_by else ""
    return f"{by}: “{edition.note}”" if edition.note else by


def _noun(kind: str) -> str:
    return str(kinds()[kind]._meta.verbose_name)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
