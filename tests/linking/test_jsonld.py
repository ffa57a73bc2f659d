"""Every page's JSON-LD is schema.org's, says what the page shows, and stands in one script that nothing ends."""

import gzip
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import factories as make
from tests.conftest import kept_for_a_while
from tests.linking.schemaorg import faults
from tests.pages.drawn import words

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

HOSTILE = '</script><b>"Baker" & مدير\u202e 👩‍🍳'
SITE = "http://localhost:8000"


def publish_a_guide() -> None:
    """A role of which all is known, whose every name is hostile, and one page of each kind."""
    baker = make.make_role(slug="baker", name=HOSTILE, author=make.make_author(), nutshell="Bakes **bread** & rolls.")
    cook, badge = (
        make.make_role(slug="cook"),
        make.make_certification(name=f"{HOSTILE} badge", issuer=f"{HOSTILE} Guild"),
    )
    make.make_other_title(parent=baker, title=f"{HOSTILE} lead")
    make.make_responsibility(parent=baker, text="Heat the [oven](https://example.org) & wait.")
    make.make_role_skill(parent=baker)
    make.make_external_code(parent=baker, label=HOSTILE)
    make.make_external_code(parent=baker, key="esco", scheme="esco", code="http://data.europa.eu/esco/occupation/1")
    make.make_role_certification(parent=baker, certification=badge, demand="required")
    make.make_salary(parent=baker, p10=Decimal(30000), p90=Decimal(80000))
    make.make_salary(parent=baker, key="mean", statistic="mean", period="hour", amount=Decimal("21.50"))
    make.make_salary(parent=baker, key="us", country="US", currency="USD", statistic="average")
    make.make_move(parent=baker, to=cook)
    make.make_term(definition="A list & more.", abbreviation="BL")
    make.make_step(parent=make.make_path(standfirst="Up & up."), role=baker)
    written = make.make_comparison(baker, cook, heading=f"{HOSTILE} or cook?", author=baker.author, standfirst="Both.")
    make.make_section(parent=written, key="faq", heading="Questions", section_kind="questions", body="")
    make.make_section(parent=written, key="sources", heading="Sources", section_kind="sources", body="")
    make.make_question(parent=written, key="harder", question=f"{HOSTILE}: harder?", answer="**Neither** is.\n\nTruly.")
    make.make_question(parent=written, key="paid", question="Better paid?")
    make.make_role(slug="waiter")
    make.make_site_text(body="Who we are.")
    make.publish_all(timezone.now())


@pytest.fixture(scope="module", autouse=True)
def guide(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_while(django_db_blocker, publish_a_guide):
        yield


TYPES = {
    "/": {"WebSite", "Organization"},
    "/roles/": set(),
    "/roles/baker/": {"WebPage", "Occupation"},
    "/compare/": set(),
    "/compare/baker-vs-cook/": {"Article", "FAQPage"},
    "/compare/baker-vs-waiter/": {"Article"},
    "/moves/": set(),
    "/moves/baker/to/cook/": {"Article"},
    "/moves/cook/to/baker/": {"Article"},
    "/skills/": {"DefinedTermSet"},
    "/skills/negotiation/": {"DefinedTerm"},
    "/certifications/": set(),
    "/certifications/product-badge/": {"EducationalOccupationalCredential"},
    "/glossary/": {"DefinedTermSet"},
    "/glossary/backlog/": {"DefinedTerm"},
    "/salaries/": set(),
    "/salaries/?country=US": set(),
    "/paths/": set(),
    "/paths/product-ladder/": {"ItemList"},
    "/which-path/": set(),
    "/sources/": set(),
    "/authors/the-editors/": set(),
    "/about/": set(),
}
"""Each kind of page, and what its nodes are besides the way to it."""

NO_READERS = ("/search/", "/search/?q=baker")
"""Pages that are about nothing, and not to be kept."""


class _Scripts(HTMLParser):
    """The inline scripts of a page as a browser finds them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, str]] = []
        self.type: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given:
            self.type = given.get("type") or ""
            self.found.append((self.type, ""))

    def handle_data(self, data: str) -> None:
        if self.type is not None:
            self.found[-1] = (self.type, self.found[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.type = None


@cache
def page_at(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def nodes_of(page: str) -> list[dict[str, Any]]:
    """The nodes of the page's one script."""
    scripts = _Scripts()
    scripts.feed(page)
    ((kind, content),) = scripts.found
    assert kind == "application/ld+json"
    whole = json.loads(content)
    assert whole.pop("@context") == "https://schema.org"
    assert list(whole) == ["@graph"]
    nodes: list[dict[str, Any]] = whole["@graph"]
    return nodes


def of_type(page: str, kind: str) -> list[dict[str, Any]]:
    return [node for node in nodes_of(page) if node["@type"] == kind]


@pytest.mark.parametrize("address", TYPES)
def test_each_kind_of_page_says_what_it_is_in_words_that_schema_org_knows(address: str) -> None:
    nodes = nodes_of(page_at(address))
    way = set() if address == "/" else {"BreadcrumbList"}
    assert {node["@type"] for node in nodes} == TYPES[address] | way
    assert faults(nodes) == []


@pytest.mark.parametrize("address", NO_READERS)
def test_a_page_that_nobody_keeps_says_nothing(address: str) -> None:
    assert "ld+json" not in page_at(address)


SAID = ("headline", "text", "responsibilities", "alternateName")
"""Properties whose words stand on the page to the letter."""


def said(node: Any) -> Iterator[str]:
    """Every such word of a node and of what it is made of."""
    if isinstance(node, list):
        for one in node:
            yield from said(one)
    elif isinstance(node, dict):
        for name, value in node.items():
            if name in SAID or (name == "name" and node.get("@type") not in UNSAID):
                yield from value if isinstance(value, list) else [value]
            else:
                yield from said(value)


UNSAID = ("MonetaryAmount", "MonetaryAmountDistribution")
"""What names these is spread over the cells of a row."""


@pytest.mark.parametrize("address", TYPES)
def test_what_is_said_for_machines_is_visible(address: str) -> None:
    page = page_at(address)
    seen = words(page.split("<body")[1])
    assert [text for text in said(nodes_of(page)) if " ".join(text.split()) not in seen] == []


@pytest.mark.parametrize("address", ["/roles/baker/", "/compare/baker-vs-cook/", "/certifications/product-badge/"])
def test_hostile_names_are_read_as_they_are(address: str) -> None:
    page = page_at(address)
    assert HOSTILE in json.dumps(nodes_of(page), ensure_ascii=False).replace('\\"', '"')
    assert "</script><b>" not in page


def test_a_comparison_is_about_the_roles_that_their_pages_describe() -> None:
    (article,) = of_type(page_at("/compare/baker-vs-cook/"), "Article")
    described = {
        node["@id"] for slug in ("baker", "cook") for node in of_type(page_at(f"/roles/{slug}/"), "Occupation")
    }
    assert {about["@id"] for about in article["about"]} <= described
    assert article["author"] == {"name": "The editors", "url": f"{SITE}/authors/the-editors/"}
    assert article["datePublished"] <= article["dateModified"]
    assert [source["name"] for source in article["citation"]] == ["Pay survey"]


def test_each_question_has_an_address_that_leads_to_its_answer() -> None:
    page = page_at("/compare/baker-vs-cook/")
    (faq,) = of_type(page, "FAQPage")
    urls = [question["url"] for question in faq["mainEntity"]]
    assert urls == [f"{SITE}/compare/baker-vs-cook/#faq-harder", f"{SITE}/compare/baker-vs-cook/#faq-paid"]
    assert all(f'id="{url.partition("#")[2]}"' in page for url in urls)
    assert faq["mainEntity"][0]["acceptedAnswer"]["text"] == "Neither is. Truly."


def test_a_page_is_as_new_for_machines_as_for_readers() -> None:
    for address, kind in (("/roles/baker/", "WebPage"), ("/compare/baker-vs-waiter/", "Article")):
        page = page_at(address)
        (node,) = of_type(page, kind)
        assert re.search(f'Updated(</a>)? <time datetime="{node["dateModified"][:10]}">', page)


def test_a_computed_comparison_spends_few_bytes_on_it() -> None:
    page = page_at("/compare/baker-vs-waiter/")
    without = re.sub(r'\n  <script type="application/ld.json">.*?</script>', "", page, flags=re.DOTALL)
    assert 0 < len(gzip.compress(page.encode())) - len(gzip.compress(without.encode())) <= 350


# The measure itself


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Ocupation"}, "no type Ocupation"),
        ({"@type": "Occupation", "salary": 1}, "Occupation has no property salary"),
        ({"@type": "Thing", "estimatedSalary": 1}, "Thing has no property estimatedSalary"),
        ({"@type": "Occupation", "skills": [{"@type": "Country"}]}, "Country is none of DefinedTerm, str"),
        ({"@type": "Thing", "url": "/roles/"}, "'/roles/' is none of URL"),
        ({"@type": "Article", "dateModified": "yesterday"}, "'yesterday' is none of date"),
        ({"@type": "MonetaryAmountDistribution", "median": "50"}, "'50' is none of float, int"),
        ({"@type": "MonetaryAmountDistribution", "duration": "1 year"}, "'1 year' is none of Duration"),
        ({"@type": "Article", "author": {"name": "A", "issn": "1"}}, "has no property issn"),
        ({"@type": "SearchAction", "colour-input": "required"}, "no property colour"),
        ({"@type": "Thing", "potentialAction": {"@id": "#here"}}, "no absolute address"),
    ],
)
def test_what_schema_org_does_not_know_is_found(node: dict[str, Any], fault: str) -> None:
    assert any(fault in found for found in faults([node]))
