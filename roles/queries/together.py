"""Editions that went live together by the hundred, as an import brings them: told in one line, not in thousands."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q

from roles.editions.models import Edition
from roles.formats import KINDS
from roles.queries.state import State, kept

MANY = 10
"""So many editions of one kind that an import made are still told one by one."""


@dataclass(frozen=True)
class Together:
    """Editions of one kind that one import made: how many of them were new, changed and retired.

    ``first`` is the id of the one that stands for all; ``dataset`` the key of the source that they come from.
    """

    kind: str
    at: datetime
    dataset: str
    first: int
    new: int = 0
    changed: int = 0
    retired: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.new + self.changed + self.retired


@dataclass(frozen=True)
class Told:
    """All that readers have seen change: how many lines of each kind that is, and what imports made together."""

    counts: dict[str, int]
    together: dict[int, Together]
    """By the id of the edition that stands for the others."""

    def others(self) -> Q:
        """The editions that another one stands for."""
        found = Q(pk__in=[])
        for first, batch in self.together.items():
            found |= Q(kind=batch.kind, live_from=batch.at, dataset=batch.dataset) & ~Q(pk=first)
        return found

    def all(self) -> Q:
        """The editions that went live together with many others."""
        return self.others() | Q(pk__in=self.together)


@kept
def told(state: State) -> Told:
    """What there is to be told of a state of the guide. One query, which reads every edition's dates, and no facts."""
    earlier = Edition.objects.filter(
        kind=OuterRef("kind"), key=OuterRef("key"), withdrawn=False, live_from__lt=OuterRef("live_from")
    )
    public = Edition.objects.filter(kind__in=KINDS, withdrawn=False, live_from__lte=state.moment.at).order_by()
    rows = (
        public.annotate(new=~Exists(earlier))
        .values_list("kind", "live_from", "dataset", "retired", "new")
        .annotate(Count("pk"), Min("pk"))
    )
    counts: Counter[str] = Counter()
    sorts: dict[tuple[str, datetime, str], Counter[str]] = {}
    firsts: dict[tuple[str, datetime, str], int] = {}
    for kind, at, dataset, retired, new, number, first in rows:
        counts[kind] += number
        if dataset:
            what = "retired" if retired else "new" if new else "changed"
            sorts.setdefault((kind, at, dataset), Counter())[what] += number
            firsts[kind, at, dataset] = min(first, firsts.get((kind, at, dataset), first))
    together = {
        firsts[about]: Together(*about, firsts[about], sort["new"], sort["changed"], sort["retired"])
        for about, sort in sorts.items()
        if sort.total() > MANY
    }
    for batch in together.values():
        counts[batch.kind] -= batch.total - 1
    return Told(dict(counts), together)
