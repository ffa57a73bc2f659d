"""Which roles a reader's answers come nearest to, why, and how close the call is.

A reader and, for each role, the editors say how far they agree with the same statements, from -2 (strongly disagree)
to 2 (strongly agree). How near an answer x is to a role's stance r is 1 - |x - r| / 4: from 0, opposite ends of the
scale, to 1, the same. A role's fit is the mean nearness over the answered statements on which it has a stance, in per
cent to one place. That is the city-block similarity of two profiles of ratings; no statement weighs more than another.

Everything that is said of a fit (its rank, a tie, how close the call is) is worked out from the figure as shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction

from roles.domain.guide import Link
from roles.domain.lines import in_words
from roles.domain.records import Statement

SPAN = 4
"""From one end of the scale to the other."""

FEW = 4
"""With fewer answers, a result says on how few it rests."""

EXPLAINED = 5
"""So many roles, the best, are shown and explained; as many as one comparison holds."""

TOO_CLOSE = 5
"""Under so many points between first and second, the call is too close to make."""

CLEAR = 15
"""From so many points between first and second, the call is clear; in between it is close."""


class Closeness(Enum):
    """How far apart the first and the second role are."""

    TIE = "tie"
    TOO_CLOSE = "too-close"
    CLOSE = "close"
    CLEAR = "clear"


@dataclass(frozen=True)
class Asked:
    """A statement and the name of the dimension that it asks about."""

    statement: Statement
    dimension: str


@dataclass(frozen=True)
class Candidate:
    """A role, its name as it stands in a sentence, and its stances: agreement (-2 to 2) by a statement's key."""

    role: Link
    plural: str
    stances: Mapping[str, int]


@dataclass(frozen=True)
class Reason:
    """An answer that lies nearer to one role than to the others: what the reader said, and what each of them says.

    ``stances``: (a role's plural, its stance), the role's own first. ``strength``: by how much nearer, above 0 to 1.
    """

    asked: Asked
    answer: int
    stances: tuple[tuple[str, int], ...]
    strength: Fraction


@dataclass(frozen=True)
class Answer:
    """What the reader said to a statement: agreement, -2 to 2."""

    asked: Asked
    answer: int


@dataclass(frozen=True)
class Standing:
    """A role in the ranking; ``percent`` is its fit, 0 to 100, to one place.

    Roles of equal fit share a rank, and the next rank is left out: 1, 2, 2, 4. ``place``, for its accent, is its place
    among the explained roles as a comparison's address has them, whatever the answers.
    """

    candidate: Candidate
    percent: Decimal
    rank: int
    place: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Fit:
    """Roles from the best to the worst, roles that these answers cannot place, and how close the call is.

    ``best`` are the first roles of the ranking, explained, of as many as are ``ranked``; ``tied`` says how many
    share the first rank. ``points`` is the difference between first and second; None with fewer than two ranked roles.
    ``alike`` are the answers that speak for none of the best more than for another.
    """

    answered: int
    asked: int
    best: tuple[Standing, ...]
    ranked: int
    tied: int
    points: Decimal | None
    unplaced: tuple[Candidate, ...]
    alike: tuple[Answer, ...] = ()

    @property
    def closeness(self) -> Closeness | None:
        """How close the call is; None with fewer than two ranked roles."""
        return None if self.points is None else closeness(self.points)

    @property
    def few(self) -> bool:
        """Whether so little was answered that the result must say so."""
        return self.answered < min(FEW, self.asked)

    @property
    def leaders(self) -> tuple[Standing, ...]:
        """Those in the first place, as far as they are explained."""
        return tuple(standing for standing in self.best if standing.rank == 1)

    @property
    def unplaced_more(self) -> int:
        """How many that cannot be placed are left when the first few are named."""
        return len(self.unplaced[EXPLAINED:])

    @property
    def leading(self) -> str:
        """The leaders in words: “bakers and cooks”."""
        return in_words([standing.candidate.plural for standing in self.leaders])

    @property
    def to_compare(self) -> tuple[Standing, ...]:
        """Whom to read about side by side: all who lead, or the first and the second. Empty with fewer than two."""
        return self.leaders if len(self.leaders) > 1 else self.best[:2] if len(self.best) > 1 else ()


def fit(answers: Mapping[str, int], asked: Iterable[Asked], candidates: Iterable[Candidate]) -> Fit | None:
    """The candidates ranked by how near the answers (agreement, -2 to 2, by statement) come; None without an answer.

    A role is ranked if it has a stance on at least half of the answered statements. Time grows with
    roles x statements; only the best few are explained.
    """
    asked = in_order(asked)
    given = {one.statement.key: answers[one.statement.key] for one in asked if one.statement.key in answers}
    if not given:
        return None
    ranked: list[tuple[Decimal, Candidate]] = []
    unplaced: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.role.title.casefold(), c.role.key)):
        shared = given.keys() & candidate.stances.keys()
        if 2 * len(shared) < len(given):
            unplaced.append(candidate)
        else:
            ranked.append((percent(nearness(given[key], candidate.stances[key]) for key in shared), candidate))
    ranked.sort(key=lambda pair: -pair[0])
    figures = [figure for figure, _ in ranked]
    best = [candidate for _, candidate in ranked[:EXPLAINED]]
    places = sorted(candidate.role.slug for candidate in best)
    explained = tuple(
        Standing(
            candidate,
            percent=figure,
            rank=figures.index(figure) + 1,
            place=places.index(candidate.role.slug),
            reasons=_reasons(candidate, [other for other in best if other is not candidate], given, asked),
        )
        for figure, candidate in ranked[:EXPLAINED]
    )
    return Fit(
        answered=len(given),
        asked=len(asked),
        best=explained,
        ranked=len(ranked),
        tied=figures.count(figures[0]) if figures else 0,
        points=figures[0] - figures[1] if len(figures) > 1 else None,
        unplaced=tuple(unplaced),
        alike=tuple(_alike(explained, given, asked)),
    )


def in_order(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """The statements by position; while two share one, by key."""
    return tuple(sorted(asked, key=lambda one: (one.statement.position, one.statement.key)))


def nearness(answer: int, stance: int) -> Fraction:
    """How near an answer is to a stance: 1 - |x - r| / 4, from 0 to 1."""
    return 1 - Fraction(abs(answer - stance), SPAN)


def percent(parts: Iterable[Fraction]) -> Decimal:
    """The mean of one or more parts of one, in per cent to one place; half is rounded up."""
    parts = list(parts)
    mean = 100 * sum(parts, Fraction()) / len(parts)
    return (Decimal(mean.numerator) / Decimal(mean.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def closeness(points: Decimal) -> Closeness:
    """What a difference between first and second, in points, amounts to."""
    if not points:
        return Closeness.TIE
    return Closeness.TOO_CLOSE if points < TOO_CLOSE else Closeness.CLOSE if points < CLEAR else Closeness.CLEAR


def _alike(best: Sequence[Standing], given: Mapping[str, int], asked: Iterable[Asked]) -> Iterator[Answer]:
    """The answers, as asked, on which two or more of the best all have a stance and that are a reason for none."""
    told = {reason.asked.statement.key for standing in best for reason in standing.reasons}
    for one in asked:
        key = one.statement.key
        if key in given and key not in told and len(best) > 1 and all(key in s.candidate.stances for s in best):
            yield Answer(one, given[key])


def _reasons(
    candidate: Candidate, others: Sequence[Candidate], given: Mapping[str, int], asked: Iterable[Asked]
) -> tuple[Reason, ...]:
    """The answers that are nearer to this role than the others' mean, the strongest first, then as asked.

    Others without a stance on a statement are left out of its mean; where none has one, it does not tell roles apart.
    """
    found = []
    for one in asked:
        key = one.statement.key
        if key not in given or key not in candidate.stances:
            continue
        having = [candidate, *(other for other in others if key in other.stances)]
        own, *theirs = (nearness(given[key], each.stances[key]) for each in having)
        if theirs and (strength := own - sum(theirs, Fraction()) / len(theirs)) > 0:
            stances = tuple((each.plural, each.stances[key]) for each in having)
            found.append(Reason(one, given[key], stances, strength))
    return tuple(sorted(found, key=lambda reason: -reason.strength))
