"""The API's description of itself: what django-ninja knows of the operations, and what they all have in common."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from roles.linking.problems import DETAILS, MEDIA_TYPE, ROOT
from roles.linking.shapes.base import LICENSE

EVERYWHERE = "https://guide.example.org"
"""Stands in examples for wherever the guide is."""

QUERIES = {
    "roles": "?skill=communication&limit=1",
    "salaries": "?country=GB&role=product-manager",
    "search": "?q=produt+manger",
    "changes": "?since=2026-11-22&kind=role",
}
"""What the examples ask for, besides what stands in their paths."""

COMMON_ERRORS = (422, 429, 500, 503)
"""Any operation may answer with these; those that name one thing also with 404 and 410."""

PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "Problem details (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "Where this kind of problem is explained."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong here, and how to mend it."},
        "instance": {"type": "string", "description": "The address that was asked for."},
        "errors": {
            "type": "array",
            "description": "With 422: each parameter that is wrong.",
            "items": {
                "type": "object",
                "required": ["in", "name", "detail"],
                "properties": {
                    "in": {"type": "string"},
                    "name": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
        "successor": {
            "type": ["object", "null"],
            "description": "With 410: what stands in place of the retired thing.",
            "properties": {name: {"type": ["string", "null"]} for name in ("kind", "key", "name", "url", "api_url")},
        },
    },
}

HEADERS: dict[str, tuple[str, str]] = {
    "ETag": ("The answer’s tag. Send it back as If-None-Match, and an answer that is the same is 304.", '"4f0c…"'),
    "Link": ("The licence; for lists also the pages before and after.", f'<{LICENSE}>; rel="license"'),
    "RateLimit": ("How many requests are left, and in how many seconds all of them are.", '"minute";r=118;t=42'),
    "RateLimit-Policy": ("How many requests there are in how many seconds.", '"minute";q=120;w=60'),
    "Retry-After": ("Seconds to wait.", "42"),
}


class CompactRenderer(JSONRenderer):
    """JSON in UTF-8 and without needless spaces."""

    json_dumps_params = {"ensure_ascii": False, "separators": (",", ":")}


class GuideAPI(NinjaAPI):
    """The API with a complete description of itself."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """OpenAPI 3.1. Cheap enough to make once a process: see `description`."""
        document = super().get_openapi_schema(**options)
        document["components"]["schemas"]["Problem"] = PROBLEM
        document["components"]["headers"] = {
            name: {"description": told, "schema": {"type": "string"}, "example": example}
            for name, (told, example) in HEADERS.items()
        }
        document["servers"] = [{"url": settings.SITE_URL}]
        document["externalDocs"] = {"url": f"{settings.SITE_URL}{ROOT}", "description": "The same for people."}
        for path, operations in document["paths"].items():
            operations.pop("head", None)
            for operation in operations.values():
                _complete(operation, path)
        return document


def _complete(operation: dict[str, Any], path: str) -> None:
    """Give an operation its errors, headers and examples."""
    operation["description"] = _in_lines(operation.get("description", ""))
    for parameter in operation["parameters"]:
        _plain(parameter)
    found = operation["responses"].pop(200)
    content = found["content"].pop("application/json")
    found["description"] = operation["summary"] + "."
    examples = examples_of_answers()
    if operation["operationId"] == "guide":
        content = {"schema": {"type": "string"}}
        found["content"]["application/jsonl"] = content
    else:
        found["content"]["application/json"] = content
    if operation["operationId"] in examples:
        content["example"] = examples[operation["operationId"]]
    found["headers"] = _headers("ETag", "Link", "RateLimit", "RateLimit-Policy")
    responses: dict[str, Any] = {"200": found}
    if "{" in path:
        responses["301"] = {
            "description": "The thing has another key, or its keys another order: Location says which.",
            "headers": {"Location": {"schema": {"type": "string"}}},
        }
    responses["304"] = {
        "description": "The answer that the client has is the present one.",
        "headers": _headers("ETag"),
    }
    for status in (*((404, 410) if "{" in path else ()), *COMMON_ERRORS):
        responses[str(status)] = problem_response(status)
    operation["responses"] = responses


def _plain(parameter: dict[str, Any]) -> None:
    """Say of an optional parameter only what it is: it is left out, never null."""
    schema = parameter["schema"]
    kinds = [kind for kind in schema.pop("anyOf", ()) if kind != {"type": "null"}]
    parameter["schema"] = {**(kinds[0] if kinds else {}), **schema}
    for told in ("description", "example", "title"):
        parameter["schema"].pop(told, None)


def problem_response(status: int) -> dict[str, Any]:
    """An error as the document describes it, with an example."""
    found: dict[str, Any] = {
        "description": DETAILS[status],
        "content": {
            MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example_of_problem(status)}
        },
    }
    if status in (429, 503):
        found["headers"] = _headers("Retry-After")
    return found


def example_of_problem(status: int) -> dict[str, Any]:
    """An error as a program gets it."""
    told: dict[int, tuple[str, str, dict[str, Any]]] = {
        404: (
            "Not Found",
            "There is no role “baker”, and there never was. Search for it at /api/v1/search?q=…",
            {"instance": "/api/v1/roles/baker"},
        ),
        410: (
            "Gone",
            "“Programme lead” is retired. “Programme manager” stands in its place.",
            {
                "instance": "/api/v1/roles/programme-lead",
                "successor": {
                    "kind": "role",
                    "key": "programme-manager",
                    "name": "Programme manager",
                    "url": f"{EVERYWHERE}/roles/programme-manager/",
                    "api_url": f"{EVERYWHERE}/api/v1/roles/programme-manager",
                },
            },
        ),
        422: (
            "Unprocessable Content",
            DETAILS[422],
            {
                "instance": "/api/v1/roles?familly=scrum-team",
                "errors": [
                    {
                        "in": "query",
                        "name": "familly",
                        "detail": "There is no such parameter. There are: certification, family, limit, offset, "
                        "skill, term, tool.",
                    }
                ],
            },
        ),
        429: ("Too Many Requests", DETAILS[429], {"instance": "/api/v1/roles"}),
        500: ("Internal Server Error", DETAILS[500], {"instance": "/api/v1/roles"}),
        503: ("Service Unavailable", DETAILS[503], {"instance": "/api/v1/roles"}),
    }
    title, detail, more = told[status]
    return {"type": f"{EVERYWHERE}{ROOT}#error-{status}", "title": title, "status": status, "detail": detail, **more}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _in_lines(text: str) -> str:
    return " ".join(text.split())


@cache
def examples_of_answers() -> dict[str, Any]:
    """An answer of each operation, shortened: made from the shipped guide by scripts/api_examples.py."""
    found: dict[str, Any] = json.loads((Path(__file__).parent / "examples.json").read_text())
    return found


@cache
def plain_document(api: NinjaAPI) -> dict[str, Any]:
    """The document, made once in each process."""
    made: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
    return made


def address_of(path: str, operation: dict[str, Any]) -> str:
    """The address of an operation's example: its path filled in, with a query where it needs one or shows one off."""
    parameters = operation.get("parameters", [])
    for parameter in parameters:
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", parameter["example"])
    return f"{path}{QUERIES.get(operation['operationId'], '')}"
