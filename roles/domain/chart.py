"""Pay drawn: figures as bars over a common zero line, with all measures worked out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from textwrap import wrap

from roles.domain.guide import Cited, Link
from roles.domain.records import Salary
from roles.domain.salary import Figure

LINE = 20
"""Height of a line of text, in pixels."""
BAR = 36
"""Height of a bar with the room round it."""
FOOT = 26
"""Room under the bars for the scale."""
BESIDE = 24
"""A name of at most so many letters stands beside its value on a narrow screen; a longer one above it."""
LETTERS = 36
"""How many letters a line holds on a narrow screen."""
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_STEPS = 3


@dataclass(frozen=True)
class Pay:
    """A salary record with its headline figure and where it comes from."""

    salary: Salary
    figure: Figure | None
    cited: Cited


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
class Line:
    """A line of text and where it stands, in pixels from the top."""

    text: str
    y: int


@dataclass(frozen=True)
class Bar:
    """One figure in a chart: the role's name in one or more lines, its value at ``value_at``, the bar at ``bar_at``.

    ``width`` reaches to the figure. Where percentiles are known, ``spread`` is from the 10th to the 90th and
    ``middle`` from the 25th to the 75th, each as far as it is known.
    """

    role: Link
    place: int
    pay: Pay
    name: tuple[Line, ...]
    value_at: int
    width: Decimal
    spread: Span | None
    middle: Span | None

    @property
    def bar_at(self) -> int:
        """Where the bar begins."""
        return self.value_at + 8

    @property
    def median_from(self) -> int:
        """Where the median's mark begins."""
        return self.bar_at - 4

    @property
    def median_to(self) -> int:
        """Where the median's mark ends."""
        return self.bar_at + 22


@dataclass(frozen=True)
class Chart:
    """Bars of figures of one kind, source and date over a common zero line; ``kind`` is one that speaks for all."""

    kind: Pay
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]

    @property
    def floor(self) -> int:
        """Where the bars end."""
        return self.bars[-1].bar_at + 24

    @property
    def height(self) -> int:
        """The whole height in pixels."""
        return self.floor + FOOT

    @property
    def scale_at(self) -> int:
        """Where the scale's line stands."""
        return self.floor + 18


def charts(figures: Iterable[tuple[Link, int, Pay]]) -> tuple[Chart, ...]:
    """Figures (role, place, pay) drawn as bars in the order given; only like figures share a chart and its scale."""
    grouped: dict[tuple[object, ...], list[tuple[Link, int, Pay]]] = {}
    for role, place, pay in figures:
        grouped.setdefault(_kind(pay), []).append((role, place, pay))
    return tuple(_chart(found) for found in grouped.values())


def _chart(found: Sequence[tuple[Link, int, Pay]]) -> Chart:
    ticks = scale(max(_reach(pay) for _, _, pay in found))
    bars: list[Bar] = []
    for role, place, pay in found:
        bars.append(_bar(role, place, pay, bars[-1].bar_at + BAR - 8 if bars else 0, ticks[-1].amount))
    return Chart(found[0][2], tuple(bars), ticks)


def scale(reach: Decimal) -> tuple[Tick, ...]:
    """Round amounts from zero to the first that is not below ``reach``, at most four of them."""
    reach = max(reach, Decimal(1))
    power = Decimal(1).scaleb((reach / MOST_STEPS).adjusted())
    step = next(step * power for step in STEPS if step * power * MOST_STEPS >= reach)
    count = (reach / step).to_integral_value(ROUND_CEILING)
    return tuple(Tick(n * step, _hundredths(n * step, count * step)) for n in range(int(count) + 1))


def _bar(role: Link, place: int, pay: Pay, top: int, whole: Decimal) -> Bar:
    s = pay.salary
    words = [role.title] if len(role.title) <= BESIDE else wrap(role.title, LETTERS)
    lines = tuple(Line(text, top + LINE * n) for n, text in enumerate(words, 1))
    return Bar(
        role,
        place,
        pay,
        lines,
        lines[-1].y + (LINE if len(role.title) > BESIDE else 0),
        _hundredths(pay.figure.amount if pay.figure else _reach(pay), whole),
        _span(s.p10 or s.p25, s.p90 or s.p75, whole),
        _span(s.p25, s.p75, whole),
    )


def _span(low: Decimal | None, high: Decimal | None, whole: Decimal) -> Span | None:
    if low is None or high is None:
        return None
    return Span(_hundredths(low, whole), _hundredths(high - low, whole))


def _hundredths(amount: Decimal, whole: Decimal) -> Decimal:
    return (amount / whole * 100).quantize(Decimal("0.01"))


def _kind(pay: Pay) -> tuple[object, ...]:
    s = pay.salary
    statistic = pay.figure.statistic if pay.figure else ""
    when = (s.as_of, s.as_of_precision, s.release)
    return s.currency, s.period, statistic, s.basis, s.level, s.region, s.source, s.reported_by, *when


def _reach(pay: Pay) -> Decimal:
    s = pay.salary
    return max((x for x in (s.amount, s.p10, s.p25, s.p50, s.p75, s.p90) if x is not None), default=Decimal(0))
