"""Sources that say different things of one role's pay in one country: put side by side, none called right."""

from collections.abc import Iterable
from dataclasses import dataclass

from roles.domain.guide import Link
from roles.domain.lines import Pay
from roles.domain.salary import Likeness, likeness, newest_first

ASPECTS = ("when", "statistic", "basis", "level", "region", "period", "currency")
"""What two figures of one role and country may differ in, besides who says so; names are those of `Likeness`."""

NOT_STATED = {"statistic": "average", "basis": "not-stated"}
"""Values that say only that the source does not say."""


@dataclass(frozen=True)
class Disagreement:
    """What several sources say of a role's pay in a country: the newest figure of each, the newest first.

    ``differ`` are the aspects in which what they state differs; in those of ``may_differ`` one of them states nothing.
    """

    role: Link
    pays: tuple[Pay, ...]
    differ: tuple[str, ...]
    may_differ: tuple[str, ...]


def disagreement(role: Link, pays: Iterable[Pay]) -> Disagreement | None:
    """How the sources of a role's figures in one country disagree; None if fewer than two have one, or all agree.

    The order of the figures changes nothing.
    """
    newest: dict[str, Pay] = {}
    for pay in sorted(pays, key=lambda pay: (*newest_first(pay.salary), pay.salary.order, pay.salary.key)):
        if pay.figure:
            newest.setdefault(pay.salary.source, pay)
    found = [(pay, pay.figure) for pay in newest.values() if pay.figure]
    if len({(figure.amount, figure.salary.currency, figure.salary.period) for _, figure in found}) < 2:
        return None
    likes = [likeness(figure) for _, figure in found]
    stated = {aspect: {getattr(like, aspect) for like in likes if _states(like, aspect)} for aspect in ASPECTS}
    unclear = {aspect for aspect in ASPECTS if not all(_states(like, aspect) for like in likes)}
    return Disagreement(
        role,
        tuple(pay for pay, _ in found),
        tuple(aspect for aspect in ASPECTS if len(stated[aspect]) > 1),
        tuple(aspect for aspect in ASPECTS if len(stated[aspect]) < 2 and aspect in unclear),
    )


def _states(like: Likeness, aspect: str) -> bool:
    """Whether the source of a figure says what it is in this respect."""
    value = getattr(like, aspect)
    return bool(value[0] != "not stated") if aspect == "when" else value != NOT_STATED.get(aspect)
