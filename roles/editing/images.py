"""Pictures that editors upload, stored only as we re-encoded them, under names of our own.

A name is the hash of the stored bytes and the size in pixels (`roles.domain.prose.PICTURE`), so the same picture
is stored once, no stored file ever changes, and a page knows how much room to keep for it.
"""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps

from roles.storing import write_once

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 24_000_000
MAX_SIDE = 1600  # twice the measure, for dense screens; larger pictures are scaled down
MAX_NAME = 200


class _Kind(NamedTuple):
    """A kind of file that is taken and kept: its media type, the endings of its name, how it is written."""

    type: str
    endings: tuple[str, ...]
    options: dict[str, Any]


_JPEG = _Kind("image/jpeg", (".jpg", ".jpeg"), {"quality": 85, "optimize": True, "progressive": True})
_KINDS = {
    "PNG": _Kind("image/png", (".png",), {"optimize": True}),
    "JPEG": _JPEG,
    "MPO": _JPEG,  # what some cameras write: a JPEG with more pictures after the first
    "WEBP": _Kind("image/webp", (".webp",), {"quality": 85}),
}


class PictureRefused(ValueError):
    """The upload is not a picture that the guide takes. `str()` is a sentence for the editor."""


def store_image(upload: UploadedFile) -> str:
    """Re-encode the picture without its metadata, store it under MEDIA_ROOT and answer its name there.

    Raises PictureRefused, with nothing stored, when the upload is too large, damaged, animated, or anything but
    PNG, JPEG or WebP in content, stated type and name alike; OSError when the folder cannot be written to.
    """
    _refuse_by_name_and_size(upload)
    picture = _opened(upload)
    kind = _KINDS[picture.format or ""]
    if upload.content_type != kind.type or Path(upload.name or "").suffix.lower() not in kind.endings:
        raise PictureRefused("The file is not what its name or stated type says. Save it again as PNG, JPEG or WebP.")
    clean = _cleaned(picture)
    encoded = BytesIO()
    clean.save(encoded, kind.type.removeprefix("image/"), **kind.options)
    digest = hashlib.sha256(encoded.getvalue()).hexdigest()[:32]
    name = f"{digest}-{clean.width}x{clean.height}{kind.endings[0]}"
    write_once(Path(settings.MEDIA_ROOT) / name, encoded.getvalue())
    return name


def _refuse_by_name_and_size(upload: UploadedFile) -> None:
    if not upload.size:
        raise PictureRefused("The file is empty.")
    if upload.size > MAX_BYTES:
        raise PictureRefused(f"The file is larger than {MAX_BYTES // 1024**2} MB. Make the picture smaller.")
    if len(upload.name or "") > MAX_NAME:
        raise PictureRefused(f"The file’s name is longer than {MAX_NAME} characters. Rename it.")


def _opened(upload: UploadedFile) -> Image.Image:
    """The picture with its header read and nothing decoded yet."""
    try:
        picture = Image.open(upload, formats=("PNG", "JPEG", "WEBP"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except Exception as fault:  # hostile bytes make Pillow raise whatever its parsers happen to
        raise PictureRefused("The file is no PNG, JPEG or WebP picture, or it is damaged.") from fault
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_many_pixels()
    if picture.format in {"PNG", "WEBP"} and getattr(picture, "is_animated", False):
        raise PictureRefused("Pictures that move are not taken. Upload a still one.")
    return picture


def _too_many_pixels() -> PictureRefused:
    return PictureRefused(f"The picture has more than {MAX_PIXELS // 10**6} million pixels. Make it smaller.")


def _cleaned(picture: Image.Image) -> Image.Image:
    """The pixels alone: upright, no larger than MAX_SIDE, without profile, comment, place or camera."""
    try:
        mode = _mode(picture)
        if picture.mode == "P":  # shades between a palette's colours need room when a picture shrinks
            picture = picture.convert(mode)
        elif picture.mode.startswith("I"):  # sixteen bits of grey, which convert() would cut off at white
            picture = picture.point(lambda shade: shade * (1 / 256)).convert(mode)
        picture.thumbnail((MAX_SIDE, MAX_SIDE))
        clean = ImageOps.exif_transpose(picture).convert(mode)
    except Exception as fault:  # as above
        raise PictureRefused("The file is damaged or incomplete. Save the picture again.") from fault
    clean.info = {}
    return clean


def _mode(picture: Image.Image) -> str:
    if picture.format in {"PNG", "WEBP"} and picture.has_transparency_data:
        return "RGBA"
    return "L" if picture.mode in {"1", "L", "I", "I;16"} else "RGB"
