"""The two addresses that markdownx's field names: a preview of Markdown, and an upload of a picture.

They stand in for `markdownx.urls`, whose views check no permission. Both answer JSON; what is refused, here and in
`may_edit`'s other users, is `{"error": "a sentence"}` with a status of 400 or more.
"""

import logging
from collections.abc import Callable
from functools import wraps
from html import unescape

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from roles.domain.prose import picture_markdown
from roles.editing.figures import figures_typed
from roles.editing.images import MAX_BYTES, PictureRefused, store_image
from roles.editing.lines import kinds_seen, root_at
from roles.models.base import no_such
from roles.prose import ProseTooLong, faults
from roles.queries.writing import shown
from roles.templatetags.guide import annotate

logger = logging.getLogger(__name__)

FORM_OVERHEAD = 64 * 1024  # bytes: boundaries, the token, headers
MAX_FORM = 2 * 1024**2  # bytes: far more than the longest prose, so that too long a text is told its length
PICTURE_WORDS = {
    "description": (300, "Say what the picture shows, for those who cannot see it."),
    "credit": (200, "Say who made the picture: it stands beneath it."),
}
"""What comes with a picture: its longest length in characters, and what is said when it is missing."""
UNREADABLE = (
    MultiPartParserError,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
    UnreadablePostError,
)

type View = Callable[[HttpRequest], HttpResponse]


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


def editors_only(*, max_bytes: int) -> Callable[[View], View]:
    """POST by editors only, and no larger than that; everything else is a 4xx with a sentence.

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


def refusal(sentence: str, status: int) -> JsonResponse:
    """An answer that says why not."""
    return JsonResponse({"error": sentence}, status=status)


@editors_only(max_bytes=MAX_FORM)
def markdownify(request: HttpRequest) -> HttpResponse:
    """How readers will see the field `content`, as `{"html", "faults", "figures"}`.

    `line` says that it is one line, `page` from which form it comes. Faults would refuse a save; of a figure that a
    record holds too it is said where it stands (from `start` to `end`, as scripts count) and what to `write` instead.
    """
    content = request.POST.get("content")
    if content is None:
        return refusal("There is no text to show.", 400)
    content = content.replace("\r\n", "\n")  # as the script counts
    try:
        seen = shown(content, at=timezone.now(), one_line="line" in request.POST, seen=kinds_seen(request))
    except ProseTooLong as too_long:
        return refusal(str(too_long), 400)
    root = root_at(request.POST.get("page", ""))
    return JsonResponse(
        {
            "html": annotate(seen.html, seen.definitions).strip(),
            "faults": [*faults(content), *map(no_such, seen.unknown)],
            "figures": figures_typed(request, root, content),
        }
    )


@editors_only(max_bytes=MAX_BYTES)
def upload(request: HttpRequest) -> HttpResponse:
    """Store the picture in the field `image`, its `description` and `credit`; answers the Markdown that shows it."""
    picture = request.FILES.get("image")
    if not isinstance(picture, UploadedFile):
        return refusal("There is no picture in the form.", 400)
    words = {name: " ".join(request.POST.get(name, "").split()) for name in PICTURE_WORDS}
    for name, (limit, missing) in PICTURE_WORDS.items():
        if not any(letter.isalnum() for letter in words[name]):
            return refusal(missing, 400)
        if len(words[name]) > limit:
            return refusal(f"The {name} is longer than {limit} characters. Shorten it.", 400)
    try:
        name = store_image(picture)
    except PictureRefused as refused:
        return refusal(str(refused), 400)
    except OSError:
        logger.exception("An uploaded picture could not be stored")
        return refusal("The picture could not be stored: the disk is full or may not be written to.", 503)
    return JsonResponse({"image_code": picture_markdown(name, **words)})


urlpatterns = [
    path("markdownx/markdownify/", markdownify, name="markdownx_markdownify"),
    path("markdownx/upload/", upload, name="markdownx_upload"),
]
