"""Salary figures as files: safe from formulas, and all the same when they come back."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from roles.domain.cells import guarded
from roles.editing.bulk.exporting import as_csv, as_workbook, figures
from roles.editing.bulk.reading import read_table
from roles.models import Role, Salary
from tests import factories as make
from tests.editing.bulk.files import cells_of, fates, taken_in
from tests.editing.desk import person, signed_in

DANGER = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'=1", "＝1", "plain", "O’Brien, “north”"]


@pytest.fixture
def guide(db: None) -> None:
    """A role with figures of every form, one of them for each dangerous region."""
    role, other = make.make_role(slug="analyst", name="=Analyst"), make.make_source(slug="panel", short_name="Panel")
    for region in DANGER:
        make.make_salary(parent=role, region=region)
    undated = {"as_of": None, "as_of_precision": "not-stated"}
    make.make_salary(parent=role, amount=None, statistic="", p10="1.10", p50="2", p90="3", **undated)
    make.make_salary(parent=role, level="senior", period="hour", basis="total", reported_by=other, release="May 2024")
    make.make_salary(parent=role, as_of="2024-05-14", as_of_precision="day", retrieved_on="2026-01-02")
    make.make_role(slug="old", name="Old", retired=True)
    make.make_salary(parent=Role.objects.get(pk="old"))


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_goes_out_comes_back_the_same(editor: Client, ending: str) -> None:
    content = editor.get(f"/admin/salaries/figures.{ending}").content
    file = taken_in(editor, content, f"figures.{ending}")
    assert set(fates(file)) == {"same"}
    assert len(fates(file)) == Salary.objects.exclude(parent="old").count()


@pytest.mark.usefixtures("guide")
def test_no_cell_of_a_file_is_a_formula(editor: Client) -> None:
    text = editor.get("/admin/salaries/figures.csv").content.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text)):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    book = load_workbook(io.BytesIO(editor.get("/admin/salaries/figures.xlsx").content))
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}


@pytest.mark.usefixtures("guide")
def test_a_file_names_the_role_by_key_and_name_and_leaves_out_the_retired(editor: Client) -> None:
    head, first, *rest = cells_of(editor.get("/admin/salaries/figures.xlsx").content)
    assert head[:3] == ["Role", "Role name", "Figure key"]
    assert first[:2] == ["analyst", "'=Analyst"]
    assert "old" not in {row[0] for row in rest}
    assert first[head.index("Amount")] == 50000


def test_figures_go_to_those_only_who_may_see_the_roles(db: None) -> None:
    assert signed_in(person("viewer", "view_role")).get("/admin/salaries/figures.csv").status_code == 200
    assert signed_in(person("skills", "view_skill")).get("/admin/salaries/figures.csv").status_code == 403
    assert signed_in(person("viewer-2", "view_role")).get("/admin/salaries/figures.exe").status_code == 404


def test_exporting_takes_two_queries_however_many_roles_there_are(db: None, django_assert_num_queries: Any) -> None:
    make.many_roles(20, skills=1, publishing=False)
    with django_assert_num_queries(2):
        assert len(list(figures())) == 40


TEXT = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=20).map(str.strip)


@given(st.lists(TEXT, min_size=2, max_size=6).filter(all))
def test_any_words_come_back_as_they_went(cells: list[str]) -> None:
    for write in (as_csv, as_workbook):
        table = read_table(write(["Role", *["Region"] * (len(cells) - 1)], [cells]))
        ((_, read),) = table.rows
        assert [guarded(cell) for cell in cells] == list(read)
