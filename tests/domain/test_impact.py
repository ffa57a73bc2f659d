"""Which pages show what is about to change."""

from typing import Any

from roles.domain.impact import Change, Impact, Name, Reference, impact

PM, PO, SM = ("role", "product-manager"), ("role", "product-owner"), ("role", "scrum-master")
SKILL = ("skill", "negotiation")


def shown(*changes: Change, references: tuple[Reference, ...] = (), **guide: Any) -> Impact:
    return impact(changes, references, **{"roles": {key for _, key in (PM, PO, SM)}, "comparisons": [], **guide})


def renamed(name: Name, *names: tuple[str, Name]) -> Change:
    return Change(name, True, frozenset({name[0]}), frozenset(), frozenset(names))


def changed(name: Name, row: str, *touched: tuple[str, Name]) -> Change:
    return Change(name, False, frozenset({row}), frozenset(touched), frozenset(touched))


NEEDS = Reference(PM, "roleskill.skill", SKILL)
COMPARES = Reference(("comparison", "product-manager-vs-product-owner"), "comparedrole.role", PM)


def test_nothing_that_changes_shows_nowhere() -> None:
    assert shown() == Impact({})


def test_a_renamed_skill_shows_on_the_roles_that_list_it_and_their_comparisons() -> None:
    found = shown(renamed(SKILL), references=(NEEDS, COMPARES), comparisons=[(PM[1], PO[1])])
    assert {SKILL, PM, COMPARES.by, ("page", "skill_list")} == found.pages.keys()
    assert found.pairs == 1


def test_a_salary_shows_on_the_role_its_comparisons_and_the_list_of_salaries() -> None:
    found = shown(changed(PM, "salary", ("salary.source", ("source", "survey"))), references=(COMPARES,))
    assert found.pages.keys() >= {PM, COMPARES.by, ("page", "salary_list"), ("page", "source_list")}
    assert ("page", "skill_list") not in found.pages
    assert found.pairs == 2


def test_what_a_role_says_of_itself_shows_on_no_page_that_only_names_it() -> None:
    term = Reference(("term", "backlog"), "term.definition", PM)
    ladder = Reference(("path", "ladder"), "step.role", PM)
    assert not {term.by, ladder.by} & shown(changed(PM, "role"), references=(term, ladder)).pages.keys()
    assert {term.by, ladder.by} <= shown(renamed(PM), references=(term, ladder)).pages.keys()


def test_a_figure_shows_wherever_prose_may_quote_it() -> None:
    quoting = Reference(("path", "ladder"), "step.body", PM)
    assert quoting.by in shown(changed(PM, "salary"), references=(quoting,)).pages
    assert quoting.by not in shown(changed(PM, "responsibility"), references=(quoting,)).pages


def test_the_skills_page_shows_the_row_that_changes_and_not_the_others() -> None:
    other = ("roleskill.skill", ("skill", "patience"))
    change = Change(PM, False, frozenset({"roleskill"}), frozenset({("roleskill.skill", SKILL)}), frozenset({other}))
    found = shown(change)
    assert SKILL in found.pages
    assert other[1] not in found.pages


def test_a_ladder_shows_on_the_roles_that_stand_on_it_and_in_their_comparisons() -> None:
    found = shown(changed(("path", "ladder"), "path", ("step.role", PM)), references=(COMPARES,))
    assert {PM, COMPARES.by} <= found.pages.keys()
    assert found.pairs == 2


def test_a_recorded_move_shows_what_changes_of_either_end() -> None:
    hop = Reference(PM, "move.to", PO)
    for role in (PM, PO):
        assert ("move", "product-manager/product-owner") in shown(changed(role, "salary"), references=(hop,)).pages


def test_a_pair_that_editors_wrote_about_is_not_counted_and_no_pair_twice() -> None:
    assert shown(changed(PM, "role")).pairs == 2
    assert shown(changed(PM, "role"), changed(PO, "role")).pairs == 3
    assert shown(changed(PM, "role"), comparisons=[(PM[1], PO[1]), (PO[1], SM[1]), (PM[1], PO[1], SM[1])]).pairs == 1


def test_the_disclaimer_shows_on_every_role() -> None:
    assert shown(changed(("site-text", "disclaimer"), "sitetext")).everywhere


def test_each_page_says_which_of_the_changes_it_shows() -> None:
    term = ("term", "backlog")
    found = shown(renamed(SKILL), renamed(term), references=(NEEDS,))
    assert found.pages[PM] == {SKILL}
