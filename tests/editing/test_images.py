"""Uploaded pictures: what is taken, what is kept of it, and how it is served."""

import io
import re
import resource
from http import HTTPStatus
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import RequestFactory
from PIL import Image, PngImagePlugin

from roles.domain.prose import picture_size
from roles.editing.images import PictureRefused, store_image
from roles.pages.media import media
from tests.editing.pictures import HOSTILE, make_picture, make_upload, png_that_unpacks_to


@pytest.fixture(autouse=True)
def media_root(settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    root = tmp_path / "media"
    settings.MEDIA_ROOT = root  # type: ignore[attr-defined]
    return root


def stored(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir()) if root.exists() else []


@pytest.mark.parametrize(
    ("form", "mode", "name", "type"),
    [
        ("PNG", "RGB", "a.png", "image/png"),
        ("PNG", "RGBA", "a.PNG", "image/png"),
        ("PNG", "P", "a.png", "image/png"),
        ("PNG", "L", "a.png", "image/png"),
        ("PNG", "1", "a.png", "image/png"),
        ("PNG", "LA", "a.png", "image/png"),
        ("JPEG", "RGB", "a.jpg", "image/jpeg"),
        ("JPEG", "L", "a.jpeg", "image/jpeg"),
        ("JPEG", "CMYK", "a.jpg", "image/jpeg"),
        ("WEBP", "RGB", "a.webp", "image/webp"),
        ("WEBP", "RGBA", "a.webp", "image/webp"),
    ],
)
def test_a_picture_is_stored_under_a_name_of_ours(media_root: Path, form: str, mode: str, name: str, type: str) -> None:
    answered = store_image(make_upload(make_picture(form, mode), name, type))
    assert re.fullmatch(r"[0-9a-f]{32}-40x30\.(png|jpg|webp)", answered)
    assert stored(media_root) == [answered]
    with Image.open(media_root / answered) as picture:
        picture.load()
        assert (picture.format, picture.size) == (form, (40, 30))
        assert picture.has_transparency_data == (mode in {"RGBA", "LA"})


def test_the_name_tells_the_size_to_prose() -> None:
    assert picture_size(f"/media/{store_image(make_upload())}") == (40, 30)


def test_the_same_picture_is_stored_once_and_its_file_left_alone(media_root: Path) -> None:
    first = store_image(make_upload())
    before = (media_root / first).stat()
    assert store_image(make_upload(name="other.png")) == first
    after = (media_root / first).stat()
    assert stored(media_root) == [first]
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_stored_picture_can_be_read_by_a_backup_and_a_server(media_root: Path) -> None:
    assert (media_root / store_image(make_upload())).stat().st_mode & 0o777 == 0o644


def test_nothing_but_the_pixels_is_kept(media_root: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "Secret text")
    for form, ending, options in [
        ("JPEG", "jpg", {"exif": exif, "comment": b"Secret comment", "icc_profile": b"Secret profile"}),
        ("PNG", "png", {"exif": exif, "pnginfo": text, "icc_profile": b"Secret profile"}),
        ("WEBP", "webp", {"exif": exif, "xmp": b"Secret xmp", "icc_profile": b"Secret profile"}),
    ]:
        content = make_picture(form, **options) + b"Secret tail<script>"
        assert b"Secret" in content
        name = store_image(make_upload(content, f"a.{ending}", f"image/{form.lower()}"))
        assert b"Secret" not in (media_root / name).read_bytes()


def test_a_photograph_taken_sideways_is_stored_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    name = store_image(make_upload(make_picture("JPEG", exif=exif), "a.jpg", "image/jpeg"))
    assert name.endswith("-30x40.jpg")


def test_a_large_picture_is_scaled_down() -> None:
    assert store_image(make_upload(make_picture(size=(3200, 1000)))).endswith("-1600x500.png")


def test_a_picture_of_sixteen_bits_keeps_its_shades(media_root: Path) -> None:
    deep = Image.linear_gradient("L").convert("I;16").point(lambda shade: shade * 257)
    written = io.BytesIO()
    deep.save(written, "PNG")
    name = store_image(make_upload(written.getvalue()))
    with Image.open(media_root / name) as picture:
        assert len(picture.convert("L").getcolors() or ()) > 200


@pytest.mark.parametrize("case", HOSTILE)
def test_everything_else_is_refused_with_a_sentence_and_nothing_is_stored(media_root: Path, case: str) -> None:
    name, type, content = HOSTILE[case]
    with pytest.raises(PictureRefused, match=r"^[A-Z].+\.$"):
        store_image(SimpleUploadedFile(name, content, type))
    assert stored(media_root) == []


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    content = png_that_unpacks_to(13_000, 13_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(PictureRefused, match="24 million pixels"):
        store_image(make_upload(content))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_a_name_with_a_path_never_decides_where_a_picture_is_stored(media_root: Path) -> None:
    for name in ("../../a.png", "/etc/a.png", "..\\a.png", "a\0b.png"):
        store_image(make_upload(name=name))
    assert len(stored(media_root)) == 1
    assert stored(media_root.parent) == ["media"]


def test_a_folder_that_cannot_be_written_to_leaves_nothing_half_written(
    media_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        store_image(make_upload())
    assert stored(media_root) == []


# Serving


def test_a_stored_picture_is_served_for_ever() -> None:
    name = store_image(make_upload())
    response = media(RequestFactory().get("/"), name)
    assert response.status_code == HTTPStatus.OK
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.content.startswith(b"\x89PNG")


def test_a_browser_that_has_the_picture_is_told_so() -> None:
    name = store_image(make_upload())
    etag = media(RequestFactory().get("/"), name)["ETag"]
    assert etag == f'"{name[:32]}"'
    assert media(RequestFactory().get("/", headers={"If-None-Match": etag}), name).status_code == 304


@pytest.mark.parametrize("name", ["a.png", "..", "../guide.sqlite3", f"{'0a' * 16}-4x3.svg", f"{'0a' * 16}-4x3.png"])
def test_nothing_else_is_served(media_root: Path, name: str) -> None:
    media_root.mkdir()
    (media_root / "a.png").write_bytes(make_picture())
    (media_root / f"{'0a' * 16}-4x3.svg").write_bytes(b"<svg/>")
    with pytest.raises(Http404):
        media(RequestFactory().get("/"), name)


def test_pictures_cannot_be_posted_to() -> None:
    assert media(RequestFactory().post("/"), "a.png").status_code == HTTPStatus.METHOD_NOT_ALLOWED
