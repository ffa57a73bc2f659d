"""The review of a draft: what would change for readers, what was said and done about it, and the next step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from roles.editing import recorded
from roles.editing.aggregates import publish_url
from roles.editing.history import facts_of, page, root_of
from roles.editing.lines import review_url
from roles.editing.standing import badges
from roles.editing.wording import ChangeTold, told
from roles.editions import facts as f
from roles.editions.activity import MAX_COMMENT, Activity, What
from roles.editions.datasets import own
from roles.editions.models import Edition
from roles.editions.publish import Refused
from roles.editions.review import comment_on, last_step, send_back, submit, take_back

SHOWN = 200
"""So many entries of the record stand on the page; all of them stand in its list."""

THANKS = {
    "submit": "Submitted for review. Editors see it on their desk.",
    "take-back": "Taken back. It is not waiting for review any more.",
    "send-back": "Sent back, with your comment.",
    "comment": "Your comment is on record.",
}
"""The steps of a review by the names of their buttons, and what is said when one was taken."""


class ReviewForm(forms.Form):
    """What is said along with a step; ``seen`` is the state of the working copy that the person was shown."""

    comment = forms.CharField(
        max_length=MAX_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="What changed and why, or what is to be mended. It stays on record, with your name.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def review_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """How the review of one aggregate stands, for who may see it; then take the step that is asked for."""
    root = root_of(request, kind, key)
    room: Any = admin.site.get_model_admin(type(root))
    writes, publishes = room.has_change_permission(request), room.has_publish_permission(request)
    form = ReviewForm(request.POST if request.method == "POST" else None, initial={"seen": root.digest})
    if request.method == "POST":
        allowed = {"submit": writes, "take-back": writes, "send-back": publishes, "comment": writes or publishes}
        step = next((step for step in allowed if f"_{step}" in request.POST), None)
        if not allowed[step or "comment"]:
            raise PermissionDenied
        if step is None:
            raise BadRequest("No step was asked for.")
        if form.is_valid() and _taken(step, request, form, (kind, key)):
            messages.success(request, THANKS[step])
            return HttpResponseRedirect(review_url(kind, key))
        root = root_of(request, kind, key)
        form.data = request.POST.copy()
        form.data["seen"] = root.digest
    whole = _review(root, now=timezone.now())
    waiting = whole["waiting"]
    context = {
        **whole,
        "form": form,
        "may_submit": writes and whole["differs"] and not waiting,
        "may_take_back": writes and waiting and whole["step"].by_id == request.user.pk,
        "may_send_back": publishes and waiting,
        "may_comment": writes or publishes,
        "publish_url": publish_url([(kind, key)]) if publishes and whole["differs"] else "",
    }
    return page(request, "review", f"Review: {root}", root, context)


def _taken(step: str, request: HttpRequest, form: ReviewForm, name: f.Name) -> bool:
    """Whether the step is taken; otherwise the form says what stands in the way."""
    seen = {"seen": form.cleaned_data["seen"]}
    steps: dict[str, tuple[Callable[..., None], dict[str, str]]] = {
        "submit": (submit, seen),
        "take-back": (take_back, {}),
        "send-back": (send_back, seen),
        "comment": (comment_on, {}),
    }
    take, besides = steps[step]
    try:
        take(name, now=timezone.now(), by=request.user, comment=form.cleaned_data["comment"], **besides)
    except Refused as refused:
        form.add_error(None, list(refused.reasons))
        return False
    return True


def _review(root: Any, *, now: datetime) -> dict[str, Any]:
    """What the page says of the annotated root. A fixed number of queries, and one for each kind of thing named."""
    name = (root.kind, root.pk)
    editions = list(Edition.objects.named([name]).defer("facts").order_by("live_from"))
    live = next((e for e in editions if e.number == root.live_number), None)
    entries = list(Activity.objects.of(*name).select_related("by").defer("facts")[:SHOWN])
    working = f.build([name]).get(name, [])
    differs = root.last_digest != root.digest
    step = last_step(name) if differs else None
    if step is not None and step.what not in (What.SUBMITTED, What.SENT_BACK):
        step = None
    return {
        "root": root,
        "standing": badges(root),
        "differs": differs,
        "live": live,
        "scheduled": next((e for e in editions if e.live_from > now and not e.withdrawn), None),
        "changes": told(facts_of(live) if live else [], working) if differs else (),
        "step": step,
        "waiting": step is not None and step.what == What.SUBMITTED,
        "since": _since(step, root, working, entries),
        "record": recorded.told(entries, {e.number: e.live_from for e in editions}),
        "whole_record": len(entries) == SHOWN,
    }


@dataclass(frozen=True)
class Since:
    """That the working copy was saved after it was submitted: who did so last, as far as is known, and what changed."""

    saved: recorded.Told | None
    changes: tuple[ChangeTold, ...]


def _since(step: Activity | None, root: Any, working: f.Facts, entries: list[Activity]) -> Since | None:
    """What happened to the working copy while it was waiting; None if nothing did, or if it is not waiting."""
    if step is None or step.what != What.SUBMITTED or step.digest == root.digest:
        return None
    submitted = Activity.objects.get(pk=step.pk).kept()
    if own(submitted) == own(working):
        return None
    later = recorded.last_save(entry for entry in entries if entry.pk > step.pk)
    return Since(later, told(submitted, working))
