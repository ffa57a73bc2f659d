"""A role that a dataset made reads as a profile, and wherever a fact of its is shown, its licence's words stand too."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from roles import models as m
from roles.models import Source
from tests.conftest import kept_for_a_while
from tests.factories import make, make_family, make_role, make_skill, make_source, make_tool, publish_all
from tests.pages.drawn import Drawn

SAID = "This page includes information from the O*NET 29.2 Database. O*NET® is a trademark."
CHANGED = "We have modified some of this information."
ROLES = ("bakers", "cooks")


@pytest.fixture(scope="module", autouse=True)
def guide(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Two roles of a dataset and one of the editors', all published."""
    with kept_for_a_while(django_db_blocker, _publish):
        yield


def _publish() -> None:
    onet = make_source(
        slug="onet",
        short_name="O*NET",
        source_kind="dataset",
        attribution=SAID,
        modifications=CHANGED,
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        release="29.2",
    )
    family = make_family(slug="food", name="Food preparation", dataset=onet, dataset_code="35-0000")
    for place, slug in enumerate(ROLES):
        role = make_role(
            slug=slug,
            plural=slug,
            family=family,
            description="Prepare what people eat. Keep the place clean.",
            dataset=onet,
            dataset_code=slug,
        )
        _rows(role, onet, place)
    make_role(slug="editor", description="Edits.")
    publish_all()


def _rows(role: m.Role, onet: Source, place: int) -> None:
    def brought(model: type[Any], key: str, **fields: Any) -> None:
        make(model, parent=role, key=f"onet-{key}", dataset=onet, **fields)

    for number, slug in enumerate(("speaking", "sums", "ovens", "law")):
        skill = m.Skill.objects.filter(slug=slug).first() or make_skill(slug=slug, dataset=onet, dataset_code=slug)
        rated = Decimal(("4.5", "3.25", "2", "1.5")[(number + place) % 4])
        brought(
            m.RoleSkill,
            slug,
            order=number + 1,
            skill=skill,
            importance="",
            importance_value=rated,
            importance_scale="1 to 5 (O*NET)",
            level_value=rated,
            level_scale="0 to 7 (O*NET)",
        )
    for number in range(20):
        brought(m.OtherTitle, f"title-{number}", order=number + 1, title=f"{role.name} {number}")
        tool = m.Tool.objects.filter(slug=f"tool-{number}").first() or make_tool(slug=f"tool-{number}", dataset=onet)
        brought(m.RoleTool, f"tool-{number}", order=number + 1, tool=tool, hot=number == 7)
        brought(m.Responsibility, f"task-{number}", order=number + 1, text=f"Do {number}.", supplemental=number > 15)
    brought(m.Preparation, "zone", zone=2, name="Some preparation needed")
    brought(m.Interest, "social", area="social", value=Decimal("5.5"), scale="1 to 7 (O*NET)", high_point=1)
    brought(m.ExternalCode, "code", scheme="onet-soc", code=f"35-20{place}1.00", informs="all")
    if place:
        brought(m.RelatedRole, "related", to=m.Role.objects.get(slug=ROLES[0]), closeness="closest")


def get(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, address
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    return str(body.decode())


SHOWING = (
    "/",
    "/roles/",
    "/roles/?family=food",
    "/roles/bakers/",
    "/roles/bakers/changes/",
    "/changes/",
    "/compare/bakers-vs-cooks/",
    "/compare/bakers-vs-editor/",
    "/moves/bakers/to/cooks/",
    "/moves/editor/to/cooks/",
    "/skills/",
    "/skills/speaking/",
    "/search/?q=bakers",
    "/embed/roles/bakers/",
    "/embed/roles/bakers/salaries/",
    "/embed/compare/bakers-vs-cooks/interests/",
    "/embed/?url=/roles/bakers/",
    "/oembed/?url=http://localhost:8000/roles/bakers/",
    "/feeds/changes.atom",
    "/feeds/roles/bakers.atom",
    *(f"{page}.{form}" for page in ("/roles/bakers", "/compare/bakers-vs-cooks") for form in ("json", "csv", "md")),
    *(f"/moves/bakers/to/cooks.{form}" for form in ("json", "csv", "md")),
    "/api/v1/",
    "/api/v1/roles",
    "/api/v1/roles/bakers",
    "/api/v1/comparisons/bakers-vs-cooks",
    "/api/v1/moves/bakers/to/cooks",
    "/api/v1/skills",
    "/api/v1/skills/speaking",
    "/api/v1/search?q=bakers",
    "/api/v1/guide.jsonl",
)


@pytest.mark.django_db
@pytest.mark.parametrize("address", SHOWING)
def test_wherever_a_datasets_fact_is_its_licence_is_heard_word_for_word(address: str) -> None:
    body = get(address).replace("\\u00ae", "®").replace("\\*", "*")  # as JSON and Markdown write it
    assert SAID in body
    assert CHANGED in body


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/roles/editor/", "/roles/editor.json", "/roles/editor.csv", "/embed/roles/editor/", "/salaries/"]
)
def test_where_none_is_nobody_is_told_of_one(address: str) -> None:
    assert SAID not in get(address)


@pytest.mark.django_db
def test_a_role_of_a_dataset_reads_from_its_first_sentence_on() -> None:
    page = Drawn(get("/roles/bakers/"))
    assert page.within('<p class="standfirst">', "</p>") == "Prepare what people eat."
    assert page.part("what-they-do") == "What bakers do Keep the place clean."
    assert page.part("responsibilities").startswith("Responsibilities Do 0. Do 1.")
    assert "8 more tasks" in page.part("responsibilities")
    assert "4 supplemental tasks" in page.part("responsibilities")
    assert "very important" not in page.part("codes")
    assert "35-2001.00" not in page.text.replace(page.part("codes"), "")


@pytest.mark.django_db
def test_its_skills_stand_by_importance_and_its_tools_by_demand() -> None:
    page = Drawn(get("/roles/bakers/"))
    assert page.part("skills").index("Speaking") < page.part("skills").index("Sums")
    assert "extremely important (4.5 of 5), level 4.5 of 7" in page.part("skills")
    assert "2 rated less important" in page.part("skills")
    assert page.part("tools").index("Tool 7") < page.part("tools").index("Tool 0")


@pytest.mark.django_db
def test_similar_roles_lead_to_profile_and_comparison() -> None:
    links = Drawn(get("/roles/cooks/")).links()
    assert {"/roles/bakers/", "/compare/bakers-vs-cooks/"} <= set(links)


@pytest.mark.django_db
def test_a_comparison_sets_ratings_side_by_side() -> None:
    skills = Drawn(get("/compare/bakers-vs-cooks/")).part("skills")
    assert "the widest differences first" in skills
    assert "Not covered yet" not in skills


@pytest.mark.django_db
def test_the_roles_that_need_a_skill_most_come_first() -> None:
    page = Drawn(get("/skills/sums/")).part("roles")
    assert "1 of 2 roles need it: to them it is important or more. Those that need it most come first." in page
    assert page.index("Bakers") < page.index("Cooks")


@pytest.mark.django_db
def test_machines_learn_the_same_occupation_elsewhere_and_whose_facts_these_are() -> None:
    page = get("/roles/bakers/")
    assert '"sameAs":["https://www.onetonline.org/link/summary/35-2001.00"]' in page
    assert f'"creditText":"{SAID} {CHANGED}"' in page
