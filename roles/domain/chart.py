"""Pay drawn: figures as bars over a common zero line, with all measures worked out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from roles.domain.guide import Link
from roles.domain.lines import Pay
from roles.domain.salary import Figure, likeness

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_STEPS = 3
FEW = 3
"""So many charts are all drawn; of more, only those in which there is something to compare."""


@dataclass(frozen=True)
class Span:
    """From where to where something is drawn, in hundredths of the chart's width."""

    x: Decimal
    width: Decimal


@dataclass(frozen=True)
class Tick:
    """An amount on the scale and its place, in hundredths of the chart's width."""

    amount: Decimal
    x: Decimal


@dataclass(frozen=True)
class Bar:
    """One figure in a chart; ``width`` reaches to the figure, in hundredths of the chart's width.

    Where percentiles are known, ``spread`` is from the 10th to the 90th and ``middle`` from the 25th to the 75th, each
    as far as it is known.
    """

    role: Link
    place: int
    pay: Pay
    width: Decimal
    spread: Span | None
    middle: Span | None

    @property
    def is_open(self) -> bool:
        """Whether it goes on beyond what the source gives figures for."""
        return self.spread is not None and bool(self.pay.salary.topped)

    @property
    def end(self) -> Decimal:
        """Where all that is drawn ends, and the figure can stand."""
        return max(self.width, self.spread.x + self.spread.width if self.spread else self.width)


@dataclass(frozen=True)
class Chart:
    """Bars of figures of one kind, source and date over a common zero line; ``kind`` is one that speaks for all."""

    kind: Pay
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]

    @property
    def open_from(self) -> Decimal | None:
        """The amount from which the source gives no figures, if a bar goes on beyond it."""
        return next((bar.pay.salary.top_code for bar in self.bars if bar.is_open), None)

    @property
    def ranged(self) -> bool:
        """Whether a bar shows a range."""
        return any(bar.spread for bar in self.bars)


@dataclass(frozen=True)
class Drawing:
    """The charts that are worth drawing, and how many figures are left to the table."""

    charts: tuple[Chart, ...]
    left: int

    @property
    def complete(self) -> bool:
        """Whether every figure is drawn, with who says so."""
        return not self.left


def drawing(charts: Sequence[Chart]) -> Drawing:
    """All charts if they are few; of many, those with several figures or a range: a bar alone says too little."""
    drawn = tuple(chart for chart in charts if len(charts) <= FEW or len(chart.bars) > 1 or chart.ranged)
    return Drawing(drawn, sum(len(chart.bars) for chart in charts if chart not in drawn))


def charts(figures: Iterable[tuple[Link, int, Pay]]) -> tuple[Chart, ...]:
    """Figures (role, place, pay) drawn as bars in the order given; only like figures share a chart and its scale."""
    grouped: dict[tuple[object, ...], list[tuple[Link, int, Pay]]] = {}
    for role, place, pay in figures:
        grouped.setdefault(_kind(pay), []).append((role, place, pay))
    return tuple(_chart(found) for found in grouped.values())


def _chart(found: Sequence[tuple[Link, int, Pay]]) -> Chart:
    ticks = scale(max(_reach(pay) for _, _, pay in found))
    return Chart(found[0][2], tuple(_bar(role, place, pay, ticks[-1].amount) for role, place, pay in found), ticks)


def scale(reach: Decimal) -> tuple[Tick, ...]:
    """Round amounts from zero to the first that is not below ``reach``, at most four of them."""
    reach = max(reach, Decimal(1))
    power = Decimal(1).scaleb((reach / MOST_STEPS).adjusted())
    step = next(step * power for step in STEPS if step * power * MOST_STEPS >= reach)
    count = (reach / step).to_integral_value(ROUND_CEILING)
    return tuple(Tick(n * step, _hundredths(n * step, count * step)) for n in range(int(count) + 1))


def _bar(role: Link, place: int, pay: Pay, whole: Decimal) -> Bar:
    s = pay.salary
    top = s.top_code if s.topped else None
    return Bar(
        role,
        place,
        pay,
        _hundredths(pay.figure.amount if pay.figure else _reach(pay), whole),
        _span(s.p10 or s.p25, s.p90 or top or s.p75, whole),
        _span(s.p25, s.p75 or top, whole),
    )


def _span(low: Decimal | None, high: Decimal | None, whole: Decimal) -> Span | None:
    if low is None or high is None:
        return None
    return Span(_hundredths(low, whole), _hundredths(high - low, whole))


def _hundredths(amount: Decimal, whole: Decimal) -> Decimal:
    return (amount / whole * 100).quantize(Decimal("0.01"))


def _kind(pay: Pay) -> tuple[object, ...]:
    """What may be compared is alike; so must be what the caption says besides: the date, and who reports it."""
    s = pay.salary
    return likeness(pay.figure or Figure(s, "", Decimal(0))), s.as_of, s.as_of_precision, s.reported_by


def _reach(pay: Pay) -> Decimal:
    s = pay.salary
    amounts = s.amount, s.p10, s.p25, s.p50, s.p75, s.p90, s.top_code if s.topped else None
    return max((amount for amount in amounts if amount is not None), default=Decimal(0))
