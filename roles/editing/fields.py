"""Form fields that take in dates, amounts and codes as people in Britain write them, and what a form carries unseen."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from roles.domain.cells import Unreadable, amount, tidy
from roles.domain.spelling import fold
from roles.editing.codes import countries, currencies


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


class CodeField(forms.CharField):
    """A code that may be typed as a name, as in a table of figures; one that nobody knows is refused."""

    known: ClassVar[Callable[[], Mapping[str, str]]]
    LONGEST_NAME = 60

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "max_length": self.LONGEST_NAME})

    def to_python(self, value: Any) -> str:
        """The code; what is none stays as it was typed, for ``validate`` to speak of."""
        typed = tidy(super().to_python(value) or "")
        return type(self).known().get(fold(typed), typed)

    def validate(self, value: str) -> None:
        """Refuse what is no code."""
        super().validate(value)
        if value and value not in type(self).known().values():
            raise ValidationError(self.error_messages["unknown"], code="unknown", params={"typed": value})


class CountryField(CodeField):
    """A country: GB, UK or United Kingdom."""

    known = staticmethod(countries)
    default_error_messages: ClassVar[dict[str, Any]] = {
        "unknown": "There is no country “%(typed)s”. Give its name or its code: United Kingdom or GB."
    }


class CurrencyField(CodeField):
    """A currency: GBP, £ or British pound."""

    known = staticmethod(currencies)
    default_error_messages: ClassVar[dict[str, Any]] = {
        "unknown": "There is no currency “%(typed)s”. Give its name or its code: British pound or GBP."
    }


class SeenField(forms.CharField):
    """A token of the state that the editor was shown. Nobody types it, so it is no change to put on record."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Never."""
        return False
