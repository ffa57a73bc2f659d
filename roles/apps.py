"""The one app of the site: roles, and everything said about them."""

from django.apps import AppConfig


class RolesConfig(AppConfig):
    """Where Django finds the guide's models."""

    name = "roles"
    verbose_name = "Career guide"
