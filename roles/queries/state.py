"""Which state of the guide a moment sees: for what is worked out once of all things of a kind, until one changes."""

from collections.abc import Callable
from functools import lru_cache

from django.db.models import Count, Max

from roles.editions.models import Edition
from roles.queries.live import Moment


class State:
    """The guide at a moment as far as some kinds of things go: equal for two moments exactly if none changed between.

    Editions are only ever added, and what is withdrawn never went live: so the number of those whose time has come
    and the last of them tell one state of the guide from every other. One query, which an index answers.
    """

    def __init__(self, moment: Moment, kinds: tuple[str, ...]) -> None:
        self.moment, self.kinds = moment, kinds
        begun = Edition.objects.filter(kind__in=kinds, withdrawn=False, live_from__lte=moment.at).order_by()
        self.told = (kinds, *begun.aggregate(Count("pk"), Max("pk"), Max("live_from")).values())

    def __hash__(self) -> int:
        return hash(self.told)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, State) and self.told == other.told


STATES = 4
"""So many states are kept in each process: the guide as it is, and as it was on days that readers ask for."""

_KEPT: list[Callable[[], None]] = []


def kept[T](work_out: Callable[[State], T]) -> Callable[[State], T]:
    """What is worked out of a state, kept until there are other states to keep."""
    remembered = lru_cache(maxsize=STATES)(work_out)
    _KEPT.append(remembered.cache_clear)
    return remembered


def forget() -> None:
    """Work everything out anew when it is next asked for: for tests, whose guides share one time."""
    for clear in _KEPT:
        clear()
