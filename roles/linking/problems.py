"""Errors for programs: problem details (RFC 9457) instead of a page, wherever programs read."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

MEDIA_TYPE = "application/problem+json"
ROOT = "/api/"
"""Below it are programs' addresses; it itself is the page that explains them."""

DETAILS = {
    400: "The request cannot be read. Mend its address or its headers.",
    403: "This request is not allowed.",
    404: "Nothing is here, and nothing ever was. The addresses that there are stand in /api/v1/openapi.json.",
    405: "The guide is read, not written: use GET or HEAD.",
    410: "What was here is retired.",
    412: "What is here is not what If-Match or If-Unmodified-Since asks for.",
    413: "The request is too large. No request here needs a body.",
    414: "The address is too long. Ask for less at once.",
    422: "A parameter of the address is wrong: see “errors”.",
    429: "Too many requests from one address. Wait as long as Retry-After says, in seconds.",
    500: "The guide failed here. It is not your fault; trying again later may help.",
    503: "The guide’s database does not answer. Try again as soon as Retry-After says, in seconds.",
}
"""What is wrong and how to mend it, where nobody knows more."""


def is_api(request: HttpRequest) -> bool:
    """Whether the request is a program's."""
    return request.path_info.startswith(ROOT) and request.path_info != ROOT


def problem(
    request: HttpRequest, status: int, detail: str = "", *, headers: Mapping[str, str] | None = None, **more: Any
) -> HttpResponse:
    """The answer to a request that cannot be met: what is wrong, and ``more`` members that say it to a program."""
    told = {
        "type": f"{settings.SITE_URL}{ROOT}#error-{status}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or DETAILS.get(status, HTTPStatus(status).description),
        "instance": request.get_full_path()[:500],
        **more,
    }
    body = json.dumps(told, ensure_ascii=False)
    response = HttpResponse(body, status=status, content_type=MEDIA_TYPE, headers=dict(headers or {}))
    response.setdefault("Cache-Control", "no-store")
    return response
