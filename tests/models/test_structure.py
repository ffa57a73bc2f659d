"""Rule 4 of the architecture: what an aggregate is made of. Fails when a new model breaks it."""

import pytest
from django.apps import apps
from django.db import models

from roles.domain.ladders import LEVELS
from roles.domain.lines import IMPORTANCE
from roles.editions.models import Edition, Projection
from roles.editions.once import Once
from roles.models import Address, Aggregate, LinkCheck, Loaded, Row, SalaryFile, kinds, rows_of
from roles.models.base import root_of
from roles.models.moves import Level
from roles.models.requirements import Importance

MODELS = list(apps.get_app_config("roles").get_models())
ROWS = [model for model in MODELS if issubclass(model, Row)]
FOREIGN_KEYS = [field for model in MODELS for field in model._meta.concrete_fields if field.is_relation]


def test_every_model_is_a_root_a_row_on_record_or_derived() -> None:
    known = Aggregate | Row | Once | Projection | Address | Loaded | LinkCheck | SalaryFile
    assert [x for x in MODELS if not issubclass(x, known)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_a_row_names_its_root_by_parent_and_goes_with_it(row: type[Row]) -> None:
    parent = row._meta.get_field("parent")
    assert isinstance(parent, models.ForeignKey)
    assert issubclass(root_of(row), Aggregate)
    assert parent.remote_field.on_delete is models.CASCADE
    assert row in rows_of(root_of(row))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_a_row_has_one_key_and_one_place_among_its_siblings(row: type[Row]) -> None:
    unique = {tuple(c.fields) for c in row._meta.constraints if isinstance(c, models.UniqueConstraint)}
    assert {("parent", "key"), ("parent", "order")} <= unique
    assert row._meta.ordering == ["parent", "order"]


def test_there_is_no_automatic_many_to_many() -> None:
    assert [field for model in MODELS for field in model._meta.many_to_many] == []


def test_nothing_points_to_a_row() -> None:
    assert [str(field) for field in FOREIGN_KEYS if issubclass(field.related_model, Row)] == []


def test_what_is_pointed_to_cannot_be_deleted_under_the_pointer() -> None:
    loose = [
        str(field)
        for field in FOREIGN_KEYS
        if field.remote_field.on_delete is not models.PROTECT and field.name not in ("parent", "edition")
    ]
    assert loose == []


def test_facts_hold_no_floating_point_numbers() -> None:
    assert [str(f) for x in MODELS for f in x._meta.concrete_fields if isinstance(f, models.FloatField)] == []


def test_every_kind_has_a_name_that_fits_its_column() -> None:
    longest = Edition._meta.get_field("kind").max_length
    assert all(0 < len(kind) <= longest for kind in kinds())
    assert len(kinds()) == len([model for model in MODELS if issubclass(model, Aggregate)])


def test_the_domain_knows_every_level_and_importance_that_editors_choose_from() -> None:
    assert tuple(Level.values) == LEVELS
    assert {*Importance.values, ""} == set(IMPORTANCE)
