"""Records for tests: `make_role(name="Scrum master")` is a complete, saved and sealed record with one thing changed.

A root's name follows from its slug. What a record needs (a salary its source, a step its path) is made with it
unless it is given or already there.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from roles import models as m
from roles.domain.roleset import set_key
from roles.editions import facts as f
from roles.editions.facts import Facts, Name
from roles.editions.models import Edition
from roles.editions.publish import publish
from roles.models import Aggregate, Row, kinds
from roles.models.base import root_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A moment that tests may call now."""


def later(**amount: float) -> datetime:
    """A moment after `NOW`: `later(days=3)`."""
    return NOW + timedelta(**amount)


ROOTS: dict[type[Aggregate], dict[str, Any]] = {
    m.Author: {"slug": "the-editors"},
    m.Certification: {
        "slug": "product-badge",
        "certification_kind": "certification",
        "issuer": "Product Institute",
    },
    m.Comparison: {"slug": "product-manager-vs-project-manager", "heading": "Product manager or project manager?"},
    m.Course: {"slug": "first-steps", "provider": "Open College"},
    m.Dimension: {"slug": "focus", "position": 1},
    m.Family: {"slug": "management"},
    m.Path: {"slug": "product-ladder"},
    m.Role: {"slug": "product-manager"},
    m.SiteText: {"slug": "about"},
    m.Skill: {"slug": "negotiation", "skill_kind": "transferable"},
    m.Statement: {"slug": "long-view", "name": "I like to think years ahead.", "dimension": m.Dimension, "position": 1},
    m.Source: {"slug": "pay-survey", "short_name": "Pay survey", "source_kind": "study"},
    m.Term: {"slug": "backlog", "definition": "A list of what is to be done."},
    m.Tool: {"slug": "task-board"},
}

ROWS: dict[type[Row], dict[str, Any]] = {
    m.Claim: {
        "point": "experience",
        "heading": "How much experience is asked for?",
        "statement": "Most adverts ask for three years.",
        "source": m.Source,
    },
    m.ComparedRole: {"role": m.Role},
    m.ComparisonClaim: {
        "point": "backlog",
        "heading": "Who keeps the backlog?",
        "statement": "The product manager does.",
        "source": m.Source,
    },
    m.DimensionText: {"dimension": m.Dimension, "body": "The product."},
    m.ExternalCode: {"scheme": "isco-08", "code": "1221"},
    m.Interest: {"area": "social", "value": Decimal("4.50"), "scale": "1 to 7 (O*NET)"},
    m.KeepReading: {"target_kind": "role", "target_key": "product-manager", "teaser": "The whole profile."},
    m.Metric: {"term": m.Term},
    m.Move: {"to": ("project-manager", m.Role)},
    m.OtherTitle: {"title": "Product lead"},
    m.Preparation: {"zone": 4, "name": "Considerable preparation needed"},
    m.Question: {"question": "Which is harder?", "answer": "Neither."},
    m.RelatedRole: {"to": ("project-manager", m.Role)},
    m.Responsibility: {"text": "Decide what is built next."},
    m.RoleCertification: {"certification": m.Certification, "demand": "optional"},
    m.RoleCourse: {"course": m.Course},
    m.RoleSkill: {"skill": m.Skill, "importance": "essential"},
    m.RoleTool: {"tool": m.Tool},
    m.Salary: {
        "country": "GB",
        "currency": "GBP",
        "amount": Decimal("50000.00"),
        "statistic": "median",
        "source": m.Source,
        "as_of": date(2025, 5, 1),
        "as_of_precision": "month",
    },
    m.Section: {"heading": "Two views of one product", "body": "They meet every week."},
    m.Stance: {"statement": m.Statement, "agreement": 2},
    m.Step: {"title": "Product manager", "level": "middle", "body": "Runs one product."},
}


def words(slug: str) -> str:
    """A name that goes with a slug."""
    return slug.replace("-", " ").capitalize()


def root_fields(model: type[Aggregate], **overrides: Any) -> dict[str, Any]:
    """The fields of a complete record of this kind, its key the same as its slug unless given."""
    fields = {**ROOTS[model], **overrides}
    fields = {"key": fields["slug"], **fields}
    if model is not m.Comparison:
        fields = {"name": words(fields["slug"]), **fields}
    if model is m.Role:
        fields = {"plural": f"{words(fields['slug']).lower()}s", **fields}
    return _with_records(fields)


def row_fields(model: type[Row], **overrides: Any) -> dict[str, Any]:
    """The fields of a complete row of this kind; the records that it needs are there or made."""
    fields = {"parent": root_of(model), **ROWS[model], **overrides}
    fields = _with_records(fields)
    if model is m.KeepReading:
        there(kinds()[fields["target_kind"]], slug=fields["target_key"])
    return fields


def _with_records(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the records that they need, given by their model or by slug and model."""
    for name, value in fields.items():
        if isinstance(value, type):
            fields[name] = there(value)
        elif isinstance(value, tuple):
            fields[name] = there(value[1], slug=value[0])
    return fields


def there(model: type[Aggregate], **overrides: Any) -> Any:
    """The record of this kind with the baseline's slug or the one given, made if it is not there."""
    slug = overrides.get("slug", ROOTS[model]["slug"])
    return model._default_manager.filter(slug=slug).first() or make(model, **overrides)


def make(model: type[Any], **overrides: Any) -> Any:
    """Save a record of any kind and seal its aggregate."""
    made = model(**(root_fields if issubclass(model, Aggregate) else row_fields)(model, **overrides))
    made.save()
    f.seal([name_of(made)])
    return made


def save(instance: Any, **changes: Any) -> Any:
    """Change a record, save it and seal its aggregate, as every save does."""
    for name, value in changes.items():
        setattr(instance, name, value)
    with transaction.atomic():
        f.lock([name_of(instance)])
        instance.save()
        f.seal([name_of(instance)])
    return instance


def remove(row: Row) -> None:
    """Delete a row and seal its aggregate."""
    row.delete()
    f.seal([name_of(row)])


def name_of(instance: Any) -> Name:
    """(kind, key) of the aggregate that a root is or a row belongs to."""
    if isinstance(instance, Row):
        return root_of(type(instance)).kind, instance.parent_id
    return instance.kind, instance.pk


def _maker(model: type[Any]) -> Callable[..., Any]:
    def made(**overrides: Any) -> Any:
        return make(model, **overrides)

    return made


make_author = _maker(m.Author)
make_certification = _maker(m.Certification)
make_course = _maker(m.Course)
make_dimension = _maker(m.Dimension)
make_family = _maker(m.Family)
make_path = _maker(m.Path)
make_role = _maker(m.Role)
make_site_text = _maker(m.SiteText)
make_skill = _maker(m.Skill)
make_source = _maker(m.Source)
make_statement = _maker(m.Statement)
make_term = _maker(m.Term)
make_tool = _maker(m.Tool)

make_claim = _maker(m.Claim)
make_comparison_claim = _maker(m.ComparisonClaim)
make_dimension_text = _maker(m.DimensionText)
make_external_code = _maker(m.ExternalCode)
make_keep_reading = _maker(m.KeepReading)
make_metric = _maker(m.Metric)
make_move = _maker(m.Move)
make_other_title = _maker(m.OtherTitle)
make_question = _maker(m.Question)
make_responsibility = _maker(m.Responsibility)
make_role_certification = _maker(m.RoleCertification)
make_role_course = _maker(m.RoleCourse)
make_role_skill = _maker(m.RoleSkill)
make_role_tool = _maker(m.RoleTool)
make_salary = _maker(m.Salary)
make_section = _maker(m.Section)
make_stance = _maker(m.Stance)
make_step = _maker(m.Step)


def make_comparison(*roles: Any, **overrides: Any) -> Any:
    """A comparison of the roles given, in that order; of two if none are."""
    compared = roles or (there(m.Role), there(m.Role, slug="project-manager"))
    key = set_key(role.key for role in compared)
    comparison = make(m.Comparison, **{"slug": key, "key": key, **overrides})
    for role in compared:
        make(m.ComparedRole, parent=comparison, role=role)
    return comparison


def make_salary_file(**overrides: Any) -> m.SalaryFile:
    """A table of salary figures just uploaded, number 1, by somebody of whom nothing else is known."""
    maker, _ = User.objects.get_or_create(username="maker")
    fields = {"pk": 1, "uploaded_by": maker, "uploaded_at": NOW, "headings": ["Role", "Pay"], "rows": [[2, ["x", "1"]]]}
    return m.SalaryFile.objects.create(**{**fields, **overrides})


def all_names() -> list[Name]:
    """Every working copy there is."""
    return [(kind, key) for kind, root in kinds().items() for key in root._default_manager.values_list("pk", flat=True)]


def publish_all(now: datetime = NOW, **options: Any) -> list[Edition]:
    """Publish every working copy that differs from what is live."""
    return publish(all_names(), now=now, **options)


# --- A guide of any size ----------------------------------------------------------------------------


def many_roles(
    count: int,
    *,
    skills: int = 30,
    steps: int = 10,
    moves: int = 1,
    figures: int = 1,
    now: datetime = NOW,
    publishing: bool = True,
) -> list[Name]:
    """Write a generated guide with `count` roles, each with its skills, pay and other rows, and publish it.

    Roles are `role-0000` and so on; every so many `steps` begin a path; the first two have an editorial comparison.
    Each role has so many `moves` to others and, in each of two countries, pay `figures` from as many sources.
    Returns the names of the roles. 400 of them take about 3 s.
    """
    guide = _vocabulary(skills)
    roles = [f"role-{number:04}" for number in range(count)]
    for number, key in enumerate(roles):
        guide["role", key] = list(_role(key, number, roles, skills=skills, moves=moves, figures=figures))
    for number in range(0, count, steps):
        key = f"path-{number:04}"
        guide["path", key] = list(_path(key, roles[number : number + steps]))
    if count > 1:
        key = set_key(roles[:2])
        guide["comparison", key] = list(_comparison(key, roles[:2]))
    with transaction.atomic():
        f.restore(guide)
    if publishing:
        publish(guide, now=now)
    return [("role", key) for key in roles]


SOURCES = ("pay-survey", "pay-agency", "pay-panel", "pay-office", "pay-census", "pay-review")
"""Who is cited for generated pay, by turns in each of the two countries: enough for three figures each."""


def _record(model: type[Any], **fields: Any) -> f.Record:
    return {"model": model._meta.label_lower, "fields": fields}


def _root(model: type[Aggregate], slug: str, **fields: Any) -> f.Record:
    return _record(model, **root_fields(model, slug=slug, **fields))


def _vocabulary(skills: int) -> dict[Name, Facts]:
    pool = [_root(m.Skill, f"skill-{number:04}", definition="Doing it well.") for number in range(skills * 4)]
    others = [
        _root(m.Author, "the-editors"),
        *(_root(m.Source, source, short_name=words(source)) for source in SOURCES),
        _root(m.Course, "first-steps"),
        _root(m.Tool, "task-board"),
        _root(m.Term, "backlog"),
        *(_root(m.Family, f"family-{number}") for number in range(8)),
        *(_root(m.Certification, f"badge-{number}") for number in range(5)),
        *(_root(m.Dimension, f"dimension-{number}", position=number + 100, at_a_glance=True) for number in range(4)),
        *(
            _root(
                m.Statement,
                f"statement-{number}",
                name=f"I like part {number} of the work.",
                dimension=f"dimension-{number}",
                position=number + 100,
            )
            for number in range(4)
        ),
    ]
    models_ = f.models_of()
    return {(models_[r["model"]].kind, r["fields"]["key"]): [r] for r in (*pool, *others)}  # type: ignore[union-attr]


def _role(key: str, number: int, roles: list[str], *, skills: int, moves: int, figures: int) -> Iterable[f.Record]:
    def row(model: type[Row], name: str, order: int = 1, **fields: Any) -> f.Record:
        return _record(model, key=name, order=order, parent=key, **fields)

    yield _root(
        m.Role,
        key,
        family=f"family-{number % 8}",
        author="the-editors",
        nutshell=f"Answers for the outcome of project {number}.",
        description=f"Plans, leads and answers for [[term:backlog|the backlog]] of project {number}.",
    )
    yield row(m.OtherTitle, "lead", title=f"Lead {number}")
    yield row(m.Responsibility, "outcome", text="Answer for the outcome.")
    yield row(m.RoleTool, "task-board", tool="task-board")
    yield row(m.Metric, "backlog", term="backlog")
    yield row(m.RoleCourse, "first-steps", course="first-steps")
    yield row(m.RoleCertification, "badge", certification=f"badge-{number % 5}", demand="optional")
    yield row(
        m.Claim, "experience", point="experience", heading="How much?", statement="Three years.", source="pay-survey"
    )
    for order in range(4):
        body = f"What role {number} says of question {order}."
        yield row(m.DimensionText, f"dimension-{order}", order + 1, dimension=f"dimension-{order}", body=body)
        name, agreement = f"statement-{order}", (number + order) % 5 - 2
        yield row(m.Stance, name, order + 1, statement=name, agreement=agreement)
    reached = {roles[(number + 1 + 7 * further) % len(roles)] for further in range(moves)} - {key}
    for order, to in enumerate(sorted(reached), start=1):
        yield row(m.Move, to, order, to=to, carries_over="Most of it.")
    for order in range(skills):
        skill = f"skill-{(number * 7 + order) % (skills * 4):04}"
        yield row(m.RoleSkill, skill, order + 1, skill=skill, importance="essential" if order < 8 else "useful")
    for order in range(2 * figures):
        country, currency = (("GB", "GBP"), ("US", "USD"))[order % 2]
        source = SOURCES[order]
        yield row(
            m.Salary,
            f"{source}-{order}",
            order + 1,
            country=country,
            currency=currency,
            source=source,
            amount=f"{30_000 + (number * 37 + order // 2 * 4_100) % 60_000}.00",
            statistic=("median", "mean")[order // 2 % 2],
            as_of="2025-05-01",
            as_of_precision="month",
        )


def _path(key: str, roles: list[str]) -> Iterable[f.Record]:
    yield _root(m.Path, key, standfirst="From one to the next.")
    levels = ("entry", "middle", "senior", "director", "executive")
    for order, role in enumerate(roles):
        level = levels[order * len(levels) // len(roles)]
        yield _record(m.Step, key=role, order=order + 1, parent=key, title=words(role), level=level, role=role)


def _comparison(key: str, roles: list[str]) -> Iterable[f.Record]:
    yield _root(m.Comparison, key, heading="Which of the two?", standfirst="It depends.")
    for order, role in enumerate(roles):
        yield _record(m.ComparedRole, key=role, order=order + 1, parent=key, role=role)
    yield _record(m.Section, key="table", order=1, parent=key, heading="In a table", section_kind="table")
