"""A move from one role to another: what it takes."""

from typing import Annotated

from pydantic import Field

from roles.domain.guide import Link
from roles.domain.move import HopLine, MoveBetween
from roles.domain.skillgap import GapItem, More
from roles.linking.shapes.base import (
    Answer,
    Instant,
    Number,
    Ref,
    Shape,
    absolute,
    api_url,
    attribution_shapes,
    credit,
    move_api_url,
    ref,
)
from roles.linking.shapes.parts import (
    NamedShape,
    Qualification,
    RecordedMoveShape,
    SkillNeed,
    SourceRef,
    named_shape,
    qualification,
    recorded_move_shape,
    skill_need,
    source_ref,
)
from roles.linking.shapes.pay import PayChangeShape, VerdictShape, pay_change_shape, verdict_shape
from roles.queries.live import move_url


class MoveLineShape(Shape):
    """A recorded move in a list."""

    start: Ref
    to: Ref
    url: str | None
    api_url: str | None


class HopShape(Shape):
    """A step of a chain of recorded moves and rungs."""

    start: Ref
    to: Ref
    kind: Annotated[str, Field(description="`move`, `path` (rungs of a ladder), or `skills`: computed, on no record.")]
    record: Annotated[Ref | None, Field(description="Where it is on record.")]


class DifferenceShape(Shape):
    """What one role asks of a skill beyond the other."""

    what: Annotated[str, Field(description="`importance` or `level`.")]
    low: Number | str
    high: Number | str
    by: Number | None
    scale: str


class GapItemShape(Shape):
    """A skill of either role, each role's need of it, and how the two differ."""

    skill: Ref
    before: Annotated[SkillNeed | None, Field(description="The start's need; null if it has none.")]
    after: Annotated[SkillNeed | None, Field(description="The target's need; null if it has none.")]
    more: list[DifferenceShape]
    less: list[DifferenceShape]


class SkillGapShape(Shape):
    """Every skill of the two roles in exactly one group."""

    state: Annotated[
        str,
        Field(
            description="`stated`; `not-covered`: of a role in `missing` no skills are known; or `not-comparable`: the "
            "skills of one are rated by a dataset, those of the other listed. Then nothing is claimed.",
            examples=["stated"],
        ),
    ]
    missing: list[Ref]
    keep: Annotated[list[GapItemShape], Field(description="Both need it, the target no more than the start.")]
    grow: Annotated[list[GapItemShape], Field(description="Both need it, the target more.")]
    new: Annotated[list[GapItemShape], Field(description="Only the target needs it.")]
    leave: Annotated[list[GapItemShape], Field(description="Only the start needs it.")]


class MovePayShape(Shape):
    """Both roles' pay in a country, and the change."""

    verdict: VerdictShape
    change: Annotated[PayChangeShape | None, Field(description="Null where the verdict says why there is none.")]


class EntryShape(Shape):
    """The target's step on one of its ladders, and how it stands to the start's steps."""

    path: Ref
    number: Annotated[int, Field(description="The step, counted from 1.")]
    of: int
    relations: Annotated[
        list[str], Field(description="`higher`, `lower` or `same`, seen from each of the start's steps.")
    ]


class MoveShape(Answer):
    """What a move takes, computed from two profiles and what is on record."""

    kind: Annotated[str, Field(examples=["move"])]
    name: str
    url: str | None
    api_url: str | None
    start: Ref
    to: Ref
    known: Annotated[
        str,
        Field(
            description="What is on record: `move`, a `ladder` that leads there, a `chain` of others, or `nothing`.",
            examples=["move"],
        ),
    ]
    abstract: Annotated[str, Field(description="The answer in two sentences.")]
    date_modified: Annotated[Instant, Field(description="When either profile last changed.")]
    recorded: RecordedMoveShape | None
    back: Annotated[RecordedMoveShape | None, Field(description="The recorded move the other way.")]
    chain: Annotated[list[HopShape], Field(description="The way by records where the move itself is on none.")]
    skills: SkillGapShape
    certifications_new: list[Qualification]
    certifications_shared: list[Qualification]
    courses_new: list[NamedShape]
    courses_shared: list[NamedShape]
    pay: list[MovePayShape]
    entries: list[EntryShape]
    comparison: Annotated[Ref, Field(description="Both roles side by side.")]
    citation: list[SourceRef]


def move_line_shape(start: Link, to: Link) -> MoveLineShape:
    """A recorded move in a list."""
    live = bool(start.slug and to.slug)
    return MoveLineShape(
        start=ref(start),
        to=ref(to),
        url=absolute(move_url(start.slug, to.slug)) if live else None,
        api_url=move_api_url(start.key, to.key) if live else None,
    )


def move_shape(found: MoveBetween) -> MoveShape:
    """What the move takes."""
    start, to, learning = found.start.link, found.to.link, found.learning
    url = move_url(start.slug, to.slug)
    comparison = Ref(
        kind="comparison",
        key=found.comparison.key,
        name=f"{start.title} and {to.title}",
        url=absolute(found.comparison.url),
        api_url=api_url("comparison", found.comparison.key),
    )
    return MoveShape(
        **credit(found.title, url),
        attributions=attribution_shapes(found.notices),
        kind="move",
        name=found.title,
        url=absolute(url),
        api_url=move_api_url(start.key, to.key),
        start=ref(start),
        to=ref(to),
        known=found.known,
        abstract=found.standfirst,
        date_modified=found.updated,
        recorded=recorded_move_shape(found.recorded) if found.recorded else None,
        back=recorded_move_shape(found.back) if found.back else None,
        chain=[_hop(hop) for hop in found.chain],
        skills=_gap(found),
        certifications_new=[qualification(line) for line in learning.certifications],
        certifications_shared=[qualification(line) for line in learning.certifications_shared],
        courses_new=[named_shape(item) for item in learning.courses],
        courses_shared=[named_shape(item) for item in learning.courses_shared],
        pay=[MovePayShape(verdict=verdict_shape(p.both), change=pay_change_shape(p.change)) for p in found.pay],
        entries=[
            EntryShape(
                path=ref(point.standing.ladder.link),
                number=point.standing.number,
                of=point.standing.of,
                relations=[climb.relation for climb in point.climbs],
            )
            for point in found.entries
        ],
        comparison=comparison,
        citation=[source_ref(line) for line in found.sources],
    )


def _hop(hop: HopLine) -> HopShape:
    return HopShape(start=ref(hop.start), to=ref(hop.to), kind=hop.kind, record=ref(hop.record) if hop.record else None)


def _gap(found: MoveBetween) -> SkillGapShape:
    gap = found.gap
    return SkillGapShape(
        state="not-covered" if gap.missing else "not-comparable" if gap.unlike else "stated",
        missing=[ref(profile.link) for profile in gap.missing],
        keep=[_item(item) for item in gap.keep],
        grow=[_item(item) for item in gap.grow],
        new=[_item(item) for item in gap.new],
        leave=[_item(item) for item in gap.leave],
    )


def _item(item: GapItem) -> GapItemShape:
    return GapItemShape(
        skill=ref(item.link),
        before=skill_need(item.before) if item.before else None,
        after=skill_need(item.after) if item.after else None,
        more=[_difference(more) for more in item.more],
        less=[_difference(less) for less in item.less],
    )


def _difference(more: More) -> DifferenceShape:
    return DifferenceShape(what=more.what, low=more.low, high=more.high, by=more.by, scale=more.scale)
