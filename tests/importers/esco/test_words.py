"""How ESCO's labels read in the guide."""

import pytest

from roles.importers.esco.words import compared, first_capital, label_of, paragraphs, plural


@pytest.mark.parametrize(
    ("label", "several"),
    [
        ("technical director", "technical directors"),
        ("nanny", "nannies"),
        ("employee", "employees"),
        ("life coach", "life coaches"),
        ("casino pit boss", "casino pit bosses"),
        ("midwife", "midwives"),
        ("ordinary seaman", "ordinary seamen"),
        ("historian", "historians"),
        ("motorcycle delivery person", "motorcycle delivery people"),
        ("spokesperson", "spokespersons"),
        ("director of photography", "directors of photography"),
        ("justice of the peace", "justices of the peace"),
        ("wholesale merchant in china and other glassware", "wholesale merchants in china and other glassware"),
        ("nurse responsible for general care", "nurses responsible for general care"),
        ("mathematics teacher at secondary school", "mathematics teachers at secondary school"),
        ("warehouse operators for clothing", "warehouse operators for clothing"),
        ("editor-in-chief", "editors-in-chief"),
        ("secretary general", "secretaries general"),
        ("army general", "army generals"),
        ("biomedical scientist advanced", "biomedical scientists advanced"),
        ("front of house manager", "front of house managers"),
        ("door to door seller", "door to door sellers"),
        ("doorman/doorwoman", "doormen/doorwomen"),
        ("head waiter/head waitress", "head waiters/head waitresses"),
        ("ICT project manager", "ICT project managers"),
    ],
)
def test_the_plural_is_formed_on_the_word_that_there_are_several_of(label: str, several: str) -> None:
    assert plural(label) == several


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("technical director", "Technical director"),
        ("ICT trainer", "ICT trainer"),
        ("eBusiness manager", "eBusiness manager"),
        ("iOS", "iOS"),
        ("3D modelling", "3D modelling"),
        ("écrivain", "Écrivain"),
    ],
)
def test_a_name_begins_with_a_capital_unless_its_first_word_has_one_already(label: str, name: str) -> None:
    assert first_capital(label) == name


def test_a_label_has_single_blanks_however_it_was_typed() -> None:
    assert (
        label_of(" import export specialist in  fish,\u00a0crustaceans\n")
        == "import export specialist in fish, crustaceans"
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("They plan.\nThey build. ", "They plan.\n\nThey build."),
        ("They plan\nand build.\n \n\u00a0", "They plan and build."),
        ("Materials. \n\nMoreover, textiles.", "Materials.\n\nMoreover, textiles."),
        ("These are:\n \n\t a diet \n\t a home", "These are:\n\na diet; a home"),
    ],
)
def test_a_description_keeps_its_paragraphs_and_no_other_breaks(text: str, read: str) -> None:
    assert paragraphs(text) == read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Software developers", "software developer"),
        ("Co-pilot", "co pilots"),
        ("Programme manager", "Program managers"),
    ],
)
def test_names_are_compared_without_capitals_hyphens_and_plural(one: str, other: str) -> None:
    assert compared(one) == compared(other)


def test_two_occupations_are_not_compared_as_one() -> None:
    assert compared("product manager") != compared("project manager")
