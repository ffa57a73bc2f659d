"""Rows inserted by the hundred thousand are the rows that Django would have written."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from roles.editions.inserting import insert
from roles.editions.models import Edition, SalaryRow, SkillRow
from tests.factories import make_role, publish_all

pytestmark = pytest.mark.django_db

FIELDS: dict[str, Any] = {"skill": "negotiation", "note": "Ça va “très” bien", "level_value": "4.50", "hot": True}


@pytest.fixture
def edition() -> Edition:
    """The edition of a role."""
    make_role(slug="buyer")
    publish_all()
    return Edition.objects.get(kind="role", key="buyer")


def a_salary(edition: Edition, key: str, **fields: Any) -> SalaryRow:
    """A row with a day, a decimal number, JSON, and what may be empty."""
    told = {"country": "GB", "role_name": "Buyer", "currency": "GBP", "source": "survey", "fields": FIELDS, **fields}
    return SalaryRow(edition_id=edition.pk, row_key=key, **told)


def written(model: Any) -> list[dict[str, Any]]:
    """All rows in the order of their numbers, without these."""
    rows = model.objects.order_by("pk").values()
    return [{name: value for name, value in row.items() if name != "id"} for row in rows]


def test_rows_are_those_that_bulk_create_writes(edition: Edition) -> None:
    full = {"yearly": Decimal("41000.5"), "as_of": date(2026, 1, 31), "region": "Wales"}
    SalaryRow.objects.bulk_create([a_salary(edition, "b", **full), a_salary(edition, "a", yearly=None, as_of=None)])
    expected = written(SalaryRow)
    SalaryRow.objects.all().delete()

    insert(SalaryRow, [a_salary(edition, "b", **full), a_salary(edition, "a", yearly=None, as_of=None)])

    assert written(SalaryRow) == expected
    assert [row["row_key"] for row in expected] == ["b", "a"]


def test_of_rows_that_the_database_refuses_none_is_written(edition: Edition) -> None:
    rows = [SkillRow(edition_id=edition.pk, row_key="same", skill="sql", weight=Decimal(1)) for _ in range(2)]

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(SkillRow, rows)

    assert not SkillRow.objects.exists()


def test_no_rows_are_nothing_to_do() -> None:
    insert(SkillRow, [])

    assert not SkillRow.objects.exists()
