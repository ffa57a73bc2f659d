"""Duplicating: a draft that begins as a copy of something similar, with a name and an address of its own."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from roles.domain.duplicate import NOT_COPIED, duplicate
from roles.editing.inlines import RowInline
from roles.editing.rows import ToldInTheForm
from roles.editions import datasets
from roles.editions import facts as f
from roles.editions.activity import What, entry
from roles.models import Aggregate


class DuplicateForm(ToldInTheForm):
    """What is a copy's own, and which groups of rows it takes along."""

    taken = forms.MultipleChoiceField(
        label="Take along",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What belongs to one thing alone, such as its figures, their sources and its codes, is not ticked.",
    )

    def __init__(self, *args: Any, groups: Collection[tuple[RowInline, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = "The last part of its address. Left empty, it is made from the name."
        if groups:
            taken: Any = self.fields["taken"]
            taken.choices = [(_label(inline), f"{_name(inline)} ({count})") for inline, count in groups]
            taken.initial = [_label(inline) for inline, _ in groups if inline.copied]
        else:
            del self.fields["taken"]

    def clean_slug(self) -> str:
        """The address that was typed, or one made from the name."""
        return self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name", ""))[:200].strip("-")


def duplicate_view(request: HttpRequest, model_admin: Any, root: Aggregate | None) -> HttpResponse:
    """Ask for the copy's name and what it takes along, then make it as a draft and open it; or say what is wrong."""
    if not (model_admin.has_add_permission(request) and model_admin.has_view_or_change_permission(request, root)):
        raise PermissionDenied
    if root is None or not model_admin.asked_of_a_copy:
        raise Http404("There is nothing to duplicate.")
    groups = _groups(model_admin, root)
    made: Any = forms.modelform_factory(
        type(root),
        form=DuplicateForm,
        fields=model_admin.asked_of_a_copy,
        formfield_callback=lambda field, **kwargs: model_admin.formfield_for_dbfield(field, request, **kwargs),
    )
    start = _start(root, without=model_admin.asked_of_a_copy)
    form: Any = made(request.POST if request.method == "POST" else None, instance=start, groups=groups)
    if request.method == "POST" and form.is_valid():
        try:
            left, emptied = _left(form, groups), model_admin.emptied_in_a_copy
            copy = _copied(root, form, without=left, emptied=emptied, by=request.user, now=timezone.now())
        except ValidationError as error:
            form.add_error(None, error)
        except IntegrityError:
            form.add_error(None, "Somebody else took this address at the same moment. Choose another.")
        else:
            messages.success(request, f"“{copy}” is a draft made from “{root}”. Change what is different, then save.")
            return HttpResponseRedirect(_form_of(copy))
    request.current_app = admin.site.name
    context = {
        **admin.site.each_context(request),
        "title": f"Duplicate: {root}",
        "root": root,
        "form": form,
        "media": model_admin.media + form.media,
        "back": _form_of(root),
    }
    return TemplateResponse(request, "admin/roles/duplicate.html", context)


def _start(root: Aggregate, *, without: Collection[str]) -> Aggregate:
    """The original as something new without what is asked for, so that the form checks the rest of it too."""
    facts = f.record(root)
    own = {"key", "slug", *NOT_COPIED, *without}
    fields = {name: value for name, value in facts["fields"].items() if name not in own}
    return cast("Aggregate", f.instance({**facts, "fields": fields}))


def _copied(
    root: Aggregate,
    form: forms.ModelForm,
    *,
    without: Collection[str],
    emptied: Collection[str],
    by: Any,
    now: datetime,
) -> Aggregate:
    """Write the copy, root and rows, in one transaction, with the original locked while it is read."""
    name = (root.kind, root.pk)
    with transaction.atomic():
        f.lock([name])
        slug = form.cleaned_data["slug"]
        asked = f.record(form.instance)["fields"]
        own = {field: asked.get(field) for field in form.cleaned_data if field != "taken"}
        fields = {**dict.fromkeys(emptied), **own, "key": slug}
        facts = datasets.own(f.build([name])[name])
        made = [f.instance(r) for r in duplicate(facts, kind=root.kind, fields=fields, without=without)]
        made[0].save()
        for model in {type(row) for row in made[1:]}:
            rows: list[Any] = [row for row in made[1:] if type(row) is model]
            model._default_manager.bulk_create(rows)
        f.seal([(root.kind, slug)])
        copy: Aggregate = type(root)._default_manager.get(pk=slug)
        entry(What.SAVED, copy, by=by, at=now, said=f"Made it from “{root}”"[:300]).save()
    return copy


def _groups(model_admin: Any, root: Aggregate) -> list[tuple[RowInline, int]]:
    """The groups of rows that the original has, and how many rows each."""
    inlines = [inline(type(root), admin.site) for inline in model_admin.inlines]
    counted = [(inline, f.own_rows(inline.model).of([root.pk]).count()) for inline in inlines]
    return [(inline, count) for inline, count in counted if count]


def _left(form: forms.ModelForm, groups: Collection[tuple[RowInline, int]]) -> set[str]:
    return {_label(inline) for inline, _ in groups} - set(form.cleaned_data.get("taken", ()))


def _label(inline: RowInline) -> str:
    return str(inline.model._meta.label_lower)


def _name(inline: RowInline) -> str:
    name = str(inline.verbose_name_plural)
    return name[:1].upper() + name[1:]


def _form_of(root: Aggregate) -> str:
    return reverse(f"admin:roles_{root._meta.model_name}_change", args=[quote(root.pk)])
