"""What changed since a day."""

import re
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from ninja.params.functions import Query
from pydantic import BeforeValidator

from roles.linking.api.answering import Listed, page_of, reads
from roles.linking.api.parameters import Limit, Offset
from roles.linking.shapes.change import ChangeShape, change_shape
from roles.pages.page import moment_of
from roles.queries.catalogue import TOLD, changes
from roles.queries.changes import in_words

router = Router(tags=["Changes"])

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _iso(value: Any) -> Any:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("write the day as in 2026-11-22")
    return value


Day = Annotated[date, BeforeValidator(_iso)]
Kind = Literal[
    "author", "certification", "comparison", "course", "family", "path", "role", "skill", "source", "term", "tool"
]


@reads(router, "/changes", name="changes", answer=Listed[ChangeShape], summary="List what changed since a day")
def change_list(
    request: HttpRequest,
    response: HttpResponse,
    *,
    since: Annotated[
        Day | None,
        Query(description="The first day to tell of, in London. Left out: from the beginning.", example="2026-11-22"),
    ] = None,
    kind: Annotated[Kind | None, Query(description="Only changes of things of this kind.", example="role")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listed[ChangeShape]:
    """Every edition that went live, the earliest first, so that the list only grows at its end."""
    moment = moment_of(request)
    part = changes(
        moment=moment,
        since=timezone.make_aware(datetime.combine(since, time.min)) if since else None,
        kinds=[kind] if kind else TOLD,
        start=offset,
        size=limit,
    )
    words = in_words(moment=moment, editions=[told.edition for told in part.items])
    items = [change_shape(told, words.get(told.edition)) for told in part.items]
    return Listed[ChangeShape](**page_of(request, response, part, items, limit=limit, offset=offset))
