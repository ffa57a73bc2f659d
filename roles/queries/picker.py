"""Choosing roles to compare by the names that people type."""

from collections.abc import Sequence
from dataclasses import dataclass

from roles.domain.guide import Link
from roles.domain.roleset import FEWEST
from roles.editions.models import SearchText
from roles.queries.live import Moment, url_of


@dataclass(frozen=True)
class Choice:
    """What was typed, the slugs it names, and what keeps it from being a comparison, in sentences."""

    named: tuple[str, ...]
    slugs: tuple[str, ...]
    problems: tuple[str, ...]
    roles: tuple[Link, ...]


SUGGESTED = 300
"""At most so many names are offered while typing; every role can be named."""


def picker(*, moment: Moment, named: Sequence[str] = ()) -> Choice:
    """Read names, other titles or slugs as roles. Two queries."""
    given = tuple(name.strip()[:150] for name in named if name.strip())
    live = moment.editions().filter(kind="role")
    offered = list(live.order_by("title").values_list("key", "slug", "title")[:SUGGESTED])
    known: dict[str, str] = {}
    if given:
        texts = SearchText.objects.filter(edition__in=live.values("pk"))
        for slug, name, others in texts.values_list("edition__slug", "name", "other_names"):
            for word in (*others.splitlines(), name, slug):
                known[word.casefold()] = slug
    slugs = [known.get(name.casefold(), "") for name in given]
    problems = [
        f"The guide has no role called “{name}”. Check the spelling or look through the list of roles."
        for name, slug in zip(given, slugs, strict=True)
        if not slug
    ]
    if len(set(filter(None, slugs))) < len(list(filter(None, slugs))):
        problems.append("The same role is named twice. Choose different roles.")
    if given and not problems and len(slugs) < FEWEST:
        problems.append("Choose at least two roles.")
    return Choice(
        given,
        tuple(filter(None, slugs)),
        tuple(problems),
        tuple(Link("role", key, title, url_of("role", slug)) for key, slug, title in offered),
    )
