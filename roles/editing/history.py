"""The history of an aggregate: every edition, what each changed in words, and the way back to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from roles.editing.candidates import NoteForm
from roles.editing.drawing import PREVIEWED
from roles.editing.lines import Onward
from roles.editing.standing import badges, moment, with_standing
from roles.editing.wording import ChangeTold, told
from roles.editions import facts as f
from roles.editions.activity import What, entry
from roles.editions.datasets import adopting, own
from roles.editions.models import Edition
from roles.editions.publish import Refused, revert
from roles.editions.review import locked
from roles.models import kinds


@dataclass(frozen=True)
class Entry:
    """A line of the history: an edition and how it stands."""

    edition: Edition
    standing: str
    url: str


class RevertForm(NoteForm):
    """Why one goes back, and whether the address does too; ``seen`` is the state of the working copy that was shown."""

    seen = forms.CharField(widget=forms.HiddenInput)
    with_slug = forms.BooleanField(
        label="Take its address of that time back too",
        required=False,
        help_text="Otherwise the page keeps the address that it has now.",
    )


@require_safe
def history_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Every edition of one aggregate, the newest first, and what is saved but not published; for who may see it."""
    root = root_of(request, kind, key)
    editions = list(Edition.objects.named([(kind, key)]).select_related("published_by").order_by("-number"))
    now = timezone.now()
    latest = next((edition for edition in editions if not edition.withdrawn), None)
    context = {
        "root": root,
        "standing": badges(root),
        "entries": [Entry(e, _standing(e, root, now), _url(e)) for e in editions],
        "unpublished": told(facts_of(latest), f.build([(kind, key)])[kind, key]) if latest else (),
        "latest": latest,
        "onward": _onward(request, root, now),
    }
    return page(request, "history", f"Editions: {root}", root, context)


@require_http_methods(["GET", "HEAD", "POST"])
def edition_view(request: HttpRequest, kind: str, key: str, number: int) -> HttpResponse:
    """What one edition changed, and what going back to it would change; then go back, if asked to."""
    root = root_of(request, kind, key)
    editions = Edition.objects.named([(kind, key)])
    edition = editions.filter(number=number).select_related("published_by").first()
    if edition is None:
        raise Http404(f"There is no edition {number} of this {kind}.")
    may_revert = admin.site.get_model_admin(type(root)).has_change_permission(request) and not root.retired
    form = RevertForm(request.POST if request.method == "POST" else None, initial={"seen": root.digest})
    if edition.slug == root.slug:
        del form.fields["with_slug"]
    if request.method == "POST":
        if not may_revert:
            raise PermissionDenied
        if form.is_valid() and _reverted(form, edition, by=request.user):
            onward = "Readers see the same" if number == root.live_number else "Publish it for readers to see it"
            messages.success(request, f"The working copy is as it was in edition {number}. {onward}.")
            return HttpResponseRedirect(_form_of(root))
        root = root_of(request, kind, key)
        form.data = request.POST.copy()
        form.data["seen"] = root.digest
    before = editions.filter(number__lt=number, withdrawn=False).order_by("-number").first()
    context = {
        "root": root,
        "edition": edition,
        "before": before,
        "changes": told(facts_of(before), facts_of(edition)) if before else (),
        "back": _would_change(edition, f.build([(kind, key)])[kind, key]),
        "may_revert": may_revert,
        "form": form,
    }
    return page(request, "edition", f"Edition {number}: {edition.title}", root, context)


def _reverted(form: RevertForm, edition: Edition, *, by: Any) -> bool:
    """Whether the working copy now is what the edition says; otherwise the form says what stands in the way."""
    try:
        with transaction.atomic():
            root = locked(edition.name, form.cleaned_data["seen"])
            revert(edition, with_slug=form.cleaned_data.get("with_slug", False))
            root.refresh_from_db()
            note, number = form.cleaned_data["note"], edition.number
            entry(What.REVERTED, root, by=by, at=timezone.now(), comment=note, edition=number).save()
    except Refused as refused:
        form.add_error(None, list(refused.reasons))
        return False
    return True


def _would_change(edition: Edition, working: f.Facts) -> tuple[ChangeTold, ...]:
    """What going back to the edition would change, the address and what datasets brought apart."""
    facts = facts_of(edition)
    slug = working[0]["fields"]["slug"]
    back = {**facts[0], "fields": {**facts[0]["fields"], "slug": slug}}
    return told(own(working), own([adopting(working[0], back), *facts[1:]]))


def facts_of(edition: Edition) -> f.Facts:
    return f.upgrade(edition.facts, edition.facts_version)


def _standing(edition: Edition, root: Any, now: Any) -> str:
    """How the edition stands at ``now``."""
    if edition.withdrawn:
        return "Withdrawn before readers saw it"
    if edition.live_from > now:
        return f"Scheduled for {moment(edition.live_from)}"
    if edition.number != root.live_number:
        return "Earlier"
    if edition.merged:
        return "Merged into another"
    return "Retired" if edition.retired else "What readers see"


def root_of(request: HttpRequest, kind: str, key: str) -> Any:
    """The annotated root, for someone who may see it."""
    model = kinds().get(kind)
    if model is None:
        raise Http404(f"There is no kind {kind!r}.")
    if not admin.site.get_model_admin(model).has_view_or_change_permission(request):
        raise PermissionDenied
    root = with_standing(model._default_manager.filter(pk=key), at=timezone.now()).first()
    if root is None:
        raise Http404(f"There is no {kind} {key!r}.")
    return root


def _onward(request: HttpRequest, root: Any, now: datetime) -> Onward | None:
    """The way to mend what readers see while an edition is scheduled, or to go on afterwards."""
    if not admin.site.get_model_admin(type(root)).has_change_permission(request):
        return None
    if root.mend == What.MENDING:
        return Onward(
            "Go on with what was set aside…", reverse("admin:roles_edition_resume", args=[root.kind, root.pk])
        )
    if root.live_retired is False and root.last_from > now:
        return Onward("Mend what readers see now…", reverse("admin:roles_edition_mend", args=[root.kind, root.pk]))
    return None


def _url(edition: Edition) -> str:
    return reverse("admin:roles_edition_told", args=[edition.kind, edition.key, edition.number])


def _form_of(root: Any) -> str:
    return reverse(f"admin:roles_{root._meta.model_name}_change", args=[quote(root.pk)])


def page(request: HttpRequest, name: str, title: str, root: Any, context: dict[str, Any]) -> HttpResponse:
    request.current_app = admin.site.name
    opts = root._meta
    whole = {
        **admin.site.each_context(request),
        "title": title,
        "here": name,
        "previewed": root.kind in PREVIEWED,
        "opts": opts,
        "list_url": reverse(f"admin:roles_{opts.model_name}_changelist"),
        "form_url": _form_of(root),
        "history_url": reverse("admin:roles_edition_history", args=[root.kind, root.pk]),
        **context,
    }
    return TemplateResponse(request, f"admin/roles/{name}.html", whole)
