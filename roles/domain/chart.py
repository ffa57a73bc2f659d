"""Pay drawn: figures as bars over a common zero line, with all measures worked out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from roles.domain.guide import Cited, Link
from roles.domain.records import Salary
from roles.domain.salary import Figure

ROW = 56
"""Height of a bar with its name, in pixels; a row with a note of its own takes NOTE more."""
NOTE = 20
FOOT = 26
"""Room under the bars for the scale."""
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_STEPS = 5


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
class Bar:
    """One figure in a chart, ``top`` pixels down.

    ``width`` reaches to the figure. Where percentiles are known, ``spread`` is from the 10th to the 90th and
    ``middle`` from the 25th to the 75th, each as far as it is known.
    """

    role: Link
    place: int
    pay: Pay
    top: int
    width: Decimal
    spread: Span | None
    middle: Span | None

    @property
    def name_at(self) -> int:
        """Where the name's line stands."""
        return self.top + 20

    @property
    def bar_at(self) -> int:
        """Where the bar begins."""
        return self.top + 28

    @property
    def note_at(self) -> int:
        """Where the note's line stands."""
        return self.top + 62

    @property
    def median_from(self) -> int:
        """Where the median's mark begins."""
        return self.top + 24

    @property
    def median_to(self) -> int:
        """Where the median's mark ends."""
        return self.top + 50


@dataclass(frozen=True)
class Chart:
    """Bars of one currency and period over a common zero line.

    ``common`` stands for all bars if their figures are of one kind, source and date; else each has a note.
    """

    currency: str
    period: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    common: Pay | None
    floor: int

    @property
    def height(self) -> int:
        """The whole height in pixels."""
        return self.floor + FOOT

    @property
    def scale_at(self) -> int:
        """Where the scale's line stands."""
        return self.floor + 18


def charts(figures: Iterable[tuple[Link, int, Pay]]) -> tuple[Chart, ...]:
    """Figures (role, place, pay) drawn as bars, one chart for each currency and period, in the order given."""
    grouped: dict[tuple[str, str], list[tuple[Link, int, Pay]]] = {}
    for role, place, pay in figures:
        grouped.setdefault((pay.salary.currency, pay.salary.period), []).append((role, place, pay))
    return tuple(_chart(currency, period, found) for (currency, period), found in sorted(grouped.items()))


def _chart(currency: str, period: str, found: Sequence[tuple[Link, int, Pay]]) -> Chart:
    ticks = scale(max(_reach(pay) for _, _, pay in found))
    kinds = {_kind(pay) for _, _, pay in found}
    row = ROW if len(kinds) == 1 else ROW + NOTE
    bars = (_bar(role, place, pay, n * row, ticks[-1].amount) for n, (role, place, pay) in enumerate(found))
    return Chart(currency, period, tuple(bars), ticks, found[0][2] if len(kinds) == 1 else None, row * len(found) + 4)


def scale(reach: Decimal) -> tuple[Tick, ...]:
    """Round amounts from zero to the first that is not below ``reach``, at most six of them."""
    reach = max(reach, Decimal(1))
    power = Decimal(1).scaleb((reach / MOST_STEPS).adjusted())
    step = next(step * power for step in STEPS if step * power * MOST_STEPS >= reach)
    count = -(-reach // step)
    return tuple(Tick(n * step, _hundredths(n * step, count * step)) for n in range(int(count) + 1))


def _bar(role: Link, place: int, pay: Pay, top: int, whole: Decimal) -> Bar:
    s = pay.salary
    figure = pay.figure.amount if pay.figure else _reach(pay)
    return Bar(
        role,
        place,
        pay,
        top,
        _hundredths(figure, whole),
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
    return statistic, s.basis, s.level, s.region, s.source, s.reported_by, s.as_of, s.as_of_precision, s.release


def _reach(pay: Pay) -> Decimal:
    s = pay.salary
    return max((x for x in (s.amount, s.p10, s.p25, s.p50, s.p75, s.p90) if x is not None), default=Decimal(0))
