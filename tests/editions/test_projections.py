"""Projections follow from editions alone: thrown away and written again, they are the same rows."""

from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db.migrations import Migration

from roles.apps import rebuild_projections
from roles.editions import prepare
from roles.editions.models import Edition, Hop, Mention, RoleSummary, SalaryRow, SearchText
from roles.editions.projections import IN_SEARCH, PROJECTIONS, rebuild
from roles.editions.publish import publish
from roles.editions.retirement import retire
from roles.models import Role
from tests.factories import (
    all_names,
    later,
    make_certification,
    make_comparison,
    make_course,
    make_family,
    make_move,
    make_other_title,
    make_path,
    make_responsibility,
    make_role,
    make_role_skill,
    make_role_tool,
    make_salary,
    make_skill,
    make_source,
    make_step,
    make_tool,
    many_roles,
    publish_all,
    save,
    there,
)

pytestmark = pytest.mark.django_db


def rows() -> list[tuple[Any, ...]]:
    """Every projected row without its own number, in one order."""
    return sorted(
        (
            model.__name__,
            *(repr(getattr(row, field.attname)) for field in model._meta.concrete_fields if field.name != "id"),
        )
        for model in PROJECTIONS
        for row in model._default_manager.all()
    )


def test_rebuilding_writes_the_same_rows_again() -> None:
    many_roles(12, skills=4)
    save(make_role(), description="See [[role:role-0001]].")
    make_salary()
    publish_all(later(days=1))
    retire(("role", "product-manager"), now=later(days=2))
    before = rows()
    assert rebuild() == Edition.objects.count()
    assert rows() == before


def test_rebuilding_brings_back_what_was_lost() -> None:
    make_salary()
    publish_all()
    before = rows()
    for model in PROJECTIONS:
        model._default_manager.all().delete()
    out = StringIO()
    call_command("rebuild_projections", stdout=out)
    assert rows() == before
    assert out.getvalue() == f"Rebuilt from {Edition.objects.count()} editions.\n"


def test_rebuilding_goes_through_any_number_of_editions() -> None:
    many_roles(4, skills=60)
    assert Edition.objects.count() > 200
    before = rows()
    rebuild()
    assert rows() == before


def test_a_salary_is_found_by_country_with_what_it_comes_to_in_a_year() -> None:
    make_salary(amount=Decimal("50000.50"))
    make_salary(country="US", currency="USD", amount=None, statistic="", p50=Decimal(90_000))
    make_salary(country="US", currency="USD", period="month", amount=Decimal(5_000))
    publish_all()
    found = SalaryRow.objects.order_by("row_key").values_list(
        "row_key", "role_name", "country", "currency", "yearly", "as_of", "source"
    )
    may = date(2025, 5, 1)
    assert list(found) == [
        ("gb-gbp-pay-survey", "Product manager", "GB", "GBP", Decimal("50000.50"), may, "pay-survey"),
        ("us-usd-pay-survey", "Product manager", "US", "USD", Decimal(90_000), may, "pay-survey"),
        ("us-usd-pay-survey-2", "Product manager", "US", "USD", None, may, "pay-survey"),
    ]


def test_a_role_is_found_by_its_other_titles_and_its_words() -> None:
    role = make_role(nutshell="Answers for the **product**.", description="Leads. [[role:product-manager|Itself]]")
    make_other_title(parent=role, title="Product lead")
    make_responsibility(parent=role, text="Plan *releases*")
    publish_all()
    found = SearchText.objects.get()
    assert found.name == "Product manager"
    assert found.other_names == "product managers\nProduct lead"
    assert found.summary == "Answers for the product."
    assert {"Answers for the product.", "Leads. Itself", "Plan releases"} <= set(found.body.split("\n"))
    assert str(found) == "Product manager"


def test_a_path_is_found_by_the_names_and_words_of_its_steps() -> None:
    make_step(title="Junior *helper*", body="Helps **out**.")
    publish_all()
    assert SearchText.objects.get().body.split("\n") == ["Junior *helper*", "Helps out."]


def test_a_certification_is_found_by_its_abbreviation_and_issuer() -> None:
    make_certification(abbreviation="PB", issuer_abbreviation="PI")
    publish_all()
    assert SearchText.objects.get().other_names == "PB\nProduct Institute\nPI"


def test_only_what_has_a_page_is_searched() -> None:
    make_comparison()
    make_course()
    make_tool(purpose="Keeps *tasks*.")
    publish_all()
    assert set(SearchText.objects.values_list("edition__kind", flat=True)) == {"comparison", "role", "tool"}
    assert SearchText.objects.get(edition__kind="tool").summary == "Keeps tasks."
    assert "course" not in IN_SEARCH


def test_both_names_of_a_title_with_brackets_are_found() -> None:
    role = make_role()
    for order, title in enumerate(("Chief (Product)", "CPO (Chief product officer)", "Lead (A) of (B)"), start=1):
        make_other_title(parent=role, title=title, key=f"title-{order}", order=order)
    publish_all()
    assert SearchText.objects.get().other_names.split("\n") == [
        *("product managers", "Chief (Product)", "Chief", "Product"),
        *("CPO (Chief product officer)", "CPO", "Chief product officer", "Lead (A) of (B)"),
    ]


def test_lists_know_of_a_role_what_it_covers_and_the_skills_it_names_in_words() -> None:
    role = make_role(family=make_family(slug="products"), description="Leads.")
    make_other_title(parent=role, title="Product lead")
    make_role_skill(parent=role, skill=make_skill(slug="speaking"), key="speaking", importance="essential")
    rated = {"importance": "", "importance_value": Decimal(4), "importance_scale": "1 to 5"}
    make_role_skill(parent=role, skill=make_skill(slug="writing"), key="writing", order=2, **rated)
    publish_all()
    found = RoleSummary.objects.get()
    assert (found.family, found.dataset, found.titles) == ("products", "", 1)
    assert found.covers == "what they do,skills"
    assert found.skills == "speaking"
    assert str(found) == "role/product-manager edition 1: what they do,skills"


def test_what_a_dataset_made_is_known_as_such_until_editors_adopt_it() -> None:
    source = make_source(slug="onet")
    make_role(slug="baker", dataset=source, dataset_code="51-3011.00")
    make_role(slug="cook", dataset=source, dataset_code="35-2014.00", adopted=True)
    publish_all()
    found = dict(RoleSummary.objects.values_list("edition__key", "dataset"))
    assert found == {"baker": "onet", "cook": ""}


def test_a_tool_that_a_row_marks_is_named_twice() -> None:
    make_role_tool(hot=True, in_demand=True)
    publish_all()
    named = Mention.objects.filter(kind="tool").values_list("field", "key").order_by("field")
    assert list(named) == [(f"roletool.{name}", "task-board") for name in ("hot", "in_demand", "tool")]


def test_each_edition_has_rows_of_its_own() -> None:
    make_salary()
    publish_all()
    save(make_salary(country="US", currency="USD"))
    publish(all_names(), now=later(days=1))
    editions = Edition.objects.filter(kind="role").order_by("number")
    assert [SalaryRow.objects.filter(edition=edition).count() for edition in editions] == [1, 2]
    assert str(SalaryRow.objects.first()) == "Product manager, GB"


def test_a_hop_is_a_move_or_the_rungs_from_one_role_of_a_path_to_the_next() -> None:
    make_move(carries_over="Much.")
    path = make_path()
    for title, role in (
        ("Assistant", None),
        ("Product manager", "product-manager"),
        ("Senior", None),
        ("Head", "head-of-product"),
    ):
        make_step(parent=path, title=title, body="It is.", role=role and there(Role, slug=role))
    publish_all()
    found = Hop.objects.order_by("kind").values_list("edition__key", "kind", "start", "to", "row_key", "rungs")
    assert list(found) == [
        ("product-manager", "move", "product-manager", "project-manager", "project-manager", 1),
        ("product-ladder", "path", "product-manager", "head-of-product", "head", 2),
    ]
    assert str(Hop.objects.get(kind="move")) == "product-manager → project-manager"


def test_a_salary_is_kept_whole_so_that_lists_need_not_read_roles() -> None:
    make_salary(amount=Decimal("50000.50"))
    publish_all()
    assert prepare.row({"model": "roles.salary", "fields": SalaryRow.objects.get().fields}).amount == Decimal(
        "50000.50"
    )


def test_a_migration_of_the_guide_writes_the_projections_anew() -> None:
    make_salary()
    publish_all()
    before = rows()
    SalaryRow.objects.all().delete()
    rebuild_projections(plan=[(Migration("0001", "auth"), False), (Migration("0001", "roles"), True)])
    assert rows() != before
    rebuild_projections(plan=[(Migration("0001", "roles"), False)])
    assert rows() == before
    rebuild_projections()
