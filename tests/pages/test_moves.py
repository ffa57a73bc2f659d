"""The page of each move between the shipped roles."""

import gzip
from itertools import permutations
from typing import Any

import pytest
from django.test import Client

from tests.pages.drawn import Drawn

SHIPPED = ("product-manager", "product-owner", "project-manager", "scrum-master")
ON_RECORD = ("project-manager", "product-manager")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


@pytest.fixture
def reader() -> Client:
    return Client()


def address(start: str, to: str) -> str:
    return f"/moves/{start}/to/{to}/"


@pytest.mark.parametrize(("start", "to"), list(permutations(SHIPPED, 2)))
def test_each_move_between_the_shipped_roles_has_its_page(reader: Client, start: str, to: str, settings: Any) -> None:
    response = reader.get(address(start, to))
    page = Drawn(response.content.decode())
    canonical = [a["href"] for tag, a in page.elements if tag == "link" and a.get("rel") == "canonical"]
    noindex = any(tag == "meta" and a.get("content") == "noindex" for tag, a in page.elements)
    assert response.status_code == 200
    assert canonical == [f"{settings.SITE_URL}{address(start, to)}"]
    assert noindex == ((start, to) != ON_RECORD)
    assert len(gzip.compress(response.content)) <= 14_000
    assert {"skills", "learning", "pay", "ladder", "back"} <= set(page.ids)


def test_the_recorded_move_shows_its_claims_and_its_pay_change(reader: Client) -> None:
    page = Drawn(reader.get(address(*ON_RECORD)).content.decode())
    assert "People are known to make this move. Of the 7 skills that product managers need, you keep 2" in page.text
    assert "79%" in page.part("record")
    assert "92%" in page.part("record")
    assert "£6,811 a year more, 14.7%: from £46,201 to £53,012." in page.part("pay")
    back = Drawn(reader.get(address(*reversed(ON_RECORD))).content.decode())
    assert "£6,811 a year less, 12.8%: from £53,012 to £46,201." in back.part("pay")


def test_the_country_asked_for_comes_first(reader: Client) -> None:
    page = Drawn(reader.get(address(*ON_RECORD), {"country": "us"}).content.decode())
    assert "Pay, United States +US$19,000 a year" in page.text


@pytest.mark.parametrize("odd", ["country=gbr", "country=%00", "country=", "page=x", "show=differences"])
def test_an_odd_parameter_changes_nothing(reader: Client, odd: str) -> None:
    assert "Pay, United Kingdom" in Drawn(reader.get(f"{address(*ON_RECORD)}?{odd}").content.decode()).text
