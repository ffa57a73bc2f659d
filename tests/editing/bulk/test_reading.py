"""Files of all sorts: ordinary ones are understood, hostile ones answered with a sentence, and nothing is stored."""

import io
import time
import zipfile

import pytest
from django.test import Client
from openpyxl import Workbook

from roles.editing.bulk import workbooks
from roles.editing.bulk.reading import read_table
from roles.editing.bulk.table import MAX_BYTES, NotATable, Table, column_letter
from roles.models import SalaryFile
from tests.editing.bulk.files import UPLOAD, complaint, csv_of, upload, with_part, workbook_of
from tests.editing.desk import person, signed_in

HEAD = ("Role", "Amount")
PLAIN = "Role;Amount\nAnalyst;£53 012\nBuyer;53,012\n"


def cells(table: Table) -> list[tuple[str | None, ...]]:
    return [cells for _, cells in table.rows]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("latin-1"),
        PLAIN.encode("cp1252"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace(";", "\t").encode(),
        PLAIN.replace(";", "|").encode(),
        f"sep=;\r\n{PLAIN}".encode(),
        csv_of(HEAD, ("Analyst", "£53 012"), ("Buyer", "53,012")),
        workbook_of(HEAD, ("Analyst", "£53 012"), ("Buyer", "53,012")),
    ],
    ids=range(14),
)
def test_a_table_is_understood_as_spreadsheets_write_it(content: bytes) -> None:
    table = read_table(content)
    assert table.headings == HEAD
    assert cells(table) == [("Analyst", "£53 012"), ("Buyer", "53,012")]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    table = read_table(b'Pay in 2026\n\nRole,Amount\n"Analyst\nin chief",1\n\nBuyer,2\n')
    assert table.rows == ((4, ("Analyst\nin chief", "1")), (6, ("Buyer", "2")))


def test_numbers_and_dates_of_a_workbook_are_read_as_they_are_shown() -> None:
    def dates(book: Workbook) -> None:
        sheet = book.worksheets[0]
        for cell, shown_as in (("B2", "dd/mm/yyyy"), ("C2", "mmm yyyy"), ("D2", "yyyy")):
            sheet[cell] = 46145  # 3 May 2026
            sheet[cell].number_format = shown_as

    table = read_table(workbook_of(("Role", "a", "b", "c", "d", "e"), ("x", 0, 0, 0, 53012.1, 53012), change=dates))
    assert cells(table) == [("x", "2026-05-03", "2026-05", "2026", "53012.1", "53012")]


def test_formulas_hidden_sheets_and_links_of_a_workbook_are_not_trusted() -> None:
    def hide(book: Workbook) -> None:
        book.worksheets[0].sheet_state = "hidden"
        shown = book.create_sheet("Shown")
        for row in (HEAD, ("Analyst", "=1+1"), ("Buyer", "='[1]other.xlsx'!A1"), ("=HYPERLINK(A1)", 7)):
            shown.append(row)
        book.create_sheet("Further").append(("Not", "this one"))

    table = read_table(workbook_of(HEAD, ("Secret", 1), change=hide))
    assert table.how == "workbook, sheet “Shown” only"
    assert cells(table) == [("Analyst", None), ("Buyer", None), (None, "7")]


def test_what_a_workbook_states_of_its_size_is_not_believed() -> None:
    book = workbook_of(HEAD, ("Analyst", 1))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    for stated in (b"A1:XFD1048576", b"A1:A1"):
        lying = with_part(book, "xl/worksheets/sheet1.xml", sheet.replace(b"A1:B2", stated))
        assert cells(read_table(lying)) == [("Analyst", "1")]


def bomb() -> bytes:
    """A workbook of some kilobytes, one part of which is 50 MB of spaces once it is unpacked."""
    return with_part(workbook_of(HEAD), "xl/worksheets/sheet2.xml", b" " * 50 * 1024**2)


def laughing() -> bytes:
    """A workbook whose XML multiplies itself."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [{laughs}]><x>&l8;</x>'
    return with_part(workbook_of(HEAD, ("a", 1)), "xl/workbook.xml", xml.encode())


def far_away() -> bytes:
    """A sheet whose only cells stand in the last row and column that there can be."""
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="XFD1" t="str"><v>a</v></c></row><row r="999999999"><c r="A999999999"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )
    return with_part(workbook_of(HEAD), "xl/worksheets/sheet1.xml", xml.encode())


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


HOSTILE = {
    "nothing": (b"", "is empty"),
    "spaces": (b"   \n  ", "no row of headings"),
    "headings alone": (b"Role,Amount\n", "nothing beneath the headings"),
    "one column": (b"Role\nAnalyst\n", "no row of headings with two columns"),
    "an open quote": (b'Role,Amount\n"Analyst,1\nBuyer,2\n', "Row 2 cannot be read: a quotation mark is opened"),
    "an open quote and much text": (b'Role,Amount\n"' + b"Analyst,1\n" * 100_000, "a quotation mark is opened"),
    "text behind a quote": (b'Role,Amount\n"Analyst"s,1\n', "Row 2 cannot be read: text follows"),
    "1,000 columns": (csv_of(range(1000), range(1000)), "more than 200 columns"),
    "10,001 rows": (b"Role,Amount\n" + b"a,1\n" * 10_001, "more than 10,000 rows"),
    "a long cell": (csv_of(HEAD, ("a" * 1001, 1)), "Row 2, column A holds more than 1,000 characters"),
    "a large file": (b"Role,Amount\n" + b"a" * MAX_BYTES, "larger than 5 MB"),
    "HTML": (b"<html><table><tr><td>Role</td></tr></table>", "web page"),
    "HTML with a mark": (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "web page"),
    "XML": (b'<?xml version="1.0"?><Workbook/>', "web page"),
    "HTML in UTF-16": ("<html>".encode("utf-16"), "web page"),
    "PDF": (b"%PDF-1.7 ...", "PDF"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old Excel file"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9, "not a table of text"),
    "NUL": (b"Role,Amount\nAna\0lyst,1\n", "not a table of text"),
    "half of UTF-16": (b"\xff\xfeR\x00o\x00l", "not a table of text"),
    "a bomb": (bomb(), "Unpacked, the workbook is larger than 20 MB"),
    "laughs": (laughing(), "damaged"),
    "far away": (far_away(), "goes on beyond row 12,000"),
    "many parts": (archive(**{"[Content_Types].xml": b"", **{f"xl/{n}": b"" for n in range(600)}}), "larger than"),
    "another archive": (archive(**{"readme.txt": b"x"}), "zip archive, but not a workbook"),
    "half a workbook": (workbook_of(HEAD, ("a", 1))[:3000], "damaged"),
    "a workbook of nothing": (archive(**{"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "damaged"),
    "a broken sheet": (with_part(workbook_of(HEAD), "xl/worksheets/sheet1.xml", b"<worksheet><row"), "damaged"),
    "an empty workbook": (workbook_of(), "no sheet that can be seen and holds anything"),
    "PK": (b"PK\x03\x04" + bytes(100), "damaged"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_wrong_file_says_why_and_leaves_nothing_behind(editor: Client, what: str) -> None:
    content, why = HOSTILE[what]
    began = time.process_time()
    for name in ("pay.csv", "pay.xlsx"):
        answer = upload(editor, content, name)
        assert 400 <= answer.status_code < 500
        assert why in complaint(answer)
    assert not SalaryFile.objects.exists()
    assert time.process_time() - began < 10


def test_a_file_far_too_large_is_refused_before_it_is_taken_in(editor: Client) -> None:
    answer = upload(editor, bytes(MAX_BYTES + 100_000))
    assert answer.status_code == 413
    assert "larger than 5 MB" in complaint(answer)


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\0b.csv", "x" * 5000 + ".csv", "<script>.csv", "=1.csv"])
def test_the_name_of_a_file_is_shown_and_never_used(editor: Client, name: str) -> None:
    answer = upload(editor, csv_of(HEAD, ("Analyst", 1)), name)
    assert answer.status_code in (302, 400)
    if answer.status_code == 302:
        page = editor.get(answer.headers["Location"]).content.decode()
        assert "<script>." not in page
        assert len(SalaryFile.objects.get().name) <= 200


def test_a_stranger_s_upload_is_not_even_read(db: None) -> None:
    class Unread(io.BytesIO):
        def read(self, *size: object) -> bytes:
            raise AssertionError("the body was read")

    body = {"wsgi.input": Unread(), "CONTENT_LENGTH": "1000", "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    for client, status in ((Client(), 302), (signed_in(person("viewer", "view_role")), 403)):
        assert client.post(UPLOAD, **body).status_code == status  # type: ignore[arg-type]


def test_an_upload_without_the_page_s_token_is_refused(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("ada", superuser=True))
    assert upload(client, csv_of(HEAD, ("Analyst", 1))).status_code == 403
    assert not SalaryFile.objects.exists()


def test_a_sheet_s_rows_are_counted_while_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_GRID_ROWS", 2)
    with pytest.raises(NotATable, match="beyond row 2"):
        read_table(workbook_of(HEAD, ("a", 1), ("b", 2)))


def test_columns_are_called_as_a_spreadsheet_calls_them() -> None:
    assert [column_letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
