"""Every constraint of every model is provoked here: a form tells the editor, and the database refuses."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, QuerySet

from roles import models as m
from roles.editions.models import Edition, Hop, Mention, RoleSummary, SalaryRow, SearchText, SkillRow
from roles.models import Address, Aggregate, LinkCheck, Loaded, Row
from tests.factories import NOW, ROOTS, make, row_fields, there

pytestmark = pytest.mark.django_db

MAY = date(2025, 5, 1)
SAME, ANOTHER = object(), object()
"""The record itself, and another of its kind."""

Changes = dict[str, Any]

ROOT_CASES: dict[str, list[Changes]] = {
    "slug_form": [{"slug": slug} for slug in ("Two words", "-lead", "two--hyphens", "café", "")],
    "key_form": [{"key": key} for key in ("Two words", "trail-", "")],
    "successor_when_retired": [{"successor": ANOTHER}],
    "not_its_own_successor": [{"successor": SAME, "retired": True}],
    "merged_into_its_successor": [{"merged": True}, {"merged": True, "retired": True}],
}
ROW_CASES: dict[str, list[Changes]] = {"key_form": [{"key": "Two words"}]}
DATED_CASES: dict[str, list[Changes]] = {
    "date_and_precision_agree": [
        {"as_of": MAY, "as_of_precision": "not-stated"},
        {"as_of": None, "as_of_precision": "day"},
    ],
    "precision_known": [{"as_of": MAY, "as_of_precision": "week"}],
}
CLAIM_CASES: dict[str, list[Changes]] = {
    "figure_has_unit": [{"figure": Decimal(79)}, {"unit": "percent"}, {"figure": Decimal(79), "unit": "years"}],
    "reported_by_another": [{"reported_by": m.Source}],
}
PERCENTILES = ("p10", "p25", "p50", "p75", "p90")

CASES: dict[str, list[Changes]] = {
    "certification_has_issuer": [{"issuer": ""}],
    "certification_kind_known": [{"certification_kind": "medal"}],
    "claim_also_about_another_role": [{"also_about": m.Role}],
    "comparison_illustration_described": [{"illustration": "ladder.png"}],
    "dimensiontext_text_when_stated": [
        {"body": ""},
        {"state": "none"},
        {"state": "not-applicable", "body": "", "short": "x"},
        {"state": "guessed"},
    ],
    "externalcode_informs_known": [{"informs": "some"}],
    "externalcode_scheme_known": [{"scheme": "dewey"}],
    "interest_area_and_scale": [{"area": "musical"}, {"scale": ""}],
    "interest_high_point_known": [{"high_point": 0}, {"high_point": 4}],
    "move_to_another_role": [{"to": m.Role}],
    "preparation_zone_known": [{"zone": 0}, {"zone": 6}],
    "relatedrole_closeness_known": [{"closeness": "near"}],
    "relatedrole_to_another_role": [{"to": m.Role}],
    "role_is_named": [{"name": ""}, {"plural": ""}],
    "role_key_without_vs": [{"key": "cats-vs-dogs"}, {"key": "cats-vs"}],
    "role_slug_without_vs": [{"slug": "cats-vs-dogs"}, {"slug": "cats-vs"}],
    "rolecertification_country_code": [{"country": "gb"}, {"country": "G"}],
    "rolecertification_demand_known": [{"demand": "perhaps"}],
    "roleskill_importance_has_scale": [
        {"importance": "", "importance_value": Decimal(3)},
        {"importance": "", "importance_scale": "1 to 5"},
    ],
    "roleskill_level_has_scale": [{"level_value": Decimal(3)}, {"level_scale": "0 to 7"}],
    "roleskill_one_importance": [
        {"importance_value": Decimal(3), "importance_scale": "1 to 5"},
        {"importance": "vital"},
    ],
    "salary_amount_has_statistic": [
        {"statistic": ""},
        {"amount": None, "p50": Decimal(1)},
        {"statistic": "mode"},
    ],
    "salary_basis_period_level_known": [{"basis": "bonus"}, {"period": "week"}, {"level": "guru"}],
    "salary_country_code": [{"country": "gb"}, {"country": "G"}],
    "salary_currency_code": [{"currency": "gbp"}, {"currency": "GB"}],
    "salary_has_a_figure": [{"amount": None, "statistic": ""}],
    "salary_is_positive": [
        {figure: value} for figure in ("amount", "p10", "p90", "top_code") for value in (Decimal(0), Decimal(-1))
    ],
    "salary_median_is_p50": [{"p50": Decimal(49_999)}],
    "salary_percentiles_rise": [
        {low: Decimal(2), high: Decimal(1), "statistic": "mean"}
        for place, low in enumerate(PERCENTILES)
        for high in PERCENTILES[place + 1 :]
    ],
    "salary_reported_by_another": [{"reported_by": m.Source}],
    "section_kind_known": [{"section_kind": "poem"}],
    "section_prose_has_body": [{"body": ""}],
    "skill_kind_known": [{"skill_kind": "talent"}],
    "source_kind_known": [{"source_kind": "rumour"}],
    "stance_agreement_known": [{"agreement": 3}, {"agreement": -3}],
    "step_level_known": [{"level": "guru"}],
    "step_says_what_it_is": [{"body": ""}],
    "edition_not_into_the_past": [{"live_from": NOW.replace(year=2025)}],
}

SECOND: dict[type[models.Model], Changes] = {
    m.Claim: {},
    m.ComparedRole: {"role": ("project-manager", m.Role)},
    m.ComparisonClaim: {},
    m.Dimension: {"position": 2},
    m.DimensionText: {"dimension": None},
    m.ExternalCode: {"code": "1223"},
    m.Interest: {"area": "artistic"},
    m.KeepReading: {"target_key": "project-manager"},
    m.Metric: {"term": ("velocity", m.Term)},
    m.Move: {"to": ("scrum-master", m.Role)},
    m.OtherTitle: {"title": "Head of product"},
    m.Preparation: {"dataset": m.Source},
    m.RelatedRole: {"to": ("scrum-master", m.Role)},
    m.RoleCertification: {"country": "US"},
    m.RoleCourse: {"course": ("next-steps", m.Course)},
    m.RoleSkill: {"skill": ("listening", m.Skill)},
    m.RoleTool: {"tool": ("road-map", m.Tool)},
    m.Salary: {"release": "May 2024"},
    m.Statement: {"position": 2},
}
"""What makes a second row valid beside the baseline's, where its key and place are not enough."""


EVERY = [
    pytest.param(model, constraint, id=constraint.name)
    for model in apps.get_app_config("roles").get_models()
    for constraint in model._meta.constraints
]


def cases_of(model: type[models.Model], name: str) -> list[Changes]:
    """The cases that provoke a check, by its whole name or by what it has from a base."""
    suffix = name.removeprefix(f"{model._meta.model_name}_")
    bases: list[tuple[type[models.Model], dict[str, list[Changes]]]] = [
        (Aggregate, ROOT_CASES),
        (Row, ROW_CASES),
        (m.sources.Dated, DATED_CASES),
        (m.sources.BaseClaim, CLAIM_CASES),
    ]
    inherited = [case for base, cases in bases if issubclass(model, base) for case in cases.get(suffix, [])]
    return CASES.get(name) or inherited


def the_edition() -> Edition:
    made = Edition.objects.filter(number=1).first()
    return made or Edition.objects.create(
        kind="skill",
        key="negotiation",
        slug="negotiation",
        title="Negotiation",
        number=1,
        live_from=NOW,
        published_at=NOW,
        facts=[],
        facts_version=1,
        digest="0",
    )


def another_edition() -> Edition:
    first = the_edition()
    return Edition.objects.create(
        kind=first.kind,
        key=first.key,
        slug=first.slug,
        title=first.title,
        number=2,
        live_from=NOW.replace(hour=10),
        published_at=NOW,
        facts=[],
        facts_version=1,
        digest="1",
    )


def baseline(model: type[models.Model]) -> Any:
    """A valid record of any kind in the database."""
    if issubclass(model, Aggregate):
        return there(model)
    if issubclass(model, Row):
        return make(model)
    plain: dict[type[models.Model], Changes] = {
        Address: {"kind": "skill", "slug": "bargaining", "key": "bargaining"},
        Hop: {"kind": "move", "start": "product-manager", "to": "project-manager", "row_key": "project-manager"},
        LinkCheck: {"url": "https://example.org/", "checked_at": NOW},
        Loaded: {"kind": "skill", "key": "bargaining", "digest": "0"},
        Mention: {"field": "roleskill.skill", "kind": "skill", "key": "negotiation"},
        SalaryRow: {"row_key": "survey", "country": "GB", "role_name": "Role", "currency": "GBP", "source": "survey"},
        SearchText: {"name": "Negotiation"},
        RoleSummary: {},
        SkillRow: {"row_key": "negotiation", "skill": "negotiation", "weight": 50},
    }
    if model is Edition:
        return the_edition()
    own = {"edition": the_edition()} if "edition" in {f.name for f in model._meta.concrete_fields} else {}
    return model._default_manager.create(**own, **plain[model])


def second(model: type[models.Model]) -> Any:
    """Another valid record beside the baseline's."""
    if issubclass(model, Aggregate):
        return make(model, slug="another", **SECOND.get(model, {}))
    if model is m.DimensionText:
        return make(model, dimension=second(m.Dimension))
    if model is m.Stance:
        return make(model, statement=second(m.Statement))
    if issubclass(model, Row):
        return make(model, **SECOND.get(model, {}))
    plain: dict[type[models.Model], Changes] = {
        Address: {"kind": "skill", "slug": "haggling", "key": "haggling"},
        Hop: {"edition": the_edition, "kind": "move", "start": "product-owner", "to": "scrum-master", "row_key": "on"},
        LinkCheck: {"url": "https://example.org/other", "checked_at": NOW},
        Loaded: {"kind": "skill", "key": "haggling", "digest": "0"},
        Mention: {"edition": the_edition, "field": "roleskill.skill", "kind": "skill", "key": "haggling"},
        SalaryRow: {"edition": the_edition, "row_key": "other", "country": "GB", "source": "survey"},
        SearchText: {"edition": another_edition, "name": "Haggling"},
        RoleSummary: {"edition": another_edition},
        SkillRow: {"edition": the_edition, "row_key": "haggling", "skill": "haggling", "weight": 50},
    }
    if model is Edition:
        return another_edition()
    return model._default_manager.create(**{k: v() if callable(v) else v for k, v in plain[model].items()})


def resolved(record: Any, changes: Changes) -> Changes:
    """The changes with records in place of what stands for them."""
    found = {}
    for name, value in changes.items():
        if value is SAME:
            found[name] = record
        elif value is ANOTHER:
            found[name] = second(type(record))
        elif isinstance(value, type):
            found[name] = there(value)
        else:
            found[name] = value
    return found


def assert_refused(record: Any, changes: Changes, constraint: models.BaseConstraint) -> None:
    """The form tells the editor, if an editor edits it, and the database refuses."""
    pk = record.pk
    for name, value in changes.items():
        setattr(record, name, value)
    if isinstance(record, Aggregate | Row | Address):
        with pytest.raises(ValidationError) as told:
            record.full_clean()
        sentence = constraint.get_violation_error_message()
        assert sentence in told.value.messages or changes.keys() & told.value.message_dict.keys()
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        QuerySet(type(record)).filter(pk=pk).update(**changes)  # past the guide's own querysets, as a script might
    if isinstance(constraint, models.CheckConstraint):
        assert constraint.name in str(refused.value)


@pytest.mark.parametrize(("model", "constraint"), EVERY)
def test_what_a_constraint_forbids_is_told_to_the_editor_and_refused(
    model: type[models.Model], constraint: models.BaseConstraint
) -> None:
    if isinstance(constraint, models.UniqueConstraint):
        first, record = baseline_for(model, constraint), second_for(model, constraint)
        names = constraint.fields or [name for whole in constraint.expressions for name in fields_in(whole)]
        assert_refused(record, {name: getattr(first, name) for name in names}, constraint)
        return
    cases = cases_of(model, constraint.name)
    assert cases, f"Nothing here provokes {constraint.name}: add a case."
    for changes in cases:
        with transaction.atomic():
            record = baseline(model)
            assert_refused(record, resolved(record, changes), constraint)
            transaction.set_rollback(True)


def baseline_for(model: type[models.Model], constraint: models.UniqueConstraint) -> Any:
    if constraint.name == "step_role_once":
        return make(m.Step, role=there(m.Role))
    return baseline(model)


def second_for(model: type[models.Model], constraint: models.UniqueConstraint) -> Any:
    if constraint.name == "step_role_once":
        return make(m.Step, role=there(m.Role, slug="project-manager"))
    return second(model)


def fields_in(expression: Any) -> Iterator[str]:
    if isinstance(expression, F):
        yield expression.name  # type: ignore[attr-defined]
    for part in getattr(expression, "get_source_expressions", list)():
        yield from fields_in(part)


def test_every_constraint_that_an_editor_may_meet_has_a_sentence_of_its_own() -> None:
    stock = models.BaseConstraint.default_violation_error_message
    for model in apps.get_app_config("roles").get_models():
        for constraint in model._meta.constraints:
            if issubclass(model, Aggregate | Row | Address):
                assert constraint.violation_error_message != stock, constraint.name


@pytest.mark.parametrize("model", ROOTS, ids=lambda model: model.__name__)
def test_two_pages_of_a_kind_cannot_have_one_slug(model: type[Aggregate]) -> None:
    first, other = baseline(model), second(model)
    other.slug = first.slug
    with pytest.raises(ValidationError) as told:
        other.full_clean()
    assert "slug" in told.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        QuerySet(model).filter(pk=other.pk).update(slug=first.slug)


def test_two_dimensions_cannot_have_one_position() -> None:
    first, other = baseline(m.Dimension), second(m.Dimension)
    other.position = first.position
    with pytest.raises(ValidationError, match="Another dimension already has this position"):
        other.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        QuerySet(m.Dimension).filter(pk=other.pk).update(position=first.position)


def test_salaries_of_one_source_without_date_or_reporter_are_the_same_figure() -> None:
    undated = {"as_of": None, "as_of_precision": "not-stated"}
    make(m.Salary, **undated)
    again = m.Salary(**row_fields(m.Salary, **undated, key="again", order=2))
    with pytest.raises(ValidationError, match="already has this figure"):
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        m.Salary.objects.bulk_create([again])


@pytest.mark.parametrize(
    "other",
    [
        {"country": "US"},
        {"region": "Wales"},
        {"statistic": "mean"},
        {"basis": "base"},
        {"period": "month"},
        {"level": "entry"},
        {"as_of": date(2024, 5, 1)},
        {"as_of_precision": "day"},
        {"release": "May 2025"},
        {"reported_by": ("an-article", m.Source)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_figures_that_differ_in_what_they_are_stand_side_by_side(other: Changes) -> None:
    make(m.Salary)
    make(m.Salary, **other)
    assert m.Salary.objects.count() == 2


def test_percentiles_may_be_equal_and_have_gaps() -> None:
    make(m.Salary, p10=Decimal(40_000), p25=Decimal(40_000), p90=Decimal(40_000)).full_clean()


def test_a_step_needs_no_words_if_it_is_a_role() -> None:
    make(m.Step, body="", role=there(m.Role)).full_clean()


@pytest.mark.parametrize("model", m.rows_of(m.Role) + m.rows_of(m.Comparison) + m.rows_of(m.Path))
def test_the_baseline_of_every_row_is_valid(model: type[Row]) -> None:
    make(model).full_clean()


@pytest.mark.parametrize("model", ROOTS, ids=lambda model: model.__name__)
def test_the_baseline_of_every_root_is_valid(model: type[Aggregate]) -> None:
    make(model).full_clean()
