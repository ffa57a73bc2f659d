"""Review: a writer submits a draft, an editor publishes it or sends it back. How it stands follows from the record.

Every step locks the root first, so that of two people at once one is told. ``seen`` is the digest of the working copy
that the person had looked at; another one is a conflict.
"""

from datetime import datetime
from typing import Any

from roles.editions import facts as f
from roles.editions.activity import REVIEW, Activity, What, entry
from roles.editions.facts import Name
from roles.editions.models import Edition
from roles.editions.publish import Conflict, Refused, all_or_nothing
from roles.models import kinds

BECAME = {
    What.TAKEN_BACK: "took it back",
    What.SENT_BACK: "sent it back",
    What.PUBLISHED: "published it",
    What.SCHEDULED: "scheduled it",
    What.RETIRED: "retired it",
    What.MERGED: "merged it into another",
}


def last_step(name: Name) -> Activity | None:
    """The last step of an aggregate's review, without its facts; None if none was ever taken. One query."""
    steps = Activity.objects.of(*name).filter(what__in=REVIEW)
    return steps.select_related("by").defer("facts").first()


@all_or_nothing
def submit(name: Name, *, now: datetime, by: Any, comment: str, seen: str) -> None:
    """Ask for a review of the working copy; what it says now is kept, so that later changes can be told.

    :raises Refused: if it is waiting already, or if there is nothing in it that readers do not see.
    :raises Conflict: if someone saved it meanwhile, or deleted it.
    """
    root = locked(name, seen)
    step = last_step(name)
    if step and step.what == What.SUBMITTED:
        raise Refused(f"It is waiting for review already: {step.by} submitted it.")
    last = Edition.objects.named([name]).filter(withdrawn=False).order_by("-live_from")
    if last.values_list("digest", flat=True).first() == root.digest:
        raise Refused("There is nothing to review: all of it is published or scheduled already.")
    _record(What.SUBMITTED, root, now, by, comment, **keeping(name))


@all_or_nothing
def take_back(name: Name, *, now: datetime, by: Any, comment: str) -> None:
    """Wait no more for the review that one asked for.

    :raises Refused: if somebody else asked for it.
    :raises Conflict: if it is not waiting any more.
    """
    root = locked(name)
    step = _waiting(name)
    if step.by_id != by.pk:
        raise Refused(f"{step.by} submitted it, and nobody else can take it back.")
    _record(What.TAKEN_BACK, root, now, by, comment)


@all_or_nothing
def send_back(name: Name, *, now: datetime, by: Any, comment: str, seen: str) -> None:
    """Give it back to whoever submitted it, and say why.

    :raises Refused: without a comment.
    :raises Conflict: if it is not waiting any more, or someone saved it meanwhile.
    """
    if not comment:
        raise Refused("Say in the comment what is to be mended, then send it back.")
    root = locked(name, seen)
    _waiting(name)
    _record(What.SENT_BACK, root, now, by, comment)


@all_or_nothing
def comment_on(name: Name, *, now: datetime, by: Any, comment: str) -> None:
    """Say something about it; it stays where it is in its review.

    :raises Refused: without a word.
    """
    if not comment:
        raise Refused("Write your comment first.")
    _record(What.COMMENTED, locked(name), now, by, comment)


def locked(name: Name, seen: str | None = None) -> Any:
    """The root, locked until the transaction ends.

    :raises Conflict: if it is not there any more, or not in the state seen.
    """
    f.lock([name])
    root = kinds()[name[0]]._default_manager.filter(pk=name[1]).first()
    if root is None:
        raise Conflict("Somebody deleted it meanwhile.")
    if seen is not None and root.digest != seen:
        raise Conflict("Somebody saved it after you had opened this page. Look at what it says now, then press again.")
    return root


def keeping(name: Name) -> dict[str, Any]:
    """What the working copy says now, as fields of an entry that keeps it. A query for each kind of its rows."""
    return {"facts": f.build([name])[name], "facts_version": f.VERSION}


def _waiting(name: Name) -> Activity:
    step = last_step(name)
    if step is None:
        raise Conflict("It is not waiting for review.")
    if step.what != What.SUBMITTED:
        who = step.by or "the shipped guide"
        raise Conflict(f"It is not waiting for review any more: {who} {BECAME[What(step.what)]}.")
    return step


def _record(what: What, root: Any, now: datetime, by: Any, comment: str, **more: Any) -> None:
    entry(what, root, by=by, at=now, comment=comment, **more).save()
