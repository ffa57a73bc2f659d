"""Skills side by side and pay side by side: drawn, listed, and never more than can be said."""

import re
from dataclasses import replace
from decimal import Decimal

from roles.domain.records import Role
from tests.domain.guides import make_role, make_salary, make_skill_row
from tests.pages.bakery import page_of

# Skills


def skilled(key: str, *skills: str) -> Role:
    return make_role(key, skills=tuple(make_skill_row(skill) for skill in skills))


def test_two_roles_skills_are_listed_in_fields_that_overlap() -> None:
    baker = make_role("baker", skills=(make_skill_row("planning"), make_skill_row("writing", importance="essential")))
    page = page_of(baker, skilled("cook", "planning", "drawing"))
    assert page.classes("overlap--two") == 1
    assert page.part("skills").endswith(
        "Both 1 Planning useful Only bakers 1 Writing essential Only cooks 1 Drawing useful"
    )
    assert "Essential or useful: the editors’ judgement" in page.part("skills")


def test_roles_that_need_a_skill_differently_are_named() -> None:
    baker = make_role("baker", skills=(make_skill_row("planning", importance="essential"),))
    judged = make_skill_row(
        "planning", importance="", importance_value=Decimal("4.5"), importance_scale="of 5", judged_by="survey"
    )
    page = page_of(baker, make_role("cook", skills=(judged,)))
    assert "Both 1 Planning Baker: essential · Cook: 4.5 (of 5), says Survey Only" in page.part("skills")


def test_a_role_whose_skills_are_unknown_neither_lacks_nor_shares_any() -> None:
    page = page_of(make_role("baker", skills=(make_skill_row("planning"),)), make_role("cook"))
    assert page.classes("overlap--two") == 0
    assert "Only" not in page.part("skills")
    assert page.part("skills").endswith("Bakers 1 Planning useful Not covered yet: the skills of cooks")


def test_without_a_common_skill_the_page_says_so() -> None:
    baker, cook = (make_role(k, skills=(make_skill_row(s),)) for k, s in (("baker", "writing"), ("cook", "drawing")))
    page = page_of(baker, cook)
    assert "Shared 0 No skill is on the lists of bakers and cooks alike." in page.part("skills")


def test_a_role_without_a_skill_of_its_own_has_an_empty_field() -> None:
    page = page_of(skilled("baker", "planning", "writing"), skilled("cook", "planning"))
    assert page.part("skills").endswith(
        "Only bakers 1 Writing useful Only cooks 0 Every skill on their list is on both."
    )


def test_three_roles_skills_are_counted_in_circles_and_listed() -> None:
    page = page_of(skilled("baker", "planning", "writing"), skilled("cook", "planning"), skilled("waiter", "planning"))
    assert page.classes("venn") == 1
    assert "Only bakers: 1; Only cooks: 0; Only waiters: 0; bakers and cooks: 0;" in page.part("skills")
    assert page.part("skills").endswith("All three 1 Planning useful Only bakers 1 Writing useful")


def test_four_roles_skills_are_a_table() -> None:
    roles = [
        make_role(f"role-{n}", skills=(make_skill_row(s),)) for n, s in enumerate(("planning",) * 3 + ("selling",))
    ]
    page = page_of(*roles)
    assert page.classes("venn") == 0
    assert page.part("skills").endswith(
        "Planning useful useful useful –not listed Selling –not listed –not listed –not listed useful"
    )


# Pay


def test_the_verdict_says_who_earns_more_and_by_how_much() -> None:
    page = page_of(
        make_role("baker", salaries=(make_salary("46201"),)), make_role("cook", salaries=(make_salary("53012"),))
    )
    assert "Cooks earn more than bakers: by £6,811 a year, 14.7%. Survey December 2025" in page.part("salaries")


def test_three_roles_are_ranked() -> None:
    roles = [make_role(k, salaries=(make_salary(pay),)) for k, pay in (("baker", "1"), ("cook", "3"), ("waiter", "2"))]
    said = page_of(*roles).part("salaries")
    assert "Cooks earn more than bakers: by £2 a year, 200%. Between them: waiters, £2." in said


def test_equal_pay_is_said_to_be_equal() -> None:
    roles = [make_role(k, salaries=(make_salary(),)) for k in ("baker", "cook")]
    assert "Bakers and cooks earn the same." in page_of(*roles).part("salaries")


def test_a_figure_for_one_role_only_is_no_answer() -> None:
    said = page_of(make_role("baker", salaries=(make_salary(),)), make_role("cook")).part("salaries")
    assert "That cannot be said yet: the guide has a figure for bakers, but none for cooks." in said


def test_figures_of_two_kinds_are_no_answer_and_share_no_chart() -> None:
    base, total = make_salary(), make_salary("60000", basis="total")
    page = page_of(make_role("baker", salaries=(base,)), make_role("cook", salaries=(total,)))
    assert "The figures for bakers and cooks differ in source, date or kind" in page.part("salaries")
    assert "earn more" not in page.text
    assert page.classes("pay") >= 2
    assert page.classes("bars") == 0


def test_without_any_figure_the_page_says_that_too() -> None:
    said = page_of(make_role("baker"), make_role("cook")).part("salaries")
    assert "That cannot be said yet: the guide has no figure for bakers and cooks." in said


def test_who_is_left_out_of_a_ranking_is_named() -> None:
    like = [make_role(k, salaries=(make_salary(pay),)) for k, pay in (("baker", "1"), ("cook", "2"))]
    other = make_role("waiter", salaries=(make_salary(basis="total"),))
    said = page_of(*like, other, make_role("porter")).part("salaries")
    assert "Not compared: the figures for waiters are of another kind." in said
    assert "Not covered yet: the pay of porters" in said


def test_the_chart_says_in_words_what_it_draws_and_the_table_has_the_same_figures() -> None:
    page = page_of(make_role("baker", salaries=(make_salary(),)), make_role("cook", salaries=(make_salary("30000"),)))
    assert "December 2025 · 11 months old Baker £50,000 Cook £30,000" in page.part("salaries")
    assert "Baker United Kingdom £50,000 a year" in page.part("salaries")
    assert "reported by" not in page.part("salaries")


def test_who_reported_a_figure_is_named_beside_its_source() -> None:
    page = page_of(make_role("baker", salaries=(make_salary(reported_by="journal"),)), make_role("cook"))
    assert "Survey, reported by Journal" in page.part("salaries")


def test_a_range_without_a_median_is_drawn_as_a_range() -> None:
    ends = {"p10": Decimal(20000), "p90": Decimal(90000)}
    page = page_of(
        make_role("baker", salaries=(replace(make_salary(statistic="", **ends), amount=None),)), make_role("cook")
    )
    assert page.classes("chart__range") == 1
    assert page.classes("chart__median") == 0
    assert "£20,000 to £90,000" in page.part("salaries")


def test_figures_of_one_role_stand_together_in_the_table() -> None:
    two = (make_salary("1", key="a"), make_salary("2", key="b", basis="total"))
    page = page_of(make_role("baker", salaries=two), make_role("cook", salaries=two))
    table = page.within('<table class="data', "</table>")
    assert re.findall(r"Baker|Cook", table) == ["Baker", "Baker", "Cook", "Cook"]


def test_sources_that_disagree_about_a_role_are_put_side_by_side() -> None:
    two = (make_salary("46201"), make_salary("52000", key="b", order=1, source="journal"))
    said = page_of(make_role("baker", salaries=two), make_role("cook", salaries=(make_salary(),))).part("salaries")
    assert "Baker: Two sources: £46,201 (Survey, December 2025) and £52,000 (Journal, December 2025)." in said
    assert said.count("called right") == 1


def test_other_countries_are_a_link_away() -> None:
    euros = make_salary("40000", key="fr", country="FR", currency="EUR")
    page = page_of(make_role("baker", salaries=(make_salary(), euros)), make_role("cook"))
    assert "/compare/baker-vs-cook/?country=FR#salaries" in page.links()
    assert "?country=GB#salaries" not in page.links()
