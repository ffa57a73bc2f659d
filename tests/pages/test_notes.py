"""On real pages every button has what it opens, and nothing is explained that the text does not call for."""

from itertools import combinations

import pytest
from django.test import Client

from tests.pages.drawn import Drawn

ROLES = ("product-manager", "product-owner", "project-manager", "scrum-master")
COMPARISONS = [f"/compare/{'-vs-'.join(some)}/" for count in (2, 3, 4) for some in combinations(ROLES, count)]
PROFILES = [f"/roles/{role}/" for role in ROLES]
MOVES = ("/moves/project-manager/to/product-manager/", "/moves/product-owner/to/project-manager/")
DEFINING = ("/skills/", "/skills/communication/", "/certifications/", "/certifications/psm/", "/paths/product-ladder/")
GLOSSARY = ("/glossary/", "/glossary/scrum/")
OTHERS = ("/", "/about/", "/salaries/", "/paths/", "/which-path/", "/sources/")


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped"), pytest.mark.one_database]


def drawn(address: str) -> Drawn:
    """The page as sent."""
    return Drawn(Client().get(address).text)


@pytest.mark.parametrize("address", [*COMPARISONS, *PROFILES, *MOVES, *DEFINING, *GLOSSARY, *OTHERS])
def test_every_button_opens_a_note_and_every_note_has_a_button(address: str) -> None:
    page = drawn(address)
    buttons = {attributes["popovertarget"] for _, attributes in page.elements if "popovertarget" in attributes}
    notes = [attributes["id"] for _, attributes in page.elements if "popover" in attributes]
    assert sorted(notes) == sorted(buttons)
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("address", ["/compare/product-manager-vs-project-manager/", PROFILES[0], *DEFINING])
def test_a_page_defines_the_terms_that_its_prose_uses(address: str) -> None:
    assert drawn(address).classes("pop") > 0


@pytest.mark.parametrize("address", GLOSSARY)
def test_in_the_glossary_a_term_is_a_link(address: str) -> None:
    page = drawn(address)
    assert page.classes("term") > 0
    assert page.classes("pop") == 0


@pytest.mark.parametrize("address", [*COMPARISONS, *PROFILES, *MOVES])
def test_a_page_lists_every_source_that_it_names(address: str) -> None:
    page = drawn(address)
    cited = {attributes["href"] for _, attributes in page.elements if attributes.get("class") == "cite"}
    assert cited <= {f"#{key}" for key in page.ids}
