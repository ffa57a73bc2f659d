"""Search: what the guide has about some words."""

from typing import Annotated, Literal

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router
from ninja.params.functions import Query
from pydantic import Field

from roles.linking.api.answering import reads
from roles.linking.api.parameters import Figures
from roles.linking.shapes.base import Answer, Ref, Shape, attribution_shapes, credit, ref
from roles.pages.page import moment_of
from roles.pages.search import LONGEST, Found, linked
from roles.queries.attributions import attributions, names_in
from roles.queries.search import search

router = Router(tags=["Search"])

Kind = Literal["role", "comparison", "path", "skill", "certification", "term"]


class HitShape(Shape):
    """A page that answers."""

    thing: Ref
    other_name: Annotated[str, Field(description="What it is also called, when that is what was asked for.")]
    snippet: Annotated[str, Field(description="Where it says so, in plain words.")]


class CountShape(Shape):
    """How many pages of a kind answer."""

    kind: str
    total: int


class SearchShape(Answer):
    """The pages that answer, the best first."""

    query: str
    meant: Annotated[str, Field(description="What was searched for instead, where nothing answered as typed.")]
    complete: Annotated[bool, Field(description="Whether these have all the words; else they are the nearest.")]
    counts: Annotated[list[CountShape], Field(description="How many pages answer, kind by kind.")]
    items: list[HitShape]


@reads(router, "/search", name="search", answer=SearchShape, summary="Search the guide")
def search_guide(
    request: HttpRequest,
    *,
    q: Annotated[str, Query(..., min_length=1, max_length=LONGEST, description="The words.", example="produt manger")],
    kind: Annotated[Kind | None, Query(description="Only things of this kind.", example="role")] = None,
    limit: Annotated[int, Figures, Query(20, ge=1, le=50, description="At most so many.")] = 20,
) -> SearchShape:
    """Roles (by their other titles too), comparisons, paths, skills, certifications and terms. Forgives mistakes."""
    moment = moment_of(request)
    text = " ".join(q.replace("\0", " ").split())
    found = search(text, at=moment.at, kind=kind, limit=limit)
    pages = linked(moment, found.hits)
    return SearchShape(
        **credit("", reverse("search")),
        query=text,
        meant=found.meant,
        complete=found.complete,
        counts=[CountShape(kind=name, total=total) for name, total in found.counts],
        attributions=attribution_shapes(attributions(moment=moment, names=names_in(pages), rows=True)),
        items=[_hit(one) for one in pages],
    )


def _hit(found: Found) -> HitShape:
    return HitShape(
        thing=ref(found.link),
        other_name=found.hit.other_name,
        snippet="".join(piece.text for piece in found.hit.snippet),
    )
