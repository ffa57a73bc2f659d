"""Form fields that take in dates and amounts as people in Britain write them, and what a form carries unseen."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from roles.domain.cells import Unreadable, amount


class DayField(forms.DateField):
    """A day, written 03/11/2026, 3 November 2026 or 2026-11-03."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "Enter a valid date with its whole year, the day first: 03/11/2026 is 3 November 2026."
    }

    def __init__(self, **kwargs: Any) -> None:
        said = kwargs.pop("help_text", "")
        super().__init__(help_text=f"{said} Day/month/year.".strip(), **kwargs)


class AmountField(forms.DecimalField):
    """An amount of money, written 53012, 53,012, £53 012 or in any other way that can be read in one way only.

    It is a text box: a browser's box for numbers drops what it cannot read, before anybody could say so.
    """

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The amount; its sign is left to the form, which knows the currency."""
        if value in self.empty_values:
            return None
        try:
            return amount(str(value)).value
        except Unreadable as error:
            raise ValidationError(str(error), code="invalid") from error


class SeenField(forms.CharField):
    """A token of the state that the editor was shown. Nobody types it, so it is no change to put on record."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Never."""
        return False
