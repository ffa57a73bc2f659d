"""Comparisons: one that editors have written, in a list; and any set of roles compared."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from roles.domain import blocks, compared, skills, table
from roles.domain.comparison import Comparison
from roles.domain.guide import Entry, Guide, Link
from roles.domain.roleset import parse, set_key
from roles.linking.shapes.base import (
    Answer,
    Cited,
    Edited,
    Instant,
    Ref,
    Shape,
    Text,
    absolute,
    api_url,
    attribution_shapes,
    cited,
    credit,
    ref,
    refs,
    text,
)
from roles.linking.shapes.parts import (
    ClaimShape,
    LadderShape,
    RecordedMoveShape,
    SkillNeed,
    SourceRef,
    claim_shape,
    ladder_shape,
    recorded_move_shape,
    skill_need,
    source_ref,
)
from roles.linking.shapes.pay import VerdictShape, verdict_shape
from roles.queries.live import comparison_url


class WrittenShape(Edited):
    """A comparison that editors have written, in a list."""

    roles: list[Ref]
    abstract: Annotated[Text | None, Field(description="The answer in short.")]


class CellShape(Shape):
    """One role's answer in a row."""

    role: Ref
    state: Annotated[
        str,
        Field(
            description="`stated`, or why there is no answer: `none`, `not-applicable`, `not-known`, `not-covered`.",
            examples=["stated"],
        ),
    ]
    description: Text | None
    short: Text | None
    things: Annotated[list[Ref], Field(description="The tools or measures, in rows that list them.")]
    citation: Cited | None


class RowShape(Shape):
    """A row of the table."""

    key: Annotated[str, Field(description="Permanent: the row's anchor on the page.")]
    name: str
    question: str
    url: str | None
    same: Annotated[bool, Field(description="Whether all roles give the same answer.")]
    cells: Annotated[list[CellShape], Field(description="In the order of `roles`.")]


class NeededShape(Shape):
    """A skill in a region, with each role's need of it."""

    skill: Ref
    needs: list[SkillNeed]


class RegionShape(Shape):
    """The skills that exactly these of the roles need."""

    roles: list[Ref]
    skills: list[NeededShape]


class SkillsShape(Shape):
    """Every skill of the set in exactly one region. Roles whose skills are not covered share and lack nothing."""

    not_covered: list[Ref]
    regions: list[RegionShape]
    ratings: Annotated[
        list[NeededShape],
        Field(description="Skills that a dataset rates for every role: those that differ most first. In no region."),
    ]


class SectionShape(Shape):
    """A section of the editors' prose."""

    key: Annotated[str, Field(description="Permanent: its anchor on the page.")]
    name: str
    url: str | None
    text: Text


class QuestionShape(Shape):
    """A question with its answer: schema.org's `Question`."""

    name: str
    accepted_answer: Text | None


class ComparisonShape(Answer):
    """Two to five roles compared."""

    kind: Annotated[str, Field(examples=["comparison"])]
    key: Annotated[str, Field(description="Permanent: the roles' keys in alphabetical order, joined by `-vs-`.")]
    name: str
    url: str | None
    api_url: str | None
    editorial: Annotated[bool, Field(description="Whether editors have written the page; else it is computed.")]
    author: Ref | None
    date_modified: Annotated[Instant, Field(description="When the page or one of its roles last changed.")]
    roles: Annotated[list[Ref], Field(description="In the order shown.")]
    abstract: Text | None
    sections: Annotated[list[SectionShape], Field(description="What editors have written, in order.")]
    rows: list[RowShape]
    skills: SkillsShape
    pay: Annotated[list[VerdictShape], Field(description="Who earns more, country by country.")]
    claims: list[ClaimShape]
    paths: list[LadderShape]
    moves: list[RecordedMoveShape]
    questions: list[QuestionShape]
    not_covered: Annotated[list["GapShape"], Field(description="What each role's profile lacks, in words.")]
    citation: list[SourceRef]


class GapShape(Shape):
    """What a role's profile lacks."""

    role: Ref
    parts: list[str]


def written_shape(entry: Entry, guide: Guide) -> WrittenShape:
    """A comparison by editors, from its live entry."""
    link = guide.link("comparison", entry.key)
    return WrittenShape(
        **credit(entry.title, link.url),
        kind="comparison",
        key=entry.key,
        slug=set_key(guide.link("role", key).slug or key for key in parse(entry.key)),
        name=entry.title,
        url=absolute(link.url),
        api_url=api_url("comparison", entry.key),
        edition=entry.number,
        date_modified=entry.updated,
        roles=[ref(guide.link("role", key)) for key in parse(entry.key)],
        abstract=text(guide.html("comparison", entry.key, "standfirst")),
    )


def comparison_shape(found: Comparison) -> ComparisonShape:
    """A set of roles compared, whichever rows the reader asked for."""
    links = tuple(profile.link for profile in found.profiles)
    url = comparison_url(link.slug for link in links)
    key = set_key(link.key for link in links)
    block = {section.kind: section.block for section in found.sections}
    moves: blocks.MovesBetween | None = block.get("moves")
    return ComparisonShape(
        **credit(found.title, url),
        kind="comparison",
        key=key,
        name=found.title,
        attributions=attribution_shapes(found.notices),
        url=absolute(url),
        api_url=api_url("comparison", key),
        editorial=found.editorial,
        author=ref(found.author) if found.author else None,
        date_modified=found.updated,
        roles=refs(links),
        abstract=text(found.standfirst),
        sections=[
            SectionShape(key=s.key, name=s.heading, url=absolute(f"{url}#{s.key}"), text=body)
            for s in found.sections
            if (body := text(s.body))
        ],
        rows=[_row(row, links, url) for row in found.rows],
        skills=_skills(found.overlap, found.ratings),
        pay=[verdict_shape(pay) for pay in found.pay],
        claims=[claim_shape(line) for point in block.get("claims", ()) for line in point.claims],
        paths=[ladder_shape(ladder) for ladder in block.get("paths", ())],
        moves=[recorded_move_shape(move) for move in moves.recorded] if moves else [],
        questions=[
            QuestionShape(name=asked.question, accepted_answer=text(asked.answer))
            for asked in block.get("questions", ())
        ],
        not_covered=[GapShape(role=ref(role), parts=list(parts)) for role, parts in found.not_covered],
        citation=[source_ref(line) for line in block.get("sources", ())],
    )


def _row(row: table.Row, roles: Iterable[Link], url: str) -> RowShape:
    return RowShape(
        key=row.key,
        name=row.label,
        question=row.question,
        url=absolute(f"{url}#row-{row.key}"),
        same=row.same,
        cells=[
            CellShape(
                role=ref(role),
                state=cell.state,
                description=text(cell.html),
                short=text(cell.short),
                things=[ref(item.link) for item in cell.items],
                citation=cited(cell.cited),
            )
            for role, cell in zip(roles, row.cells, strict=True)
        ],
    )


def _skills(found: skills.SkillOverlap, ratings: compared.Ratings | None) -> SkillsShape:
    return SkillsShape(
        ratings=[
            NeededShape(skill=ref(row.link), needs=[skill_need(line) for _, line in row.cells if line])
            for row in (ratings.every if ratings else ())
        ],
        not_covered=[ref(link) for place, link in enumerate(found.roles) if place in found.lacking],
        regions=[
            RegionShape(
                roles=[ref(found.roles[place]) for place in region.roles],
                skills=[
                    NeededShape(skill=ref(needed.link), needs=[skill_need(line) for _, line in needed.each])
                    for needed in region.skills
                ],
            )
            for region in found.regions
        ],
    )
