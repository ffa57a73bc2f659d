"""The whole guide as JSON Lines, and the API's own entrance."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from itertools import batched
from typing import Annotated

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from ninja import Router
from pydantic import Field

from roles.domain.pay import DEFAULT_COUNTRY
from roles.domain.roleset import parse
from roles.linking.api.answering import conditional, reads, state_of
from roles.linking.shapes.base import Answer, Instant, Shape, absolute, attribution_shapes, credit
from roles.linking.shapes.comparison import comparison_shape
from roles.linking.shapes.role import role_shape
from roles.linking.shapes.vocabulary import THINGS, thing_shape
from roles.pages.page import moment_of
from roles.queries.attributions import attributions
from roles.queries.catalogue import counts, known, things
from roles.queries.live import Moment
from roles.queries.profiles import comparison, role_profiles

router = Router(tags=["The whole guide"])

MEDIA_TYPE = "application/jsonl"
AT_ONCE = 25
"""So many things are in memory at the same time."""
IN_ORDER = (*THINGS, "path", "role", "comparison")
"""Kinds in the order of the lines: what others refer to comes first."""


class GuideShape(Answer):
    """The first line of the whole guide: what it is, and how many things follow."""

    kind: Annotated[str, Field(examples=["guide"])]
    name: str
    url: str | None
    as_of: Annotated[date, Field(description="The day of which ages are told.")]
    date_modified: Annotated[Instant | None, Field(description="When something last changed.")]
    counts: Annotated[dict[str, int], Field(description="How many things there are of each kind.")]


class ResourceShape(Shape):
    """A list of the API."""

    name: str
    url: str | None


class EntranceShape(GuideShape):
    """What the API has."""

    resources: list[ResourceShape]


LISTS = (
    *("roles", "comparisons", "moves", "skills", "certifications", "terms", "paths", "salaries", "sources"),
    *("changes", "guide"),
)


@reads(router, "/", name="entrance", answer=EntranceShape, summary="What there is")
def entrance(request: HttpRequest) -> EntranceShape:
    """The lists that there are, and how much of each the guide has."""
    resources = [ResourceShape(name=name, url=absolute(reverse(f"api-v1:{name}"))) for name in LISTS]
    return EntranceShape(**dict(_guide(moment_of(request))), resources=resources)


@reads(router, "/guide.jsonl", name="guide", answer=GuideShape, summary="Download the whole guide")
def guide_download(request: HttpRequest) -> HttpResponseBase:
    """JSON Lines: the first says what the guide is, each of the others is a thing as its own address has it.

    Roles hold their salaries and moves; comparisons are those that editors have written. A skill, certification or
    term is as in its list: who needs it is told by the roles.
    """
    tag = f'"{sha256(state_of(request).encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Content-Disposition": 'attachment; filename="career-guide.jsonl"'}
    found = conditional(request, HttpResponse(content_type=MEDIA_TYPE, headers=headers))
    if found.status_code != 200 or request.method == "HEAD":
        return found
    response = StreamingHttpResponse(_lines(moment_of(request)), content_type=MEDIA_TYPE)
    for name, value in found.items():
        response[name] = value
    return response


def _guide(moment: Moment) -> GuideShape:
    """What the guide is at the moment. Three queries."""
    found, changed = counts(moment=moment, kinds=IN_ORDER)
    return GuideShape(
        **credit("", reverse("home")),
        attributions=attribution_shapes(attributions(moment=moment)),
        kind="guide",
        name="Career Guide",
        url=absolute(reverse("home")),
        as_of=moment.today,
        date_modified=changed,
        counts={kind: found.get(kind, 0) for kind in IN_ORDER},
    )


def _lines(moment: Moment) -> Iterator[str]:
    """The guide line by line. A few queries for every twenty-five things, and four for each comparison."""
    yield f"{_guide(moment).model_dump_json()}\n"
    for shape in _shapes(moment):
        yield f"{shape.model_dump_json()}\n"


def _shapes(moment: Moment) -> Iterator[Answer]:
    for kind in (*THINGS, "path"):
        start = total = 0
        while start <= total:
            part, guide = things(moment=moment, kind=kind, start=start, size=AT_ONCE)
            yield from (thing_shape(entry, guide) for entry in part.items)
            start, total = start + AT_ONCE, part.total
    roles = moment.editions().filter(kind="role").order_by("key").values_list("key", flat=True)
    for keys in batched(list(roles), AT_ONCE):
        yield from (role_shape(profile) for profile in role_profiles(moment=moment, keys=keys))
    written = moment.editions().filter(kind="comparison").order_by("key").values_list("key", flat=True)
    for key in list(written):
        slugs = [role.slug for role in known(moment=moment, kind="role", names=parse(key)).values()]
        found = comparison(moment=moment, slugs=slugs, country=DEFAULT_COUNTRY)
        if found:
            yield comparison_shape(found)
