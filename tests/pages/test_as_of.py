"""Any page as it stood at the end of a day: what a citation leads to, whatever has become of the page since."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from roles import models as m
from roles.editions.publish import withdraw
from roles.editions.retirement import retire
from tests.factories import (
    NOW,
    later,
    make_comparison,
    make_other_title,
    make_responsibility,
    make_role,
    make_role_skill,
    make_salary,
    make_section,
    make_site_text,
    make_skill,
    make_source,
    make_term,
    make_tool,
    publish_all,
    save,
)
from tests.pages.drawn import words

pytestmark = pytest.mark.django_db

THEN = "as-of=2026-03-02"
"""The day of `NOW`."""
type Clock = Callable[[datetime], None]


@pytest.fixture
def reader() -> Client:
    return Client()


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the time; a year after `NOW` unless a test says otherwise."""

    def shows(moment: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    shows(later(days=365))
    return shows


def bare(html: str) -> str:
    """The page without what an address with a day adds to it: the banner, the word to robots, the day in its links."""
    html = re.sub(r'\n  <aside class="past".*?</aside>\n', "", html, flags=re.DOTALL)
    html = html.replace('<meta name="robots" content="noindex">', "")
    html = html.replace('<input type="hidden" name="as-of" value="2026-03-02">', "")
    return re.sub(rf"(?:\?{THEN}|&amp;{THEN})(?=[\"#<])", "", html)


ADDRESSES = [
    "/roles/product-manager/",
    "/roles/product-manager/?country=US",
    "/compare/product-manager-vs-project-manager/",
    "/compare/product-manager-vs-project-manager/?order=project-manager,product-manager",
    "/compare/product-manager-vs-scrum-master/?show=differences",
    "/moves/product-manager/to/project-manager/",
    "/glossary/backlog/",
    "/skills/negotiation/",
    "/",
    "/roles/",
    "/skills/",
    "/tools/",
    "/glossary/",
    "/salaries/?country=US&sort=date",
    "/sources/",
    "/search/?q=product",
    "/about/",
]


def write_a_guide() -> None:
    manager, project = make_role(slug="product-manager"), make_role(slug="project-manager")
    make_role(slug="scrum-master")
    make_section(parent=make_comparison(manager, project))
    make_responsibility(parent=manager, text="Keeps the [[term:backlog]] with [[skill:negotiation]].")
    make_role_skill(parent=manager, skill=make_skill(slug="negotiation"))
    make_term(slug="backlog")
    make_tool(slug="task-board")
    make_site_text(slug="about", body="Who writes this.")
    for role in (manager, project):
        make_salary(parent=role, key="gb")
        make_salary(parent=role, key="us", country="US", currency="USD", amount=Decimal("90000"))


def change_everything() -> None:
    """A new edition of nearly all that the pages draw on, not only of what they are named after."""
    manager = m.Role.objects.get(pk="product-manager")
    save(manager, name="Product owner", nutshell="Decides what is built.")
    save(m.Skill.objects.get(pk="negotiation"), name="Bargaining", slug="bargaining")
    save(m.Source.objects.get(pk="pay-survey"), short_name="The new survey")
    save(m.Term.objects.get(pk="backlog"), definition="What is left to do.")
    save(m.Section.objects.get(), body="They meet every day.")
    save(m.Tool.objects.get(pk="task-board"), purpose="Tells who does what.")
    save(m.SiteText.objects.get(pk="about"), body="Somebody else writes this.")
    save(manager.salary_rows.get(key="gb"), amount=Decimal("61000"))
    make_other_title(parent=manager, title="Owner of the product")
    make_role(slug="product-designer")
    publish_all(later(days=1))


def test_a_page_as_of_a_day_is_byte_for_byte_the_page_saved_on_that_day(reader: Client, clock: Clock) -> None:
    write_a_guide()
    publish_all()
    clock(later(hours=5))
    saved = {url: reader.get(url).content.decode() for url in ADDRESSES}
    clock(later(days=1, hours=5))
    change_everything()

    clock(later(days=200))
    for url, page in saved.items():
        now, then = reader.get(url), reader.get(f"{url}{'&' if '?' in url else '?'}{THEN}")
        assert then.status_code == 200, url
        assert bare(then.content.decode()) == bare(page), url
        assert now.status_code == 301 or now.content.decode() != page, f"{url} has not changed, so it proves nothing"


def test_a_page_as_of_a_day_says_so_and_is_not_for_search_engines(reader: Client) -> None:
    make_term(slug="backlog")
    publish_all()
    page = reader.get(f"/glossary/backlog/?{THEN}")
    html = page.content.decode()
    assert "This page as it stood on 2 March 2026. See it as it is now." in words(html)
    assert '<a href="/glossary/backlog/">See it as it is now</a>' in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="http://localhost:8000/glossary/backlog/">' in html
    assert (page["X-Robots-Tag"], page["Cache-Control"]) == ("noindex", "public, max-age=86400")
    assert "as it stood" not in reader.get("/glossary/backlog/").content.decode()


def test_today_is_shown_as_it_stands_and_is_said_not_to_be_over(reader: Client, clock: Clock) -> None:
    term = make_term(slug="backlog", definition="As in the morning.")
    publish_all()
    save(term, definition="As in the evening.")
    publish_all(later(hours=10), live_from=later(hours=10))
    clock(later(hours=5))
    page = reader.get(f"/glossary/backlog/?{THEN}")
    assert "As in the morning." in page.content.decode()
    assert "as it stands today, 2 March 2026. The day is not over" in words(page.content.decode())
    assert page["Cache-Control"] == "no-cache"
    clock(later(hours=14, minutes=59))
    assert "As in the evening." in reader.get(f"/glossary/backlog/?{THEN}").content.decode()


def test_a_day_ends_at_midnight_in_london_in_summer_too(reader: Client) -> None:
    midnight = datetime(2026, 7, 1, 23, 0, tzinfo=UTC)
    term = make_term(slug="backlog", definition="First words.")
    publish_all()
    save(term, definition="Last of the day.")
    publish_all(midnight - timedelta(microseconds=1))
    save(term, definition="First of the next.")
    publish_all(midnight)
    assert "Last of the day." in reader.get("/glossary/backlog/?as-of=2026-07-01").content.decode()
    assert "First of the next." in reader.get("/glossary/backlog/?as-of=2026-07-02").content.decode()


NO_DAYS = ("2027-03-03", "2026-02-29", "2026-3-2", "", "%00", "today", "2026-03-01&as-of=2026-03-01")


@pytest.mark.one_database
def test_what_is_no_day_on_record_is_answered_with_how_to_mend_it(reader: Client) -> None:
    for path in ("/", "/roles/nowhere/", "/compare/a-vs-b/"):
        for given in NO_DAYS:
            page = reader.get(f"{path}?as-of={given}")
            assert page.status_code == 400
            assert f'<form class="search-form" action="{path}" method="get">' in page.content.decode()
            assert 'max="2027-03-02"' in page.content.decode()


def test_an_address_that_is_none_stays_unknown_whatever_the_day(reader: Client) -> None:
    make_role(slug="baker")
    publish_all()
    for url in ("/roles/nobody/", "/compare/baker-vs-nobody/", "/nowhere/", "/roles/baker-x/"):
        assert reader.get(f"{url}?{THEN}").status_code == 404
    assert reader.get("/nowhere/?as-of=never").status_code == 404


def test_before_its_first_day_a_page_says_since_when_it_is_on_record(reader: Client) -> None:
    make_role(slug="baker")
    publish_all()
    make_role(slug="cook")
    publish_all(later(days=3))
    for url in ("/roles/cook/", "/compare/baker-vs-cook/", "/moves/cook/to/baker/"):
        page = reader.get(f"{url}?{THEN}")
        assert page.status_code == 404
        assert "It is on record since 5 March 2026." in words(page.content.decode())
        assert f'<a href="{url}">' in page.content.decode()
        assert f'<a href="{url}?as-of=2026-03-05">' in page.content.decode()
        assert reader.get(f"{url}?as-of=2026-03-05").status_code == 200


def test_before_the_guide_began_a_list_says_since_when_it_is_on_record(reader: Client) -> None:
    assert reader.get(f"/roles/?{THEN}").status_code == 200, "a guide that never began has no first day"
    make_role(slug="baker")
    publish_all()
    page = reader.get("/roles/?as-of=2026-03-01")
    assert (page.status_code, "on record since 2 March 2026" in words(page.content.decode())) == (404, True)
    assert reader.get("/about/?as-of=2026-03-01").status_code == 404


def assert_leads(answer: HttpResponse, url: str) -> None:
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (301, url, "max-age=3600")


def test_a_citation_holds_when_its_page_is_renamed_and_retired(reader: Client) -> None:
    role, _ = make_role(slug="webmaster", nutshell="Minds the web."), make_role(slug="cook")
    publish_all()
    save(role, slug="site-keeper")
    publish_all(later(days=3))
    save(role, slug="web-keeper")
    publish_all(later(days=6))
    for slug in ("site-keeper", "web-keeper"):
        assert_leads(reader.get(f"/roles/{slug}/?country=US&{THEN}"), f"/roles/webmaster/?country=US&{THEN}")
        assert_leads(reader.get(f"/compare/cook-vs-{slug}/?{THEN}"), f"/compare/cook-vs-webmaster/?{THEN}")
        assert_leads(reader.get(f"/moves/{slug}/to/cook/?{THEN}"), f"/moves/webmaster/to/cook/?{THEN}")
    assert_leads(reader.get("/roles/webmaster/?as-of=2026-03-06"), "/roles/site-keeper/?as-of=2026-03-06")
    assert_leads(reader.get("/roles/webmaster/?as-of=2026-03-09"), "/roles/web-keeper/?as-of=2026-03-09")
    assert_leads(reader.get(f"/compare/web-keeper-vs-webmaster/?{THEN}"), f"/roles/webmaster/?{THEN}")

    retire(("role", "webmaster"), successor="cook", now=later(days=9))
    cited = words(reader.get(f"/roles/webmaster/?{THEN}").content.decode())
    assert "This page as it stood on 2 March 2026. It has been retired since: see what took its place." in cited
    assert "Minds the web." in cited
    for url in (f"/compare/cook-vs-webmaster/?{THEN}", f"/moves/cook/to/webmaster/?{THEN}"):
        assert "It has been retired since" in words(reader.get(url).content.decode())
    assert reader.get("/roles/web-keeper/?as-of=2026-03-11").status_code == 410
    assert "Webmaster" in reader.get(f"/roles/?{THEN}").content.decode()


def test_a_slug_that_is_not_public_yet_leads_nowhere(reader: Client, clock: Clock) -> None:
    role = make_role(slug="webmaster")
    publish_all()
    save(role, slug="site-keeper")
    publish_all(later(days=1), live_from=later(days=4))
    clock(later(days=2))
    assert reader.get(f"/roles/site-keeper/?{THEN}").status_code == 404
    clock(later(days=4, seconds=1))
    assert_leads(reader.get(f"/roles/site-keeper/?{THEN}"), f"/roles/webmaster/?{THEN}")


def test_what_was_scheduled_and_taken_back_never_was(reader: Client, clock: Clock) -> None:
    term = make_term(slug="backlog", definition="As published.")
    publish_all()
    save(term, definition="As scheduled.")
    publish_all(later(days=1), live_from=later(days=4))
    withdraw([("term", "backlog")], now=later(days=2))
    assert "As published." in reader.get("/glossary/backlog/?as-of=2026-03-10").content.decode()


def test_ages_of_figures_are_those_of_the_day(reader: Client) -> None:
    role = make_role(slug="baker")
    make_salary(parent=role)
    make_source(slug="other")
    publish_all()
    assert "10 months old" in words(reader.get(f"/roles/baker/?{THEN}").content.decode())
    assert "10 months old" not in words(reader.get("/roles/baker/").content.decode())
    assert NOW.date().isoformat() in THEN


def test_a_list_keeps_the_day_from_page_to_page_and_other_links_leave_it(reader: Client) -> None:
    for number in range(101):
        make_term(slug=f"term-{number:03}")
    publish_all()
    html = reader.get(f"/glossary/?{THEN}").content.decode()
    assert f'href="/glossary/?page=2&amp;{THEN}"' in html
    assert '<a href="/glossary/term-001/">' in html
    assert "Term 100" in reader.get(f"/glossary/?page=2&{THEN}").content.decode()


def test_a_redirect_within_the_day_keeps_the_query(reader: Client) -> None:
    make_role(slug="baker"), make_role(slug="cook")
    publish_all()
    assert_leads(reader.get(f"/compare/cook-vs-baker/?country=US&{THEN}"), f"/compare/baker-vs-cook/?country=US&{THEN}")


def test_a_day_costs_one_query_more(reader: Client, django_assert_num_queries: Any) -> None:
    write_a_guide()
    publish_all()
    budget = {"/roles/product-manager/": 5, "/compare/product-manager-vs-project-manager/": 3, "/salaries/": 6}
    for url, queries in budget.items():
        reader.get(url)
        with django_assert_num_queries(queries):
            reader.get(url)
        with django_assert_num_queries(queries + 1):
            reader.get(f"{url}?{THEN}")
