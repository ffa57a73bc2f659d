"""allauth's forms in an editor's words."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgain
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User


class _Passwords(forms.Form):
    """Labels once, not a second time within the field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.label = str(field.label).capitalize()


class NewPasswordForm(_Passwords, ResetPasswordKeyForm):
    """A password in place of one that was forgotten."""


class FirstPasswordForm(SetPasswordForm):
    """The password of somebody who was invited, asked for in the words of the other pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "Password"
        self.fields["new_password2"].label = "Password (again)"
        self.fields["new_password2"].help_text = ""


class OtherPasswordForm(_Passwords, ChangePasswordForm):
    """A password in place of one that is known."""


class PasswordAgainForm(_Passwords, ReauthenticateForm):
    """Before something that concerns the safety of an account."""


class SignInForm(_Passwords, LoginForm):
    """By user name or e-mail address, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label="User name or e-mail address",
            max_length=254,
            widget=forms.TextInput(attrs={"autocomplete": "username webauthn", "autocapitalize": "none"}),
        )
        self.fields["password"].help_text = ""
        self.order_fields(["login", "password"])


class ForgottenPasswordForm(ResetPasswordForm):
    """The address that the way to a new password is mailed to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def clean_email(self) -> str:
        """Find whom to write to: never somebody invited who has no password yet, or a late invitation would live on."""
        email = str(self.cleaned_data["email"]).lower()
        people = User.objects.filter(email=email, is_active=True)
        self.users = [user for user in people if user.has_usable_password()]
        return email


class _Code(forms.Form):
    """A phone offers its digits for a code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code"
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}


class CodeForm(_Code, AuthenticateForm):
    """The second step of a sign-in."""


class CodeAgainForm(_Code, CodeAgain):
    """Before something that concerns the safety of an account."""


class SetUpAppForm(_Code, ActivateTOTPForm):
    """The first code of an authenticator app."""


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey, by default one that needs no password beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "What you call it"
        self.fields["name"].help_text = "So that you know it from others: “Work laptop”."
        self.fields["passwordless"].label = "Sign in by it alone, without my password"
        self.fields["passwordless"].help_text = "It then asks for your finger, your face or its PIN."
        self.fields["passwordless"].initial = True
