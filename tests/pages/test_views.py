"""What each address of a published guide answers, whatever is typed behind it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.conftest import kept_for_a_while
from tests.factories import (
    later,
    make_certification,
    make_comparison,
    make_other_title,
    make_path,
    make_role,
    make_role_skill,
    make_salary,
    make_skill,
    make_step,
    make_term,
    publish_all,
)


@pytest.fixture
def reader() -> Client:
    return Client()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two days after the guide was published, whatever the clock says."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: later(days=2))


@pytest.fixture(scope="module")
def published(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_while(django_db_blocker, publish_a_guide):
        yield


@pytest.fixture
def guide(published: None, db: None) -> None:
    """Three roles with a comparison, a skill, a certification, a term and a path, all public."""


def publish_a_guide() -> None:
    manager, project = make_role(slug="product-manager"), make_role(slug="project-manager")
    make_role(slug="scrum-master")
    make_other_title(parent=manager, title="Product lead")
    make_comparison(manager, project)
    make_skill(slug="negotiation")
    make_role_skill(parent=manager)
    make_salary(parent=manager)
    make_certification(slug="product-badge")
    make_term(slug="backlog")
    make_path(slug="product-ladder")
    make_step()
    publish_all()


PAGES = [
    "/",
    "/roles/",
    "/roles/product-manager/",
    "/compare/",
    "/compare/product-manager-vs-project-manager/",
    "/compare/product-manager-vs-scrum-master/",
    "/moves/product-manager/to/scrum-master/",
    "/skills/",
    "/skills/negotiation/",
    "/tools/",
    "/certifications/",
    "/certifications/product-badge/",
    "/glossary/",
    "/glossary/backlog/",
    "/salaries/",
    "/paths/",
    "/paths/product-ladder/",
    "/sources/",
    "/search/",
    "/search/?q=product",
]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_to_get_and_head_alone(reader: Client, address: str) -> None:
    page = reader.get(address)
    assert page.status_code == 200
    assert "<h1" in page.content.decode()
    assert not page.cookies
    head = reader.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert reader.post(address).status_code == 405


ODD = [
    "page=abc",
    "page=999999999",
    "page=-1",
    "page=%C2%B2",
    "country=zz",
    "country=",
    "country=%00",
    "sort=x",
    "letter=%00",
    "letter=%F0%9F%92%A9",
    "family=%00",
    "kind=%00",
    "q=%00",
    "at=%00",
    "purpose=%00&hot=%00",
    "q=%FF%FE",
    "q=" + "a" * 10_000,
    "q=%22%20OR%20NEAR(*",
    "role=%00&role=%FF",
    "role=" + "a" * 10_000,
    "role=a&" * 60,
]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("parameters", ODD, ids=lambda parameters: parameters[:20])
@pytest.mark.parametrize("address", ["/", "/roles/", "/compare/", "/skills/negotiation/", "/salaries/", "/search/"])
def test_odd_parameters_are_taken_as_none(reader: Client, address: str, parameters: str) -> None:
    assert reader.get(f"{address}?{parameters}").status_code == 200


# --- The one address of a comparison ---------------------------------------------------------------------


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("project-manager-vs-product-manager", "/compare/product-manager-vs-project-manager/"),
        (
            "scrum-master-vs-product-manager-vs-project-manager",
            "/compare/product-manager-vs-project-manager-vs-scrum-master/",
        ),
        ("product-manager-vs-product-manager", "/roles/product-manager/"),
        ("scrum-master-vs-product-manager-vs-scrum-master", "/compare/product-manager-vs-scrum-master/"),
        ("product-manager", "/roles/product-manager/"),
    ],
)
def test_a_comparison_has_one_address(reader: Client, typed: str, address: str) -> None:
    response = reader.get(f"/compare/{typed}/")
    assert (response.status_code, response["Location"]) == (301, address)
    assert response["Cache-Control"] == "max-age=3600"


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    "typed",
    [
        "product-manager-vs-",
        "-vs-product-manager",
        "-vs-",
        "product-manager-vs-nobody",
        "nobody-vs-nothing",
        "-vs-".join(f"role-{number}" for number in range(50)),
        "product-manager-vs-project-manager-vs-scrum-master-vs-a-vs-b-vs-c",
    ],
    ids=lambda typed: typed[:40],
)
def test_what_is_no_comparison_is_not_found(reader: Client, typed: str) -> None:
    assert reader.get(f"/compare/{typed}/").status_code == 404


@pytest.mark.usefixtures("guide")
def test_a_redirect_to_the_one_address_keeps_what_the_reader_chose(reader: Client) -> None:
    slugs = "project-manager-vs-product-manager"
    response = reader.get(f"/compare/{slugs}/?country=US&order=project-manager,product-manager&show=differences&x=1")
    assert response["Location"] == (
        "/compare/product-manager-vs-project-manager/"
        "?country=US&order=project-manager,product-manager&show=differences&x=1"
    )


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("order", "shown"),
    [
        ("project-manager,product-manager", ["project-manager", "product-manager"]),
        ("project-manager", ["product-manager", "project-manager"]),
        ("project-manager,nobody", ["product-manager", "project-manager"]),
    ],
)
def test_columns_stand_as_the_reader_ordered_them_if_that_can_be(reader: Client, order: str, shown: list[str]) -> None:
    html = reader.get(f"/compare/product-manager-vs-project-manager/?order={order}").content.decode()
    heads = re.findall(r'<article class="card role-[ab]">\s*<h3><a href="/roles/([a-z-]+)/">', html)
    assert heads == shown
    assert '<link rel="canonical" href="http://localhost:8000/compare/product-manager-vs-project-manager/">' in html


@pytest.mark.usefixtures("guide")
def test_a_profile_names_the_likeliest_partners_with_their_comparison(reader: Client) -> None:
    html = reader.get("/roles/product-manager/").content.decode()
    assert 'href="/compare/product-manager-vs-project-manager/"' in html.split('id="compare"')[1]


# --- Never there -----------------------------------------------------------------------------


@pytest.mark.usefixtures("guide")
def test_an_unknown_address_suggests_what_comes_near(reader: Client) -> None:
    page = reader.get("/roles/product-managr/")
    assert page.status_code == 404
    assert '<a href="/roles/product-manager/">Product manager</a>' in page.content.decode()
    assert 'value="product managr"' in page.content.decode()


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("address", ["/skills/nothing/", "/paths/nothing/", "/authors/nobody/", "/about/", "/nowhere/"])
def test_what_is_not_there_is_not_found(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


# --- Choosing roles ------------------------------------------------------------------------------------


PAIR = "/compare/product-manager-vs-project-manager/"


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("named", "address"),
    [
        (["Product manager", "Project manager"], PAIR),
        (["product lead", "  project MANAGER "], PAIR),
        (["product-manager", "", "project-manager", "", ""], PAIR),
        (["Project managers", "Product manager"], f"{PAIR}?order=project-manager,product-manager"),
    ],
)
def test_names_lead_to_the_comparison_in_the_order_chosen(reader: Client, named: list[str], address: str) -> None:
    response = reader.get("/compare/", {"role": named, "go": "in-order"})
    assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.usefixtures("guide")
def test_where_no_order_was_shown_none_is_chosen(reader: Client) -> None:
    response = reader.get("/compare/", {"role": ["Project manager", "Product manager"], "go": "1"})
    assert (response.status_code, response["Location"]) == (302, PAIR)


@pytest.mark.usefixtures("guide")
def test_a_complete_choice_stays_in_the_builder_until_it_is_asked_to_compare(reader: Client) -> None:
    page = reader.get("/compare/", {"role": ["product-manager", "Project manager", ""]}).content.decode()
    assert 'value="Product manager"' in page
    assert 'value="Project manager"' in page
    assert "Third role" in page
    assert "Fourth role" not in page


@pytest.mark.usefixtures("guide")
def test_a_mistyped_name_is_kept_and_a_like_one_offered_in_its_place(reader: Client) -> None:
    page = reader.get("/compare/", {"role": ["Product managr", "Project manager"], "go": "1"}).content.decode()
    assert 'value="Product managr" list="picker-roles" autocomplete="off" maxlength="150" aria-invalid="true"' in page
    assert 'href="/compare/?role=product-manager&amp;role=project-manager&amp;go=1"' in page
    assert 'value="Project manager" list' in page


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("named", "problem"),
    [
        (["Product manager", "Product lead"], "This role is named twice."),
        (["Product manager"], "Name a second role to compare with."),
        (["", "Product manager"], "Name a second role to compare with."),
        ([], "Name two roles to compare."),
        (["a", "b", "c", "d", "e", "f"], "At most five roles"),
        (["Product manager", "\0 <b>"], "The guide has no role called “&lt;b&gt;”."),
    ],
)
def test_a_choice_that_is_no_comparison_says_why(reader: Client, named: list[str], problem: str) -> None:
    assert problem in reader.get("/compare/", {"role": named, "go": "1"}).content.decode()


@pytest.mark.usefixtures("guide")
def test_a_role_alone_is_not_told_off_before_the_reader_compares(reader: Client) -> None:
    page = reader.get("/compare/?role=product-manager").content.decode()
    assert 'value="Product manager"' in page
    assert "aria-invalid" not in page


@pytest.mark.usefixtures("guide")
def test_names_are_suggested_while_typing(reader: Client) -> None:
    response = reader.get("/compare/suggestions/", {"q": "prod"})
    assert response.json() == {"names": [{"value": "Product manager", "label": ""}]}
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "public, max-age=300"
    title = reader.get("/compare/suggestions/", {"q": "product le"}).json()["names"]
    assert title == [{"value": "Product lead", "label": "Product manager"}]


@pytest.mark.usefixtures("guide")
def test_a_mended_suggestion_says_what_was_typed_so_that_browsers_show_it(reader: Client) -> None:
    (first, *_) = reader.get("/compare/suggestions/", {"q": "produt manger"}).json()["names"]
    assert first == {"value": "Product manager", "label": "for “produt manger”"}


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("text", ["", " ", "\0", "🙂", '"', "%", "x" * 9000, "\ud800".encode("utf-8", "surrogatepass")])
def test_whatever_is_typed_has_a_list_of_suggestions(reader: Client, text: str | bytes) -> None:
    assert reader.get("/compare/suggestions/", {"q": text}).json() == {"names": []}
    assert reader.get("/compare/suggestions/").json() == {"names": []}


# --- Searching for a comparison -------------------------------------------------------------------------


@pytest.mark.usefixtures("guide")
def test_a_search_for_two_roles_begins_with_their_comparison(reader: Client) -> None:
    page = reader.get("/search/", {"q": "projct manager v product lead"}).content.decode()
    assert f'<h2 id="versus"><a href="{PAIR}">' in page
    assert page.count(f'href="{PAIR}"') == 1
    assert 'id="versus"' in reader.get("/search/", {"q": "product or project manager", "kind": "comparison"}).text
    assert 'id="versus"' not in reader.get("/search/", {"q": "product or project manager", "kind": "role"}).text
    assert 'id="versus"' not in reader.get("/search/", {"q": "product manager"}).text


# --- What may be indexed --------------------------------------------------------------------------------


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("address", "indexable"),
    [
        ("/roles/", True),
        ("/compare/product-manager-vs-project-manager/", True),
        ("/compare/product-manager-vs-scrum-master/", False),
        ("/search/", False),
        ("/search/?q=product", False),
    ],
)
def test_robots_are_told_what_to_index(reader: Client, address: str, indexable: bool) -> None:
    assert ('<meta name="robots" content="noindex">' not in reader.get(address).content.decode()) is indexable


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("address", ["/compare/?role=x", "/roles/?letter=P&page=1", "/salaries/?country=US&sort=role"])
def test_a_page_with_parameters_names_the_bare_address_as_its_own(reader: Client, address: str) -> None:
    bare = address.partition("?")[0]
    assert f'<link rel="canonical" href="http://localhost:8000{bare}">' in reader.get(address).content.decode()


@pytest.mark.usefixtures("guide")
def test_what_was_looked_for_stays_in_the_box_and_is_marked(reader: Client) -> None:
    page = reader.get("/search/", {"q": 'product "<b>'}).content.decode()
    assert 'value="product &quot;&lt;b&gt;"' in page
    assert "<b>" not in page


@pytest.mark.django_db
def test_where_a_role_has_pay_in_another_country_alone_that_is_shown(reader: Client) -> None:
    make_salary(parent=make_role(slug="nurse"), country="US", currency="USD", amount="93600.00")
    publish_all()
    page = reader.get("/roles/nurse/").content.decode()
    glance = page.partition('<section class="section"')[0]
    assert "US$93,600" in glance
    assert "United Kingdom" not in page
    assert "United Kingdom" in reader.get("/roles/nurse/?country=GB").content.decode()
