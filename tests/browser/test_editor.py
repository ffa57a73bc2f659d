"""The box that editors write prose in, by keyboard, with its preview and its uploads."""

import base64

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.editing.pictures import make_picture

PASTE = """(editor, [name, type, bytes]) => {
  const held = new DataTransfer();
  const content = Array.isArray(bytes) ? new Uint8Array(bytes[0]) : Uint8Array.from(atob(bytes), c => c.charCodeAt(0));
  held.items.add(new File([content], name, { type }));
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def editor(signed_in: Page) -> Locator:
    """The first box for prose on the form for a new role."""
    signed_in.goto("/admin/roles/role/add/")
    return signed_in.locator(".markdownx-editor").first


def paste(editor: Locator, name: str, type: str, content: bytes | list[int]) -> None:
    sent = content if isinstance(content, list) else base64.b64encode(content).decode()
    editor.evaluate(PASTE, [name, type, sent])


def box_of(editor: Locator) -> Locator:
    return editor.locator("xpath=ancestor::div[contains(@class, 'markdownx')]")


def test_what_is_typed_is_previewed_and_the_policy_refuses_nothing(editor: Locator, complaints: list[str]) -> None:
    editor.fill("# Hello\n\n**world**, [[skil:x]]")
    preview = box_of(editor).locator(".markdownx-preview")
    expect(preview.locator("h3")).to_have_text("Hello")
    expect(preview.locator("strong")).to_have_text("world")
    expect(preview.locator(".errorlist")).to_contain_text("there is no kind “skil”")
    assert complaints == []


def test_tab_leaves_the_editor_in_both_directions(editor: Locator) -> None:
    editor.fill("text")
    expect(box_of(editor).locator(".markdownx-preview")).to_have_text("text")
    editor.press("Tab")
    expect(editor).not_to_be_focused()
    expect(box_of(editor).locator(".markdownx-preview")).to_be_focused()
    editor.page.keyboard.press("Shift+Tab")
    expect(editor).to_be_focused()
    editor.press("Shift+Tab")
    expect(editor).not_to_be_focused()
    expect(editor).to_have_value("text")


def test_a_pasted_picture_is_stored_and_shown(editor: Locator, complaints: list[str]) -> None:
    paste(editor, "a.png", "image/png", make_picture())
    expect(box_of(editor).locator(".markdownx-preview img")).to_have_attribute("width", "40")
    assert editor.input_value().startswith("![](/media/")
    assert complaints == []


def test_a_refused_picture_is_explained_and_leaves_the_text_alone(editor: Locator) -> None:
    editor.fill("before")
    paste(editor, "a.png", "image/png", b"<svg/>")
    expect(box_of(editor).get_by_role("alert")).to_contain_text("no PNG, JPEG or WebP picture")
    expect(editor).to_have_value("before")


def test_too_large_a_picture_is_not_sent(editor: Locator) -> None:
    sent: list[str] = []
    editor.page.on("request", lambda request: sent.append(request.url))
    paste(editor, "a.png", "image/png", [6 * 1024**2])
    expect(box_of(editor).get_by_role("alert")).to_contain_text("larger than 5 MB")
    assert not [url for url in sent if "upload" in url]
    expect(editor).to_have_value("")


def test_a_row_added_later_has_a_text_box_alone(editor: Locator) -> None:
    assert editor.page.locator("[id$='-group'] .markdownx-editor").count() == 0
