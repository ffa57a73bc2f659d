"""No lost text: what the browser keeps of a form goes once the form is saved, and not before."""

import re
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

_ID = re.compile(r"[\w-]{8,40}", re.ASCII)
_KEPT_FOR = 14 * 24 * 60 * 60
"""Seconds: as long as the browser keeps a copy (admin-kept.js)."""


class KeepsText(admin.ModelAdmin):
    """Forms whose text a browser keeps (admin-keep.js) until it hears, by the cookie `kept`, that it is saved."""

    class Media:
        js = ["js/admin-keep.js"]

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """Saved: say so to the browser."""
        return _saved(request, super().response_add(request, obj, post_url_continue))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Saved: say so to the browser."""
        return _saved(request, super().response_change(request, obj))


def _saved(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response with the name of the copy that is no longer needed, if the form named one."""
    copy = request.POST.get("kept", "")
    if _ID.fullmatch(copy):
        response.set_cookie(
            "kept",
            copy,
            max_age=_KEPT_FOR,
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response
