"""What the preview card of each kind of page says, and what a page says of its card."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string

from roles.domain.card import GUIDE, Card
from roles.domain.comparison import compare
from roles.domain.guide import Link
from roles.domain.move import move_between
from roles.pages.cards import comparison_card, move_card, role_card
from roles.pages.page import Page
from tests.domain.guides import make_guide, make_role, make_salary, profiles_of
from tests.pages.bakery import KNOWN, full_role

ABOUT = "United Kingdom. Average (mean or median not stated), base pay. Survey, December 2025"


def pair(**overrides: Any) -> list[Any]:
    return profiles_of(
        make_role("baker", salaries=(make_salary("46201"),)), make_role("cook", salaries=(make_salary("53012"),))
    )


def test_a_role_is_shown_with_its_family_and_its_pay() -> None:
    [profile] = profiles_of(full_role(), others=KNOWN)
    assert role_card(profile, country="GB") == Card(
        "role", "Role · Kitchen", ("Baker",), (0,), "£50,000", "a\u00a0year", ABOUT
    )


def test_a_role_without_pay_says_nothing_of_it() -> None:
    [profile] = profiles_of(make_role("cook"))
    assert role_card(profile, country="GB") == Card("role", "Role", ("Cook",), (0,))


def test_roles_compared_are_shown_with_who_earns_more() -> None:
    found = compare(pair(), make_guide(), country="GB")
    assert comparison_card(found, country="GB") == Card(
        kind="comparison",
        kicker="Roles compared",
        names=("Baker", "Cook"),
        places=(0, 1),
        line="Cooks earn more than bakers: by £6,811\u00a0a\u00a0year, 14.7%.",
        source=ABOUT,
    )


def test_neither_the_readers_order_nor_country_changes_the_card() -> None:
    chosen = compare(pair()[::-1], make_guide(), country="FR", own_order=("baker", "cook"))
    assert comparison_card(chosen, country="GB") == comparison_card(
        compare(pair(), make_guide(), country="GB"), country="GB"
    )


@pytest.mark.parametrize(
    ("start", "to", "places", "line"),
    [
        ("baker", "cook", (0, 1), "£6,811\u00a0a\u00a0year more, 14.7%: from £46,201 to £53,012."),
        ("cook", "baker", (1, 0), "£6,811\u00a0a\u00a0year less, 12.8%: from £53,012 to £46,201."),
    ],
)
def test_a_move_is_shown_with_what_it_does_to_pay_in_the_colours_of_the_two(
    start: str, to: str, places: tuple[int, int], line: str
) -> None:
    ends = {profile.role.key: profile for profile in pair()}
    together = Link("comparison", "baker-vs-cook", "", "/compare/baker-vs-cook/")
    found = move_between(ends[start], ends[to], make_guide(), country="FR", comparison=together)
    card = move_card(found, country="GB")
    assert (card.names, card.places, card.line, card.source) == (
        (start.capitalize(), to.capitalize()),
        places,
        line,
        ABOUT,
    )


# --- What the head of a page says of it ---------------------------------------------------------------------


def head(**overrides: Any) -> str:
    page = Page(**{"title": "Sources", "path": "/sources/", **overrides})
    return render_to_string("base.html", {"page": page}).split("</head>")[0]


def test_a_page_without_a_card_of_its_own_has_the_guides() -> None:
    assert f'<meta property="og:image" content="http://localhost:8000/cards/{GUIDE.digest}.png">' in head()


def test_a_card_follows_its_address_with_its_size_and_its_words() -> None:
    card = Card("role", "Role", ('The "baker" & cook',), (0,))
    told = re.findall(r'<meta (?:property|name)="(og:image[^"]*|twitter:card)" content="([^"]*)"', head(card=card))
    assert told == [
        ("og:image", f"http://localhost:8000/cards/sources/{card.digest}.png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Role: The &quot;baker&quot; &amp; cook."),
        ("twitter:card", "summary_large_image"),
    ]


def test_an_article_says_when_it_was_published_and_last_changed() -> None:
    published, updated = datetime(2026, 6, 1, 9, tzinfo=UTC), datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    html = head(og_type="article", published=published, updated=updated)
    assert '<meta property="article:published_time" content="2026-06-01T10:00:00+01:00">' in html
    assert '<meta property="article:modified_time" content="2026-11-22T09:30:00+00:00">' in html
    assert "article:" not in head(updated=updated)
    assert "published_time" not in head(og_type="article", updated=updated)


def test_what_is_no_page_has_no_card() -> None:
    assert "og:" not in render_to_string("404.html").split("</head>")[0]
