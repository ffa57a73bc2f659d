"""Skills, certifications, the glossary, career paths and sources."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router

from roles.linking.api.answering import Listed, page_of, reads
from roles.linking.api.finding import the_one
from roles.linking.api.parameters import Limit, Offset, path_key
from roles.linking.shapes.base import absolute
from roles.linking.shapes.vocabulary import (
    CertificationShape,
    PathShape,
    SkillShape,
    SourceShape,
    TermShape,
    UsedShape,
    thing_shape,
    used_shape,
)
from roles.pages.page import moment_of
from roles.queries.catalogue import things
from roles.queries.live import Moment
from roles.queries.vocabulary import thing

router = Router(tags=["Skills, certifications, glossary, paths and sources"])


def _list(request: HttpRequest, response: HttpResponse, kind: str, limit: int, offset: int) -> dict[str, Any]:
    part, guide = things(moment=moment_of(request), kind=kind, start=offset, size=limit)
    items = [thing_shape(entry, guide) for entry in part.items]
    return page_of(request, response, part, items, limit=limit, offset=offset)


def _used(request: HttpRequest, kind: str, key: str) -> dict[str, Any]:
    moment = moment_of(request)
    found = thing(moment=moment, kind=kind, slug=the_one(moment, kind, key).slug)
    assert found is not None  # noqa: S101 - it is live at this moment
    roles = absolute(f"{reverse('api-v1:roles')}?{kind}={key}")
    return used_shape(found, roles_url=str(roles))


def _one(moment: Moment, kind: str, key: str) -> Any:
    the_one(moment, kind, key)
    guide = moment.guide(moment.editions().filter(kind=kind, key=key))
    return thing_shape(guide.entries[kind, key], guide)


@reads(router, "/skills", name="skills", answer=Listed[SkillShape], summary="List the skills")
def skill_list(
    request: HttpRequest, response: HttpResponse, *, limit: Limit = 50, offset: Offset = 0
) -> Listed[SkillShape]:
    """Every skill by name, with what it means."""
    return Listed[SkillShape](**_list(request, response, "skill", limit, offset))


@reads(router, "/skills/{key}", name="skill", answer=UsedShape[SkillShape], summary="One skill")
def skill_detail(
    request: HttpRequest, key: Annotated[str, path_key("communication", "The skill’s key.")]
) -> UsedShape[SkillShape]:
    """A skill and the roles that need it."""
    return UsedShape[SkillShape](**_used(request, "skill", key))


@reads(
    router,
    "/certifications",
    name="certifications",
    answer=Listed[CertificationShape],
    summary="List the certifications",
)
def certification_list(
    request: HttpRequest, response: HttpResponse, *, limit: Limit = 50, offset: Offset = 0
) -> Listed[CertificationShape]:
    """Every certification by name, and who issues it."""
    return Listed[CertificationShape](**_list(request, response, "certification", limit, offset))


@reads(
    router,
    "/certifications/{key}",
    name="certification",
    answer=UsedShape[CertificationShape],
    summary="One certification",
)
def certification_detail(
    request: HttpRequest, key: Annotated[str, path_key("pmp", "The certification’s key.")]
) -> UsedShape[CertificationShape]:
    """A certification and the roles in which it counts."""
    return UsedShape[CertificationShape](**_used(request, "certification", key))


@reads(router, "/glossary", name="terms", answer=Listed[TermShape], summary="List the glossary")
def term_list(
    request: HttpRequest, response: HttpResponse, *, limit: Limit = 50, offset: Offset = 0
) -> Listed[TermShape]:
    """Every term by name, with its definition."""
    return Listed[TermShape](**_list(request, response, "term", limit, offset))


@reads(router, "/glossary/{key}", name="term", answer=UsedShape[TermShape], summary="One term")
def term_detail(
    request: HttpRequest, key: Annotated[str, path_key("net-promoter-score", "The term’s key.")]
) -> UsedShape[TermShape]:
    """A term and the roles whose success is measured by it."""
    return UsedShape[TermShape](**_used(request, "term", key))


@reads(router, "/paths", name="paths", answer=Listed[PathShape], summary="List the career paths")
def path_list(
    request: HttpRequest, response: HttpResponse, *, limit: Limit = 50, offset: Offset = 0
) -> Listed[PathShape]:
    """Every ladder by name, with its steps."""
    return Listed[PathShape](**_list(request, response, "path", limit, offset))


@reads(router, "/paths/{key}", name="path", answer=PathShape, summary="One career path")
def path_detail(request: HttpRequest, key: Annotated[str, path_key("product-ladder", "The path’s key.")]) -> PathShape:
    """A ladder from the first job to the last."""
    shape: PathShape = _one(moment_of(request), "path", key)
    return shape


@reads(router, "/sources", name="sources", answer=Listed[SourceShape], summary="List the sources")
def source_list(
    request: HttpRequest, response: HttpResponse, *, limit: Limit = 50, offset: Offset = 0
) -> Listed[SourceShape]:
    """Every publication that facts come from, by name."""
    return Listed[SourceShape](**_list(request, response, "source", limit, offset))


@reads(router, "/sources/{key}", name="source", answer=SourceShape, summary="One source")
def source_detail(request: HttpRequest, key: Annotated[str, path_key("glassdoor", "The source’s key.")]) -> SourceShape:
    """A publication, and how far it goes."""
    shape: SourceShape = _one(moment_of(request), "source", key)
    return shape
