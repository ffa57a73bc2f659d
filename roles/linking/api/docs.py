"""The page that explains the API to people, made from the document that describes it to programs."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from roles.linking.api import api
from roles.linking.api.answering import conditional, tagged
from roles.linking.api.openapi import COMMON_ERRORS, EVERYWHERE, address_of, example_of_problem, plain_document
from roles.linking.problems import DETAILS
from roles.linking.shapes.base import LICENSE
from roles.pages.page import Page, public, render

LINES = 20
"""A sample answer is cut after so many lines."""
ERRORS = (404, 410, *COMMON_ERRORS)


@dataclass(frozen=True)
class Parameter:
    """A part of an operation's address: in its path, or behind the “?”."""

    name: str
    told: str
    required: bool
    default: str


@dataclass(frozen=True)
class Operation:
    """An operation: what it is for, how to call it, and what it answers. ``key`` is its anchor.

    ``cut``: the sample is only a beginning.
    """

    key: str
    summary: str
    path: str
    told: str
    parameters: tuple[Parameter, ...]
    address: str
    url: str
    sample: str
    cut: bool


@dataclass(frozen=True)
class Group:
    """Operations that belong together."""

    key: str
    heading: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Fault:
    """An error, and what a program gets."""

    status: int
    title: str
    told: str
    sample: str


@dataclass(frozen=True)
class ApiDocs:
    """All that the page says which is not in its template."""

    groups: tuple[Group, ...]
    faults: tuple[Fault, ...]
    site_url: str
    license: str
    limit: int

    @property
    def parts(self) -> tuple[Mapping[str, str], ...]:
        """The sections for the contents list."""
        first = (("start", "How to begin"), ("rules", "What holds everywhere"))
        last = (("errors", "Errors"),)
        groups = ((group.key, group.heading) for group in self.groups)
        return tuple({"key": key, "heading": heading} for key, heading in (*first, *groups, *last))


@public
def api_docs(request: HttpRequest) -> HttpResponse:
    """How programs read the guide."""
    page = Page(
        title="The guide for programs",
        path=request.path,
        content=docs_of(plain_document(api)),
        description="Read the guide by machine: roles, comparisons, pay, skills and paths as JSON, under CC BY 4.0.",
    )
    return render(request, "api_docs", page)


@require_safe
def openapi_json(request: HttpRequest) -> HttpResponseBase:
    """The same for programs: OpenAPI 3.1."""
    body = json.dumps(plain_document(api), ensure_ascii=False)
    return conditional(request, tagged(HttpResponse(body, content_type="application/json")))


def docs_of(document: Mapping[str, Any]) -> ApiDocs:
    """The page of an OpenAPI document."""
    grouped: dict[str, list[Operation]] = {}
    for path, operations in document["paths"].items():
        operation = operations["get"]
        grouped.setdefault(operation["tags"][0], []).append(_operation(path, operation))
    return ApiDocs(
        tuple(Group(slugify(heading), heading, tuple(found)) for heading, found in grouped.items()),
        tuple(_fault(status) for status in ERRORS),
        settings.SITE_URL,
        LICENSE,
        settings.API_REQUESTS_PER_MINUTE,
    )


def _operation(path: str, operation: Mapping[str, Any]) -> Operation:
    address = address_of(path, dict(operation))
    (content,) = operation["responses"]["200"]["content"].values()
    example = content["example"]
    lines = (example if isinstance(example, str) else _pretty(example)).splitlines()
    return Operation(
        f"get-{operation['operationId']}",
        operation["summary"],
        path,
        operation["description"],
        tuple(_parameter(parameter) for parameter in operation["parameters"]),
        address,
        f"{settings.SITE_URL}{address}",
        _here("\n".join(lines[:LINES])),
        len(lines) > LINES or isinstance(example, str),
    )


def _parameter(parameter: Mapping[str, Any]) -> Parameter:
    schema = parameter["schema"]
    told = parameter.get("description", "").replace("`", "")
    if "enum" in schema:
        told = f"{told} One of {', '.join(schema['enum'])}."
    if "maximum" in schema:
        told = f"{told} From {schema['minimum']:,} to {schema['maximum']:,}."
    return Parameter(parameter["name"], told, parameter["required"], str(schema.get("default", "")))


def _fault(status: int) -> Fault:
    example = example_of_problem(status)
    return Fault(status, example["title"], DETAILS[status], _here(_pretty(example)))


def _pretty(example: Any) -> str:
    """JSON as people read it, an empty list or a short one on one line."""
    return re.sub(r"\[\s+\]", "[]", json.dumps(example, ensure_ascii=False, indent=2))


def _here(sample: str) -> str:
    """A sample as this site would have it."""
    return sample.replace(EVERYWHERE, settings.SITE_URL)
