"""The comparison page says what is known, who says so and how old it is, and plainly what is not known."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from roles.domain import records as r
from tests.domain.guides import make_role, make_salary, make_skill_row, prose
from tests.pages.bakery import answer, full_page, no_answer, page_of, written
from tests.pages.drawn import Drawn


def cards(page: Drawn) -> list[str]:
    return [
        Drawn(f"<main{card}</main>").text
        for card in page.html.split('<div class="glance__cards">')[1]
        .split('<div class="shared"')[0]
        .split("<article")[1:]
    ]


# The answer at a glance


def test_a_card_says_what_a_role_owns_and_what_it_earns_with_source_and_date() -> None:
    baker = make_role(
        "baker", nutshell=prose("Bakes."), texts=(answer("owns", "The bread"),), salaries=(make_salary(),)
    )
    first, _ = cards(page_of(baker, make_role("cook")))
    assert "Baker Bakes. Owns The bread Average pay £50,000 a year" in first
    assert "December 2025 · 11 months old" in first
    assert "base pay. Survey" in first


def test_a_role_without_pay_says_not_covered_yet() -> None:
    _, second = cards(page_of(make_role("baker", salaries=(make_salary(),)), make_role("cook")))
    assert second.endswith("Pay, United Kingdom Not covered yet")


def test_the_cards_show_the_country_that_the_reader_chose() -> None:
    euros = make_salary("40000", key="fr", country="FR", currency="EUR")
    first, second = cards(page_of(make_role("baker", salaries=(make_salary(), euros)), make_role("cook"), country="FR"))
    assert "Average pay €40,000 a year" in first
    assert "Pay, France Not covered yet" in second


def test_the_cards_show_the_figures_that_are_compared_even_if_one_role_has_a_newer_one() -> None:
    newer = make_salary("99000", key="new", as_of=date(2026, 6, 1), source="journal")
    first, _ = cards(
        page_of(
            make_role("baker", salaries=(make_salary(), newer)), make_role("cook", salaries=(make_salary("40000"),))
        )
    )
    assert "£50,000" in first
    assert "£99,000" not in first


@pytest.mark.parametrize(
    ("dated", "flag", "words"),
    [
        ({"as_of": date(2026, 10, 1)}, "age", "October 2026 · 1 month old"),
        ({"as_of": date(2021, 12, 1)}, "age--old", "December 2021 · almost 5 years old"),
        ({"as_of": None, "as_of_precision": "not-stated"}, "age--undated", "date not stated"),
    ],
)
def test_an_old_or_undated_figure_is_flagged(dated: dict[str, Any], flag: str, words: str) -> None:
    page = page_of(make_role("baker", salaries=(make_salary(**dated),)), make_role("cook"))
    assert words in cards(page)[0]
    assert {name: page.classes(name) > 0 for name in ("age--old", "age--undated")} == {
        name: name == flag for name in ("age--old", "age--undated")
    }


def test_what_they_share_names_the_skills_and_says_whose_are_not_covered() -> None:
    both = (make_skill_row("planning"), make_skill_row("writing"))
    page = page_of(make_role("baker", skills=both), make_role("cook", skills=both[:1]), make_role("waiter"))
    shared = page.within('<div class="shared">', "</div>")
    assert shared == "What they share Bakers and cooks: Planning Not covered yet: the skills of waiters"


def test_a_pay_line_that_covers_all_roles_names_its_source_once() -> None:
    roles = [make_role(key, salaries=(make_salary(pay),)) for key, pay in (("baker", "50000"), ("cook", "40000"))]
    page = page_of(*roles, make_role("waiter"))
    assert all("Survey" not in card for card in cards(page))
    assert cards(page)[2].endswith("Not covered yet")
    assert page.within('<p class="glance__pay">', "</p>") == (
        "Bakers earn more than cooks: by £10,000 a year, 25%."
        " Average (mean or median not stated), base pay, United Kingdom. Survey December 2025 · 11 months old"
    )


def test_where_a_figure_is_of_another_kind_each_card_names_its_source() -> None:
    roles = [make_role(key, salaries=(make_salary(pay),)) for key, pay in (("baker", "50000"), ("cook", "40000"))]
    page = page_of(*roles, make_role("waiter", salaries=(make_salary(source="journal"),)))
    assert "Survey" in cards(page)[0]
    assert page.within('<p class="glance__pay">', "</p>") == "Bakers earn more than cooks: by £10,000 a year, 25%."


# Who wrote it


def test_a_page_that_no_editor_wrote_says_so_and_names_no_author() -> None:
    page = page_of(make_role("baker"), make_role("cook"))
    byline = page.within('<p class="byline">', "</p>")
    assert byline.startswith("Computed from the guide’s data, fact by fact; not written by an editor Updated")


def test_an_editors_page_names_its_author_and_when_it_changed() -> None:
    page = page_of(make_role("baker"), make_role("cook"), editorial=written())
    assert page.within('<p class="byline">', "</p>") == "By The editors Updated 1 November 2026"
    assert "computed" not in page.text
    assert "/authors/us/" in page.links()


def test_the_author_is_introduced_in_one_paragraph() -> None:
    section = r.Section(key="author", heading="About the author", section_kind="author")
    page = page_of(make_role("baker"), make_role("cook"), editorial=written(section))
    assert page.part("author").endswith("The editors We write. How pages are edited and sourced")


# Sections


def test_a_former_key_is_an_anchor_once_and_never_that_of_another_section() -> None:
    first = r.Section(key="one", heading="One", body=prose("<p>1</p>"), former_keys="old two old")
    second = r.Section(key="two", heading="Two", body=prose("<p>2</p>"), former_keys="old one older")
    page = page_of(make_role("baker"), make_role("cook"), editorial=written(first, second))
    assert [page.ids.count(key) for key in ("one", "two", "old", "older")] == [1, 1, 1, 1]
    assert page.part("one") == "One 1"


def test_an_anchor_of_the_computed_page_stays_when_editors_write_about_the_set() -> None:
    shown = r.Section(key="what-they-do", heading="What they do", section_kind="what-each-does", body=prose("<p>x</p>"))
    page = page_of(make_role("baker"), make_role("cook"), editorial=written(shown))
    assert {"what-they-do", "what-each-does"} <= set(page.ids)


def test_a_section_keeps_its_key_its_former_keys_and_its_place_in_the_contents() -> None:
    section = r.Section(
        key="together", heading="Together", body=prose("<p>They meet.</p>"), former_keys="work teamwork"
    )
    page = page_of(make_role("baker"), make_role("cook"), editorial=written(section))
    assert {"together", "work", "teamwork"} <= set(page.ids)
    assert page.links().count("#together") == 2
    assert page.part("together") == "Together They meet."


def test_every_link_within_the_page_has_its_target_and_no_id_stands_twice() -> None:
    page = full_page()
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links() if link.startswith("#")} <= set(page.ids)


def test_nothing_on_the_page_needs_a_script_or_carries_a_style() -> None:
    page = full_page()
    assert not [a for _, attributes in page.elements for a in attributes if a == "style" or a.startswith("on")]
    assert [attributes for tag, attributes in page.elements if tag == "script" and "src" not in attributes] == [
        {"type": "application/ld+json"}
    ]


def test_a_name_is_text_whatever_it_holds() -> None:
    page = page_of(make_role("baker", name="<b>Baker</b>", plural="<b>bakers</b>"), make_role("cook"))
    assert "<b>" not in page.html


def test_what_a_role_lacks_is_said_at_the_end_and_an_empty_section_has_no_heading() -> None:
    page = page_of(make_role("baker", description=prose("<p>Bakes.</p>")), make_role("cook"))
    assert "tools" not in page.ids
    assert "Cook: what they do, responsibilities, skills, pay" in page.part("not-covered")
    assert "Baker: responsibilities, skills, pay" in page.part("not-covered")


# The table


def test_each_row_has_its_own_link_and_each_role_its_column() -> None:
    page = page_of(make_role("baker", texts=(answer("owns"),)), make_role("cook"))
    assert "row-owns" in page.ids
    assert "#row-owns" in page.links()
    heads = [attributes for tag, attributes in page.elements if tag == "th"]
    assert [head["scope"] for head in heads] == ["col", "col", "col", "row"]


def test_the_states_of_a_cell_read_differently() -> None:
    states = ("none", "not-applicable", "not-known")
    roles = [make_role(f"role-{n}", texts=(no_answer("hours", state),)) for n, state in enumerate(states)]
    page = page_of(make_role("baker", texts=(answer("hours"),)), *roles, make_role("cook"))
    assert page.within('<tr id="row-hours">', "</tr>").endswith(
        "An answer. None required Not applicable Not known Not covered yet"
    )


def test_a_row_on_which_all_agree_is_marked_and_no_other() -> None:
    same = (answer("owns"), answer("hours", "Long"))
    page = page_of(make_role("baker", texts=same), make_role("cook", texts=(answer("owns"), answer("hours", "Short"))))
    assert "Same for all" in page.within('<tr id="row-owns">', "</tr>")
    assert "Same for all" not in page.within('<tr id="row-hours">', "</tr>")
    assert page.within('<div class="shared">', "</div>").startswith("What they share Owns: An answer")


def test_an_answer_that_one_source_alone_gives_names_it() -> None:
    page = page_of(make_role("baker", texts=(answer("owns", source="journal"),)), make_role("cook"))
    assert "An answer. Source: Journal" in page.within('<tr id="row-owns">', "</tr>")


@pytest.mark.parametrize(("count", "switches"), [(2, 0), (3, 2), (5, 2)])
def test_more_than_two_columns_can_be_chosen_from_on_a_phone(count: int, switches: int) -> None:
    page = page_of(*(make_role(f"role-{n}", texts=(answer("owns"),)) for n in range(count)))
    selects = [attributes for tag, attributes in page.elements if tag == "select"]
    assert len(selects) == switches
    assert page.html.count(" selected>") == switches


# Claims, moves, paths and the rest


def test_claims_stand_side_by_side_each_with_its_source() -> None:
    def says(key: str, text: str, source: str, **more: Any) -> r.Claim:
        given = {"key": key, "point": "oven", "heading": "Whose is the oven?", "statement": prose(f"<p>{text}</p>")}
        return r.Claim(**given, source=source, **more)

    baker = make_role("baker", claims=(says("a", "The baker’s.", "survey", figure=Decimal(79), unit="percent"),))
    page = page_of(baker, make_role("cook", claims=(says("b", "The cook’s.", "journal"),)))
    assert page.part("claims").endswith(
        "Whose is the oven? 79% The baker’s. Survey date not stated The cook’s. Journal date not stated"
    )


def test_a_move_without_a_record_is_named_as_not_covered() -> None:
    baker = make_role("baker", moves=(r.Move(key="cook", to="cook", motive=prose("More salt.")),))
    page = page_of(baker, make_role("cook"))
    assert page.part("moves").endswith(
        "Baker to Cook More salt. What this move takes from Baker to Cook Not covered yet: the other way between these"
        " roles. What it would take, computed from the guide’s data: Cook to Baker"
    )
    page = page_of(baker, make_role("cook"), make_role("waiter"))
    assert "Not covered yet: the other ways between these roles." in page.part("moves")
    assert "Not covered yet: moves between these roles." in page_of(make_role("cook"), make_role("waiter")).part(
        "moves"
    )


def test_a_certification_shows_issuer_demand_country_and_source() -> None:
    page = full_page()
    assert "Certified Baker (CB) Baker Guild of Bakers (GB) Not usually asked for, United Kingdom Journal" in page.part(
        "certifications"
    )
    assert "Not covered yet Cook" in page.part("certifications")


def test_a_metric_comes_with_its_definition_and_a_course_with_its_provider() -> None:
    page = full_page()
    assert "Loaves (LAD) How many." in page.part("metrics")
    assert "Bread One School, on Screen · one week How to knead." in page.part("courses")


def test_a_ladder_marks_where_a_role_stands() -> None:
    page = full_page()
    assert page.classes("step--here") == 1
    assert "Bakery path Entry Apprentice Carries flour. Middle Compared here Baker Source: Journal" in page.part(
        "paths"
    )


def test_a_question_has_its_own_address() -> None:
    page = full_page()
    assert "faq-both" in page.ids
    assert "#faq-both" in page.links()


def test_a_source_without_a_publisher_says_so() -> None:
    said = full_page().part("sources")
    assert "A long article. Publisher not stated. Article, date not stated." in said


def test_every_role_leads_to_its_profile() -> None:
    page = page_of(make_role("baker"), make_role("cook"), make_role("waiter"))
    assert {"/roles/baker/", "/roles/cook/", "/roles/waiter/"} <= set(page.links())


def test_the_drawings_say_in_words_what_they_show() -> None:
    roles = [
        make_role(
            k, texts=(answer("owns", f"The {k}’s"), answer("hours", "Long")), skills=(make_skill_row("planning"),)
        )
        for k in ("baker", "cook")
    ]
    sections = (
        r.Section(key="glance-picture", heading="The pair", section_kind="glance-picture"),
        r.Section(key="side", heading="Side by side", section_kind="dimensions-picture"),
    )
    page = page_of(*roles, editorial=written(*sections))
    drawn = page.part("glance-picture")
    assert drawn.startswith("The pair Baker Not covered yet Owns The baker’s Pay, United Kingdom")
    assert page.part("side").endswith(
        "Baker Cook Owns Bakers: The baker’s Cooks: The cook’s Working hours Bakers: Long Cooks: Long"
    )
