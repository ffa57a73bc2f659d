"""A folder, a zip or a file is read whatever holds it; what is hostile or broken is refused with place and cure."""

import io
import os
import stat
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from roles.importers import archives, files, tables, workbooks
from roles.importers.content import Report
from roles.importers.files import CSV, TSV, Unreadable, opened

LINES = b'Code\tTitle\r\n11\tBakers\r\n12\tCooks "fine"\r\n'
ROWS = [(2, {"Code": "11", "Title": "Bakers"}), (3, {"Code": "12", "Title": 'Cooks "fine"'})]


def zip_of(path: Path, *entries: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def book_of(*rows: Sequence[Any], change: Callable[[Workbook], Any] = lambda book: None) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rows_of(path: Path, name: str = "Jobs.txt", **options: Any) -> list[tuple[int, dict[str, str]]]:
    """Every row of a table, read to its end."""
    report = options.pop("report", Report())
    options = {"dialect": TSV, "required": ("Code", "Title"), **options}
    with opened(path, report) as bundle:
        return list(bundle.table(name, **options).rows)


def sheet_of(path: Path, name: str = "Jobs.xlsx", **options: Any) -> list[tuple[int, dict[str, str]]]:
    with opened(path, Report()) as bundle:
        return list(bundle.sheet(name, **{"required": ("Code", "Title"), **options}).rows)


def refusal(path: Path, name: str = "Jobs.txt", **options: Any) -> str:
    """What is said of a table that cannot be read."""
    with pytest.raises(Unreadable) as caught:
        (sheet_of if name.endswith("xlsx") else rows_of)(path, name, **options)
    said = str(caught.value)
    assert said.isprintable()
    return said


def written(folder: Path, content: bytes, name: str = "Jobs.txt") -> Path:
    (folder / name).write_bytes(content)
    return folder


# --- What is read -----------------------------------------------------------------------------------


def test_a_folder_a_zip_and_a_file_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "db" / "text").mkdir(parents=True)
    inside = written(tmp_path / "db" / "text", LINES) / "Jobs.txt"
    archive = zip_of(tmp_path / "db.zip", ("db/text/Jobs.txt", LINES))
    assert rows_of(tmp_path / "db") == rows_of(archive) == rows_of(inside) == ROWS


def test_a_file_is_found_by_its_name_in_large_or_small_letters(tmp_path: Path) -> None:
    assert rows_of(written(tmp_path, LINES, "JOBS.TXT")) == ROWS


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path: Path) -> None:
    assert rows_of(written(tmp_path, b"\xef\xbb\xbf" + LINES)) == ROWS


def test_a_quoted_cell_may_hold_lines_and_the_row_counts_from_its_first(tmp_path: Path) -> None:
    content = b'Code,Title\r\n11,"Bakers\nof bread"\r\n12,Cooks\r\n'
    assert rows_of(written(tmp_path, content), dialect=CSV) == [
        (2, {"Code": "11", "Title": "Bakers\nof bread"}),
        (4, {"Code": "12", "Title": "Cooks"}),
    ]


def test_columns_have_the_names_that_the_importer_uses_and_unknown_ones_are_told(tmp_path: Path) -> None:
    report = Report()
    folder = written(tmp_path, b"Id\tTitle\tMood\n11\tBakers\tgood\n")
    [(_, row)] = rows_of(folder, aliases={"Id": "Code"}, report=report)
    assert row["Code"] == "11"
    assert report.told == ["Jobs.txt has columns that are not known here and were left alone: “Mood”."]
    assert report.read == {"Jobs.txt": 1}


def test_a_row_with_too_few_or_too_many_cells_is_refused_with_its_line(tmp_path: Path) -> None:
    report = Report()
    folder = written(tmp_path, b"Code\tTitle\n11\n12\tCooks\n13\tCooks\tof\ttabs\n\n")
    assert [line for line, _ in rows_of(folder, report=report)] == [3]
    assert [(row.line, row.reason) for row in report.refused] == [
        (2, "The row has 1 cells, the headings have 2."),
        (4, "The row has 4 cells, the headings have 2."),
    ]
    assert report.read == {"Jobs.txt": 3}


def test_a_table_that_is_read_twice_is_counted_once(tmp_path: Path) -> None:
    report = Report()
    with opened(written(tmp_path, b"Code\tTitle\tMood\n11\n12\tCooks\tbad\n"), report) as bundle:
        for _ in range(2):
            list(bundle.table("Jobs.txt", dialect=TSV, required=("Code",)).rows)
    assert (len(report.refused), len(report.told), report.read) == (1, 1, {"Jobs.txt": 2})


def test_numbers_dates_and_formulas_of_a_workbook_are_text_as_it_is_shown(tmp_path: Path) -> None:
    from datetime import date

    content = book_of(("Code", "Title", "Pay", "On"), ("11", True, 53012.1, date(2024, 5, 31)), ("12", "=1+1"))
    assert sheet_of(written(tmp_path, content, "Jobs.xlsx"), known=("Pay", "On")) == [
        (2, {"Code": "11", "Title": "TRUE", "Pay": "53012.1", "On": "2024-05-31"}),
        (3, {"Code": "12", "Title": "", "Pay": "", "On": ""}),
    ]


def test_the_sheet_with_the_columns_is_found_behind_hidden_ones_and_notes(tmp_path: Path) -> None:
    def notes_first(book: Workbook) -> None:
        hidden = book.create_sheet("Old", 0)
        hidden.append(["Code", "Title"])
        hidden.sheet_state = "hidden"
        book.create_sheet("Notes", 0).append(["Read me"])

    content = book_of(("Code", "Title"), ("11", "Bakers"), change=notes_first)
    archive = zip_of(tmp_path / "jobs.zip", ("2024/Jobs.xlsx", content))
    assert sheet_of(archive) == [(2, {"Code": "11", "Title": "Bakers"})]


# --- Wrong or broken files --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Jobs.txt: The file is empty. Download it again."),
        (b"%PDF-1.7 ...", "The file is a PDF"),
        (b"<!DOCTYPE html><html>", "The file is a web page"),
        (b"\x1f\x8b\x08\x00", "an archive, but not a zip archive"),
        ("Code\tTitle\n".encode("utf-16"), "The file is written in UTF-16. Save it anew in UTF-8."),
        ("Code\tTitle\n11\tx\n".encode("utf-16-le"), "Jobs.txt, line 1: It holds a NUL"),
        (b"Code\tTitle\n11\tB\xe4cker\n", "line 2: Byte 16 of the file is 0xE4, which is not UTF-8"),
        (b"Code\tTitle\n11\tB\x00ckers\n", "line 2: It holds a NUL"),
        (bytes(range(128, 256)) * 9, "which is not UTF-8"),
        (b"Code\tTitle\n11\tBakers\n12", "line 3: The file ends in the middle of this row"),
        (b"Code\tTitle\n", "It has headings and no rows"),
        (b"Code\tName\n1\t2\n", "It has no column “Title”; it has “Code”, “Name”"),
        (b"O*NET-SOC Code\tName\n1\t2\n", "This looks like the O*NET database."),
        (b"Code\tTitle\tCode\n1\t2\t3\n", "Two columns are called “Code”"),
        (b"Code\tTitle\n" + b"x" * (tables.MAX_LINE + 1), "line 2: The line is longer than 1,048,576 bytes"),
    ],
)
def test_what_is_no_such_table_is_refused_with_the_place_and_the_cure(
    tmp_path: Path, content: bytes, said: str
) -> None:
    assert said in refusal(written(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'Code,Title\n11,"Bakers\n12,Cooks\n', "line 2: The file ends in the middle of this row"),
        (b'Code,Title\n11,"Bakers"x\n', "line 2: A quotation mark is opened and not closed"),
        (b'Code,Title\n11,"' + b"Bakers\n" * 30_000 + b'"\n', "line 2: A quotation mark is opened and not closed"),
    ],
)
def test_a_quotation_mark_that_does_not_match_is_found_with_its_row(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in refusal(written(tmp_path, content), dialect=CSV)


def test_a_last_line_that_only_lacks_its_end_is_whole(tmp_path: Path) -> None:
    assert rows_of(written(tmp_path, LINES.rstrip(b"\r\n"))) == ROWS


def test_another_dataset_is_recognised_by_its_files(tmp_path: Path) -> None:
    assert "This looks like ESCO." in refusal(written(tmp_path, LINES, "occupations_en.csv"))


def test_a_zip_inside_a_zip_is_not_opened_but_named(tmp_path: Path) -> None:
    inner = zip_of(tmp_path / "inner.zip", ("Jobs.txt", LINES)).read_bytes()
    assert "Unpack inner.zip, or name it." in refusal(zip_of(tmp_path / "outer.zip", ("inner.zip", inner)))


def test_two_files_of_one_name_are_not_guessed_between(tmp_path: Path) -> None:
    archive = zip_of(tmp_path / "db.zip", ("28/Jobs.txt", LINES), ("29/jobs.txt", LINES), ("__MACOSX/Jobs.txt", b""))
    assert "stands in it 2 times: “28/Jobs.txt” and “29/jobs.txt”" in refusal(archive)


def test_what_is_not_there_or_no_file_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere").endswith("nowhere: It is not there.")
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").endswith("It is neither a file nor a folder.")
    assert "There is no Jobs.txt in it" in refusal(tmp_path)  # a pipe in a folder is passed over, not waited for


def test_a_folder_of_far_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 1)
    written(tmp_path, LINES, "a.txt")
    assert "more than 1 files" in refusal(written(tmp_path, LINES))


# --- Hostile archives -------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", [0, 10, 100, -1, -22, -60])
def test_a_zip_that_is_cut_off_anywhere_is_refused(tmp_path: Path, cut: int) -> None:
    content = zip_of(tmp_path / "db.zip", ("Jobs.txt", LINES * 50)).read_bytes()
    (tmp_path / "db.zip").write_bytes(content[:cut] if cut else b"PK")
    assert "The zip archive is damaged, or not all of it was downloaded" in refusal(tmp_path / "db.zip")


def test_a_zip_with_a_byte_changed_is_refused_and_no_row_is_wrong_unnoticed(tmp_path: Path) -> None:
    content = bytearray(zip_of(tmp_path / "db.zip", ("Jobs.txt", LINES * 500)).read_bytes())
    content[60] ^= 0xFF
    (tmp_path / "db.zip").write_bytes(content)
    assert "damaged" in refusal(tmp_path / "db.zip")


@pytest.mark.parametrize("name", ["../Jobs.txt", "/etc/Jobs.txt", "a/../../Jobs.txt", "..\\Jobs.txt", "C:\\Jobs.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    archive = zip_of(tmp_path / "db.zip", ("Jobs.txt", LINES), (name, LINES))
    assert "whose name leads out of the archive" in refusal(archive)


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("Jobs.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "db.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "It holds a link instead of a file" in refusal(tmp_path / "db.zip")


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    content = bytearray(zip_of(tmp_path / "db.zip", ("Jobs.txt", LINES)).read_bytes())
    for place in (6, content.index(b"PK\x01\x02") + 8):
        content[place] |= 1
    (tmp_path / "db.zip").write_bytes(content)
    assert "The archive has a password" in refusal(tmp_path / "db.zip")


def test_a_bomb_is_refused_by_what_it_states_before_it_is_opened(tmp_path: Path) -> None:
    archive = zip_of(tmp_path / "db.zip", ("Jobs.txt", bytes(20 * 1024**2)))
    assert "20 MB would come out of it" in refusal(archive)


def test_a_bomb_of_many_entries_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_ENTRIES", 3)
    archive = zip_of(tmp_path / "db.zip", *((f"{number}.txt", b"") for number in range(4)))
    assert "It holds 4 files" in refusal(archive)


def test_what_comes_out_is_counted_whatever_was_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives.Budget.__init__, "__defaults__", (1_000,))
    assert "no dataset is so large" in refusal(zip_of(tmp_path / "db.zip", ("Jobs.txt", LINES * 100)))


def test_nothing_is_written_beside_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    archive = zip_of(tmp_path / "db.zip", ("db/Jobs.txt", LINES), ("x.xlsx", book_of(("Code", "Title"), (1, 2))))
    monkeypatch.chdir(tmp_path / "here")
    rows_of(archive)
    sheet_of(archive, "x.xlsx")
    assert os.listdir(tmp_path / "here") == []
    assert {*os.listdir(tmp_path)} == {"db.zip", "here"}


def test_signs_that_move_about_a_terminal_are_not_repeated_to_it(tmp_path: Path) -> None:
    archive = zip_of(tmp_path / "db.zip", ("../\x1b[2Jx\r\n.txt", LINES))
    assert "\x1b" not in refusal(archive)


# --- Hostile workbooks ------------------------------------------------------------------------------


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info.filename))
        new.writestr(name, part)
    return file.getvalue()


BOOK = book_of(("Code", "Title"), ("11", "Bakers"))
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"Code,Title\n", "It is not a workbook, whatever its name says"),
        (b"\xd0\xcf\x11\xe0....", "an old Excel file"),
        (b"<html>", "a web page"),
        (BOOK[:-30], "damaged"),
        (with_part(BOOK, SHEET, b"<worksheet><sheetData><row"), "The workbook is damaged"),
        (
            with_part(BOOK, SHEET, b"<!DOCTYPE x [<!ENTITY a 'a'>]><worksheet>&a;</worksheet>"),
            "The workbook is damaged",
        ),
        (with_part(BOOK, "xl/media/x.bin", bytes(20 * 1024**2)), "20 MB would come out of it"),
        (book_of(("Code", "Name"), ("11", "Bakers")), "nowhere: Title"),
        (book_of(("conceptUri",)), "This looks like ESCO."),
        (book_of(("Code", "Title")), "It has headings and no rows"),
    ],
)
def test_what_is_no_such_workbook_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in refusal(written(tmp_path, content, "Jobs.xlsx"), "Jobs.xlsx")


def test_a_row_numbered_beyond_every_sheet_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_ROWS", 1_000)
    with zipfile.ZipFile(io.BytesIO(BOOK)) as book:
        sheet = book.read(SHEET).replace(b'<row r="2"', b'<row r="999999999"').replace(b'"A2"', b'"A999999999"')
    folder = written(tmp_path, with_part(BOOK, SHEET, sheet.replace(b'"B2"', b'"B999999999"')), "Jobs.xlsx")
    assert "beyond what a sheet can hold" in refusal(folder, "Jobs.xlsx")


def test_texts_that_would_fill_the_memory_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_STRINGS", 10)
    assert "Its texts take more than" in refusal(written(tmp_path, BOOK, "Jobs.xlsx"), "Jobs.xlsx")


def test_a_workbook_too_large_for_memory_is_to_be_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_WORKBOOK", 100)
    assert "Unpack the archive and name the workbook." in refusal(
        zip_of(tmp_path / "x.zip", ("Jobs.xlsx", BOOK)), "Jobs.xlsx"
    )
