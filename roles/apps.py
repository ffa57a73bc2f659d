"""The one app of the site: roles, and everything said about them."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RolesConfig(AppConfig):
    """Where Django finds the guide's models: the working copy in ``models``, editions in ``editions.models``."""

    name = "roles"
    verbose_name = "Career guide"

    def import_models(self) -> None:
        """Import both rooms' models, so that migrations and the admin know the editions too."""
        super().import_models()
        import_module("roles.editions.models")
        import_module("roles.editions.activity")

    def ready(self) -> None:
        """Register the editing room, which Django looks for in a module ``admin`` beside this one."""
        import_module("roles.editing.admin")
        post_migrate.connect(rebuild_projections, sender=self)
        post_migrate.connect(import_module("roles.editing.groups").keep_groups, sender=self)


def rebuild_projections(*, plan: Any = (), **_: Any) -> None:
    """After a migration of the guide's own tables: what is derived from editions is written anew."""
    if any(migration.app_label == RolesConfig.name and not undone for migration, undone in plan or ()):
        import_module("roles.editions.projections").rebuild()
