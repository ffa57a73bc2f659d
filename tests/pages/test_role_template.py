"""A profile shows what the guide can cite about a role, and says what it has not covered yet."""

from decimal import Decimal

from roles.domain import records as r
from tests.domain.guides import make_role, make_salary, make_skill_row, prose
from tests.pages.bakery import answer, full_role, no_answer, profile_of


def test_the_role_at_a_glance() -> None:
    page = profile_of(full_role())
    assert "Role · Kitchen A page" not in page.text
    assert page.within('<header class="page-head">', "</header>") == (
        "Role · Kitchen Baker Bakes. By The editors Updated 1 November 2026 Compare with Any role"
    )
    glance = page.within('<dl class="facts">', "</dl>")
    assert glance.startswith("Owns An answer Average pay £50,000 a year December 2025 · 11 months old")
    assert glance.endswith("Also called Boulanger")
    assert '<span lang="fr">Boulanger</span>' in page.html


def test_a_role_without_pay_says_not_covered_yet() -> None:
    page = profile_of(make_role("baker", texts=(answer("owns"),)))
    assert page.within('<dl class="facts">', "</dl>") == "Owns An answer Pay, United Kingdom Not covered yet"


def test_a_role_of_which_little_is_known_has_no_empty_facts_but_says_so() -> None:
    page = profile_of(make_role("baker"))
    assert page.classes("facts") == 0
    assert "A short entry: the guide holds little on this role so far." in page.text


def test_the_card_shows_the_chosen_country_and_the_table_all_of_them() -> None:
    page = profile_of(full_role(), country="FR")
    assert "Average pay €40,000 a year" in page.within('<dl class="facts">', "</dl>")
    assert "United Kingdom £50,000 a year Average (mean or median not stated), base pay Survey" in page.part("salaries")
    assert "France €40,000 a year" in page.part("salaries")
    assert page.classes("bars") == 0


def test_every_section_is_in_the_contents_and_none_is_empty() -> None:
    page = profile_of(full_role(), make_role("cook"))
    sections = [a["aria-labelledby"] for t, a in page.elements if t == "section" and a.get("class") == "section"]
    contents = page.html.split('<ol class="contents__list">')[1].split("</ol>")[0]
    assert [key for key in sections if f'href="#{key}"' in contents] == sections
    assert {"responsibilities", "skills", "metrics", "company-size", "paths", "moves", "codes", "sources"} <= set(
        sections
    )


def test_what_is_missing_is_listed_and_leaves_no_heading_behind() -> None:
    page = profile_of(make_role("baker", description=prose("<p>Bakes.</p>")))
    assert "skills" not in page.ids
    assert page.part("not-covered").startswith("Not covered yet The guide shows")
    assert "Responsibilities Skills Pay Certifications Tools" in page.part("not-covered")
    assert "not-covered" not in profile_of(full_role(), make_role("cook")).ids


def test_a_source_stands_beside_a_responsibility_only_where_one_alone_says_so() -> None:
    said = profile_of(full_role()).part("responsibilities")
    assert said.endswith("Heat the oven – Journal Open the shop")


def test_a_source_that_names_all_tools_stands_once() -> None:
    tools = (
        r.RoleTool(key="oven", tool="oven", source="journal"),
        r.RoleTool(key="peel", tool="peel", source="journal"),
    )
    assert profile_of(make_role("baker", tools=tools)).part("tools").endswith("Oven: Baking peel Source: Journal")
    mixed = profile_of(make_role("baker", tools=(tools[0], r.RoleTool(key="peel", tool="peel")))).part("tools")
    assert mixed.endswith("Oven: Baking – Journal peel")


def test_skills_come_by_importance_with_their_definition_and_who_names_them() -> None:
    said = profile_of(full_role()).part("skills")
    assert said.endswith("Writing essential writing! Planning useful · named by Journal planning!")
    assert "the editors’ judgement" in said


def test_a_value_on_a_scale_names_who_judged_it() -> None:
    judged = make_skill_row(
        "planning", importance="", importance_value=Decimal("4.5"), importance_scale="of 5", judged_by="survey"
    )
    assert "Planning 4.5 (of 5), says Survey" in profile_of(make_role("baker", skills=(judged,))).part("skills")


def test_an_answer_is_asked_as_a_question_and_a_missing_one_says_why() -> None:
    said = profile_of(make_role("baker", texts=(answer("owns"), no_answer("hours", "not-applicable")))).part("in-short")
    assert said.endswith("What? An answer. Working hours Not applicable")


def test_the_ladder_marks_the_role() -> None:
    page = profile_of(full_role())
    assert page.classes("step--here") == 1
    assert page.part("paths").endswith(
        "To a shop. Bakery path Entry Apprentice Carries flour. Middle This role Baker Source: Journal"
    )


def test_moves_are_shown_from_both_ends() -> None:
    cook = make_role("cook", moves=(r.Move(key="baker", to="baker", motive=prose("Early hours.")),))
    said = profile_of(full_role(), cook).part("moves")
    assert "Baker to Cook Heat. More salt." in said
    assert "Cook to Baker Early hours." in said


def test_the_profile_leads_to_comparisons_with_the_role_filled_in() -> None:
    page = profile_of(full_role(slug="the-baker"), make_role("cook"))
    assert "/compare/?role=the-baker" in page.links()
    assert "/compare/baker-vs-cook/" in page.links()


def test_codes_of_public_classifications_are_named() -> None:
    assert profile_of(full_role()).part("codes").endswith("ISCO-08: 7512, Bakers")


def test_a_code_that_is_an_address_is_a_link_that_says_what_it_leads_to() -> None:
    esco = "http://data.europa.eu/esco/occupation/00030d09"
    for label, words in (("bakers", "bakers"), ("", "00030d09")):
        code = r.ExternalCode(key="esco", scheme="esco", code=esco, label=label)
        page = profile_of(make_role("baker", codes=(code,)))
        assert page.part("codes").endswith(f"ESCO: {words}")
        assert esco in page.links()


def test_claims_about_the_role_are_attributed() -> None:
    claim = r.Claim(
        key="a", point="p", heading="How many?", statement=prose("Most."), source="survey", figure=Decimal(7)
    )
    said = profile_of(make_role("baker", claims=(claim,))).part("claims")
    assert said.endswith("How many? 7 Most. Survey date not stated")


def test_the_disclaimer_closes_the_page() -> None:
    assert profile_of(full_role()).within("<article", "</article>").endswith("Information only.")


def test_no_id_stands_twice_and_every_link_within_the_page_has_its_target() -> None:
    page = profile_of(full_role(salaries=(make_salary(), make_salary("1", key="b", basis="total"))), make_role("cook"))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links() if link.startswith("#")} <= set(page.ids)
