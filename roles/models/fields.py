"""Field types whose meaning the rest of the guide relies on."""

from typing import Any

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


class ProseField(models.TextField):
    """Markdown of any length, with ``[[kind:key|label]]`` for links and figures."""

    inline = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault("validators", [validate_prose])
        super().__init__(*args, **kwargs)


class LineField(ProseField):
    """Markdown that is rendered as one line: no paragraphs, lists or headings."""

    inline = True
