"""The preview: the public page itself, drawn from the working copy in memory. Nothing is written."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.admin import site
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from roles.domain.roleset import parse
from roles.editions.models import Edition
from roles.editions.publish import draft, unpublished
from roles.models import kinds
from roles.pages.page import gone
from roles.queries.live import LISTED, PAGES, Moment, comparison_url, entry_of, url_of

PREVIEWED = {*PAGES, *LISTED, "comparison", "family", "site-text", "statement"}
"""Kinds whose working copy some page shows."""


@require_safe
def preview_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """What readers would see if the working copy were published now, with all that it needs; for staff who may see it.

    What it refers to and nobody has published yet is laid over the live guide too. The page is the public one to the
    letter; a bar before it says what it is and leads back.
    """
    if kind not in kinds():
        raise Http404
    if not site.get_model_admin(kinds()[kind]).has_view_or_change_permission(request):
        raise PermissionDenied
    now = timezone.now()
    own = draft((kind, key), now=now)
    if own is None:
        raise Http404
    needed = [draft(name, now=now) for name in unpublished([(kind, key)], at=now)]
    moment = Moment(now, {edition.name: edition for edition in (own, *needed) if edition is not None})
    form = reverse(f"admin:roles_{kinds()[kind]._meta.model_name}_change", args=[quote(key)])
    path = _path(own, moment)
    if path is None:
        messages.info(request, "Nothing to preview: readers meet this only within other pages.")
        return HttpResponseRedirect(form)
    response = _drawn(request, own, moment, path)
    if isinstance(response, TemplateResponse):
        bar = render_to_string("admin/roles/_preview_bar.html", {"title": own.title, "form": form})
        response.render()
        response.content = response.content.replace(b"<body>", b"<body>" + bar.encode(), 1)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _drawn(request: HttpRequest, own: Edition, moment: Moment, path: str) -> HttpResponse:
    """The public view's answer to the reader's request at that moment."""
    reader: Any = copy(request)
    reader.path = reader.path_info = path
    reader.moment = moment
    if own.retired:
        successors = moment.named([(own.kind, own.successor)]) if own.successor else []
        return gone(reader, own.title, next((entry_of(e, named_only=True) for e in successors), None))
    match = resolve(path)
    reader.resolver_match = match
    response: HttpResponse = match.func(reader, *match.args, **match.kwargs)
    return response


def _path(edition: Edition, moment: Moment) -> str | None:
    """Where readers would find it; None for what has no page."""
    if edition.kind == "comparison":
        roles = {e.key: e.slug for e in moment.named(("role", key) for key in parse(edition.key))}
        keys = parse(edition.key)
        return comparison_url(roles[key] for key in keys) if all(key in roles for key in keys) else None
    if edition.kind == "family":
        return reverse("role_list")
    if edition.kind == "statement":
        return reverse("which_path")
    if edition.kind == "site-text":
        try:
            return reverse(edition.key.replace("-", "_"))
        except NoReverseMatch:
            return None
    return url_of(edition.kind, edition.slug).partition("#")[0] or None
