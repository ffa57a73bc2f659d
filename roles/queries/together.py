"""Editions that went live together by the hundred, as an import brings them: told in one line, not in thousands."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q

from roles.editions.models import Edition, Mention
from roles.formats import KINDS
from roles.queries.state import State, kept

MANY = 40
"""So many editions of one kind at one moment are still told one by one."""


@dataclass(frozen=True)
class Together:
    """Editions of one kind that went live at one moment: how many of them were new, changed and retired.

    ``first`` is the id of the one that stands for all; ``dataset`` the key of the source that they come from, if any.
    """

    kind: str
    at: datetime
    first: int
    new: int = 0
    changed: int = 0
    retired: int = 0
    dataset: str = ""

    @property
    def total(self) -> int:
        """How many there are."""
        return self.new + self.changed + self.retired


@dataclass(frozen=True)
class Told:
    """All that readers have seen change: how many lines of each kind that is, and what went live together."""

    counts: dict[str, int]
    together: dict[int, Together]
    """By the id of the edition that stands for the others."""

    def others(self) -> Q:
        """The editions that another one stands for."""
        found = Q(pk__in=[])
        for first, batch in self.together.items():
            found |= Q(kind=batch.kind, live_from=batch.at) & ~Q(pk=first)
        return found

    def all(self) -> Q:
        """The editions that went live together with many others."""
        return self.others() | Q(pk__in=self.together)


@kept
def told(state: State) -> Told:
    """What there is to be told of a state of the guide. Two queries that read every edition's dates, and no facts."""
    earlier = Edition.objects.filter(
        kind=OuterRef("kind"), key=OuterRef("key"), withdrawn=False, live_from__lt=OuterRef("live_from")
    )
    public = Edition.objects.filter(kind__in=KINDS, withdrawn=False, live_from__lte=state.moment.at).order_by()
    rows = (
        public.annotate(new=~Exists(earlier))
        .values_list("kind", "live_from", "retired", "new")
        .annotate(Count("pk"), Min("pk"))
    )
    counts: Counter[str] = Counter()
    sorts: dict[tuple[str, datetime], Counter[str]] = {}
    firsts: dict[tuple[str, datetime], int] = {}
    for kind, at, retired, new, number, first in rows:
        counts[kind] += number
        what = "retired" if retired else "new" if new else "changed"
        sorts.setdefault((kind, at), Counter())[what] += number
        firsts[kind, at] = min(first, firsts.get((kind, at), first))
    many = {about: sort for about, sort in sorts.items() if sort.total() > MANY}
    named = Mention.objects.filter(edition__in=[firsts[about] for about in many], field__endswith=".dataset")
    datasets = dict(named.values_list("edition", "key"))
    together = {
        firsts[kind, at]: Together(kind, at, firsts[kind, at], **sort, dataset=datasets.get(firsts[kind, at], ""))
        for (kind, at), sort in many.items()
    }
    for batch in together.values():
        counts[batch.kind] -= batch.total - 1
    return Told(dict(counts), together)
