"""The shared vocabulary: skills, tools, certifications, courses, terms, families, sources, authors and paths."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from roles.domain import guide as g
from roles.domain.attribution import notices
from roles.domain.guide import Entry, Guide
from roles.domain.ladders import ladder
from roles.domain.prose import Html
from roles.domain.records import Path
from roles.linking.shapes.base import (
    Answer,
    Cited,
    Dataset,
    Edited,
    Number,
    Ref,
    Shape,
    Text,
    attribution_shapes,
    cited,
    edited,
    ref,
    refs,
    text,
)
from roles.linking.shapes.parts import RungShape, rung_shape
from roles.queries.vocabulary import InRole, ThingPage


class SkillShape(Edited):
    """A skill: schema.org's `DefinedTerm`."""

    dataset: Dataset
    skill_kind: Annotated[str, Field(description="`technical`, `transferable`, `knowledge` or `method`.")]
    description: Annotated[Text | None, Field(description="What it means.")]


class ToolShape(Edited):
    """A product people work with."""

    dataset: Dataset
    description: Annotated[Text | None, Field(description="What it is for.")]
    original_url: Annotated[str | None, Field(description="Its own site.")]


class CertificationShape(Edited):
    """A certification: schema.org's `EducationalOccupationalCredential`."""

    alternate_name: Annotated[str, Field(description="Its abbreviation, if it has one.", examples=["PMP"])]
    credential_category: Annotated[str, Field(description="`certification`, `credential` or `course`.")]
    recognized_by: Annotated[str, Field(description="Who issues it.", examples=["Project Management Institute"])]
    description: Text | None
    original_url: Annotated[str | None, Field(description="The issuer's page about it.")]
    citation: Cited | None


class CourseShape(Edited):
    """A course for getting started: schema.org's `Course`."""

    provider: str
    platform: str
    length: Annotated[str, Field(description="In words.")]
    description: Annotated[Text | None, Field(description="What it gives.")]
    original_url: str | None
    citation: Cited | None


class TermShape(Edited):
    """A word of the trade: schema.org's `DefinedTerm`."""

    alternate_name: Annotated[str, Field(description="Its abbreviation, if it has one.", examples=["MAU"])]
    description: Annotated[Text | None, Field(description="The definition.")]
    citation: Cited | None


class FamilyShape(Edited):
    """A group of roles."""

    dataset: Dataset
    description: Text | None


class AuthorShape(Edited):
    """Who answers for a page."""

    description: Text | None


class SourceShape(Edited):
    """A publication that facts come from."""

    full_name: str
    source_kind: Annotated[str, Field(description="`article`, `salary-site`, `study`, `organisation` or `dataset`.")]
    publisher: Annotated[str, Field(description="Empty if not stated.")]
    original_url: Annotated[str | None, Field(description="The publication itself.")]
    as_of: date | None
    as_of_precision: Annotated[str, Field(description="`day`, `month`, `year` or `not-stated`.")]
    description: Annotated[Text | None, Field(description="What it covers and how far it goes.")]
    release: Annotated[str, Field(description="Of a dataset: the release that the guide holds.", examples=["29.2"])]
    original_license: Annotated[str, Field(description="Its own terms; empty if not stated.", examples=["CC BY 4.0"])]
    original_license_url: str | None
    attribution: Annotated[str, Field(description="What its licence asks to be shown beside its facts, word for word.")]
    modifications: Annotated[str, Field(description="What is to be shown as well where anything was changed.")]


class PathShape(Edited):
    """A career path: a ladder from the first job to the last."""

    abstract: Text | None
    description: Text | None
    steps: Annotated[list[RungShape], Field(description="From the first to the last.")]
    citation: Cited | None


ThingShape = (
    SkillShape
    | ToolShape
    | CertificationShape
    | CourseShape
    | TermShape
    | FamilyShape
    | AuthorShape
    | SourceShape
    | PathShape
)


class InRoleShape(Shape):
    """A role that needs, holds or is measured by the thing."""

    role: Ref
    importance: Annotated[str | None, Field(description="Of a skill: `essential`, `useful`, or null.")]
    demand: Annotated[str | None, Field(description="Of a certification: how far employers ask for it.")]
    importance_value: Annotated[Number | None, Field(description="Of a skill that is rated: on `importance_scale`.")]
    importance_scale: str
    note: Text | None
    citation: Cited | None
    dataset: Dataset


class UsedShape[T: Answer](Answer):
    """A thing with the roles that name it, the first fifty of them."""

    thing: T
    roles_total: int
    roles: list[InRoleShape]
    roles_url: Annotated[str, Field(description="All of these roles, as a list.")]
    mentioned_in: Annotated[list[Ref], Field(description="Other pages that mention it.")]


type Made = Callable[[dict[str, Any], Any, Cited | None], ThingShape]


def _skill(given: dict[str, Any], record: Any, source: Cited | None) -> SkillShape:
    return SkillShape(**given, dataset=record.dataset, skill_kind=record.skill_kind)


def _tool(given: dict[str, Any], record: Any, source: Cited | None) -> ToolShape:
    return ToolShape(**given, dataset=record.dataset, original_url=record.url or None)


def _certification(given: dict[str, Any], record: Any, source: Cited | None) -> CertificationShape:
    return CertificationShape(
        **given,
        alternate_name=record.abbreviation,
        credential_category=record.certification_kind,
        recognized_by=record.issuer,
        original_url=record.url or None,
        citation=source,
    )


def _course(given: dict[str, Any], record: Any, source: Cited | None) -> CourseShape:
    return CourseShape(
        **given,
        provider=record.provider,
        platform=record.platform,
        length=record.length,
        original_url=record.url or None,
        citation=source,
    )


def _term(given: dict[str, Any], record: Any, source: Cited | None) -> TermShape:
    return TermShape(**given, alternate_name=record.abbreviation, citation=source)


def _family(given: dict[str, Any], record: Any, source: Cited | None) -> FamilyShape:
    return FamilyShape(**given, dataset=record.dataset)


def _author(given: dict[str, Any], record: Any, source: Cited | None) -> AuthorShape:
    return AuthorShape(**given)


def _source(given: dict[str, Any], record: Any, source: Cited | None) -> SourceShape:
    return SourceShape(
        **{**given, "name": record.short_name},
        full_name=record.name,
        source_kind=record.source_kind,
        publisher=record.publisher,
        original_url=record.url or None,
        as_of=record.as_of,
        as_of_precision=record.as_of_precision,
        release=record.release,
        original_license=record.licence,
        original_license_url=record.licence_url or None,
        attribution=record.attribution,
        modifications=record.modifications,
    )


THINGS: Mapping[str, tuple[Made, str]] = {
    "author": (_author, "about"),
    "source": (_source, "note"),
    "family": (_family, "description"),
    "skill": (_skill, "definition"),
    "tool": (_tool, "purpose"),
    "certification": (_certification, "description"),
    "course": (_course, "gives"),
    "term": (_term, "definition"),
}
"""What each kind's shape is made by, and the field that describes such a thing."""


def thing_shape(entry: Entry, guide: Guide) -> ThingShape:
    """A thing of one of these kinds, fetched whole."""
    if entry.kind == "path":
        return path_shape(entry, guide)
    about = guide.html(entry.kind, entry.key, THINGS[entry.kind][1])
    shape = _described(entry, about, guide.cite(getattr(entry.record, "source", None)))
    terms = attribution_shapes(notices([guide.record("source", entry.dataset)])) if entry.dataset else []
    return shape.model_copy(update={"attributions": terms})


def path_shape(entry: Entry, guide: Guide) -> PathShape:
    """A career path with its steps."""
    assert isinstance(entry.record, Path)  # noqa: S101 - the caller asked for a path
    found = ladder(entry.record, guide)
    return PathShape(
        **edited(entry),
        abstract=text(found.standfirst),
        description=text(found.description),
        steps=[rung_shape(rung) for rung in found.rungs],
        citation=cited(found.cited),
    )


def used_shape(found: ThingPage, *, roles_url: str) -> dict[str, Any]:
    """The fields of `UsedShape`: a thing beside the roles that name it."""
    shape = _described(found.entry, found.about, found.cited)
    return {
        "license": shape.license,
        "credit_text": shape.credit_text,
        "attributions": attribution_shapes(found.notices),
        "thing": shape,
        "roles_total": found.roles.total,
        "roles": [_in_role(line) for line in found.roles.items],
        "roles_url": roles_url,
        "mentioned_in": refs(found.mentioned_in),
    }


def _described(entry: Entry, about: Html, source: g.Cited | None) -> ThingShape:
    return THINGS[entry.kind][0]({**edited(entry), "description": text(about)}, entry.record, cited(source))


def _in_role(line: InRole) -> InRoleShape:
    return InRoleShape(
        role=ref(line.link),
        importance=getattr(line.row, "importance", None) or None,
        demand=getattr(line.row, "demand", None),
        importance_value=getattr(line.row, "importance_value", None),
        importance_scale=getattr(line.row, "importance_scale", ""),
        note=text(line.note),
        citation=cited(line.cited),
        dataset=line.row.dataset,
    )
