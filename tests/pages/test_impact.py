"""What is said to change before publishing is what changes: every page is drawn before and after, and compared."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations, permutations
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from roles import models as m
from roles.domain.roleset import set_key
from roles.editions.models import Edition
from roles.editions.publish import unpublished
from roles.editions.supposed import supposed
from roles.queries.impact import PAGES, pages_affected, states
from tests import factories as make
from tests.conftest import kept_for_a_while

pytestmark = pytest.mark.django_db

MOMENTS = r'datetime="[^"]*"|_time" content="[^"]*"|"date(?:Modified|Published)":"[^"]*"|edition \d+'
LEFT_OUT = re.compile(MOMENTS + r'|<nav class="compare-with.*?</nav>|<section[^>]*="compare".*?</section>', re.S)
"""The moment of drawing, the numbers of editions, and the roles that a role is likely to be compared with, which any
change may reorder."""


def build() -> None:
    """A guide in which everything refers to everything: three roles, one of them on no path and in no comparison."""
    make.make_author()
    make.make_site_text(slug="disclaimer")
    for slug in ("product-manager", "project-manager", "scrum-master"):
        role = make.make_role(slug=slug, family=make.there(m.Family), author=make.there(m.Author))
        make.make_salary(parent=role)
        make.make_dimension_text(parent=role)
    role = make.there(m.Role)
    rows = (m.RoleSkill, m.RoleTool, m.RoleCertification, m.RoleCourse, m.Metric, m.Claim, m.Move, m.Stance)
    for model in rows:
        make.make(model, parent=role)
    make.make_skill(slug="patience", definition="Waiting for [[term:backlog]].")
    make.make_step(parent=make.make_path(), role=role, body="Pays [[salary:product-manager/pay-survey]] at first.")
    make.make_comparison()
    make.publish_all(now=timezone.now())


def pages() -> Iterator[tuple[tuple[str, str], str]]:
    """Every public page: what it is called in an impact, and its address."""
    for kind in ("author", "certification", "path", "role", "skill", "term"):
        for edition in Edition.objects.live(timezone.now()).filter(kind=kind):
            yield (kind, edition.key), reverse(f"{kind}_detail", args=[edition.slug])
    for view in PAGES.keys() - {"about", "accessibility", "privacy"}:
        yield ("page", view), reverse(view) + ("?long-view=5" if view == "which_path" else "")
    roles = list(Edition.objects.live(timezone.now()).filter(kind="role").values_list("key", "slug"))
    for (a, a_slug), (b, b_slug) in combinations(roles, 2):
        yield ("comparison", set_key([a, b])), reverse("comparison_detail", args=[set_key([a_slug, b_slug])])
    for (a, a_slug), (b, b_slug) in permutations(roles, 2):
        yield ("move", f"{a}/{b}"), reverse("move_detail", args=[a_slug, b_slug])


def drawn() -> dict[tuple[str, str], str]:
    client = Client()
    return {name: LEFT_OUT.sub("", client.get(url).content.decode()) for name, url in pages()}


CHANGES: dict[str, Callable[[], Any]] = {
    "a skill's name": lambda: make.save(make.there(m.Skill), name="Haggling"),
    "a skill's meaning": lambda: make.save(make.there(m.Skill), definition="Giving and taking."),
    "a term's meaning": lambda: make.save(make.there(m.Term), definition="Another list."),
    "a source's date": lambda: make.save(make.there(m.Source), as_of="2024-01-01", as_of_precision="year"),
    "a role's name": lambda: make.save(make.there(m.Role), name="Product lead"),
    "a role's nutshell": lambda: make.save(make.there(m.Role), nutshell="In a nutshell."),
    "a role's address": lambda: make.save(make.there(m.Role), slug="product-lead"),
    "a salary": lambda: make.save(make.there(m.Role).salary_rows.first(), amount="61000.00"),
    "a new salary": lambda: make.make_salary(parent=make.there(m.Role, slug="scrum-master"), country="US"),
    "a new skill of a role": lambda: make.make_role_skill(parent=make.there(m.Role, slug="scrum-master")),
    "a skill that is let go": lambda: make.remove(make.there(m.Role).roleskill_rows.first()) or make.there(m.Role),
    "a note on a skill": lambda: make.save(make.there(m.Role).roleskill_rows.first(), note="At first."),
    "a move": lambda: make.save(make.there(m.Role).move_rows.first(), carries_over="Everything."),
    "a stance": lambda: make.save(make.there(m.Role).stance_rows.first(), agreement=-2),
    "a claim": lambda: make.save(make.there(m.Role).claim_rows.first(), statement="Five years."),
    "a path": lambda: make.save(make.there(m.Path), standfirst="Up, up."),
    "a step": lambda: make.save(make.there(m.Path).step_rows.first(), body="At the head."),
    "a comparison's title": lambda: make.save(make.there(m.Comparison), heading="Which, then?"),
    "a comparison's text": lambda: make.save(make.there(m.Comparison), standfirst="It depends."),
    "a dimension": lambda: make.save(make.there(m.Dimension), name="View"),
    "a statement": lambda: make.save(make.there(m.Statement), name="I like it live."),
    "a family": lambda: make.save(make.there(m.Family), name="Leading"),
    "an author": lambda: make.save(make.there(m.Author), name="We"),
    "a tool": lambda: make.save(make.there(m.Tool), name="Wall"),
    "a course": lambda: make.save(make.there(m.Course), name="Second steps"),
    "a certification": lambda: make.save(make.there(m.Certification), name="Badge of honour"),
    "a new role": lambda: make.make_role(slug="agile-coach", family=make.there(m.Family)),
}


@pytest.fixture(scope="module")
def before(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[tuple[str, str], str]]:
    """The guide as it is drawn before any change."""
    with kept_for_a_while(django_db_blocker, build):
        yield drawn()


@pytest.mark.one_database
@pytest.mark.parametrize("what", CHANGES)
def test_every_page_that_changes_is_named_or_counted(what: str, before: dict[tuple[str, str], str]) -> None:
    made = CHANGES[what]()
    now = timezone.now()
    names = [make.name_of(made)]
    names += unpublished(names, at=now)
    found, affected = pages_affected(states(names, at=now), at=now)
    with supposed(names, now=now):
        after = drawn()
    differ = {name for name in before.keys() & after.keys() if before[name] != after[name]} | (after.keys() - before)
    editorial = ("comparison", make.there(m.Comparison).pk)
    recorded = ("move", "product-manager/project-manager")
    computed = {name for name in differ if name[0] == "comparison" and name != editorial}
    named = {name for name in differ if name[0] not in ("comparison", "move") or name in (editorial, recorded)}
    assert named <= found.pages.keys()
    assert len(computed) <= found.pairs
    assert bool(computed) or found.pairs <= 2
    too_many = found.pages.keys() - differ
    assert len(too_many) <= 5, too_many
    assert {page.title for page in affected}
