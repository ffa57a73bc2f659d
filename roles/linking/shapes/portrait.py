"""What datasets alone say of a role: roles like it, the preparation it takes, the interests it may suit."""

from typing import Annotated

from pydantic import Field

from roles.domain import portrait
from roles.linking.shapes.base import Cited, Dataset, Number, Ref, Shape, Text, cited, ref, text


class RelatedShape(Shape):
    """A role that is like this one; nobody need have moved there."""

    role: Ref
    closeness: Annotated[str, Field(description="`closest`, `close` or `further`.", examples=["closest"])]
    citation: Cited | None
    dataset: Dataset


class PreparationShape(Shape):
    """How much preparation the role takes: one of O*NET's five job zones."""

    job_zone: Annotated[int, Field(description="From 1, little or none, to 5, extensive.", examples=[4])]
    name: str
    education: Text | None
    experience: Text | None
    training: Text | None
    svp_range: Annotated[str, Field(description="Specific vocational preparation; may be empty.")]
    citation: Cited | None
    dataset: Dataset


class InterestShape(Shape):
    """How far the role offers work of one of Holland's six areas of interest."""

    area: Annotated[str, Field(examples=["social"])]
    value: Number
    scale: Annotated[str, Field(examples=["1 to 7 (O*NET)"])]
    high_point: Annotated[int | None, Field(description="1, 2 or 3 if it is the role's first, second or third.")]
    citation: Cited | None
    dataset: Dataset


def related_shape(line: portrait.RelatedLine) -> RelatedShape:
    """A related role."""
    return RelatedShape(role=ref(line.link), closeness=line.closeness, citation=cited(line.cited), dataset=line.dataset)


def preparation_shape(line: portrait.PreparationLine) -> PreparationShape:
    """How much preparation a role takes."""
    return PreparationShape(
        job_zone=line.row.zone,
        name=line.row.name,
        education=text(line.education),
        experience=text(line.experience),
        training=text(line.training),
        svp_range=line.row.svp_range,
        citation=cited(line.cited),
        dataset=line.row.dataset,
    )


def interest_shape(line: portrait.InterestLine) -> InterestShape:
    """How far a role offers work of one area of interest."""
    return InterestShape(
        area=line.row.area,
        value=line.row.value,
        scale=line.row.scale,
        high_point=line.row.high_point,
        citation=cited(line.cited),
        dataset=line.row.dataset,
    )
