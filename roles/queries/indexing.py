"""Which comparisons are offered to search engines, as the guide stands at a moment: see ``roles.domain.indexing``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Max, QuerySet

from roles.domain.guide import Link
from roles.domain.indexing import LIKELIEST, NEEDED, Likeliest, close, lacking, mutual, offered_sets
from roles.domain.partners import Known, likeliest, pair
from roles.domain.profile import Profile
from roles.domain.roleset import parse, set_key
from roles.editions import facts as f
from roles.editions.models import Edition, Hop, Mention
from roles.queries.live import Moment

ROWS = {"responsibilities": "roles.responsibility", "skills": "roles.roleskill", "pay": "roles.salary"}
"""The rows that cover a needed part; “what they do” is the role's own description."""


def is_offered(*, moment: Moment, profiles: Sequence[Profile]) -> bool:
    """Whether the computed comparison of these roles is offered to search engines.

    No query where a role is not complete enough. Else one, and four more when the guide has changed since the last
    time that this process was asked.
    """
    if any(lacking(profile.not_covered) for profile in profiles):
        return False
    return close([profile.role.key for profile in profiles], likeliest_partners(moment=moment))


def computed_sets(*, moment: Moment) -> Iterator[tuple[str, ...]]:
    """The keys of each set of roles whose computed comparison is offered. Three queries, seven after a change.

    Sets that editors have written about are among them: their page is not computed, and offered anyway.
    """
    complete = {key for key, lacks in _lacking(moment.editions().filter(kind="role")) if not lacks}
    yield from offered_sets(complete, likeliest_partners(moment=moment))


@dataclass(frozen=True)
class Offer:
    """Which computed comparisons of two with a role are offered: what the role lacks for any, and the other roles."""

    lacking: tuple[str, ...]
    partners: tuple[Link, ...]


def offer(*, moment: Moment, key: str) -> Offer:
    """Of one live role. Four queries, eight after a change; one where the role lacks something."""
    roles = moment.editions().filter(kind="role")
    lacks = dict(_lacking(roles.filter(key=key)))[key]
    if lacks:
        return Offer(lacks, ())
    likely = likeliest_partners(moment=moment)
    near = {set_key([key, other]): other for other in likely[key] if mutual(likely, key, other)}
    written = moment.editions().filter(kind="comparison", key__in=near).values_list("key", flat=True)
    for both in written:
        del near[both]
    complete = [other for other, lacks in _lacking(roles.filter(key__in=near.values())) if not lacks]
    named = moment.guide([], names=[("role", other) for other in complete])
    return Offer((), tuple(named.link("role", other) for other in likely[key] if other in complete))


def likeliest_partners(*, moment: Moment) -> Likeliest:
    """Each live role's likeliest partners by key. One query, five when the guide has changed since the last time."""
    return _likeliest(_State(moment))


class _State:
    """The guide at a moment as far as it joins roles: equal for two moments exactly if nothing changed between.

    Editions are only ever added, and what is withdrawn never went live: so the number of those whose time has come
    and the last of them tell one state of the guide from every other.
    """

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
        begun = Edition.objects.filter(
            kind__in=("role", "path", "comparison"), withdrawn=False, live_from__lte=moment.at
        )
        self.told = tuple(begun.aggregate(Count("pk"), Max("pk"), Max("live_from")).values())

    def __hash__(self) -> int:
        return hash(self.told)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _State) and self.told == other.told


@lru_cache(maxsize=2)
def _likeliest(state: _State) -> Likeliest:
    editions = state.moment.editions()
    named: dict[int, dict[str, set[str]]] = {}
    live = editions.filter(kind="role").values("pk")
    mentions = Mention.objects.filter(edition__in=live, field__in=("roleskill.skill", "role.family"))
    for edition, kind, key in mentions.values_list("edition", "kind", "key").iterator():
        named.setdefault(edition, {}).setdefault(kind, set()).add(key)
    hops = set(
        Hop.objects.filter(edition__in=editions.filter(kind__in=("role", "path")).values("pk")).values_list(
            "kind", "start", "to"
        )
    )
    written = [parse(key) for key in editions.filter(kind="comparison").values_list("key", flat=True)]
    return likeliest(
        [
            Known(
                key,
                title,
                next(iter(named.get(pk, {}).get("family", ())), ""),
                frozenset(named.get(pk, {}).get("skill", ())),
            )
            for pk, key, title in editions.filter(kind="role").values_list("pk", "key", "title")
        ],
        moves={pair(start, to) for kind, start, to in hops if kind == "move"},
        steps={pair(start, to) for kind, start, to in hops if kind == "path"},
        written={pair(one, other) for keys in written for one in keys for other in keys if one < other},
        most=LIKELIEST,
    )


def forget() -> None:
    """Work the likeliest partners out anew when they are next asked for: for tests, whose guides share one time."""
    _likeliest.cache_clear()


def _lacking(editions: QuerySet[Edition]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each role's key with what it lacks, from its facts alone: no text is rendered for it."""
    for edition in editions.only("kind", "key", "facts", "facts_version").iterator(chunk_size=100):
        facts = f.upgrade(edition.facts, edition.facts_version)
        models = {record["model"] for record in facts}
        covered = {part for part, model in ROWS.items() if model in models}
        if facts[0]["fields"].get("description", "").strip():
            covered.add("what they do")
        yield edition.key, tuple(part for part in NEEDED if part not in covered)
