"""The page of a move says what is on record, what is computed, and plainly what is not known."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from roles.domain import records as r
from roles.domain.chain import Hop
from tests.domain.guides import make_role, make_salary, make_skill_row, prose
from tests.pages.bakery import full_role, move_of, page_of, profile_of
from tests.pages.drawn import Drawn

TO_WAITER = Hop("baker", "waiter", "move", "baker", "waiter")
TO_COOK = Hop("waiter", "cook", "path", "bakery", "cook", 2)
LADDER = r.Path(
    key="bakery",
    slug="bakery",
    name="Bakery path",
    source="journal",
    steps=(
        r.Step(key="helper", title="Helper", level="entry"),
        r.Step(key="baker", title="Baker", level="middle", role="baker"),
        r.Step(key="chief", title="Chief", level="senior"),
    ),
)
KITCHEN = r.Path(
    key="kitchen",
    slug="kitchen",
    name="Kitchen path",
    steps=(
        r.Step(key="cook", title="Cook", level="senior", role="cook"),
        r.Step(key="chef", title="Chef", level="director"),
    ),
)


def baker(**more: Any) -> r.Role:
    return make_role("baker", **more)


def cook(**more: Any) -> r.Role:
    return make_role("cook", **more)


def needs(*skills: str, **more: Any) -> dict[str, Any]:
    """A role's skills: those in capitals are essential."""
    rows = (
        make_skill_row(s.lower(), importance="essential" if s.isupper() else "useful", order=n, **more)
        for n, s in enumerate(skills)
    )
    return {"skills": tuple(rows)}


def glance(page: Drawn) -> str:
    return page.within('<h2 class="vh" id="glance">', "</section>")


# At a glance


def test_the_first_screen_tells_of_record_skills_pay_and_entry() -> None:
    to_cook = (r.Move(key="cook", to="cook"),)
    page = move_of(
        baker(**needs("planning", "writing"), salaries=(make_salary("46201"),), moves=to_cook),
        cook(**needs("PLANNING", "writing", "selling"), salaries=(make_salary("53012"),)),
        paths=(KITCHEN,),
    )
    assert "From baker to cook: what it takes" in page.text
    assert (
        "People are known to make this move. Of the 3 skills that cooks need, you keep 1, 1 must grow and 1 is new."
        in page.text
    )
    assert glance(page) == (
        "At a glance A known move? Yes, on record Skills 1 to keep, 1 to grow, 1 new"
        " Pay, United Kingdom +£6,811 a year, +14.7% Survey December 2025 · 11 months old"
        " You would enter Step 1 of 2, senior level Kitchen path"
    )


def test_without_any_data_the_first_screen_says_not_covered_yet() -> None:
    page = move_of(baker(), cook())
    assert (
        "What you would keep and learn cannot be said: the skills of bakers and cooks are not covered yet." in page.text
    )
    assert glance(page) == (
        "At a glance A known move? Not on record Skills Not covered yet: bakers and cooks"
        " Pay, United Kingdom Not covered yet: bakers and cooks You would enter Not covered yet"
    )


def test_a_name_keeps_its_capital_where_the_plural_has_one() -> None:
    page = move_of(make_role("scrum-master", plural="Scrum masters"), cook())
    assert "From Scrum master to cook: what it takes" in page.text


# What is on record


def test_a_recorded_move_shows_what_carries_over_and_its_claims() -> None:
    claim = r.Claim(
        key="many",
        point="many",
        heading="How many?",
        statement=prose("<p>Most cooks have baked.</p>"),
        figure=Decimal(79),
        unit="percent",
        source="survey",
        move="cook",
    )
    page = move_of(full_role(claims=(claim,)), cook())
    assert "Baker to Cook Heat. More salt. 79% Most cooks have baked. Survey" in page.part("record")
    assert "chain" not in page.ids
    assert "What this move takes" not in page.text


def test_a_chain_names_the_record_of_each_hop() -> None:
    page = move_of(baker(), cook(), chain=(TO_WAITER, TO_COOK), paths=(LADDER,))
    said = page.part("chain")
    assert "No move from bakers to cooks is on record. The shortest way on record:" in said
    assert "Baker to Waiter A move on record: the moves of Baker" in said
    assert "Waiter to Cook 2 steps up the ladder: Bakery path" in said
    assert {"/roles/baker/#moves", "/paths/bakery/", "/moves/baker/to/waiter/"} <= set(page.links())
    assert "Not directly: 2 hops on record" in glance(page)
    assert "No such move is on record, but a chain of others is." in page.text
    assert page.classes("chain__guess") == 0


def test_a_step_up_a_ladder_is_a_known_way() -> None:
    page = move_of(baker(), cook(), chain=(Hop("baker", "cook", "path", "bakery", "cook"),), paths=(LADDER,))
    assert "A career ladder leads this way." in page.text
    assert "Yes, up a ladder" in glance(page)
    assert "1 step up the ladder: Bakery path" in page.part("chain")


def test_a_hop_by_shared_skills_is_labelled_as_computed() -> None:
    page = move_of(baker(), cook(), chain=(TO_WAITER, Hop("waiter", "cook", "skills")))
    assert "Computed from shared skills, not a recorded move." in page.part("chain")
    assert page.classes("chain__guess") == 1
    assert "Not on record" in glance(page)
    assert "No such move is on record. What" in page.text


def test_without_a_chain_the_page_says_so_plainly() -> None:
    said = move_of(baker(), cook()).part("chain")
    assert "no move from bakers to cooks is on record, and no chain of recorded moves and ladder steps leads" in said


# Skills


def test_skills_stand_in_four_groups_with_what_each_role_asks() -> None:
    page = move_of(baker(**needs("planning", "WRITING", "drawing")), cook(**needs("PLANNING", "writing", "SELLING")))
    assert page.part("skills").endswith(
        "You keep 1 Writing useful Asked less: from essential to useful"
        " Must grow 1 Planning from useful to essential"
        " New 1 Selling essential"
        " Not on their list 1 No source lists these for cooks; that does not make them useless there."
        " Drawing useful"
    )


def test_a_level_tells_by_how_much_it_must_grow() -> None:
    def at(level: str) -> dict[str, Any]:
        return needs("planning", level_value=Decimal(level), level_scale="0 to 7")

    page = move_of(baker(**at("3")), cook(**at("4.5")))
    assert "Planning level from 3 to 4.5 of 7, 1.5 more" in page.part("skills")
    page = move_of(baker(**at("4.5")), cook(**at("3")))
    assert "Asked less: level from 4.5 to 3 of 7, 1.5 less" in page.part("skills")


def test_skills_are_never_called_new_because_the_starts_are_unknown() -> None:
    said = move_of(baker(), cook(**needs("PLANNING"))).part("skills")
    assert "Not covered yet: the skills of bakers" in said
    assert said.endswith("This is what cooks need: Planning essential")
    assert "New" not in said


# Certifications and courses


def test_what_counts_in_both_roles_is_marked_and_the_rest_comes_first() -> None:
    badge = r.RoleCertification(key="other", certification="other", demand="required")
    shared = full_role().certifications
    page = move_of(baker(certifications=shared, courses=full_role().courses), cook(certifications=(*shared, badge)))
    said = page.part("learning")
    assert said.index("other Required") < said.index("Certified Baker (CB) counts in both roles Guild of Bakers (GB)")
    assert "Not covered yet: courses for cooks" in said


def test_new_courses_stand_apart_from_those_that_count_in_both() -> None:
    courses = {"courses": full_role().courses}
    assert "Courses for getting started Bread One" in move_of(baker(), cook(**courses)).part("learning")
    both = move_of(baker(**courses), cook(**courses)).part("learning")
    assert "Courses that count in both roles Bread One" in both
    assert "getting started" not in both


# Pay


def test_the_way_back_is_a_loss_in_per_cent_of_other_pay() -> None:
    page = move_of(baker(salaries=(make_salary("53012"),)), cook(salaries=(make_salary("46201"),)))
    assert "£6,811 a year less, 12.8%: from £53,012 to £46,201. Survey December 2025" in page.part("pay")


def test_equal_pay_is_called_the_same() -> None:
    page = move_of(baker(salaries=(make_salary(),)), cook(salaries=(make_salary(),)))
    assert "The same on both sides: £50,000 a year." in page.part("pay")
    assert "Pay, United Kingdom The same Survey" in glance(page)


def test_figures_of_two_kinds_give_no_change_and_the_page_says_why() -> None:
    page = move_of(baker(salaries=(make_salary(),)), cook(salaries=(make_salary(basis="total"),)))
    assert "differ in source, date or kind, and only like is compared with like." in page.part("pay")
    assert "Cannot be compared" in glance(page)


def test_the_chosen_country_comes_first_and_the_others_after_it() -> None:
    rows = (make_salary(), make_salary("40000", key="fr", country="FR", currency="EUR"))
    page = move_of(baker(salaries=rows), cook(salaries=rows), country="FR")
    said = page.part("pay")
    assert said.index("€40,000 a year") < said.index("£50,000 a year")
    assert "/a-page/#pay" in page.links()


# The ladder, the way back, the rest


def test_the_targets_step_is_compared_with_the_starts_level() -> None:
    said = move_of(baker(), cook(), paths=(LADDER, KITCHEN)).part("ladder")
    assert "Kitchen path Cook is step 1 of 2: senior level." in said
    assert "A higher level than Baker: middle, step 2 of 3 on the Bakery path." in said
    back = move_of(cook(), baker(), paths=(LADDER, KITCHEN)).part("ladder")
    assert "A lower level than Cook: senior, step 1 of 2 on the Kitchen path." in back
    assert back.endswith("Helper Entry level Baker Middle level Chief Senior level Source: Journal")


def test_a_start_without_a_ladder_leaves_the_level_open() -> None:
    said = move_of(make_role("waiter"), cook(), paths=(KITCHEN,)).part("ladder")
    assert "Whether that is a step up or down cannot be said: the guide has no ladder for waiters." in said


def test_the_way_back_and_the_comparison_are_a_link_away() -> None:
    page = move_of(baker(), cook(moves=(r.Move(key="baker", to="baker"),)))
    assert "from cooks to bakers, is on record too." in page.part("back")
    assert {"/moves/cook/to/baker/", "/compare/baker-vs-cook/"} <= set(page.links())
    assert "is not on record" in move_of(baker(), cook()).part("back")


def test_only_the_sources_of_what_is_shown_are_listed() -> None:
    page = move_of(full_role(), cook(salaries=(make_salary(),)))
    assert "A survey of pay" in page.part("sources")
    responsible = baker(responsibilities=(r.Responsibility(key="a", text=prose("Bake"), source="journal"),))
    assert "sources" not in move_of(responsible, cook()).ids


def test_a_recorded_moves_own_sources_are_listed_and_no_other_moves() -> None:
    claim = r.Claim(key="a", point="a", heading="A?", statement=prose("<p>A.</p>"), source="survey", move="cook")
    moves = (r.Move(key="cook", to="cook"), r.Move(key="waiter", to="waiter", source="journal"))
    sources = move_of(baker(moves=moves, claims=(claim,)), cook()).part("sources")
    assert "A survey of pay" in sources
    assert "A long article" not in sources
    assert "A long article" in move_of(baker(moves=(replace(moves[0], source="journal"),)), cook()).part("sources")


def test_every_link_within_the_page_has_its_target_and_no_id_stands_twice() -> None:
    page = move_of(
        full_role(), replace(full_role(moves=()), key="cook", slug="cook", name="Cook"), paths=(LADDER, KITCHEN)
    )
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links() if link.startswith("#")} <= set(page.ids)
    assert not [a for _, attributes in page.elements for a in attributes if a == "style" or a.startswith("on")]


# Links that lead here


def test_a_recorded_move_on_a_profile_leads_to_its_page() -> None:
    page = profile_of(full_role(), cook())
    assert "/moves/baker/to/cook/" in page.links()


def test_every_way_between_compared_roles_leads_to_its_page() -> None:
    roles = [make_role(f"role-{n}") for n in range(5)]
    ways = {f"/moves/role-{a}/to/role-{b}/" for a in range(5) for b in range(5) if a != b}
    assert ways == {link for link in page_of(*roles).links() if link.startswith("/moves/") and "/to/" in link}
    pair = page_of(full_role(), cook())
    assert sorted(link for link in pair.links() if link.startswith("/moves/") and "/to/" in link) == [
        "/moves/baker/to/cook/",
        "/moves/cook/to/baker/",
    ]
