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
def test_a_box_in_a_row_has_a_preview_and_no_lesson(name: str) -> None:
    html = ProseWidget().render(name, "a", {"id": "x"})
    assert 'class="markdownx-preview"' in html
    assert f'name="{name}"' in html
    assert 'id="x"' in html
    assert "[[skill:" not in html


def test_a_box_of_its_own_says_how_to_write_without_scripts() -> None:
    assert "[[skill:data-analysis]]" in ProseWidget().render("description", "")


def test_no_box_has_script_or_style_of_its_own() -> None:
    html = ProseWidget().render("description", "")
    assert not re.search(r"<script|<style|\son\w+=|\sstyle=", html)


def test_the_scripts_are_ours_and_not_those_that_swallow_the_tab_key() -> None:
    media = str(ProseWidget().media)
    assert "js/admin-markdown.js" in media
    assert "css/admin-markdown.css" in media
    assert "markdownx/" not in media


def test_every_kind_of_prose_has_its_box() -> None:
    assert PROSE_WIDGETS[ProseField]["widget"] is ProseWidget
    line = PROSE_WIDGETS[LineField]["widget"].render("nutshell", "")
    assert "data-line" in line
    assert "data-line" not in ProseWidget().render("description", "")
