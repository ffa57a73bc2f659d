"""Which path: answering the questionnaire by keyboard, with scripts and without, and coming back to the result."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ADDRESS = "/which-path/?vision=5&users=5&shared-idea=5&improve=5"


@pytest.fixture(params=["with scripts", "without scripts"])
def unscripted(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
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


def test_answers_lead_to_a_result_whose_address_can_be_kept(unscripted: Page) -> None:
    unscripted.goto("/which-path/")
    answer(unscripted)
    unscripted.wait_for_url(f"**{ADDRESS}#result")
    result = unscripted.get_by_role("region", name="Your result")
    expect(result).to_contain_text("product managers")
    first = result.inner_text()
    assert "strongly agree: “I want to set the direction of what gets made.”" in first
    unscripted.reload()
    assert result.inner_text() == first
    unscripted.goto("/")
    unscripted.goto(ADDRESS)
    assert result.inner_text() == first
    assert unscripted.context.cookies() == []


def test_an_answer_can_be_changed_and_the_others_stay(unscripted: Page) -> None:
    unscripted.goto(ADDRESS)
    choose(unscripted, "set the direction", "Strongly disagree")
    unscripted.get_by_role("button", name="Show my result").click()
    unscripted.wait_for_url("**/which-path/?vision=1&users=5&shared-idea=5&improve=5#result")
    kept = unscripted.get_by_role("group", name="finished work").get_by_role("radio", name="Strongly agree")
    expect(kept).to_be_checked()
    expect(unscripted.get_by_role("region", name="Your result")).to_contain_text("You strongly disagree")
    unscripted.get_by_role("link", name="Start again").click()
    unscripted.wait_for_url("**/which-path/")
    assert unscripted.locator("input:checked").count() == 0


def test_the_result_leads_to_the_comparison_and_to_each_profile(unscripted: Page) -> None:
    unscripted.goto(ADDRESS)
    unscripted.get_by_role("link", name="Compare product managers and project managers").click()
    unscripted.wait_for_url("**/compare/product-manager-vs-project-manager/")
    unscripted.go_back()
    unscripted.locator("main").get_by_role("link", name="Project manager", exact=True).click()
    unscripted.wait_for_url("**/roles/project-manager/")


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


def test_an_empty_form_says_what_is_missing(unscripted: Page) -> None:
    unscripted.goto("/which-path/")
    assert unscripted.get_by_text("Answer at least one statement").count() == 0
    unscripted.get_by_role("button", name="Show my result").click()
    expect(unscripted.get_by_role("alert")).to_contain_text("Answer at least one statement")
    expect(unscripted.get_by_role("alert")).to_be_in_viewport()


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


def test_the_page_is_found_from_the_comparison_and_from_every_foot(unscripted: Page) -> None:
    unscripted.goto("/compare/product-manager-vs-project-manager/")
    unscripted.get_by_role("link", name="A few short statements").click()
    unscripted.wait_for_url("**/which-path/")
    unscripted.goto("/glossary/")
    unscripted.get_by_role("contentinfo").get_by_role("link", name="Which path suits me?").click()
    unscripted.wait_for_url("**/which-path/")
