"""The lines that roles, comparisons, moves and paths have in common."""

from typing import Annotated

from pydantic import Field

from roles.domain import ladders, lines
from roles.domain import records as r
from roles.domain.prose import Html
from roles.linking.shapes.base import Cited, Dataset, Number, Ref, Shape, Text, absolute, cited, move_api_url, ref, text
from roles.queries.live import move_url


class ItemShape(Shape):
    """A line of a list; a source only where one alone says so."""

    key: str
    description: Text
    citation: Cited | None
    dataset: Dataset


class ResponsibilityShape(ItemShape):
    """One thing that people in the role answer for."""

    supplemental: Annotated[bool, Field(description="Whether fewer people do it, or it matters less.")]


class SkillNeed(Shape):
    """A skill that the role needs, in O*NET's terms."""

    skill: Ref
    description: Text | None
    note: Text | None
    importance: Annotated[
        str | None,
        Field(description="`essential` or `useful`, as ESCO has it; null if it is a value or not covered."),
    ]
    importance_value: Number | None
    importance_scale: str
    level_value: Number | None
    level_scale: str
    judged_by: Annotated[
        Cited | None, Field(description="Who judged the importance; null: the dataset, or this guide's editors.")
    ]
    citation: Cited | None
    dataset: Dataset


class NamedShape(Shape):
    """A tool, measure or course of the role."""

    thing: Ref
    description: Text | None
    note: Text | None
    citation: Cited | None
    dataset: Dataset


class ToolUse(NamedShape):
    """A tool that people in the role work with."""

    hot: Annotated[bool, Field(description="Whether job adverts of all kinds often ask for it.")]
    in_demand: Annotated[bool, Field(description="Whether job adverts for this very role often do.")]


class Qualification(NamedShape):
    """A certification of the role, and how far employers ask for it."""

    demand: Annotated[str, Field(examples=["preferred"])]
    country: Annotated[str, Field(description="ISO 3166; empty for anywhere.")]


class AnswerShape(Shape):
    """The role's answer in one row of every comparison."""

    key: str
    name: str
    question: str
    state: Annotated[
        str,
        Field(
            description="`stated`, or why there is no answer: `none`, `not-applicable`, `not-known`, `not-covered`.",
            examples=["stated"],
        ),
    ]
    short: Text | None
    description: Text | None
    citation: Cited | None


class ClaimShape(Shape):
    """What one source says on a point."""

    point: str
    heading: str
    about: Ref
    statement: Text
    figure: Number | None
    unit: str
    citation: Cited


class RungShape(Shape):
    """A step of a career path."""

    key: str
    name: str
    level: Annotated[str, Field(examples=["senior"])]
    description: Text | None
    role: Annotated[Ref | None, Field(description="Its profile, if the guide has one.")]


class LadderShape(Shape):
    """A career path on which the role stands, from the first step to the last."""

    path: Ref
    steps: list[RungShape]


class SourceRef(Shape):
    """A source that something draws on."""

    source: Ref
    publisher: str
    original_url: Annotated[str | None, Field(description="The publication itself.")]


class RecordedMoveShape(Shape):
    """A move that people are known to make."""

    start: Ref
    to: Ref
    url: Annotated[str | None, Field(description="The page that says what it takes.")]
    api_url: Annotated[str | None, Field(description="What it takes, as data.")]
    carries_over: Annotated[Text | None, Field(description="What helps in the new role.")]
    motive: Text | None
    claims: list[ClaimShape]
    citation: Cited | None


def _stated(html: Html) -> Text:
    return text(html) or Text(text="", html="")


def item_shape(item: lines.Item) -> ItemShape:
    """A line of a list."""
    row = item.row
    return ItemShape(
        key=item.key,
        description=_stated(item.html),
        citation=cited(item.cited),
        dataset=row.dataset if row else None,
    )


def responsibility_shape(item: lines.Item) -> ResponsibilityShape:
    """One thing that people in a role answer for."""
    supplemental = isinstance(item.row, r.Responsibility) and item.row.supplemental
    return ResponsibilityShape(**dict(item_shape(item)), supplemental=supplemental)


def tool_use(line: lines.ToolLine) -> ToolUse:
    """A tool of a role."""
    return ToolUse(**dict(named_shape(line)), hot=line.row.hot, in_demand=line.row.in_demand)


def named_shape(item: lines.NamedItem) -> NamedShape:
    """A tool, measure or course."""
    return NamedShape(
        thing=ref(item.link),
        description=text(item.about),
        note=text(item.note),
        citation=cited(item.cited),
        dataset=item.dataset,
    )


def qualification(line: lines.CertificationLine) -> Qualification:
    """A certification of a role."""
    return Qualification(**dict(named_shape(line)), demand=line.row.demand, country=line.row.country)


def skill_need(line: lines.SkillLine) -> SkillNeed:
    """A role's need of a skill."""
    row = line.row
    return SkillNeed(
        skill=ref(line.link),
        description=text(line.about),
        note=text(line.note),
        importance=row.importance or None,
        importance_value=row.importance_value,
        importance_scale=row.importance_scale,
        level_value=row.level_value,
        level_scale=row.level_scale,
        judged_by=cited(line.judged_by),
        citation=cited(line.cited),
        dataset=row.dataset,
    )


def claim_shape(line: lines.ClaimLine) -> ClaimShape:
    """What one source says on a point."""
    source = cited(line.cited)
    assert source is not None  # noqa: S101 - a claim always has a source
    return ClaimShape(
        point=line.claim.point,
        heading=line.claim.heading,
        about=ref(line.role),
        statement=_stated(line.statement),
        figure=line.claim.figure,
        unit=line.claim.unit,
        citation=source,
    )


def rung_shape(rung: ladders.Rung) -> RungShape:
    """A step of a path."""
    return RungShape(
        key=rung.key,
        name=rung.name,
        level=rung.level,
        description=text(rung.body),
        role=ref(rung.role) if rung.role else None,
    )


def ladder_shape(ladder: ladders.Ladder) -> LadderShape:
    """A path on which a role stands."""
    return LadderShape(path=ref(ladder.link), steps=[rung_shape(rung) for rung in ladder.rungs])


def source_ref(line: lines.SourceLine) -> SourceRef:
    """A source that something draws on."""
    record = line.record
    return SourceRef(
        source=ref(line.link),
        publisher=record.publisher if record else "",
        original_url=(record.url or None) if record else None,
    )


def answer_shape(answer: lines.Answer) -> AnswerShape:
    """A role's answer in one row."""
    return AnswerShape(
        key=answer.dimension.key,
        name=answer.dimension.title,
        question=answer.question,
        state=answer.state,
        short=text(answer.short),
        description=text(answer.body),
        citation=cited(answer.cited),
    )


def recorded_move_shape(move: lines.MoveLine) -> RecordedMoveShape:
    """A recorded move. Its addresses are null unless both of its roles are live."""
    live = move.start.slug and move.to.slug
    return RecordedMoveShape(
        start=ref(move.start),
        to=ref(move.to),
        url=absolute(move_url(move.start.slug, move.to.slug)) if live else None,
        api_url=move_api_url(move.start.key, move.to.key) if live else None,
        carries_over=text(move.carries_over),
        motive=text(move.motive),
        claims=[claim_shape(line) for line in move.claims],
        citation=cited(move.cited),
    )
