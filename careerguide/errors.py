"""A clear page for every error; none of them needs the database."""

import logging
import re
import sys
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone

from roles.domain.guide import Link
from roles.linking.problems import is_api, problem
from roles.pages.past import UnknownDay, unknown_day
from roles.pages.search import suggestions
from roles.queries.live import Moment

logger = logging.getLogger(__name__)

EDITING_ROOM = "/admin/roles/"
"""Where forms stand whose text the browser keeps until it is saved (admin-keep.js)."""


def error_page(
    request: HttpRequest,
    status: int,
    *,
    context: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page `<status>.html`; one line of plain text for a status without one, or if the page itself fails.

    A program gets problem details instead.
    """
    if is_api(request):
        return problem(request, status, headers=headers)
    given = {"form": _form_sent(request), **(context or {})}
    try:
        body, kind = get_template(f"{status}.html").render(given, request), "text/html"
    except TemplateDoesNotExist:
        body, kind = _sentence(status), "text/plain"
    except Exception:
        logger.exception("The page for %s failed", status)
        body, kind = _sentence(status), "text/plain"
    response = HttpResponse(body, status=status, content_type=f"{kind}; charset=utf-8", headers=dict(headers or {}))
    response.setdefault("Cache-Control", "no-store")
    return response


def _form_sent(request: HttpRequest) -> str:
    """The address of the editing room's form that was sent; empty for anything else."""
    sent = request.method == "POST" and request.path.endswith(("/add/", "/change/"))
    return request.path if sent and request.path.startswith(EDITING_ROOM) else ""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: a bad Host, a malformed form, too many fields, a day that cannot be shown."""
    if isinstance(exception, UnknownDay):
        return unknown_day(request, exception)
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: signed in, but not allowed."""
    return error_page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form sent without its token, or from another site."""
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the words of the address as `query` for the search box, and the pages that come nearest to them."""
    if is_api(request):
        return error_page(request, 404)
    words = words_of(request.path_info)
    return error_page(request, 404, context={"query": words, "suggestions": _near(request, words)})


def _near(request: HttpRequest, words: str) -> Sequence[Link]:
    """Suggestions are a nicety: none, rather than another error, if the database cannot give any."""
    try:
        return suggestions(Moment(timezone.now()), words)
    except (DatabaseError, InterfaceError):
        return ()


def too_many_attempts(request: HttpRequest) -> HttpResponse:
    """429: too many attempts to sign in, from one address or for one name, be there such an account or not."""
    return error_page(request, 429, context={"signing_in": True}, headers={"Retry-After": "300"})


def server_error(request: HttpRequest) -> HttpResponse:
    """503 when the exception being handled says that the database is away, 500 otherwise."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return error_page(request, 503, headers={"Retry-After": "10"})
    return error_page(request, 500)


def words_of(path: str) -> str:
    """What the last part of an address says in words: /roles/product-managr/ → "product managr"."""
    last = path.rstrip("/").rpartition("/")[2]
    return " ".join(re.findall(r"\w+", last))[:100]


def _sentence(status: int) -> str:
    known = HTTPStatus(status)
    return f"{known.phrase}. {known.description}\n".replace(". \n", ".\n")
