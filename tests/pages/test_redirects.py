"""What becomes of an address: it moves with its slug, is gone with a retired page, is empty before the first."""

import pytest
from django.http import HttpResponse
from django.test import Client

from roles.editions.retirement import retire
from tests.factories import later, make_certification, make_role, make_skill, make_term, publish_all, save

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two days after the first edition, whatever the clock says."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: later(days=2))


@pytest.fixture
def reader() -> Client:
    return Client()


def assert_moved(response: HttpResponse, address: str) -> None:
    assert (response.status_code, response["Location"], response["Cache-Control"]) == (301, address, "max-age=3600")


@pytest.mark.parametrize(
    ("make", "old", "new"),
    [
        (make_role, "/roles/old/", "/roles/new/"),
        (make_skill, "/skills/old/", "/skills/new/"),
        (make_term, "/glossary/old/", "/glossary/new/"),
        (make_certification, "/certifications/old/", "/certifications/new/"),
    ],
)
def test_a_slug_that_was_public_redirects(reader: Client, make, old: str, new: str) -> None:
    thing = make(slug="old")
    publish_all()
    save(thing, slug="new")
    publish_all(later(days=1))
    assert_moved(reader.get(old), new)
    assert reader.get(new).status_code == 200


def test_a_slug_that_was_never_public_is_unknown(reader: Client) -> None:
    thing = make_role(slug="old")
    save(thing, slug="new")
    publish_all()
    assert reader.get("/roles/old/").status_code == 404


def test_a_comparison_follows_a_role_to_its_new_slug(reader: Client) -> None:
    role, _ = make_role(slug="old"), make_role(slug="project-manager")
    publish_all()
    save(role, slug="new")
    publish_all(later(days=1))
    assert_moved(reader.get("/compare/old-vs-project-manager/"), "/compare/new-vs-project-manager/")
    assert_moved(reader.get("/compare/new-vs-old/"), "/roles/new/")


def test_a_retired_role_is_gone_and_names_its_successor(reader: Client) -> None:
    make_role(slug="webmaster")
    make_role(slug="product-manager")
    publish_all()
    retire(("role", "webmaster"), successor="product-manager", now=later(days=1))
    page = reader.get("/roles/webmaster/")
    assert page.status_code == 410
    assert '<a href="/roles/product-manager/">Product manager</a>' in page.content.decode()
    assert reader.get("/compare/product-manager-vs-webmaster/").status_code == 410
    assert reader.get("/moves/webmaster/to/product-manager/").status_code == 410
    assert "Webmaster" not in reader.get("/roles/").content.decode()


def test_a_page_about_one_role_twice_is_the_role(reader: Client) -> None:
    role = make_role(slug="old")
    publish_all()
    save(role, slug="baker")
    publish_all(later(days=1))
    for twice in ("/moves/{0}/to/{0}/", "/compare/{0}-vs-{0}/", "/compare/{0}/"):
        assert_moved(reader.get(twice.format("baker")), "/roles/baker/")
        assert_moved(reader.get(twice.format("old")), "/roles/baker/")
        assert reader.get(twice.format("bakerr")).status_code == 404


def test_a_role_named_twice_beside_another_is_named_once(reader: Client) -> None:
    role, _ = make_role(slug="old"), make_role(slug="cook")
    publish_all()
    save(role, slug="new")
    publish_all(later(days=1))
    for address in ("cook-vs-new-vs-cook", "old-vs-cook-vs-new", "new-vs-cook"):
        assert_moved(reader.get(f"/compare/{address}/"), "/compare/cook-vs-new/")


def test_a_move_between_roles_of_which_one_is_unknown_is_not_found(reader: Client) -> None:
    make_role(slug="baker")
    publish_all()
    assert reader.get("/moves/baker/to/bakerr/").status_code == 404
    assert reader.get("/moves/bakerr/to/baker/").status_code == 404


def test_a_move_follows_a_role_to_its_new_slug(reader: Client) -> None:
    role, _ = make_role(slug="old"), make_role(slug="cook")
    publish_all()
    save(role, slug="new")
    publish_all(later(days=1))
    assert_moved(reader.get("/moves/old/to/cook/"), "/moves/new/to/cook/")
    assert_moved(reader.get("/moves/cook/to/old/"), "/moves/cook/to/new/")
    assert_moved(reader.get("/moves/old/to/new/"), "/roles/new/")
    assert reader.get("/moves/cook/to/new/").status_code == 200


@pytest.mark.parametrize("address", ["/", "/roles/", "/compare/", "/skills/", "/certifications/", "/glossary/"])
def test_an_empty_guide_says_so(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/salaries/", "/paths/", "/sources/", "/search/?q=x"])
def test_an_empty_list_says_so(reader: Client, address: str) -> None:
    assert 'class="empty"' in reader.get(address).content.decode()
