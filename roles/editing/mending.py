"""Mending what readers see while an edition is scheduled: set the working copy aside, and go on with it afterwards."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from roles.editing.candidates import NoteForm, asking_page, ways_to
from roles.editing.history import facts_of, root_of
from roles.editing.lines import form_url
from roles.editing.wording import ChangeTold, told
from roles.editions import facts as f
from roles.editions.activity import Activity, What
from roles.editions.mend import mend, resume, set_aside
from roles.editions.models import Edition
from roles.editions.publish import Refused


class MendForm(NoteForm):
    """Why the live page is mended; ``seen`` is the state of the working copy that the editor was shown."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class ResumeForm(forms.Form):
    """``seen`` is the state of the working copy that the editor was shown."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def mend_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Ask whether to set the working copy aside and mend what readers see; then do it, or say what is against it."""
    root, now = _root(request, kind, key), timezone.now()
    form = MendForm(request.POST if request.method == "POST" else None, initial={"seen": root.digest})
    if request.method == "POST" and form.is_valid():
        note, seen = form.cleaned_data["note"], form.cleaned_data["seen"]
        try:
            live = mend((kind, key), now=now, by=request.user, note=note, seen=seen)
        except Refused as refused:
            root = _refused(request, form, refused, root)
        else:
            done = (
                f"This is what readers see now, edition {live.number}. Mend it, then publish it. What you had is kept."
            )
            messages.success(request, done)
            return HttpResponseRedirect(form_url(kind, key))
    scheduled = Edition.objects.named([(kind, key)]).filter(withdrawn=False, live_from__gt=now).defer("facts")
    context = {
        "form": form,
        "scheduled": scheduled.order_by("live_from").first(),
        "possible": root.live_retired is False and root.mend != What.MENDING,
        "unpublished": root.last_digest != root.digest,
    }
    return _page(request, "mend", "Mend what readers see now", root, context)


@require_http_methods(["GET", "HEAD", "POST"])
def resume_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Ask whether to go on with what was set aside; then do it, or say what is against it."""
    root = _root(request, kind, key)
    form = ResumeForm(request.POST if request.method == "POST" else None, initial={"seen": root.digest})
    if request.method == "POST" and form.is_valid():
        try:
            resume((kind, key), now=timezone.now(), by=request.user, seen=form.cleaned_data["seen"])
        except Refused as refused:
            root = _refused(request, form, refused, root)
        else:
            messages.success(request, "The working copy is as it was before you mended the live page.")
            return HttpResponseRedirect(form_url(kind, key))
    aside = set_aside((kind, key))
    context = {"form": form, "aside": aside, **(_compared(root, aside) if aside else {})}
    return _page(request, "resume", "Go on with what was set aside", root, context)


def _compared(root: Any, aside: Activity) -> dict[str, tuple[ChangeTold, ...]]:
    """How the working copy would change, and what was mended since, which what was set aside does not say."""
    name = (root.kind, root.pk)
    editions = Edition.objects.named([name])
    begun = editions.get(number=aside.edition)
    mended = editions.filter(withdrawn=False, published_at__gte=aside.at).order_by("-number").first()
    return {
        "back": told(f.build([name])[name], aside.kept()),
        "mended": told(facts_of(begun), facts_of(mended)) if mended else (),
    }


def _root(request: HttpRequest, kind: str, key: str) -> Any:
    """The annotated root, for someone who may change it."""
    root = root_of(request, kind, key)
    if not admin.site.get_model_admin(type(root)).has_change_permission(request):
        raise PermissionDenied
    return root


def _refused(request: HttpRequest, form: Any, refused: Refused, root: Any) -> Any:
    """Say what is against it. Returns the root as it is now; pressed again, the form is about that state."""
    form.add_error(None, list(refused.reasons))
    root = root_of(request, root.kind, root.pk)
    form.data = request.POST.copy()
    form.data["seen"] = root.digest
    return root


def _page(request: HttpRequest, name: str, title: str, root: Any, context: dict[str, Any]) -> HttpResponse:
    ways = ways_to([(root.kind, root.pk)], str(root))
    return asking_page(request, name, f"{title}: {root}", ways, {"root": root, **context})
