"""The rows of an aggregate as one form: checked together, then written together."""

from collections.abc import Iterator
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.forms.utils import ErrorList
from django.utils.functional import cached_property

from roles.editing.fields import DayField
from roles.editing.widgets import PROSE_WIDGETS
from roles.models import Imported, Row
from roles.models.base import DATASETS_KEYS, own_key, repeated
from roles.models.fields import SLUG_ERROR, SlugField

LAST_PLACE = 100_000

FIGURE_WIDGET = forms.TextInput(attrs={"inputmode": "decimal", "class": "vTextField", "autocomplete": "off"})
"""A text box: a browser's box for numbers drops what it cannot read, before anybody could say so."""

FIELDS: dict[type, dict[str, Any]] = {
    **PROSE_WIDGETS,
    models.DateField: {"form_class": DayField},
    models.DecimalField: {"widget": FIGURE_WIDGET},
    SlugField: {"error_messages": {"invalid": SLUG_ERROR}},
}
"""How the admin's forms take in fields of our own types."""


class ToldInTheForm(forms.ModelForm):
    """A form that says at its head what a model says of a field that it does not show."""

    def add_error(self, field: str | None, error: Any) -> None:
        """Add the error to its field, or to the whole form if the field is not here."""
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            known: dict[str, list[ValidationError]] = {}
            for name, errors in error.error_dict.items():
                known.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(errors)
            error = ValidationError(known)
        super().add_error(field, error)


class RowForm(ToldInTheForm):
    """One row. Its key is chosen once; what concerns its siblings too is left to the formset."""

    order = forms.IntegerField(
        label="Place",
        required=False,
        min_value=0,
        max_value=LAST_PLACE,
        help_text="Rows are shown from the lowest number to the highest. Left empty, the row goes last.",
        widget=forms.NumberInput(attrs={"class": "row-place", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial["order"] = None
        elif "key" in self.fields:
            self.fields["key"].disabled = True

    def clean_key(self) -> str:
        """Refuse a new key that a dataset may give to a row of its own."""
        key: str = self.cleaned_data["key"]
        if self.instance._state.adding and isinstance(self.instance, Imported) and key.startswith(DATASETS_KEYS):
            raise ValidationError(
                f"“{key.partition('-')[0]}-” begins what a public dataset brings. Choose another key."
            )
        return key

    def validate_unique(self) -> None:
        """Leave it to the formset: two rows may swap what is unique."""

    def validate_constraints(self) -> None:
        """Leave it to the formset, which first gives new rows their key and place."""


class RowFormSet(BaseInlineFormSet):
    """The rows of one kind: two of them may swap their places, or anything else that is unique among them."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "too_many_forms": "There are more rows than the %(num)d that one form can hold. Take some out.",
        "missing_management_form": "A part of the form was lost on its way, so its rows are not read. Open it again.",
    }

    @property
    def label(self) -> str:
        """What facts call the rows: ``roles.roleskill``."""
        return cast("type[Row]", self.model)._meta.label_lower

    @cached_property
    def empty_form(self) -> Any:
        """The form that a new row begins with, which the admin asks for five times over."""
        return super().empty_form

    def full_clean(self) -> None:
        """Check everything; from then on the rows are those of the forms, even if somebody else deleted one."""
        super().full_clean()
        if self.is_bound:
            self._queryset = [form.instance for form in self.initial_forms]

    def clean(self) -> None:
        """Give new rows their key and place, then ask each constraint of the rows as a set."""
        kept = list(self.kept())
        taken = {form.instance.key for form in kept if form.instance.key}
        last = max((form.cleaned_data.get("order") or 0 for form in kept), default=0)
        for form in kept:
            row = form.instance
            if not row.key:
                row.key = own_key(str(row), taken)
                taken.add(row.key)
            if form.cleaned_data.get("order") is None:
                row.order = last = last + 1
        for form in kept:
            for constraint in form.instance._meta.constraints:
                if isinstance(constraint, models.CheckConstraint):
                    _ask(constraint, form)
        forms_of = {id(form.instance): form for form in kept}
        for row, _, message in repeated(self.rows()):
            forms_of[id(row)].add_error(None, message)

    def save(self, commit: bool = True) -> list[Row]:
        """Delete what was deleted or changed, then write what was changed or added.

        A changed row is written anew under its number: updated one by one, rows that swap would clash half-way.
        """
        self.deleted_objects = [form.instance for form in self.taken_out()]
        self.changed_objects, self.new_objects = [], []
        for form in self.kept():
            if form.instance.pk and form.has_changed():
                self.changed_objects.append((form.instance, form.changed_data))
            elif not form.instance.pk:
                form.instance.parent_id = self.instance.pk
                self.new_objects.append(form.instance)
        changed = [row for row, _ in self.changed_objects]
        rows = cast("type[Row]", self.model).objects
        rows.filter(pk__in=[row.pk for row in (*self.deleted_objects, *changed)]).delete()
        return rows.bulk_create([*changed, *self.new_objects])

    def rows(self) -> list[Row]:
        """The rows as they will be after saving."""
        return [form.instance for form in self.kept()]

    def kept(self) -> Iterator[forms.ModelForm]:
        """The valid forms of rows that will be there after saving."""
        for number, form in enumerate(self.forms):
            if not _is_deleted(form) and form.is_valid() and (number < self.initial_form_count() or form.has_changed()):
                yield form

    def taken_out(self) -> Iterator[forms.ModelForm]:
        """The forms of rows that were there and will not be."""
        return (form for form in self.initial_forms if _is_deleted(form))


def _is_deleted(form: forms.ModelForm) -> bool:
    return bool(form.cleaned_data.get(DELETION_FIELD_NAME))


def _ask(constraint: models.CheckConstraint, form: forms.ModelForm) -> None:
    try:
        constraint.validate(type(form.instance), form.instance)
    except ValidationError as error:
        form.add_error(None, ErrorList(error.messages))
