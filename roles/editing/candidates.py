"""What an editor is asked about: working copies by name, each in the state in which the page showed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from roles.editing.lines import Onward, form_url
from roles.editing.standing import badges, with_standing
from roles.editions.facts import Name, by_kind
from roles.editions.models import Edition
from roles.editions.publish import last_numbers
from roles.models import kinds


class NoteForm(forms.Form):
    """Why something is done, for the history."""

    note = forms.CharField(
        max_length=300,
        required=False,
        help_text="What changed and why, for those who read the history.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


@dataclass(frozen=True)
class Seen:
    """The state of a working copy that an editor was shown: its latest edition (0 for none) and its digest."""

    number: int
    digest: str


@dataclass(frozen=True)
class Candidate:
    """A working copy as the editor sees it; ``token`` tells which state of it that was."""

    name: Name
    title: str
    kind: str
    url: str
    standing: SafeString
    scheduled: bool
    seen: Seen

    @property
    def token(self) -> str:
        """What the page sends back."""
        return f"{self.name[0]}:{self.name[1]}@{self.seen.number}:{self.seen.digest}"


def name_of(given: str) -> Name:
    """(kind, key) from ``kind:key``.

    :raises BadRequest: if it names nothing.
    """
    kind, _, key = given.partition(":")
    if kind not in kinds() or not key:
        raise BadRequest(f"{given!r} names nothing")
    return kind, key


def seen_in(request: HttpRequest) -> dict[Name, Seen]:
    """What the page that was sent had shown.

    :raises BadRequest: for what is no token of ours.
    """
    return dict(_read(given) for given in request.POST.getlist("seen"))


def _read(given: str) -> tuple[Name, Seen]:
    name, _, rest = given.partition("@")
    number, _, digest = rest.partition(":")
    if not number.isdecimal():
        raise BadRequest(f"{given!r} is no state of anything")
    return name_of(name), Seen(int(number), digest)


def candidates(names: Iterable[Name], now: datetime) -> list[Candidate]:
    """The working copies named, by kind and title.

    :raises Http404: if one of them is not there.
    """
    wanted = by_kind(names)
    roots = [root for kind, keys in wanted.items() for root in _standing(kind, keys, now)]
    if not roots or len(roots) != sum(map(len, wanted.values())):
        raise Http404("One of them is not there any more.")
    numbers = last_numbers((root.kind, root.pk) for root in roots)
    return [
        Candidate(
            name=(root.kind, root.pk),
            title=root.title,
            kind=str(root._meta.verbose_name),
            url=back_to([(root.kind, root.pk)]),
            standing=badges(root),
            scheduled=root.last_from is not None and root.last_from > now,
            seen=Seen(numbers.get((root.kind, root.pk), 0), root.digest),
        )
        for root in roots
    ]


def _standing(kind: str, keys: Iterable[str], now: datetime) -> list[Any]:
    return list(with_standing(kinds()[kind]._default_manager.filter(pk__in=keys), at=now))


def require_permission(request: HttpRequest, names: Iterable[Name]) -> None:
    """Publishing needs its own permission, and sight of what is published."""
    for kind in by_kind(names):
        if not admin.site.get_model_admin(kinds()[kind]).has_publish_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied


def root_to_publish(request: HttpRequest, name: Name) -> Any:
    """The annotated root, for someone who may publish it."""
    kind, key = name_of(":".join(name))
    require_permission(request, [name])
    root = with_standing(kinds()[kind]._default_manager.filter(pk=key), at=timezone.now()).first()
    if root is None:
        raise Http404(f"There is no {kind} {key!r}.")
    return root


def sent(request: HttpRequest) -> QueryDict | None:
    """What the form was sent with; none while it is only shown."""
    return request.POST if request.method == "POST" else None


def back_to(names: list[Name]) -> str:
    """The form of the one thing named, or the list of its kind if they are several."""
    if not names:
        raise Http404("Nothing is named.")
    return form_url(*names[0]) if len(names) == 1 else _list_of(names[0][0]).url


def asking_page(
    request: HttpRequest, name: str, title: str, ways: list[Onward], context: dict[str, Any]
) -> HttpResponse:
    """A page that says what will happen and asks once; ``ways`` lead to it, the last of them back."""
    request.current_app = admin.site.name
    media = admin.site.get_model_admin(Edition).media + context["form"].media
    whole = {**admin.site.each_context(request), "title": title, "media": media, "ways": ways, "back": ways[-1].url}
    return TemplateResponse(request, f"admin/roles/{name}.html", whole | context)


def ways_to(names: list[Name], title: str) -> list[Onward]:
    """The list of the kind of what is named, and the form of it if it is one thing, which has the title."""
    return [_list_of(names[0][0]), *(Onward(title, form_url(*name)) for name in names if len(names) == 1)]


def _list_of(kind: str) -> Onward:
    meta = kinds()[kind]._meta
    return Onward(capfirst(str(meta.verbose_name_plural)), reverse(f"admin:roles_{meta.model_name}_changelist"))
