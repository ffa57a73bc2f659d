"""The editing room in a real browser: the policy holds, rows move by keyboard, nothing runs off a phone's screen."""

import pytest
from playwright.sync_api import Page, expect

ROLE = "/admin/roles/role/product-manager/change/"
PAGES = (
    "/admin/",
    "/admin/desk/comparisons/",
    "/admin/roles/role/",
    "/admin/roles/role/add/",
    ROLE,
    "/admin/roles/comparison/add/",
    "/admin/roles/comparison/product-manager-vs-project-manager/change/",
    "/admin/roles/path/product-ladder/change/",
    "/admin/roles/source/glassdoor/change/",
    "/admin/roles/edition/",
    "/admin/roles/edition/publish/?name=role:product-manager",
    "/admin/roles/edition/retire/role/product-manager/",
    "/admin/roles/edition/withdraw/role/product-manager/",
    "/admin/roles/edition/preview/role/product-manager/",
    "/admin/roles/role/product-manager/history/",
    "/admin/roles/edition/review/role/product-manager/",
    "/admin/roles/activity/",
    "/admin/roles/role/product-manager/delete/",
)
LOOK = """selector => {
    const style = getComputedStyle(document.querySelector(selector));
    return { paper: style.backgroundColor, ink: style.color, face: style.fontFamily };
}"""


def open_all(page: Page) -> None:
    """Unfold every group and every row."""
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_every_screen_and_breaks_neither_the_policy_nor_a_rule(
    editors_page: Page, complaints: list[str], misfits, path: str
) -> None:
    editors_page.goto(path)
    open_all(editors_page)
    editors_page.wait_for_load_state("networkidle")
    assert complaints == []
    assert misfits() == []


def test_the_policy_refuses_nothing_that_a_form_needs(signed_in: Page, complaints: list[str]) -> None:
    kinds = signed_in.locator("#content-main th a").evaluate_all("links => links.map(link => link.pathname)")
    others = [kind for kind in kinds if not any(page.startswith(kind) for page in PAGES)]
    assert len(others) > 8
    for address in others:
        signed_in.goto(address)
        first = signed_in.locator("#result_list tbody th a")
        if first.count():
            first.first.click()
            signed_in.wait_for_load_state()
    assert complaints == []


def test_the_desk_leads_to_the_very_rows_to_mend(signed_in: Page, complaints: list[str]) -> None:
    signed_in.goto("/admin/")
    care = signed_in.get_by_role("region", name="What needs care")
    care.get_by_text("Old figures").click()
    line = care.get_by_role("listitem").filter(has_text="US$").first
    link = line.get_by_role("link")
    row = (link.get_attribute("href") or "").partition("#")[2]
    assert row.startswith("salary_rows-")
    link.click()
    signed_in.wait_for_url(f"**#{row}")  # rows are unfolded once all is there, which may take its time
    expect(signed_in.locator(f"#{row}")).to_be_in_viewport()
    signed_in.goto("/admin/desk/comparisons/")
    signed_in.locator(".desk").get_by_role("link", name="skills").first.click()
    signed_in.wait_for_url("**#roleskill_rows-group")
    expect(signed_in.locator("#roleskill_rows-group details").first).to_have_attribute("open", "")
    expect(signed_in.locator("#roleskill_rows-group")).to_be_in_viewport()
    assert complaints == []


def test_a_row_is_added_with_a_choice_found_by_typing(signed_in: Page, complaints: list[str]) -> None:
    signed_in.goto(ROLE)
    group = signed_in.locator("#roleskill_rows-group")
    group.locator("summary").first.click()
    group.get_by_role("button", name="Add another Skill").click()
    row = group.locator(".inline-related:not(.empty-form)").last
    row.locator(".field-skill .select2-selection").click()
    signed_in.locator(".select2-search__field").fill("risk")
    signed_in.get_by_role("option", name="Risk management").click()
    expect(row.locator(".field-skill select")).to_have_value("risk-management")
    assert complaints == []


def test_rows_are_moved_by_keyboard_and_saved_so(signed_in: Page, complaints: list[str]) -> None:
    signed_in.goto("/admin/roles/path/product-ladder/change/")
    rows = signed_in.locator("#step_rows-group .inline-related:not(.empty-form)")
    places = signed_in.locator("#step_rows-group .inline-related:not(.empty-form) .row-place")
    before = [row.get_attribute("id") for row in rows.all()]
    numbers = [place.input_value() for place in places.all()]
    second = rows.nth(1)
    name = second.locator(".inline_label").inner_text().strip()

    button = second.get_by_role("button", name="Move up")
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    button.focus()
    signed_in.keyboard.press("Enter")

    assert [row.get_attribute("id") for row in rows.all()] == [before[1], before[0], *before[2:]]
    assert [place.input_value() for place in places.all()] == numbers
    expect(signed_in.locator("#step_rows-group").locator(f"#{before[1]} .row-move").first).to_be_focused()
    expect(signed_in.locator(".rows-status")).to_have_text(f"{name}: place 1 of {len(before)}")
    assert complaints == []


def test_removing_a_new_row_leaves_moved_rows_their_numbers(signed_in: Page) -> None:
    signed_in.goto("/admin/roles/path/product-ladder/change/")
    group = signed_in.locator("#step_rows-group")
    rows = group.locator(".inline-related:not(.empty-form)")
    group.get_by_role("button", name="Add another Step").click()
    rows.last.get_by_role("button", name="Move up").click()
    group.get_by_role("button", name="Add another Step").click()
    rows.nth(0).get_by_role("button", name="Move down").click()
    saved = "rows => rows.map(row => [row.querySelector('[name$=-id]').value, row.querySelector('[name$=-id]').name])"
    rows.last.get_by_role("button", name="Remove").click()
    pairs = dict(rows.evaluate_all(saved))
    pairs.pop("")
    initial = int(signed_in.locator("#id_step_rows-INITIAL_FORMS").input_value())
    assert sorted(int(name.split("-")[1]) for name in pairs.values()) == list(range(initial))


def test_the_editing_room_wears_the_guides_name_face_and_colours(page: Page, complaints: list[str]) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/roles/")
    paper, heading = (page.evaluate(LOOK, element) for element in ("body", "h1"))
    page.goto("/admin/login/")
    assert page.evaluate(LOOK, "body")["paper"] == paper["paper"]
    assert {**page.evaluate(LOOK, "h1"), "paper": heading["paper"]} == heading
    expect(page.locator("#site-name .site-name__mark")).to_be_visible()
    page.get_by_role("button", name="Toggle theme").click()
    assert page.evaluate(LOOK, "body")["paper"] != paper["paper"]
    page.goto("/roles/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert complaints == []
