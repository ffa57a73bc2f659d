"""Publishing: from the working copy to editions, all of a set of aggregates or none.

Every function here takes the moment ``now`` from its caller, locks the roots concerned first, in (kind, key)
order, and raises ``Refused`` with sentences for the editor when something stands against it; nothing is written then.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max

from roles.editions import facts as f
from roles.editions.activity import Activity, What, entry
from roles.editions.checks import faults
from roles.editions.datasets import adopting
from roles.editions.facts import Facts, Name
from roles.editions.models import Edition, Mention
from roles.editions.projections import project, tell_the_planner
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


def all_or_nothing[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Run in one transaction. A clash in the database means that someone else was quicker.

    What a model refuses is told like every other refusal.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic():
                return function(*args, **kwargs)
        except ValidationError as error:
            raise Refused(*error.messages) from error
        except IntegrityError as error:
            raise Conflict(
                "Someone else published at the same moment. Look at what is live now, then try again."
            ) from error

    return run


@all_or_nothing
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

    What will be live at that moment word for word is passed over. ``base`` maps a name to the number of the edition
    that the editor had seen (0 for none); a newer one is a conflict. ``seen`` maps a name to the digest of the working
    copy that the editor had looked at; another one is a conflict too. While an edition is scheduled, publishing
    before it is refused unless ``before_scheduled``: the scheduled one would silently take the mended page back.

    :raises Refused: for a missing working copy, a time in the past, a fault of the whole aggregate, or a reference
        to something that is not live throughout.
    :raises Conflict: if someone else saved or published meanwhile.
    """
    names = sorted(set(names))
    built = locked(names)
    now = _caught_up(now, {*names, *_targets(built)})
    live_from = live_from or now
    if live_from < now:
        raise Refused("Nothing is published into the past. Choose a time from now on.")
    reasons = [f"{_title(facts)}: {fault}" for facts in built.values() for fault in faults(facts)]
    history = _history(names)
    new: list[Edition] = []
    for name in names:
        facts, earlier = built[name], history.get(name, [])
        number = earlier[-1].number if earlier else 0
        if base is not None and number != base.get(name, 0):
            raise Conflict(f"{_title(facts)}: someone else published an edition since you opened it.")
        made = edition_of(name, facts, number=number + 1, live_from=live_from, now=now, by=by, note=note)
        if seen is not None and seen.get(name) != made.digest:
            raise Conflict(f"{_title(facts)}: someone else saved a change since you opened it.")
        standing = sorted((e for e in earlier if not e.withdrawn), key=lambda e: e.live_from)
        until = [e for e in standing if e.live_from <= live_from]
        if until and _same(until[-1], made):
            continue
        scheduled = next((e for e in standing if e.live_from >= live_from and e.live_from > now), None)
        if scheduled and (scheduled.live_from == live_from or not before_scheduled):
            reasons.append(
                f"{_title(facts)}: an edition is scheduled for {scheduled.live_from:%-d %B %Y, %H:%M} UTC. Withdraw it"
                f" first{'.' if scheduled.live_from == live_from else ', or confirm that this one goes before it.'}"
            )
        new.append(made)
    if reasons:
        raise Refused(*reasons)
    Edition.objects.bulk_create(new, batch_size=200)
    project(new)
    tell_the_planner(len(new))
    later = live_from > now
    _record(
        lambda e: What.SCHEDULED if later else _became(e),
        new,
        now=now,
        by=by,
        note=note,
    )
    _check_references([e.name for e in new], since=live_from)
    return new


@all_or_nothing
def withdraw(names: Iterable[Name], *, now: datetime, by: Any = None, note: str = "") -> list[Edition]:
    """Take back every scheduled edition of the aggregates named, and return those taken back.

    :raises Refused: if something that goes live later would then refer to what is not there.
    """
    names = sorted(set(names))
    wanted = {*names, *_mentioned(names)}
    f.lock(wanted)
    if not _mentioned(names) <= wanted:
        raise Conflict("Someone else published meanwhile. Look at what is live now, then try again.")
    now = _caught_up(now, names)
    scheduled = list(Edition.objects.named(names).filter(withdrawn=False, live_from__gt=now))
    Edition.objects.filter(pk__in=[e.pk for e in scheduled]).update(withdrawn=True)
    _record(lambda _: What.WITHDRAWN, scheduled, now=now, by=by, note=note)
    _check_references([e.name for e in scheduled], since=now)
    return scheduled


@all_or_nothing
def revert(edition: Edition, *, with_slug: bool = False) -> None:
    """Make the working copy what the edition says, rows included; the slug stays as it is unless asked for.

    What datasets brought stays as it is today. A root that a dataset made is the editors' own if its texts change.

    :raises Refused: if another aggregate has meanwhile got what only one can have.
    """
    f.lock([edition.name])
    facts = f.upgrade(edition.facts, edition.facts_version)
    current = kinds()[edition.kind]._default_manager.get(pk=edition.key)
    if not with_slug:
        facts = [{**facts[0], "fields": {**facts[0]["fields"], "slug": current.slug}}, *facts[1:]]
    put_back(edition.name, [adopting(f.record(current), facts[0]), *facts[1:]])


def put_back(name: Name, facts: Facts) -> None:
    """Make the working copy say these facts. Lock its root first.

    :raises ValidationError: if another aggregate has meanwhile got what only one can have.
    """
    root = f.instance(facts[0])
    root._state.adding = False
    root.validate_unique()
    f.restore({name: facts})


def drafts(names: Iterable[Name], *, now: datetime) -> dict[Name, Edition]:
    """The editions that publishing the working copies now would write, unsaved; the live one where it says the same.

    Names without a working copy are left out. Two queries and the facts.
    """
    built = f.build(names)
    live = {edition.name: edition for edition in Edition.objects.current(now).named(built)}
    numbers = last_numbers(built)
    found: dict[Name, Edition] = {}
    for name, facts in built.items():
        made = edition_of(name, facts, number=numbers.get(name, 0) + 1, live_from=now, now=now, by=None, note="")
        found[name] = live[name] if name in live and _same(live[name], made) else made
    return found


def last_numbers(names: Iterable[Name]) -> dict[Name, int]:
    """The highest number ever given to an edition of each, withdrawn ones too; nothing for those without one."""
    rows = Edition.objects.named(names).values_list("kind", "key").annotate(Max("number"))
    return {(kind, key): number for kind, key, number in rows}


def unpublished(names: Iterable[Name], *, at: datetime) -> list[Name]:
    """What the working copies refer to that no reader will see at ``at``, and what that refers to in turn.

    Publishing them is refused unless these are published with them. Two queries and the facts a step.
    """
    reached = frontier = set(names)
    found: set[Name] = set()
    while frontier:
        mentioned = _targets(f.build(frontier))
        live = set(Edition.objects.live(at).named(mentioned).values_list("kind", "key"))
        frontier = mentioned - reached - live
        found |= frontier
        reached = reached | frontier
    return sorted(found)


def _became(edition: Edition) -> What:
    if edition.retired:
        return What.MERGED if edition.merged else What.RETIRED
    return What.PUBLISHED


def _record(what: Callable[[Edition], What], editions: Iterable[Edition], *, now: datetime, by: Any, note: str) -> None:
    """Put on record who did what with these editions, and why. One query."""
    Activity.objects.bulk_create(
        [entry(what(e), e, by=by, at=now, comment=note, edition=e.number) for e in editions], batch_size=500
    )


def edition_of(
    name: Name, facts: Facts, *, number: int, live_from: datetime, now: datetime, by: Any, note: str
) -> Edition:
    """The edition that says these facts, unsaved."""
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
        merged=root.get("merged", False),
        published_at=now,
        published_by=by,
        note=note,
    )


def _title(facts: Facts) -> str:
    return str(f.instance(facts[0]))[:300]


def locked(names: list[Name], besides: Iterable[Name] = ()) -> dict[Name, Facts]:
    """The facts of the aggregates, locked together with all that they refer to, so that no target is retired meanwhile.

    Built before the lock, to know what to lock; built again if a save came between.

    :raises Conflict: if that save brought references that are not locked.
    """
    built = f.build(names)
    missing = [f"There is no {kind} “{key}” to publish." for kind, key in names if (kind, key) not in built]
    if missing:
        raise Refused(*missing)
    held = f.lock({*names, *besides, *_targets(built)})
    saved = {
        (kind, key): digest
        for kind, keys in f.by_kind(names).items()
        for key, digest in kinds()[kind]._default_manager.filter(pk__in=keys).values_list("pk", "digest")
    }
    if all(saved.get(name) == f.digest(built[name]) for name in names):
        return built
    built = f.seal(names)
    if set(built) != set(names) or not _targets(built) <= held:
        raise Conflict("Someone else saved a change while you were publishing. Look at it, then publish again.")
    return built


def _caught_up(now: datetime, names: Iterable[Name]) -> datetime:
    """``now``, or the moment of a later publishing of one of these: somebody else may have had the lock till then."""
    latest: datetime | None = Edition.objects.named(names).aggregate(latest=Max("published_at"))["latest"]
    return max(now, latest) if latest else now


def _targets(built: Mapping[Name, Facts]) -> set[Name]:
    return {target for facts in built.values() for target in f.targets(facts)}


def _mentioned(names: Iterable[Name]) -> set[Name]:
    """What the aggregates' editions refer to, those withdrawn left out."""
    editions = Edition.objects.named(names).filter(withdrawn=False)
    return set(Mention.objects.filter(edition__in=editions).values_list("kind", "key"))


def _history(names: list[Name]) -> dict[Name, list[Edition]]:
    """Every edition of the aggregates, oldest first, without its facts."""
    history: dict[Name, list[Edition]] = {}
    for edition in Edition.objects.named(names).defer("facts").order_by("number"):
        history.setdefault(edition.name, []).append(edition)
    return history


def _same(edition: Edition, new: Edition) -> bool:
    """Whether the edition already says word for word what the new one would; an older form is upgraded first."""
    if edition.facts_version == new.facts_version:
        return edition.digest == new.digest
    return f.upgrade(edition.facts, edition.facts_version) == new.facts


def _check_references(changed: list[Name], *, since: datetime) -> None:
    reasons = unmet(changed, since=since)
    if reasons:
        raise Refused(*reasons)
