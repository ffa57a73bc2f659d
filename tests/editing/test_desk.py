"""The desk: what an editor begins the day with, each line in words and with a way to where it is mended."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from roles import models as m
from roles.editing.standing import moment
from roles.editions.publish import publish
from tests import factories as make
from tests.conftest import kept_for_a_while
from tests.editing.desk import change_url, controls, person, signed_in
from tests.pages.drawn import words

DESK = "/admin/"


def text(response: HttpResponse) -> str:
    """What an editor reads on the desk, down to the list of everything."""
    assert response.status_code == 200
    return unescape(words(response.content.decode().split('id="content"')[1].split('id="everything"')[0]))


def ways(response: HttpResponse) -> list[str]:
    """Where the desk leads."""
    content = response.content.decode().split('id="content"')[1].split('id="everything"')[0]
    return [unescape(url) for url in re.findall(r'href="([^"]*)"', content)]


def save_by_form(browser: Client, root: Any, **changes: str) -> None:
    url = change_url(root)
    assert browser.post(url, controls(browser.get(url)) | changes).status_code == 302


@pytest.fixture
def live(db: None) -> m.Role:
    """A role that readers see and that needs no care but for skills and a review."""
    role = make.make_role(reviewed_on=timezone.localdate())
    for number in range(5):
        make.make_role_skill(parent=role, skill=make.make_skill(slug=f"skill-{number}"))
    make.publish_all(now=timezone.now() - timedelta(days=1))
    return role


def test_my_drafts_are_mine_and_those_of_others_are_counted(live: m.Role, editor: Client, colleague: Client) -> None:
    skills = list(m.Skill.objects.all())
    save_by_form(editor, live, nutshell="New words.")
    save_by_form(colleague, skills[0], definition="Newer.")
    save_by_form(colleague, skills[1], definition="Newer.")
    said = text(editor.get(DESK))
    assert re.search(r"My drafts 1 Product manager role, saved \d+ \w+ \d{4}, \d\d:\d\d What changed Publish…", said)
    assert "2 drafts by others" in said
    others = text(editor.get("/admin/desk/others/"))
    assert "Skill 0 skill, saved" in others
    assert "by grace" in others
    assert "Product manager" not in others


def test_several_drafts_are_published_together(live: m.Role, editor: Client) -> None:
    save_by_form(editor, live, nutshell="New words.")
    assert "Publish them together" not in text(editor.get(DESK))
    save_by_form(editor, m.Skill.objects.all()[0], definition="Newer.")
    together = "/admin/roles/edition/publish/?name=skill%3Askill-0&name=role%3Aproduct-manager"
    assert together in ways(editor.get(DESK))


def test_what_is_new_and_what_a_file_brought_is_a_draft_too(live: m.Role, editor: Client) -> None:
    make.make_tool(slug="brought")
    assert "You have no drafts" in text(editor.get(DESK))
    assert "Brought tool, never published" in text(editor.get("/admin/desk/others/"))


def test_a_draft_is_none_once_it_is_published(live: m.Role, editor: Client) -> None:
    save_by_form(editor, live, nutshell="New words.")
    make.publish_all(now=timezone.now())
    assert "You have no drafts: readers see all that you saved." in text(editor.get(DESK))


def test_scheduled_things_say_when_and_why_and_are_withdrawn_from_here(live: m.Role, editor: Client) -> None:
    make.save(live, nutshell="New words.")
    then = timezone.now() + timedelta(days=2)
    publish([("role", live.pk)], now=timezone.now(), live_from=then, note="With the campaign")
    response = editor.get(DESK)
    assert f"Scheduled 1 Product manager role, goes live {moment(then)}: “With the campaign” Withdraw…" in text(
        response
    )
    assert "/admin/roles/edition/withdraw/role/product-manager/" in ways(response)
    viewer = signed_in(person("viewer", "view_role"))
    assert "Withdraw…" not in text(viewer.get(DESK))


def test_what_was_published_this_week_says_who_and_why_and_leads_to_its_edition(live: m.Role, editor: Client) -> None:
    grace = person("grace")
    make.save(live, nutshell="New words.")
    publish([("role", live.pk)], now=timezone.now(), by=grace, note="Plainer words")
    response = editor.get(DESK)
    assert re.search(r"Published this week 1 Product manager role, [\w ,:]+, by grace: “Plainer words”", text(response))
    assert "6 editions came with the shipped guide" in text(response)
    assert "/admin/roles/edition/history/role/product-manager/2/" in ways(response)
    shipped = editor.get(next(url for url in ways(response) if "published_by" in url)).context_data["cl"].result_list
    assert {edition.kind for edition in shipped} == {"role", "skill"}
    assert {edition.number for edition in shipped} == {1}


def test_what_was_published_before_is_not_of_this_week(db: None, editor: Client) -> None:
    make.make_role()
    make.publish_all(now=timezone.now() - timedelta(days=8), by=person("grace"))
    assert "Nobody has published anything this week." in text(editor.get(DESK))


# --- What needs care --------------------------------------------------------------------------------


@pytest.fixture
def in_need(db: None) -> None:
    """A guide that needs care in every way there is."""
    manager = make.make_role()
    owner = make.make_role(slug="product-owner", description="Owns it.")
    path = make.make_path()
    for order, role in enumerate((manager, owner), start=1):
        make.make_step(parent=path, role=role, title=role.name, order=order, key=role.key)
    make.make_salary(parent=owner, country="US", currency="USD", as_of="2021-12-01")
    make.make_salary(parent=owner, key="undated", as_of=None, as_of_precision="not-stated")
    make.make_claim(parent=owner, figure="79", unit="percent", as_of="2019-01-01", as_of_precision="year")
    comparison = make.make_comparison(manager, owner, heading="Manager or owner?")
    for kind in ("what-each-does", "salaries", "tools"):
        make.make_section(parent=comparison, heading=kind, section_kind=kind)
    make.make_source(slug="nobody", name="Nobody’s study")
    make.make_tool(url="https://gone.example/")
    make.make_responsibility(parent=manager, text="Read [it](https://gone.example/).")
    make.publish_all(now=timezone.now())
    now = timezone.now()
    m.LinkCheck.objects.create(url="https://gone.example/", status=404, why="is gone", checked_at=now)
    m.LinkCheck.objects.create(url="https://there.example/", status=200, checked_at=now)


CARE = {
    "dead-links": [
        ("Product manager", "https://gone.example/ is gone (asked on ", "responsibility_rows-0"),
        ("Task board", "https://gone.example/ is gone (asked on ", "id_url"),
    ],
    "comparisons": [
        ("Product manager", "in “Manager or owner?” lacks what they do pay tools", "id_description"),
        ("Product owner", "in “Manager or owner?” lacks tools", "roletool_rows-group"),
    ],
    "figures": [
        ("Product owner", "79% for “How much experience is asked for?”: … years old (2019)", "claim_rows-0"),
        ("Product owner", "United States, US$50,000: … years old (December 2021)", "salary_rows-0"),
        ("Product owner", "United Kingdom, £50,000: date not stated", "salary_rows-1"),
    ],
    "pay": [
        ("Product manager", "United Kingdom: no salary yet; Product owner has one", "salary_rows-group"),
        ("Product manager", "United States: no salary yet; Product owner has one", "salary_rows-group"),
    ],
    "skills": [
        ("Product manager", "no skills", "roleskill_rows-group"),
        ("Product owner", "no skills", "roleskill_rows-group"),
    ],
    "reviews": [
        ("Product manager", "never reviewed", "id_reviewed_on"),
        ("Product owner", "never reviewed", "id_reviewed_on"),
    ],
    "sources": [("Nobody’s study", "no fact uses it", "")],
}


@pytest.mark.parametrize("what", CARE)
def test_each_line_says_what_is_wrong_and_leads_to_the_field_to_mend(in_need: None, editor: Client, what: str) -> None:
    found = editor.get(f"/admin/desk/{what}/").context_data["page"].object_list
    assert [line.thing.words for line in found] == [thing for thing, _, _ in CARE[what]]
    for line, (_, said, anchor) in zip(found, CARE[what], strict=True):
        whole = " ".join([line.words, *(way.words for way in line.onward)])
        assert [part for part in said.split("…") if part.strip() not in whole.replace("\xa0", " ")] == []
        for way in (line.thing, *line.onward):
            url, _, place = way.url.partition("#")
            form = editor.get(url)
            assert form.status_code == 200
            assert not place or f'id="{place}"' in form.content.decode()
        assert line.thing.url.partition("#")[2] == anchor


def test_the_desk_shows_all_that_needs_care_the_most_urgent_open_and_what_is_well(
    in_need: None, editor: Client
) -> None:
    response = editor.get(DESK)
    said = text(response)
    titles = ["Dead links 2", "Comparisons with gaps 2", "Old figures 3", "Missing pay 2", "Few skills 2"]
    places = [said.index(title) for title in [*titles, "Review is due 2", "Unused sources 1"]]
    assert places == sorted(places)
    assert response.content.decode().count("<details open>") == 1
    m.LinkCheck.objects.all().delete()
    said = text(editor.get(DESK))
    assert "Links to other sites have not been checked yet." in said
    assert "all is well" not in said


def test_what_is_mended_is_asked_for_no_more_before_it_is_published(in_need: None, editor: Client) -> None:
    make.save(m.Tool.objects.get(), url="https://there.example/")
    make.save(m.Role.objects.get(pk="product-owner"), reviewed_on=timezone.localdate())
    said = text(editor.get(DESK))
    assert "Dead links 1" in said
    assert "Review is due 1" in said


def test_what_readers_do_not_see_needs_no_care(db: None, editor: Client) -> None:
    make.make_role()
    make.make_source(slug="new")
    assert "Few skills" not in text(editor.get(DESK))
    assert "Unused sources" not in text(editor.get(DESK))


def test_a_source_that_only_prose_cites_is_used(in_need: None, editor: Client) -> None:
    make.make_term(definition="As [[source:nobody|the study]] says.")
    assert "no unused sources" in text(editor.get(DESK))


@pytest.mark.usefixtures("in_need")
@pytest.mark.parametrize(
    ("permissions", "seen", "hidden"),
    [
        (["view_role"], ["Old figures 3", "Dead links 1", "Few skills"], ["Comparisons", "Task board", "Nobody’s"]),
        (["view_comparison"], ["My drafts"], ["Comparisons with gaps", "Product owner", "Task board", "Nobody’s"]),
        (["view_tool"], ["Task board", "Dead links 1"], ["Product manager", "Product owner", "Nobody’s"]),
        (["view_source"], ["Nobody’s study"], ["Product manager", "Product owner", "Task board"]),
        ([], [], ["My drafts", "What needs care", "Product", "Task board", "Nobody’s"]),
    ],
)
def test_nobody_reads_of_what_they_may_not_see(permissions: list[str], seen: list[str], hidden: list[str]) -> None:
    for root in (m.Role.objects.all()[0], m.Tool.objects.get()):
        make.save(root, name=f"{root.name}")
    browser = signed_in(person("somebody", "view_edition", *permissions))
    said = text(browser.get(DESK))
    for what in CARE:
        response = browser.get(f"/admin/desk/{what}/")
        said += text(response) if response.status_code == 200 else ""
    assert [part for part in seen if part not in said] == []
    assert [part for part in hidden if part in said] == []


@pytest.mark.usefixtures("in_need")
def test_drafts_and_editions_of_what_one_may_not_see_are_not_even_counted() -> None:
    now = timezone.now()
    make.save(m.Role.objects.all()[0], nutshell="A draft.")
    make.save(m.Tool.objects.get(), purpose="To plan.")
    publish([("tool", "task-board")], now=now, live_from=now + timedelta(days=1))
    said = text(signed_in(person("somebody", "view_edition", "view_skill")).get(DESK))
    assert "Nothing is waiting for its time." in said
    assert "by others" not in said
    assert "shipped" not in said


# --- Long lists -------------------------------------------------------------------------------------


def test_ten_lines_stand_on_the_desk_and_the_others_on_pages_of_their_own(db: None, editor: Client) -> None:
    make.many_roles(120, skills=2, now=timezone.now())
    response = editor.get(DESK)
    assert "See all 120: Few skills" in text(response)
    assert response.content.decode().count("never reviewed") == 10
    first, last = (text(editor.get(f"/admin/desk/reviews/?page={page}")) for page in ("1", "99"))
    assert first.count("never reviewed") == 100
    assert "1 to 100 of 120 Next" in first
    assert last.count("never reviewed") == 20
    assert text(editor.get("/admin/desk/reviews/?page=x")) == first


@pytest.mark.parametrize("address", ["/admin/desk/nonsense/", "/admin/desk/Dead%20links/"])
def test_a_list_that_is_not_there_is_not_found(db: None, editor: Client, address: str) -> None:
    assert editor.get(address).status_code == 404


def test_a_hostile_name_is_read_as_a_name(live: m.Role, editor: Client) -> None:
    save_by_form(editor, live, name="<script>alert(1)</script>")
    assert "<script>alert" not in editor.get(DESK).content.decode()


@pytest.fixture(scope="module", params=["as shipped", "with 400 more roles"])
def many(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[bool]:
    """Whether 400 generated roles stand beside the shipped ones."""

    def load() -> None:
        call_command("load_guide", verbosity=0)
        if request.param != "as shipped":
            make.many_roles(400, now=timezone.now())
        url = m.Source.objects.exclude(url="").values_list("url", flat=True)[0]
        m.LinkCheck.objects.create(url=url, status=404, why="is gone", checked_at=timezone.now())

    with kept_for_a_while(django_db_blocker, load):
        yield request.param != "as shipped"


@pytest.mark.django_db
def test_the_desk_asks_the_same_number_of_queries_however_many_roles(
    many: bool, django_assert_num_queries: Any
) -> None:
    browser = signed_in(person("ada", superuser=True))
    for address in (DESK, "/admin/desk/figures/"):
        with django_assert_num_queries(22):
            assert browser.get(address).status_code == 200
