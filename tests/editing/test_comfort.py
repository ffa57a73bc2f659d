"""What makes hours at the forms easier: dates and amounts as people write them, mistakes found, pages one step away."""

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from roles import models as m
from roles.domain.paytable import COLUMN
from roles.models import Role, kinds
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls


def with_salary(editor: Client, role: Role, **fields: str) -> str:
    """The page after a figure was typed and saved; empty if it was saved."""
    form = controls(editor.get(change_url(role)))
    given = {"country": "GB", "currency": "GBP", "statistic": "median", "basis": "base", "period": "year",
             "source": make.there(m.Source).pk, "as_of_precision": "not-stated"}  # fmt: skip
    add_row(form, "salary_rows", **{**given, **fields})
    response = editor.post(change_url(role), form)
    return response.content.decode() if response.status_code == 200 else ""


@pytest.mark.parametrize("typed", ["53012", "53,012", "£53 012", "£53,012.00", "53.012,00", "53012 GBP"])
def test_an_amount_is_understood_as_people_write_it(editor: Client, typed: str) -> None:
    assert with_salary(editor, make.make_role(), amount=typed) == ""
    assert m.Salary.objects.get().amount == Decimal("53012.00")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("53.012", "may be 53012 or a little over 53"),
        ("53k", "Write it in full"),
        ("$53,012", "but the currency is GBP"),
        ("50000 to 60000", "is a range"),
    ],
)
def test_an_amount_that_may_be_another_is_told_and_kept(editor: Client, typed: str, told: str) -> None:
    page = with_salary(editor, make.make_role(), amount=typed)
    assert told in page
    assert f'value="{typed}"' in page


@pytest.mark.parametrize("typed", ["03/11/2026", "3 November 2026", "3 Nov 2026", "2026-11-03"])
def test_a_date_is_read_as_in_britain(editor: Client, typed: str) -> None:
    role = make.make_role()
    form = controls(editor.get(change_url(role))) | {"reviewed_on": typed}
    assert editor.post(change_url(role), form).status_code == 302
    assert Role.objects.get().reviewed_on.isoformat() == "2026-11-03"
    assert 'value="03/11/2026"' in editor.get(change_url(role)).content.decode()
    assert "3 November 2026" in editor.get("/admin/roles/role/").content.decode()


@pytest.mark.parametrize("typed", ["11/23/2026", "03/11/26", "May 2026"])
def test_a_date_that_could_be_another_is_told_how_to_write_it(editor: Client, typed: str) -> None:
    role = make.make_role()
    form = controls(editor.get(change_url(role))) | {"reviewed_on": typed}
    assert "the day first: 03/11/2026 is 3 November 2026" in editor.post(change_url(role), form).content.decode()


def test_every_mistake_is_listed_at_the_top_and_leads_to_its_field(editor: Client) -> None:
    role = make.make_role()
    make.make_role_skill()
    form = controls(editor.get(change_url(role))) | {"slug": "", "roleskill_rows-0-level_value": "3"}
    add_row(form, "responsibility_rows", text="Decide.", order="1")
    add_row(form, "responsibility_rows", text="Ask.", order="1")
    page = editor.post(change_url(role), form).content.decode()
    assert "Not saved: 3 things to mend" in page
    assert '<a href="#id_slug">Slug</a>: This field is required.' in page
    assert '<a href="#roleskill_rows-0">Skill 1</a>: A level needs its scale' in page
    assert '<a href="#responsibility_rows-1">Responsibility 2</a>: Two rows have the same place' in page
    group = page.partition('id="roleskill_rows-group"')[2].partition("<h3>")[0]
    assert "<details>" not in group, "a group with a mistake is not folded away"


def test_a_form_leads_to_what_readers_see_of_it(editor: Client) -> None:
    for root in (make.make_role(), make.make_skill(), make.make_comparison(), make.make_source()):
        before = editor.get(change_url(root)).content.decode()
        assert "View on site" not in before
        assert "No reader has seen it yet." in before
    make.publish_all(now=timezone.now())
    for url, root in {
        "/roles/product-manager/": m.Role.objects.get(pk="product-manager"),
        "/skills/negotiation/": m.Skill.objects.get(),
        "/compare/product-manager-vs-project-manager/": m.Comparison.objects.get(),
    }.items():
        page = editor.get(change_url(root)).content.decode()
        assert f'<a href="{url}" target="_blank" rel="noopener">View on site' in page
        assert editor.get(url).status_code == 200
    assert 'href="/roles/product-manager/"' in editor.get("/admin/roles/role/").content.decode()


def test_a_renamed_draft_leads_to_the_address_that_readers_have(editor: Client) -> None:
    role = make.make_role()
    make.publish_all(now=timezone.now())
    make.save(role, slug="head-of-product")
    assert '<a href="/roles/product-manager/" target' in editor.get(change_url(role)).content.decode()


def test_no_form_speaks_of_objects(editor: Client) -> None:
    for model in kinds().values():
        root = make.make_comparison() if model is m.Comparison else make.there(model)
        words = editor.get(change_url(root)).content.decode().partition("<main")[2].lower()
        assert "object" not in words.replace("object-tools", ""), model


@pytest.mark.parametrize(
    ("country", "currency"), [("UK", "£"), ("united kingdom", "British pound"), ("gb", "gbp"), (" GB ", "GBP")]
)
def test_a_country_and_a_currency_are_understood_as_in_a_table_of_figures(
    editor: Client, country: str, currency: str
) -> None:
    assert not with_salary(editor, role := make.make_role(), amount="53012", country=country, currency=currency)
    assert role.salary_rows.values_list("country", "currency").get() == ("GB", "GBP")


@pytest.mark.parametrize(("country", "currency", "told"), [("QQ", "GBP", "no country “QQ”"), ("GB", "XYZ", "“XYZ”")])
def test_a_code_that_nobody_knows_is_told_and_kept(editor: Client, country: str, currency: str, told: str) -> None:
    assert told in with_salary(editor, role := make.make_role(), amount="53012", country=country, currency=currency)
    assert not role.salary_rows.exists()


def test_rows_beyond_all_measure_are_told_in_words_of_an_editor(editor: Client) -> None:
    role = make.make_role()
    form = controls(editor.get(change_url(role))) | {"metric_rows-TOTAL_FORMS": "99999"}
    assert "There are more rows than the 400" in editor.post(change_url(role), form).content.decode()
    form["metric_rows-TOTAL_FORMS"] = "many"
    page = editor.post(change_url(role), form).content.decode()
    assert "A part of the form was lost on its way" in page
    assert "tampered" not in page


def test_a_form_calls_a_figure_s_fields_as_a_table_of_figures_does(editor: Client) -> None:
    page = editor.get("/admin/roles/role/add/").content.decode()
    for name in ("statistic", "basis", "period", "as_of", "region", "level", "p10", "release"):
        assert f">{COLUMN[name].heading}:<" in page
