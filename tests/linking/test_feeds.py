"""Feeds of what changed: valid Atom that a reader's program understands, permanent in every name it gives."""

from pathlib import Path
from typing import Any

import feedparser
import pytest
from django.test import Client
from lxml import etree

from roles.editions.retirement import retire
from tests.factories import later, make_comparison, make_role, make_role_skill, make_skill, publish_all, save

pytestmark = pytest.mark.django_db

ATOM = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
HOSTILE = "]]><b>Ann & Bob</b>\x01\ufffe \U0001f9d1 <!-- “x” &amp; العربية"
SITE = "http://localhost:8000"


@pytest.fixture
def reader() -> Client:
    return Client()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """A week after the first edition."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: later(days=7))


@pytest.fixture
def guide() -> Any:
    """Two roles with a comparison; the first has changed once."""
    role = make_role(slug="product-manager")
    make_comparison(role, make_role(slug="project-manager"))
    publish_all()
    save(role, nutshell="Decides what is built.")
    make_role_skill(parent=role, skill=make_skill(slug="negotiation"))
    publish_all(later(days=1))
    return role


def parsed(reader: Client, url: str) -> Any:
    """The feed as a client library reads it: no fault found, and valid by the schema of RFC 4287."""
    answer = reader.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    ATOM.assertValid(etree.fromstring(answer.content))
    found = feedparser.parse(answer.content)
    assert not found.bozo, found.get("bozo_exception")
    return found


FEEDS = (
    "/feeds/changes.atom",
    "/feeds/roles/product-manager.atom",
    "/feeds/compare/product-manager-vs-project-manager.atom",
)


def test_every_feed_is_valid_and_says_what_changed(reader: Client, guide: Any) -> None:
    for url in FEEDS:
        found = parsed(reader, url)
        assert found.feed.id == f"{SITE}{url}"
        assert found.feed.updated == "2026-03-03T09:00:00+00:00"
        assert (found.feed.author, found.feed.rights) == ("Career Guide", "The Career Guide contributors, CC BY 4.0")
        assert {link.rel: link.href for link in found.feed.links}["self"] == f"{SITE}{url}"
        [changed] = [entry for entry in found.entries if entry.id == f"{SITE}/changes/role/product-manager/2/"]
        assert changed.title == "Product manager: 2 changes"
        assert changed.link == f"{SITE}/roles/product-manager/"
        assert "Skill added</strong>: Negotiation (essential)" in changed.summary
        assert reader.get(changed.id.removeprefix(SITE)).status_code == 200


def test_the_feed_of_a_comparison_has_its_own_changes_and_those_of_its_roles_alone(reader: Client, guide: Any) -> None:
    make_role(slug="scrum-master")
    publish_all(later(days=2))
    titles = [entry.title for entry in parsed(reader, FEEDS[2]).entries]
    assert titles == [
        "Product manager: 2 changes",
        "Product manager or project manager?: published",
        "Product manager: published",
        "Project manager: published",
    ]


def test_hostile_names_and_texts_leave_a_feed_valid(reader: Client) -> None:
    role = make_role(slug="product-manager", name=HOSTILE)
    publish_all()
    make_role_skill(parent=role, skill=make_skill(slug="evil", name=HOSTILE), note=HOSTILE)
    save(role, nutshell=HOSTILE, plural=HOSTILE)
    publish_all(later(days=1))
    for url in FEEDS[:2]:
        found = parsed(reader, url)
        assert "<b>Ann & Bob</b>" not in found.entries[0].summary
        assert "العربية" in found.feed.title + found.entries[0].title


def test_what_was_not_changed_is_not_sent_again(reader: Client, guide: Any) -> None:
    for url in FEEDS:
        first = reader.get(url)
        assert first["Last-Modified"] == "Tue, 03 Mar 2026 09:00:00 GMT"
        assert first["Cross-Origin-Resource-Policy"] == "cross-origin"
        again = reader.get(url, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert reader.get(url, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    etag = reader.get(FEEDS[1])["ETag"]
    save(guide, nutshell="Decides why it is built.")
    publish_all(later(days=3))
    assert reader.get(FEEDS[1], headers={"If-None-Match": etag}).status_code == 200


def test_a_feed_follows_a_renamed_role_and_keeps_its_names(reader: Client, guide: Any) -> None:
    before = {entry.id for entry in parsed(reader, FEEDS[1]).entries}
    save(guide, slug="product-lead", name="Product lead")
    publish_all(later(days=3))
    moved = reader.get(FEEDS[1])
    assert (moved.status_code, moved["Location"]) == (301, "/feeds/roles/product-lead.atom")
    assert reader.get(FEEDS[2])["Location"] == "/feeds/compare/product-lead-vs-project-manager.atom"
    assert reader.get("/feeds/compare/project-manager-vs-product-lead.atom").status_code == 301
    assert reader.get("/feeds/compare/product-manager-vs-product-lead.atom")["Location"] == moved["Location"]
    found = parsed(reader, moved["Location"])
    assert found.feed.id == f"{SITE}{FEEDS[1]}"
    assert before < {entry.id for entry in found.entries}


def test_the_feed_of_a_retired_role_ends_by_saying_so(reader: Client) -> None:
    make_role(slug="webmaster"), make_role(slug="cook")
    publish_all()
    retire(("role", "webmaster"), successor="cook", now=later(days=3))
    last = parsed(reader, "/feeds/roles/webmaster.atom").entries[0]
    assert last.title == "Webmaster: retired"
    assert "Retired</strong>: see Cook" in last.summary
    assert last.link == last.id == f"{SITE}/changes/role/webmaster/2/"
    assert parsed(reader, "/feeds/compare/cook-vs-webmaster.atom").entries[0].title == "Webmaster: retired"


def test_a_feed_of_nothing_public_is_unknown(reader: Client, guide: Any) -> None:
    make_role(slug="draft")
    for url in (
        "roles/draft",
        "roles/nobody",
        "compare/draft-vs-product-manager",
        "compare/a-vs-b-vs-c-vs-d-vs-e-vs-f",
    ):
        assert reader.get(f"/feeds/{url}.atom").status_code == 404


def test_a_feed_is_no_longer_than_fifty_entries(reader: Client) -> None:
    for number in range(52):
        make_skill(slug=f"skill-{number:02}")
    publish_all()
    assert len(parsed(reader, FEEDS[0]).entries) == 50


def test_pages_lead_to_the_feeds_of_their_changes(reader: Client, guide: Any) -> None:
    pages = ("/changes/", "/roles/product-manager/", "/compare/product-manager-vs-project-manager/")
    for page, feed in zip(pages, FEEDS, strict=True):
        html = reader.get(page).content.decode()
        assert '<link rel="alternate" type="application/atom+xml" title="Changes' in html
        assert f'href="{SITE}{feed}"' in html
        assert f'<a href="{feed}"' in html
