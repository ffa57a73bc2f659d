"""Every set of the shipped roles has its page, at one address, with as many queries as any other."""

import re
from itertools import chain, combinations
from typing import Any

import pytest
from django.test import Client

from tests.pages.test_queries import BUDGET

ROLES = ("product-manager", "product-owner", "project-manager", "scrum-master")
SETS = ["-vs-".join(roles) for roles in chain.from_iterable(combinations(ROLES, size) for size in (2, 3, 4))]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def test_there_are_eleven_sets_of_four_roles() -> None:
    assert len(SETS) == 11


@pytest.mark.parametrize("slugs", SETS)
@pytest.mark.parametrize("shown", ["", "?show=differences&country=US"])
def test_every_set_has_its_page_at_its_address_within_the_budget(
    slugs: str, shown: str, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(BUDGET["comparison, computed"][0]):
        response = Client().get(f"/compare/{slugs}/{shown}")
    assert response.status_code == 200
    html = response.content.decode()
    canonical = re.search(r'<link rel="canonical" href="[^"]*(/compare/[^"]+)">', html)
    assert canonical is not None
    assert canonical[1] == f"/compare/{slugs}/"
    assert all(f'href="/roles/{slug}/"' in html for slug in slugs.split("-vs-"))
