"""Pages of changes and of a past day, drawn from objects made by hand: no database is asked."""

from dataclasses import replace
from datetime import UTC, date, datetime

from django.template.loader import render_to_string

from roles.domain.changes import Piece
from roles.domain.guide import Link
from roles.domain.listing import Listing
from roles.domain.news import Change, Detail, Said
from roles.pages.past import Past
from roles.queries.changes import Changes, Subject
from tests.pages.drawn import Drawn, draw_content, words

REWORDED = Said(
    "Summary reworded",
    details=(Detail("", pieces=(Piece("removed", "Old"), Piece("added", "New"), Piece("same", "words."))),),
)
CHANGE = Change(
    "role",
    "baker",
    2,
    "Baker",
    datetime(2026, 7, 1, 22, 30, tzinfo=UTC),
    False,
    (REWORDED, Said("Skill added", "Patience <essential>")),
    Link("role", "baker", "Master baker", "/roles/baker/"),
    "/roles/baker/?as-of=2026-07-01",
    "/changes/role/baker/2/",
)
PUBLISHED = replace(CHANGE, number=1, new=True, said=(Said("Published"),))


def listed(*changes: Change, subject: Subject | None = None) -> Drawn:
    found = Changes(Listing(changes, len(changes), 1, 1, (), ""), (("role", 3), ("term", 1)), "", subject)
    return draw_content("change_list", {"found": found, "feed": "/feeds/changes.atom"})


def test_a_change_says_what_it_is_about_when_and_where_it_is_found() -> None:
    page = listed(CHANGE)
    assert "1 July 2026 Role Baker Summary reworded Old New words. Skill added: Patience <essential>" in page.text
    assert "23:30 · Edition 2 of Baker · As it stood that day: Baker" in page.text
    assert {"/roles/baker/", CHANGE.then, CHANGE.url, "/feeds/changes.atom"} <= set(page.links())
    assert "role-baker-2" in page.ids
    assert "<del>Old</del> <ins>New</ins> words." in page.html


def test_a_page_that_is_gone_is_named_and_not_linked() -> None:
    page = listed(replace(CHANGE, page=Link("role", "baker", "Baker"), then=""))
    assert "As it stood that day" not in page.text
    assert "<h3>Baker</h3>" in page.html


def test_a_long_change_leads_to_the_rest_of_it() -> None:
    page = listed(replace(CHANGE, said=(Said("Skill added", "Patience"),) * 15))
    assert page.text.count("Skill added") == 12
    assert '<a href="/changes/role/baker/2/">And 3 more</a>' in page.html


def test_what_is_new_stands_together_by_kind() -> None:
    page = listed(
        PUBLISHED, replace(PUBLISHED, key="cook", title="Cook"), replace(PUBLISHED, kind="term", title="Oven")
    )
    assert "New in the guide Roles Baker Cook Glossary term Oven" in page.text


def test_the_changes_of_a_retired_role_say_so() -> None:
    about = Subject("Baker", ("baker",), ("baker",), True, "/roles/baker/", (("role", "baker"),))
    page = listed(CHANGE, subject=about)
    assert "Retired, and kept on record." in page.text
    assert "Kind of page" not in page.html


def test_an_empty_guide_has_no_changes() -> None:
    assert "Nothing has been published yet" in listed().text


def test_a_change_by_itself_leads_to_its_page_then_and_now() -> None:
    page = draw_content("change_detail", CHANGE)
    assert "Published on 1 July 2026. The page as it is now The page as it stood that day" in page.text
    gone = draw_content("change_detail", replace(CHANGE, page=Link("role", "baker", "Baker"), then=""))
    assert "The page has been retired since." in gone.text


def test_the_banner_says_which_day_and_what_became_of_the_page() -> None:
    def banner(*, over: bool = True, gone: bool = False) -> str:
        past = Past(date(2026, 3, 2), over, "/roles/baker/", gone)
        return words(render_to_string("roles/_past.html", {"past": past}))

    assert banner() == "This page as it stood on 2 March 2026. See it as it is now."
    assert "It has been retired since: see what took its place." in banner(gone=True)
    assert "as it stands today, 2 March 2026. The day is not over" in banner(over=False)


def test_pages_for_days_that_cannot_be_shown_say_how_to_go_on() -> None:
    asked = {"fault": "“x” is not a day.", "path": "/roles/", "today": date(2026, 3, 2)}
    page = render_to_string("roles/unknown_day.html", asked)
    assert "“x” is not a day." in page
    assert '<input id="as-of" type="date" name="as-of" max="2026-03-02" required>' in page
    since = {"day": date(2026, 3, 1), "since": datetime(2026, 3, 2, 9, tzinfo=UTC), "path": "/roles/"}
    page = render_to_string("roles/not_on_record.html", since)
    assert "It is on record since 2 March 2026." in words(page)
    assert '<a href="/roles/?as-of=2026-03-02">as it stood on its first day</a>' in page
