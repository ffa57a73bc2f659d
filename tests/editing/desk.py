"""An editor at the admin, without a browser: forms are filled in as they stand on the page, and sent."""

from html.parser import HTMLParser
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from roles.models import Aggregate, Responsibility


class _Form(HTMLParser):
    """The controls of a page that a browser would send with its main form, as it would send them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sent: dict[str, Any] = {}
        self._text: str | None = None
        self._select: str | None = None

    def _put(self, name: str, value: str) -> None:
        if name in self.sent:
            before = self.sent[name]
            self.sent[name] = [*before, value] if isinstance(before, list) else [before, value]
        else:
            self.sent[name] = value

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if "disabled" in given:
            return
        if tag == "textarea":
            self._text = name
            self.sent[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self._put(self._select, given.get("value") or "")
        elif tag == "input" and name and (kind := given.get("type")) not in ("submit", "button", "file"):
            ticked = kind in ("checkbox", "radio")
            if not ticked or "checked" in given:
                self._put(name, given.get("value") or ("on" if ticked else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._text:
            self.sent[self._text] += data


def controls(response: HttpResponse) -> dict[str, Any]:
    """What the form on the page would send if it were sent as it stands; templates of new rows left out."""
    form = _Form()
    form.feed(response.content.decode())
    return {
        name: value.removeprefix("\n") if isinstance(value, str) else value
        for name, value in form.sent.items()
        if "__prefix__" not in name and name not in ("csrfmiddlewaretoken", "action")
    }


def add_row(form: dict[str, Any], rows: str, **fields: Any) -> None:
    """Fill in a new row of the group whose fields begin with ``rows``, as in ``salary_rows``."""
    number = int(form[f"{rows}-TOTAL_FORMS"])
    form[f"{rows}-TOTAL_FORMS"] = str(number + 1)
    form.update({f"{rows}-{number}-{name}": str(value) for name, value in fields.items()})


def change_url(root: Aggregate) -> str:
    """The form of a root."""
    return reverse(f"admin:roles_{root._meta.model_name}_change", args=[root.pk])


def person(name: str, *permissions: str, staff: bool = True, superuser: bool = False, group: str = "") -> User:
    """An account with permissions such as ``change_role``, or with those of a group."""
    user = User.objects.create(username=name, is_staff=staff, is_superuser=superuser)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="roles", codename__in=permissions))
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def signed_in(user: User) -> Client:
    """The browser of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    return client


def responsibilities(role: Any) -> list[str]:
    """A role's responsibilities as the database has them, in their order."""
    return list(Responsibility.objects.filter(parent=role).values_list("text", flat=True))
