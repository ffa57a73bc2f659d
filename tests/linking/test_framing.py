"""What may stand in a frame of another site: embeds, and nothing else of the guide."""

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.pages.test_leaks import addresses

ALSO = (
    "/admin/",
    "/accounts/login/",
    "/embed/",
    "/embed/?url=/roles/product-manager/",
    "/media/none.png",
    "/nowhere/",
    "/oembed/",
    "/oembed/?url=/roles/product-manager/",
    "/roles/nobody/",
    "/robots.txt",
)
"""Addresses of the other kinds: of editors, of machines, of nothing."""


def is_embed(address: str) -> bool:
    return address.startswith(("/embed/roles/", "/embed/compare/"))


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
def test_embeds_alone_may_be_framed() -> None:
    reader, framed = Client(), 0
    for address in (*addresses(), *ALSO):
        response = reader.get(address)
        policy = response["Content-Security-Policy"]
        if is_embed(address):
            framed += 1
            assert ("X-Frame-Options" in response, "frame-ancestors *" in policy) == (False, True), address
        else:
            assert (response["X-Frame-Options"], "frame-ancestors 'none'" in policy) == ("DENY", True), address
    assert framed > 12


def test_only_the_views_of_frames_are_exempt() -> None:
    exempt = {
        pattern.name
        for resolver in get_resolver().url_patterns
        for pattern in getattr(resolver, "url_patterns", [resolver])
        if getattr(getattr(pattern, "callback", None), "__module__", "") == "roles.linking.frames"
    }
    assert exempt == {"embed_role", "embed_role_salaries", "embed_row", "embed_salaries", "embed_unknown"}
