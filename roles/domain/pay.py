"""Pay side by side: every figure of a country for a set of roles, the chart's geometry, and the verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from roles.domain.guide import Link
from roles.domain.profile import Pay, Profile
from roles.domain.salary import NotComparable, SalaryGap, who_earns_more

CHART_WIDTH = 100
"""Bars are drawn in hundredths of the chart's width; the longest reaches this less room for its label."""
LONGEST = 72


@dataclass(frozen=True)
class Bar:
    """One figure in a chart. Its measures are hundredths of the chart’s width; ``low`` and ``high`` are percentiles."""

    role: Link
    place: int
    pay: Pay
    width: Decimal
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class Chart:
    """Bars of one currency and period over a common zero line."""

    currency: str
    period: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class CountryPay:
    """What a set of roles earns in one country, and who earns more, or why that cannot be said."""

    country: str
    charts: tuple[Chart, ...]
    verdict: SalaryGap | NotComparable
    missing: tuple[Link, ...]


def pay_by_country(profiles: Sequence[Profile], *, first: str) -> tuple[CountryPay, ...]:
    """One entry for each country with a figure, the chosen country first, then by code.

    The chosen country is there even without a figure, so that the page can say so.
    """
    countries = {pay.salary.country for profile in profiles for pay in profile.pay} | {first}
    salaries = {profile.role.key: profile.role.salaries for profile in profiles}
    links = {profile.role.key: profile.link for profile in profiles}
    answers = []
    for country in sorted(countries, key=lambda code: (code != first, code)):
        verdict = who_earns_more(salaries, country=country)
        having = {p.role.key for p in profiles if any(pay.salary.country == country for pay in p.pay)}
        answers.append(
            CountryPay(
                country,
                charts(
                    (profile.link, place, pay)
                    for place, profile in enumerate(profiles)
                    for pay in profile.pay
                    if pay.salary.country == country
                ),
                verdict,
                tuple(links[key] for key in salaries if key not in having),
            )
        )
    return tuple(answers)


def charts(figures: Iterable[tuple[Link, int, Pay]]) -> tuple[Chart, ...]:
    """Figures (role, place, pay) drawn as bars, one chart for each currency and period, in the order given."""
    grouped: dict[tuple[str, str], list[tuple[Link, int, Pay]]] = {}
    for role, place, pay in figures:
        grouped.setdefault((pay.salary.currency, pay.salary.period), []).append((role, place, pay))
    return tuple(Chart(currency, period, tuple(_bars(found))) for (currency, period), found in sorted(grouped.items()))


def _bars(found: Sequence[tuple[Link, int, Pay]]) -> Iterable[Bar]:
    top = max(_reach(pay) for _, _, pay in found) or Decimal(1)

    def scaled(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else (amount / top * LONGEST).quantize(Decimal("0.1"))

    for role, place, pay in found:
        figure = pay.figure.amount if pay.figure else _reach(pay)
        salary = pay.salary
        low = salary.p10 or salary.p25
        high = salary.p90 or salary.p75
        yield Bar(role, place, pay, scaled(figure) or Decimal(0), scaled(low), scaled(high))


def _reach(pay: Pay) -> Decimal:
    s = pay.salary
    return max((x for x in (s.amount, s.p10, s.p25, s.p50, s.p75, s.p90) if x is not None), default=Decimal(0))
