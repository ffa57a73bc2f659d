"""Publishing: from the working copy to editions, all of a set of aggregates or none.

Every function here takes the moment ``now`` from its caller, locks the roots concerned first, in (kind, key)
order, and raises ``Refused`` with sentences for the editor when something stands against it; nothing is written then.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction

from roles.editions import facts as f
from roles.editions.checks import faults
from roles.editions.facts import Facts, Name
from roles.editions.models import Edition
from roles.editions.projections import project
from roles.editions.windows import unmet
from roles.models import kinds


class Refused(Exception):
    """The guide would become wrong: ``reasons`` says why, in sentences for the editor."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = reasons

    def __str__(self) -> str:
        return " ".join(self.reasons)


class Conflict(Refused):
    """Someone else was quicker."""


def _all_or_nothing[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Run in one transaction; a clash in the database means that someone else was quicker."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic():
                return function(*args, **kwargs)
        except IntegrityError as error:
            raise Conflict(
                "Someone else published at the same moment. Look at what is live now, then try again."
            ) from error

    return run


@_all_or_nothing
def publish(
    names: Iterable[Name],
    *,
    now: datetime,
    live_from: datetime | None = None,
    by: Any = None,
    note: str = "",
    base: Mapping[Name, int] | None = None,
    seen: Mapping[Name, str] | None = None,
    before_scheduled: bool = False,
) -> list[Edition]:
    """Write an edition of each working copy named, live from ``live_from`` (default: now), and return the new ones.

    What is already published word for word is passed over. ``base`` maps a name to the number of the edition that
    the editor had seen (0 for none); a newer one is a conflict. ``seen`` maps a name to the digest of the working
    copy that the editor had looked at; another one is a conflict too. While an edition is scheduled, publishing
    before it is refused unless ``before_scheduled``: the scheduled one would silently take the mended page back.

    :raises Refused: for a missing working copy, a time in the past, a fault of the whole aggregate, or a reference
        to something that is not live throughout.
    :raises Conflict: if someone else saved or published meanwhile.
    """
    live_from = live_from or now
    if live_from < now:
        raise Refused("Nothing is published into the past. Choose a time from now on.")
    names = sorted(set(names))
    built = f.build(names)
    held = _lock(names, built)
    built = _as_locked(names, built, held)
    reasons = [f"{_title(facts)}: {fault}" for facts in built.values() for fault in faults(facts)]
    if reasons:
        raise Refused(*reasons)
    history = _history(names)
    new: list[Edition] = []
    for name in names:
        earlier = history.get(name, [])
        standing = [e for e in earlier if not e.withdrawn]
        if base is not None and (earlier[-1].number if earlier else 0) != base.get(name, 0):
            raise Conflict(f"{_title(built[name])}: someone else published an edition since you opened it.")
        digest = f.digest(built[name])
        if seen is not None and seen.get(name) != digest:
            raise Conflict(f"{_title(built[name])}: someone else saved a change since you opened it.")
        if standing and standing[-1].digest == digest and standing[-1].live_from <= live_from:
            continue
        if standing and standing[-1].live_from > live_from and not before_scheduled:
            raise Refused(
                f"{_title(built[name])}: an edition is scheduled for {standing[-1].live_from:%-d %B %Y, %H:%M} UTC."
                " Withdraw it first, or confirm that this one goes before it."
            )
        number = earlier[-1].number + 1 if earlier else 1
        new.append(_edition(name, built[name], number=number, live_from=live_from, now=now, by=by, note=note))
    Edition.objects.bulk_create(new, batch_size=200)
    project(new)
    _check_references([e.name for e in new], since=live_from)
    return new


@_all_or_nothing
def withdraw(names: Iterable[Name], *, now: datetime) -> list[Edition]:
    """Take back every scheduled edition of the aggregates named, and return those taken back.

    :raises Refused: if something that goes live later would then refer to what is not there.
    """
    names = sorted(set(names))
    f.lock(names)
    scheduled = list(Edition.objects.named(names).filter(withdrawn=False, live_from__gt=now))
    Edition.objects.filter(pk__in=[e.pk for e in scheduled]).update(withdrawn=True)
    _check_references([e.name for e in scheduled], since=now)
    return scheduled


@_all_or_nothing
def retire(name: Name, *, successor: str = "", now: datetime, by: Any = None, note: str = "") -> list[Edition]:
    """Publish a last edition that says the page is retired, and names the successor's key if there is one.

    :raises Refused: if the successor is not live, or anything live still refers to the page.
    """
    f.lock([name])
    root = kinds()[name[0]]._default_manager.get(pk=name[1])
    root.retired, root.successor_id = True, successor or None
    root.full_clean()
    root.save()
    f.seal([name])
    return publish([name], now=now, by=by, note=note)


@_all_or_nothing
def revert(edition: Edition, *, with_slug: bool = False) -> None:
    """Make the working copy what the edition says, rows included; the slug stays as it is unless asked for."""
    f.lock([edition.name])
    facts = f.upgrade(edition.facts, edition.facts_version)
    if not with_slug:
        current = kinds()[edition.kind]._default_manager.get(pk=edition.key)
        facts = [{**facts[0], "fields": {**facts[0]["fields"], "slug": current.slug}}, *facts[1:]]
    f.restore({edition.name: facts})


def draft(name: Name, *, now: datetime) -> Edition | None:
    """The edition that publishing the working copy now would write, unsaved, for a preview; None without a root."""
    built = f.build([name])
    return _edition(name, built[name], number=0, live_from=now, now=now, by=None, note="") if built else None


def unpublished(names: Iterable[Name], *, at: datetime) -> list[Name]:
    """What the working copies refer to that no reader will see at ``at``, and what that refers to in turn.

    Publishing them is refused unless these are published with them. Two queries and the facts a step.
    """
    reached = frontier = set(names)
    found: set[Name] = set()
    while frontier:
        mentioned = {(kind, key) for facts in f.build(frontier).values() for _, kind, key in f.mentions(facts)}
        live = set(Edition.objects.live(at).named(mentioned).values_list("kind", "key"))
        frontier = mentioned - reached - live
        found |= frontier
        reached = reached | frontier
    return sorted(found)


def _edition(
    name: Name, facts: Facts, *, number: int, live_from: datetime, now: datetime, by: Any, note: str
) -> Edition:
    root = facts[0]["fields"]
    return Edition(
        kind=name[0],
        key=name[1],
        number=number,
        slug=root["slug"],
        title=_title(facts),
        live_from=live_from,
        facts=facts,
        facts_version=f.VERSION,
        digest=f.digest(facts),
        retired=root.get("retired", False),
        successor=root.get("successor", ""),
        published_at=now,
        published_by=by,
        note=note,
    )


def _title(facts: Facts) -> str:
    return str(f.instance(facts[0]))[:300]


def _lock(names: list[Name], built: dict[Name, Facts]) -> set[Name]:
    """Lock the aggregates and all that they refer to, so that no target is retired meanwhile."""
    missing = [f"There is no {kind} “{key}” to publish." for kind, key in names if (kind, key) not in built]
    if missing:
        raise Refused(*missing)
    targets = {(kind, key) for facts in built.values() for _, kind, key in f.mentions(facts)}
    return f.lock({*names, *targets})


def _as_locked(names: list[Name], built: dict[Name, Facts], held: set[Name]) -> dict[Name, Facts]:
    """What was built before the lock, or built again if a save came between.

    :raises Conflict: if that save brought references that are not locked.
    """
    saved = {
        (kind, root.pk): root.digest
        for kind, keys in f.by_kind(names).items()
        for root in kinds()[kind]._default_manager.filter(pk__in=keys).only("digest")
    }
    if all(saved.get(name) == f.digest(built[name]) for name in names):
        return built
    built = f.seal(names)
    targets = {(kind, key) for facts in built.values() for _, kind, key in f.mentions(facts)}
    if set(built) != set(names) or not targets <= held:
        raise Conflict("Someone else saved a change while you were publishing. Look at it, then publish again.")
    return built


def _history(names: list[Name]) -> dict[Name, list[Edition]]:
    """Every edition of the aggregates, oldest first, without its facts."""
    history: dict[Name, list[Edition]] = {}
    for edition in Edition.objects.named(names).defer("facts").order_by("number"):
        history.setdefault(edition.name, []).append(edition)
    return history


def _check_references(changed: list[Name], *, since: datetime) -> None:
    reasons = unmet(changed, since=since)
    if reasons:
        raise Refused(*reasons)
