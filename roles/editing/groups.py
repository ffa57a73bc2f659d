"""The two groups that ship ready made: Writers draft and submit, Editors publish too. Accounts are nobody's of them."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group, Permission

from roles.models import kinds

WRITERS, EDITORS = "Writers", "Editors"


def permissions_of(group: str) -> Iterator[str]:
    """The code names of what a shipped group may do: the same for every kind of thing in the guide."""
    actions = {WRITERS: ("view", "add", "change"), EDITORS: ("view", "add", "change", "delete")}[group]
    yield from (f"{action}_{model._meta.model_name}" for model in kinds().values() for action in actions)
    yield from ("view_edition", "view_activity")
    if group == EDITORS:
        yield "publish"


def keep_groups(*, using: str, **_: Any) -> None:
    """After every migration: make the two groups and give them what they lack, such as a kind that is new.

    What an operator gave them besides stays. Django's own receiver, which runs first, has made the permissions.
    """
    for name in (WRITERS, EDITORS):
        group, _made = Group.objects.using(using).get_or_create(name=name)
        own = Permission.objects.using(using).filter(content_type__app_label="roles")
        group.permissions.add(*own.filter(codename__in=permissions_of(name)))
