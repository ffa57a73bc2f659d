"""What is not published is nowhere: every word of every draft is marked, and every page is read for the mark.

A second before its time a scheduled edition is as absent as a draft; a second after, each page says the new words.
"""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import datetime, timedelta
from itertools import combinations, pairwise, permutations
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from roles.domain.asof import with_day
from roles.domain.roleset import set_key
from roles.editions import facts as f
from roles.editions.models import Edition
from roles.editions.publish import publish
from roles.formats import KINDS
from roles.linking.api.download import LISTS
from roles.linking.exports import FORMS
from roles.linking.shapes.base import RESOURCES, api_path
from roles.models import Loaded, Skill, kinds
from roles.models.fields import SlugField
from roles.pages.reuse import with_suffix
from roles.pages.urls import urlpatterns
from roles.queries.live import PAGES, comparison_url, move_url, url_of
from roles.queries.sitemap import SECTIONS
from tests import factories as make
from tests.conftest import kept_for_a_while

MARK = "Quokka"
"""A word that the guide has no use for."""
CARD = re.compile(r'property="og:image" content="http://localhost:8000([^"]*)"')
SECOND = timedelta(seconds=1)
NEW = ("quokka-keeper", "quokka-care", "quokka-badge", "quokka-count", "quokka-ladder")
"""A role, a skill, a certification, a term and a path that the drafts bring."""
CITED = "quokka-survey"
"""The source that the new role's pay brings along."""
RENAMED = "quokka-talk"
"""The slug that the skill ``communication`` is to have."""
MACHINES = (
    "/robots.txt",
    "/opensearch.xml",
    "/sitemap.xml",
    *(f"/sitemaps/{section}-1.xml" for section in SECTIONS),
    *("/api/", "/api/v1/", "/api/v1/openapi.json"),
)
"""What machines ask for: addresses and days, and no words of the guide."""
SEARCHED = (
    *("/search/?q=product", "/search/?q=keeper", "/search/?q=quokka", "/compare/suggestions/?q=kee"),
    *("/search/suggestions/?q=kee", "/api/v1/search?q=product", "/api/v1/search?q=quokka"),
)
"""What is looked for: a word of every edition, and words of the drafts alone, none of them with the mark’s capital."""
SECOND_EDITION = 2
"""The number of what each shipped thing’s draft becomes; its change has an address then."""
EMPTY = ("/search/", "/compare/suggestions/", *(url for url in MACHINES if url != "/api/v1/"))
"""Pages that say nothing before something is looked for. The API’s first says what a dataset’s licence asks for."""


def marked(facts: f.Facts) -> f.Facts:
    """The facts with the mark at the end of each text that somebody wrote."""
    changed = deepcopy(facts)
    for record in changed:
        for field in f.models_of()[record["model"]]._meta.concrete_fields:
            if field.name in record["fields"] and _is_written(field):
                room = (field.max_length or 10_000) - len(MARK) - 1
                record["fields"][field.name] = f"{record['fields'][field.name][:room]} {MARK}"
    return changed


def _is_written(field: Any) -> bool:
    """Whether the field holds free words: no choice, address, key, code or name of another row."""
    if not isinstance(field, (models.CharField, models.TextField)) or isinstance(field, (SlugField, models.URLField)):
        return False
    named = "key" in field.name or "code" in field.name or field.name == "move"
    return not field.choices and (field.max_length or 100) > 20 and not named


def _draft_everything() -> None:
    """Change every text of the guide, rename a page, and add a thing of each kind that has a page."""
    with transaction.atomic():
        names = make.all_names()
        f.lock(names)
        f.restore({name: marked(facts) for name, facts in f.build(names).items()})
    role, skill, badge, term, path = NEW
    keeper = make.make_role(slug=role)
    make.make_role_skill(parent=keeper, skill=make.make_skill(slug=skill))
    make.make_role_certification(parent=keeper, certification=make.make_certification(slug=badge))
    make.make_metric(parent=keeper, term=make.make_term(slug=term))
    make.make_salary(parent=keeper, source=make.make_source(slug=CITED, note=f"Asks keepers. {MARK}"))
    make.make_move(parent=keeper, to=make.m.Role.objects.get(pk="product-manager"))
    make.make_step(parent=make.make_path(slug=path), role=keeper)
    make.make_comparison(keeper, make.m.Role.objects.get(pk="scrum-master"), heading=f"Which of the two? {MARK}")
    make.save(Skill.objects.get(pk="communication"), slug=RENAMED)


@pytest.fixture(scope="module")
def minute(django_db_setup: None, django_db_blocker: Any) -> Iterator[datetime]:
    """The minute at which all the drafts go live; until then they are scheduled."""
    at = timezone.now() + timedelta(hours=1)

    def load() -> None:
        call_command("load_guide", verbosity=0)
        _draft_everything()

    with kept_for_a_while(django_db_blocker, load):
        yield at


def addresses() -> list[str]:
    """Every public address there is: lists, each thing’s page, each pair’s comparison, each move; old ones and new."""
    found = [f"/{pattern.pattern}" for pattern in urlpatterns if "<" not in str(pattern.pattern)]
    found += ["/salaries/?country=US", "/salaries.csv", "/salaries.md", *SEARCHED, *MACHINES]
    slugs = {kind: set(model._default_manager.values_list("slug", flat=True)) for kind, model in kinds().items()}
    found += [url_of(kind, slug) for kind in PAGES for slug in slugs[kind]]
    found += [url_of(edition.kind, edition.slug) for edition in Edition.objects.filter(kind__in=PAGES)]
    found += [with_suffix(url, "bib") for url in found if url.endswith(tuple(f"/{slug}/" for slug in (*NEW, RENAMED)))]
    of_sets = [comparison_url(pair) for pair in combinations(sorted(slugs["role"]), 2)]
    found += [f"{url}changes/" for url in (*(url_of("role", slug) for slug in slugs["role"]), *of_sets)]
    of_sets += [move_url(*pair) for pair in permutations(sorted(slugs["role"]), 2)]
    found += of_sets
    found += [with_suffix(url_of("role", slug), suffix) for slug in slugs["role"] for suffix in FORMS]
    found += [with_suffix(url, "csv") for url in of_sets]
    shipped = Loaded.objects.filter(kind__in=KINDS).values_list("kind", "key")
    found += [reverse("change_detail", args=[*name, SECOND_EDITION]) for name in shipped]
    found += ["/feeds/changes.atom", *(reverse("role_feed", args=[slug]) for slug in slugs["role"])]
    found += [with_day(url, timezone.localdate()) for url in ("/", "/roles/", "/roles/product-manager/", "/changes/")]
    found += embed_addresses(slugs["role"])
    found += [reverse(f"api-v1:{name}") for name in LISTS]
    found += [
        api_path(kind, key) for kind in RESOURCES for key in kinds()[kind]._default_manager.values_list("pk", flat=True)
    ]
    found += [api_path("comparison", set_key(pair)) for pair in pairwise(sorted(slugs["role"]))]
    return sorted(set(found))


def embed_addresses(roles: Iterable[str]) -> list[str]:
    """What other sites show of each role and pair, where its code is found, and what oEmbed says of it."""
    found = ["/embed/compare/product-manager-vs-project-manager/owns/"]
    pages = [url_of("role", slug) for slug in roles] + [comparison_url(pair) for pair in combinations(sorted(roles), 2)]
    for page in pages:
        found += [
            f"/embed{page}salaries/",
            f"/embed/?url={page}",
            f"/oembed/?url={page}",
            f"/oembed/?url={page}%23salaries",
        ]
    return [*found, *(f"/embed{url_of('role', slug)}" for slug in roles)]


def read(monkeypatch: pytest.MonkeyPatch, at: datetime) -> dict[str, tuple[int, str]]:
    """Each public address with its status and its words at the moment."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    client = Client()
    answers = {url: client.get(url) for url in addresses()}
    return {url: (answer.status_code, answer.getvalue().decode()) for url, answer in answers.items()}


def is_new(url: str) -> bool:
    return any(slug in url for slug in (*NEW, CITED, RENAMED)) or url.endswith(f"/{SECOND_EDITION}/")


@pytest.mark.django_db
def test_drafts_are_nowhere(minute: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_nothing_shows(read(monkeypatch, timezone.now()))


@pytest.mark.one_database  # a moment is the same to both; what is as of one is asked of both in test_as_of.py
@pytest.mark.django_db
def test_what_is_scheduled_is_nowhere_a_second_before_and_everywhere_a_second_after(
    minute: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(make.all_names(), now=timezone.now(), live_from=minute)
    before = read(monkeypatch, minute - SECOND)
    assert_nothing_shows(before)

    after = read(monkeypatch, minute + SECOND)
    assert all(f"/{slug}/" in "".join(after[url][1] for url in MACHINES) for slug in (*NEW, RENAMED))
    statuses = {url: status for url, (status, _) in after.items() if status != 200}
    assert statuses == {"/skills/communication/": 301}
    assert [url for url, (status, words) in after.items() if status == 200 and MARK not in words] == sorted(EMPTY)

    monkeypatch.setattr("django.utils.timezone.now", lambda: minute - SECOND)
    assert_no_card_is_drawn_before_its_time(cards(before), cards(after))


def cards(answers: dict[str, tuple[int, str]]) -> set[str]:
    """The addresses of all preview cards that the pages name."""
    return {address for _, words in answers.values() for address in CARD.findall(words)}


def assert_no_card_is_drawn_before_its_time(present: set[str], future: set[str]) -> None:
    """The card that a page will have leads to the one that it has; that of a new page to nothing."""
    assert len(future - present) > 20
    for address in future - present:
        answer = Client().get(address)
        assert answer.status_code == (404 if is_new(address) else 302), address
        assert is_new(address) or answer["Location"] in present


def assert_nothing_shows(answers: dict[str, tuple[int, str]]) -> None:
    """No page says a marked word, and nothing new has a page."""
    assert [url for url, (_, words) in answers.items() if MARK in words] == []
    assert not [url for url in MACHINES if any(slug in answers[url][1] for slug in (*NEW, RENAMED))]
    assert "Nothing found for “quokka”" in answers["/search/?q=quokka"][1], "a page is found by a word of its draft"
    assert {url: status for url, (status, _) in answers.items() if status != (404 if is_new(url) else 200)} == {}
