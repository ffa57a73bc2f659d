"""Every page that has data or can be cited, in every form, at its own address with a suffix."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pyexcel
import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from roles.domain.sheet import COLUMNS
from roles.editions.retirement import retire
from roles.linking.exports import CITED, FORMS, LINES
from roles.models import Role
from tests import factories as make
from tests.conftest import kept_for_a_while

DATA = {
    # page: (its address, queries)
    "role": ("/roles/baker", 5),
    "comparison by editors": ("/compare/baker-vs-cook", 3),
    "comparison, computed": ("/compare/baker-vs-waiter", 3),
    "move": ("/moves/baker/to/cook", 3),
    "salaries": ("/salaries", 6),
}
CITABLE = {
    "skill": "/skills/negotiation",
    "certification": "/certifications/product-badge",
    "term": "/glossary/backlog",
    "path": "/paths/product-ladder",
}
HOSTILE = (
    '=HYPERLINK("https://evil.example")',
    "+1",
    "@SUM",
    "\t=1",
    'Says "no"; twice',
    "Line\none",
    "مدير المنتج",
    "🙂 baker",
)


def a_guide() -> None:
    baker, cook, waiter = (make.make_role(slug=slug) for slug in ("baker", "cook", "waiter"))
    make.save(baker, description="Bakes *bread*.", author=make.make_author())
    make.make_salary(parent=baker, p10=Decimal(30000), p90=Decimal(70000))
    make.make_salary(parent=cook, amount=Decimal(40000))
    make.make_salary(parent=cook, key="us", country="US", currency="USD", as_of=None, as_of_precision="not-stated")
    make.make_role_skill(parent=baker)
    make.make_responsibility(parent=baker)
    make.make_claim(parent=baker, figure=Decimal("79"), unit="percent")
    make.make_move(parent=baker, to=cook)
    make.make_role_certification(parent=baker)
    make.make_metric(parent=baker)
    make.make_step(role=baker)
    page = make.make_comparison(baker, cook)
    make.make_section(parent=page, section_kind="table", heading="In a table")
    make.make_section(parent=page, section_kind="salaries", heading="Who earns more?")
    make.make_question(parent=page)
    make.make_dimension_text(parent=baker)
    for number, name in enumerate(HOSTILE):
        role = make.make_role(slug=f"hostile-{number}", name=name, plural=name)
        make.make_salary(parent=role)
    make.publish_all()
    make.save(Role.objects.get(pk="waiter"), slug="server")
    make.publish_all(now=make.later(days=1))
    assert waiter.key == "waiter"


@pytest.fixture(scope="module")
def published(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_while(django_db_blocker, a_guide):
        yield


@pytest.fixture(autouse=True)
def today(published: None, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.later(days=20))


def get(address: str, **headers: str) -> HttpResponse:
    return Client().get(address, headers=headers)  # type: ignore[return-value]


def body(address: str) -> str:
    response: Any = get(address)
    assert response.status_code == 200, address
    return (b"".join(response) if response.streaming else response.content).decode()


def rows(address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(address).removeprefix("\ufeff"), newline="")))


def current(address: str) -> str:
    return address.replace("waiter", "server")


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("name", DATA)
def test_a_page_with_data_has_every_form_with_the_headers_of_a_file(name: str, suffix: str) -> None:
    address = f"{current(DATA[name][0])}.{suffix}"
    response: Any = get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith(FORMS[suffix].media_type)
    assert response["Content-Disposition"].startswith('inline; filename="')
    assert response["Content-Disposition"].endswith(f'.{suffix}"')
    canonical = f"<http://localhost:8000{current(DATA[name][0])}/>"
    assert response["Link"] == (
        f'{canonical}; rel="canonical", <https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    )
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["ETag"].startswith('"')
    again: Any = get(address, if_none_match=response["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", response["ETag"])
    assert get(address, if_none_match='"other"').status_code == 200


@pytest.mark.parametrize("name", CITABLE)
def test_a_page_without_data_can_be_cited_and_no_more(name: str) -> None:
    for suffix in CITED:
        assert "as-of=2026-03-0" in body(f"{CITABLE[name]}.{suffix}")
    assert get(f"{CITABLE[name]}.csv").status_code == 404


def test_every_form_that_readers_are_shown_can_be_written() -> None:
    assert set(FORMS) == {"json", *CITED, *LINES}


@pytest.mark.parametrize("suffix", ["pdf", "xml", "CSV", "csv.exe", "json5", "csl"])
def test_any_other_suffix_is_no_address(suffix: str) -> None:
    assert get(f"/roles/baker.{suffix}").status_code == 404


@pytest.mark.parametrize("suffix", FORMS)
def test_an_address_that_moved_keeps_its_suffix(suffix: str) -> None:
    for old, new in (
        ("/roles/waiter", "/roles/server"),
        ("/compare/cook-vs-baker", "/compare/baker-vs-cook"),
        ("/compare/baker-vs-waiter", "/compare/baker-vs-server"),
        ("/compare/baker-vs-baker", "/roles/baker"),
        ("/moves/waiter/to/cook", "/moves/server/to/cook"),
        ("/moves/baker/to/baker", "/roles/baker"),
    ):
        response = get(f"{old}.{suffix}")
        assert (response.status_code, response["Location"]) == (301, f"{new}.{suffix}")


def test_what_never_was_is_not_found_in_any_form() -> None:
    assert get("/roles/nobody.csv").status_code == 404
    assert get("/compare/baker-vs-nobody.bib").status_code == 404


def test_what_is_retired_is_gone_in_every_form() -> None:
    retire(("role", "waiter"), now=make.later(days=2), note="Nobody asks for it")
    for address in (
        "/roles/server.csv",
        "/roles/waiter.md",
        "/compare/baker-vs-server.md",
        "/moves/baker/to/server.bib",
    ):
        assert get(address).status_code == 410


def test_a_form_can_only_be_read() -> None:
    assert Client().post("/roles/baker.csv").status_code == 405
    head: Any = Client().head("/salaries.csv")
    assert (head.status_code, head["ETag"]) == (200, get("/salaries.csv")["ETag"])


@pytest.mark.parametrize("name", DATA)
def test_every_row_names_its_source_its_licence_and_where_it_stands(name: str) -> None:
    found = rows(f"{current(DATA[name][0])}.csv")
    assert found
    for row in found:
        assert tuple(row) == COLUMNS
        assert all(row[column] for column in ("value", "source", "source_url", "as_of_precision", "licence"))
        assert row["address"].startswith("http://localhost:8000/")
        assert bool(row["as_of"]) == (row["as_of_precision"] != "not-stated")


@pytest.mark.parametrize("name", DATA)
def test_an_address_of_a_row_is_a_place_on_the_page(name: str) -> None:
    import lxml.html

    ids: dict[str, set[str]] = {}
    for row in rows(f"{current(DATA[name][0])}.csv"):
        page, _, anchor = row["address"].removeprefix("http://localhost:8000").partition("#")
        if page not in ids:
            ids[page] = {e.get("id") for e in lxml.html.fromstring(body(page)).xpath("//*[@id]")}
        assert not anchor or anchor in ids[page], row["address"]


def test_a_figure_and_each_of_its_percentiles_is_a_row() -> None:
    pay = [row for row in rows("/roles/baker.csv") if row["section"] == "salaries"]
    assert [(row["statistic"], row["amount"], row["unit"], row["period"]) for row in pay] == [
        ("median", "50000", "GBP", "year"),
        ("p10", "30000", "GBP", "year"),
        ("p90", "70000", "GBP", "year"),
    ]
    assert {(row["as_of"], row["as_of_precision"], row["source"]) for row in pay} == {
        ("2025-05", "month", "Pay survey")
    }


def test_a_comparison_says_who_earns_more_and_by_how_much() -> None:
    [said] = [row for row in rows("/compare/baker-vs-cook.csv") if row["statistic"] == "difference"]
    assert (said["amount"], said["unit"], said["value"]) == (
        "10000",
        "GBP",
        "Bakers earn more than cooks: by £10,000 a year, 25%.",
    )


def test_all_salaries_are_had_at_once_or_those_of_one_country() -> None:
    every = rows("/salaries.csv")
    assert {(row["role"], row["country"]) for row in every} >= {("Baker", "GB"), ("Cook", "GB"), ("Cook", "US")}
    assert {row["country"] for row in rows("/salaries.csv?country=us")} == {"US"}
    assert rows("/salaries.csv?country=FR") == []
    places = {row["address"].partition("#")[2] for row in every if row["role"] == "Baker"}
    assert places == {"salaries-gb-gbp-pay-survey"}


def test_json_has_the_shapes_of_the_api() -> None:
    role, page = json.loads(body("/roles/baker.json")), json.loads(body("/compare/baker-vs-cook.json"))
    assert (role["key"], role["kind"], page["kind"]) == ("baker", "role", "comparison")
    assert json.loads(body("/moves/baker/to/cook.json"))["kind"] == "move"
    every = json.loads(body("/salaries.json?country=US"))
    assert every["license"].startswith("https://creativecommons.org/")
    assert [figure["role"]["key"] for figure in every["items"]] == ["cook"]
    assert json.loads(body("/salaries.json?country=FR"))["items"] == []


def test_a_country_that_is_none_is_refused_and_says_how_to_mend_it() -> None:
    response = get("/salaries.csv?country=England")
    assert response.status_code == 400
    assert response.content.decode().startswith("country: give two letters of ISO 3166, such as ?country=GB")


def test_the_salaries_are_sent_as_they_are_read() -> None:
    response: Any = get("/salaries.csv")
    assert response.streaming


@pytest.mark.parametrize("address", ["/salaries.csv", *(f"/roles/hostile-{n}.csv" for n in range(len(HOSTILE)))])
def test_a_spreadsheet_reads_hostile_names_as_text(address: str) -> None:
    content: Any = get(address)
    raw = b"".join(content) if content.streaming else content.content
    table = pyexcel.get_array(file_content=raw, file_type="csv", encoding="utf-8-sig", auto_detect_int=False)
    assert tuple(table[0]) == COLUMNS
    cells = {str(cell) for row in table[1:] for cell in row}
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@", "-", "\t"))]
    names = [" ".join(name.split()) for name in HOSTILE]
    shown = [name for name in names if name in cells or f"'{name}" in cells]
    assert len(shown) == (len(names) if address == "/salaries.csv" else 1)


def test_the_markdown_of_a_role_has_its_facts_with_source_and_date() -> None:
    text = body("/roles/baker.md")
    assert text.startswith("# Baker\n")
    assert "Bakes *bread*." in text
    assert "- **United Kingdom**: £50,000 a year, median, base or total pay not stated ([Pay survey](" in text
    assert ", May 2025)" in text


def test_a_citation_is_pinned_to_the_edition_and_the_day_of_the_last_change() -> None:
    [item] = json.loads(body("/roles/baker.csl.json"))
    assert item["edition"] == "1"
    assert item["author"] == [{"literal": "The editors"}]
    assert item["URL"].startswith("http://localhost:8000/roles/baker/?as-of=2026-03-0")
    page = body("/roles/baker/")
    assert "The editors: “Baker”. Career Guide, edition 1, 2\u00a0March 2026. " in page
    assert item["URL"] in page


def test_the_page_lists_its_forms_at_its_foot_and_in_its_head() -> None:
    page = body("/roles/baker/")
    for suffix, form in FORMS.items():
        assert f'<a href="/roles/baker.{suffix}">{form.label}</a>' in page
    for suffix in ("json", *LINES):
        media_type, label = FORMS[suffix].media_type, FORMS[suffix].label
        link = f'<link rel="alternate" type="{media_type}" title="{label}" href="http://localhost:8000/roles/baker.'
        assert f"{link}{suffix}" in page


def test_what_is_not_live_yet_is_in_no_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW - timedelta(days=1))
    assert get("/roles/baker.csv").status_code == 404
    assert "Baker" not in body("/salaries.csv")


@pytest.mark.parametrize("suffix", ["json", "csv", "md", "bib"])
@pytest.mark.parametrize("name", DATA)
def test_a_form_asks_as_many_queries_as_its_page(name: str, suffix: str, django_assert_num_queries: Any) -> None:
    address, queries = DATA[name]
    with django_assert_num_queries({"json": 5, "bib": 6}.get(suffix, queries) if name == "salaries" else queries):
        response: Any = get(f"{current(address)}.{suffix}")
        assert response.status_code == 200
        b"".join(response)


def test_the_etag_of_the_salaries_changes_with_any_of_them() -> None:
    before = get("/salaries.csv")["ETag"]
    assert get("/salaries.md")["ETag"] != before
    assert get("/salaries.csv?country=GB")["ETag"] != before
    make.save(Role.objects.get(pk="cook"), name="Chef")
    make.publish_all(now=timezone.now())
    assert get("/salaries.csv")["ETag"] != before
