"""The one app of the site: roles, and everything said about them."""

from importlib import import_module

from django.apps import AppConfig


class RolesConfig(AppConfig):
    """Where Django finds the guide's models: the working copy in ``models``, editions in ``editions.models``."""

    name = "roles"
    verbose_name = "Career guide"

    def import_models(self) -> None:
        """Import both rooms' models, so that migrations and the admin know the editions too."""
        super().import_models()
        import_module("roles.editions.models")

    def ready(self) -> None:
        """Register the editing room, which Django looks for in a module ``admin`` beside this one."""
        import_module("roles.editing.admin")
