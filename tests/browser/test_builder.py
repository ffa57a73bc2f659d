"""Choosing roles to compare at /compare/: with scripts and without, by typing, by links and by keyboard."""

from playwright.sync_api import Browser, Page, expect

PAIR = "/compare/product-manager-vs-project-manager/"


def fields(page: Page) -> list[str]:
    """What stands in the builder's fields."""
    return [field.input_value() for field in page.locator("main input[name=role]").all()]


def test_roles_are_added_moved_and_removed_and_each_state_has_an_address(reader: Page):
    reader.goto("/compare/?role=product-manager")
    assert fields(reader) == ["Product manager", ""]
    reader.get_by_label("Second role").fill("scrum masters")
    reader.get_by_role("button", name="Add a role").click()
    reader.wait_for_url("**/compare/?role=Product+manager&role=scrum+masters&role=")
    assert fields(reader) == ["Product manager", "scrum masters", ""]
    reader.get_by_label("Third role").fill("Product owner")
    reader.get_by_role("button", name="Add a role").click()
    reader.wait_for_url("**&role=Product+owner&role=")
    reader.get_by_role("link", name="Move Product owner earlier").click()
    reader.wait_for_url("**/compare/?role=product-manager&role=product-owner&role=scrum-master&role=")
    reader.get_by_role("link", name="Move Product manager later").click()
    reader.wait_for_url("**/compare/?role=product-owner&role=product-manager&role=scrum-master&role=")
    reader.get_by_role("link", name="Remove Product owner").click()
    reader.wait_for_url("**/compare/?role=product-manager&role=scrum-master&role=")
    assert fields(reader) == ["Product manager", "Scrum master", ""]
    reader.go_back()
    assert fields(reader) == ["Product owner", "Product manager", "Scrum master", ""]


def test_enter_compares_in_the_order_chosen(reader: Page):
    reader.goto("/compare/")
    reader.get_by_label("First role").fill("project manager")
    reader.get_by_label("Second role").fill("Product Manager")
    reader.get_by_label("Second role").press("Enter")
    reader.wait_for_url(f"**{PAIR}?order=project-manager,product-manager")


def test_a_name_that_is_none_is_kept_and_the_nearest_leads_on(reader: Page):
    reader.goto("/compare/")
    reader.get_by_label("First role").fill("produt manger")
    reader.get_by_label("Second role").fill("Project manager")
    reader.get_by_role("button", name="Compare", exact=True).click()
    expect(reader.get_by_label("First role")).to_have_value("produt manger")
    expect(reader.get_by_label("First role")).to_have_accessible_description(
        "The guide has no role called “produt manger”. Did you mean Product manager?"
    )
    reader.locator(".field__error").get_by_role("link", name="Product manager").click()
    reader.wait_for_url(f"**{PAIR}")


def test_a_sixth_role_waits_until_one_is_removed(reader: Page):
    reader.goto("/compare/?" + "&".join(f"role={name}" for name in ("a", "b", "c", "d", "e", "scrum-master")))
    expect(reader.get_by_role("alert")).to_contain_text("make room for Scrum master")
    assert reader.get_by_role("button", name="Add a role").count() == 0
    reader.get_by_role("link", name="Remove b").click()
    reader.wait_for_url("**/compare/?role=a&role=c&role=d&role=e&role=scrum-master")
    expect(reader.get_by_label("Fifth role")).to_have_value("Scrum master")


def test_the_start_page_leads_straight_to_the_comparison(reader: Page):
    reader.goto("/")
    reader.get_by_label("First role").fill("Product manager")
    reader.get_by_label("Second role").fill("Scrum master")
    reader.get_by_role("button", name="Compare", exact=True).click()
    reader.wait_for_url("**/compare/product-manager-vs-scrum-master/")


def options(page: Page) -> list[str]:
    return page.locator("#picker-roles").evaluate("list => [...list.options].map(option => option.value)")


def test_a_small_guide_offers_its_names_without_a_script(browser: Browser, base_url: str):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/compare/")
    values = page.locator("#picker-roles option").evaluate_all("all => all.map(option => option.value)")
    assert {"Product manager", "Product owner", "Project manager", "Scrum master"} <= set(values)
    context.close()


def test_typing_asks_the_guide_for_names_once_it_rests(page: Page, complaints):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "suggestions" in request.url else None)
    page.goto("/compare/")
    everyone = options(page)
    page.get_by_label("First role").press_sequentially("produt", delay=20)
    expect(page.locator("#picker-roles option")).to_have_count(2)
    assert options(page) == ["Product owner", "Product manager"]
    assert page.locator("#picker-roles option").last.get_attribute("label") == "for “produt”"
    assert [url.partition("?")[2] for url in asked] == ["q=produt"]
    page.get_by_label("First role").fill("p")
    assert options(page) == everyone
    assert page.locator("[data-status]").inner_text() == ""
    assert complaints == []


def test_three_roles_are_compared_by_keyboard_alone(reader: Page):
    reader.goto("/compare/")
    reader.get_by_label("First role").focus()
    reader.keyboard.type("Product owner")
    reader.keyboard.press("Tab")
    reader.keyboard.type("Project manager")
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("button", name="Compare", exact=True)).to_be_focused()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**&role=")
    expect(reader.get_by_label("Third role")).to_be_focused()
    reader.keyboard.type("Scrum master")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/compare/product-owner-vs-project-manager-vs-scrum-master/")


def test_without_the_network_a_name_can_still_be_typed_in_full(page: Page):
    page.goto("/compare/")
    page.route("**/suggestions/**", lambda route: route.abort())
    page.get_by_label("First role").fill("product manager")
    page.get_by_label("Second role").fill("project manager")
    page.get_by_label("Second role").press("Enter")
    page.wait_for_url(f"**{PAIR}")


def test_the_ways_to_move_a_role_are_comfortable_targets_on_the_narrowest_screen(page: Page):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/compare/?role=product-manager&role=product-owner&role=project-manager&role=scrum-master&role=")
    boxes = [target.bounding_box() for target in page.locator(".builder__moves a").all()]
    assert len(boxes) > 4
    assert all(box and min(box["width"], box["height"]) >= 24 for box in boxes)
