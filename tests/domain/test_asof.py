"""The day that an address asks for, and a page whose links keep to it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from roles.domain.asof import NotADay, day_asked, end_of, kept_to_day, with_day

TODAY = date(2026, 3, 2)
LONDON = ZoneInfo("Europe/London")


def test_no_day_is_asked_for_without_the_parameter() -> None:
    assert day_asked([], TODAY) is None


@pytest.mark.parametrize("text", ["2026-03-02", "2026-03-01", "0001-01-01"])
def test_today_and_any_day_before_can_be_asked_for(text: str) -> None:
    assert day_asked([text], TODAY) == date.fromisoformat(text)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["2026-02-29"], "There is no 2026-02-29 in the calendar."),
        (["2026-03-03"], "2026-03-03 is still to come"),
        (["2026-03-01", "2026-03-01"], "more than one day"),
        (["20260301"], "as in 2026-03-02"),
        (["2026-W09-1"], "as in 2026-03-02"),
        (["٢٠٢٦-٠٣-٠١"], "as in 2026-03-02"),
        (["2026-03-01\n"], "as in 2026-03-02"),
        (["yesterday"], "“yesterday” is not a day"),
        ([""], "“” is not a day"),
        (["\0"], "is not a day"),
        (["9" * 9000], "is not a day"),
    ],
)
def test_what_is_no_day_on_record_is_refused_in_words(given: list[str], says: str) -> None:
    with pytest.raises(NotADay, match=says.replace(".", r"\.")) as refused:
        day_asked(given, TODAY)
    assert len(str(refused.value)) < 150


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 3, 2), datetime(2026, 3, 2, 23, 59, 59, 999999, UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, 59, 59, 999999, UTC)),  # the clocks go forward
        (date(2026, 7, 1), datetime(2026, 7, 1, 22, 59, 59, 999999, UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, 59, 59, 999999, UTC)),  # they go back
    ],
)
def test_a_day_ends_with_its_last_microsecond_in_london(day: date, last: datetime) -> None:
    assert end_of(day, LONDON) == last


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("/roles/baker/", "/roles/baker/?as-of=2026-03-02"),
        ("/roles/baker/?country=US#pay", "/roles/baker/?country=US&as-of=2026-03-02#pay"),
        ("/compare/a-vs-b/?order=b,a&as-of=2020-01-01", "/compare/a-vs-b/?order=b,a&as-of=2026-03-02"),
        ("/sources/#survey", "/sources/?as-of=2026-03-02#survey"),
    ],
)
def test_an_address_takes_the_day_and_keeps_the_rest(url: str, asked: str) -> None:
    assert with_day(url, TODAY) == asked


def kept(main: str) -> str:
    page = f'<a href="/roles/">Roles</a><main id="main">{main}</main><a href="/roles/">Roles</a>'
    drawn = kept_to_day(page, "/roles/", TODAY)
    assert drawn.startswith('<a href="/roles/">')
    assert drawn.endswith('<a href="/roles/">Roles</a>')
    return drawn.split('<main id="main">')[1].split("</main>")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/roles/">All</a>', '<a href="/roles/?as-of=2026-03-02">All</a>'),
        ('<a class="b" href="/roles/?page=2&amp;letter=B#list">2</a>', None),
        ('<a href="/roles/baker/">Baker</a>', '<a href="/roles/baker/">Baker</a>'),
        ('<a href="/skills/">Skills</a>', '<a href="/skills/">Skills</a>'),
        ('<a href="#list">List</a>', '<a href="#list">List</a>'),
        ("<p>/roles/</p>", "<p>/roles/</p>"),
    ],
)
def test_links_of_the_main_part_to_the_page_itself_keep_the_day(before: str, after: str | None) -> None:
    expected = '<a class="b" href="/roles/?page=2&amp;letter=B&amp;as-of=2026-03-02#list">2</a>'
    assert kept(before) == (expected if after is None else after)


def test_a_form_that_leads_to_the_page_itself_sends_the_day() -> None:
    field = '<input type="hidden" name="as-of" value="2026-03-02">'
    assert (
        kept('<form action="/roles/#result" method="get"><p>')
        == f'<form action="/roles/#result" method="get">{field}<p>'
    )
    assert kept('<form action="/search/" method="get">') == '<form action="/search/" method="get">'
