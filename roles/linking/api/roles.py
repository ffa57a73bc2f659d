"""Roles: the list and each one whole."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from roles.linking.api.answering import Listed, page_of, reads
from roles.linking.api.finding import the_one
from roles.linking.api.parameters import Limit, Offset, key_of, path_key
from roles.linking.shapes.role import RoleLineShape, RoleShape, role_line_shape, role_shape
from roles.pages.page import moment_of
from roles.queries.catalogue import role_lines
from roles.queries.profiles import role_profile

router = Router(tags=["Roles"])


@reads(router, "/roles", name="roles", answer=Listed[RoleLineShape], summary="List the roles")
def role_list(
    request: HttpRequest,
    response: HttpResponse,
    *,
    family: Annotated[str | None, key_of("the family that they are of", "scrum-team")] = None,
    skill: Annotated[str | None, key_of("a skill that they need", "communication")] = None,
    tool: Annotated[str | None, key_of("a tool that they work with", "jira")] = None,
    certification: Annotated[str | None, key_of("a certification that counts in them", "pmp")] = None,
    term: Annotated[str | None, key_of("a glossary term that they are measured by", "net-promoter-score")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
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
    key: Annotated[str, path_key("product-manager", "The role’s key. A slug redirects to it.")],
) -> RoleShape:
    """Everything that the guide says about a role: what it is, needs, earns, and where it leads."""
    moment = moment_of(request)
    profile = role_profile(moment=moment, slug=the_one(moment, "role", key).slug)
    assert profile is not None  # noqa: S101 - it is live at this moment
    return role_shape(profile)
