"""What readers are told of a change: short lines, the words that changed, a day's changes together."""

from dataclasses import replace
from datetime import UTC, date, datetime

from roles.domain.changes import Piece
from roles.domain.guide import Link
from roles.domain.news import SHOWN, Change, Detail, Said, by_day, excerpt

CHANGE = Change(
    "role",
    "baker",
    2,
    "Baker",
    datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
    False,
    (Said("Skill added", "Patience"),),
    Link("role", "baker", "Baker", "/roles/baker/"),
    "/roles/baker/?as-of=2026-03-02",
    "/changes/role/baker/2/",
)
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def shown(before: str, after: str) -> str:
    marks = {"same": "{}", "added": "+{}+", "removed": "-{}-"}
    return " ".join(marks[piece.what].format(piece.text) for piece in excerpt(before, after))


def test_the_words_that_changed_stand_among_a_few_that_stayed() -> None:
    long = " ".join(f"w{number}" for number in range(40))
    assert (
        shown(f"{long} old {long}", f"{long} new {long}") == "… w34 w35 w36 w37 w38 w39 -old- +new+ w0 w1 w2 w3 w4 w5 …"
    )
    assert shown(f"old {long} old", f"new {long} new") == (
        "-old- +new+ w0 w1 w2 w3 w4 w5 … w34 w35 w36 w37 w38 w39 -old- +new+"
    )


def test_a_short_text_is_shown_whole() -> None:
    assert shown("Bakes bread.", "Bakes cakes.") == "Bakes -bread.- +cakes.+"


def test_a_text_written_anew_is_not_shown_word_by_word() -> None:
    old, new = (" ".join(f"{word}{number}" for number in range(60)) for word in ("old", "new"))
    assert excerpt(old, new) == ()


def test_two_very_long_texts_are_not_compared() -> None:
    assert excerpt("word " * 1000, "word " * 1000 + "more") == ()


def test_a_line_of_a_change_reads_as_plain_words() -> None:
    assert Said("Order of the steps changed").text == "Order of the steps changed"
    assert Said("Skill removed", "Data analysis").text == "Skill removed: Data analysis"
    assert Said("Renamed", details=(Detail("", "Baker", "Cook"),)).text == "Renamed: Baker, now Cook"
    words = (Piece("same", "Bakes"), Piece("removed", "bread."), Piece("added", "cakes."))
    details = (Detail("Note", pieces=words), Detail("Source", after="Survey"), Detail("Level", before="2"))
    told = "Skill changed: Patience. Note: Bakes [-bread.-] [+cakes.+]; Source: Survey; Level: 2, removed"
    assert Said("Skill changed", "Patience", details).text == told


def test_a_change_shows_its_first_lines_and_how_many_more_there_are() -> None:
    many = replace(CHANGE, said=CHANGE.said * (SHOWN + 3))
    assert (len(many.shown), many.more) == (SHOWN, 3)
    assert (CHANGE.shown, CHANGE.more) == (CHANGE.said, 0)
    assert CHANGE.anchor == "role-baker-2"


def test_a_day_has_what_changed_in_order_and_what_is_new_by_kind_and_name() -> None:
    cook, baker = (replace(CHANGE, title=title, new=True) for title in ("Cook", "Baker"))
    skill = replace(CHANGE, kind="skill", new=True)
    days = by_day([(TUESDAY, CHANGE), (MONDAY, cook), (MONDAY, skill), (MONDAY, CHANGE), (MONDAY, baker)])
    assert [day.day for day in days] == [TUESDAY, MONDAY]
    assert (days[0].changed, days[0].new) == ((CHANGE,), ())
    assert (days[1].changed, days[1].new) == ((CHANGE,), (("role", (baker, cook)), ("skill", (skill,))))
