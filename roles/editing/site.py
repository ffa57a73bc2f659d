"""The editing room: Django's admin, with a desk at its door."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from roles.editing import desk
from roles.editing.bulk.urls import urls as bulk_urls
from roles.editing.completing import complete_view

NAMES = {"roles": "Everything in the guide", "auth": "Accounts"}
"""What an editor calls the parts of the admin."""


class EditingRoom(AdminSite):
    """The admin of the guide."""

    site_title = "Career Guide"
    site_header = "Career Guide: editing room"
    index_title = "Your desk"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The desk of whoever is signed in, with everything there is to edit below it."""
        return super().index(request, {"desk": desk.desk(request), **(extra_context or {})})

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Lead to the one place where people sign in, and back; its limits and second factors hold nowhere else."""
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Lead to the account's own pages."""
        return HttpResponseRedirect(reverse("account_change_password"))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What there is to edit: the guide first, then accounts."""
        apps = super().get_app_list(request, app_label)
        named = [app | {"name": NAMES.get(app["app_label"], app["name"])} for app in apps]
        return sorted(named, key=lambda app: app["app_label"] != "roles")

    def get_urls(self) -> list[Any]:
        """The desk's lists, tables of salary figures and what completes references, before the admin's own pages."""
        return [
            path("desk/<slug:what>/", self.admin_view(desk.list_view), name="desk_list"),
            path("complete/", complete_view, name="complete"),  # asks who it is itself, and answers JSON
            *bulk_urls(self.admin_view),
            *super().get_urls(),
        ]
