"""The addresses of tables of salary figures, beneath the admin's own."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from roles.editing.bulk import doing, views


def urls(wrap: Callable[[Any], Any]) -> list[URLPattern]:
    """The addresses, each view wrapped by the admin site that they belong to."""
    return [
        path("salaries/", wrap(views.salaries), name="salaries"),
        path("salaries/figures.<slug:ending>", wrap(views.salaries_export), name="salaries_export"),
        path("salaries/<int:pk>/", wrap(views.salaries_file), name="salaries_file"),
        path("salaries/<int:pk>/columns/", wrap(views.salaries_columns), name="salaries_columns"),
        path("salaries/<int:pk>/apply/", wrap(doing.salaries_apply), name="salaries_apply"),
        path("salaries/<int:pk>/undo/", wrap(doing.salaries_undo), name="salaries_undo"),
        path("salaries/<int:pk>/publish/", wrap(doing.salaries_publish), name="salaries_publish"),
        path("salaries/<int:pk>/discard/", wrap(views.salaries_discard), name="salaries_discard"),
        path("salaries/<int:pk>/faulty-rows.csv", wrap(views.salaries_faults), name="salaries_faults"),
    ]
