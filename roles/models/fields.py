"""Field types whose meaning the rest of the guide relies on."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db import models

from roles.prose import validate_prose

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SLUG_ERROR = "Use lower-case letters and figures, with single hyphens between words."


class SlugField(models.SlugField):
    """Lower-case words joined by single hyphens, as they stand in an address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("validators", [RegexValidator(SLUG_PATTERN, SLUG_ERROR)])
        super().__init__(*args, **kwargs)


class ProseFormField(forms.CharField):
    """A text as it was typed. Browsers end lines with two characters; facts end them with one."""

    def to_python(self, value: Any) -> str:
        """The text, each line ended by a newline alone."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class ProseField(models.TextField):
    """Markdown of any length, with ``[[kind:key|label]]`` for links and figures."""

    inline = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault("validators", [validate_prose])
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """The text as it was typed."""
        return super().formfield(**{"form_class": ProseFormField, **kwargs})


class LineField(ProseField):
    """Markdown that is rendered as one line: no paragraphs, lists or headings."""

    inline = True
