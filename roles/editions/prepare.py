"""From an edition's facts to what the domain works with. Pure, and kept in memory under the facts' digest.

Rendering Markdown is the dear part; facts with the same digest are the same facts, so an entry never goes stale.
"""

from collections import OrderedDict
from dataclasses import dataclass, fields
from functools import cache
from threading import Lock
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

KEPT = 100_000
"""Rows of prepared aggregates kept in each process, 0.7 kB each: 3,000 roles of thirty rows, 600 of O*NET’s."""

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


class _Kept:
    """What was prepared, until together it has more than so many rows; then what was not asked for longest goes."""

    def __init__(self, rows: int) -> None:
        self.rows, self.left, self.lock = rows, rows, Lock()
        self.held: OrderedDict[tuple[str, int], tuple[Prepared, int]] = OrderedDict()

    def get(self, key: tuple[str, int]) -> Prepared | None:
        with self.lock:
            if key not in self.held:
                return None
            self.held.move_to_end(key)
            return self.held[key][0]

    def keep(self, key: tuple[str, int], prepared: Prepared, rows: int) -> None:
        with self.lock:
            if key in self.held:
                return
            self.held[key] = prepared, rows
            self.left -= rows
            while self.left < 0 and len(self.held) > 1:
                self.left += self.held.popitem(last=False)[1][1]


_kept = _Kept(KEPT)


def prepare(edition: Edition) -> Prepared:
    """The edition's aggregate, prepared once for each digest."""
    key = edition.digest, edition.facts_version
    if held := _kept.get(key):
        return held
    prepared = _prepare(edition.facts, edition.facts_version)
    _kept.keep(key, prepared, len(edition.facts))
    return prepared


def _prepare(facts: Facts, version: int) -> Prepared:
    facts = standing(f.upgrade(facts, version))
    rows: dict[str, list[r.Row]] = {}
    for row in facts[1:]:
        name, row_type = ROWS[row["model"]]
        rows.setdefault(name, []).append(row_type(**_values(row)))
    root_type = RECORDS[facts[0]["model"]]
    values = _values(facts[0]) | {name: tuple(sorted(made, key=lambda row: row.order)) for name, made in rows.items()}
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
    return shape(**_values(record))


def _values(row: f.Record) -> dict[str, Any]:
    """The fields that the record's dataclass asks for, as Python values; those at their default are left to it."""
    model, wanted = apps.get_model(row["model"]), _wanted(row["model"])
    return {name: _value(model, name, value) for name, value in row["fields"].items() if name in wanted}


@cache
def _wanted(model: str) -> frozenset[str]:
    return frozenset(field.name for field in fields(RECORDS[model] if model in RECORDS else ROWS[model][1]))


def _value(model: type[models.Model], name: str, value: Any) -> Any:
    field = model._meta.get_field(name)
    if isinstance(field, ProseField):
        return render_inline(value) if field.inline else render(value)
    return field.to_python(value)  # type: ignore[union-attr]
