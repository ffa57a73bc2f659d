"""A role: in a list, and with everything that the guide says about it."""

from datetime import date
from typing import Annotated

from pydantic import Field

from roles.domain.profile import Profile
from roles.linking.shapes.base import (
    Dataset,
    Edited,
    Ref,
    Shape,
    Text,
    absolute,
    api_url,
    attribution_shapes,
    credit,
    ref,
    refs,
    text,
)
from roles.linking.shapes.parts import (
    AnswerShape,
    ClaimShape,
    LadderShape,
    NamedShape,
    Qualification,
    RecordedMoveShape,
    ResponsibilityShape,
    SkillNeed,
    SourceRef,
    ToolUse,
    answer_shape,
    claim_shape,
    ladder_shape,
    named_shape,
    qualification,
    recorded_move_shape,
    responsibility_shape,
    skill_need,
    source_ref,
    tool_use,
)
from roles.linking.shapes.pay import SalaryShape, salaries_shape
from roles.linking.shapes.portrait import (
    InterestShape,
    PreparationShape,
    RelatedShape,
    interest_shape,
    preparation_shape,
    related_shape,
)
from roles.queries.catalogue import NumberedRole

STATED, NOT_COVERED = "stated", "not-covered"


class RoleLineShape(Edited):
    """A role in a list."""

    abstract: Annotated[str, Field(description="What it is, in a sentence of plain words; may be empty.")]
    family: Ref | None


class AlternateName(Shape):
    """Another job title."""

    name: str
    language: Annotated[str, Field(examples=["en"])]
    dataset: Dataset


class Occupational(Shape):
    """A code in a public classification: schema.org's `CategoryCode`."""

    in_code_set: Annotated[str, Field(examples=["ESCO"])]
    code_value: Annotated[str, Field(examples=["2431.4"])]
    name: str
    dataset: Dataset


class Coverage(Shape):
    """Which parts the guide covers: `stated`, or `not-covered` for what is empty because nobody has written it yet."""

    abstract: str
    description: str
    responsibilities: str
    skills: str
    tools: str
    metrics: str
    certifications: str
    courses: str
    salaries: str
    paths: str
    moves: str


class RoleShape(Edited):
    """Everything that the guide says about a role: schema.org's `Occupation`."""

    plural: str
    dataset: Dataset
    alternate_names: list[AlternateName]
    abstract: Annotated[Text | None, Field(description="What it is, in a sentence.")]
    description: Text | None
    family: Ref | None
    author: Ref | None
    reviewed_on: date | None
    coverage: Coverage
    occupational_categories: list[Occupational]
    answers: list[AnswerShape]
    responsibilities: list[ResponsibilityShape]
    skills: list[SkillNeed]
    tools: list[ToolUse]
    metrics: list[NamedShape]
    certifications: Annotated[list[Qualification], Field(description="schema.org: `qualifications`.")]
    courses: list[NamedShape]
    salaries: Annotated[list[SalaryShape], Field(description="schema.org: `estimatedSalary`. The newest first.")]
    comes_from: Text | None
    goes_on_to: Text | None
    company_size: Text | None
    paths: list[LadderShape]
    moves_out: Annotated[list[RecordedMoveShape], Field(description="Moves that people are known to make from here.")]
    moves_in: Annotated[list[RecordedMoveShape], Field(description="Moves that people are known to make to here.")]
    preparation: Annotated[list[PreparationShape], Field(description="How much preparation it takes.")]
    interests: Annotated[list[InterestShape], Field(description="How far it offers work of each area of interest.")]
    related: Annotated[list[RelatedShape], Field(description="Roles like it, by similarity; no record of moves.")]
    claims: Annotated[
        list[ClaimShape], Field(description="What sources say, those on one `point` to be read together.")
    ]
    comparisons: Annotated[list[Ref], Field(description="Those that editors have written.")]
    citation: Annotated[list[SourceRef], Field(description="Every source that the profile draws on.")]


def role_shape(profile: Profile) -> RoleShape:
    """A role's profile."""
    role, link = profile.role, profile.link
    return RoleShape(
        **credit(link.title, link.url),
        kind="role",
        key=role.key,
        slug=role.slug,
        name=link.title,
        url=absolute(link.url),
        api_url=api_url("role", role.key),
        edition=profile.number,
        date_modified=profile.updated,
        attributions=attribution_shapes(profile.notices),
        plural=role.plural,
        dataset=role.dataset,
        alternate_names=[
            AlternateName(name=row.title, language=row.language, dataset=row.dataset) for row in role.other_titles
        ],
        abstract=text(profile.nutshell),
        description=text(profile.description),
        family=ref(profile.family) if profile.family else None,
        author=ref(profile.author) if profile.author else None,
        reviewed_on=role.reviewed_on,
        coverage=_coverage(profile),
        occupational_categories=[
            Occupational(in_code_set=row.scheme, code_value=row.code, name=row.label, dataset=row.dataset)
            for row in role.codes
        ],
        answers=[answer_shape(answer) for answer in profile.answers],
        responsibilities=[responsibility_shape(item) for item in profile.responsibilities],
        skills=[skill_need(line) for line in profile.skills],
        tools=[tool_use(line) for line in profile.tools],
        metrics=[named_shape(item) for item in profile.metrics],
        certifications=[qualification(line) for line in profile.certifications],
        courses=[named_shape(item) for item in profile.courses],
        salaries=salaries_shape((link, pay) for pay in profile.pay),
        comes_from=text(profile.comes_from),
        goes_on_to=text(profile.goes_on_to),
        company_size=text(profile.company_size),
        paths=[ladder_shape(ladder) for ladder in profile.ladders],
        moves_out=[recorded_move_shape(move) for move in profile.moves_out],
        moves_in=[recorded_move_shape(move) for move in profile.moves_in],
        preparation=[preparation_shape(line) for line in profile.preparation],
        interests=[interest_shape(line) for line in profile.interests],
        related=[related_shape(line) for line in profile.related],
        claims=[claim_shape(line) for point in profile.points for line in point.claims],
        comparisons=refs(profile.comparisons),
        citation=[source_ref(line) for line in profile.sources],
    )


def _coverage(profile: Profile) -> Coverage:
    parts = {
        "abstract": profile.nutshell,
        "description": profile.description,
        "responsibilities": profile.responsibilities,
        "skills": profile.skills,
        "tools": profile.tools,
        "metrics": profile.metrics,
        "certifications": profile.certifications,
        "courses": profile.courses,
        "salaries": profile.pay,
        "paths": profile.ladders,
        "moves": profile.moves_in or profile.moves_out,
    }
    return Coverage(**{name: STATED if part else NOT_COVERED for name, part in parts.items()})


def role_line_shape(role: NumberedRole) -> RoleLineShape:
    """A role in a list."""
    link, family = role.line.link, role.line.family
    return RoleLineShape(
        **credit(link.title, link.url),
        kind="role",
        key=link.key,
        slug=link.slug,
        name=link.title,
        url=absolute(link.url),
        api_url=api_url("role", link.key),
        edition=role.number,
        date_modified=role.updated,
        abstract=role.line.nutshell,
        family=ref(family) if family else None,
    )
