"""What the site asks of every request and adds to every response."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from careerguide.errors import error_page
from roles.linking.problems import is_api
from roles.pages.page import REDIRECT_AGE

type GetResponse = Callable[[HttpRequest], HttpResponse]

DENIED_FEATURES = (
    "accelerometer",
    "camera",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)

# Headers that Django has no setting for; a view that means to be embedded sets its own first.
HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED_FEATURES),
}


class HeadersMiddleware:
    """Adds the headers that Django lacks, unless the view has set them: for security, and an age of redirects."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if response.status_code == HTTPStatus.MOVED_PERMANENTLY:  # without an age, browsers keep it for ever
            response.setdefault("Cache-Control", REDIRECT_AGE)
        return response


OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, RateLimit, RateLimit-Policy, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


class OpenMiddleware:
    """Lets every web page read what is for programs, errors too; never with a reader's own credentials."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_api(request):
            return self.get_response(request)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=OPEN | PREFLIGHT)
        response = self.get_response(request)
        for name, value in OPEN.items():
            response[name] = value
        return response


class LimitsMiddleware:
    """Refuses what no reader sends (400, 405, 413, 414), and gives every bare 405 its page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.META.get("QUERY_STRING", "")) > settings.MAX_QUERY_BYTES:
            return error_page(request, 414)
        writable = request.path_info.startswith(settings.WRITABLE_PATHS)
        allowed = ["GET", "HEAD", "POST", "OPTIONS"] if writable else ["GET", "HEAD"]
        if request.method not in allowed:
            allowed += ["OPTIONS"] if is_api(request) else []
            return error_page(request, 405, headers={"Allow": ", ".join(allowed)})
        if _body_bytes(request) > settings.MAX_BODY_BYTES:
            return error_page(request, 413)
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            return error_page(request, 405, headers={"Allow": response["Allow"]})
        return response

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Refuse NUL where forms hand on what they are sent to a database that cannot even look for it.

        A view that takes the CSRF check upon itself reads its form only once it knows who sends it.
        """
        if not request.path_info.startswith(("/admin/", "/accounts/")):
            return None
        forms = [request.GET] if getattr(view[0], "csrf_exempt", False) else [request.GET, request.POST]
        typed = (text for form in forms for _, texts in form.lists() for text in texts)
        return error_page(request, 400) if any("\0" in text for text in (request.path_info, *typed)) else None


def _body_bytes(request: HttpRequest) -> int:
    """The announced length; 0 without a usable one, as the server then hands on no body."""
    announced = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(announced) if announced.isdecimal() else 0
