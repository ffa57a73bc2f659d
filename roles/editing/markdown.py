"""The two addresses that markdownx's script calls: a preview of Markdown, and an upload of a picture.

They stand in for `markdownx.urls`, whose views check no permission. The script shows whatever a preview answers
as HTML, errors too, and reads an upload's answer as JSON: `{"image_code": "![](…)"}` or `{"error": "a sentence"}`.
"""

import logging
from collections.abc import Callable
from functools import wraps
from html import unescape

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.urls import path
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from roles.domain.prose import PICTURES_AT, escaped
from roles.editing.images import MAX_BYTES, PictureRefused, store_image
from roles.prose import ProseTooLong, faults

logger = logging.getLogger(__name__)

FORM_OVERHEAD = 64 * 1024  # bytes: boundaries, the token, headers
MAX_FORM = 2 * 1024**2  # bytes: far more than the longest prose, so that too long a text is told its length
UNREADABLE = (
    MultiPartParserError,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
    UnreadablePostError,
)

type View = Callable[[HttpRequest], HttpResponse]
type Refusal = Callable[[str, int], HttpResponse]


class NameRefused(MultiPartParserError):
    """An uploaded file's name holds a path or characters that nobody can see."""


class _StrictNames(MultiPartParser):
    def sanitize_file_name(self, file_name: str) -> str | None:
        meant = unescape(file_name)  # as the stock parser does
        if not meant.isprintable() or "/" in meant or "\\" in meant:
            raise NameRefused("The file’s name holds a path or invisible characters. Rename it.")
        name: str | None = super().sanitize_file_name(file_name)
        return name


def may_edit(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this is an active member of staff who may add or change anything of the guide."""
    if not (isinstance(user, PermissionsMixin) and user.is_active and getattr(user, "is_staff", False)):
        return False
    return any(name.startswith(("roles.add_", "roles.change_")) for name in user.get_all_permissions())


def editors_only(*, max_bytes: int, refusal: Refusal) -> Callable[[View], View]:
    """POST by editors only, and no larger than that; everything else is a 4xx with a sentence, as `refusal` says it.

    The checks come before the body is read, so a stranger's upload is never taken in. The middleware's own check
    of the CSRF token would read it first: hence exempt outside, protected inside.
    """

    def decorate(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @require_POST
        @wraps(view)
        def checked(request: HttpRequest) -> HttpResponse:
            if not may_edit(request.user):
                return refusal("Sign in as an editor of the guide; then try again.", 403)
            if _content_length(request) > max_bytes + FORM_OVERHEAD:
                return refusal(f"That is more than {max_bytes // 1024**2} MB, which is too large to be taken.", 413)
            request.multipart_parser_class = _StrictNames  # type: ignore[assignment]  # the stubs want an instance
            try:
                response = protected(request)
            except NameRefused as refused:
                return refusal(str(refused), 400)
            except UNREADABLE:
                return refusal("The form could not be read. Send it again.", 400)
            if response.status_code == 403:
                return refusal("This page has been open for too long. Save your work, reload the page, try again.", 403)
            return response

        return checked

    return decorate


def _content_length(request: HttpRequest) -> int:
    stated = str(request.META.get("CONTENT_LENGTH") or "")
    return int(stated) if stated.isdecimal() else 0


def _shown_refusal(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(f'<p class="errornote">{escaped(sentence)}</p>', status=status)


def _told_refusal(sentence: str, status: int) -> HttpResponse:
    return JsonResponse({"error": sentence}, status=status)


@editors_only(max_bytes=MAX_FORM, refusal=_shown_refusal)
def markdownify(request: HttpRequest) -> HttpResponse:
    """HTML of the field `content`, by the function that public pages call, after what must be put right in it."""
    content = request.POST.get("content")
    if content is None:
        return _shown_refusal("There is no text to show.", 400)
    try:
        html = import_string(settings.MARKDOWNX_MARKDOWNIFY_FUNCTION)(content)
    except ProseTooLong as too_long:
        return _shown_refusal(str(too_long), 400)
    notes = "".join(f"<li>{escaped(fault)}</li>" for fault in faults(content))
    return HttpResponse((f'<ul class="errorlist">{notes}</ul>' if notes else "") + html)


@editors_only(max_bytes=MAX_BYTES, refusal=_told_refusal)
def upload(request: HttpRequest) -> HttpResponse:
    """Store the picture in the field `image`; answers the Markdown that shows it."""
    picture = request.FILES.get("image")
    if not isinstance(picture, UploadedFile):
        return _told_refusal("There is no picture in the form.", 400)
    try:
        name = store_image(picture)
    except PictureRefused as refused:
        return _told_refusal(str(refused), 400)
    except OSError:
        logger.exception("An uploaded picture could not be stored")
        return _told_refusal("The picture could not be stored: the disk is full or may not be written to.", 503)
    return JsonResponse({"image_code": f"![]({PICTURES_AT}{name})"})


urlpatterns = [
    path("markdownx/markdownify/", markdownify, name="markdownx_markdownify"),
    path("markdownx/upload/", upload, name="markdownx_upload"),
]
