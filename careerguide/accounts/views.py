"""What allauth does not do: lead to the first second factor, draw its picture, take up an invitation."""

from dataclasses import dataclass
from typing import Any

import qrcode
from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.mfa.totp.views import ActivateTOTPView
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from careerguide.accounts import invitations
from careerguide.accounts.factors import SETTING_UP, standing
from careerguide.accounts.forms import FirstPasswordForm


def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; for those who have signed in by password and must have a second factor, the page to set one up."""
    who = request.user
    if settings.REQUIRE_MFA and isinstance(who, User) and who.is_staff and standing(request, who) == SETTING_UP:
        return HttpResponseRedirect(reverse("mfa_index"))
    return account.login(request)


@sensitive_post_parameters("new_password1", "new_password2")
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password, once, by the link of an invitation; 410 and what to do for a link that is over."""
    with transaction.atomic():
        user = invitations.invited(token, lock=request.method == "POST")
        if user is None:
            return TemplateResponse(request, "accounts/invitation_over.html", status=410)
        form = FirstPasswordForm(user, request.POST if request.method == "POST" else None)
        if not form.is_valid():
            return TemplateResponse(request, "accounts/invitation.html", {"form": form, "invited": user})
        form.save()
    logout(request)  # whoever else was signed in here
    record_authentication(request, user, "invitation")
    return perform_login(request, user, redirect_url=reverse("mfa_index"))


@dataclass(frozen=True)
class Code:
    """A QR code as the path of an SVG of ``size`` by ``size`` units, its quiet edge included."""

    size: int
    path: str


def qr_code(text: str) -> Code:
    """The code in which a phone reads the text."""
    drawn = qrcode.QRCode()
    drawn.add_data(text)
    rows = drawn.get_matrix()
    dots = ((x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Code(size=len(rows), path="".join(f"M{x} {y}h1v1h-1z" for x, y in dots))


class SetUpAppView(ActivateTOTPView):
    """allauth's page with the code as a path; allauth's picture is a data: address, which the policy forbids."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """allauth's own, and ``qr``."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"qr": qr_code(context["totp_url"])}
