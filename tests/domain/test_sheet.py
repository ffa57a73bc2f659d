"""Facts as CSV, opened by what opens CSV, with names inside that try to be formulas."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pyexcel
import pytest

from roles.domain.dataset import Dataset, Fact, Origin, Section
from roles.domain.prose import Html
from roles.domain.records import Dated
from roles.domain.sheet import COLUMNS, csv_lines, harmless, number

ADDRESS = "https://guide.example/roles/baker/"
MONTH = Dated(as_of=date(2021, 12, 1), as_of_precision="month")
SURVEY = Origin("A survey", "https://survey.example/", "December 2021", MONTH, "The Press")

FORMULAS = (
    '=HYPERLINK("https://evil.example","Click")',
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1+1",
    "＝1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "  =1+1",
    "\u200b=1+1",
    "\ufeff=1",
    "\u202e=1",
)
NAMES = ('Says "no", twice', "One\nline", "مدير", "製品; 管理", "🙂 baker", "'quoted", "a=b", "Bread\x00", "10-12")


def fact(value: str = "Bakes.", **given: Any) -> Fact:
    return Fact(**{"value": value, "origin": SURVEY, "role": "Baker", **given})


def sheet(*facts: Fact) -> str:
    sections: Iterable[Section] = [Section("work", "What they do", facts)]
    return "".join(csv_lines(Dataset("Baker", ADDRESS, "https://guide.example", "Edition 1.", sections)))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_each_row_names_its_source_its_date_its_licence_and_its_address() -> None:
    [row] = rows(sheet(fact(item="Hours", anchor="work-hours")))
    assert (row["role"], row["section"], row["item"], row["value"]) == ("Baker", "work", "Hours", "Bakes.")
    assert (row["source"], row["source_url"], row["reported_by"]) == (
        "A survey",
        "https://survey.example/",
        "The Press",
    )
    assert (row["as_of"], row["as_of_precision"], row["licence"]) == ("2021-12", "month", "CC-BY-4.0")
    assert row["address"] == f"{ADDRESS}#work-hours"


def test_a_fact_of_another_page_has_that_pages_address() -> None:
    [row] = rows(sheet(fact(anchor="/roles/cook/#work-hours")))
    assert row["address"] == "https://guide.example/roles/cook/#work-hours"


def test_markup_becomes_words_on_one_line() -> None:
    value = Html("<p>Fish &amp; <a href='/x/'>chips</a></p><ul><li>hot</li><li>salted</li></ul><p>Every<br>day.</p>")
    assert rows(sheet(fact(value)))[0]["value"] == "Fish & chips; hot; salted Every day."


def test_the_file_is_utf_8_with_a_mark_and_crlf_and_one_line_a_fact() -> None:
    text = sheet(fact("£1\n£2"), fact("b"))
    assert text.startswith("\ufeffrole,section,")
    assert text.count("\r\n") == text.count("\n") == 3


@pytest.mark.parametrize("name", FORMULAS)
def test_no_cell_is_a_formula_to_a_spreadsheet(name: str) -> None:
    text = sheet(fact(name, item=f"{name}!", role=name, unit=name, region=name))
    for row in pyexcel.get_records(file_content=text.removeprefix("\ufeff"), file_type="csv", auto_detect_int=False):
        for column in ("role", "item", "value", "unit", "region"):
            assert str(row[column]).removesuffix("!") == f"'{' '.join(name.split())}"
    book = openpyxl.Workbook()
    book.active.append([rows(text)[0][column] for column in COLUMNS])
    assert {cell.data_type for cell in book.active[1] if cell.value} == {"s"}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_no_formula_is_left_as_it_is(name: str) -> None:
    as_read = " ".join(name.replace("\x00", "").split())
    assert [row["role"] for row in rows(sheet(fact(role=name)))] == [as_read]


def test_amounts_are_numbers_even_below_zero() -> None:
    [row] = rows(sheet(fact(amount=Decimal("-4.50"), unit="percent")))
    assert row["amount"] == "-4.5"
    assert [number(Decimal(n)) for n in ("53012.00", "1E+3", "0.10")] == ["53012", "1000", "0.1"]
    assert number(None) == ""


def test_what_nobody_sees_before_a_formula_does_not_hide_it() -> None:
    assert harmless(" \u200f\u00a0=1") == "'\u200f =1"
    assert harmless("1 = 1") == "1 = 1"
