"""Titles in sentence case."""

import pytest

from roles.importers.titles import in_sentence, names_in, sentence_case


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Software Developers", "Software developers"),
        ("First-Line Supervisors of Retail Sales Workers", "First-line supervisors of retail sales workers"),
        ("English Language Teachers, Postsecondary", "English language teachers, postsecondary"),
        ("Instructors of English as a Second Language", "Instructors of English as a second language"),
        ("Helpers--Carpenters", "Helpers – carpenters"),
        ("Police and Sheriff's Patrol Officers", "Police and sheriff's patrol officers"),
        ("Biofuels/Biodiesel Technology Managers", "Biofuels/biodiesel technology managers"),
        ("IT Project Managers", "IT project managers"),
        ("U.S. Marshals", "U.S. marshals"),
        ("Engineers, All Other", "Engineers, all other"),
    ],
)
def test_a_title_has_one_capital_beside_names_and_abbreviations(printed: str, read: str) -> None:
    assert sentence_case(printed) == read


def test_within_a_sentence_the_first_word_is_small_unless_it_is_a_name() -> None:
    assert in_sentence("Software Developers") == "software developers"
    assert in_sentence("English Teachers") == "English teachers"


def test_names_are_what_running_text_never_writes_small() -> None:
    texts = ["Speak Spanish to guests."] * 3 + ["Plan Events, then events end.", "Plan Events.", "Plan Events."]
    assert names_in(texts) == {"English", "Spanish"}


def test_a_capital_that_was_seen_seldom_is_no_name() -> None:
    assert "Wellhead" not in names_in(["Run the Wellhead.", "Run the Wellhead."])


def test_a_capital_at_a_sentence_s_front_is_no_name() -> None:
    assert names_in(["Work well. Review it. Review that. Review all."]) == {"English"}
