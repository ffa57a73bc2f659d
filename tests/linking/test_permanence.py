"""Every address that was ever public answers: with its page, in one hop with another’s, or with who took its place."""

import re
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from itertools import combinations, pairwise, permutations
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles import models as m
from roles.editions.models import Edition
from roles.editions.publish import Refused
from roles.editions.retirement import retire
from roles.linking.permanence import check
from roles.pages.page import absent, redirect
from roles.queries.live import LISTED, PAGES, Gone, Moment, Moved, comparison_url, move_url, url_of, whereabouts
from tests import factories as make
from tests.factories import later

pytestmark = pytest.mark.django_db

NEIGHBOURS = {m.Author: "us", m.Certification: "badge", m.Path: "ladder", m.Skill: "talk", m.Term: "word"}
LISTED_THINGS = {m.Course: "lesson", m.Source: "book", m.Tool: "oven"}


class Story:
    """A guide, a clock, and every address at which a reader has ever found something."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.hours = 0
        self.about_roles = True
        self.asking = False
        self.recorded: set[str] = set()
        self.reader = Client()
        monkeypatch.setattr("django.utils.timezone.now", lambda: self.now)

    @property
    def now(self) -> datetime:
        return later(hours=self.hours)

    def publish(self) -> None:
        """Publish what was changed, an hour after the last time."""
        self.hours += 1
        make.publish_all(self.now)
        self.hold()

    def retire(self, *leaving: tuple[str, str, str, bool]) -> None:
        """Retire things in favour of others, or merge them: (kind, key, successor, merged)."""
        self.hours += 1
        for kind, key, successor, merged in leaving:
            retire((kind, key), successor=successor, merged=merged, now=self.now)
        self.hold()

    def hold(self) -> None:
        """Every address found now or before answers as it should, and its anchors are there; once it is asked."""
        self.recorded |= set(addresses(self.now, about_roles=self.about_roles))
        if not self.asking:
            return
        faults = {url: fault for url in sorted(self.recorded) if (fault := self.fault(url))}
        assert faults == {}

    def fault(self, url: str) -> str:
        page, _, anchor = url.partition("#")
        first = self.reader.get(page)
        response = self.reader.get(first["Location"]) if first.status_code == 301 else first
        if first.status_code == 410:
            return "" if "has been retired</h1>" in first.content.decode() else "410 without a page"
        if response.status_code != 200:
            return f"{first.status_code} → {response.status_code}"
        return f"no #{anchor}" if anchor and f'id="{anchor}"' not in response.content.decode() else ""

    def ask(self, url: str) -> tuple[int, str]:
        """The status, and where it leads: the address of a redirect, or what a page of something gone links to."""
        response: HttpResponse = self.reader.get(url)
        if response.status_code == 301:
            return 301, response["Location"]
        found = re.search(r'Read this instead: <a href="([^"]+)"', response.content.decode())
        return response.status_code, found[1] if found else ""


def addresses(at: datetime, *, about_roles: bool) -> Iterator[str]:
    """Every address at which the live guide has something, sections and listed things included."""
    live = Edition.objects.live(at)
    for edition in live.filter(kind__in=[*PAGES, *LISTED, "family"]):
        if about_roles or edition.kind != "role":
            yield url_of(edition.kind, edition.slug)
    if about_roles:
        slugs = dict(live.filter(kind="role").values_list("key", "slug"))
        chosen = [*combinations(slugs.values(), 2), tuple(slugs.values())]
        yield from (comparison_url(each) for each in chosen if len(each) > 1)
        yield from (move_url(*ends) for pair in pairwise(slugs.values()) for ends in permutations(pair))
        for edition in live.filter(kind="comparison"):
            url = comparison_url(slugs[key] for key in edition.key.split("-vs-"))
            sections = (record for record in edition.facts if record["model"] == "roles.section")
            yield from (f"{url}#{section['fields']['key']}" for section in sections)


def without_anchors(story: Story) -> None:
    """Forget the places on pages, which go with what stood there; the pages' own addresses stay."""
    story.recorded = {url.partition("#")[0] for url in story.recorded}


@pytest.fixture
def story(guide: Story) -> Story:
    """The guide, of which every address is asked after every step from here on."""
    guide.asking = True
    guide.hold()
    return guide


@pytest.fixture
def guide(monkeypatch: pytest.MonkeyPatch) -> Story:
    """Four roles, two of them compared by editors and joined by a move; one thing of each kind that has an address."""
    for slug in ("baker", "butcher", "cook", "waiter"):
        make.make_role(slug=slug, family=make.there(m.Family, slug="kitchen"))
    baker, cook = (make.there(m.Role, slug=slug) for slug in ("baker", "cook"))
    make.make_move(parent=baker, to=cook)
    comparison = make.make_comparison(baker, cook)
    make.make_section(parent=comparison, key="two-ovens", heading="Two ovens")
    make.make_section(parent=comparison, key="pay", heading="Pay", section_kind="salaries")
    for model, slug in NEIGHBOURS.items():
        make.make(model, slug=slug)
    make.make_step(parent=make.there(m.Path, slug="ladder"), title="Somebody")
    for model, slug in LISTED_THINGS.items():
        make.make(model, slug=slug)
    begun = Story(monkeypatch)
    begun.publish()
    return begun


def renamed(story: Story, model: Any, key: str, *slugs: str) -> None:
    for slug in slugs:
        make.save(model.objects.get(pk=key), slug=slug)
        story.publish()


def test_a_slug_renamed_twice_and_back(story: Story) -> None:
    renamed(story, m.Role, "baker", "zopf-baker", "pastry-cook")
    assert story.ask("/compare/baker-vs-cook/") == (301, "/compare/cook-vs-pastry-cook/")
    assert story.ask("/moves/zopf-baker/to/cook/") == (301, "/moves/pastry-cook/to/cook/")
    renamed(story, m.Role, "baker", "baker")
    assert story.ask("/roles/zopf-baker/") == (301, "/roles/baker/")
    assert story.ask("/roles/baker/") == (200, "")


def test_things_of_every_kind_are_renamed_then_one_with_another_then_retired(story: Story) -> None:
    story.about_roles = False
    keys = {m.Family: "kitchen", **NEIGHBOURS, **LISTED_THINGS}
    pages = [model for model in keys if model not in LISTED_THINGS]
    for name in ("first-{}", "second-{}", "{}"):
        for model, key in keys.items():
            make.save(model.objects.get(pk=key), slug=name.format(key))
        story.publish()
    for row in m.Role.objects.filter(family="kitchen"):
        make.save(row, family=None)
    for model in keys:
        for slug in ("other", "last"):
            made = make.make(model, slug=slug)
            if model is m.Path:
                make.make_step(parent=made, title="Somebody")
    story.publish()
    story.retire(*((model.kind, key, "other", True) for model, key in keys.items()))
    story.retire(*((model.kind, "other", "last", True) for model in keys))
    for model in pages:
        had = (keys[model], f"first-{keys[model]}", "other")
        assert {story.ask(url_of(model.kind, slug)) for slug in had} == {(301, url_of(model.kind, "last"))}
    without_anchors(story)  # what has no successor has no place on a list
    story.retire(*((model.kind, "last", "", False) for model in keys))
    for model in pages:
        had = (keys[model], f"first-{keys[model]}", "other", "last")
        assert {story.ask(url_of(model.kind, slug)) for slug in had} == {(410, "")}


def test_roles_are_merged_retired_and_merged_again(story: Story) -> None:
    move, comparison = m.Move.objects.get(), m.Comparison.objects.get()
    make.remove(move)
    without_anchors(story)
    story.retire(("comparison", comparison.pk, "", False))
    assert story.ask("/compare/baker-vs-cook/") == (200, "")
    story.publish()

    story.retire(("role", "baker", "cook", True))
    assert story.ask("/roles/baker/") == (301, "/roles/cook/")
    assert story.ask("/compare/baker-vs-cook/") == (301, "/roles/cook/")
    assert story.ask("/compare/baker-vs-waiter/") == (301, "/compare/cook-vs-waiter/")
    assert story.ask("/compare/baker-vs-cook-vs-waiter/") == (301, "/compare/cook-vs-waiter/")
    assert story.ask("/moves/baker/to/cook/") == (301, "/roles/cook/")
    assert story.ask("/moves/waiter/to/baker/") == (301, "/moves/waiter/to/cook/")
    assert story.ask("/compare/baker-vs-baker/") == (301, "/roles/cook/")

    renamed(story, m.Role, "cook", "chef")
    assert story.ask("/roles/baker/") == (301, "/roles/chef/")

    story.retire(("role", "waiter", "butcher", False))
    assert story.ask("/roles/waiter/") == (410, "/roles/butcher/")
    assert story.ask("/compare/baker-vs-waiter/") == (410, "/roles/butcher/")
    assert 'href="/compare/butcher-vs-chef/"' in story.reader.get("/compare/baker-vs-waiter/").content.decode()
    assert 'href="/moves/butcher/to/chef/"' in story.reader.get("/moves/waiter/to/cook/").content.decode()
    assert "in its place" not in story.reader.get("/compare/butcher-vs-waiter/").content.decode()

    story.retire(("role", "butcher", "cook", True))
    assert story.ask("/roles/waiter/") == (410, "/roles/chef/")
    assert story.ask("/roles/butcher/") == (301, "/roles/chef/")

    story.retire(("role", "cook", "", False))
    assert {story.ask(f"/roles/{slug}/") for slug in ("baker", "butcher", "chef", "cook", "waiter")} == {(410, "")}

    make.save(m.Role.objects.get(pk="cook"), retired=False)
    story.publish()
    assert story.ask("/roles/baker/") == (301, "/roles/chef/")


def test_sections_and_the_order_in_which_a_comparison_is_shown(story: Story) -> None:
    page = "/compare/baker-vs-cook/"
    one, other = m.ComparedRole.objects.order_by("order")
    m.ComparedRole.objects.all().delete()
    for row, place in ((other, 1), (one, 2)):
        make.make(m.ComparedRole, parent=row.parent, role=row.role, order=place)
    story.publish()
    assert story.ask("/compare/cook-vs-baker/") == (301, page)

    section = m.Section.objects.get(key="two-ovens")
    make.save(section, heading="One oven")
    story.publish()
    make.save(section, key="one-oven", former_keys="two-ovens")
    story.publish()
    assert f"{page}#two-ovens" in story.recorded


TODAY = timezone.localdate(later())
KEPT = {
    f"/roles/old/?country=US&as-of={TODAY}": f"/roles/cook/?country=US&as-of={TODAY}",
    "/roles/old/?q=caf%C3%A9+%26&q=2&empty=&x": "/roles/cook/?q=caf%C3%A9+%26&q=2&empty=&x",
    "/compare/waiter-vs-old/?country=US": "/compare/cook-vs-waiter/?country=US",
    "/compare/waiter-vs-cook/?order=waiter,cook": "/compare/cook-vs-waiter/?order=waiter,cook",
    "/moves/old/to/cook/?country=US": "/roles/cook/?country=US",
    "/roles/?letter=B&family=old&page=2": "/roles/?family=kitchen&letter=B&page=2",
    f"/roles/old/?q={'x' * 4000}": f"/roles/cook/?q={'x' * 4000}",
}


def test_a_redirect_keeps_the_question_for_an_hour(guide: Story) -> None:
    renamed(guide, m.Role, "cook", "old", "cook")
    renamed(guide, m.Family, "kitchen", "old", "kitchen")
    answers = {asked: guide.reader.get(asked) for asked in KEPT}
    assert {asked: answer["Location"] for asked, answer in answers.items()} == KEPT
    assert {(answer.status_code, answer["Cache-Control"]) for answer in answers.values()} == {(301, "max-age=3600")}


@pytest.mark.parametrize(
    ("asked", "url", "leads_to"),
    [
        ("/roles/old.json", "/roles/cook/", "/roles/cook.json"),
        ("/roles/old.json?country=US", "/roles/cook/", "/roles/cook.json?country=US"),
        ("/compare/a-vs-b.csv", "/roles/cook/", "/roles/cook.csv"),
        ("/roles/old.json", "/embed/roles/cook", "/embed/roles/cook"),
        ("/roles/v1.2/old/", "/roles/cook/", "/roles/cook/"),
        ("/roles/old/", "/skills/?a=1#talk", "/skills/?a=1#talk"),
        ("/roles/old/?a=2&b=3", "/skills/?a=1#talk", "/skills/?a=1&b=3#talk"),
    ],
)
def test_a_redirect_keeps_the_ending_of_an_export(asked: str, url: str, leads_to: str) -> None:
    assert redirect(RequestFactory().get(asked), url)["Location"] == leads_to


def test_the_address_of_another_page_about_the_thing_is_made_by_who_asks(guide: Story) -> None:
    renamed(guide, m.Role, "cook", "chef")
    response = absent(RequestFactory().get("/feeds/roles/cook/"), "role", "cook", "/feeds/roles/{}/".format)
    assert response["Location"] == "/feeds/roles/chef/"


def test_what_is_gone_is_remembered_for_minutes_only(guide: Story) -> None:
    guide.retire(("role", "waiter", "", False))
    assert guide.reader.get("/roles/waiter/")["Cache-Control"] == "max-age=300"


def test_a_redirect_that_django_makes_is_remembered_for_an_hour_too(guide: Story) -> None:
    response = guide.reader.get("/roles/cook")
    assert (response.status_code, response["Cache-Control"]) == (301, "max-age=3600")


def test_a_family_that_never_was_or_that_has_no_roles_shows_every_role(guide: Story) -> None:
    make.make_family(slug="garden")
    guide.publish()
    assert {guide.ask(f"/roles/?family={slug}") for slug in ("garden", "cellar")} == {(200, "")}


def test_a_slug_that_was_only_drafted_says_nothing_of_a_retired_page(guide: Story) -> None:
    guide.retire(("role", "waiter", "butcher", False))
    make.save(m.Role.objects.get(pk="waiter"), slug="secret")
    assert guide.ask("/roles/secret/")[0] == 404


def test_a_slug_that_came_later_leads_to_the_one_of_an_earlier_day(guide: Story) -> None:
    before = Moment(guide.now)
    renamed(guide, m.Role, "cook", "chef")
    assert whereabouts(before, "role", "chef") is None
    assert whereabouts(before, "role", "chef", known=guide.now) == Moved("cook", "/roles/cook/")


# --- Any history -----------------------------------------------------------------------------------------------

KEYS = ("a", "b", "c")


def steps() -> st.SearchStrategy[Any]:
    rename = st.tuples(st.just("rename"), st.sampled_from(KEYS), st.sampled_from(("x", "y", *KEYS)))
    leave = st.tuples(st.sampled_from(("merge", "retire")), st.sampled_from(KEYS), st.sampled_from(("", *KEYS)))
    back = st.tuples(st.just("bring back"), st.sampled_from(KEYS), st.just(""))
    return st.lists(rename | leave | back, max_size=8)


def done(step: str, key: str, other: str, now: datetime) -> None:
    """Take a step, or be refused it."""
    skill = m.Skill.objects.get(pk=key)
    if step == "rename" and not m.Address.objects.filter(slug=other).exclude(key=key).exists():
        make.save(skill, slug=f"{other}-{key}")
    elif step == "bring back":
        make.save(skill, retired=False, merged=False, successor=None)
    elif step in ("merge", "retire"):
        retire(("skill", key), successor=other, merged=step == "merge", now=now)
    make.publish_all(now)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=steps())
def test_after_any_history_each_slug_stands_for_something_or_says_who_took_its_place(taken: Any) -> None:
    with transaction.atomic():
        for key in KEYS:
            make.make_skill(slug=key)
        make.publish_all(later(hours=0))
        for hour, step in enumerate(taken, start=1):
            try:
                done(*step, now=later(hours=hour))
            except Refused:
                continue
        moment = Moment(later(days=1))
        live = set(moment.editions().filter(kind="skill").values_list("slug", flat=True))
        for slug in set(Edition.objects.filter(kind="skill").values_list("slug", flat=True)) - live:
            match whereabouts(moment, "skill", slug):
                case Moved(slug=now, url=url):
                    assert now in live
                    assert url == reverse("skill_detail", args=[now])
                case Gone(successor=successor):
                    assert successor is None or successor.slug in live
                case None:
                    pytest.fail(f"{slug} was public and is forgotten")
        transaction.set_rollback(True)


# --- The command -----------------------------------------------------------------------------------------------


def told() -> str:
    out = StringIO()
    call_command("check_addresses", stdout=out, stderr=out)
    return out.getvalue()


def test_all_addresses_of_a_long_history_hold(guide: Story) -> None:
    make.remove(m.Move.objects.get())
    renamed(guide, m.Role, "cook", "old", "older", "cook")
    renamed(guide, m.Tool, "oven", "stove")
    renamed(guide, m.Family, "kitchen", "galley")
    without_anchors(guide)
    guide.retire(("comparison", "baker-vs-cook", "", False))
    guide.retire(("role", "baker", "cook", True))
    guide.retire(("role", "waiter", "butcher", False))
    asked = {answer.url: answer.status for answer in check(moment=Moment(guide.now))}
    assert asked["/roles/older/"] == asked["/roles/baker/"] == asked["/roles/?family=kitchen"] == 301
    assert asked["/compare/baker-vs-older/"] == asked["/moves/baker/to/older/"] == 301
    assert asked["/compare/butcher-vs-waiter/"] == asked["/moves/waiter/to/butcher/"] == 410
    assert asked.keys() >= {url.partition("#")[0] for url in guide.recorded if "-vs-" not in url and "/to/" not in url}
    assert told().endswith(f"All of {len(asked)} addresses hold.\n")


BROKEN = [
    (404, "", "", "answers 404"),
    (500, "", "", "answers 500"),
    (301, "", "/roles/b/", "leads to /roles/b/, which answers 301"),
    (410, "Gone.", "", "is gone without a page that says so"),
    (410, "<h1>Waiter</h1>", "", "is gone and does not name its successor, /roles/butcher/"),
]


def test_what_does_not_hold_is_named(guide: Story) -> None:
    guide.retire(("role", "waiter", "butcher", False))
    for status, body, location, fault in BROKEN:

        def ask(url: str, status: int = status, body: str = body, location: str = location) -> HttpResponse:
            return HttpResponse(body, status=status, headers={"Location": location})

        answers = {answer.url: answer for answer in check(moment=Moment(guide.now), ask=ask)}
        assert answers["/roles/waiter/"].fault == fault


def test_a_section_whose_key_was_lost_is_named(guide: Story) -> None:
    make.save(m.Section.objects.get(key="two-ovens"), key="one-oven")
    guide.hours += 1
    make.publish_all(guide.now)
    with pytest.raises(CommandError, match=r"1 of \d+ addresses do not hold"):
        told()
    faults = [answer for answer in check(moment=Moment(guide.now)) if answer.fault]
    assert [(a.url, a.fault) for a in faults] == [("/compare/baker-vs-cook/", "has no place any more for #two-ovens")]
