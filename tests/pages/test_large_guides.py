"""Pages that show a whole guide stay small, complete and in order when it is large."""

import gzip
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import kept_for_a_while
from tests.factories import many_roles

LADDERS, STEPS, SOURCES = 40, 5, 3


@pytest.fixture(scope="module", autouse=True)
def large_guide(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Forty ladders of five, each role with moves to two others and pay from three sources."""

    def load() -> None:
        many_roles(LADDERS * STEPS, skills=1, steps=STEPS, moves=2, figures=SOURCES, now=timezone.now())

    with kept_for_a_while(django_db_blocker, load):
        yield


def page_at(address: str) -> str:
    return Client().get(address).content.decode()


@pytest.mark.django_db
def test_forty_ladders_are_one_page_with_every_step_on_its_map() -> None:
    page = page_at("/paths/")
    drawn = page.split('<figure class="chart pathmap">')[1].split("</figure>")[0]
    assert len(re.findall(r'<a href="/roles/role-\d+/" aria-label', drawn)) == LADDERS * STEPS
    assert 'class="pages"' not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "most"), [("/paths/", 30_000), ("/salaries/", 14_000), ("/paths/path-0000/", 14_000)]
)
def test_a_page_of_a_large_guide_is_small(address: str, most: int) -> None:
    assert len(gzip.compress(page_at(address).encode())) <= most


@pytest.mark.django_db
def test_the_pages_of_pay_have_every_role_once_from_the_highest_down() -> None:
    pages = [page_at(f"/salaries/?page={number}") for number in range(1, 11)]
    roles = [role for page in pages for role in re.findall(r'rowspan="\d+"><a href="/roles/(role-\d+)/"', page)]
    assert len(roles) == len(set(roles)) == LADDERS * STEPS
    groups = [group for page in pages for group in re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)]
    highest = [max(int(pay.replace(",", "")) for pay in re.findall(r'num"[^>]*>£([\d,]+)', group)) for group in groups]
    assert highest == sorted(highest, reverse=True)
    assert all("Three sources: " in group for group in groups)
