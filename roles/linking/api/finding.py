"""The things that an address names by key or slug, as they are now; or what became of them."""

from collections.abc import Collection
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from roles.domain.guide import Entry
from roles.linking.problems import problem
from roles.linking.shapes.base import absolute, api_path, api_url
from roles.pages.page import REDIRECT_AGE
from roles.queries import live
from roles.queries.catalogue import Known, known
from roles.queries.live import Moment, whereabouts


class Elsewhere(Exception):
    """What was asked for has another address now."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class Retired(Exception):
    """What was asked for is retired; ``successor`` is what stands in its place, if anything does."""

    def __init__(self, title: str, successor: Entry | None) -> None:
        super().__init__(title)
        self.title, self.successor = title, successor


def known_by(moment: Moment, kind: str, names: Collection[str]) -> dict[str, Known]:
    """The live things that keys, slugs or former slugs name. One query, and five more for each that is not live.

    :raises Retired: for one that is retired.
    :raises Http404: for one that never was.
    """
    found = known(moment=moment, kind=kind, names=names)
    for name in names:
        if name in found:
            continue
        match whereabouts(moment, kind, name):
            case live.Moved(slug=slug):
                found[name] = known(moment=moment, kind=kind, names=[slug])[slug]
            case live.Gone(title, successor):
                raise Retired(title, successor)
            case _:
                raise Http404(f"There is no {kind} “{name}”, and there never was. Search for it at /api/v1/search?q=…")
    return found


def the_one(moment: Moment, kind: str, name: str) -> Known:
    """The live thing whose key this is. One query.

    :raises Elsewhere: with its address if the name is a slug of its, present or former.
    """
    found = known_by(moment, kind, [name])[name]
    if found.key != name:
        raise Elsewhere(api_path(kind, found.key))
    return found


def on_elsewhere(request: HttpRequest, error: Any) -> HttpResponse:
    """301, remembered for an hour."""
    return HttpResponsePermanentRedirect(error.url, headers={"Cache-Control": REDIRECT_AGE})


def on_retired(request: HttpRequest, error: Any) -> HttpResponse:
    """410 with the successor."""
    entry = error.successor
    successor = None
    if entry:
        successor = {
            "kind": entry.kind,
            "key": entry.key,
            "name": entry.title,
            "url": absolute(entry.url),
            "api_url": api_url(entry.kind, entry.key),
        }
    detail = f"“{error.title}” is retired."
    detail += f" “{entry.title}” stands in its place." if entry else " Nothing stands in its place."
    return problem(request, 410, detail, successor=successor)
