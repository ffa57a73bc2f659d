"""From an edition's facts to what the domain works with. Pure, and kept in memory under the facts' digest.

Rendering Markdown is the dear part; facts with the same digest are the same facts, so an entry never goes stale.
"""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import models

from roles.domain import records as r
from roles.editions import facts as f
from roles.editions.datasets import standing
from roles.editions.facts import Facts, Name
from roles.editions.models import Edition
from roles.models.fields import ProseField
from roles.prose import render, render_inline

KEPT = 2_000
"""Prepared aggregates kept in each process; one of thirty rows takes about 30 kB, a dataset's role of 250 about 120."""

RECORDS: dict[str, type[r.Record]] = {
    "roles.author": r.Author,
    "roles.certification": r.Certification,
    "roles.comparison": r.Comparison,
    "roles.course": r.Course,
    "roles.dimension": r.Dimension,
    "roles.family": r.Family,
    "roles.path": r.Path,
    "roles.role": r.Role,
    "roles.sitetext": r.SiteText,
    "roles.skill": r.Skill,
    "roles.source": r.Source,
    "roles.statement": r.Statement,
    "roles.term": r.Term,
    "roles.tool": r.Tool,
}

ROWS: dict[str, tuple[str, type[r.Row]]] = {
    "roles.claim": ("claims", r.Claim),
    "roles.comparedrole": ("roles", r.ComparedRole),
    "roles.comparisonclaim": ("claims", r.Claim),
    "roles.dimensiontext": ("texts", r.DimensionText),
    "roles.externalcode": ("codes", r.ExternalCode),
    "roles.interest": ("interests", r.Interest),
    "roles.keepreading": ("keep_reading", r.KeepReading),
    "roles.metric": ("metrics", r.Metric),
    "roles.move": ("moves", r.Move),
    "roles.othertitle": ("other_titles", r.OtherTitle),
    "roles.preparation": ("preparation", r.Preparation),
    "roles.question": ("questions", r.Question),
    "roles.relatedrole": ("related", r.RelatedRole),
    "roles.responsibility": ("responsibilities", r.Responsibility),
    "roles.rolecertification": ("certifications", r.RoleCertification),
    "roles.rolecourse": ("courses", r.RoleCourse),
    "roles.roleskill": ("skills", r.RoleSkill),
    "roles.roletool": ("tools", r.RoleTool),
    "roles.salary": ("salaries", r.Salary),
    "roles.section": ("sections", r.Section),
    "roles.stance": ("stances", r.Stance),
    "roles.step": ("steps", r.Step),
}


@dataclass(frozen=True)
class Prepared:
    """An aggregate ready for the domain: its record, and the names of all it refers to."""

    record: r.Record
    mentions: frozenset[Name]
    figures: frozenset[Name]
    """Those whose figures its prose quotes, so that their facts are needed and not only their names."""


class _Facts:
    """Facts that compare by their digest, so that a cache can hold them."""

    def __init__(self, facts: Facts, version: int, digest: str) -> None:
        self.facts, self.version, self.digest = facts, version, digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Facts) and (self.digest, self.version) == (other.digest, other.version)


def prepare(edition: Edition) -> Prepared:
    """The edition's aggregate, prepared once for each digest."""
    held = _Facts(edition.facts, edition.facts_version, edition.digest)
    ready = _prepare(held)
    held.facts = []  # the cache keeps its key, and a dataset's role has as much in facts as in what is made of them
    return ready


@lru_cache(maxsize=KEPT)
def _prepare(held: _Facts) -> Prepared:
    facts = standing(f.upgrade(held.facts, held.version))
    rows: dict[str, list[r.Row]] = {}
    for row in facts[1:]:
        name, row_type = ROWS[row["model"]]
        rows.setdefault(name, []).append(row_type(**_values(row, row_type)))
    root_type = RECORDS[facts[0]["model"]]
    values = _values(facts[0], root_type) | {
        name: tuple(sorted(made, key=lambda row: row.order)) for name, made in rows.items()
    }
    return Prepared(
        record=root_type(**values),
        mentions=frozenset((kind, key) for _, kind, key in f.mentions(facts)),
        figures=frozenset(f.figures(facts)),
    )


def rows(edition: Edition, model: str) -> tuple[Any, ...]:
    """Only the rows of one model, such as ``roles.salary``: cheap where a list needs no more of many aggregates."""
    facts = standing(f.upgrade(edition.facts, edition.facts_version))
    made = (row(record) for record in facts if record["model"] == model)
    return tuple(sorted(made, key=lambda row: row.order))


def stated(edition: Edition, field: str) -> Any:
    """One plain field of the aggregate's root as its facts hold it, such as ``plural``: cheap like ``rows``."""
    return f.upgrade(edition.facts, edition.facts_version)[0]["fields"][field]


def row(record: f.Record) -> Any:
    """One row of an aggregate, from its record."""
    shape = ROWS[record["model"]][1]
    return shape(**_values(record, shape))


def _values(row: f.Record, shape: type[Any]) -> dict[str, Any]:
    """The fields that the dataclass asks for, as Python values; those at their default are left to it."""
    model = apps.get_model(row["model"])
    wanted = {field.name for field in fields(shape)}
    return {name: _value(model, name, value) for name, value in row["fields"].items() if name in wanted}


def _value(model: type[models.Model], name: str, value: Any) -> Any:
    field = model._meta.get_field(name)
    if isinstance(field, ProseField):
        return render_inline(value) if field.inline else render(value)
    return field.to_python(value)  # type: ignore[union-attr]
