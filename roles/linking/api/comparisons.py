"""Comparisons and moves: what editors wrote or recorded, and any set or pair computed."""

from collections.abc import Sequence
from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router

from roles.domain.pay import DEFAULT_COUNTRY
from roles.domain.roleset import MOST as MOST_ROLES
from roles.domain.roleset import NotAComparison, parse, set_key
from roles.linking.api.answering import Listed, page_of, reads
from roles.linking.api.finding import Elsewhere, known_by
from roles.linking.api.parameters import LONGEST_KEY, Limit, Offset, key_of, path_key
from roles.linking.shapes.base import api_path
from roles.linking.shapes.comparison import ComparisonShape, WrittenShape, comparison_shape, written_shape
from roles.linking.shapes.move import MoveLineShape, MoveShape, move_line_shape, move_shape
from roles.pages.page import moment_of
from roles.queries.catalogue import Known, recorded_moves, things
from roles.queries.live import Moment
from roles.queries.moves import move_page
from roles.queries.profiles import comparison

router = Router(tags=["Comparisons and moves"])


@reads(
    router,
    "/comparisons",
    name="comparisons",
    answer=Listed[WrittenShape],
    summary="List the comparisons that editors have written",
)
def comparison_list(
    request: HttpRequest,
    response: HttpResponse,
    *,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listed[WrittenShape]:
    """By name. Any other set of two to five roles is compared too: see the next operation."""
    part, guide = things(moment=moment_of(request), kind="comparison", start=offset, size=limit)
    items = [written_shape(entry, guide) for entry in part.items]
    return Listed[WrittenShape](**page_of(request, response, part, items, limit=limit, offset=offset))


@reads(
    router,
    "/comparisons/{role_keys}",
    name="comparison",
    answer=ComparisonShape,
    summary="Compare two to five roles",
)
def comparison_detail(
    request: HttpRequest,
    role_keys: Annotated[
        str,
        path_key(
            "product-manager-vs-project-manager",
            "The roles’ keys in alphabetical order, joined by `-vs-`. Slugs and any other order redirect.",
            longest=MOST_ROLES * (LONGEST_KEY + 4),
        ),
    ],
) -> ComparisonShape:
    """Row by row, skill by skill, and who earns more, whether or not editors have written about the set."""
    names = parse(role_keys)
    if not 2 <= len(names) <= MOST_ROLES:
        raise Http404("A comparison is of two to five roles: their keys joined by “-vs-”.")
    moment = moment_of(request)
    roles = the_roles(moment, names)
    try:
        key = set_key(role.key for role in roles)
    except NotAComparison:
        distinct = {role.key for role in roles}
        raise Elsewhere(
            api_path("comparison", set_key(distinct)) if len(distinct) > 1 else api_path("role", roles[0].key)
        ) from None
    if key != role_keys:
        raise Elsewhere(api_path("comparison", key))
    found = comparison(moment=moment, slugs=sorted(role.slug for role in roles), country=DEFAULT_COUNTRY)
    assert found is not None  # noqa: S101 - its roles are live at this moment
    return comparison_shape(found)


def the_roles(moment: Moment, names: Sequence[str]) -> list[Known]:
    """The live roles that keys or slugs name, in their order; errors as for one."""
    found = known_by(moment, "role", list(dict.fromkeys(names)))
    return [found[name] for name in names]


@reads(router, "/moves", name="moves", answer=Listed[MoveLineShape], summary="List the moves on record")
def move_list(
    request: HttpRequest,
    response: HttpResponse,
    *,
    start: Annotated[str | None, key_of("the role that they begin from", "project-manager")] = None,
    to: Annotated[str | None, key_of("the role that they lead to", "product-manager")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listed[MoveLineShape]:
    """Moves that people are known to make. What any other move takes is computed: see the next operation."""
    given = {name: key for name, key in (("start", start), ("to", to)) if key}
    part = recorded_moves(moment=moment_of(request), given=given, start=offset, size=limit)
    items = [move_line_shape(*ends) for ends in part.items]
    return Listed[MoveLineShape](**page_of(request, response, part, items, limit=limit, offset=offset))


@reads(router, "/moves/{start}/to/{to}", name="move", answer=MoveShape, summary="What a move takes")
def move_detail(
    request: HttpRequest,
    start: Annotated[str, path_key("project-manager", "The key of the role to go from.")],
    to: Annotated[str, path_key("product-manager", "The key of the role to go to.")],
) -> MoveShape:
    """Skills kept and new, pay, certifications, ladders, and what is on record of anybody going this way."""
    moment = moment_of(request)
    roles = the_roles(moment, [start, to])
    ends = [role.key for role in roles]
    if ends[0] == ends[1]:
        raise Elsewhere(api_path("role", ends[0]))
    if ends != [start, to]:
        raise Elsewhere(reverse("api-v1:move", args=ends))
    found = move_page(moment=moment, start=roles[0].slug, to=roles[1].slug, country=DEFAULT_COUNTRY)
    assert found is not None  # noqa: S101 - both are live at this moment
    return move_shape(found)
