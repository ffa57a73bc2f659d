"""Which comparisons are offered to search engines, as the guide stands at a moment: see ``roles.domain.indexing``."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from roles.domain.guide import Link
from roles.domain.indexing import LIKELIEST, NEEDED, Likeliest, close, covered, is_thin, lacking, mutual, offered_sets
from roles.domain.partners import Known, likeliest, pair
from roles.domain.profile import Profile
from roles.domain.roleset import parse, set_key
from roles.editions.models import Hop, Mention, RoleSummary
from roles.queries.live import Moment
from roles.queries.state import State, kept


def is_offered(*, moment: Moment, profiles: Sequence[Profile]) -> bool:
    """Whether the computed comparison of these roles is offered to search engines.

    No query where a role is not complete enough. Else one, and four more when the guide has changed since the last
    time that this process was asked.
    """
    if any(lacking(profile.not_covered) for profile in profiles):
        return False
    imported = {profile.role.key for profile in profiles if profile.role.is_imported}
    return close([profile.role.key for profile in profiles], likeliest_partners(moment=moment), imported=imported)


def computed_sets(*, moment: Moment) -> Iterator[tuple[str, ...]]:
    """The keys of each set of roles whose computed comparison is offered. Three queries, seven after a change.

    Sets that editors have written about are among them: their page is not computed, and offered anyway.
    """
    roles = _coverage(moment)
    complete = {key for key, (lacks, _) in roles.items() if not lacks}
    imported = {key for key, (_, dataset) in roles.items() if dataset}
    yield from offered_sets(complete, likeliest_partners(moment=moment), imported=imported)


@dataclass(frozen=True)
class Offer:
    """Which computed comparisons of two with a role are offered: what the role lacks for any, and the other roles.

    ``thin``: not even its own page is.
    """

    lacking: tuple[str, ...]
    partners: tuple[Link, ...]
    thin: bool = False


def offer(*, moment: Moment, key: str) -> Offer:
    """Of one live role. Four queries, eight after a change; one where the role lacks something."""
    lacks, dataset = _coverage(moment, [key])[key]
    if lacks:
        return Offer(lacks, (), is_thin(covered(lacks), imported=bool(dataset)))
    likely = likeliest_partners(moment=moment)
    near = {set_key([key, other]): other for other in likely[key] if mutual(likely, key, other)}
    written = moment.editions().filter(kind="comparison", key__in=near).values_list("key", flat=True)
    for both in written:
        del near[both]
    complete = [other for other, (lacks, _) in _coverage(moment, near.values()).items() if not lacks]
    named = moment.guide([], names=[("role", other) for other in complete])
    return Offer((), tuple(named.link("role", other) for other in likely[key] if other in complete))


def likeliest_partners(*, moment: Moment) -> Likeliest:
    """Each live role's likeliest partners by key. One query, five when the guide has changed since the last time."""
    return _likeliest(State(moment, ("role", "path", "comparison")))


@kept
def _likeliest(state: State) -> Likeliest:
    editions = state.moment.editions()
    live = editions.filter(kind="role").order_by()
    summaries = RoleSummary.objects.filter(edition__in=live.values("pk"))
    known = {pk: (family, skills) for pk, family, skills in summaries.values_list("edition", "family", "skills")}
    hops = set(
        Hop.objects.filter(edition__in=editions.filter(kind__in=("role", "path")).values("pk")).values_list(
            "kind", "start", "to"
        )
    )
    likes = Mention.objects.filter(edition__in=live.values("pk"), field="relatedrole.to")
    written = [parse(key) for key in editions.filter(kind="comparison").values_list("key", flat=True)]
    return likeliest(
        [
            Known(key, title, known[pk][0], frozenset(known[pk][1].split()))
            for pk, key, title in live.values_list("pk", "key", "title")
        ],
        moves={pair(start, to) for kind, start, to in hops if kind == "move"},
        steps={pair(start, to) for kind, start, to in hops if kind == "path"},
        written={pair(one, other) for keys in written for one in keys for other in keys if one < other},
        likes=Counter(pair(start, to) for start, to in likes.values_list("edition__key", "key")),
        most=LIKELIEST,
    )


def thin_roles(moment: Moment) -> list[str]:
    """The keys of the live roles whose pages ask not to be indexed. One query."""
    return [
        key for key, (lacks, dataset) in _coverage(moment).items() if is_thin(covered(lacks), imported=bool(dataset))
    ]


def _coverage(moment: Moment, keys: Iterable[str] | None = None) -> dict[str, tuple[tuple[str, ...], str]]:
    """What each live role lacks for a comparison, and the dataset that made it, by key. One query."""
    live = moment.editions().filter(kind="role").order_by()
    if keys is not None:
        live = live.filter(key__in=list(keys))
    rows = RoleSummary.objects.filter(edition__in=live.values("pk")).values_list("edition__key", "covers", "dataset")
    return {
        key: (tuple(part for part in NEEDED if part not in covers.split(",")), dataset) for key, covers, dataset in rows
    }
