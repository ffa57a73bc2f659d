"""The address of a preview card: whom it answers what, and what is kept of it."""

import os
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from PIL import Image

from roles.domain.card import GUIDE, Card
from roles.editions.retirement import retire
from roles.linking.cards import kept
from roles.linking.cards.ahead import pages
from roles.queries.live import Moment
from tests.conftest import kept_for_a_while
from tests.factories import (
    later,
    make_certification,
    make_comparison,
    make_move,
    make_role,
    make_salary,
    make_skill,
    make_term,
    publish_all,
    save,
)

OLD = "0" * 16
GUIDES = f"/cards/{GUIDE.digest}.png"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where cards are kept."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "cards"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: later(days=2))


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[Card]:
    """The cards drawn so far; none really is."""
    made: list[Card] = []

    def draw(card: Card) -> bytes:
        made.append(card)
        return card.alt.encode()

    for module in ("views", "ahead"):
        monkeypatch.setattr(f"roles.linking.cards.{module}.drawn", draw)
    return made


@pytest.fixture(scope="module")
def published(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with kept_for_a_while(django_db_blocker, publish_a_guide):
        yield


@pytest.fixture
def guide(published: None, db: None) -> None:
    """Three roles, one of which was called otherwise and one of which is retired, with a page of each kind."""


def publish_a_guide() -> None:
    manager, project, *_ = (
        make_role(slug=slug) for slug in ("product-lead", "project-manager", "scrum-master", "typist")
    )
    make_salary(parent=manager)
    make_move(parent=manager, to=project)
    make_comparison(manager, project)
    make_certification(slug="product-badge")
    make_skill(slug="negotiation")
    make_term(slug="backlog")
    publish_all()
    save(manager, slug="product-manager")
    publish_all(later(days=1))
    retire(("role", "typist"), successor="scrum-master", now=later(days=1))


@pytest.fixture
def reader() -> Client:
    return Client()


def card_of(reader: Client, path: str) -> str:
    """The address of a page's card within the site, as the page says it."""
    html = reader.get(path).content.decode()
    return html.split('property="og:image" content="http://localhost:8000')[1].split('"')[0]


PAGES = [
    "/",
    "/roles/product-manager/",
    "/compare/product-manager-vs-project-manager/",
    "/compare/product-manager-vs-scrum-master/",
    "/moves/scrum-master/to/project-manager/",
    "/certifications/product-badge/",
]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_its_card_which_is_a_picture_for_other_sites_and_for_ever(
    reader: Client, drawings: list[Card], path: str, folder: Path
) -> None:
    address = card_of(reader, path)
    assert drawings == [], "drawn on the request of the page"
    card = reader.get(address)
    assert (card.status_code, card["Content-Type"], card["Cache-Control"], card["Cross-Origin-Resource-Policy"]) == (
        200,
        "image/png",
        "public, max-age=31536000, immutable",
        "cross-origin",
    )
    assert not card.cookies
    assert address.startswith("/cards/" if path == "/" else f"/cards{path}")
    assert card["ETag"] == f'"{address[-20:-4]}"'
    head = reader.head(address)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", card["ETag"])
    assert len(drawings) == len(list(folder.rglob("*.png"))) == 1, "drawn once"


@pytest.mark.usefixtures("guide")
def test_a_card_is_really_drawn(reader: Client) -> None:
    picture = Image.open(BytesIO(reader.get(card_of(reader, PAGES[2])).content))
    assert (picture.size, picture.format, picture.mode) == ((1200, 630), "PNG", "P")


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("path", ["/roles/", "/skills/negotiation/", "/glossary/backlog/", "/search/?q=x", "/about-x/"])
def test_every_other_page_has_the_guides_card(reader: Client, path: str) -> None:
    if path == "/about-x/":
        assert "og:image" not in reader.get(path).content.decode()
    else:
        assert card_of(reader, path) == GUIDES


@pytest.mark.usefixtures("guide")
def test_whoever_has_the_card_is_told_so_without_a_query(
    reader: Client, drawings: list[Card], django_assert_num_queries: Any
) -> None:
    address = card_of(reader, "/roles/product-manager/")
    etag = reader.get(address)["ETag"]
    with django_assert_num_queries(0):
        assert reader.get(address).status_code == 200
        again = reader.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again["Cache-Control"]) == (
        304,
        b"",
        "public, max-age=31536000, immutable",
    )


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("path", [*PAGES, "/skills/negotiation/"])
def test_another_digest_leads_to_the_present_card_for_a_while(reader: Client, drawings: list[Card], path: str) -> None:
    response = reader.get(f"/cards{path}{OLD}.png")
    assert (response.status_code, response["Location"]) == (302, card_of(reader, path))
    assert response["Cache-Control"] == "public, max-age=300"
    assert drawings == []


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("path", "now"),
    [
        ("/roles/product-lead/", "/roles/product-manager/"),
        ("/compare/product-lead-vs-project-manager/", "/compare/product-manager-vs-project-manager/"),
        ("/compare/project-manager-vs-product-manager/", "/compare/product-manager-vs-project-manager/"),
        ("/moves/product-lead/to/scrum-master/", "/moves/product-manager/to/scrum-master/"),
        ("/moves/scrum-master/to/scrum-master/", "/roles/scrum-master/"),
    ],
)
def test_where_a_page_moved_its_card_moves_along_in_one_hop(
    reader: Client, drawings: list[Card], path: str, now: str
) -> None:
    response = reader.get(f"/cards{path}{OLD}.png")
    assert (response.status_code, response["Location"]) == (301, card_of(reader, now))
    assert response["Cache-Control"] == "max-age=3600"
    assert drawings == []


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/roles/typist/", 410),
        ("/compare/scrum-master-vs-typist/", 410),
        ("/moves/typist/to/scrum-master/", 410),
        ("/roles/nobody/", 404),
        ("/compare/nobody-vs-scrum-master/", 404),
        ("/nowhere/", 404),
        ("/admin/", 404),
        ("/compare/suggestions/", 404),
        ("/roles/../admin/", 404),
    ],
)
def test_the_card_of_what_is_no_page_answers_as_the_page_does(
    reader: Client, drawings: list[Card], path: str, status: int
) -> None:
    assert reader.get(f"/cards{path}{OLD}.png").status_code == status
    assert drawings == []


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("end", ["0.png", "0" * 15 + ".png", "G" * 16 + ".png", "0" * 16 + ".jpg", "0" * 16 + ".png/"])
def test_what_is_no_digest_has_no_address(reader: Client, end: str) -> None:
    assert reader.get(f"/cards/roles/product-manager/{end}").status_code == 404


@pytest.mark.usefixtures("guide")
def test_a_card_of_one_page_is_not_given_for_another(reader: Client, drawings: list[Card]) -> None:
    address = card_of(reader, "/roles/scrum-master/")
    reader.get(address)
    elsewhere = reader.get(address.replace("scrum-master", "project-manager"))
    assert (elsewhere.status_code, elsewhere["Location"]) == (302, card_of(reader, "/roles/project-manager/"))


@pytest.mark.usefixtures("guide")
def test_an_old_address_shows_what_it_always_showed_and_a_draft_has_none(
    reader: Client, drawings: list[Card], monkeypatch: pytest.MonkeyPatch
) -> None:
    role = make_role(slug="baker")
    publish_all(later(days=1, hours=6))
    before = card_of(reader, "/roles/baker/")
    first = reader.get(before).content
    save(role, name="Master baker")
    assert card_of(reader, "/roles/baker/") == before, "a draft changes nothing"
    publish_all(later(days=1, hours=12))
    after = card_of(reader, "/roles/baker/")
    assert after != before
    assert (reader.get(before).content, b"Master baker" in reader.get(after).content) == (first, True)

    monkeypatch.setattr("django.utils.timezone.now", lambda: later(days=1, hours=8))
    for path in kept.path_of("", "").parents[2].rglob("*.png"):
        path.unlink()
    early = reader.get(after)
    assert (early.status_code, early["Location"]) == (302, before), "not before its time"


@pytest.mark.usefixtures("guide")
def test_the_readers_choices_do_not_change_the_card(reader: Client) -> None:
    path = "/compare/product-manager-vs-project-manager/"
    chosen = f"{path}?order=project-manager,product-manager&country=US&show=differences"
    assert card_of(reader, chosen) == card_of(reader, path)


@pytest.mark.usefixtures("guide")
def test_a_folder_that_cannot_be_written_only_makes_work(
    reader: Client, drawings: list[Card], folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.write_text("in the way")
    address = card_of(reader, "/roles/scrum-master/")
    assert [reader.get(address).status_code for _ in range(2)] == [200, 200]
    assert len(drawings) == 2
    assert "could not be kept" in caplog.text


# --- Ahead, and how many are kept -------------------------------------------------------------------------


@pytest.mark.usefixtures("guide")
def test_cards_of_all_that_is_written_are_drawn_ahead_and_once(
    reader: Client, drawings: list[Card], capsys: pytest.CaptureFixture[str]
) -> None:
    written = {
        "/",
        *(f"/roles/{slug}/" for slug in ("product-manager", "project-manager", "scrum-master")),
        "/certifications/product-badge/",
        "/compare/product-manager-vs-project-manager/",
        "/moves/product-manager/to/project-manager/",
    }
    assert sorted(pages(Moment(later(days=2)))) == sorted(written)
    for expected in (7, 0):
        call_command("draw_cards")
        assert capsys.readouterr().out == f"7 pages, {expected} cards drawn; the others were there.\n"
    for path in written:
        assert reader.get(card_of(reader, path)).status_code == 200
    assert len(drawings) == 7


def test_of_what_has_no_end_the_oldest_make_room_and_the_rest_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    monkeypatch.setattr(kept, "sha256", OneFolder)
    for number in range(6):
        for page in ("compare/a-vs-b/", "roles/a/"):
            digest = f"{number:016}"
            kept.keep(page, digest, b"png")
            os.utime(kept.path_of(page, digest), (number, number))
    left = [[kept.read(page, f"{n:016}") for n in range(6)] for page in ("compare/a-vs-b/", "roles/a/")]
    assert left == [[None] * 3 + [b"png"] * 3, [b"png"] * 6]


class OneFolder:
    """A hash of which everything falls into one folder."""

    def __init__(self, data: bytes) -> None:
        self.hash = sha256(data)

    def hexdigest(self) -> str:
        return f"00{self.hash.hexdigest()[2:]}"


def test_the_name_of_a_file_is_short_however_many_roles_are_compared() -> None:
    page = f"compare/{'-vs-'.join('a' * 100 + str(number) for number in range(5))}/"
    assert len(kept.path_of(page, OLD).name) < 100
