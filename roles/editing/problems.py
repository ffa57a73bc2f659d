"""What is wrong with a long form, in one list at its top, each leading to its field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from roles.editing.conflict import MEANWHILE


@dataclass(frozen=True)
class Problem:
    """A sentence, where it is said of (“Skill 3: Importance”), and the anchor of the field or row."""

    where: str
    says: str
    anchor: str


def problems(form: forms.BaseForm, inlines: Iterable[Any]) -> tuple[Problem, ...]:
    """Every mistake in a form and its groups of rows (the admin's inline formsets), from top to bottom."""
    if not form.is_bound:
        return ()
    found = [*_of_form(form, "", "")]
    for inline in inlines:
        thing = str(inline.opts.verbose_name)
        thing = thing[:1].upper() + thing[1:]
        prefix = inline.formset.prefix
        found += [Problem(thing, str(error), f"{prefix}-group") for error in inline.formset.non_form_errors()]
        for number, row in enumerate(inline.formset.forms):
            found += _of_form(row, f"{thing} {number + 1}", f"{prefix}-{number}")
    return tuple(found)


def _of_form(form: forms.BaseForm, where: str, anchor: str) -> Iterator[Problem]:
    """The mistakes of one form; those of no field stand at ``anchor``."""
    for name, errors in form.errors.items():
        said = [str(message) for error in errors.as_data() if error.code != MEANWHILE for message in error.messages]
        if name == NON_FIELD_ERRORS or form[name].is_hidden:
            yield from (Problem(where, sentence, anchor) for sentence in said)
        else:
            label = str(form[name].label)
            field = f"{where}: {label}" if where else label
            yield from (Problem(field, sentence, form[name].id_for_label) for sentence in said)
