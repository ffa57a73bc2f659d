"""What every answer of the API has in common: its limit, its parameters, its tag, its headers, its pages."""

from collections.abc import Callable, Sequence
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from ninja import Router
from ninja.decorators import decorate_view
from pydantic import Field

from roles.linking.api.limits import counted
from roles.linking.problems import problem
from roles.linking.shapes.base import LICENSE, Answer, absolute, attribution_shapes, credit
from roles.pages.page import moment_of
from roles.queries.attributions import attributions, names_in
from roles.queries.catalogue import Part, state

FRESH = "public, max-age=60"
"""For so many seconds an answer may be used again without asking."""
KEPT = 24 * 60 * 60
"""Seconds for which an answer's tag is remembered."""


class Listed[T](Answer):
    """Some items of a list, and the addresses of the items before and after them."""

    total: Annotated[int, Field(description="How many there are in all.", examples=[4])]
    limit: Annotated[int, Field(description="At most so many are here.", examples=[50])]
    offset: Annotated[int, Field(description="So many come before.", examples=[0])]
    next: Annotated[str | None, Field(description="The address of those that follow; null at the end.")]
    previous: Annotated[str | None, Field(description="The address of those before; null at the beginning.")]
    items: list[T]


type View = Callable[..., Any]


def reads(router: Router, path: str, *, name: str, answer: Any, summary: str) -> Callable[[View], View]:
    """Register a view as the operation ``name`` at a path: it answers GET and HEAD, with the shape ``answer``.

    It hands back the shape, or a response of its own. Its docstring is the operation's description.
    """

    def register(view: View) -> View:
        add = router.api_operation(
            ["GET", "HEAD"], path, response=answer, operation_id=name, url_name=name, summary=summary
        )
        added: Any = add(view)
        known = frozenset(
            parameter
            for model in added._ninja_operation.models
            if model.__ninja_param_source__ == "query"
            for parameter in model.__ninja_flatten_map__
        )
        decorate_view(_answered(known))(added)
        return view

    return register


def _answered(known: frozenset[str]) -> Callable[[View], View]:
    """The limit before the operation, and its parameters; the tag and the headers after it."""

    def decorate(run: View) -> View:
        @wraps(run)
        def answered(request: HttpRequest, **path: Any) -> HttpResponseBase:
            allowance = counted(request)
            if allowance.spent:
                headers = {"Retry-After": str(allowance.seconds), **allowance.headers}
                return problem(request, 429, headers=headers)
            refused = _wrong_names(request, known)
            response = refused or _unless_known(request, lambda: run(request, **path))
            for header, value in allowance.headers.items():
                response[header] = value
            return response

        return answered

    return decorate


def _wrong_names(request: HttpRequest, known: frozenset[str]) -> HttpResponse | None:
    """422 for a parameter that the operation does not have, or that is there twice; else nothing."""
    errors = [
        {"in": "query", "name": name, "detail": _wrong(name, known, len(values))}
        for name, values in request.GET.lists()
        if name not in known or len(values) > 1
    ]
    return problem(request, 422, errors=errors) if errors else None


def _wrong(name: str, known: frozenset[str], times: int) -> str:
    if name in known:
        return f"It is given {times} times. Give it once."
    have = f"There are: {', '.join(sorted(known))}." if known else "There are none here."
    return f"There is no such parameter. {have}"


def _unless_known(request: HttpRequest, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The answer with its tag; 304 if the client has it already.

    A tag is a hash of the answer's bytes. So that 304 is cheap, it is remembered for as long as the guide says the
    same; only those who have a tag to compare wait for that look-up. One query.
    """
    place = _place(request) if "If-None-Match" in request.headers else ""
    if place and (tag := caches["pages"].get(place)):
        known = conditional(request, HttpResponse(headers={"ETag": tag}))
        if known.status_code == 304:
            return known
    response = answer()
    if not isinstance(response, HttpResponse) or response.status_code != 200 or "ETag" in response:
        return response
    tagged(response)
    if place:
        caches["pages"].set(place, response["ETag"], KEPT)
    return conditional(request, response)


def tagged(response: HttpResponse) -> HttpResponse:
    """The response with its tag: a hash of its bytes."""
    response["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    return response


def conditional(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response, or 304 or 412 as the request's conditions and the response's tag have it."""
    found = get_conditional_response(request, etag=response["ETag"], response=response)  # type: ignore[arg-type]
    assert found is not None  # noqa: S101 - it was given a response
    return problem(request, 412) if found.status_code == 412 else finished(found)


def finished[R: HttpResponseBase](response: R) -> R:
    """The response with what every answer says of its freshness and its licence."""
    response.setdefault("Cache-Control", FRESH)
    response["X-Robots-Tag"] = "noindex"
    patch_vary_headers(response, ["Accept-Encoding"])
    links = response.get("Link", "")
    if 'rel="license"' not in links:
        response["Link"] = ", ".join(filter(None, [links, f'<{LICENSE}>; rel="license"']))
    return response


def state_of(request: HttpRequest) -> str:
    """All that an answer is made of but its address: the guide's editions, the day, and the program. One query."""
    moment = moment_of(request)
    return f"{build()} {state(moment=moment)} {moment.today}"


def _place(request: HttpRequest) -> str:
    """Where the tag of an answer is remembered."""
    return f"api:tag:{sha256(f'{state_of(request)} {request.get_full_path()}'.encode()).hexdigest()}"


@cache
def build() -> str:
    """A hash of the program, so that a new release gives new tags."""
    digest = sha256()
    for file in sorted(Path(__file__).parents[2].rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def page_of[S](
    request: HttpRequest, response: HttpResponse, part: Part[Any], items: Sequence[S], *, limit: int, offset: int
) -> dict[str, Any]:
    """The fields of `Listed`, and the Link header that says the same of what is before and after."""
    following = _at(request, offset + limit) if offset + limit < part.total else None
    before = _at(request, max(0, min(offset, part.total) - limit)) if offset and part.total else None
    links = (("next", following), ("prev", before), ("license", LICENSE))
    response["Link"] = ", ".join(f'<{url}>; rel="{rel}"' for rel, url in links if url)
    return {
        **credit("", request.path),
        "attributions": attribution_shapes(attributions(moment=moment_of(request), names=names_in(items))),
        "total": part.total,
        "limit": limit,
        "offset": offset,
        "next": following,
        "previous": before,
        "items": items,
    }


def _at(request: HttpRequest, offset: int) -> str | None:
    query = request.GET.copy()
    query["offset"] = str(offset)
    return absolute(f"{request.path}?{query.urlencode()}")
