"""The guide for programs, at /api/v1/: read only, open to every site, described by /api/v1/openapi.json."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import ValidationError

from roles.linking.api import changes, comparisons, download, figures, openapi, roles, search, vocabulary
from roles.linking.api.finding import Elsewhere, Retired, on_elsewhere, on_retired
from roles.linking.problems import problem

DESCRIPTION = """
Roles, how they compare, what they need and earn and where they lead: everything that the guide publishes, to read and
to use under CC BY 4.0. Nothing needs a key. Things are named by keys that never change; slugs redirect. What is missing
is null beside a state that says why. An answer is the same for everyone, may be read from any web page, and carries an
ETag.
"""

api = openapi.GuideAPI(
    title="Career Guide",
    version="1",
    description=" ".join(DESCRIPTION.split()),
    urls_namespace="api-v1",
    renderer=openapi.CompactRenderer(),
    openapi_url=None,
    docs_url=None,
    openapi_extra={"info": {"license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}}},
)
for module in (download, roles, comparisons, vocabulary, figures, search, changes):
    api.add_router("", module.router)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422 that says of each parameter what is wrong."""
    errors = [
        {"in": at[0], "name": str(at[-1]), "detail": _sentence(told)} for told in error.errors if (at := told["loc"])
    ]
    return problem(request, 422, errors=errors)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """404 that says what is not there."""
    return problem(request, 404, str(error))


@api.exception_handler(Exception)
def failed(request: HttpRequest, error: Exception) -> HttpResponse:
    """Nobody's fault but the program's: left to careerguide.errors, which knows a database that is away."""
    raise error


api.add_exception_handler(Elsewhere, on_elsewhere)
api.add_exception_handler(Retired, on_retired)


def _sentence(told: dict[str, Any]) -> str:
    """What pydantic says of a parameter, as a sentence."""
    words = str(told["msg"]).removeprefix("Value error, ")
    return f"{words[:1].upper()}{words[1:]}."
