"""What the browser is told to refuse."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

pytestmark = pytest.mark.urls(__name__)


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("plain")


def embeddable(request: HttpRequest) -> HttpResponse:
    return HttpResponse("card", headers={"Cross-Origin-Resource-Policy": "cross-origin"})


urlpatterns = [
    path("plain/", plain),
    path("embeddable/", embeddable),
    path("", include("roles.linking.urls")),
    path("", include("roles.pages.urls")),  # the error pages link to them
    path("", include("roles.linking.urls")),
]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ],
)
@pytest.mark.parametrize("address", ["/plain/", "/nowhere/"])
def test_every_response_says(address, name, value):
    assert Client().get(address)[name] == value


def test_the_content_security_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    policy = Client().get("/plain/")["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["base-uri"] == directives["frame-ancestors"] == "'none'"
    assert set(directives.values()) == {"'none'", "'self'"}


def test_features_that_no_page_uses_are_denied():
    assert "camera=()" in Client().get("/plain/")["Permissions-Policy"]


def test_a_view_made_for_other_sites_keeps_its_own_header():
    assert Client().get("/embeddable/")["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_reader_gets_no_cookie():
    assert not Client().get("/plain/").cookies
