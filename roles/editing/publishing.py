"""Publishing, withdrawing and retiring from the admin: each a page that says what will happen and asks once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.contrib.admin.widgets import AdminSplitDateTime, AutocompleteSelect
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from roles.editing.standing import badges, moment, with_standing
from roles.editions.activity import Activity, What, entry
from roles.editions.facts import Name, by_kind
from roles.editions.mend import set_aside
from roles.editions.models import Edition
from roles.editions.publish import Refused, last_numbers, publish, retire, unpublished, withdraw
from roles.editions.review import last_step
from roles.models import Aggregate, kinds


class NoteForm(forms.Form):
    """Why something is done, for the history."""

    note = forms.CharField(
        max_length=300,
        required=False,
        help_text="What changed and why, for those who read the history.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class PublishForm(NoteForm):
    """When to publish, and why."""

    live_from = forms.SplitDateTimeField(
        label="Publish at",
        required=False,
        widget=AdminSplitDateTime,
        help_text="London time. Leave both empty to publish now.",
    )
    before_scheduled = forms.BooleanField(
        label="Publish before the edition that is scheduled already",
        required=False,
        help_text="The scheduled edition stays, and replaces this one when its time comes.",
    )


class RetireForm(NoteForm):
    """What readers of the retired page are sent to, and why it is retired."""

    class Media:
        js = ["js/admin-choices.js"]

    def __init__(self, root: Aggregate, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"] = forms.ModelChoiceField(
            type(root)._default_manager.exclude(pk=root.pk),
            required=False,
            widget=AutocompleteSelect(type(root)._meta.get_field("successor"), admin.site),
            help_text="Where its readers should go instead, if there is such a page. It has to be live.",
        )
        self.order_fields(["successor", "note"])


@dataclass(frozen=True)
class Candidate:
    """A working copy to be published as the editor sees it; ``token`` tells which state of it that was."""

    name: Name
    title: str
    kind: str
    url: str
    standing: SafeString
    scheduled: bool
    token: str


@require_http_methods(["GET", "HEAD", "POST"])
def publish_view(request: HttpRequest) -> HttpResponse:
    """Ask whether to publish what ``?name=kind:key`` names and what that needs; then do it, or say why not."""
    asked = [_name(given) for given in dict.fromkeys(request.GET.getlist("name"))]
    now = timezone.now()
    form = PublishForm(_sent(request), initial=_suggested(asked))
    if request.method == "POST" and form.is_valid():
        seen = [_token(given) for given in request.POST.getlist("seen")]
        names = [name for name, _, _ in seen]
        _require_permission(request, [*asked, *names])
        try:
            editions = publish(
                names,
                now=now,
                live_from=form.cleaned_data["live_from"],
                by=request.user,
                note=form.cleaned_data["note"],
                base={name: number for name, number, _ in seen},
                seen={name: digest for name, _, digest in seen},
                before_scheduled=form.cleaned_data["before_scheduled"],
            )
        except Refused as refused:
            form.add_error(None, list(refused.reasons))
        else:
            _tell(request, editions, now)
            return HttpResponseRedirect(_back(asked))
    needed = unpublished(asked, at=now)
    _require_permission(request, [*asked, *needed])
    candidates = _candidates([*asked, *needed], now)
    if not any(candidate.scheduled for candidate in candidates):
        del form.fields["before_scheduled"]
    context = {
        "form": form,
        "chosen": [c for c in candidates if c.name in asked],
        "together": [c for c in candidates if c.name not in asked],
        "back": _back(asked),
    }
    return _page(request, "publish", "Publish", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Ask whether to take back what is scheduled of one aggregate, then do it or say what is against it."""
    root, now = _root(request, (kind, key)), timezone.now()
    form = NoteForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            withdrawn = withdraw([(kind, key)], now=now, by=request.user, note=form.cleaned_data["note"])
        except Refused as refused:
            form.add_error(None, list(refused.reasons))
        else:
            done = "Withdrawn. Your working copy is as it was." if withdrawn else "Nothing was scheduled any more."
            messages.success(request, done)
            return HttpResponseRedirect(_back([(kind, key)]))
    scheduled = Edition.objects.named([(kind, key)]).filter(withdrawn=False, live_from__gt=now).defer("facts")
    context = {"form": form, "root": root, "scheduled": scheduled, "back": _back([(kind, key)])}
    return _page(request, "withdraw", f"Withdraw what is scheduled: {root}", context)


@require_http_methods(["GET", "HEAD", "POST"])
def retire_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Ask for the successor of one aggregate, then retire it or say what is against it."""
    root, now = _root(request, (kind, key)), timezone.now()
    published = root.live_number is not None
    form = RetireForm(root, _sent(request))
    if request.method == "POST" and published and form.is_valid():
        successor = form.cleaned_data["successor"]
        note = form.cleaned_data["note"]
        try:
            retire((kind, key), successor=successor.pk if successor else "", now=now, by=request.user, note=note)
        except Refused as refused:
            form.add_error(None, list(refused.reasons))
        else:
            messages.success(request, f"“{root}” is retired. Its address now says so.")
            return HttpResponseRedirect(_back([(kind, key)]))
    context = {"form": form, "root": root, "back": _back([(kind, key)]), "published": published}
    return _page(request, "retire", f"Retire: {root}", context)


def _suggested(asked: list[Name]) -> dict[str, Any]:
    """What the form begins with, for one thing: what its submitter said of it; and a mended page goes before."""
    if len(asked) != 1:
        return {}
    step = last_step(asked[0])
    said = step.comment if step and step.what == What.SUBMITTED else ""
    return {"note": " ".join(said.split())[:300], "before_scheduled": set_aside(asked[0]) is not None}


def _sent(request: HttpRequest) -> QueryDict | None:
    """What the form was sent with; none while it is only shown."""
    return request.POST if request.method == "POST" else None


def _name(given: str) -> Name:
    """(kind, key) from ``kind:key``."""
    kind, _, key = given.partition(":")
    if kind not in kinds() or not key:
        raise BadRequest(f"{given!r} names nothing")
    return kind, key


def _token(given: str) -> tuple[Name, int, str]:
    """Name, number of the latest edition and digest of the working copy, as the page had shown them."""
    name, _, rest = given.partition("@")
    number, _, digest = rest.partition(":")
    if not number.isdecimal():
        raise BadRequest(f"{given!r} is no state of anything")
    return _name(name), int(number), digest


def _require_permission(request: HttpRequest, names: Iterable[Name]) -> None:
    """Publishing needs its own permission, and sight of what is published."""
    for kind in by_kind(names):
        if not admin.site.get_model_admin(kinds()[kind]).has_publish_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied


def _root(request: HttpRequest, name: Name) -> Any:
    """The annotated root, for someone who may publish it."""
    kind, key = _name(":".join(name))
    _require_permission(request, [name])
    root = with_standing(kinds()[kind]._default_manager.filter(pk=key), at=timezone.now()).first()
    if root is None:
        raise Http404(f"There is no {kind} {key!r}.")
    return root


def _candidates(names: Iterable[Name], now: datetime) -> list[Candidate]:
    """What is to be published, by kind and title.

    :raises Http404: if one of them has no working copy.
    """
    wanted = by_kind(names)
    roots = [root for kind, keys in wanted.items() for root in _standing(kind, keys, now)]
    if not roots or len(roots) != sum(map(len, wanted.values())):
        raise Http404("One of them is not there any more.")
    numbers = last_numbers((root.kind, root.pk) for root in roots)
    return [
        Candidate(
            name=(root.kind, root.pk),
            title=root.title,
            kind=str(root._meta.verbose_name),
            url=_back([(root.kind, root.pk)]),
            standing=badges(root),
            scheduled=root.last_from is not None and root.last_from > now,
            token=f"{root.kind}:{root.pk}@{numbers.get((root.kind, root.pk), 0)}:{root.digest}",
        )
        for root in roots
    ]


def _standing(kind: str, keys: Iterable[str], now: datetime) -> list[Any]:
    return list(with_standing(kinds()[kind]._default_manager.filter(pk__in=keys), at=now))


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


def _back(names: list[Name]) -> str:
    """The form of the one thing named, or the list of its kind if they are several."""
    if not names:
        raise Http404("Nothing is named.")
    kind, key = names[0]
    model = kinds()[kind]._meta.model_name
    if len(names) == 1:
        return reverse(f"admin:roles_{model}_change", args=[quote(key)])
    return reverse(f"admin:roles_{model}_changelist")


def _page(request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    request.current_app = admin.site.name
    media = admin.site.get_model_admin(Edition).media + context["form"].media
    whole = {**admin.site.each_context(request), "title": title, "media": media, **context}
    return TemplateResponse(request, f"admin/roles/{name}.html", whole)
