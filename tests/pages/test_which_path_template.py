"""The questionnaire and its result, drawn from objects made by hand."""

from collections.abc import Sequence
from typing import Any

import pytest

from roles.domain.fit import Asked, Candidate
from roles.domain.guide import Link
from roles.domain.prose import Html
from roles.domain.records import Statement
from roles.pages.which_path import filled_in
from roles.queries.which_path import Questionnaire
from tests.pages.drawn import Drawn, draw

KEYS = ("dough", "menu", "night", "fire", "shop")


def ask(position: int, key: str) -> Asked:
    return Asked(Statement(key=key, slug=key, name=f"I like {key}.", dimension="hours", position=position), "Hours")


def role(key: str, **stances: int) -> Candidate:
    return Candidate(Link("role", key, key.capitalize(), f"/roles/{key}/", key), f"{key}s", stances)


ABOUT = Questionnaire(
    "Which job?", Html("Say so."), Html("<p>No test.</p>"), tuple(ask(n, key) for n, key in enumerate(KEYS))
)
BAKER = role("baker", dough=2, menu=-1, night=2, fire=1, shop=0)
COOK = role("cook", dough=-1, menu=2, night=0, fire=1, shop=0)


def page(answers: str = "", *roles: Candidate, about: Questionnaire = ABOUT, **given: Any) -> Drawn:
    """The page with the answers given as digits, one for each statement, a dot for none."""
    said = {key: value for key, value in zip(KEYS, answers, strict=False) if value != "."}
    return drawn_of(about, roles or (BAKER, COOK), said, **given)


def drawn_of(about: Questionnaire, roles: Sequence[Candidate], said: dict[str, str], **given: Any) -> Drawn:
    return draw("which_path", **vars(filled_in(about, roles, said, **given)))


def test_a_first_visit_asks_and_shows_no_result() -> None:
    drawn = page()
    assert "A page Say so. How far do you agree?" in drawn.text
    assert "Answer as many of the 5 as you like. Your answers are set beside those of bakers and cooks." in drawn.text
    assert "1. I like dough." in drawn.text
    assert "No test." in drawn.part("how")
    assert "Your result" not in drawn.text
    assert "Start again" not in drawn.text
    assert "result" not in drawn.ids


def test_each_statement_is_a_group_of_five_named_radio_buttons() -> None:
    drawn = page()
    radios = [(a["name"], a["value"]) for tag, a in drawn.elements if tag == "input" and a.get("type") == "radio"]
    assert radios == [(key, value) for key in KEYS for value in "12345"]
    assert drawn.within("I like dough.", "</fieldset>") == (
        "Strongly disagree Disagree Neither agree nor disagree Agree Strongly agree"
    )
    assert sum(tag == "fieldset" for tag, _ in drawn.elements) == 5


def test_the_form_leads_to_the_result_and_keeps_its_answers() -> None:
    drawn = page("51.3")
    (form,) = [a for tag, a in drawn.elements if tag == "form" and "statements" in a.get("class", "")]
    assert (form["action"], form["method"]) == ("/a-page/#result", "get")
    chosen = [(a["name"], a["value"]) for tag, a in drawn.elements if tag == "input" and "checked" in a]
    assert chosen == [("dough", "5"), ("menu", "1"), ("fire", "3")]
    assert "Start again" in drawn.text
    assert drawn.ids.count("result") == 1


def test_an_empty_form_is_told_so_where_the_result_would_stand() -> None:
    drawn = page(nothing_sent=True)
    assert "Answer at least one statement." in drawn.text
    assert ("p", {"class": "note note--warn", "id": "result", "role": "alert", "tabindex": "-1"}) in drawn.elements


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("52543", "Your answers come nearer to bakers, 100%, than to cooks, 60%. That is a clear difference."),
        ("44543", "Your answers come nearer to bakers, 85%, than to cooks, 75%. That is a close call."),
        ("25343", "Your answers come nearer to cooks, 100%, than to bakers, 60%. That is a clear difference."),
        ("44443", "Your answers come equally near to bakers and cooks, 80% each. It is a tie."),
        ("5....", "So far your answers lean towards bakers. This rests on 1 of 5 answers, too few to give figures."),
        ("...43", "speak for bakers and cooks, for none more than another. This rests on 2 of 5 answers, too few"),
    ],
)
def test_the_verdict_says_in_a_sentence_who_is_nearer_and_how_close_the_call_is(answers: str, said: str) -> None:
    assert said in page(answers).part("result")


def test_a_verdict_that_is_too_close_to_call_says_so() -> None:
    asked = tuple(ask(n, key) for n, key in enumerate("abcdef"))
    about = Questionnaire("Which job?", Html(), Html(), asked)
    one, other = role("baker", **dict.fromkeys("abcdef", 2)), role("cook", **{**dict.fromkeys("abcde", 2), "f": 1})
    drawn = drawn_of(about, (one, other), dict.fromkeys("abcdef", "5"))
    assert "100%, than to cooks, 96%. That is too close to call." in drawn.part("result")


def test_each_role_has_a_bar_as_long_as_its_figure_and_a_link_to_its_profile() -> None:
    drawn = page("52543")
    bars = [a["width"] for tag, a in drawn.elements if tag == "rect" and a["class"] == "fits__part"]
    assert bars == ["100.0%", "60.0%"]
    assert "1. Baker 100%" in drawn.part("result")
    assert {"/roles/baker/", "/roles/cook/", "/compare/baker-vs-cook/"} <= set(drawn.links())


def test_a_result_that_rests_on_too_few_answers_has_no_figure_and_no_bar() -> None:
    drawn = page("5....")
    assert "%" not in drawn.part("result")
    assert not [tag for tag, a in drawn.elements if tag == "rect"]


def test_answers_that_tell_the_roles_not_apart_are_listed_as_such() -> None:
    drawn = page("52543")
    assert "These fit both alike You agree: “I like fire.” You neither" in drawn.part("result")
    assert "alike" not in page("521..").part("result")
    three = page("5..43", BAKER, COOK, role("smith", dough=1, fire=1, shop=0))
    assert "These fit all of them alike" in three.part("result")


def test_the_reasons_are_the_readers_own_answers_beside_what_each_role_would_say() -> None:
    drawn = page("52143")
    assert "You strongly agree: “I like dough.” Bakers: strongly agree · Cooks: disagree · Hours" in drawn.within(
        "These speak for bakers", "</section>"
    )
    assert drawn.within("These speak for cooks", "</section>").startswith("You strongly disagree: “I like night.”")
    assert "/compare/baker-vs-cook/#row-hours" in drawn.links()


def test_a_role_for_which_no_answer_speaks_is_told_so() -> None:
    drawn = page("52543")
    assert "No answer speaks for cooks None of your answers is nearer to theirs than to those of the other role." in (
        drawn.part("result")
    )
    three = page("52543", BAKER, COOK, role("smith", dough=-2, menu=2, night=-2, fire=-2, shop=-2))
    assert "No answer speaks for smiths None of your answers is nearer to theirs than to those of the other roles" in (
        three.part("result")
    )


def test_all_roles_that_tie_are_compared() -> None:
    drawn = page("5....", role("smith", dough=2), BAKER, role("miller", dough=2))
    assert "So far your answers speak for bakers, millers and smiths, for none" in drawn.part("result")
    assert "Compare bakers, millers and smiths" in drawn.part("result")
    assert "/compare/baker-vs-miller-vs-smith/" in drawn.links()


def test_roles_that_the_answers_cannot_place_are_named() -> None:
    drawn = page("52543", BAKER, COOK, *(role(f"smith-{n}", dough=2) for n in range(7)))
    assert (
        "These answers cannot place smith-0s, smith-1s, smith-2s, smith-3s, smith-4s and 2 more: the editors have not"
        " judged enough of the statements for them." in drawn.part("result")
    )
    assert "cannot place smiths:" in page("52543", BAKER, COOK, role("smith", dough=2)).part("result")


def test_of_many_roles_the_best_five_are_shown_and_the_others_counted() -> None:
    drawn = page("52543", *(role(f"smith-{n}", **BAKER.stances) for n in range(8)))
    assert "The first 5 of 8 roles are shown, equal ones by name." in drawn.part("result")
    assert "smith-3s and smith-4s, among others, 100% each. It is a tie." in drawn.part("result")
    assert drawn.part("result").count("These speak for") + drawn.part("result").count("No answer speaks for") == 5


def test_one_role_or_none_is_no_comparison() -> None:
    alone = page("52543", BAKER)
    assert "Your answers come to 100% for bakers. There is no other role to set beside them." in alone.part("result")
    assert "Compare" not in alone.part("result")
    none = page("52543", role("smith", dough=2))
    assert "These answers place no role. Answer a few more statements." in none.part("result")


def test_without_statements_or_roles_the_page_leads_to_the_comparisons() -> None:
    empty = Questionnaire("Which job?", Html(), Html(), ())
    for drawn in (page(about=empty), drawn_of(ABOUT, (), {})):
        assert "Nothing to ask yet" in drawn.text
        assert "/compare/" in drawn.links()
    assert "How this works" not in page(about=empty).text
