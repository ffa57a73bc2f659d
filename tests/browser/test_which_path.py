"""Which path: answering the questionnaire by keyboard, with scripts and without, and coming back to the result."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ADDRESS = "/which-path/?vision=5&users=5&shared-idea=5&improve=5"


@pytest.fixture(params=["with scripts", "without scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=request.param == "with scripts", base_url=base_url, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def choose(page: Page, statement: str, answer: str) -> None:
    page.get_by_role("group", name=statement).get_by_role("radio", name=answer, exact=True).check()


def answer(page: Page) -> None:
    """Agree strongly with four statements, and send the form."""
    for statement in ("set the direction", "what users need", "over to one idea", "finished work"):
        choose(page, statement, "Strongly agree")
    page.get_by_role("button", name="Show my result").click()


def test_answers_lead_to_a_result_whose_address_can_be_kept(reader: Page) -> None:
    reader.goto("/which-path/")
    answer(reader)
    reader.wait_for_url(f"**{ADDRESS}#result")
    result = reader.get_by_role("region", name="Your result")
    expect(result).to_contain_text("product managers")
    first = result.inner_text()
    assert "strongly agree: “I want to set the direction of what gets made.”" in first
    reader.reload()
    assert result.inner_text() == first
    reader.goto("/")
    reader.goto(ADDRESS)
    assert result.inner_text() == first
    assert reader.context.cookies() == []


def test_an_answer_can_be_changed_and_the_others_stay(reader: Page) -> None:
    reader.goto(ADDRESS)
    choose(reader, "set the direction", "Strongly disagree")
    reader.get_by_role("button", name="Show my result").click()
    reader.wait_for_url("**/which-path/?vision=1&users=5&shared-idea=5&improve=5#result")
    kept = reader.get_by_role("group", name="finished work").get_by_role("radio", name="Strongly agree")
    expect(kept).to_be_checked()
    expect(reader.get_by_role("region", name="Your result")).to_contain_text("You strongly disagree")
    reader.get_by_role("link", name="Start again").click()
    reader.wait_for_url("**/which-path/")
    assert reader.locator("input:checked").count() == 0


def test_the_result_leads_to_the_comparison_and_to_each_profile(reader: Page) -> None:
    reader.goto(ADDRESS)
    reader.get_by_role("link", name="Compare product managers and project managers").click()
    reader.wait_for_url("**/compare/product-manager-vs-project-manager/")
    reader.go_back()
    reader.locator("main").get_by_role("link", name="Project manager", exact=True).click()
    reader.wait_for_url("**/roles/project-manager/")


def test_the_way_to_the_result_stays_in_sight_with_a_count_of_the_answers(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/which-path/")
    send = page.get_by_role("button", name="Show my result")
    page.get_by_role("radio").first.focus()
    expect(send).to_be_in_viewport(ratio=1)
    page.locator(".scale label").nth(4).click()
    assert page.get_by_role("radio", checked=True).count() == 1
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    assert "1 of 10 statements answered" in "".join(
        node["name"]["value"] for node in told if node["role"]["value"] == "StaticText"
    )
    for _ in range(9):  # no answer that the keyboard reaches is hidden under the bar
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert focused <= page.locator(".statements__send").evaluate("bar => bar.getBoundingClientRect().top")


def test_an_empty_form_says_what_is_missing(reader: Page) -> None:
    reader.goto("/which-path/")
    assert reader.get_by_text("Answer at least one statement").count() == 0
    reader.get_by_role("button", name="Show my result").click()
    expect(reader.get_by_role("alert")).to_contain_text("Answer at least one statement")
    expect(reader.get_by_role("alert")).to_be_in_viewport()


def test_the_keyboard_alone_answers_and_lands_on_the_result(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/which-path/")
    page.locator("main").focus()
    focused = "document.activeElement.name + '=' + document.activeElement.value"
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Link to “The statements”")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate(focused) == "vision=1"
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/which-path/?vision=5&schedule=1#result")
    assert page.evaluate("document.activeElement.id") == "result"


def test_every_answer_is_a_comfortable_target_on_the_narrowest_screen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/which-path/")
    sizes = page.locator(".scale label").evaluate_all(
        "all => all.map(label => [label.offsetWidth, label.offsetHeight, label.scrollWidth - label.clientWidth])"
    )
    assert len(sizes) == 50
    assert all(width >= 44 and height >= 44 and overflow <= 0 for width, height, overflow in sizes)


def test_the_page_is_found_from_the_comparison_and_from_every_foot(reader: Page) -> None:
    reader.goto("/compare/product-manager-vs-project-manager/")
    reader.get_by_role("link", name="A few short statements").click()
    reader.wait_for_url("**/which-path/")
    reader.goto("/glossary/")
    reader.get_by_role("contentinfo").get_by_role("link", name="Which path suits me?").click()
    reader.wait_for_url("**/which-path/")
