"""The desk: what an editor begins the day with. Drafts, what is scheduled, what was published, what needs care."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from roles.editing.care import CARE, care
from roles.editing.drafts import OTHERS, drafts, lists_of_drafts
from roles.editing.lines import Line, Listed, Onward, form_url, kinds_seen, may_publish, noun, number_of
from roles.editing.standing import moment
from roles.editions.facts import Name
from roles.editions.models import Edition

WORK = ("drafts", "waiting", "scheduled", "published")
"""The lists that stand on the desk even when they are empty."""
WEEK = timedelta(days=7)
PAGE_SIZE = 100
"""So many lines stand on a page of a whole list."""


@dataclass(frozen=True)
class Desk:
    """The desk of one person: lists of work, and of what needs care.

    ``well`` says what needs none, and ``unknown`` what nobody has looked at.
    """

    work: tuple[Listed, ...]
    care: tuple[Listed, ...]
    well: tuple[str, ...]
    unknown: tuple[str, ...]


def desk(request: HttpRequest) -> Desk | None:
    """The desk of whoever asks; None for somebody who may see nothing of the guide. Twenty-two queries at most."""
    lists = list(_lists(request))
    if not lists:
        return None
    cared = [listed for listed in lists if listed.what in CARE]
    return Desk(
        work=tuple(listed for listed in lists if listed.what in WORK),
        care=tuple(listed for listed in cared if listed.lines),
        well=tuple(listed.empty for listed in cared if listed.known and not listed.lines),
        unknown=tuple(listed.empty for listed in cared if not listed.known),
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


def _lists(request: HttpRequest) -> Iterator[Listed]:
    """Every list that the person may see, made as it is asked for: nothing in them names what they may not."""
    seen, now = kinds_seen(request), timezone.now()
    if not seen:
        return
    publishes = may_publish(request)
    found = drafts(seen, now)
    editions = Edition.objects.filter(kind__in=seen, withdrawn=False).select_related("published_by").defer("facts")
    yield from lists_of_drafts(found, user=request.user.pk, publishes=publishes, now=now)
    yield _scheduled(
        editions.filter(live_from__gt=now).order_by("live_from", "kind", "key"),
        now=now,
        mending={(draft.kind, draft.key) for draft in found if draft.mending},
        publishes=publishes,
    )
    yield _published(
        editions.filter(live_from__lte=now, live_from__gt=now - WEEK).order_by("-live_from", "kind", "key")
    )
    yield from care(seen=seen, now=now)


def _scheduled(editions: Any, *, now: datetime, mending: set[Name], publishes: bool) -> Listed:
    live = Edition.objects.live(now).filter(kind=OuterRef("kind"), key=OuterRef("key"))
    lines = tuple(
        Line(
            _edition(edition),
            f"{noun(edition.kind)}, goes live {moment(edition.live_from)}{_by(edition)}",
            tuple(_onward(edition, mendable=edition.name not in mending)) if publishes else (),
        )
        for edition in editions.annotate(replaces=Exists(live))
    )
    return Listed("scheduled", "Scheduled", lines, empty="Nothing is waiting for its time.")


def _onward(edition: Any, *, mendable: bool) -> Iterator[Onward]:
    yield Onward("Withdraw…", reverse("admin:roles_edition_withdraw", args=edition.name))
    if edition.replaces and mendable:
        yield Onward("Mend what readers see now…", reverse("admin:roles_edition_mend", args=edition.name))


def _published(editions: QuerySet[Edition]) -> Listed:
    """What people published, and each import as one line; what the release brought is only counted."""
    nobodys = editions.filter(published_by=None).order_by().values_list("dataset", "live_from")
    groups = list(nobodys.annotate(Min("note"), Count("pk")))
    shipped = sum(count for dataset, *_, count in groups if not dataset)
    found = [(edition.live_from, _done(edition)) for edition in editions.exclude(published_by=None)]
    for dataset, at, note, count in groups:
        if not dataset:
            continue
        words = f"public dataset, {moment(at)}: {number_of(count, 'page')} added or brought up to date"
        found.append((at, Line(Onward(note or dataset, form_url("source", dataset)), words)))
    lines = tuple(line for _, line in sorted(found, key=lambda dated: dated[0], reverse=True))
    url = f"{reverse('admin:roles_edition_changelist')}?published_by__isnull=True"
    also = Line(Onward(number_of(shipped, "edition"), url), "came with the shipped guide") if shipped else None
    return Listed(
        "published", "Published this week", lines, empty="Nobody has published anything this week.", also=also
    )


def _done(edition: Edition) -> Line:
    retired = "retired " if edition.retired else ""
    return Line(_edition(edition), f"{noun(edition.kind)}, {retired}{moment(edition.live_from)}{_by(edition)}")


def _edition(edition: Edition) -> Onward:
    return Onward(edition.title, reverse("admin:roles_edition_told", args=[*edition.name, edition.number]))


def _by(edition: Edition) -> str:
    """Who published it, and why."""
    by = f", by {edition.published_by}" if edition.published_by else ""
    return f"{by}: “{edition.note}”" if edition.note else by
