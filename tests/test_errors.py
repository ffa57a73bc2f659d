"""A clear page for every error, and for every request that no reader sends."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.decorators.http import require_safe

from careerguide.errors import error_page, words_of
from careerguide.urls import handler400, handler403, handler404, handler500  # noqa: F401
from roles.domain.guide import Link

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@require_safe
def fine(request: HttpRequest) -> HttpResponse:
    return HttpResponse("fine")


def fails(request: HttpRequest, kind: str) -> HttpResponse:
    faults = {
        "forbidden": PermissionDenied,
        "away": OperationalError,
        "gone": InterfaceError,
        "broken": lambda: ValueError("a secret detail"),
    }
    raise faults[kind]()


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse("saved")


def broken_form(request: HttpRequest) -> HttpResponse:
    raise ValueError("a secret detail")


urlpatterns = [
    path("fine/", fine),
    path("admin/fine/", fine),
    path("admin/form/", form),
    path("admin/roles/role/add/", broken_form),
    path("fails/<kind>/", fails),
    path("", include("roles.linking.urls")),
    path("", include("roles.pages.urls")),  # the pages' links name these
    path("", include("roles.linking.urls")),
]


@pytest.fixture
def reader() -> Client:
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere/", 404),
        ("/%ff%fe/", 404),
        ("/%00/", 404),
        ("/fails/forbidden/", 403),
        ("/fails/broken/", 500),
        ("/fails/away/", 503),
        ("/fails/gone/", 503),
        ("/fine/?q=" + "a" * 40_000, 414),
        ("/fine/?q=" + "a" * 10_000, 200),
    ],
)
def test_an_address_answers(reader, address, status):
    assert reader.get(address).status_code == status


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 413, 414, 429, 500, 503])
def test_every_error_has_words_of_its_own_and_asks_nothing_of_the_database(rf, status, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = error_page(rf.get("/somewhere/"), status)
    assert response.status_code == status
    assert len(response.content) > 20
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 429, 500, 503])
def test_an_error_page_says_what_happened_and_leads_on_to_what_works(rf, status):
    page = error_page(rf.get("/somewhere/"), status).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert f"Error {status}" in main
    assert main.count("<h1>") == 1
    assert ('href=""' in main) == (status in (429, 500, 503))  # the same address, again
    assert ('class="error__ways"' in main) == (status != 503)  # without the database there is no other


def test_a_404_offers_the_pages_that_come_nearest_with_their_kind(rf):
    near = [Link("role", "baker", "Baker", "/roles/baker/")]
    page = error_page(rf.get("/"), 404, context={"query": "bakr", "suggestions": near}).content.decode()
    assert '<a href="/roles/baker/">Baker</a> <span class="small muted">Role</span>' in page
    assert 'value="bakr"' in page


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_readers_only_read(reader, method):
    response = getattr(reader, method)("/fine/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


def test_an_unknown_method_is_refused_everywhere(reader):
    assert reader.generic("BREW", "/fine/").status_code == 405
    assert reader.generic("BREW", "/admin/form/").status_code == 405


def test_a_view_that_refuses_a_method_answers_with_the_page_and_the_methods_it_allows():
    response = Client().post("/admin/fine/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert response.content


def test_a_form_without_its_token_is_forbidden(reader):
    assert reader.post("/admin/form/").status_code == 403


def test_a_bad_host_is_a_bad_request(reader):
    assert reader.get("/fine/", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_body_too_large_is_refused_before_it_is_read(reader):
    response = reader.generic("POST", "/admin/form/", headers={"content-length": "50000000"})
    assert response.status_code == 413


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError, DatabaseError])
def test_a_404_comes_without_suggestions_while_the_database_is_away(reader, monkeypatch, fault):
    def away(*args: object) -> None:
        raise fault

    monkeypatch.setattr("careerguide.errors.suggestions", away)
    response = reader.get("/roles/product-managr/")
    assert response.status_code == 404
    assert "product managr" in response.content.decode()


def test_no_reader_sees_a_stack_trace(reader):
    page = reader.get("/fails/broken/").content.decode()
    assert "secret detail" not in page
    assert "Traceback" not in page


def test_a_503_says_when_to_come_back(reader):
    assert reader.get("/fails/away/")["Retry-After"] == "10"


def test_a_broken_error_page_still_answers_in_plain_words(rf, monkeypatch):
    def broken(name: str) -> None:
        raise RuntimeError(name)

    monkeypatch.setattr("careerguide.errors.get_template", broken)
    response = error_page(rf.get("/"), 500)
    assert response.status_code == 500
    assert response["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/roles/product-managr/", "product managr"),
        ("/compare/a-vs-b", "a vs b"),
        ("/", ""),
        ("/" + "a" * 500, "a" * 100),
    ],
)
def test_the_words_of_an_address(path, words):
    assert words_of(path) == words


def test_an_editor_whose_form_failed_is_told_that_the_browser_kept_it(reader: Client) -> None:
    editor = Client(raise_request_exception=False)
    for client, status in ((editor, 500), (reader, 403)):
        response = client.post("/admin/roles/role/add/")
        assert response.status_code == status
        page = response.content.decode()
        assert 'What you typed is not lost: this browser has kept it. <a href="/admin/roles/role/add/">' in page
    assert "What you typed" not in editor.get("/admin/roles/role/add/").content.decode()
    assert "What you typed" not in editor.post("/fails/broken/").content.decode()
