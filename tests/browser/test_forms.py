"""Hours at the forms, in a real browser: keys, rows, popups, a duplicate on a phone, somebody who saved first."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect


def saved(page: Page) -> None:
    """Save by keys and wait until it is done."""
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_a_conflict_is_solved_by_keyboard(signed_in: Page, axe: Callable[[], list[str]], complaints: list[str]) -> None:
    mine = signed_in
    mine.goto("/admin/roles/skill/add/")
    mine.get_by_label("Name").fill("Whittling")
    mine.get_by_label("Kind").select_option(index=1)
    name, definition = "#id_name", "#id_definition"
    mine.locator(definition).fill("Old.")
    saved(mine)
    theirs = mine.context.new_page()
    theirs.goto(mine.url)
    theirs.locator(definition).fill("Theirs.")
    theirs.locator(name).fill("Wood whittling")
    saved(theirs)

    mine.locator(definition).fill("Mine.")
    mine.keyboard.press("Control+s")

    told = mine.get_by_role("region", name="Somebody else saved this meanwhile")
    expect(told.get_by_role("heading").first).to_be_focused()
    expect(told).to_contain_text("in another window")
    expect(told).to_contain_text("Wood whittling")
    expect(mine.locator(name)).to_have_value("Wood whittling")
    expect(mine.locator(definition)).to_have_value("Mine.")
    choice = told.get_by_role("group", name="Definition")
    expect(choice).to_contain_text("Theirs.")
    for width in (1280, 390):
        mine.set_viewport_size({"width": width, "height": 844})
        assert mine.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert axe() == []
    mine.keyboard.press("Tab")
    expect(choice.get_by_role("radio").first).to_be_focused()
    mine.keyboard.press("ArrowDown")
    expect(choice.get_by_label("Theirs")).to_be_checked()
    saved(mine)
    expect(mine.locator(definition)).to_have_value("Theirs.")
    assert complaints == []


def test_a_role_is_duplicated_and_filled_in_on_a_phone(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/admin/roles/role/product-manager/change/")
    page.get_by_role("link", name="Duplicate").click()
    page.get_by_label("Name").fill("Product whittler")
    page.get_by_label("Plural").fill("product whittlers")
    page.get_by_role("button", name="Duplicate").click()
    expect(page.locator(".standing-line")).to_contain_text("No reader has seen it yet.")
    assert page.url.endswith("/admin/roles/role/product-whittler/change/")

    page.get_by_text("Sections", exact=True).click()
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Responsibilities").click()
    group = page.locator("#responsibility_rows-group")
    expect(group.locator("details").first).to_have_attribute("open", "")
    texts = group.locator(".inline-related:not(.empty-form) .field-text textarea")
    first, second = texts.nth(0).input_value(), texts.nth(1).input_value()
    row = group.locator(".inline-related:not(.empty-form)").first
    row.locator("summary").click()
    row.locator(".row-place").focus()
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(page.locator(".rows-status")).to_contain_text("place 2 of")
    assert [texts.nth(0).input_value(), texts.nth(1).input_value()] == [second, first]

    skill = new_row(page, "roleskill_rows-group", "Add another Skill")
    with page.expect_popup() as opened:
        skill.get_by_role("link", name="Add another skill").click()
    popup = opened.value
    popup.get_by_label("Name").fill("Product whittling")
    popup.get_by_label("Kind").select_option(index=1)
    popup.get_by_label("Definition").fill("To take away what is not needed.")
    popup.get_by_role("button", name="Save").click()
    expect(skill.locator(".field-skill select")).to_have_value("product-whittling")

    saved(page)
    assert [texts.nth(0).input_value(), texts.nth(1).input_value()] == [second, first]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/preview/role/product-whittler/**")
    assert complaints == []


def new_row(page: Page, group: str, button: str) -> Locator:
    """A row added to a group that was folded away."""
    found = page.locator(f"#{group}")
    found.locator("summary").first.click()
    found.get_by_role("button", name=button).click()
    return found.locator(".inline-related:not(.empty-form)").last
