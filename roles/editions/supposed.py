"""The guide as it would be if working copies were published now: published, read, and taken back before anyone sees it.

Everything that readers are shown comes from editions and their projections. So a draft that is written as an edition
is right on every page at once, in lists, counts, search and pages drawn from it alike, and no query need know of
drafts. It is written inside a transaction that is always rolled back: nobody else ever sees it, and nothing stays.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction

from roles.editions.facts import Name
from roles.editions.models import Edition
from roles.editions.projections import project
from roles.editions.publish import Conflict, drafts, unpublished


@contextmanager
def supposed(
    names: Iterable[Name], *, now: datetime, kinds: Collection[str] | None = None
) -> Iterator[dict[Name, Edition]]:
    """Inside, the working copies named and all that they need are live from ``now`` on; afterwards they never were.

    Gives the edition of each as readers would get it, and none for a name without a working copy. What is live word
    for word stays as it is. Nothing is checked: a draft with faults can be looked at too. Holds SQLite's write lock
    for as long as it lasts, so only draw a page inside. ``kinds``: of what they need, take only these.

    :raises Conflict: if somebody publishes one of them at this very moment.
    """
    names = list(names)
    with transaction.atomic():
        needed = (name for name in unpublished(names, at=now) if kinds is None or name[0] in kinds)
        shown = drafts([*names, *needed], now=now)
        new = [edition for edition in shown.values() if edition.pk is None]
        try:
            Edition.objects.bulk_create(new)
        except IntegrityError as error:
            raise Conflict("Somebody is publishing this at the same moment. Load the page again.") from error
        project(new)
        yield shown
        transaction.set_rollback(True)
