"""What a dataset made and has no more: retired unless pages still refer to it."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from itertools import batched

from roles.editions.facts import Name
from roles.editions.models import Edition, Mention
from roles.importers.outcome import Outcome
from roles.importers.roots import MADE
from roles.models import kinds

BATCH = 500


def retire(
    gone: Mapping[Name, str],
    successors: Mapping[str, str],
    keys: Mapping[Name, str],
    *,
    outcome: Outcome,
    now: datetime,
) -> Iterator[list[Name]]:
    """Retire the working copies of what is gone, kind by kind; the caller publishes each lot before asking for more.

    Roles first: they refer to skills, tools and families, and no longer once they are retired. What a page refers to,
    now or when its time comes, is kept, and so is what has an edition scheduled: a lot may be empty.

    :param gone: {name: its code}.
    :param successors: {code of a role: code of the one in its place}.
    :param keys: {(kind, code): key} of all that the dataset has now; a code of these is an editors' role's by now.
    """
    for kind in reversed(MADE):
        names = _live([name for name in gone if name[0] == kind], now)
        kept: dict[Name, str] = {}
        found = _scheduled(names, now) or _referred_to(names, now)
        while found:
            yield sorted(found)  # without what the dataset said of it; what an editor added may refer to others
            kept |= found
            found = _referred_to(names - kept.keys(), now)
        for name in sorted(kept):
            outcome.of(kind).note("kept", f"{name[1]}: {kept[name]}")
        going = sorted(names - kept.keys())
        for batch in batched(going, BATCH):
            for root in kinds()[kind]._default_manager.filter(pk__in=[key for _, key in batch]):
                code = gone[kind, root.key]
                same = keys.get((kind, code))
                successor = same or keys.get((kind, successors.get(code, "") if kind == "role" else ""))
                if (kind, successor) in gone and not same:
                    successor = None
                root.retired, root.successor_id, root.merged = True, successor, same is not None
                root.save()
                outcome.of(kind).note("taken out", str(root))
        yield going


def _live(names: Collection[Name], now: datetime) -> set[Name]:
    found: set[Name] = set()
    for batch in batched(sorted(names), BATCH):
        found |= set(Edition.objects.live(now).named(batch).values_list("kind", "key"))
    return found


def _scheduled(names: Collection[Name], now: datetime) -> dict[Name, str]:
    found: dict[Name, str] = {}
    for batch in batched(sorted(names), BATCH):
        later = Edition.objects.named(batch).filter(withdrawn=False, live_from__gt=now)
        found |= dict.fromkeys(later.values_list("kind", "key"), "an edition is scheduled")
    return found


def _referred_to(names: Collection[Name], now: datetime) -> dict[Name, str]:
    """{name: “… refers to it”}, of those to which a page refers that stays, now or when its time comes."""
    found: dict[Name, str] = {}
    standing = Edition.objects.standing(now).filter(retired=False).order_by()
    for batch in batched(sorted(names), BATCH):
        keys = [key for _, key in batch]
        rows = Mention.objects.filter(kind=batch[0][0], key__in=keys, edition__in=standing.values("pk"))
        asked = ("kind", "key", "edition__kind", "edition__key", "edition__title")
        for kind, key, by_kind, by, title in rows.values_list(*asked):
            if (by_kind, by) not in names:
                found[kind, key] = f"“{title}” refers to it"
    return found
