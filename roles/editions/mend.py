"""Mending the live page while an edition is scheduled: there is one working copy, so what it holds is set aside.

What is set aside stays on record and comes back in one step, whatever becomes of the scheduled edition meanwhile.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from roles.editions import facts as f
from roles.editions.activity import MEND, Activity, What, entry
from roles.editions.facts import Facts, Name
from roles.editions.models import Edition
from roles.editions.publish import Refused, all_or_nothing, put_back, revert
from roles.editions.review import keeping, last_step, locked
from roles.models import kinds


def set_aside(name: Name) -> Activity | None:
    """The entry that keeps what was set aside, while the live page is being mended; None while it is not. One query."""
    last = Activity.objects.of(*name).filter(what__in=MEND).select_related("by").first()
    return last if last is not None and last.what == What.MENDING else None


@all_or_nothing
def mend(name: Name, *, now: datetime, by: Any, note: str, seen: str) -> Edition:
    """Set the working copy aside and make it what readers see now, its address included. Returns that edition.

    :raises Refused: if nothing is live or nothing is scheduled, or if the page is being mended already.
    :raises Conflict: if someone saved it meanwhile: ``seen`` is the digest that the editor had looked at.
    """
    root = locked(name, seen)
    if set_aside(name):
        raise Refused("It is being mended already.")
    step = last_step(name)
    if step and step.what == What.SUBMITTED:
        raise Refused(f"It is waiting for review: {step.by} submitted it. It has to be taken back or sent back first.")
    live = Edition.objects.live(now).named([name]).first()
    if live is None:
        raise Refused("Readers do not see it now, so there is nothing to mend.")
    if not Edition.objects.named([name]).filter(withdrawn=False, live_from__gt=now).exists():
        raise Refused("Nothing is scheduled any more. Change the page as usual, and publish it.")
    entry(What.MENDING, root, by=by, at=now, comment=note, edition=live.number, **keeping(name)).save()
    revert(live, with_slug=True)
    return live


@all_or_nothing
def resume(name: Name, *, now: datetime, by: Any, seen: str) -> None:
    """Put back into the working copy what was set aside.

    :raises Refused: if nothing was, if the working copy holds what no edition does, or if what was set aside names
        something that was deleted since.
    :raises Conflict: if someone saved it meanwhile.
    """
    root = locked(name, seen)
    aside = set_aside(name)
    if aside is None:
        raise Refused("Nothing is set aside any more: the working copy goes on already.")
    if not Edition.objects.named([name]).filter(withdrawn=False, digest=root.digest).exists():
        raise Refused(
            "The working copy holds changes that are in no edition, and they would be lost. Publish them first, or go"
            " back to the edition that readers see."
        )
    facts = aside.kept()
    if reasons := list(_deleted(facts)):
        raise Refused(*reasons)
    put_back(name, facts)
    root.refresh_from_db()  # with the digest of what it is now: datasets may have brought more since
    entry(What.RESUMED, root, by=by, at=now).save()


def _deleted(facts: Facts) -> Iterator[str]:
    """A sentence for each thing that a row points to and nobody has any more."""
    named = {
        (kind, record["fields"][field])
        for record in facts
        for field, kind in f.naming_fields(record["model"])[0]
        if field in record["fields"]
    }
    for kind, keys in f.by_kind(named).items():
        there = set(kinds()[kind]._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
        for key in keys:
            if key not in there:
                yield f"It names the {kind} “{key}”, which was deleted. Add it again under this slug, then go on."
