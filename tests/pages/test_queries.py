"""How many queries each page asks: the same with the four shipped roles and with 400 more.

A page is fetched whole, so that whatever its template touches is counted too. It is fetched once before, as by an
earlier reader, so that what a process keeps of the guide's names until something changes is not counted each time.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.conftest import kept_for_a_while
from tests.factories import many_roles

BUDGET = {
    # page: (queries, an address in the shipped guide, one to ask for among many roles)
    "home": (7, "/", "/"),
    "roles": (2, "/roles/", "/roles/?letter=R"),
    "roles of a family": (4, "/roles/?family=scrum-team", "/roles/?family=family-3&letter=R&page=2"),
    "role": (5, "/roles/product-manager/", "/roles/role-0000/"),
    "comparison by editors": (
        3,
        "/compare/product-manager-vs-project-manager/",
        "/compare/role-0000-vs-role-0001/",
    ),
    "comparison, computed": (3, "/compare/product-manager-vs-scrum-master/", "/compare/role-0007-vs-role-0399/"),
    "comparison, ordered": (
        3,
        "/compare/product-manager-vs-scrum-master/?order=scrum-master,product-manager&show=differences&country=US",
        "/compare/role-0007-vs-role-0399/?order=role-0399,role-0007&show=differences&country=US",
    ),
    "comparison of many": (
        3,
        "/compare/product-manager-vs-product-owner-vs-project-manager-vs-scrum-master/",
        "/compare/role-0001-vs-role-0002-vs-role-0003-vs-role-0004-vs-role-0005/",
    ),
    "move on record": (3, "/moves/project-manager/to/product-manager/", "/moves/role-0000/to/role-0001/"),
    "move by a chain": (4, "/moves/product-manager/to/project-manager/", "/moves/role-0001/to/role-0004/"),
    "move, not on record": (5, "/moves/product-owner/to/product-manager/", "/moves/role-0100/to/role-0001/"),
    "builder": (3, "/compare/", "/compare/"),
    "builder, by address": (
        6,
        "/compare/?role=product-manager&role=scrum-master&role=",
        "/compare/?role=role-0001&role=role-0002&role=",
    ),
    "builder, one named": (6, "/compare/?role=product-manager&role=", "/compare/?role=role-0001&role="),
    "builder with a mistake": (
        7,
        "/compare/?role=Product+managr&role=Scrum+master",
        "/compare/?role=Rule+0001&role=Role+0002",
    ),
    "builder, complete": (
        2,
        "/compare/?role=Product+manager&role=Scrum+master&go=1",
        "/compare/?role=Role+0001&role=Role+0002&go=1",
    ),
    "suggestions": (2, "/compare/suggestions/?q=prodct", "/compare/suggestions/?q=rol"),
    "skills": (5, "/skills/", "/skills/"),
    "skills of a kind": (5, "/skills/?kind=technical&q=a", "/skills/?kind=technical&q=skill"),
    "tools": (1, "/tools/", "/tools/"),
    "tools for a purpose": (1, "/tools/?q=j", "/tools/?q=board&purpose=x"),
    "tool": (3, "/tools/jira/", "/tools/task-board/"),
    "skill": (4, "/skills/communication/", "/skills/skill-0001/"),
    "certifications": (6, "/certifications/", "/certifications/"),
    "certification": (4, "/certifications/pmp/", "/certifications/badge-1/"),
    "glossary": (4, "/glossary/", "/glossary/"),
    "term": (4, "/glossary/monthly-active-users/", "/glossary/backlog/"),
    "salaries": (5, "/salaries/", "/salaries/"),
    "salaries of another country": (5, "/salaries/?country=US&sort=date", "/salaries/?country=US&sort=date&page=3"),
    "salaries by name": (6, "/salaries/?named=o", "/salaries/?named=role&sort=role"),
    "salaries of none": (2, "/salaries/?country=FR", "/salaries/?country=FR"),
    "paths": (4, "/paths/", "/paths/"),
    "path": (4, "/paths/product-ladder/", "/paths/path-0000/"),
    "moves": (4, "/moves/", "/moves/"),
    "moves, two named": (7, "/moves/?from=scrum+master&to=x", "/moves/?from=role+0001&to=x"),
    "sources": (5, "/sources/", "/sources/"),
    "author": (3, "/authors/career-guide-editors/", "/authors/the-editors/"),
    "about": (2, "/about/", "/about/"),
    "changes": (3, "/changes/", "/changes/"),
    "changes of a moment": (2, "/changes/?at=2026-01-01T00:00:00Z", "/changes/?at=2026-01-01T00:00:00Z"),
    "changes of a kind": (3, "/changes/?kind=role", "/changes/?kind=role&page=9"),
    "changes of a role": (5, "/roles/product-manager/changes/", "/roles/role-0000/changes/"),
    "changes of a comparison": (
        5,
        "/compare/product-manager-vs-project-manager/changes/",
        "/compare/role-0000-vs-role-0001/changes/",
    ),
    "one change": (2, "/changes/role/product-manager/1/", "/changes/role/role-0000/1/"),
    "feed": (3, "/feeds/changes.atom", "/feeds/changes.atom"),
    "feed of a role": (5, "/feeds/roles/product-manager.atom", "/feeds/roles/role-0000.atom"),
    "which path": (3, "/which-path/", "/which-path/"),
    "which path, answered": (3, "/which-path/?vision=5&budget=2", "/which-path/?statement-0=5&statement-1=2"),
    "search": (3, "/search/?q=product", "/search/?q=role"),
    "search, mistyped": (3, "/search/?q=produt+manger", "/search/?q=rule+0001"),
    "search for a comparison": (
        5,
        "/search/?q=product+manager+vs+scrum+mastr",
        "/search/?q=Role+0001+vs+Rule+0002",
    ),
    "search that comes near": (5, "/search/?q=prdct+zzzz", "/search/?q=prdct+zzzz"),
    "search for a move": (5, "/search/?q=product+manager+to+scrum+mastr", "/search/?q=Role+0001+to+Rule+0002"),
    "search for pay": (5, "/search/?q=product+manager+salary", "/search/?q=Role+0001+salary"),
    "search for initials": (4, "/search/?q=PM", "/search/?q=PM"),
    "embed of a role": (3, "/embed/roles/product-manager/", "/embed/roles/role-0000/"),
    "embed of a role’s pay": (
        3,
        "/embed/roles/product-manager/salaries/",
        "/embed/roles/role-0000/salaries/",
    ),
    "embed of a row": (
        3,
        "/embed/compare/product-manager-vs-scrum-master/owns/",
        "/embed/compare/role-0007-vs-role-0399/dimension-0/",
    ),
    "embed of pay compared": (
        3,
        "/embed/compare/product-manager-vs-scrum-master/salaries/",
        "/embed/compare/role-0001-vs-role-0002-vs-role-0003-vs-role-0004-vs-role-0005/salaries/",
    ),
    "code of an embed": (3, "/embed/?url=/roles/product-manager/", "/embed/?url=/compare/role-0007-vs-role-0399/"),
    "code, before a page is named": (0, "/embed/", "/embed/"),
    "oembed": (3, "/oembed/?url=/roles/product-manager/", "/oembed/?url=/compare/role-0007-vs-role-0399/"),
    "oembed of nothing": (3, "/oembed/?url=/roles/nobody/", "/oembed/?url=/roles/nobody/"),
    "API: roles": (2, "/api/v1/roles", "/api/v1/roles?limit=100"),
    "API: roles with a skill": (3, "/api/v1/roles?skill=communication", "/api/v1/roles?skill=skill-0001&limit=100"),
    "API: role": (4, "/api/v1/roles/product-manager", "/api/v1/roles/role-0000"),
    "API: comparison": (
        4,
        "/api/v1/comparisons/product-manager-vs-scrum-master",
        "/api/v1/comparisons/role-0001-vs-role-0002-vs-role-0003-vs-role-0004-vs-role-0005",
    ),
    "API: comparisons": (3, "/api/v1/comparisons", "/api/v1/comparisons"),
    "API: move": (4, "/api/v1/moves/project-manager/to/product-manager", "/api/v1/moves/role-0000/to/role-0001"),
    "API: moves": (3, "/api/v1/moves", "/api/v1/moves?limit=100"),
    "API: skills": (3, "/api/v1/skills", "/api/v1/skills?limit=100"),
    "API: skill": (5, "/api/v1/skills/communication", "/api/v1/skills/skill-0001"),
    "API: paths": (3, "/api/v1/paths", "/api/v1/paths?limit=100"),
    "API: path": (3, "/api/v1/paths/product-ladder", "/api/v1/paths/path-0000"),
    "API: sources": (3, "/api/v1/sources", "/api/v1/sources"),
    "API: salaries": (3, "/api/v1/salaries", "/api/v1/salaries?limit=100"),
    "API: search": (3, "/api/v1/search?q=product", "/api/v1/search?q=role"),
    "API: changes": (5, "/api/v1/changes", "/api/v1/changes?limit=100"),
    "API: entrance": (3, "/api/v1/", "/api/v1/"),
    "API: its page": (0, "/api/", "/api/"),
    "not found": (5, "/roles/product-managr/", "/roles/rule-0001/"),
}


WHOSE = ("family.dataset", "%.dataset")
"""In the one query more of a page that names things: which datasets they come from, whose licences ask to be named."""

COMPLETE = ("comparison, computed", "comparison, ordered", "comparison of many")
"""Computed comparisons whose generated roles, unlike the shipped ones, are all complete enough for search engines.
Whether the guide has changed since its likeliest partners were worked out is one query, and they are five."""


@pytest.fixture(scope="module", params=["as shipped", "with 400 more roles"])
def many(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[bool]:
    """Whether 400 generated roles stand beside the shipped ones."""
    many: bool = request.param != "as shipped"

    def load() -> None:
        call_command("load_guide", verbosity=0)
        if many:
            many_roles(400, now=timezone.now())

    with kept_for_a_while(django_db_blocker, load):
        yield many


def asked_for(address: str) -> tuple[int, int]:
    """(queries of the page's own, queries after whose licences ask to be named) that a page asks."""
    with CaptureQueriesContext(connection) as asked:
        response = Client().get(address)
    assert response.status_code in {200, 302, 404}
    whose = sum(any(fields in query["sql"] for fields in WHOSE) for query in asked)
    return len(asked) - whose, whose


SOUGHT = ("search", "builder", "not found")
"""Pages that look for words, which each database does in its own way; the others ask the same of both."""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        name if any(word in name for word in SOUGHT) else pytest.param(name, marks=pytest.mark.one_database)
        for name in BUDGET
    ],
)
def test_a_page_asks_as_many_queries_as_its_budget_says(many: bool, name: str) -> None:
    queries, few_address, many_address = BUDGET[name]
    address = many_address if many else few_address
    Client().get(address)
    own, whose = asked_for(address)
    allowed = queries + (many and name in COMPLETE)
    assert own <= allowed if many and name in FEWER else own == allowed, own
    assert whose <= 1


FEWER = ("roles of a family", "skills", "skills of a kind")
"""Pages that ask less among generated roles: the texts of these name nothing, and no few roles stand for a skill."""

AFTER_A_CHANGE = {
    # page: how many queries more the first reader's answer asks after something was published
    "home": 4,
    "roles of a family": 3,
    "skills": 10,
    "tools": 5,
    "changes": 1,
}


@pytest.mark.one_database
@pytest.mark.django_db
@pytest.mark.parametrize("name", AFTER_A_CHANGE)
def test_after_a_change_a_page_asks_a_fixed_number_more(many: bool, name: str) -> None:
    queries, few_address, many_address = BUDGET[name]
    own, _ = asked_for(many_address if many else few_address)
    allowed = queries + AFTER_A_CHANGE[name]
    assert own <= allowed if many and name in FEWER else own == allowed


@pytest.mark.one_database
@pytest.mark.django_db
@pytest.mark.parametrize("name", COMPLETE)
def test_after_a_change_a_computed_comparison_asks_who_is_near_whom(many: bool, name: str) -> None:
    queries, few_address, many_address = BUDGET[name]
    own, _ = asked_for(many_address if many else few_address)
    assert own == queries + 6 * many
