"""Publishing what an import has written, many aggregates at a time, and nothing that an editor has not published.

An edition made here says what the live one says of the editors' own, with what the datasets bring now: a draft stays
a draft. A page without a live edition is published only if a dataset made it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F, Max

from roles.editions import facts as f
from roles.editions.activity import Activity, What, entry
from roles.editions.datasets import brought, own
from roles.editions.facts import Facts, Name
from roles.editions.models import Edition
from roles.editions.projections import project
from roles.editions.publish import edition_of, last_numbers

OF_RELEASE = ("release", "as_of", "as_of_precision", "licence", "licence_url", "attribution", "modifications")
"""Fields of a source that follow the dataset's release, whatever editors wrote."""


@dataclass
class Published:
    """What became of the aggregates."""

    editions: int = 0
    waiting: list[Name] = field(default_factory=list)
    """Left as they are, because an edition of theirs is scheduled: it would take the new facts back."""


def publish_imported(built: Mapping[Name, Facts], *, dataset: str, now: datetime, note: str) -> Published:
    """Publish the imported part of working copies. Inside a transaction, with the roots locked and sealed.

    ``built``: the facts of some hundred of them, as ``seal`` has built them; ``dataset``: whose import it is;
    ``note``: its name and release, “O*NET 29.2”, by which editors know it.
    The caller checks references and tells the planner afterwards, when all is written. A fixed number of queries.
    """
    done = Published()
    new = list(_editions(built, done, dataset=dataset, now=now, note=note))
    Edition.objects.bulk_create(new)
    project(new)
    Activity.objects.bulk_create(
        [entry(_became(e), e, by=None, at=now, comment=note, edition=e.number) for e in new],
    )
    done.editions = len(new)
    return done


def caught_up(now: datetime) -> datetime:
    """``now``, or just after the latest publishing: somebody else may have had the locks till then."""
    latest: datetime | None = Edition.objects.aggregate(latest=Max("published_at"))["latest"]
    return now if latest is None or latest < now else latest + timedelta(microseconds=1)


def ever_scheduled(kinds: Iterable[str]) -> set[Name]:
    """What of these kinds was ever scheduled, by which an earlier import may have had to pass. One query."""
    ahead = Edition.objects.filter(kind__in=list(kinds), live_from__gt=F("published_at")).order_by()
    return set(ahead.values_list("kind", "key"))


def _became(edition: Edition) -> What:
    if edition.retired:
        return What.MERGED if edition.merged else What.RETIRED
    return What.IMPORTED


def _editions(
    built: Mapping[Name, Facts], done: Published, *, dataset: str, now: datetime, note: str
) -> Iterator[Edition]:
    current = {edition.name: edition for edition in Edition.objects.current(now).named(built)}
    scheduled = Edition.objects.named(built).filter(withdrawn=False, live_from__gt=now)
    waiting = set(scheduled.values_list("kind", "key"))
    numbers = last_numbers(built)
    for name, working in built.items():
        live = current.get(name)
        facts = _imported_part(working, live)
        if facts is None:
            continue
        made = edition_of(name, facts, number=numbers.get(name, 0) + 1, live_from=now, now=now, by=None, note=note)
        made.dataset = dataset
        if live is not None and live.digest == made.digest and live.facts_version == made.facts_version:
            continue
        if name in waiting:
            done.waiting.append(name)
        else:
            yield made


def _imported_part(working: Facts, live: Edition | None) -> Facts | None:
    """What is live of the editors' own, with what the datasets bring now; None if it is theirs to publish."""
    root = working[0]["fields"]
    if working[0]["model"] == "roles.source":
        return _of_this_release(working, live)
    a_datasets = "dataset" in root and not root.get("adopted", False)
    if live is None:
        return working if a_datasets else None
    if live.retired and not a_datasets:
        return None
    said = own(f.upgrade(live.facts, live.facts_version))
    together = [working[0] if a_datasets else said[0], *said[1:], *(record for record in working if brought(record))]
    return sorted(together, key=f.place)


def _of_this_release(working: Facts, live: Edition | None) -> Facts:
    """A dataset's source as it is live, with what belongs to its present release."""
    if live is None:
        return working
    said, now = f.upgrade(live.facts, live.facts_version)[0], working[0]["fields"]
    kept = {name: value for name, value in said["fields"].items() if name not in OF_RELEASE}
    return [{**said, "fields": kept | {name: now[name] for name in OF_RELEASE if name in now}}]
