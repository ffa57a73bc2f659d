"""Draws cards before anybody asks: those of all that editors have written."""

from collections.abc import Iterator

from django.http import HttpRequest

from roles.domain.roleset import parse
from roles.editions.models import Hop
from roles.linking.cards import kept
from roles.linking.cards.drawing import drawn
from roles.linking.cards.views import page_of
from roles.pages.asked import asked
from roles.queries.live import Moment, comparison_url, move_url, url_of


def draw_ahead(moment: Moment) -> tuple[int, int]:
    """Draw each card that is not kept yet: how many pages there are, and how many cards were drawn. 40 ms a card."""
    request = HttpRequest()
    request.method = "GET"
    count = new = 0
    for path in pages(moment):
        count += 1
        card = page_of(asked(request, path)).card
        page = path.removeprefix("/")
        if kept.read(page, card.digest) is None:
            kept.keep(page, card.digest, drawn(card))
            new += 1
    return count, new


def pages(moment: Moment) -> Iterator[str]:
    """The start page, roles, certifications, written comparisons and moves on record. Four queries."""
    live = moment.editions()
    slugs = dict(live.filter(kind="role").values_list("key", "slug"))
    yield "/"
    yield from (url_of("role", slug) for slug in slugs.values())
    for slug in live.filter(kind="certification").values_list("slug", flat=True):
        yield url_of("certification", slug)
    for key in live.filter(kind="comparison").values_list("key", flat=True):
        if slugs.keys() >= set(parse(key)):
            yield comparison_url(slugs[role] for role in parse(key))
    moves = Hop.objects.filter(kind="move", edition__in=live.filter(kind="role").values("pk"))
    for start, to in moves.values_list("start", "to"):
        if start in slugs and to in slugs:
            yield move_url(slugs[start], slugs[to])
