"""The boxes that editors write prose in: preview, completion by keyboard, pictures, and text that is not lost."""

import base64
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import EDITOR
from tests.editing.pictures import make_picture

ROLE = "/admin/roles/role/product-manager/change/"

PASTE = """(editor, [name, type, bytes]) => {
  const held = new DataTransfer();
  const content = Array.isArray(bytes) ? new Uint8Array(bytes[0]) : Uint8Array.from(atob(bytes), c => c.charCodeAt(0));
  held.items.add(new File([content], name, { type }));
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""

# Every computed property of every element but what follows from the width of the place, and what names of tokens hold.
STYLES = """prose => [...prose.querySelectorAll("*")].map((element) => {
  const style = getComputedStyle(element);
  const size = /^--|color-scheme|size-adjust|width|height|^(inline|block)-size|origin|inset|^(top|right|bottom|left)$/;
  return [element.tagName, ...[...style].filter(name => !size.test(name) || name === "line-height")
    .map(name => `${name}: ${style.getPropertyValue(name)}`)];
})"""
EVERYTHING = """# A heading

A paragraph with *slant*, **weight**, a [link](https://example.org/), a [[role:project-manager]], a [[term:roadmap]],
a [[source:glassdoor]] and [[salary:product-manager/gb-glassdoor-2021-12]].

- one
- two

## Another

| a | b |
|---|--:|
| 1 | 2 |

> Quoted

"""


@pytest.fixture
def editor(signed_in: Page) -> Locator:
    """The box for a role's description."""
    signed_in.goto(ROLE)
    return signed_in.locator("#id_description")


def box_of(editor: Locator) -> Locator:
    return editor.locator("xpath=ancestor::div[contains(@class, 'markdownx')]")


def preview_of(editor: Locator) -> Locator:
    return box_of(editor).locator(".markdownx-preview")


def paste(editor: Locator, name: str, type: str, content: bytes | list[int]) -> None:
    sent = content if isinstance(content, list) else base64.b64encode(content).decode()
    editor.evaluate(PASTE, [name, type, sent])


def wait_until_kept(page: Page, words: str) -> None:
    """The policy lets no test wait in the page itself."""
    for _ in range(50):
        if words in page.evaluate("JSON.stringify(localStorage)"):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"“{words}” was not kept")


def sign_in(page: Page) -> None:
    page.locator("form input[type=text]").first.fill(EDITOR["DJANGO_SUPERUSER_USERNAME"])
    page.locator("form input[type=password]").first.fill(EDITOR["DJANGO_SUPERUSER_PASSWORD"])
    page.locator("form [type=submit]").first.click()


def test_the_preview_looks_as_the_public_page_does(editor: Locator, complaints: list[str]) -> None:
    page = editor.page
    page.emulate_media(color_scheme="dark")
    picture = f'![A map](/media/{"0a" * 16}-40x30.png "Ann Lee")'
    page.route("**/media/*", lambda route: route.fulfill(body=make_picture(), content_type="image/png"))
    editor.fill(EVERYTHING + picture)
    shown = preview_of(editor).locator(".prose")
    expect(shown.locator("figcaption")).to_have_text("Ann Lee")
    expect(shown.locator("strong.figure")).to_have_text("£53,012")
    html, styles = shown.inner_html(), shown.evaluate(STYLES)
    assert {"A", "BUTTON", "FIGURE", "H3", "H4", "LI", "P", "TABLE", "UL"} <= {names[0] for names in styles}
    shown.get_by_role("button", name="roadmap").click()
    page.wait_for_timeout(1_000)  # longer than a pause in typing, after which the pane is drawn
    expect(shown.locator("#term-roadmap")).to_be_visible()
    editor.fill("")
    expect(preview_of(editor)).to_be_hidden()
    editor.fill("Save me not. [[skil:x]] £53,012")
    expect(box_of(editor).get_by_role("listitem").first).to_contain_text("there is no kind “skil”")
    box_of(editor).get_by_role("button", name="Write [[salary").click()
    expect(editor).to_have_value("Save me not. [[skil:x]] [[salary:product-manager/gb-glassdoor-2021-12]]")
    page.route("**/markdownify/", lambda route: route.abort())
    editor.press_sequentially(".")
    expect(box_of(editor).get_by_role("alert")).to_contain_text("The preview is as it last was")
    expect(preview_of(editor)).to_contain_text("Save me not.")

    assert [heard for heard in complaints if "ERR_FAILED" not in heard] == []
    page.goto("/roles/product-manager/")
    public = page.locator(".prose").first
    public.evaluate("(prose, html) => { prose.innerHTML = html }", html)
    expect(public.locator("figcaption")).to_be_visible()
    differ = [
        (there[0], sorted(set(there) ^ set(here)))
        for here, there in zip(styles, public.evaluate(STYLES), strict=True)
        if here != there
    ]
    assert differ == []


def test_a_reference_is_found_by_keyboard_in_a_row_added_later(
    editor: Locator, axe: Callable[[], list[str]], complaints: list[str]
) -> None:
    page = editor.page
    group = page.locator("#dimensiontext_rows-group")
    group.locator("summary").first.click()
    group.get_by_role("button", name="Add another").click()
    body = group.locator(".inline-related:not(.empty-form) .field-body textarea").last
    options = page.get_by_role("listbox", name="Links and figures").get_by_role("option")

    body.press_sequentially("[[")
    expect(options).to_have_count(12)
    page.keyboard.type("ski")
    expect(options.first).to_contain_text("skill")
    page.keyboard.press("Enter")
    page.keyboard.type("risk")
    expect(options).to_have_count(1)
    expect(body).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    assert complaints == []
    assert axe() == []
    complaints.clear()  # of what axe itself wrote into the page
    page.keyboard.press("Enter")
    expect(body).to_have_value("[[skill:risk-management]]")
    expect(preview_of(body).get_by_role("link")).to_have_text("Risk management")

    page.keyboard.type(" [[salary:product")
    expect(options).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(options.nth(1)).to_contain_text("Product manager, United")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    page.keyboard.type("-")
    page.wait_for_timeout(300)
    expect(options).to_have_count(0)

    body.fill("")
    page.set_viewport_size({"width": 390, "height": 844})
    box_of(body).get_by_role("button", name="Add a link or figure").click()
    expect(box_of(body).get_by_role("button", name="Add a link or figure")).to_have_attribute("aria-expanded", "true")
    expect(options.last).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    options.filter(has_text="term").click()
    expect(body).to_have_value("[[term:")
    expect(options.first).to_be_in_viewport()
    body.press("Tab")  # with the list open
    expect(body).not_to_be_focused()
    expect(options).to_have_count(0)
    body.focus()
    body.press("Shift+Tab")
    expect(body).not_to_be_focused()
    expect(body).to_have_value("[[term:")
    assert complaints == []


def test_a_picture_comes_with_what_it_shows_and_who_made_it(
    editor: Locator, axe: Callable[[], list[str]], complaints: list[str]
) -> None:
    page, sent = editor.page, []
    page.on("request", lambda request: sent.append(request.url) if "upload" in request.url else None)
    dialog = page.get_by_role("dialog", name="Add a picture")
    add = dialog.get_by_role("button", name="Add the picture")
    editor.fill("before")

    paste(editor, "large.png", "image/png", [6 * 1024**2])
    add.click()
    expect(dialog.get_by_role("alert")).to_contain_text("larger than 5 MB")
    page.keyboard.press("Escape")
    expect(editor).to_be_focused()

    paste(editor, "a.png", "image/png", make_picture())
    expect(dialog.get_by_label("What it shows")).to_be_focused()
    add.click()
    expect(dialog.get_by_role("alert")).to_have_text("Say what the picture shows.")
    dialog.get_by_label("What it shows").fill("A map")
    add.click()
    expect(dialog.get_by_role("alert")).to_have_text("Say who made the picture.")
    assert complaints == []
    assert axe() == []
    complaints.clear()  # of what axe itself wrote into the page
    assert sent == []
    dialog.get_by_label("Credit").fill("Ann Lee")
    add.click()
    expect(dialog).to_be_hidden()
    expect(preview_of(editor).locator("figure img")).to_have_attribute("alt", "A map")
    expect(preview_of(editor).locator("figcaption")).to_have_text("Ann Lee")
    assert editor.input_value().startswith("before\n\n![A map](/media/")
    assert complaints == []

    box_of(editor).get_by_role("button", name="Add a picture").click()
    dialog.get_by_label("File").set_input_files([{"name": "a.png", "mimeType": "image/png", "buffer": b"<svg/>"}])
    dialog.get_by_label("What it shows").fill("A map")
    dialog.get_by_label("Credit").fill("Ann Lee")
    add.click()
    expect(dialog.get_by_role("alert")).to_contain_text("no PNG, JPEG or WebP picture")
    assert editor.input_value().count("![") == 1


def offer_on(page: Page) -> Locator:
    return page.get_by_role("region", name="What you typed before")


def test_a_closed_tab_gives_the_text_back_with_the_rows_that_were_added(signed_in: Page, complaints: list[str]) -> None:
    page, note, address = signed_in, offer_on(signed_in), "/admin/roles/path/product-ladder/change/"
    editor = page.locator("#id_description")
    page.goto(address)
    editor.fill("Words that nobody saved")
    group = page.locator("#step_rows-group")
    group.get_by_role("button", name="Add another").click()
    title = group.locator(".inline-related:not(.empty-form) .field-title input").last
    title.fill("Product wizard")
    wait_until_kept(page, "Product wizard")
    page.goto("/admin/")
    page.goto(address)
    note.get_by_text("What it says").click()
    expect(note).to_contain_text("Words that nobody saved")
    expect(note).to_contain_text("Product wizard")
    note.get_by_role("button", name="Bring back what you typed on").click()
    expect(editor).to_have_value("Words that nobody saved")
    expect(title).to_have_value("Product wizard")
    expect(note).to_have_count(0)
    page.goto(address)
    note.get_by_role("button", name="Throw it away").click()
    page.reload()
    expect(note).to_have_count(0)
    assert complaints == []


def test_no_text_is_lost_on_the_way_to_the_server(signed_in: Page, axe: Callable[[], list[str]]) -> None:
    page, note, address = signed_in, offer_on(signed_in), "/admin/roles/tool/add/"

    # A sign-in that has expired.
    page.goto(address)
    page.get_by_label("Name").fill("Kanban wall")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".kept-note")).to_contain_text("What you typed is kept in this browser.")
    sign_in(page)
    page.wait_for_url(re.compile(r"^[^?]*/admin/"))
    page.goto(address)
    assert axe() == []
    note.get_by_role("button", name="Bring back").click()
    expect(page.get_by_label("Name")).to_have_value("Kanban wall")

    # A server that fails, and then refuses.
    page.route(f"**{address}", lambda route: route.fulfill(status=500, body="Broken"))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("body")).to_have_text("Broken")
    page.unroute(f"**{address}")
    page.goto(address)
    note.get_by_role("button", name="Bring back").click()
    page.get_by_label("Slug").fill("Not a slug")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errornote")).to_contain_text("Slug: Use lower-case letters")
    expect(note).to_have_count(0)  # it is all in the form
    page.goto(address)
    note.get_by_role("button", name="Bring back").click()
    expect(page.get_by_label("Slug")).to_have_value("Not a slug")
    page.get_by_label("Slug").fill("kanban-wall")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    page.goto(address)
    expect(note).to_have_count(0)
    page.goto("/admin/roles/tool/kanban-wall/delete/")
    page.get_by_role("button", name="Yes").click()

    # Whoever signs out leaves nothing behind.
    page.goto(address)
    page.get_by_label("Name").fill("Private words")
    wait_until_kept(page, "Private words")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: address not in url)
    assert "Private" not in page.evaluate("JSON.stringify(localStorage)")
