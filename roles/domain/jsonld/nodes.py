"""Nodes and the script that holds them; and what the nodes of every page have in common."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any

from roles.domain.guide import Link
from roles.domain.lines import Pay, SourceLine
from roles.domain.prose import Html

type Node = dict[str, Any]
"""A thing with its ``@type``; what is not known is left out."""

SOURCE_TYPES = {"article": "Article", "dataset": "Dataset"}

_WITHIN_WORDS = re.compile(r"</?(a|b|button|code|em|s|small|span|strong|time)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_UNSAFE = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True)
class Site:
    """Where the guide is, and how its pages put into words what their nodes say too.

    ``url`` has no slash at its end; ``skills`` is the address of the list of skills. ``country``: “United Kingdom” for
    GB; ``scheme``: “ISCO-08” for isco-08; ``pay``: what a figure is, who says so and from when, in one line.
    """

    url: str
    skills: str
    country: Callable[[str], str]
    scheme: Callable[[str], str]
    pay: Callable[[Pay], str]

    def at(self, path: str) -> str:
        """The absolute address of a path of the site."""
        return f"{self.url}{path}"


def script(nodes: Iterable[Node]) -> Html:
    """The nodes as the content of one ``<script type="application/ld+json">``; empty for none.

    Nothing within ends the element or begins another, whatever names and texts hold.
    """
    graph = list(nodes)
    if not graph:
        return Html()
    whole = {"@context": "https://schema.org", "@graph": graph}
    written = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return Html(re.sub("[<>&\u2028\u2029]", lambda found: _UNSAFE[found[0]], written))


def node(kind: str, **properties: Any) -> Node:
    """A node without the properties that are empty; ``id`` is its ``@id``."""
    own = {"@type": kind, "@id": properties.pop("id", "")}
    return {name: value for name, value in (own | properties).items() if value not in ("", None, [])}


def plain(html: str) -> str:
    """The words of markup on one line."""
    return " ".join(unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", html))).split())


def moment(at: datetime) -> str:
    """A moment as ISO 8601 in UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def breadcrumbs(url: str, crumbs: Sequence[Link], title: str, canonical: str) -> Node:
    """The way to a page of the site at ``url``: the start page, the crumbs, the page itself."""
    steps = [("Career Guide", f"{url}/"), *((crumb.title, f"{url}{crumb.url}") for crumb in crumbs), (title, canonical)]
    items = [node("ListItem", position=n, name=name, item={"@id": at}) for n, (name, at) in enumerate(steps, start=1)]
    return node("BreadcrumbList", itemListElement=items)


def website(url: str, description: str, search: str) -> list[Node]:
    """The site as a whole, who publishes it, and the search that its pages offer; ``search`` is its address."""
    publisher = node("Organization", id=f"{url}/#organisation", name="Career Guide", url=f"{url}/")
    target = node("EntryPoint", urlTemplate=f"{search}?q={{search_term_string}}")
    action = {**node("SearchAction", target=target), "query-input": "required name=search_term_string"}
    site = node(
        "WebSite",
        id=f"{url}/#website",
        url=f"{url}/",
        name="Career Guide",
        description=description,
        inLanguage="en-GB",
        publisher={"@id": publisher["@id"]},
        potentialAction=action,
    )
    return [site, publisher]


def citations(sources: Iterable[SourceLine]) -> list[Node]:
    """The sources at the foot of a page."""
    return [
        node(
            SOURCE_TYPES.get(source.source_kind, "CreativeWork"),
            name=line.link.title,
            url=source.url,
            publisher=organisation(source.publisher) if source.publisher else None,
        )
        for line in sources
        if (source := line.record)
    ]


def organisation(name: str, abbreviation: str = "") -> Node:
    """Who publishes or issues something."""
    return node("Organization", name=name, alternateName=abbreviation)


def author(link: Link | None, site: Site) -> Node | None:
    """Who answers for a page. Of no type: the guide does not record whether it is a person or several."""
    return {"name": link.title, "url": site.at(link.url)} if link and link.url else None
