"""Prose as pieces and references, filled in when it is read."""

import pickle

import pytest

from roles.domain.prose import (
    Html,
    Prose,
    Reference,
    escaped,
    is_external,
    is_linkable,
    link,
    missing,
    picture_size,
)

SCRUM = Reference("term", "scrum", "Scrum")
PAY = Reference("salary", "product-manager/us-glassdoor")


def test_prose_is_filled_with_what_each_reference_stands_for_now() -> None:
    prose = Prose((Html("<p>See "), SCRUM, Html(".</p>")))
    assert prose.fill(lambda term: link(f"/glossary/{term.key}/", term.label)) == (
        '<p>See <a href="/glossary/scrum/">Scrum</a>.</p>'
    )


def test_an_answer_that_is_not_markup_is_escaped() -> None:
    assert Prose((SCRUM,)).fill(lambda _: "<b>&") == "&lt;b&gt;&amp;"


def test_a_missing_target_reads_as_its_label() -> None:
    assert Prose((SCRUM,)).fill(missing) == "Scrum"


def test_a_missing_target_without_a_label_reads_as_the_words_of_its_key() -> None:
    assert missing(Reference("role", "product-manager")) == "product manager"


def test_a_missing_figure_reads_as_the_words_of_its_own_key() -> None:
    assert missing(PAY) == "us glassdoor"


def test_salaries_and_claims_are_figures_and_the_rest_are_links() -> None:
    assert PAY.is_figure
    assert not SCRUM.is_figure


def test_references_are_listed_once_in_reading_order() -> None:
    assert Prose((PAY, Html(" "), SCRUM, Html(" "), PAY)).references() == (PAY, SCRUM)


def test_prose_without_pieces_is_empty() -> None:
    assert not Prose()
    assert Prose((Html("a"),))


def test_prose_survives_pickling() -> None:
    prose = Prose((Html("<p>"), SCRUM, Html("</p>")))
    again = pickle.loads(pickle.dumps(prose))  # noqa: S301
    assert again == prose
    assert again.fill(missing) == "<p>Scrum</p>"


def test_html_passes_through_a_template_as_it_is() -> None:
    html = Html("<b>")
    assert html.__html__() is html
    assert escaped(html) is html


def test_what_is_done_to_html_as_a_string_is_no_longer_html() -> None:
    assert escaped(Html("<b>").upper()) == "&lt;B&gt;"


def test_a_link_escapes_its_address_and_its_words() -> None:
    assert link('/a?b="&c', "<x>") == '<a href="/a?b=&quot;&amp;c">&lt;x&gt;</a>'


def test_a_link_out_of_the_site_gives_no_opener() -> None:
    assert link("https://example.org/", "there") == '<a href="https://example.org/" rel="noopener">there</a>'


def test_a_link_to_a_script_is_its_words_alone() -> None:
    assert link("javascript:alert(1)", "here") == "here"


@pytest.mark.parametrize(
    "url", ["https://a.org", "HTTP://a.org", "mailto:a@b.org", "/a", "#b", "?c=1:2", "a/b:c", "//a.org"]
)
def test_prose_may_link_there(url: str) -> None:
    assert is_linkable(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        " ",
        "javascript:x",
        "JaVa\tScRiPt:x",
        "\x01javascript:x",
        "java\nscript:x",
        "data:text/html,x",
        "vbscript:x",
        "tel:1",
        "a:b",
    ],
)
def test_prose_may_not_link_there(url: str) -> None:
    assert not is_linkable(url)


def test_an_address_without_a_scheme_but_with_a_host_is_external() -> None:
    assert is_external("//example.org/a")
    assert not is_external("/a")


def test_the_size_of_our_own_picture_is_in_its_name() -> None:
    assert picture_size(f"/media/{'0a' * 16}-640x480.webp") == (640, 480)


@pytest.mark.parametrize(
    "url",
    [
        f"https://example.org/media/{'0a' * 16}-640x480.webp",
        f"/media/{'0a' * 16}-640x480.svg",
        f"/media/{'0a' * 16}-0x480.png",
        f"/media/../{'0a' * 16}-640x480.png",
        f"/media/{'0a' * 16}-640x480.png?x",
        f"{'0a' * 16}-640x480.png",
        "/media/a.png",
    ],
)
def test_other_addresses_are_no_pictures_of_ours(url: str) -> None:
    assert picture_size(url) is None
