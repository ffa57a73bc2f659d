"""What changed in the guide, and when."""

from typing import Annotated

from pydantic import Field

from roles.domain.news import Change
from roles.linking.shapes.base import Instant, Ref, Shape, absolute, ref
from roles.queries.catalogue import EditionTold

SAID = {
    "published": "Published as edition {}.",
    "changed": "Changed: edition {}.",
    "retired": "Retired with edition {}.",
}


class ChangeShape(Shape):
    """An edition that went live."""

    thing: Annotated[Ref, Field(description="The thing as it is now. What is retired keeps its page’s address.")]
    name: Annotated[str, Field(description="What it was called in this edition.")]
    edition: Annotated[int, Field(examples=[3])]
    live_from: Instant
    what: Annotated[str, Field(description="`published`, `changed` or `retired`.", examples=["changed"])]
    summary: Annotated[str, Field(description="What happened, in a sentence.", examples=["Changed: edition 3."])]
    details: Annotated[
        list[str], Field(description="What readers see different, in words.", examples=[["Skill added: Negotiation"]])
    ]
    url: Annotated[str | None, Field(description="The permanent address of the change.")]


def change_shape(told: EditionTold, change: Change | None) -> ChangeShape:
    """An edition that went live, with what it changed for readers, if they see anything of its kind."""
    thing = ref(told.link)
    return ChangeShape(
        thing=thing.model_copy(update={"name": told.title, "api_url": None}) if told.what == "retired" else thing,
        name=told.title,
        edition=told.number,
        live_from=told.live_from,
        what=told.what,
        summary=SAID[told.what].format(told.number),
        details=[line.text for line in change.said] if change else [],
        url=absolute(change.url) if change else None,
    )
