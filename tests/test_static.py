"""The stylesheet is written in parts and served in one piece; what cannot read it has the same colours."""

import gzip
import json
import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import override_settings
from PIL import Image

from careerguide.static import IMPORT

STATIC = settings.BASE_DIR / "static"
CSS = STATIC / "css"
ROOM = {path.name for path in CSS.glob("admin*.css")}
"""The stylesheets of the editing room."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Each stylesheet as a reader's browser gets it."""
    folder = tmp_path_factory.mktemp("static")
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": "careerguide.static.BundledStorage"}}
    with override_settings(STATIC_ROOT=str(folder), STORAGES=storages):
        call_command("collectstatic", "--noinput", verbosity=0)

    def sheet(name: str) -> str:
        [hashed] = (folder / "css").glob(f"{name}.*.css")
        return hashed.read_text()

    return sheet


@pytest.mark.parametrize("name", ["site", "embed"])
def test_a_stylesheet_is_served_in_one_piece_with_its_font(served: Callable[[str], str], name: str) -> None:
    sheet = served(name)
    assert "@import" not in sheet
    assert "--surface:" in sheet
    assert 'url("../fonts/newsreader-560.' in sheet
    assert ("@media print {\n  @page" in sheet) == (name == "site")


def test_the_stylesheet_of_an_embed_is_a_third_of_that_of_a_page(served: Callable[[str], str]) -> None:
    pages, embeds = (len(gzip.compress(served(name).encode())) for name in ("site", "embed"))
    assert embeds < pages / 2.5


def test_every_part_is_imported() -> None:
    parts = {path.name for path in CSS.glob("*.css")} - ROOM - {"preview.css", "site.css", "embed.css"}
    assert set(IMPORT.findall((CSS / "site.css").read_text())) == parts - {"embedded.css"}
    assert set(IMPORT.findall((CSS / "embed.css").read_text())) < parts


def colours(token: str) -> tuple[str, str]:
    """A token's light and dark colour."""
    [found] = re.findall(rf"--{token}: light-dark\((\S+), (\S+)\);", (CSS / "tokens.css").read_text())
    return (found[0], found[1])


def test_the_browsers_own_bar_and_an_installed_guide_have_the_colours_of_the_page() -> None:
    page = render_to_string("503.html")
    assert tuple(re.findall(r'name="theme-color" content="(\S+)"', page)) == colours("surface-raised")
    manifest = json.loads((STATIC / "site.webmanifest").read_text())
    assert manifest["theme_color"] == colours("surface-raised")[0]
    assert manifest["background_color"] == colours("surface")[0]


def test_the_icon_is_the_mark_in_the_roles_colours_light_and_dark() -> None:
    assert re.findall(r"#\w{6}", (STATIC / "img" / "favicon.svg").read_text()) == [
        *(colours(role)[0] for role in ("role-a", "role-b")),
        *(colours(role)[1] for role in ("role-a", "role-b")),
    ]


def test_every_icon_that_is_named_has_its_size_and_a_ground_where_it_may_be_cut() -> None:
    named = {icon["src"]: icon["sizes"] for icon in json.loads((STATIC / "site.webmanifest").read_text())["icons"]}
    for src, size in {**named, "img/apple-touch-icon.png": "180x180"}.items():
        with Image.open(STATIC / src) as image:
            assert f"{image.width}x{image.height}" == size
            assert image.convert("RGBA").getextrema()[3] == (255, 255)
            assert image.convert("RGB").getpixel((0, 0)) == Image.new("RGB", (1, 1), colours("surface")[0]).getpixel(
                (0, 0)
            )


def test_the_editing_room_sets_no_colour_of_its_own() -> None:
    room = "".join((CSS / name).read_text() for name in ROOM)
    assert re.findall(r"(?:#[0-9a-f]{3,8}\b(?=[;, )])|rgb|hsl|light-dark)", room) == []
    scripts = "".join(path.read_text() for path in (STATIC / "js").glob("*.js"))
    known = set(re.findall(r"(--[\w-]+):", (CSS / "tokens.css").read_text() + room))
    known |= set(re.findall(r'setProperty\("(--[\w-]+)"', scripts))  # measured on the page
    assert set(re.findall(r"var\((--[\w-]+)", room)) <= known
