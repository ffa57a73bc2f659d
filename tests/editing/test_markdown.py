"""The preview and the upload that the editor's script calls."""

from decimal import Decimal
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from roles import models as m
from roles.editing.markdown import may_edit
from roles.prose import MAX_LENGTH, faults, markdownify
from tests import factories as make
from tests.editing.pictures import HOSTILE, make_picture, make_upload
from tests.markup import dangers

PREVIEW, UPLOAD = "/markdownx/markdownify/", "/markdownx/upload/"
BOUNDARY = "a-boundary"

pytestmark = pytest.mark.django_db


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


@pytest.fixture
def admin() -> Client:
    return client_of(make_user(is_superuser=True))


def stored(root: Path) -> list[Path]:
    return list(root.iterdir()) if root.exists() else []


def form_with(name: bytes, content: bytes) -> bytes:
    """An upload as bytes, for names that Django's test client would clean up itself."""
    head = b'Content-Disposition: form-data; name="image"; filename="' + name + b'"\r\nContent-Type: image/png'
    return b"--a-boundary\r\n" + head + b"\r\n\r\n" + content + b"\r\n--a-boundary--\r\n"


# Preview


def preview(editor: Client, content: str, **fields: str) -> dict[str, Any]:
    """What the script is told of a text."""
    response = editor.post(PREVIEW, {"content": content, **fields})
    assert response.status_code == HTTPStatus.OK
    told: dict[str, Any] = response.json()
    return told


def test_a_preview_is_what_readers_will_see(editor: Client) -> None:
    told = preview(editor, "# A\n\nSee [this](/roles/).")
    assert told == {"html": '<h3>A</h3>\n<p>See <a href="/roles/">this</a>.</p>', "faults": [], "figures": []}
    assert told["html"] == markdownify("# A\n\nSee [this](/roles/).")


def test_a_line_is_previewed_as_a_line(editor: Client) -> None:
    assert preview(editor, "*a*\n\n# b", line="1")["html"] == "<em>a</em> # b"


def test_a_preview_tells_what_must_be_put_right(editor: Client) -> None:
    told = preview(editor, "[[skil:<b>]] [[skil:a]] [[skill:nowhere]]")
    assert "there is no kind “skil”" in told["faults"][0]
    assert told["faults"][-1] == "There is no skill with the key “nowhere”. Check the spelling, or add it first."
    assert "<b>" not in told["html"]


def test_a_preview_of_nothing_is_empty(editor: Client) -> None:
    assert preview(editor, "")["html"] == ""


def test_too_long_a_text_is_told_its_length(editor: Client) -> None:
    for content in ("a" * (MAX_LENGTH + 1), "[" * 50_000, "<a " * 20_000, "a" * 250_000):
        response = editor.post(PREVIEW, {"content": content})
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert f"The text is {len(content):,} characters long" in response.json()["error"]


def test_a_form_too_large_to_read_is_refused(editor: Client) -> None:
    response = editor.post(PREVIEW, {"content": "a" * 4 * 1024**2})
    assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "too large" in response.json()["error"]


def test_a_preview_needs_a_text(editor: Client) -> None:
    assert editor.post(PREVIEW, {"text": "a"}).status_code == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    "content",
    ["<script>alert(1)</script>", "[a](javascript:alert(1))", "[[a]]<img src=x onerror=alert(1)>", "\0\ue000"],
)
def test_a_preview_runs_nothing(editor: Client, content: str) -> None:
    assert dangers(preview(editor, content)["html"]) == []


# Preview among other things of the guide


def test_names_and_figures_are_those_that_readers_will_see(editor: Client) -> None:
    make.make_term(definition="What is to be done.")
    make.make_salary(key="gb", amount=Decimal("53012.00"))
    make.publish_all()
    html = preview(editor, "The [[term:backlog]] of a [[role:product-manager]]: [[salary:product-manager/gb]]")["html"]
    assert 'popovertarget="term-backlog">Backlog</button>' in html
    assert "What is to be done." in html
    assert '<a href="/roles/product-manager/">Product manager</a>' in html
    assert '<strong class="figure">£53,012</strong>' in html


def test_what_would_be_published_with_the_text_is_shown_as_it_is_saved(admin: Client) -> None:
    make.make_role()
    make.publish_all()
    source = make.make_source(slug="new-survey", short_name="New survey")
    make.make_salary(key="gb", amount=Decimal("53012.00"), source=source)
    make.make_skill(name="Haggling")
    html = preview(admin, "[[salary:product-manager/gb]] by [[skill:negotiation]]")["html"]
    assert '<strong class="figure">£53,012</strong>' in html
    assert 'href="/sources/#new-survey">New survey</a>' in html
    assert '<a href="/skills/negotiation/">Haggling</a>' in html


def test_a_preview_tells_nobody_of_drafts_that_they_may_not_see(editor: Client) -> None:
    make.make_skill(name="Secret haggling")
    assert "Secret" not in preview(editor, "[[skill:negotiation]]")["html"]


# Figures that a record holds


def test_a_typed_figure_that_a_record_holds_is_told_with_the_reference_to_write(editor: Client) -> None:
    make.make_salary(key="gb", amount=Decimal("53012.00"), p90=Decimal("80123.00"))
    page = "/admin/roles/role/product-manager/change/"
    text = "😀 They earn\n£53k, some 80,123."
    [pay, high] = preview(editor, text, page=page)["figures"]
    assert text.encode("utf-16-le")[2 * pay["start"] : 2 * pay["end"]].decode("utf-16-le") == "£53k"
    assert pay["write"] == "[[salary:product-manager/gb]]"
    assert "“£53k” is also the pay of Product manager, United Kingdom, May 2025, Pay survey" in pay["sentence"]
    assert high["write"] == ""
    assert "90th percentile" in high["sentence"]
    assert preview(editor, text)["figures"] == []


def test_figures_of_the_roles_that_the_text_is_about_are_known(admin: Client) -> None:
    make.make_salary(key="gb", amount=Decimal("53012.00"))
    make.make_claim(figure=Decimal(79), unit="percent", key="most")
    make.make_comparison()
    make.make_step(role=make.there(m.Role))
    told = {
        kind: [figure["write"] for figure in preview(admin, text, page=f"/admin/roles/{kind}/change/")["figures"]]
        for kind, text in {
            "comparison/product-manager-vs-project-manager": "£53,012 and 79%",
            "path/product-ladder": "£53,012 and 79%",
            "term/backlog": "[[role:product-manager]]s earn £53,012",
            "author/somebody": "£53,012",
        }.items()
    }
    both = ["[[salary:product-manager/gb]]", "[[claim:product-manager/most]]"]
    assert list(told.values()) == [both, both, both[:1], []]


def test_figures_of_roles_are_told_to_those_who_may_see_roles() -> None:
    make.make_salary(key="gb", amount=Decimal("53012.00"))
    client = client_of(make_user("change_skill"))
    assert preview(client, "[[role:product-manager]] £53,012")["figures"] == []


# Upload


WORDS = {"description": "A line that rises", "credit": "Ann Lee"}


def test_an_upload_answers_with_the_markdown_that_shows_it_with_its_words(editor: Client, media_root: Path) -> None:
    response = editor.post(UPLOAD, {"image": make_upload(), "description": "A [line]\n that rises", "credit": "“Ann”"})
    assert response.status_code == HTTPStatus.OK
    code = response.json()["image_code"]
    assert code == f'![A \\[line\\] that rises](/media/{stored(media_root)[0].name} "“Ann”")'
    assert faults(code) == []
    assert 'alt="A [line] that rises" width="40" height="30"' in markdownify(code)
    assert "<figcaption>“Ann”</figcaption>" in markdownify(code)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"description": " . "}, "Say what the picture shows"),
        ({"description": ""}, "Say what the picture shows"),
        ({"credit": " "}, "Say who made the picture"),
        ({"description": "a" * 301}, "longer than 300 characters"),
        ({"credit": "a" * 201}, "longer than 200 characters"),
    ],
)
def test_a_picture_without_a_description_or_a_credit_is_not_stored(
    editor: Client, media_root: Path, words: dict[str, str], sentence: str
) -> None:
    response = editor.post(UPLOAD, {"image": make_upload(), **WORDS, **words})
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert sentence in response.json()["error"]
    assert stored(media_root) == []


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_upload_is_refused_with_a_sentence(editor: Client, media_root: Path, case: str) -> None:
    name, type, content = HOSTILE[case]
    response = editor.post(UPLOAD, {"image": make_upload(content, name, type), **WORDS})
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
    response = editor.post(UPLOAD, {"image": make_upload(b""), **WORDS})
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
    response = editor.post(UPLOAD, {"image": make_upload(), **WORDS})
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
    form = {"content": "a", "image": make_upload(), **WORDS, "csrfmiddlewaretoken": token}
    assert client.post(address, form).status_code == HTTPStatus.OK


@pytest.mark.parametrize("address", [PREVIEW, UPLOAD])
@pytest.mark.parametrize("method", ["get", "put", "delete", "options"])
def test_there_is_nothing_to_read_there(editor: Client, address: str, method: str) -> None:
    assert getattr(editor, method)(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
