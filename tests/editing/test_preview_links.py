"""A preview link: one page of one draft, for whoever has the address, for some days."""

import re
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core import signing
from django.test import Client
from django.utils import timezone

from roles.editing import sharing
from roles.editing.sharing import Shared, shared_url
from roles.models import Role
from tests import factories as make
from tests.editing.desk import person, signed_in

LINK = "/admin/roles/edition/preview/role/product-manager/link/"


@pytest.fixture
def writer(db: None) -> User:
    """Somebody who may change roles, and a role that nobody has published."""
    make.make_role_skill(parent=make.make_role(nutshell="As it will be."))
    return person("mary", "view_role", "change_role")


def link(writer: User, **sent: str) -> str:
    """The path of the address that the preview tells after the button was pressed."""
    page = signed_in(writer).post(LINK, {"days": "7", **sent}, follow=True).content.decode()
    [path] = re.findall(r'href="http://[^"/]+(/preview/[^"]+)"', page)
    return path


def at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing.timezone, "now", lambda: moment)


def test_a_colleague_without_an_account_sees_the_page_as_it_is_saved_when_they_look(
    writer: User, client: Client
) -> None:
    path = link(writer)
    page = client.get(path).content.decode()
    assert "As it will be." in page
    assert "Readers do not see this." in page
    assert "Negotiation" in page
    make.save(Role.objects.get(), nutshell="As it now will be.")
    assert "As it now will be." in client.get(path).content.decode()
    assert client.get("/roles/product-manager/").status_code == 404
    assert client.get("/skills/negotiation/").status_code == 404


def test_it_names_the_page_that_was_chosen(writer: User, client: Client) -> None:
    page = client.get(link(writer, path="/roles/")).content.decode()
    assert "<h1>Roles</h1>" in page
    assert "Product manager" in page


def test_making_it_leaves_one_at_the_page_and_width_that_one_looked_at(writer: User) -> None:
    sent = {"days": "7", "path": "/roles/"}
    assert signed_in(writer).post(f"{LINK}?width=phone", sent).url.endswith("/?path=%2Froles%2F&width=phone")


def test_it_is_neither_kept_nor_indexed_nor_told_to_other_sites(writer: User, client: Client) -> None:
    response = client.get(link(writer))
    assert response.headers["Cache-Control"] == "no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "sessionid" not in response.cookies


@pytest.mark.parametrize("days", [1, 7, 30])
def test_it_works_until_its_time_and_no_longer(
    writer: User, client: Client, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    made = timezone.now()
    path = link(writer, days=str(days))
    at(made + timedelta(days=days, seconds=-1), monkeypatch)
    assert client.get(path).status_code == 200
    at(made + timedelta(days=days, seconds=5), monkeypatch)
    response = client.get(path)
    assert response.status_code == 410
    assert "Ask the person who sent it for a new one." in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


def test_publishing_does_not_end_it(writer: User, client: Client) -> None:
    path = link(writer)
    make.publish_all(now=timezone.now())
    assert client.get(path).status_code == 200


def test_it_ends_with_the_permission_or_the_account_of_whoever_made_it(writer: User, client: Client) -> None:
    path = link(writer)
    writer.user_permissions.remove(Permission.objects.get(codename="change_role"))
    assert client.get(path).status_code == 410
    writer.user_permissions.add(Permission.objects.get(codename="change_role"))
    assert client.get(path).status_code == 200
    for field in ("is_active", "is_staff"):
        User.objects.filter(pk=writer.pk).update(**{field: False})
        assert client.get(path).status_code == 410
        User.objects.filter(pk=writer.pk).update(**{field: True})


def test_what_was_deleted_is_over(writer: User, client: Client) -> None:
    path = link(writer)
    Role.objects.get().delete()
    assert client.get(path).status_code == 410


def test_a_forged_or_mangled_address_is_answered_with_a_sentence(writer: User, client: Client) -> None:
    path = link(writer)
    other = signing.dumps(["role", "product-manager", "", writer.pk, 9_999_999_999], salt="another")
    mangled = (path[:-3] + "/", path[:10] + "x" + path[11:])
    for wrong in (*mangled, f"/preview/{other}/", "/preview/::::/", "/preview/%00/"):
        response = client.get(wrong)
        assert response.status_code == 404, wrong
        assert "There is no such preview" in response.content.decode(), wrong
    assert client.post(path).status_code == 405


def test_a_signed_address_of_what_is_not_there_is_over(writer: User, client: Client) -> None:
    until = timezone.now() + timedelta(days=1)
    for name in (("nonsense", "x"), ("role", "nobody")):
        assert client.get(shared_url(Shared(name, "", writer.pk, until))).status_code == 410


@pytest.mark.parametrize("sent", [{"days": "365"}, {"days": ""}, {"days": "7", "path": "/admin/"}])
def test_a_form_that_no_page_sends_makes_no_address(writer: User, sent: dict[str, str]) -> None:
    page = signed_in(writer).post(LINK, sent, follow=True).content.decode()
    assert "/preview/Ww" not in page
    assert "errornote" in page or 'class="error"' in page


def test_whoever_may_only_look_makes_no_address(writer: User) -> None:
    viewer = signed_in(person("tom", "view_role"))
    assert "Make a link" not in viewer.get("/admin/roles/edition/preview/role/product-manager/").content.decode()
    assert viewer.post(LINK, {"days": "7"}).status_code == 403
