"""The preview and the upload that the editor's script calls."""

from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from roles.domain.prose import picture_size
from roles.editing.markdown import may_edit
from roles.prose import MAX_LENGTH, markdownify
from tests.editing.pictures import HOSTILE, make_picture, make_upload
from tests.markup import dangers

PREVIEW, UPLOAD = "/markdownx/markdownify/", "/markdownx/upload/"
BOUNDARY = "a-boundary"

pytestmark = [pytest.mark.django_db, pytest.mark.urls("roles.editing.markdown")]


@pytest.fixture(autouse=True)
def media_root(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def make_user(*permissions: str, **overrides: Any) -> User:
    user = User.objects.create_user(**{"username": "editor", "is_staff": True} | overrides)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions, content_type__app_label="roles"))
    return user


def client_of(user: User, **options: Any) -> Client:
    client = Client(**options)
    client.force_login(user)
    return client


@pytest.fixture
def editor() -> Client:
    return client_of(make_user("change_role"))


def stored(root: Path) -> list[Path]:
    return list(root.iterdir()) if root.exists() else []


def form_with(name: bytes, content: bytes) -> bytes:
    """An upload as bytes, for names that Django's test client would clean up itself."""
    head = b'Content-Disposition: form-data; name="image"; filename="' + name + b'"\r\nContent-Type: image/png'
    return b"--a-boundary\r\n" + head + b"\r\n\r\n" + content + b"\r\n--a-boundary--\r\n"


# Preview


def test_a_preview_is_what_readers_will_see(editor: Client) -> None:
    response = editor.post(PREVIEW, {"content": "# A\n\nSee [[role:a-b]]."})
    assert response.status_code == HTTPStatus.OK
    assert response.content.decode() == markdownify("# A\n\nSee [[role:a-b]].") == "<h3>A</h3>\n<p>See a b.</p>"


def test_a_preview_begins_with_what_must_be_put_right(editor: Client) -> None:
    response = editor.post(PREVIEW, {"content": "[[skil:<b>]] [[skil:a]]"})
    assert "there is no kind “skil”" in response.content.decode()
    assert "<b>" not in response.content.decode()


def test_a_preview_of_nothing_is_empty(editor: Client) -> None:
    assert editor.post(PREVIEW, {"content": ""}).content == b""


def test_a_preview_uses_the_function_that_the_settings_name(editor: Client, settings: Any) -> None:
    settings.MARKDOWNX_MARKDOWNIFY_FUNCTION = "roles.prose.plain"
    assert editor.post(PREVIEW, {"content": "*a*"}).content == b"a"


def test_too_long_a_text_is_told_its_length(editor: Client) -> None:
    for content in ("a" * (MAX_LENGTH + 1), "[" * 50_000, "<a " * 20_000, "a" * 250_000):
        response = editor.post(PREVIEW, {"content": content})
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert f"The text is {len(content):,} characters long" in response.content.decode()


def test_a_form_too_large_to_read_is_refused(editor: Client) -> None:
    response = editor.post(PREVIEW, {"content": "a" * 4 * 1024**2})
    assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "too large" in response.content.decode()


def test_a_preview_needs_a_text(editor: Client) -> None:
    assert editor.post(PREVIEW, {"text": "a"}).status_code == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    "content",
    ["<script>alert(1)</script>", "[a](javascript:alert(1))", "[[a]]<img src=x onerror=alert(1)>", "\0\ue000"],
)
def test_a_preview_runs_nothing(editor: Client, content: str) -> None:
    assert dangers(editor.post(PREVIEW, {"content": content}).content.decode()) == []


# Upload


def test_an_upload_answers_with_the_markdown_that_shows_it(editor: Client, media_root: Path) -> None:
    response = editor.post(UPLOAD, {"image": make_upload()})
    assert response.status_code == HTTPStatus.OK
    code = response.json()["image_code"]
    assert code == f"![](/media/{stored(media_root)[0].name})"
    assert picture_size(code[4:-1]) == (40, 30)
    assert "<img" in markdownify(code)


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_upload_is_refused_with_a_sentence(editor: Client, media_root: Path, case: str) -> None:
    name, type, content = HOSTILE[case]
    response = editor.post(UPLOAD, {"image": make_upload(content, name, type)})
    assert response.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
    assert "." in response.content.decode()
    assert stored(media_root) == []


@pytest.mark.parametrize(
    "name", [b"../a.png", b"a/../../b.png", b"..\\a.png", b"a\0.png", b"a.php\0.png", b"&#47;a.png"]
)
def test_a_name_with_a_path_or_invisible_characters_is_refused(editor: Client, media_root: Path, name: bytes) -> None:
    response = editor.generic(
        "POST", UPLOAD, form_with(name, make_picture()), f"multipart/form-data; boundary={BOUNDARY}"
    )
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "Rename it." in response.json()["error"]
    assert stored(media_root) == []


def test_a_refusal_is_told_in_the_form_that_the_script_reads(editor: Client) -> None:
    response = editor.post(UPLOAD, {"image": make_upload(b"")})
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert response.json() == {"error": "The file is empty."}


def test_an_upload_without_a_picture_is_refused(editor: Client) -> None:
    for form in ({}, {"image": "a.png"}, {"file": make_upload()}):
        response = editor.post(UPLOAD, form)
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert response.json() == {"error": "There is no picture in the form."}


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=é", "application/json", "a/b"])
def test_a_form_that_is_none_is_refused(editor: Client, kind: str) -> None:
    response = editor.generic("POST", UPLOAD, b"{}", kind)
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert response.json()["error"].endswith(".")


def test_a_disk_that_is_full_is_said_to_be(editor: Client, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.MEDIA_ROOT = tmp_path / "file"
    response = editor.post(UPLOAD, {"image": make_upload()})
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "disk" in response.json()["error"]


# Who may


@pytest.mark.parametrize(
    ("permissions", "overrides", "may"),
    [
        (["change_role"], {}, True),
        (["add_skill"], {}, True),
        ([], {"is_superuser": True}, True),
        ([], {}, False),
        (["view_role", "delete_role"], {}, False),
        (["change_role"], {"is_staff": False}, False),
        (["change_role"], {"is_active": False}, False),
        ([], {"is_superuser": True, "is_staff": False}, False),
    ],
)
def test_only_staff_who_may_change_the_guide_are_editors(
    permissions: list[str], overrides: dict[str, Any], may: bool
) -> None:
    assert may_edit(make_user(*permissions, **overrides)) is may


@pytest.mark.parametrize("address", [PREVIEW, UPLOAD])
@pytest.mark.parametrize("permissions", [None, ["view_role"]])
def test_others_are_refused_with_a_sentence(media_root: Path, address: str, permissions: list[str] | None) -> None:
    client = Client() if permissions is None else client_of(make_user(*permissions))
    response = client.post(address, {"content": "a", "image": make_upload()})
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "Sign in as an editor" in response.content.decode()
    assert stored(media_root) == []


@pytest.mark.parametrize("address", [PREVIEW, UPLOAD])
def test_a_form_from_another_site_is_refused(media_root: Path, address: str) -> None:
    client = client_of(make_user("change_role"), enforce_csrf_checks=True)
    response = client.post(address, {"content": "a", "image": make_upload()})
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "reload the page" in response.content.decode()
    assert stored(media_root) == []


@pytest.mark.parametrize("address", [PREVIEW, UPLOAD])
def test_a_form_of_our_own_is_taken(address: str) -> None:
    client = client_of(make_user("change_role"), enforce_csrf_checks=True)
    token = client.cookies["csrftoken"] = "a" * 32
    form = {"content": "a", "image": make_upload(), "csrfmiddlewaretoken": token}
    assert client.post(address, form).status_code == HTTPStatus.OK


@pytest.mark.parametrize("address", [PREVIEW, UPLOAD])
@pytest.mark.parametrize("method", ["get", "put", "delete", "options"])
def test_there_is_nothing_to_read_there(editor: Client, address: str, method: str) -> None:
    assert getattr(editor, method)(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
