"""The addresses under /accounts/: of allauth's only those that an editor needs. Nobody signs up here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.core.internal import ratelimit
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from careerguide.accounts import views

# To be asked for a passkey leaves a session behind, so that is counted too; allauth counts what comes back.
passkey_sign_in = ratelimit.decorator(app="allauth.mfa", action="webauthn_login", limit_get=True)(
    passkeys.login_webauthn
)

type View = Callable[..., HttpResponseBase]


def private(view: View) -> View:
    """A page that nobody stores or lists, in the frame of the editing room."""

    @never_cache
    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        if isinstance(response, TemplateResponse) and not response.is_rendered:
            own = {"require_mfa": settings.REQUIRE_MFA, "is_nav_sidebar_enabled": False}
            frame = admin.site.each_context(request) | own
            response.context_data = frame | (response.context_data or {})
        return response

    return framed


def page(address: str, view: View, name: str) -> URLPattern:
    """One private page."""
    return path(address, private(view), name=name)


urlpatterns = [
    page("login/", views.sign_in, "account_login"),
    page("login/passkey/", passkey_sign_in, "mfa_login_webauthn"),
    page("login/code/", factors.authenticate, "mfa_authenticate"),
    page("logout/", account.logout, "account_logout"),
    page("inactive/", account.account_inactive, "account_inactive"),
    page("invitation/<str:token>/", views.accept_invitation, "account_invitation"),
    page("again/", account.reauthenticate, "account_reauthenticate"),
    page("again/code/", factors.reauthenticate, "mfa_reauthenticate"),
    page("again/passkey/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    page("password/", account.password_change, "account_change_password"),
    page("password/set/", RedirectView.as_view(pattern_name="account_reset_password"), "account_set_password"),
    page("password/reset/", account.password_reset, "account_reset_password"),
    page("password/reset/sent/", account.password_reset_done, "account_reset_password_done"),
    page("password/reset/done/", account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        private(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    page("", factors.index, "mfa_index"),
    page("app/", views.SetUpAppView.as_view(), "mfa_activate_totp"),
    page("app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    page("recovery-codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    page("recovery-codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    page("recovery-codes/download/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    page("passkeys/", RedirectView.as_view(pattern_name="mfa_index"), "mfa_list_webauthn"),
    page("passkeys/add/", passkeys.add_webauthn, "mfa_add_webauthn"),
    page("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, "mfa_remove_webauthn"),
]
