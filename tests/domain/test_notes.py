"""The notes of a page: exactly those that its text calls for."""

from dataclasses import replace

import pytest

from roles.domain import records as r
from roles.domain.notes import Annotated, Definition, annotated
from roles.domain.prose import Html, Prose, Reference
from roles.domain.salary import STALE_AFTER_MONTHS
from tests.domain.guides import entry, make_guide, prose

SCRUM = Definition("scrum", "Scrum", "", Html("<p>Work in sprints.</p>"), "/glossary/scrum/")
SPRINT = Definition("sprint", "Sprint", "", Html("<p>Two weeks.</p>"), "/glossary/a&b/")
LISTED = '<ol class="sources"><li id="source-survey">A</li>\n<li id="source-paper">B</li></ol>'


def page(html: str) -> Annotated:
    """The markup with its notes, where two terms are defined."""
    return annotated(html, [SCRUM, SPRINT])


def term(url: str, words: str = "it") -> str:
    """A term as filled prose links it."""
    return f'<a class="term" href="{url}">{words}</a>'


def test_indents_and_empty_lines_between_tags_are_left_out() -> None:
    assert page("<ul>\n  \n\n    <li>One\n  two</li>\n  </ul>").html == "<ul>\n<li>One\n  two</li>\n</ul>"


def test_a_term_becomes_the_button_that_shows_its_definition() -> None:
    found = page(f"<p>With {term('/glossary/scrum/', '<em>Scrum</em>')} and more.</p>")
    assert found.html == (
        '<p>With <button type="button" class="term" popovertarget="term-scrum"><em>Scrum</em></button> and more.</p>'
    )
    assert found.definitions == (SCRUM,)


@pytest.mark.parametrize("marks", [",", ".", "’s", "s,", ")", "”.", "?"])
def test_a_term_keeps_the_marks_that_follow_it_on_its_line(marks: str) -> None:
    found = page(f"({term('/glossary/scrum/', 'Scrum')}{marks} so")
    button = '<button type="button" class="term" popovertarget="term-scrum">Scrum</button>'
    assert found.html == f'(<span class="nobreak">{button}{marks}</span> so'


def test_a_term_that_stays_a_link_leaves_what_follows_it_alone() -> None:
    text = f"{term('/glossary/agile/', 'Agile')}, so"
    assert page(text).html == text


def test_each_definition_is_there_once_in_reading_order() -> None:
    found = page(term("/glossary/a&amp;b/") + term("/glossary/scrum/") + term("/glossary/a&amp;b/"))
    assert found.definitions == (SPRINT, SCRUM)
    assert found.html.count("<button") == 3


def test_a_term_without_a_definition_at_hand_stays_a_link() -> None:
    text = term("/glossary/agile/")
    assert page(text) == Annotated(Html(text), (), ())


def test_a_term_that_is_named_as_a_subject_stays_a_link() -> None:
    text = '<a href="/glossary/scrum/">Scrum</a>'
    assert page(text).html == text


def test_a_source_that_the_page_lists_has_its_number_and_leads_there() -> None:
    found = page(f'<a class="cite" href="/sources/#paper">Paper</a>{LISTED}')
    assert found.html == f'<a class="cite" href="#source-paper" data-number="2">Paper</a>{LISTED}'


def test_a_source_that_the_page_does_not_list_leads_to_the_page_of_sources() -> None:
    text = '<a class="cite" href="/sources/#letter">Letter</a>'
    assert page(text + LISTED).html == text + LISTED


def test_a_mark_of_age_is_explained_once_for_each_kind() -> None:
    mark = '<button popovertarget="age-{}">2021</button>'
    found = page(mark.format("old") + mark.format("undated") + mark.format("old"))
    assert [age.name for age in found.ages] == ["An old figure", "A figure without a date"]
    assert all(f"{STALE_AFTER_MONTHS} months" in age.text for age in found.ages)


def test_a_page_without_any_has_no_notes() -> None:
    assert page("<p>Plain.</p>") == Annotated(Html("<p>Plain.</p>"), (), ())


def test_the_definitions_at_hand_are_those_of_live_terms() -> None:
    sprint = r.Term(key="sprint", slug="sprint", name="Sprint", definition=prose("<p>Two weeks.</p>"))
    text = Prose((Html("<p>Has a "), Reference("term", "sprint"), Html(".</p>")))
    scrum = r.Term(key="scrum", slug="scrum", name="Scrum", abbreviation="S", definition=text)
    guide = make_guide(
        entry("term", scrum, title="Scrum now"),
        entry("term", sprint),
        entry("term", r.Term(key="empty", slug="empty", name="Empty")),
        replace(entry("term", sprint), key="named", record=None),
    )
    defined, other = guide.definitions()
    assert (defined.name, defined.abbreviation, defined.url) == ("Scrum now", "S", "/terms/scrum/")
    assert defined.html == '<p>Has a <a class="term" href="/terms/sprint/">Sprint</a>.</p>'
    assert other.key == "sprint"
