"""What programs get at /api/v1/ besides the data: addresses that last, tags, limits, errors, open doors."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from roles.editions.publish import publish
from roles.editions.retirement import retire
from roles.models import Role
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]

PM = "/api/v1/roles/product-manager"


@pytest.fixture
def program() -> Client:
    caches["pages"].clear()
    return Client(raise_request_exception=False)


def read(program: Client, address: str) -> Any:
    """The JSON of an answer that is one."""
    response = program.get(address)
    assert response.status_code == 200, response.content
    return response.json()


def refused(program: Client, address: str, status: int, **more: Any) -> Any:
    """The problem that an address answers with."""
    response = program.get(address, **more)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    told = response.json()
    assert told["status"] == status
    assert told["type"] == f"http://localhost:8000/api/#error-{status}"
    return told


# --- Addresses ----------------------------------------------------------------------------------


def rename(key: str, slug: str) -> None:
    make.save(Role.objects.get(pk=key), slug=slug)
    publish([("role", key)], now=timezone.now())


def test_a_key_stays_the_address_and_every_slug_leads_to_it_in_one_hop(program: Client) -> None:
    rename("scrum-master", "agile-coach")
    rename("scrum-master", "team-coach")
    answer = read(program, "/api/v1/roles/scrum-master")
    assert (answer["key"], answer["slug"]) == ("scrum-master", "team-coach")
    assert answer["url"] == "http://localhost:8000/roles/team-coach/"
    assert answer["api_url"] == "http://localhost:8000/api/v1/roles/scrum-master"
    for slug in ("agile-coach", "team-coach"):
        moved = program.get(f"/api/v1/roles/{slug}")
        assert (moved.status_code, moved["Location"]) == (301, "/api/v1/roles/scrum-master")
        assert moved["Cache-Control"] == "max-age=3600"
    pair = program.get("/api/v1/comparisons/agile-coach-vs-product-manager")
    assert pair["Location"] == "/api/v1/comparisons/product-manager-vs-scrum-master"
    assert read(program, pair["Location"])["url"] == "http://localhost:8000/compare/product-manager-vs-team-coach/"
    move = program.get("/api/v1/moves/team-coach/to/product-manager")
    assert move["Location"] == "/api/v1/moves/scrum-master/to/product-manager"


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/api/v1/comparisons/scrum-master-vs-product-manager", "/api/v1/comparisons/product-manager-vs-scrum-master"),
        ("/api/v1/comparisons/product-manager-vs-product-manager", PM),
        ("/api/v1/moves/product-manager/to/product-manager", PM),
    ],
)
def test_another_order_leads_to_the_one_address_and_a_role_beside_itself_to_the_role(
    program: Client, address: str, to: str
) -> None:
    response = program.get(address)
    assert (response.status_code, response["Location"]) == (301, to)


def test_what_is_retired_names_its_successor(program: Client) -> None:
    make.make_role(slug="product-lead")
    publish([("role", "product-lead")], now=timezone.now())
    retire(("role", "product-lead"), now=timezone.now(), successor="product-owner")
    told = refused(program, "/api/v1/roles/product-lead", 410)
    assert told["successor"]["api_url"] == "http://localhost:8000/api/v1/roles/product-owner"
    assert told["detail"] == "“Product lead” is retired. “Product owner” stands in its place."
    refused(program, "/api/v1/comparisons/product-lead-vs-scrum-master", 410)
    refused(program, "/api/v1/moves/product-lead/to/product-manager", 410)
    last = read(program, "/api/v1/changes?kind=role")["items"][-1]
    assert (last["what"], last["name"], last["thing"]["api_url"]) == ("retired", "Product lead", None)
    assert last["thing"]["url"] == "http://localhost:8000/roles/product-lead/"


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/roles/baker",
        "/api/v1/comparisons/baker-vs-product-manager",
        "/api/v1/comparisons/product-manager",
        "/api/v1/skills/product-manager",
        "/api/v1/nowhere",
        "/api/v2/",
        "/api/v1/roles/product-manager/",
    ],
)
def test_what_never_was_is_a_problem_and_no_page(program: Client, address: str) -> None:
    refused(program, address, 404)


# --- Parameters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "name", "detail"),
    [
        ("/api/v1/skills?foo=1", "foo", "There is no such parameter. There are: limit, offset."),
        (f"{PM}?limit=1", "limit", "There is no such parameter. There are none here."),
        ("/api/v1/roles?limit=1&limit=2", "limit", "It is given 2 times. Give it once."),
        ("/api/v1/roles?limit=ten", "limit", "Write it in figures alone."),
        ("/api/v1/roles?limit=101", "limit", "Input should be less than or equal to 100."),
        ("/api/v1/roles?offset=-1", "offset", "Write it in figures alone."),
        ("/api/v1/changes?since=yesterday", "since", "Write the day as in 2026-11-22."),
        ("/api/v1/search", "q", "Field required."),
    ],
)
def test_a_wrong_parameter_is_named_with_how_to_mend_it(program: Client, address: str, name: str, detail: str) -> None:
    assert refused(program, address, 422)["errors"] == [{"in": "query", "name": name, "detail": detail}]


@pytest.mark.parametrize(
    ("address", "keys"),
    [
        ("/api/v1/roles?family=scrum-team", ["product-owner", "scrum-master"]),
        ("/api/v1/roles?certification=pmp", ["project-manager"]),
        ("/api/v1/roles?skill=communication&certification=pmp", ["project-manager"]),
        ("/api/v1/roles?skill=nothing", []),
    ],
)
def test_roles_are_narrowed_by_what_they_name(program: Client, address: str, keys: list[str]) -> None:
    assert [item["key"] for item in read(program, address)["items"]] == keys


def test_salaries_are_narrowed_by_what_they_are(program: Client) -> None:
    british = read(program, "/api/v1/salaries?country=GB&currency=GBP&source=glassdoor&role=product-manager")["items"]
    assert [(figure["amount"], figure["as_of"], figure["stale"]) for figure in british] == [(53012, "2021-12-01", True)]
    assert read(program, "/api/v1/salaries?country=FR")["items"] == []


def test_a_list_is_read_page_by_page_with_nothing_twice_and_nothing_left_out(program: Client) -> None:
    everything = [item["key"] for item in read(program, "/api/v1/glossary?limit=100")["items"]]
    found, address, links = [], "/api/v1/glossary?limit=5", 0
    while address:
        response = program.get(address)
        page = response.json()
        found += [item["key"] for item in page["items"]]
        links += 'rel="next"' in response["Link"]
        address = page["next"]
    assert found == everything
    assert links == (page["total"] - 1) // 5
    assert page["previous"] == f"http://localhost:8000/api/v1/glossary?limit=5&offset={len(everything) // 5 * 5 - 5}"
    beyond = read(program, "/api/v1/glossary?offset=1000")
    assert (beyond["items"], beyond["next"]) == ([], None)


def test_changes_begin_with_the_day_asked_for(program: Client) -> None:
    today = timezone.localdate()
    everything = read(program, "/api/v1/changes")["total"]
    assert read(program, f"/api/v1/changes?since={today}")["total"] == everything
    assert read(program, f"/api/v1/changes?since={today + timedelta(days=1)}")["total"] == 0
    rename("scrum-master", "agile-coach")
    newest = read(program, f"/api/v1/changes?offset={everything}")["items"]
    assert [(item["thing"]["key"], item["what"], item["summary"]) for item in newest] == [
        ("scrum-master", "changed", "Changed: edition 2.")
    ]


# --- Tags ---------------------------------------------------------------------------------------


def test_an_answer_that_the_program_has_is_not_sent_again(program: Client, django_assert_num_queries: Any) -> None:
    first = program.get(PM)
    known = {"If-None-Match": first["ETag"]}
    assert program.get(PM, headers=known).status_code == 304
    with django_assert_num_queries(1):
        again = program.get(PM, headers=known)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Access-Control-Allow-Origin"] == "*"
    rename("scrum-master", "agile-coach")
    assert program.get(PM, headers=known).status_code == 304, "another role changed, this answer did not"
    rename("product-manager", "product-lead")
    assert program.get(PM, headers=known).status_code == 200


def test_a_tag_is_for_one_address_alone(program: Client) -> None:
    tag = program.get("/api/v1/roles?limit=1")["ETag"]
    assert program.get("/api/v1/roles?limit=2", headers={"If-None-Match": tag}).status_code == 200
    refused(program, PM, 412, headers={"If-Match": '"another"'})


def test_an_answer_may_be_kept_for_a_minute_by_anybody_and_sets_no_cookie(program: Client) -> None:
    response = program.get(PM)
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Vary"] == "Accept-Encoding"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in response["Link"]


# --- Limits, doors and faults -------------------------------------------------------------------


def test_too_many_requests_are_told_when_to_come_back(program: Client, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 2
    assert program.get(PM)["RateLimit"].startswith('"minute";r=1;t=')
    assert program.head(PM)["RateLimit"].startswith('"minute";r=0;t=')
    response = program.get(PM)
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 60
    assert response["Cache-Control"] == "no-store"
    refused(program, PM, 429)
    assert Client(REMOTE_ADDR="203.0.113.9").get(PM).status_code == 200, "another address has its own"
    assert program.get("/roles/product-manager/").status_code == 200


def test_behind_a_proxy_the_address_that_it_adds_is_counted(program: Client, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE, settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1, 1
    for invented in ("198.51.100.1", "198.51.100.2"):
        told = {"X-Forwarded-For": f"{invented}, 203.0.113.7"}
        statuses = [program.get(PM, headers=told).status_code]
    assert statuses == [429]


def test_a_preflight_is_answered_without_being_counted(program: Client) -> None:
    asked = {"Origin": "https://blog.example", "Access-Control-Request-Headers": "if-none-match"}
    response = program.options(PM, headers=asked)
    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response["Access-Control-Allow-Headers"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert "RateLimit" not in response


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_programs_only_read(program: Client, method: str) -> None:
    response = getattr(program, method)(PM)
    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_the_head_alone_is_sent_on_request(program: Client) -> None:
    whole, head = program.get(PM), program.head(PM)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])
    assert program.head("/api/v1/guide.jsonl")["ETag"] == program.get("/api/v1/guide.jsonl")["ETag"]


def test_a_query_too_long_is_a_problem(program: Client) -> None:
    refused(program, f"/api/v1/search?q={'a' * 40_000}", 414)


@pytest.mark.parametrize(("fault", "status"), [(OperationalError, 503), (ValueError, 500)])
def test_a_fault_of_the_site_is_a_problem_that_tells_no_secret(
    program: Client, monkeypatch: pytest.MonkeyPatch, fault: type[Exception], status: int
) -> None:
    def fails(**asked: Any) -> None:
        raise fault("a secret detail")

    monkeypatch.setattr("roles.linking.api.roles.role_profile", fails)
    assert "secret" not in json.dumps(refused(program, PM, status))
    assert ("Retry-After" in program.get(PM)) == (status == 503)


def test_elsewhere_a_page_remains_a_page(program: Client) -> None:
    page = program.get("/api/")
    assert page.status_code == 200
    assert page["Content-Type"].startswith("text/html")
    assert "Access-Control-Allow-Origin" not in page
    assert program.options("/api/").status_code == 405


# --- The whole guide ----------------------------------------------------------------------------


def test_the_whole_guide_is_a_thing_a_line_each_as_its_own_address_has_it(program: Client) -> None:
    response = program.get("/api/v1/guide.jsonl")
    first, *things = [json.loads(line) for line in response.getvalue().decode().splitlines()]
    assert response["Content-Type"] == "application/jsonl"
    assert first["license"] == "https://creativecommons.org/licenses/by/4.0/"
    found = {kind: sum(thing["kind"] == kind for thing in things) for kind in first["counts"]}
    assert found == first["counts"]
    assert sum(found.values()) == len(things)
    assert min(found.values()) > 0
    for thing in things:
        if thing["kind"] in ("role", "comparison", "path", "source"):
            address = thing["api_url"].removeprefix("http://localhost:8000")
            assert read(program, address) == thing
    skills = [thing for thing in things if thing["kind"] == "skill"]
    assert sorted(skills, key=str) == sorted(read(program, "/api/v1/skills")["items"], key=str)
    again = program.get("/api/v1/guide.jsonl", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
