"""References have windows: what an edition refers to must be live for as long as the edition is.

Only a successor need not stay: it has to be live at the moment of the retirement that names it.
"""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from itertools import batched, pairwise

from django.db.models import Q

from roles.editions.facts import Name
from roles.editions.models import Edition, Mention

END = datetime.max.replace(tzinfo=UTC)

BATCH = 200
"""So many aggregates are looked at together: SQLite takes 32,766 names in a query, and a role may name hundreds."""

Window = tuple[datetime, datetime]


def unmet(changed: Iterable[Name], *, since: datetime) -> list[str]:
    """Sentences for each reference that would lead to nothing at some time from ``since`` on.

    Looks at what the changed aggregates refer to and at what refers to them. Four queries for every ``BATCH``.
    """
    reasons: dict[str, None] = {}
    for batch in batched(sorted(set(changed)), BATCH):
        reasons |= _unmet(batch, since)
    return list(reasons)


def _unmet(changed: Collection[Name], since: datetime) -> dict[str, None]:
    own = list(Edition.objects.standing(since).named(changed).values_list("pk", flat=True))
    by_target = Q(pk__in=[])
    for kind in {kind for kind, _ in changed}:
        by_target |= Q(kind=kind, key__in=[key for k, key in changed if k == kind])
    standing = Edition.objects.standing(since).order_by()
    said = Mention.objects.filter(Q(edition__retired=False) | Q(field__endswith=".successor")).values_list(
        "edition", "edition__kind", "edition__key", "edition__title", "kind", "key", "edition__retired"
    )
    # Two queries, each with an index of its own: asked for both at once, SQLite reads every mention there is.
    by_own, of_own = said.filter(edition__in=own), said.filter(by_target, edition__in=standing.values("pk"))
    mentions = sorted({*by_own, *of_own})
    names = {(m[1], m[2]) for m in mentions} | {(m[4], m[5]) for m in mentions}
    shown, lives = _windows(names)
    reasons: dict[str, None] = {}
    for edition, _, _, title, kind, key, retired in mentions:
        start, end = shown[edition]
        windows = lives.get((kind, key), [])
        if retired:
            if start >= since and not any(opens <= start < closes for opens, closes in windows):
                reasons[f"“{title}” cannot give way to the {kind} “{key}”, which is not published then."] = None
            continue
        start = max(start, since)
        if start < end and not _covers(windows, start, end):
            reasons[
                f"“{title}” refers to the {kind} “{key}”, which is not published for as long as that page is."
                f" Publish the {kind} at the same time, or take the reference out first."
            ] = None
    return reasons


def _windows(names: set[Name]) -> tuple[dict[int, Window], dict[Name, list[Window]]]:
    """When each edition is the current one, and when each aggregate is live (current and not retired)."""
    timeline: dict[Name, list[tuple[datetime, bool, int]]] = {}
    rows = Edition.objects.named(names).filter(withdrawn=False).order_by("live_from")
    for kind, key, live_from, retired, pk in rows.values_list("kind", "key", "live_from", "retired", "pk"):
        timeline.setdefault((kind, key), []).append((live_from, retired, pk))
    shown: dict[int, Window] = {}
    lives: dict[Name, list[Window]] = {}
    for name, editions in timeline.items():
        for (start, retired, pk), (end, _, _) in pairwise([*editions, (END, False, 0)]):
            shown[pk] = (start, end)
            if not retired:
                lives.setdefault(name, []).append((start, end))
    return shown, lives


def _covers(windows: list[Window], start: datetime, end: datetime) -> bool:
    """Whether the windows, in order of time, leave no gap between start and end."""
    for opens, closes in windows:
        if opens <= start < closes:
            start = closes
    return start >= end
