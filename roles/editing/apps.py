"""Tells Django which admin this is. It stands apart from the guide's own app, which comes later."""

from django.contrib.admin.apps import AdminConfig


class EditingRoomConfig(AdminConfig):
    """Django's admin with the guide's editing room as its site."""

    default_site = "roles.editing.site.EditingRoom"
