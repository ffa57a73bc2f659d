"""An editor's Monday in a real browser, from the invitation to a page that is published, scheduled, reverted, retired.

It has a site to itself, since readers' pages change, and a clock to itself, since Tuesday comes at once.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.clock import Clock
from tests.browser.conftest import listen
from tests.browser.doors import accept, invitation, set_up_app, sign_in, sign_in_with_totp
from tests.running_site import Site, running_site

LONDON = ZoneInfo("Europe/London")
SUNDAY = datetime(2026, 12, 6, 10, tzinfo=LONDON)
MONDAY = SUNDAY + timedelta(days=1)
CHOSEN = datetime(2026, 12, 8, 9, tzinfo=LONDON)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)

PASSWORD = "a password for a long Monday"
PUBLIC = "/roles/scrum-master/"
FORM = "/admin/roles/role/scrum-master/change/"
REVIEW = "/admin/roles/edition/review/role/scrum-master/"

NUTSHELL = "Helps people work well together"
WRITERS_WORDS = "Says what a Scrum master does"
TEAM = "Ten people at most"

type Look = Callable[[], None]


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """It stands still until it is set; and since no two editions of a page go live at the same moment, it is set on
    between them.
    """
    return Clock(tmp_path / "clock", SUNDAY)


@pytest.fixture
def monday(tmp_path: Path, clock: Clock) -> Iterator[Site]:
    """A site of its own, which asks for a second factor; its guide is loaded on Sunday."""
    with running_site(tmp_path, REQUIRE_MFA="1", **clock.variables) as running:
        yield running


@pytest.fixture
def browser_context_args(monday: Site) -> dict[str, Any]:
    """Every browser here is at that site."""
    return {"base_url": monday.url, "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def writer(new_context: CreateContextCallback, complaints: list[str]) -> Page:
    return a_browser(new_context, complaints)


@pytest.fixture
def reader(new_context: CreateContextCallback, complaints: list[str]) -> Page:
    return a_browser(new_context, complaints)


def a_browser(new_context: CreateContextCallback, complaints: list[str]) -> Page:
    context = new_context()
    listen(context, complaints)
    return context.new_page()


@pytest.fixture
def look(page: Page, axe: Callable[[], list[str]], complaints: list[str]) -> Look:
    """Call it at a page of the desk: nothing is refused, breaks a rule of accessibility or runs off a phone."""

    def looked() -> None:
        page.wait_for_load_state("networkidle")
        assert (page.url, complaints) == (page.url, [])
        assert (page.url, axe()) == (page.url, [])
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.set_viewport_size({"width": 1280, "height": 900})
        complaints.clear()  # of what axe itself wrote into the page

    return looked


def test_an_editors_monday(
    *, monday: Site, clock: Clock, page: Page, writer: Page, reader: Page, look: Look, complaints: list[str]
) -> None:
    clock.set(MONDAY)
    recovery_code = the_editor_comes_in(page, monday)
    at_first = what_is_read(reader)
    the_writer_submits_a_draft(writer, monday)

    the_desk_shows_what_waits(page, look)
    the_review_and_the_preview_show_the_new_words(page, look)
    assert what_is_read(reader) == at_first
    the_editor_publishes_it(page, look)
    on_monday = what_is_read(reader)
    assert NUTSHELL in on_monday

    the_editor_schedules_another_change(page)
    clock.set(CHOSEN - SECOND)
    assert what_is_read(reader) == on_monday
    clock.set(CHOSEN + SECOND)
    assert what_is_read(reader) != on_monday
    assert TEAM in what_is_read(reader)

    the_editor_comes_back_the_next_day(page, recovery_code)
    the_editor_goes_back_to_the_first_edition(page)
    assert what_is_read(reader) == at_first

    clock.set(CHOSEN + MINUTE)
    the_editor_retires_it(page, look)
    readers_are_led_to_the_successor(reader)
    all_of_it_is_on_record(page)
    assert [said for said in complaints if "410 (Gone)" not in said] == []


# --- Coming in -----------------------------------------------------------------------------------------


def joined(page: Page, site: Site, email: str, group: str) -> str:
    """Accept an invitation and set up an authenticator app, and stay at the recovery codes; the app's secret."""
    accept(page, invitation(site, email, "--group", group), PASSWORD)
    return set_up_app(page)


def the_editor_comes_in(page: Page, site: Site) -> str:
    """Ends at the desk, and keeps one of the recovery codes."""
    secret = joined(page, site, "nina@example.org", "Editors")
    recovery_code = page.get_by_role("code").first.inner_text()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/**")
    page.goto("/admin/")
    sign_in_with_totp(page, "nina@example.org", PASSWORD, secret)
    page.wait_for_url("**/admin/")
    expect(page.get_by_role("region", name="Waiting for review")).to_contain_text("Nobody has asked for a review.")
    return recovery_code


def the_editor_comes_back_the_next_day(page: Page, recovery_code: str) -> None:
    """The session of yesterday is over; and the phone is elsewhere."""
    page.goto("/admin/")
    sign_in(page, "nina", PASSWORD)
    page.get_by_role("textbox", name="Code").fill(recovery_code)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/admin/")


# --- A draft, and its review ---------------------------------------------------------------------------


def the_writer_submits_a_draft(writer: Page, site: Site) -> None:
    joined(writer, site, "walt@example.org", "Writers")
    writer.goto(FORM)
    writer.get_by_role("textbox", name="Nutshell").fill(NUTSHELL)
    writer.get_by_role("button", name="Save and submit for review…").click()
    writer.get_by_role("textbox", name="Comment").fill(WRITERS_WORDS)
    writer.get_by_role("button", name="Submit for review").click()
    expect(writer.get_by_text("Submitted for review. Editors see it on their desk.")).to_be_visible()
    expect(writer.get_by_role("link", name="Publish…")).to_have_count(0)


def the_desk_shows_what_waits(page: Page, look: Look) -> None:
    page.reload()
    waiting = page.get_by_role("region", name="Waiting for review").get_by_role("listitem")
    expect(waiting).to_contain_text(f"role, from walt, 7 December 2026, 10:00: “{WRITERS_WORDS}”")
    look()
    waiting.get_by_role("link", name="Scrum master").click()


def the_review_and_the_preview_show_the_new_words(page: Page, look: Look) -> None:
    expect(page.get_by_role("heading", name="Submitted by walt")).to_be_visible()
    changes = page.get_by_role("region", name="What would change for readers")
    expect(changes.get_by_role("term")).to_have_text("Nutshell")
    expect(changes.get_by_role("insertion")).to_have_text(NUTSHELL)
    look()
    review = page.url
    page.get_by_role("link", name="Preview").click()
    page.get_by_role("link", name="Phone").click()
    page.wait_for_url("**width=phone**")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("main")).to_contain_text(NUTSHELL)
    assert frame.get_by_role("main").evaluate("innerWidth") == 390
    page.goto(review)


def the_editor_publishes_it(page: Page, look: Look) -> None:
    page.get_by_role("link", name="Publish…").first.click()
    expect(page.get_by_role("region", name="What readers will see change")).to_contain_text(NUTSHELL)
    expect(page.get_by_role("region", name="Pages that show it").get_by_role("link")).to_contain_text(["Scrum master"])
    expect(page.get_by_role("textbox", name="Note")).to_have_value(WRITERS_WORDS)
    look()
    page.get_by_role("textbox", name="Note").fill("The first words said nothing")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Published: “Scrum master” (edition 2).")).to_be_visible()


def the_editor_schedules_another_change(page: Page) -> None:
    rows = page.get_by_role("group", name="Rows of the comparison table")
    rows.get_by_text("Rows of the comparison table").click()
    rows.get_by_role("textbox", name="Body").fill(TEAM)
    page.get_by_role("button", name="Save and publish…").click()
    page.get_by_role("textbox", name="Note").fill("Teams are small")
    at = page.get_by_role("group", name="Publish at").get_by_role("textbox")
    at.nth(0).fill("08/12/2026")
    at.nth(1).fill("09:00")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Scheduled for 8 December 2026, 09:00: “Scrum master” (edition 3).")).to_be_visible()
    page.goto("/admin/")
    scheduled = page.get_by_role("region", name="Scheduled")
    expect(scheduled).to_contain_text("role, goes live 8 December 2026, 09:00, by nina: “Teams are small”")


# --- What readers see ----------------------------------------------------------------------------------


def what_is_read(reader: Page) -> str:
    """What readers see at the role's page, mark-up and all, but for its edition and the day of its last change."""
    reader.goto(PUBLIC)
    shown = reader.get_by_role("main").inner_html()
    return re.sub(r"<time.*?</time>|edition \d+, [^.]*|as-of=[\d-]*", "", shown)


def readers_are_led_to_the_successor(reader: Page) -> None:
    answer = reader.goto(PUBLIC)
    assert answer
    assert answer.status == 410
    expect(reader.get_by_role("heading", level=1)).to_have_text("Scrum master has been retired")
    reader.get_by_role("link", name="Project manager").click()
    reader.wait_for_url("**/roles/project-manager/")
    reader.goto("/roles/product-owner/")
    links = reader.get_by_role("main").get_by_role("link", name="Scrum master", exact=True)
    expect(links.first).to_have_attribute("href", "/roles/project-manager/")


# --- The way back, and the end -------------------------------------------------------------------------


def the_editor_goes_back_to_the_first_edition(page: Page) -> None:
    page.get_by_role("region", name="Published this week").get_by_role("link", name="Scrum master").first.click()
    changed = page.get_by_role("region", name="What it changed")
    expect(changed.get_by_role("insertion")).to_have_text(TEAM)
    page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name="Editions").click()
    editions = page.get_by_role("region", name="Editions", exact=True).get_by_role("listitem")
    expect(editions).to_contain_text(["Teams are small", "The first words said nothing"])
    page.get_by_role("link", name="Edition 1", exact=True).click()
    page.get_by_role("textbox", name="Note").fill("Both were wrong")
    page.get_by_role("button", name="Go back to edition 1").click()
    page.get_by_role("button", name="Save and publish…").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Published: “Scrum master” (edition 4).")).to_be_visible()


def the_editor_retires_it(page: Page, look: Look) -> None:
    page.get_by_role("link", name="Retire…").click()
    expect(page.get_by_role("region", name="What refers to it")).to_contain_text("Product owner")
    choose(page, "Successor", "Project manager")
    choose(page, "Replacement", "Project manager")
    page.get_by_role("textbox", name="Note").fill("Nobody looks for it")
    page.get_by_role("button", name="Show what would be replaced").click()
    expect(page.get_by_role("region", name="What readers will see change")).to_contain_text("Product owner")
    look()
    page.get_by_role("button", name="Replace and retire").click()
    expect(page.get_by_text("“Scrum master” is retired. Its address now says so.")).to_be_visible()


def choose(page: Page, label: str, words: str) -> None:
    """Find one of many by typing."""
    choice = page.get_by_role("combobox", name=label)
    choice.click()
    expect(choice).to_have_attribute("aria-expanded", "true")
    page.keyboard.type(words)
    page.get_by_role("option", name=words, exact=True).click()


def all_of_it_is_on_record(page: Page) -> None:
    page.goto(REVIEW)
    told = page.get_by_role("region", name="What was said and done").get_by_role("listitem")
    in_order = [
        "nina: Retired it with edition 5 · 8 December 2026, 09:01 Nobody looks for it",
        "nina: Published edition 4 · 8 December 2026, 09:00",
        "nina: Went back to edition 1 · 8 December 2026, 09:00 Both were wrong",
        "nina: Scheduled edition 3 for 8 December 2026, 09:00 · 7 December 2026, 10:00 Teams are small",
        "nina: Saved it · 7 December 2026, 10:00",
        "nina: Published edition 2 · 7 December 2026, 10:00 The first words said nothing",
        f"walt: Submitted it for review · 7 December 2026, 10:00 {WRITERS_WORDS}",
        "walt: Saved it · 7 December 2026, 10:00",
    ]
    expect(told).to_contain_text(in_order)
