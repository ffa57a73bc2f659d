"""Roles: the list and each one whole."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from roles.linking.api.answering import FARTHEST, MOST, Figures, Listed, page_of, reads
from roles.linking.api.finding import key_in_path, the_one
from roles.linking.shapes.role import RoleLineShape, RoleShape, role_line_shape, role_shape
from roles.models.fields import SLUG_PATTERN
from roles.pages.page import moment_of
from roles.queries.catalogue import role_lines
from roles.queries.profiles import role_profile

router = Router(tags=["Roles"])


def key_in_query(of: str, example: str) -> str | None:
    """An optional parameter that is a key."""
    return Query(None, pattern=SLUG_PATTERN, max_length=200, description=f"The key of {of}.", examples=[example])


@reads(router, "/roles", name="roles", answer=Listed[RoleLineShape], summary="List the roles")
def role_list(
    request: HttpRequest,
    response: HttpResponse,
    family: str | None = key_in_query("the family that they are of", "scrum-team"),
    skill: str | None = key_in_query("a skill that they need", "communication"),
    tool: str | None = key_in_query("a tool that they work with", "jira"),
    certification: str | None = key_in_query("a certification that counts in them", "pmp"),
    term: str | None = key_in_query("a glossary term that they are measured by", "net-promoter-score"),
    limit: Figures = Query(50, ge=1, le=MOST, description="At most so many."),
    offset: Figures = Query(0, ge=0, le=FARTHEST, description="Leave out so many from the beginning."),
) -> Listed[RoleLineShape]:
    """Every role by name; those that name each of the things that are given."""
    given = {"family": family, "skill": skill, "tool": tool, "certification": certification, "term": term}
    using = {kind: key for kind, key in given.items() if key}
    part = role_lines(moment=moment_of(request), using=using, start=offset, size=limit)
    items = [role_line_shape(role) for role in part.items]
    return Listed[RoleLineShape](**page_of(request, response, part, items, limit=limit, offset=offset))


@reads(router, "/roles/{key}", name="role", answer=RoleShape, summary="One role")
def role_detail(
    request: HttpRequest,
    key: str = key_in_path("product-manager", description="The role’s key. A slug redirects to it."),
) -> RoleShape:
    """Everything that the guide says about a role: what it is, needs, earns, and where it leads."""
    moment = moment_of(request)
    profile = role_profile(moment=moment, slug=the_one(moment, "role", key).slug)
    assert profile is not None  # noqa: S101 - it is live at this moment
    return role_shape(profile)
