"""Uploaded pictures: served by the site itself, as any of its workers may have stored them."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe

from roles.domain.prose import PICTURE

TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


def _etag(request: HttpRequest, name: str) -> str | None:
    picture = PICTURE.fullmatch(name)
    return f'"{picture["digest"]}"' if picture else None


@require_safe
@condition(etag_func=_etag)
def media(request: HttpRequest, name: str) -> HttpResponse:
    """A stored picture. Its name is its content, so a browser may keep it for ever; any other name answers 404."""
    picture = PICTURE.fullmatch(name)
    path = Path(settings.MEDIA_ROOT) / name
    if not picture or not path.is_file():
        raise Http404("There is no such picture.")
    response = HttpResponse(path.read_bytes(), content_type=TYPES[picture["type"]])
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
