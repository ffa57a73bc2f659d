"""What changed, in words for readers: called as it was called then, of nothing that is not public."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client

from roles import models as m
from roles.editions import facts as f
from roles.editions.importing import publish_imported
from roles.editions.publish import publish
from roles.editions.retirement import retire
from roles.queries.together import MANY
from tests.factories import (
    later,
    make_claim,
    make_comparison,
    make_family,
    make_move,
    make_other_title,
    make_responsibility,
    make_role,
    make_role_skill,
    make_salary,
    make_site_text,
    make_skill,
    make_source,
    make_term,
    many_roles,
    publish_all,
    remove,
    save,
)
from tests.imports import ROWS, skill, take_in
from tests.pages.drawn import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    return Client()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """A month after the first edition."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: later(days=30))


def main(html: str) -> str:
    return words(html.split("<main", 1)[1].split("</main>", maxsplit=1)[0])


def told(reader: Client, number: int = 2, name: str = "role/product-manager") -> str:
    """What the page of one change says."""
    return main(reader.get(f"/changes/{name}/{number}/").content.decode())


def test_rows_that_come_and_go_are_told_by_what_they_said(reader: Client) -> None:
    role = make_role(slug="product-manager")
    skill = make_role_skill(parent=role, skill=make_skill(slug="data-analysis"))
    make_claim(parent=role, key="old", statement="Most adverts ask for [[skill:data-analysis]].")
    publish_all()
    remove(skill)
    remove(m.Claim.objects.get(key="old"))
    usd = {"currency": "USD", "amount": Decimal("112000"), "statistic": "average"}
    source = make_source(slug="glassdoor", short_name="Glassdoor")
    make_salary(parent=role, country="US", source=source, as_of=date(2026, 1, 1), **usd)
    make_move(parent=role)
    publish_all(later(days=1))
    said = told(reader)
    assert "Skill removed: Data analysis (essential)" in said
    assert "Salary added: United States: US$112,000 a year, average (mean or median not stated)" in said
    assert "base or total pay not stated; Glassdoor, January 2026" in said
    asked = "How much experience is asked for? Most adverts ask for Data analysis. (Pay survey, date not stated)"
    assert f"Claim removed: {asked}" in said
    assert "Move added: Project manager" in said


def test_rows_that_change_are_told_field_by_field(reader: Client) -> None:
    role = make_role(slug="product-manager")
    rows = (
        make_salary(parent=role),
        make_claim(parent=role),
        make_role_skill(parent=role, note="In meetings."),
        make_responsibility(parent=role, key="first", order=1, text="Listen to **users**"),
        make_responsibility(parent=role, key="second", order=2, text="Decide"),
    )
    publish_all()
    salary, claim, skill, first, _ = rows
    save(salary, amount=Decimal("52000"))
    save(claim, statement="Most adverts ask for five years.", as_of=date(2026, 2, 1), as_of_precision="month")
    save(skill, importance="useful", note="In long meetings.")
    save(first, text="Listen to [[term:backlog|everybody]]", order=3)
    make_term(slug="backlog")
    publish_all(later(days=1))
    said = told(reader)
    assert "Salary changed United Kingdom: £50,000 £52,000 a year, median, base or total pay not stated" in said
    assert "Claim changed: How much experience is asked for? Statement: Most adverts ask for three five years." in said
    assert "As of: February 2026" in said
    assert "Skill changed: Negotiation Importance: Essential Useful Note: In long meetings." in said
    assert "Responsibility changed Text: Listen to users everybody" in said


def test_rows_in_another_order_are_told_once(reader: Client) -> None:
    role = make_role(slug="product-manager")
    rows = [make_responsibility(parent=role, key=f"r{n}", order=n, text=f"Duty {n}") for n in range(1, 6)]
    publish_all()
    for place, row in zip((24, 23, 22, 21, 20), rows, strict=True):
        save(row, order=place)
    publish_all(later(days=1))
    assert told(reader).count("Order of the responsibilities changed") == 1
    assert "moved" not in told(reader).lower()


def test_a_role_is_renamed_moved_and_reworded_in_plain_words(reader: Client) -> None:
    role = make_role(slug="product-manager", nutshell="Decides what is built.", company_size="It matters.")
    publish_all()
    save(
        role,
        name="Product lead",
        slug="product-lead",
        nutshell="Decides why something is built.",
        family=make_family(slug="management"),
        reviewed_on=date(2026, 2, 1),
        company_size="",
        description="Words. " * 100,
    )
    publish_all(later(days=1))
    said = told(reader)
    assert "Renamed Product manager Product lead" in said
    assert "Address changed /roles/product-manager/ /roles/product-lead/" in said
    assert "Summary reworded Decides what why something is built." in said
    assert "Family added: Management" in said
    assert "Reviewed on added: 1 February 2026" in said
    assert "How company size changes it removed: It matters." in said
    assert "Description added" in said
    assert "Words. Words." not in said


def test_things_are_called_what_they_were_called_then(reader: Client) -> None:
    role, skill = make_role(slug="product-manager"), make_skill(slug="haggling")
    publish_all()
    make_role_skill(parent=role, skill=skill)
    publish_all(later(days=1))
    save(skill, name="Negotiation")
    publish_all(later(days=2))
    save(skill, name="Secret draft")
    assert "Skill added: Haggling (essential)" in told(reader)
    assert "Renamed Haggling Negotiation" in told(reader, name="skill/haggling")
    assert "Secret" not in reader.get("/changes/").content.decode()


def test_a_retired_page_names_its_successor_and_keeps_its_history(reader: Client) -> None:
    make_role(slug="webmaster"), make_role(slug="cook")
    publish_all()
    retire(("role", "webmaster"), successor="cook", now=later(days=3), note="Nobody calls it that.")
    page = reader.get("/roles/webmaster/changes/")
    assert page.status_code == 200
    said = main(page.content.decode())
    assert "Retired, and kept on record." in said
    assert "Retired: see Cook" in said
    assert "As it stood that day" not in said, "a page that is gone at the end of the day cannot be shown as of it"
    assert "Nobody calls it that" not in said
    assert "The page has been retired since." in told(reader, 1, "role/webmaster")
    assert 'href="/roles/webmaster/?as-of=2026-03-02"' in reader.get("/changes/role/webmaster/1/").content.decode()


def test_an_editors_note_is_not_for_readers(reader: Client) -> None:
    make_role(slug="product-manager")
    publish_all(note="The lawyers want this")
    for url in (
        "/changes/",
        "/changes/role/product-manager/1/",
        "/feeds/changes.atom",
        "/roles/product-manager/changes/",
    ):
        assert "lawyers" not in reader.get(url).content.decode()


def test_the_guides_changes_are_told_by_day_the_latest_first(reader: Client) -> None:
    role = make_role(slug="product-manager")
    make_site_text(slug="about")
    publish_all()
    make_other_title(parent=role, title="Product owner")
    publish_all(later(days=1))
    make_term(slug="backlog")
    publish_all(later(days=1, hours=15, minutes=1))
    html = reader.get("/changes/").content.decode()
    days = [html.index(f'id="day-2026-03-0{day}"') for day in (4, 3, 2)]
    assert days == sorted(days), "an edition of one past midnight is the next day's"
    assert 'id="role-product-manager-2"' in html
    assert 'href="/changes/role/product-manager/2/"' in html
    assert 'href="/roles/product-manager/?as-of=2026-03-03"' in html
    assert '<li id="site-text-about-1"><a href="/about/">' in html
    chosen = main(reader.get("/changes/?kind=term").content.decode())
    assert "Backlog" in chosen
    assert "Product manager" not in chosen
    assert "Product manager" in main(reader.get("/changes/?kind=nothing").content.decode())


def test_a_comparison_tells_its_own_changes_and_those_of_its_roles(reader: Client) -> None:
    role, other = make_role(slug="product-manager"), make_role(slug="project-manager")
    comparison = make_comparison(role, other)
    make_role(slug="scrum-master", name="Scrum master")
    publish_all()
    save(comparison, standfirst="They differ.")
    save(other, nutshell="Delivers it.")
    publish_all(later(days=1))
    said = main(reader.get("/compare/product-manager-vs-project-manager/changes/").content.decode())
    assert "Introduction added: They differ." in said
    assert "Summary added: Delivers it." in said
    assert "Scrum master" not in said
    computed = main(reader.get("/compare/project-manager-vs-scrum-master/changes/").content.decode())
    assert "Summary added: Delivers it." in computed
    assert "They differ" not in computed


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/roles/old/changes/", "/roles/new/changes/"),
        ("/compare/cook-vs-old/changes/", "/compare/cook-vs-new/changes/"),
        ("/compare/new-vs-cook/changes/", "/compare/cook-vs-new/changes/"),
        ("/compare/new-vs-old/changes/", "/roles/new/changes/"),
    ],
)
def test_changes_follow_a_role_to_its_new_slug(reader: Client, address: str, to: str) -> None:
    role, _ = make_role(slug="old"), make_role(slug="cook")
    publish_all()
    save(role, slug="new")
    publish_all(later(days=1))
    answer = reader.get(address)
    assert (answer.status_code, answer["Location"]) == (301, to)
    assert reader.get(to).status_code == 200


def test_what_was_never_public_has_no_changes(reader: Client) -> None:
    make_role(slug="cook")
    publish_all()
    make_role(slug="draft")
    for url in (
        "/roles/draft/changes/",
        "/roles/nobody/changes/",
        "/compare/cook-vs-draft/changes/",
        "/compare/a--b/changes/",
        "/changes/role/draft/1/",
        "/changes/role/cook/2/",
        "/changes/statement/cook/1/",
        "/changes/nothing/cook/1/",
        f"/changes/role/cook/{'9' * 30}/",
    ):
        assert reader.get(url).status_code == 404, url


def test_a_scheduled_edition_is_told_once_its_time_has_come(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    role = make_role(slug="cook")
    publish_all()
    save(role, nutshell="Feeds people.")
    publish([("role", "cook")], now=later(days=1), live_from=later(days=9))
    for moment, found in ((later(days=9, seconds=-1), False), (later(days=9, seconds=1), True)):
        monkeypatch.setattr("django.utils.timezone.now", lambda at=moment: at)
        for url in ("/changes/", "/roles/cook/changes/", "/feeds/changes.atom", "/feeds/roles/cook.atom"):
            assert ("Feeds people." in reader.get(url).content.decode()) is found
        assert (reader.get("/changes/role/cook/2/").status_code == 200) is found
    assert "Feeds people." not in reader.get("/changes/?as-of=2026-03-10").content.decode()


@pytest.mark.one_database
def test_many_changes_are_told_page_by_page(reader: Client) -> None:
    for number in range(31):
        make_term(slug=f"term-{number:02}")
    publish_all()
    assert 'href="/changes/?kind=term&amp;page=2"' in reader.get("/changes/?kind=term").content.decode()
    assert "Term 30" in main(reader.get("/changes/?page=2").content.decode())


def test_what_an_import_made_is_one_line_that_leads_to_all_of_it(reader: Client) -> None:
    onet = make_source(slug="onet", short_name="O*NET")
    baker = make_role(slug="baker")
    publish_all()
    for number in range(MANY + 1):
        make_role(slug=f"role-{number:02}", dataset=onet, dataset_code=str(number))
    save(onet, note="Every five weeks.")
    publish_imported(
        f.build(("role", f"role-{number:02}") for number in range(MANY + 1)),
        dataset="onet",
        now=later(days=1),
        note="29.2",
    )
    save(baker, nutshell="Bakes.")
    publish([("role", "baker")], now=later(days=2))
    text = main(reader.get("/changes/").content.decode())
    assert "Roles 11 roles from O*NET New: 11" in text
    assert "Role 05" not in text
    assert text.index("Bakes.") < text.index("11 roles from O*NET")
    (link,) = re.findall(
        r'<a href="(/changes/\?kind=role[^"]*at=[^"]*)">All of them', reader.get("/changes/").content.decode()
    )
    assert link.endswith("T09%3A00%3A00Z")
    every = main(reader.get(unescape(link)).content.decode())
    assert "What went live together." in every
    assert "Role 05" in every
    assert "Bakes." not in every
    feed = reader.get("/feeds/changes.atom").content.decode()
    assert "<title>11 roles from O*NET: new</title>" in feed
    assert "Role 05" not in feed
    assert "Role 05" not in main(reader.get("/").content.decode()).split("Changed lately")[1]
    assert "New in the guide" in main(reader.get("/roles/role-05/changes/").content.decode())


@pytest.mark.parametrize("moment", ["x", "2026-13-01T00:00Z", "2026-03-01", "2026-03-01T00:00"])
def test_a_moment_that_is_none_shows_every_change(reader: Client, moment: str) -> None:
    make_role(slug="baker")
    publish_all()
    assert "Baker" in main(reader.get("/changes/", {"at": moment}).content.decode())


BUDGET = {
    "/changes/": 7,
    "/roles/role-0000/changes/": 8,
    "/compare/role-0000-vs-role-0001/changes/": 8,
    "/changes/role/role-0000/2/": 5,
    "/feeds/changes.atom": 6,
}


def test_a_roles_own_changes_say_what_a_release_brought(reader: Client) -> None:
    take_in(now=later(days=1))
    rows = [skill("speaking", "5.00"), *ROWS[1:3], ("responsibility", "2", {"text": "Second."})]
    take_in(release="30.0", rows=rows, now=later(days=2))
    of_role = main(reader.get("/roles/budget-analysts/changes/").content.decode())
    assert "Facts from O*NET 30.0: 1 changed, 1 added, 1 taken out" in of_role


@pytest.mark.parametrize("count", [2, 60])
def test_changes_ask_as_many_queries_however_many_there_are(
    reader: Client, django_assert_num_queries: Any, count: int
) -> None:
    names = many_roles(count, skills=3)
    skill = make_skill(slug="patience", name="Patience")
    for edition in range(1, 3):
        for role in m.Role.objects.filter(pk__in=[key for _, key in names]):
            save(role, nutshell=f"Edition {edition} of it.")
            make_role_skill(parent=role, skill=skill, key=f"more-{edition}") if edition == 1 else None
        publish_all(later(days=edition))
    for url, queries in BUDGET.items():
        with django_assert_num_queries(queries):
            assert reader.get(url).status_code == 200
