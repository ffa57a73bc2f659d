"""Facts: one form for fixtures, editions and reverts, the same on every database."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles import models as m
from roles.domain import records
from roles.editions import facts as f
from roles.editions.models import Edition
from roles.editions.prepare import RECORDS, ROWS, prepare
from roles.editions.publish import drafts, publish
from roles.models.fields import ProseField
from tests.factories import (
    NOW,
    ROOTS,
    make,
    make_claim,
    make_dimension,
    make_role,
    make_role_skill,
    make_salary,
    make_skill,
    name_of,
    publish_all,
    row_fields,
    save,
    there,
)
from tests.factories import (
    ROWS as ROW_BASELINES,
)

ROLE = ("role", "product-manager")


def facts_of(name: f.Name) -> f.Facts:
    return f.build([name])[name]


# --- Form -----------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_record_names_its_model_and_what_differs_from_the_defaults() -> None:
    make_role_skill(order=3)
    assert facts_of(ROLE) == [
        {
            "model": "roles.role",
            "fields": {
                "key": "product-manager",
                "slug": "product-manager",
                "name": "Product manager",
                "plural": "product managers",
            },
        },
        {
            "model": "roles.roleskill",
            "fields": {
                "key": "negotiation",
                "order": 3,
                "parent": "product-manager",
                "skill": "negotiation",
                "importance": "essential",
            },
        },
    ]


@pytest.mark.django_db
def test_dates_and_amounts_are_text_with_all_their_places() -> None:
    make_salary(amount=50_000, p25=Decimal("45000.5"), as_of=date(2025, 5, 1))
    fields = facts_of(ROLE)[1]["fields"]
    assert (fields["amount"], fields["p25"], fields["as_of"]) == ("50000.00", "45000.50", "2025-05-01")


@pytest.mark.django_db
def test_rows_stand_by_model_then_place() -> None:
    make_salary(order=2)
    make_salary(order=1, country="US", currency="USD")
    make_claim()
    assert [(r["model"], r["fields"].get("country")) for r in facts_of(ROLE)] == [
        ("roles.role", None),
        ("roles.claim", None),
        ("roles.salary", "US"),
        ("roles.salary", "GB"),
    ]


@pytest.mark.django_db
def test_a_record_made_in_memory_reads_as_the_saved_one() -> None:
    saved = make_salary()
    unsaved = m.Salary(**row_fields(m.Salary, key=saved.key, order=saved.order, amount=Decimal(50_000)))
    assert f.record(unsaved) == f.record(saved)


def test_the_digest_does_not_depend_on_the_order_of_names() -> None:
    assert f.digest([{"a": 1, "b": "é"}]) == f.digest([{"b": "é", "a": 1}])
    assert f.digest([{"a": 1}]) != f.digest([{"a": 2}])


@pytest.mark.django_db
def test_the_digest_of_an_edition_read_back_is_the_one_it_was_given() -> None:
    make_salary()
    publish_all()
    for edition in Edition.objects.all():
        assert f.digest(edition.facts) == edition.digest


@pytest.mark.django_db
def test_a_field_added_later_changes_no_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    make_role()
    after = f.digest(facts_of(ROLE))
    with monkeypatch.context() as before:
        older = [field for field in f._defaults(m.Role) if field[0] != "company_size"]
        kept = f._defaults
        before.setattr(f, "_defaults", lambda model: tuple(older) if model is m.Role else kept(model))
        assert f.digest(facts_of(ROLE)) == after
        publish_all()
    assert publish([ROLE], now=NOW.replace(year=2027)) == []


@pytest.mark.django_db
def test_what_is_not_there_is_left_out() -> None:
    make_skill()
    assert list(f.build([("skill", "negotiation"), ("skill", "nobody"), ("role", "nobody")])) == [
        ("skill", "negotiation")
    ]


# --- Reading ----------------------------------------------------------------------------------------------


def refused(model: str, **fields: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as told:
        f.instance({"model": model, "fields": fields})
    return told.value.message_dict


@pytest.mark.parametrize("model", ["roles.wizard", "auth.user", "roles.edition", "roles", "", "a.b.c"])
def test_only_roots_and_rows_are_read(model: str) -> None:
    assert refused(model) == {"model": [f"There is no model “{model}”."]}


def test_every_unreadable_field_is_told() -> None:
    told = refused("roles.salary", wage=1, amount="much", as_of="May", order="first")
    assert list(told) == ["wage", "amount", "as_of", "order"]
    assert "Known are: amount, as_of" in told["wage"][0]


@pytest.mark.parametrize(
    ("model", "field", "value", "reason"),
    [
        ("role", "name", 7, "Expected text, found 7"),
        ("role", "name", ["a"], "Expected text"),
        ("role", "family", {"key": "x"}, "Expected text"),
        ("role", "retired", 1, "Expected true or false, found 1"),
        ("role", "retired", "yes", "Expected true or false"),
        ("role", "reviewed_on", 20250501, "Expected text"),
        ("role", "reviewed_on", "2025-13-01", "“2025-13-01”"),
        ("role", "reviewed_on", [], "Expected text"),
        ("salary", "order", True, "Expected a whole number, found true"),
        ("salary", "order", Decimal("2.5"), "Expected a whole number"),
        ("salary", "amount", True, "Expected a number"),
        ("salary", "amount", [1], "Expected a number"),
        ("salary", "amount", "NaN", "must be a decimal number"),
        ("salary", "amount", "Infinity", "must be a decimal number"),
        ("salary", "amount", "53012.125", "no more than 2 decimal places"),
        ("salary", "amount", "1e400", "no more than"),
        ("salary", "amount", 10**30, "no more than"),
        ("role", "name", "a\x00b", "cannot be stored"),
        ("role", "name", "\ud800", "cannot be stored"),
        ("role", "id", 7, "Unknown field"),
        ("role", "digest", "x", "Unknown field"),
        ("role", "pk", "x", "Unknown field"),
    ],
)
def test_a_value_that_cannot_be_kept_as_it_stands_is_told(model: str, field: str, value: Any, reason: str) -> None:
    assert reason in refused(f"roles.{model}", **{field: value})[field][0]


@pytest.mark.parametrize("amount", [50_000, "50000", "50000.0", Decimal("50000.00"), "5E+4"])
def test_an_amount_may_be_written_in_many_ways(amount: Any) -> None:
    raw = {"model": "roles.Salary", "fields": {"amount": amount, "region": "", "p10": None}}
    assert f.normalise(raw) == {"model": "roles.salary", "fields": {"amount": "50000.00"}}


# --- Publish → restore → facts is the identity --------------------------------------------------------------

LETTERS = st.characters(codec="utf-8", exclude_characters="\x00")
BY_MODEL = [*ROOTS, *ROW_BASELINES]


def values(field: Any) -> st.SearchStrategy[Any]:
    """Values that the field's column can keep, not necessarily sensible ones."""
    fixed = ("key", "slug", "retired", "merged", "position", "target_kind")
    if field.choices or field.is_relation or field.name in fixed:
        return st.nothing()
    kind = field.get_internal_type()
    text = st.text(LETTERS, max_size=min(field.max_length or 12, 12))
    made: dict[str, st.SearchStrategy[Any]] = {
        "CharField": text,
        "URLField": text,
        "TextField": text,
        "BooleanField": st.booleans(),
        "DateField": st.dates(),
        "DecimalField": st.decimals(-(10**4), 10**4, places=2),
        "PositiveIntegerField": st.integers(1, 2**31 - 1),
    }
    found = made.get(kind, st.nothing())
    return st.none() | found if field.null else found


CONSTRAINED = {
    "name", "plural", "issuer", "body", "short", "country", "currency", "as_of", "figure", "amount",
    "importance_value", "importance_scale", "level_value", "level_scale", "illustration", "illustration_alt",
    "p10", "p25", "p50", "p75", "p90", "order", "unit",
}  # fmt: skip
"""Left at the baseline here, because the database would refuse most values; test_constraints.py has them."""


@st.composite
def changed(draw: st.DrawFn) -> tuple[type[Any], dict[str, Any]]:
    model = draw(st.sampled_from(BY_MODEL))
    free = [field for field in model._meta.concrete_fields if field.name not in CONSTRAINED]
    return model, {field.name: draw(values(field)) for field in free if not values(field).is_empty}


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changed=changed(), amount=st.decimals(1, 10**12 - 1, places=2))
def test_publishing_then_restoring_gives_the_same_facts(
    changed: tuple[type[Any], dict[str, Any]], amount: Decimal
) -> None:
    model, fields = changed
    with transaction.atomic():
        made = make(model, **fields) if model is not m.Salary else make_salary(amount=amount, **fields)
        name = name_of(made)
        before = facts_of(name)
        digest = f.digest(before)
        edition = drafts([name], now=NOW)[name]
        edition.save()
        edition = Edition.objects.get(pk=edition.pk)
        QuerySet(type(made)).filter(pk=made.pk).update(key="changed-meanwhile" if isinstance(made, m.Row) else made.pk)
        f.restore({name: f.upgrade(edition.facts, edition.facts_version)})
        assert facts_of(name) == before
        root = f.kinds()[name[0]]._default_manager.get(pk=name[1])
        assert root.digest == digest
        assert [f.normalise(record) for record in before] == before
        assert sorted(before, key=f.place) == before
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_every_row_of_a_role_survives_publishing_and_restoring() -> None:
    for model in m.rows_of(m.Role):
        make(model)
    publish_all()
    edition = Edition.objects.get(kind="role", key="product-manager")
    assert {r["model"] for r in edition.facts} == {x._meta.label_lower for x in (m.Role, *m.rows_of(m.Role))}
    save(m.Role.objects.get(pk="product-manager"), name="Somebody else")
    f.restore({ROLE: edition.facts})
    assert facts_of(ROLE) == edition.facts


# --- What the domain gets -------------------------------------------------------------------------------------


def test_every_model_of_the_working_copy_has_a_record_in_the_domain() -> None:
    assert {*RECORDS, *ROWS} == set(f.models_of())


@pytest.mark.parametrize("label", f.models_of())
def test_every_field_reaches_the_domain_under_its_own_name(label: str) -> None:
    model = f.models_of()[label]
    shape = RECORDS[label] if label in RECORDS else ROWS[label][1]
    known = set(shape.__dataclass_fields__)
    own = {field.name for field in model._meta.concrete_fields} - {"id", "digest", "parent"}
    assert own <= known
    rows = {name for name, _ in ROWS.values()}
    shared = {"move", "also_about", "dataset"} if label == "roles.comparisonclaim" else set()
    assert known - own <= rows | shared


@pytest.mark.django_db
@pytest.mark.parametrize("model", ROOTS, ids=lambda model: model.__name__)
def test_every_kind_can_be_prepared_for_the_domain(model: type[m.Aggregate]) -> None:
    root = there(model)
    for row in m.rows_of(model):
        make(row, parent=root)
    if model is m.Comparison:
        make(m.ComparedRole, parent=root, role=("project-manager", m.Role))
    publish_all()
    edition = Edition.objects.get(kind=model.kind, key=root.key)
    prepared = prepare(edition)
    assert type(prepared.record) is RECORDS[model._meta.label_lower]
    assert prepared.record.key == root.key
    for row in m.rows_of(model):
        assert getattr(prepared.record, ROWS[row._meta.label_lower][0])
    assert prepared.mentions == frozenset(f.targets(edition.facts))


@pytest.mark.django_db
def test_the_domain_gets_python_values_and_rendered_prose() -> None:
    make_salary(amount=Decimal("50000.50"))
    save(m.Role.objects.get(), description="A **bold** role, paid [[salary:product-manager/gb-gbp-pay-survey]].")
    publish_all()
    prepared = prepare(Edition.objects.get(kind="role"))
    role = prepared.record
    assert isinstance(role, records.Role)
    assert (role.salaries[0].amount, role.salaries[0].as_of) == (Decimal("50000.50"), date(2025, 5, 1))
    assert "<strong>bold</strong>" in str(role.description.pieces[0])
    assert prepared.figures == {ROLE}


@pytest.mark.django_db
def test_rows_reach_the_domain_in_their_places() -> None:
    make_role_skill(skill=make_skill(slug="later"), order=2)
    make_role_skill(skill=make_skill(slug="sooner"), order=1)
    publish_all()
    role = prepare(Edition.objects.get(kind="role")).record
    assert isinstance(role, records.Role)
    assert [row.skill for row in role.skills] == ["sooner", "later"]


def test_prose_fields_are_those_that_editors_write_markdown_in() -> None:
    for label, model in f.models_of().items():
        prose = {field.name for field in model._meta.concrete_fields if isinstance(field, ProseField)}
        assert set(f.naming_fields(label)[1]) == prose


@pytest.mark.django_db
def test_roots_are_locked_by_kind_then_key() -> None:
    make_dimension()
    names = [("tool", "x"), ("role", "b"), ("role", "a"), ("dimension", "focus"), ("role", "a")]
    assert list(f.by_kind(names).items()) == [("dimension", ["focus"]), ("role", ["a", "b"]), ("tool", ["x"])]
    with transaction.atomic():
        assert f.lock(names) == {("dimension", "focus")}
