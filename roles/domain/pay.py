"""Pay side by side: every figure of a country for a set of roles, and the verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from roles.domain.chart import Bar, Chart, Drawing, charts, drawing
from roles.domain.disagreement import Disagreement, disagreement
from roles.domain.guide import Link
from roles.domain.lines import Pay, in_words
from roles.domain.profile import Profile
from roles.domain.regions import Regions, by_region
from roles.domain.salary import Earner, NotComparable, SalaryGap, who_earns_more


@dataclass(frozen=True)
class Ranked:
    """A role in the answer to “who earns more?”, with the figure that counted."""

    role: Link
    plural: str
    place: int
    amount: Decimal
    pay: Pay


@dataclass(frozen=True)
class Shared:
    """Roles in plurals of which a source knows one wage for all, that of an ``occupation``, with one's figure."""

    who: str
    occupation: str
    pay: Pay


@dataclass(frozen=True)
class CountryPay:
    """What a set of roles earns in one country, and who earns more, or why that cannot be said.

    ``ranking`` goes from the highest down and is empty when there is no answer. Roles in plurals: ``who_has`` a
    figure, ``who_lacks`` one, and who is ``left_out`` of a ranking because theirs is of another kind. ``shared`` are
    the roles that have one occupation's wage for all of them. Where a source tells of many parts of the country,
    ``charts`` leave them to ``regions``, which has them role by role; ``pays`` are all figures.
    """

    country: str
    pays: tuple[tuple[Link, Pay], ...]
    charts: tuple[Chart, ...]
    regions: tuple[tuple[Link, Regions], ...]
    disagreements: tuple[Disagreement, ...]
    verdict: SalaryGap | NotComparable
    ranking: tuple[Ranked, ...]
    who_has: str
    who_lacks: str
    left_out: str
    shared: tuple["Shared", ...]

    @property
    def highest(self) -> Ranked:
        """The best paid; only where there is an answer."""
        return self.ranking[0]

    @property
    def lowest(self) -> Ranked:
        """The least paid; only where there is an answer."""
        return self.ranking[-1]

    @property
    def between(self) -> tuple[Ranked, ...]:
        """Those between highest and lowest."""
        return self.ranking[1:-1]

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The figures for the table, those of one role together; without those of many regions."""
        return tuple(sorted((bar for chart in self.charts for bar in chart.bars), key=lambda bar: bar.place))

    @property
    def drawing(self) -> Drawing:
        """What of it is drawn."""
        return drawing(self.charts)


DEFAULT_COUNTRY = "GB"
"""The country whose pay comes first, unless a reader chooses another."""


def country_shown(profiles: Sequence[Profile], *, chosen: str) -> str:
    """The country whose pay comes first: the one ``chosen``; if that is empty, the default.

    Where no role has a figure in the default and one has in another, that comes first, if several the first by code.
    """
    having = {pay.salary.country for profile in profiles for pay in profile.pay}
    return chosen or (min(having) if having and DEFAULT_COUNTRY not in having else DEFAULT_COUNTRY)


def pay_by_country(profiles: Sequence[Profile], *, first: str) -> tuple[CountryPay, ...]:
    """One entry for each country with a figure, the chosen country first, then by code.

    The chosen country is there even without a figure, so that the page can say so.
    """
    countries = {pay.salary.country for profile in profiles for pay in profile.pay} | {first}
    return tuple(_pay_in(country, profiles) for country in sorted(countries, key=lambda code: (code != first, code)))


def countries_of(pay: Iterable[CountryPay]) -> tuple[str, ...]:
    """The countries by code: an order to choose from that no choice changes."""
    return tuple(sorted(each.country for each in pay))


def _pay_in(country: str, profiles: Sequence[Profile]) -> CountryPay:
    verdict = who_earns_more({p.role.key: p.role.salaries for p in profiles}, country=country)
    ranking = tuple(_ranked(verdict, profiles)) if isinstance(verdict, SalaryGap) else ()
    ranked = {place.role.key for place in ranking}
    having = {p.role.key for p in profiles for pay in p.pay if pay.figure and pay.salary.country == country}
    here = [[pay for pay in profile.pay if pay.salary.country == country] for profile in profiles]
    split = [by_region(pays) for pays in here]
    groups = verdict.shared if isinstance(verdict, SalaryGap) else (verdict.shared,) if verdict.shared else ()
    return CountryPay(
        country,
        tuple((profile.link, pay) for profile, pays in zip(profiles, here, strict=True) for pay in pays),
        charts(
            (profile.link, place, pay)
            for place, (profile, (alone, _)) in enumerate(zip(profiles, split, strict=True))
            for pay in alone
        ),
        tuple((profile.link, found) for profile, (_, many) in zip(profiles, split, strict=True) for found in many),
        tuple(
            found
            for profile, (alone, _) in zip(profiles, split, strict=True)
            if (found := disagreement(profile.link, alone))
        ),
        verdict,
        ranking,
        in_words([p.role.plural for p in profiles if p.role.key in having]),
        in_words([p.role.plural for p in profiles if p.role.key not in having]),
        in_words([p.role.plural for p in profiles if ranked and p.role.key in having - ranked]),
        tuple(_shared(group, profiles) for group in groups),
    )


def _shared(group: Sequence[Earner], profiles: Sequence[Profile]) -> Shared:
    figures = {earner.role: earner.figure for earner in group}
    those = [profile for profile in profiles if profile.role.key in figures]
    figure = figures[those[0].role.key]
    named = [earner.figure.salary.wider_occupation for earner in group if earner.figure.salary.wider_occupation]
    pay = next(pay for pay in those[0].pay if pay.salary.key == figure.salary.key)
    occupation = named[0] if named else those[0].link.title
    return Shared(in_words([p.role.plural for p in those]), occupation, Pay(pay.salary, figure, pay.cited))


def _ranked(gap: SalaryGap, profiles: Sequence[Profile]) -> Iterable[Ranked]:
    places = {profile.role.key: place for place, profile in enumerate(profiles)}
    for earner in gap.earners:
        profile = profiles[places[earner.role]]
        pay = next(pay for pay in profile.pay if pay.salary.key == earner.figure.salary.key)
        shown = Pay(pay.salary, earner.figure, pay.cited)
        yield Ranked(profile.link, profile.role.plural, places[earner.role], earner.figure.amount, shown)
