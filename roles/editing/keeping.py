"""No lost text: what the browser keeps of a form goes once the form is saved, and not before."""

import re
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

_ID = re.compile(r"[\w-]{8,40}", re.ASCII)
_KEPT_FOR = 14 * 24 * 60 * 60
"""Seconds: as long as the browser keeps a copy (admin-kept.js)."""


class KeepsText(admin.ModelAdmin):
    """Forms whose text a browser keeps (admin-keep.js) and calls by a name when it sends it.

    Two cookies answer: `kept` says that the copy of that name is saved and may go, `held` that it is not, and that the
    form which comes back holds it all.
    """

    class Media:
        js = ["js/admin-keep.js"]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form; sent back, it says which copy it holds."""
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if request.method == "POST" and response.status_code == HTTPStatus.OK and "kept" not in response.cookies:
            _name(request, response, "held")
        return response

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """Saved: say so to the browser."""
        return _name(request, super().response_add(request, obj, post_url_continue), "kept")

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Saved: say so to the browser."""
        return _name(request, super().response_change(request, obj), "kept")


def _name(request: HttpRequest, response: HttpResponse, cookie: str) -> HttpResponse:
    """The response with the name of the copy that was sent in a cookie, for scripts to read; unless none was named."""
    copy = request.POST.get("kept", "")
    if _ID.fullmatch(copy):
        response.set_cookie(
            cookie,
            copy,
            max_age=_KEPT_FOR,
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response
