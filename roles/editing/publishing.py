"""Publishing and withdrawing from the admin: each a page that says what will happen and asks once."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from roles.editing.candidates import (
    NoteForm,
    Seen,
    asking_page,
    back_to,
    candidates,
    name_of,
    require_permission,
    root_to_publish,
    seen_in,
    sent,
    ways_to,
)
from roles.editing.impact import impact_told, meanwhile
from roles.editing.standing import moment
from roles.editions.activity import Activity, What, entry
from roles.editions.facts import Name
from roles.editions.mend import set_aside
from roles.editions.models import Edition
from roles.editions.publish import Refused, publish, unpublished, withdraw
from roles.editions.review import last_step

MINUTE = timedelta(minutes=1)


class MinuteField(forms.SplitDateTimeField):
    """A minute in London; one that the clocks leave out or bring twice is refused."""

    widget = AdminSplitDateTime

    def compress(self, data_list: Any) -> datetime | None:
        """The minute as a moment."""
        try:
            chosen: datetime | None = super().compress(data_list)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise ValidationError(_no_such_minute(datetime.combine(*data_list))) from error
        return chosen and chosen.replace(second=0, microsecond=0)


def _no_such_minute(chosen: datetime) -> str:
    zone = ZoneInfo(timezone.get_current_timezone_name())
    first, second = (chosen.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    missing = first is not None and second is not None and first < second
    clocks = "forward, so there is no" if missing else "back, so there are two times"
    return f"In the night to {chosen:%-d %B %Y} the clocks go {clocks} {chosen:%H:%M}. Choose a time an hour later."


class PublishForm(NoteForm):
    """When to publish, and why."""

    live_from = MinuteField(
        label="Publish at",
        required=False,
        help_text="London time. Leave both empty to publish now.",
    )
    before_scheduled = forms.BooleanField(
        label="Publish before the edition that is scheduled already",
        required=False,
        help_text="The scheduled edition stays, and replaces this one when its time comes.",
    )
    field_order = ["note", "live_from", "before_scheduled"]


@require_http_methods(["GET", "HEAD", "POST"])
def publish_view(request: HttpRequest) -> HttpResponse:
    """Ask whether to publish what ``?name=kind:key`` names and what that needs; then do it, or say why not.

    What somebody published or saved while the page stood open is told, and only a fresh press publishes over it.
    """
    asked = [name_of(given) for given in dict.fromkeys(request.GET.getlist("name"))]
    now = timezone.now()
    form = PublishForm(sent(request), initial=_suggested(asked))
    shown = seen_in(request)
    at = now
    if request.method == "POST" and form.is_valid():
        require_permission(request, [*asked, *shown])
        at = max(now, form.cleaned_data["live_from"] or now)
        try:
            editions = _publish(request, form, shown, now)
        except Refused as refused:
            form.add_error(None, list(refused.reasons))
        else:
            _tell(request, editions, now)
            return HttpResponseRedirect(back_to(asked))
    needed = unpublished(asked, at=now)
    names = [*asked, *needed]
    require_permission(request, names)
    found = candidates(names, now)
    if not any(candidate.scheduled for candidate in found):
        del form.fields["before_scheduled"]
    chosen = [c for c in found if c.name in asked]
    title = chosen[0].title if len(chosen) == 1 else f"{len(chosen)} things together"
    context = {
        "form": form,
        "chosen": chosen,
        "together": [c for c in found if c.name not in asked],
        "impact": impact_told(names, at=at),
        "meanwhile": meanwhile(shown, found),
    }
    return asking_page(request, "publish", f"Publish: {title}", ways_to(asked, title), context)


def _publish(request: HttpRequest, form: PublishForm, shown: dict[Name, Seen], now: datetime) -> list[Edition]:
    live_from = form.cleaned_data["live_from"]
    if live_from and live_from <= now < live_from + MINUTE:
        live_from = None  # the minute has begun
    return publish(
        shown,
        now=now,
        live_from=live_from,
        by=request.user,
        note=form.cleaned_data["note"],
        base={name: seen.number for name, seen in shown.items()},
        seen={name: seen.digest for name, seen in shown.items()},
        before_scheduled=form.cleaned_data["before_scheduled"],
    )


def _suggested(asked: list[Name]) -> dict[str, Any]:
    """What the form begins with, for one thing: what its submitter said of it; and a mended page goes before."""
    if len(asked) != 1:
        return {}
    step = last_step(asked[0])
    said = step.comment if step and step.what == What.SUBMITTED else ""
    return {"note": " ".join(said.split())[:300], "before_scheduled": set_aside(asked[0]) is not None}


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Ask whether to take back what is scheduled of one aggregate, then do it or say what is against it."""
    root, now = root_to_publish(request, (kind, key)), timezone.now()
    form = NoteForm(sent(request))
    scheduled = list(_scheduled((kind, key), now))
    if request.method == "POST" and form.is_valid():
        if request.POST.getlist("edition") != [str(edition.number) for edition in scheduled]:
            form.add_error(None, "What is scheduled has changed since. Look at it, then press again.")
        else:
            try:
                withdrawn = withdraw([(kind, key)], now=now, by=request.user, note=form.cleaned_data["note"])
            except Refused as refused:
                form.add_error(None, list(refused.reasons))
            else:
                done = "Withdrawn. Your working copy is as it was." if withdrawn else "Nothing was scheduled any more."
                messages.success(request, done)
                return HttpResponseRedirect(back_to([(kind, key)]))
    context = {"form": form, "root": root, "scheduled": scheduled}
    return asking_page(request, "withdraw", f"Withdraw: {root}", ways_to([(kind, key)], str(root)), context)


def _scheduled(name: Name, now: datetime) -> Any:
    later = Edition.objects.named([name]).filter(withdrawn=False, live_from__gt=now)
    return later.select_related("published_by").defer("facts").order_by("number")


def _tell(request: HttpRequest, editions: list[Edition], now: datetime) -> None:
    if not editions:
        messages.info(request, "There was nothing to publish: readers see all of it already.")
        return
    titles = ", ".join(f"“{edition.title}” (edition {edition.number})" for edition in editions)
    later = editions[0].live_from > now
    done = f"Scheduled for {moment(editions[0].live_from)}" if later else "Published"
    messages.success(request, f"{done}: {titles}.")


def log(request: HttpRequest, roots: list[Any], message: str) -> None:
    """Put on record who did something to these roots, in a sentence. One query."""
    now = timezone.now()
    entries = [entry(What.OTHER, root, by=request.user, at=now, said=message[:300]) for root in roots]
    Activity.objects.bulk_create(entries, batch_size=500)
