"""What the desk is made of: lists of lines, each of which says one thing and leads to where it is done."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import quote, unquote
from django.db import models
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from roles.models import Row, kinds

SHOWN = 10
"""So many lines of a list stand on the desk; the whole has a page of its own."""


@dataclass(frozen=True)
class Onward:
    """A way on: its words and its address."""

    words: str
    url: str


@dataclass(frozen=True)
class Line:
    """One thing, what is to be said of it, and where to go on besides."""

    thing: Onward
    words: str = ""
    onward: tuple[Onward, ...] = ()


@dataclass(frozen=True)
class Listed:
    """A list of the desk; ``what`` is its name in addresses, ``help`` says what to do, ``empty`` that nothing is.

    ``also`` is a line beneath the list, such as what is left out of it, and ``onward`` acts on all of it. ``known`` is
    whether anybody has looked: otherwise an empty list is no good news.
    """

    what: str
    title: str
    lines: tuple[Line, ...]
    empty: str = ""
    help: str = ""
    also: Line | None = None
    onward: Onward | None = None
    known: bool = True

    @property
    def first(self) -> tuple[Line, ...]:
        """The lines that stand on the desk."""
        return self.lines[:SHOWN]

    @property
    def url(self) -> str:
        """The page of the whole list."""
        return list_url(self.what)


def list_url(what: str) -> str:
    """The page of one whole list of the desk."""
    return reverse("admin:desk_list", args=[what])


def form_url(kind: str, key: str, anchor: str = "") -> str:
    """The form of a root; with an anchor, at a field or a group of rows of it."""
    url = reverse(f"admin:roles_{kinds()[kind]._meta.model_name}_change", args=[quote(key)])
    return f"{url}#{anchor}" if anchor else url


def review_url(kind: str, key: str) -> str:
    """The page of a root's review and of all that was done to it."""
    return reverse("admin:roles_edition_review", args=[kind, key])


def root_at(path: str) -> tuple[str, str] | None:
    """The (kind, key) whose form stands at an address of the admin, or (kind, "") for a new one; else None."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    for kind, model in kinds().items():
        name = f"roles_{model._meta.model_name}"
        if match.view_name in (f"admin:{name}_change", f"admin:{name}_add"):
            return kind, unquote(match.kwargs.get("object_id", ""))
    return None


def rows_anchor(model: type[models.Model], place: int | None = None) -> str:
    """Where the rows of a model stand on their root's form, or the one at a place, counted from 0."""
    return f"{model._meta.model_name}_rows-{'group' if place is None else place}"


def field_anchor(model: type[models.Model], field: str, place: int) -> str:
    """Where a field stands on the root's form: by itself, or with the row that it is of."""
    return rows_anchor(model, place) if issubclass(model, Row) else f"id_{field}"


def kinds_seen(request: HttpRequest) -> frozenset[str]:
    """The kinds whose things the person may look at in the admin."""
    return frozenset(
        kind
        for kind, model in kinds().items()
        if admin.site.get_model_admin(model).has_view_or_change_permission(request)
    )


def may_publish(request: HttpRequest) -> bool:
    """Whether the person may publish what they see."""
    user: Any = request.user
    return bool(user.has_perm("roles.publish"))


def noun(kind: str) -> str:
    """What a thing of the kind is called: “career path”."""
    return str(kinds()[kind]._meta.verbose_name)


def number_of(number: int, noun: str) -> str:
    """A number of things in words: “1 draft”, “2 drafts”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
