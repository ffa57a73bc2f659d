"""What every shape is made of: references, texts, numbers, sources, licence."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from typing import Annotated, Any

from django.conf import settings
from django.urls import reverse
from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

from roles.domain import guide as g
from roles.domain.attribution import Notice
from roles.domain.prose import Html

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
"""Of texts and data, as CONTENT-LICENSE and the about page say."""

RESOURCES = ("role", "comparison", "skill", "certification", "term", "path", "source")
"""Kinds of which the API answers each thing by its key, at the address of that name."""

_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|tr|blockquote|pre|dd|dt)>|<br ?/?>")
_TAG = re.compile(r"<[^>]*>")
_OWN_ADDRESS = re.compile(r'((?:href|src)=")/(?!/)')


def _as_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_as_number), WithJsonSchema({"type": "number"})]
"""A figure, written without needless places: 53012, 14.7."""


Instant = Annotated[
    datetime,
    PlainSerializer(
        lambda at: at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), return_type=str
    ),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A moment, in UTC, to the second."""


Dataset = Annotated[
    str | None,
    Field(description="The key of the dataset that it comes from; null if it is the editors' own.", examples=["onet"]),
]
"""Whose it is: what must be said beside it stands in the answer's ``attributions``."""


class Shape(BaseModel):
    """A part of an answer. Every field is always there."""

    model_config = ConfigDict(frozen=True)


class AttributionShape(Shape):
    """What a dataset's licence asks everyone to say who shows a fact of its."""

    dataset: Annotated[str, Field(description="The key of its source.", examples=["onet"])]
    name: Annotated[str, Field(examples=["O*NET"])]
    release: Annotated[str, Field(description="Which release the guide holds.", examples=["29.2"])]
    attribution: Annotated[str, Field(description="To be shown word for word.")]
    modifications: Annotated[str, Field(description="To be shown where anything was changed; may be empty.")]
    license: Annotated[str, Field(description="What the licence is called.", examples=["CC BY 4.0"])]
    license_url: str | None
    original_url: str | None


class Answer(Shape):
    """What stands for itself, so that it says how it may be used."""

    license: Annotated[
        str,
        Field(description="Under what terms texts and data may be used: CC BY 4.0.", examples=[LICENSE]),
    ]
    credit_text: Annotated[
        str,
        Field(
            description="The attribution to show. Figures come from others: name their source as well.",
            examples=["Career Guide, “Product manager”, https://guide.example.org/roles/product-manager/ (CC BY 4.0)"],
        ),
    ]
    attributions: Annotated[
        list[AttributionShape],
        Field(description="What is to be shown as well: of each dataset a fact of which is here. Mostly empty."),
    ] = []


class Text(Shape):
    """A text twice: as plain words, a paragraph a line, and as HTML whose links are absolute."""

    text: Annotated[str, Field(examples=["A product manager decides what is built, and why."])]
    html: Annotated[str, Field(examples=["<p>A product manager decides what is built, and why.</p>"])]


class Ref(Shape):
    """A thing of the guide, by its permanent key. Without a page of its own that is live, its addresses are null."""

    kind: Annotated[str, Field(examples=["role"])]
    key: Annotated[str, Field(description="Permanent.", examples=["product-manager"])]
    name: Annotated[str, Field(examples=["Product manager"])]
    url: Annotated[
        str | None,
        Field(description="Where readers find it.", examples=["https://guide.example.org/roles/product-manager/"]),
    ]
    api_url: Annotated[
        str | None,
        Field(
            description="Where programs find it. Made of its key, so it never changes.",
            examples=["https://guide.example.org/api/v1/roles/product-manager"],
        ),
    ]


class Cited(Shape):
    """Who says so, and for when it holds."""

    source: Annotated[Ref, Field(description="Who states it.")]
    reported_by: Annotated[Ref | None, Field(description="Who reported it, if not the source itself.")]
    as_of: Annotated[
        date | None,
        Field(description="The date for which it holds; null if the source does not say.", examples=["2025-12-01"]),
    ]
    as_of_precision: Annotated[
        str,
        Field(
            description="How exact the date is: `day`, `month`, `year`, or `not-stated`. A month or year is given as "
            "its first day.",
            examples=["month"],
        ),
    ]
    age: Annotated[str, Field(description="The date's age today, in words.", examples=["11 months old"])]
    stale: Annotated[bool, Field(description="Older than eighteen months, or of no stated date: to be warned of.")]


def absolute(url: str) -> str | None:
    """An address within the site as the world knows it; None for none."""
    return f"{settings.SITE_URL}{url}" if url else None


def api_url(kind: str, key: str) -> str | None:
    """Where the API answers a thing, absolute; None for kinds that it only names."""
    return absolute(api_path(kind, key)) if kind in RESOURCES else None


def api_path(kind: str, key: str) -> str:
    """Where the API answers a thing of one of its kinds, within the site."""
    return reverse(f"api-v1:{kind}", args=[key])


def move_api_url(start: str, to: str) -> str | None:
    """Where the API answers the move between two roles, by their keys."""
    return absolute(reverse("api-v1:move", args=[start, to]))


def credit(title: str, url: str) -> dict[str, Any]:
    """The licence and the words of credit for what is called so and stands at that address of the site."""
    named = f"Career Guide, “{title}”" if title else "Career Guide"
    return {"license": LICENSE, "credit_text": f"{named}, {settings.SITE_URL}{url} (CC BY 4.0)"}


def attribution_shapes(found: Iterable[Notice]) -> list[AttributionShape]:
    """What licences ask to be said."""
    return [
        AttributionShape(
            dataset=notice.key,
            name=notice.name,
            release=notice.release,
            attribution=notice.text,
            modifications=notice.modified,
            license=notice.licence,
            license_url=notice.licence_url or None,
            original_url=notice.url or None,
        )
        for notice in found
    ]


def ref(link: g.Link) -> Ref:
    """A linked name."""
    live = bool(link.url)
    return Ref(
        kind=link.kind,
        key=link.key,
        name=link.title,
        url=absolute(link.url),
        api_url=api_url(link.kind, link.key) if live else None,
    )


def refs(links: tuple[g.Link, ...]) -> list[Ref]:
    """Linked names."""
    return [ref(link) for link in links]


def text(html: Html) -> Text | None:
    """Filled prose; None if there is none."""
    return Text(text=words(html), html=_OWN_ADDRESS.sub(rf"\1{settings.SITE_URL}/", html)) if html else None


def words(html: Html) -> str:
    """Filled prose as plain words, a paragraph, an item or a row of a table to a line."""
    lines = unescape(_TAG.sub("", _BLOCK_END.sub("\n", html))).splitlines()
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def cited(found: g.Cited | None) -> Cited | None:
    """A source line; None where the fact rests on no single source."""
    if found is None:
        return None
    return Cited(
        source=ref(found.source).model_copy(update={"name": found.name}),
        reported_by=ref(found.reported_by) if found.reported_by else None,
        as_of=found.dated.as_of,
        as_of_precision=found.dated.as_of_precision,
        age=plainly(found.age),
        stale=found.stale,
    )


def plainly(text: str) -> str:
    """The text without spaces that keep words on one line."""
    return text.replace("\u00a0", " ")


class Edited(Answer):
    """A thing as its live edition says it."""

    kind: Annotated[str, Field(examples=["role"])]
    key: Annotated[str, Field(description="Permanent.", examples=["product-manager"])]
    slug: Annotated[str, Field(description="Its present name in addresses.", examples=["product-manager"])]
    name: Annotated[str, Field(examples=["Product manager"])]
    url: Annotated[str | None, Field(description="Where readers find it; null for what has no page of its own.")]
    api_url: Annotated[str | None, Field(description="Where programs find it; it never changes.")]
    edition: Annotated[int, Field(description="The number of the edition that is live.", examples=[3])]
    date_modified: Annotated[Instant, Field(description="When that edition went live.")]


def edited(entry: g.Entry) -> dict[str, Any]:
    """The fields of `Edited` for a live entry."""
    return {
        **credit(entry.title, entry.url),
        "kind": entry.kind,
        "key": entry.key,
        "slug": entry.slug,
        "name": entry.title,
        "url": absolute(entry.url),
        "api_url": api_url(entry.kind, entry.key),
        "edition": entry.number,
        "date_modified": entry.updated,
    }
