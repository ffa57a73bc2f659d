"""What search engines are offered of a page, told to its editors."""

from typing import Any

from roles.domain.indexing import LIKELIEST, NEEDED
from roles.domain.lines import in_words
from roles.formats import SPELLED
from roles.queries.indexing import Offer, offer
from roles.queries.live import Moment

RULE = (
    f"A comparison that nobody has written is offered only if each of its roles covers {in_words(NEEDED)},"
    f" and each is among the {SPELLED[LIKELIEST]} likeliest partners of every other."
)


def search_engines(root: Any, moment: Moment) -> str:
    """The sentences for an annotated root; empty for what has no comparisons, and where readers see nothing."""
    if root.live_number is None or root.live_retired:
        return ""
    if root.kind == "comparison":
        return "Search engines are offered this page, because editors have written it."
    return _of_role(offer(moment=moment, key=root.pk)) if root.kind == "role" else ""


def _of_role(found: Offer) -> str:
    if found.thin:
        return (
            "Search engines are asked not to keep this page: a dataset made it, and says neither what people are"
            " responsible for nor what it takes. Adopt it, or wait until it does."
        )
    if found.lacking:
        without = f"it does not cover {in_words(found.lacking)} yet"
        return f"Search engines are offered this page, but no computed comparison with it: {without}. {RULE}"
    if not found.partners:
        return f"Search engines are offered this page, but no computed comparison of it with one other role. {RULE}"
    with_whom = in_words([partner.title for partner in found.partners])
    return f"Search engines are offered this page, and the computed comparisons of it with {with_whom}. {RULE}"
