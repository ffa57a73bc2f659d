"""Sitemaps: every page that is offered to search engines, no other, each with the day of its last change."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from roles.editions import facts as f
from roles.queries import sitemap
from tests import factories as make
from tests.conftest import kept_for_a_while
from tests.linking.sitemaps import listed

pytestmark = pytest.mark.django_db

ROLES = 12


def complete_roles() -> None:
    """Twelve generated roles, each with all that it needs, the last one apart: its skills and family are its own."""
    make.many_roles(ROLES, skills=6, steps=4, publishing=False)
    loner = make.m.Role.objects.get(pk=f"role-{ROLES - 1:04}")
    loner.roleskill_rows.exclude(skill_id=loner.roleskill_rows.first().skill_id).delete()
    make.save(loner, family=make.make_family(slug="apart"))
    make.make_role(slug="sketch")  # of which nothing else is known
    make.make_role_skill(parent=make.m.Role.objects.get(pk="sketch"), skill=make.m.Skill.objects.get(pk="skill-0000"))
    make.make_site_text(body="Who we are.")
    make.publish_all()


@pytest.fixture(scope="module")
def published(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_while(django_db_blocker, complete_roles):
        yield


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine days after the guide was published, whatever the clock says."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.later(days=9))


def offered(path: str) -> bool:
    """Whether the page may be kept and is its own canonical."""
    page = Client().get(path).content.decode()
    assert f'<link rel="canonical" href="{settings.SITE_URL}{path}">' in page
    return '<meta name="robots" content="noindex">' not in page


@pytest.mark.usefixtures("published")
def test_what_is_listed_is_what_pages_say_may_be_kept() -> None:
    found = listed()
    by_sort = [path.split("/")[1] for path in found]
    assert {*by_sort} >= {"", "roles", "compare", "moves", "skills", "certifications", "glossary", "paths", "authors"}
    computed = [path for path in found if "-vs-" in path]
    rest = [path for path in found if "-vs-" not in path and not path.startswith(("/skills/skill", "/moves/role"))]
    for path in (*rest, *computed[:20], "/moves/role-0000/to/role-0001/"):
        assert path in found
        assert offered(path), path
    others = ["/compare/role-0000-vs-sketch/", "/moves/role-0001/to/role-0000/", "/search/"]
    others += [f"/compare/role-0002-vs-role-{ROLES - 1:04}/"]
    assert [path for path in others if path in found or offered(path)] == []


@pytest.mark.usefixtures("published")
def test_every_pair_of_roles_is_listed_exactly_if_its_page_may_be_kept() -> None:
    found = listed()
    pairs = [f"/compare/role-0002-vs-role-{other:04}/" for other in range(3, ROLES)]
    assert [path for path in pairs if path in found] == [path for path in pairs if offered(path)]
    assert 0 < len([path for path in pairs if path in found]) < len(pairs)


@pytest.mark.usefixtures("published")
def test_a_page_and_its_sitemap_give_the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each thing that pages draw on changes in turn, and each time all pages tell the same as the sitemaps."""
    changes = (
        (make.m.Skill, "skill-0001", "name"),
        (make.m.Source, "pay-survey", "short_name"),
        (make.m.Path, "path-0000", "standfirst"),
        (make.m.Role, "role-0003", "nutshell"),
        (make.m.Term, "backlog", "definition"),
        (make.m.Comparison, "role-0000-vs-role-0001", "standfirst"),
    )
    for day, (model, key, field) in enumerate(changes, start=10):
        now = make.later(days=day)
        make.save(model.objects.get(pk=key), **{field: "Other words"})
        f.seal([(model.kind, key)])
        make.publish_all(now)
        monkeypatch.setattr("django.utils.timezone.now", lambda now=now: now)
        found = listed()
        several = [path for path in found if path.startswith("/compare/role-0000") and len(path) < 45]
        for path in ("/roles/role-0000/", "/roles/role-0004/", "/moves/role-0000/to/role-0001/", *several):
            assert found[path].date() == shown_day(path), f"{path} after the {model.kind} {key}"
    assert len({*found.values()}) > 3, "pages differ in when they changed"


def shown_day(path: str) -> Any:
    updated = re.search(r'Updated(?:</a>)? <time datetime="([0-9-]+)">', Client().get(path).content.decode())
    assert updated
    return datetime.fromisoformat(updated[1]).date()


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("path", ["/sitemaps/roles-2.xml", "/sitemaps/roles-0.xml", "/sitemaps/recipes-1.xml"])
def test_there_is_no_sitemap_but_those_in_the_index(path: str) -> None:
    assert Client().get(path).status_code == 404


@pytest.mark.usefixtures("published")
def test_each_file_asks_a_fixed_number_of_queries(django_assert_num_queries: Any) -> None:
    queries = {"lists": 2, "roles": 2, "paths": 1, "moves": 2, "comparisons": 9}
    for section, number in queries.items():
        with django_assert_num_queries(number):
            assert len(list(sitemap.addresses(section, 1, moment=sitemap.Moment(make.later(days=9))))) > 1
