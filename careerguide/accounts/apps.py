"""The app of the people who edit."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import pre_save


class AccountsConfig(AppConfig):
    """Has no model of its own: people are Django's users, second factors are allauth's."""

    name = "careerguide.accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Watch what happens to accounts and factors."""
        from allauth.mfa.signals import authenticator_added, authenticator_reset  # noqa: PLC0415 - need loaded models

        from careerguide.accounts.factors import remember  # noqa: PLC0415

        authenticator_added.connect(remember)
        authenticator_reset.connect(remember)
        pre_save.connect(lower_email, sender=settings.AUTH_USER_MODEL)


def lower_email(instance: Any, **_: object) -> None:
    """People are found by e-mail whatever its capitals, so it is kept without."""
    instance.email = (instance.email or "").lower()
