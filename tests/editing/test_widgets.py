"""The boxes that editors write prose in."""

import re

import pytest

from roles.editing.widgets import PROSE_WIDGETS, ProseWidget
from roles.models.fields import LineField, ProseField


def test_a_box_of_its_own_has_a_preview() -> None:
    html = ProseWidget().render("description", "<b>")
    assert 'class="markdownx-editor' in html or "markdownx-editor" in html
    assert 'class="markdownx-preview"' in html
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize("name", ["sections-0-body", "sections-__prefix__-body"])
def test_a_box_in_a_row_is_a_text_box_alone(name: str) -> None:
    html = ProseWidget().render(name, "a", {"id": "x"})
    assert "markdownx" not in html
    assert f'name="{name}"' in html
    assert 'id="x"' in html


def test_no_box_has_script_or_style_of_its_own() -> None:
    html = ProseWidget().render("description", "")
    assert not re.search(r"<script|<style|\son\w+=|\sstyle=", html)


def test_the_script_that_frees_the_tab_key_comes_with_the_box() -> None:
    media = str(ProseWidget().media)
    assert "js/admin-markdown.js" in media
    assert "markdownx/js/markdownx" in media
    assert "css/admin-markdown.css" in media


def test_every_kind_of_prose_has_its_box() -> None:
    assert PROSE_WIDGETS[ProseField]["widget"] is ProseWidget
    assert "markdownx" not in PROSE_WIDGETS[LineField]["widget"].render("nutshell", "")
