"""The stylesheet is written in parts and served in one piece."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from careerguide.static import IMPORT

CSS = settings.BASE_DIR / "static" / "css"
OF_THE_ADMIN = {"admin.css", "admin-markdown.css", "preview.css"}


@pytest.fixture
def served(tmp_path: Path, settings: Any) -> str:
    """The stylesheet as a reader's browser gets it."""
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "careerguide.static.BundledStorage"}}
    call_command("collectstatic", "--noinput", verbosity=0)
    [hashed] = (tmp_path / "css").glob("site.*.css")
    return hashed.read_text()


def test_the_stylesheet_is_served_in_one_piece_with_its_font(served: str) -> None:
    assert "@import" not in served
    assert "--surface:" in served
    assert "@media print" in served
    assert 'url("../fonts/newsreader-560.' in served


def test_every_part_is_imported() -> None:
    parts = {path.name for path in CSS.glob("*.css")} - OF_THE_ADMIN - {"site.css"}
    assert set(IMPORT.findall((CSS / "site.css").read_text())) == parts
