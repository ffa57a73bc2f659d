"""Salary figures from a table in a real browser: from the file to its undoing, on a phone."""

from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

ROWS = [("Occupation", "Median pay (£)"), ("Product manager", "£61 012"), ("Scrum master", "53,5"), ("Nobody", "1")]
FILE: FilePayload = {
    "name": "pay.csv",
    "mimeType": "text/csv",
    "buffer": "".join(f"{role};{pay}\r\n" for role, pay in ROWS).encode("cp1252"),
}


def test_a_table_is_taken_in_and_undone_on_a_phone(
    signed_in: Page, complaints: list[str], axe: Callable[[], list[str]]
) -> None:
    page = signed_in
    page.set_viewport_size({"width": 390, "height": 844})

    def is_well() -> None:
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert axe() == []

    page.goto("/admin/roles/role/")
    page.get_by_role("link", name="Salary figures from a table").click()
    expect(page.get_by_role("heading", name="Salary figures from a table")).to_be_visible()
    is_well()
    page.get_by_label("CSV or Excel file").set_input_files(FILE)
    page.get_by_role("button", name="Upload").click()

    expect(page.get_by_role("heading", name="Which column is which?")).to_be_visible()
    expect(page.get_by_label("Column of the file: Amount")).to_have_value("1")
    expect(page.get_by_label("For all rows: Kind of amount")).to_have_value("median")
    page.get_by_label("For all rows: Country").fill("UK")
    page.get_by_label("For all rows: Source").fill("Glassdoor")
    page.get_by_label("For all rows: As of").fill("May 2026")
    is_well()
    page.get_by_role("button", name="See what would happen").click()

    rows = page.get_by_role("region", name="Rows of the file").locator("tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("Amount: £61,012")
    expect(rows.nth(1)).to_contain_text("“53,5” may be 53.5 or lack a figure")
    expect(rows.nth(2)).to_contain_text("There is no role “Nobody”")
    is_well()
    page.get_by_label("Leave the 2 faulty rows out").check()
    with page.expect_response(lambda answer: answer.url.endswith("/apply/")) as applied:
        page.get_by_role("button", name="Apply").click()
    assert applied.value.headers["content-type"] == "application/x-ndjson"

    expect(page.get_by_text("1 figure of 1 role was written.")).to_be_visible()
    is_well()
    page.get_by_role("link", name="Undo…").click()
    expect(page.get_by_role("heading", name="Undo")).to_be_visible()
    is_well()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The salaries are as they were before the table.")).to_be_visible()
    assert complaints == []
