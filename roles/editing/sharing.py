"""A preview for a colleague without an account: an address that is signed, names one page of one draft, and expires."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_permission_codename, get_user_model
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from roles.editing.drawing import drawn, own_page
from roles.editing.standing import moment
from roles.editions.facts import Name
from roles.editions.publish import Conflict
from roles.editions.supposed import supposed
from roles.models import kinds
from roles.pages.asked import public_page
from roles.queries.live import Moment

SALT = "roles.preview"
"""Keeps these signatures apart from all others that the site makes."""
LONGEST_PATH = 500


class ShareForm(forms.Form):
    """For how long, and of which page; an empty path is the thing's own page."""

    days = forms.TypedChoiceField(
        label="A colleague without an account may look for",
        choices=[("1", "1 day"), ("7", "7 days"), ("30", "30 days")],
        coerce=int,
        initial="7",
    )
    path = forms.CharField(required=False, max_length=LONGEST_PATH, widget=forms.HiddenInput)

    def clean_path(self) -> str:
        """Only a page of the guide is shown to anybody."""
        given = str(self.cleaned_data["path"])
        if given and public_page(given) is None:
            raise forms.ValidationError("There is no such page in the guide.")
        return given


@dataclass(frozen=True)
class Shared:
    """What a signed address says: the page of a thing's working copy, who shows it, and until when."""

    name: Name
    path: str
    by: int
    until: datetime


@dataclass(frozen=True)
class SharedBar:
    """The bar over a page that is shown to a colleague."""

    title: str
    until: str


def may_share(user: Any, kind: str) -> bool:
    """Whoever may change a thing may show it."""
    codename = get_permission_codename("change", kinds()[kind]._meta)
    return bool(user.is_active and user.is_staff and user.has_perm(f"roles.{codename}"))


@require_POST
def share_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Make an address for a colleague, and go back to the preview, which tells it."""
    if kind not in kinds():
        raise Http404(f"There is no kind {kind!r}.")
    if not may_share(request.user, kind):
        raise PermissionDenied
    if not kinds()[kind]._default_manager.filter(pk=key).exists():
        raise Http404(f"There is no {kind} {key!r}.")
    form = ShareForm(request.POST)
    shown = {"path": form["path"].value(), "width": request.GET.get("width")}
    query = urlencode({name: value for name, value in shown.items() if value})
    back = f"{reverse('admin:roles_edition_preview', args=[kind, key])}?{query}"
    if not form.is_valid():
        messages.error(request, " ".join(str(fault) for faults in form.errors.values() for fault in faults))
        return HttpResponseRedirect(back)
    until = timezone.now() + timedelta(days=form.cleaned_data["days"])
    shared = Shared((kind, key), form.cleaned_data["path"], int(request.user.pk or 0), until)
    url = settings.SITE_URL + shared_url(shared)
    said = 'Whoever has this address sees the page as it is saved when they open it, until {}: <a href="{}">{}</a>'
    messages.success(request, format_html(said, moment(until), url, url))
    return HttpResponseRedirect(back)


def shared_url(shared: Shared) -> str:
    """The signed address."""
    told = [*shared.name, shared.path, shared.by, int(shared.until.timestamp())]
    return reverse("shared_preview", args=[signing.dumps(told, salt=SALT)])


def read(token: str) -> Shared | None:
    """What the token says; None if nobody here has signed it."""
    try:
        kind, key, path, by, until = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return Shared((kind, key), path, by, datetime.fromtimestamp(until, UTC))


@require_safe
def shared_view(request: HttpRequest, token: str) -> HttpResponse:
    """The page as it is saved now, for whoever has the address: 410 once it is over, 404 if nobody made it."""
    shared, now = read(token), timezone.now()
    response = _page(request, shared, now) if shared else None
    if response is None:
        over = shared is not None
        response = TemplateResponse(request, "roles/preview_over.html", {"over": over}, status=410 if over else 404)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"  # or every link of the page would tell its address
    return response


def _page(request: HttpRequest, shared: Shared, now: datetime) -> HttpResponse | None:
    """The page; None if its time is over, or whoever made the address may not show it any more."""
    maker = get_user_model()._default_manager.filter(pk=shared.by).first()
    if now >= shared.until or shared.name[0] not in kinds() or maker is None or not may_share(maker, shared.name[0]):
        return None
    try:
        with supposed([shared.name], now=now) as shown:
            own = shown.get(shared.name)
            path = own and (shared.path or own_page(own, Moment(now)))
            return drawn(request, path, bar=SharedBar(own.title, moment(shared.until))) if own and path else None
    except Conflict as conflict:
        return HttpResponse(str(conflict), status=409, content_type="text/plain; charset=utf-8")


urlpatterns = [path("preview/<str:token>/", shared_view, name="shared_preview")]
