"""From which role to which: the two that a reader names, and every move on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from roles.domain.guide import Link
from roles.domain.listing import Listing
from roles.domain.naming import Named
from roles.editions.models import Hop
from roles.queries.live import Moment, move_url
from roles.queries.names import roles_named
from roles.queries.picker import LONGEST_NAME

ENDS = {"from": "From", "to": "To"}
"""The two fields: an address's parameters and their labels."""

PAGE_SIZE = 40


@dataclass(frozen=True)
class End:
    """One end of a move: the field's name and label, what was typed, what is wrong with it, and what may be meant."""

    name: str
    label: str
    value: str = ""
    problem: str = ""
    nearest: tuple[Link, ...] = ()


@dataclass(frozen=True)
class MoveIndex:
    """The two ends as typed, the address that they name (empty until both are roles), and the moves on record."""

    ends: tuple[End, ...]
    url: str
    listing: Listing[tuple[Link, Link]]


def move_index(*, moment: Moment, typed: Sequence[str] = ("", ""), page: int = 1) -> MoveIndex:
    """What leads to a move. Three queries, and three more once something is typed."""
    texts = [" ".join(text.replace("\0", " ").split())[:LONGEST_NAME] for text in typed]
    named = roles_named(texts, moment=moment) if any(texts) else tuple(Named(text) for text in texts)
    slugs = [one.role.slug if one.role and not one.mended else "" for one in named]
    ends = tuple(_end(place, named, slugs) for place in range(len(ENDS)))
    found = all(slugs) and not any(end.problem for end in ends)
    return MoveIndex(ends, move_url(*slugs) if found else "", _recorded(moment, page))


def _end(place: int, named: Sequence[Named], slugs: Sequence[str]) -> End:
    one, other = named[place], named[1 - place]
    name, label = list(ENDS.items())[place]
    if not one.text:
        return End(name, label, problem="Name a role." if other.text else "")
    if slugs[place]:
        twice = place == 1 and slugs[0] == slugs[1]
        return End(name, label, one.text, "This is the role that you start from. Name another one." if twice else "")
    nearest = (one.role,) if one.role else one.nearest
    return End(
        name,
        label,
        one.text,
        f"More than one role is called “{one.text}”." if one.shared else f"The guide has no role called “{one.text}”.",
        tuple(
            Link("role", near.key, near.title, _address({name: near.slug, list(ENDS)[1 - place]: other.text}))
            for near in nearest
        ),
    )


def _address(given: dict[str, str]) -> str:
    return f"{reverse('move_list')}?{urlencode({name: given[name] for name in ENDS})}"


def _recorded(moment: Moment, page: int) -> Listing[tuple[Link, Link]]:
    """One page of the moves on record, by the roles' keys."""
    live = Hop.objects.filter(kind="move", edition__in=moment.editions().filter(kind="role").values("pk"))
    total = live.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    rows = list(live.order_by("start", "to").values_list("start", "to")[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])
    guide = moment.guide([], names=[("role", key) for row in rows for key in row])
    return Listing(
        tuple((guide.link("role", start), guide.link("role", to)) for start, to in rows), total, page, pages, (), ""
    )
