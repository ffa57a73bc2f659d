"""Pictures, and files that pretend to be some, for tests of uploads."""

import io
import struct
import zipfile
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def make_picture(form: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """A picture's bytes: a gradient, so that no two rows are alike; transparent where the mode can be."""
    picture = Image.linear_gradient("L").resize(size).convert(mode)
    if mode.endswith("A"):
        picture.putalpha(100)
    written = io.BytesIO()
    picture.save(written, form, **options)
    return written.getvalue()


def make_upload(content: bytes | None = None, name: str = "a.png", type: str = "image/png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, make_picture() if content is None else content, type)


def png_that_unpacks_to(width: int, height: int) -> bytes:
    """A valid black-and-white PNG, small as a file and of that many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    packer = zlib.compressobj(9)
    row = b"\0" * (1 + (width + 7) // 8)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def gif_and_zip() -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("evil.html", "<script>alert(1)</script>")
    return make_picture("GIF", "P") + archive.getvalue()


def moving(form: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green")]
    written = io.BytesIO()
    frames[0].save(written, form, save_all=True, append_images=frames[1:])
    return written.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'
SVG_LINK = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    b'<a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a></svg>'
)
SVG_SCRIPT = b'<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script>alert(1)</x:script></x:svg>'
SVG_ENTITY = b'<!DOCTYPE svg [<!ENTITY e "&#60;script>">]><svg xmlns="http://www.w3.org/2000/svg">&e;</svg>'

HOSTILE: dict[str, tuple[str, str, bytes]] = {
    "a page sent as a GIF": ("evil.html", "image/gif", b"<!doctype html><script>alert(1)</script>"),
    "a page sent as a PNG": ("evil.png", "image/png", b"<!doctype html><script>alert(1)</script>"),
    "a PNG named as a program": ("x.php", "image/png", make_picture()),
    "a PNG with no ending": ("x", "image/png", make_picture()),
    "an SVG that loads a script": ("a.svg", "image/svg+xml", SVG),
    "an SVG sent as a PNG": ("a.png", "image/png", SVG),
    "an SVG that links to a script": ("a.svg", "image/svg+xml", SVG_LINK),
    "an SVG with a script of another prefix": ("a.svg", "image/svg+xml", SVG_SCRIPT),
    "an SVG with an entity": ("a.svg", "image/svg+xml", SVG_ENTITY),
    "a small file of 169 megapixels": ("a.png", "image/png", png_that_unpacks_to(13_000, 13_000)),
    "a small file of 625 megapixels": ("a.png", "image/png", png_that_unpacks_to(25_000, 25_000)),
    "a JPEG that stops": ("a.jpg", "image/jpeg", make_picture("JPEG", size=(400, 300))[:-900]),
    "a PNG that stops": ("a.png", "image/png", make_picture(size=(400, 300))[:-900]),
    "a WebP that stops": ("a.webp", "image/webp", make_picture("WEBP", size=(400, 300))[:-90]),
    "a PNG of the header alone": ("a.png", "image/png", make_picture()[:33]),
    "a GIF": ("a.gif", "image/gif", make_picture("GIF", "P")),
    "a GIF that is also a zip": ("a.gif", "image/gif", gif_and_zip()),
    "a GIF that is also a zip, sent as a PNG": ("a.png", "image/png", gif_and_zip()),
    "nothing at all": ("a.png", "image/png", b""),
    "50 MB of zeros": ("a.png", "image/png", b"\0" * 50 * 1024**2),
    "a picture of more than 5 MB": ("a.png", "image/png", make_picture() + b"\0" * 5 * 1024**2),
    "a name of 5,000 characters": ("a" * 4_996 + ".png", "image/png", make_picture()),
    "a transparent PNG sent as a JPEG": ("a.jpg", "image/jpeg", make_picture(mode="RGBA")),
    "a JPEG that says it is a PNG": ("a.jpg", "image/png", make_picture("JPEG")),
    "a PNG that moves": ("a.png", "image/png", moving("PNG")),
    "a WebP that moves": ("a.webp", "image/webp", moving("WEBP")),
    "a TIFF": ("a.tiff", "image/tiff", make_picture("TIFF")),
    "a BMP sent as a PNG": ("a.png", "image/png", make_picture("BMP")),
}
