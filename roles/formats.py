"""Money, figures, dates and countries in words, for readers of British English. Babel does the work."""

from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_currency, format_currency, format_decimal, format_percent
from django.apps import apps

from roles.domain.disagreement import Disagreement
from roles.domain.guide import Cited
from roles.domain.lines import Pay, in_words
from roles.domain.pay import CountryPay
from roles.domain.paychange import PayChange
from roles.domain.prose import Html, escaped, link
from roles.domain.ratings import anchor, scale
from roles.domain.records import Claim, Dated, RoleSkill, Salary
from roles.domain.salary import SalaryGap, headline
from roles.domain.skillgap import More

LOCALE = Locale.parse("en_GB")

STATISTICS = {"mean": "mean", "median": "median", "average": "average (mean or median not stated)"}
KINDS = {
    "role": ("Role", "Roles"),
    "comparison": ("Comparison", "Comparisons"),
    "path": ("Career path", "Career paths"),
    "skill": ("Skill", "Skills"),
    "tool": ("Tool", "Tools"),
    "certification": ("Certification", "Certifications"),
    "course": ("Course", "Courses"),
    "term": ("Glossary term", "Glossary terms"),
    "source": ("Source", "Sources"),
    "family": ("Family of roles", "Families of roles"),
    "author": ("Author", "Authors"),
    "site-text": ("Page of the site", "Pages of the site"),
}
"""What readers call one thing of a kind that has a page or stands on one, and several."""
BASES = {"base": "base pay", "total": "total pay", "not-stated": "base or total pay not stated"}
PERIODS = {"year": "a\u00a0year", "month": "a\u00a0month", "hour": "an\u00a0hour"}
ASPECTS = {"when": "date", "statistic": "kind of average", "basis": "what the pay includes"}
"""Words for what figures differ in; other aspects are called by their name."""
SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LEVELS = {"entry": "entry level", "middle": "middle level", "senior": "senior level"}


def money(amount: Decimal, currency: str) -> str:
    """“£53,012”, “US$103,000”; pence only where there are any."""
    whole = amount == amount.to_integral_value()
    return format_currency(
        amount, currency, locale=LOCALE, format="¤#,##0" if whole else "¤#,##0.00", currency_digits=False
    )


def signed(amount: Decimal, shown: str) -> str:
    """“+” or “−” before an amount that is shown without its sign."""
    return f"{'−' if amount < 0 else '+'}{shown}"


def money_change(amount: Decimal, currency: str) -> str:
    """“+£6,811”, “−£6,811”."""
    return signed(amount, money(abs(amount), currency))


def percent_change(value: Decimal) -> str:
    """“+14.7%”, “−12.8%”."""
    return signed(value, percent(abs(value)))


def asked_more(more: More, *, less: bool = False) -> str:
    """“from useful to essential”, “level from 3 to 4.5 of 7, 1.5 more”; turned round if less."""
    ends = [end if isinstance(end, str) else number(end) for end in (more.low, more.high)]
    low, high = reversed(ends) if less else ends
    if more.by is None:
        return f"from {low} to {high}"
    found = scale(more.scale)
    known = f"of {number(found.high)}" if found else f"({more.scale})"
    return f"{more.what} from {low} to {high} {known}, {number(more.by)} {'less' if less else 'more'}"


def money_short(amount: Decimal, currency: str) -> str:
    """“£60k”, “US$1.5m”: for the scale of a chart."""
    short = format_compact_currency(amount, currency, locale=LOCALE, fraction_digits=1).replace(".0", "")
    return short.replace("K", "k").replace("M", "m")


def at_least(amount: Decimal, currency: str) -> str:
    """“US$239,200 or more”."""
    return f"{money(amount, currency)} or\u00a0more"


def pay_amount(pay: Pay) -> str:
    """A record's one number, or from its lowest to its highest percentile: “£53,012”, “£30,000 to £70,000”.

    “US$239,200 or more” where the source gives no figure from there up and the median is above.
    """
    s = pay.salary
    if pay.figure:
        return money(pay.figure.amount, s.currency)
    if 50 in s.topped and s.top_code is not None:
        return at_least(s.top_code, s.currency)
    known = [amount for amount in (s.p10, s.p25, s.p75, s.p90) if amount is not None]
    return " to ".join(dict.fromkeys([money(known[0], s.currency), money(known[-1], s.currency)]))


def statistic_of(pay: Pay) -> str:
    """“mean”, “median”, “percentiles”: what the one number shown for a record is."""
    if pay.figure:
        return STATISTICS[pay.figure.statistic]
    return STATISTICS["median"] if 50 in pay.salary.topped else "percentiles"


def measure_of_pay(pay: Pay) -> str:
    """What like figures have in common: “median, base pay”, with region and level where they have them."""
    s = pay.salary
    return ", ".join(filter(None, [statistic_of(pay), BASES[s.basis], LEVELS.get(s.level), s.region]))


def whose_pay(salary: Salary) -> str:
    """“wage of the wider occupation Software developers”; empty where the figure is about the very role."""
    return f"wage of the wider occupation {salary.wider_occupation}" if salary.wider_occupation else ""


def kind_of_pay(pay: Pay) -> str:
    """What a figure is and whose: “average (mean or median not stated), base pay”, with a wider occupation's name."""
    return ", ".join(filter(None, [measure_of_pay(pay), whose_pay(pay.salary)]))


def disagreement(found: Disagreement) -> str:
    """“Two sources: £46,201 (Glassdoor, 2021) and £52,000 (…). They differ in date, so neither is called right.”"""
    count = len(found.pays)
    per = "period" in found.differ
    said = in_words(
        [
            f"{pay_amount(pay)}{f' {PERIODS[pay.salary.period]}' if per else ''} ({pay.cited.name}, {when(pay.salary)})"
            for pay in found.pays
        ]
    )
    differ, may_differ = (in_words([ASPECTS.get(a, a) for a in names]) for names in (found.differ, found.may_differ))
    ways = [f"differ in {differ}"] * bool(differ) + [f"may differ in {may_differ}"] * bool(may_differ)
    why = f"They {' and '.join(ways)}" if ways else "They measure the same and still disagree"
    sources = SPELLED[count].capitalize() if count < len(SPELLED) else number(count)
    return f"{sources} sources: {said}. {why}, so {'neither' if count == 2 else 'none of them'} is called right."


def earns_more(pay: CountryPay) -> str:
    """Who earns more in a country, for a set with an answer: “Cooks earn more than bakers: by £6,811 a year, 14.7%.”"""
    gap, high, low = pay.verdict, pay.highest, pay.lowest
    plural = high.plural[:1].upper() + high.plural[1:]
    if not isinstance(gap, SalaryGap) or not gap.difference:
        return f"{plural} and {low.plural} earn the same."
    salary = high.pay.salary
    by = f"{money(gap.difference, salary.currency)}\u00a0{PERIODS[salary.period]}"
    return f"{plural} earn more than {low.plural}: by {by}, {percent(gap.percent)}."


def pay_changed(change: PayChange) -> str:
    """What a move does to pay: “£6,811 a year more, 14.7%: from £46,201 to £53,012.”"""
    salary = change.after.salary
    after = money(change.after.amount, salary.currency)
    if not change.amount:
        return f"The same on both sides: {after}\u00a0{PERIODS[salary.period]}."
    by = f"{money(change.size, salary.currency)}\u00a0{PERIODS[salary.period]}"
    before = money(change.before.amount, salary.currency)
    return f"{by} {'more' if change.more else 'less'}, {percent(change.share)}: from {before} to {after}."


def origin(pay: Pay) -> str:
    """Where, what and who says so when: “United Kingdom. Median, base pay. Survey, reported by Paper, May 2025”."""
    reporter = pay.cited.reported_by
    said = [pay.cited.name, f"reported by {reporter.title}" if reporter else "", when(pay.salary)]
    kind = kind_of_pay(pay)
    return f"{country(pay.salary.country)}. {kind[:1].upper()}{kind[1:]}. {', '.join(filter(None, said))}"


def pay_label(pay: Pay) -> str:
    """“Average pay”, “Median pay”, “Range of pay”."""
    statistic = pay.figure.statistic if pay.figure else statistic_of(pay)
    return "Range of pay" if statistic == "percentiles" else f"{statistic.capitalize()} pay"


def importance(row: RoleSkill) -> str:
    """“essential”, “useful”, “very important (4.12 of 5)”, “4.5 (importance, 1 to 5)”; empty where not covered."""
    if row.importance_value is None:
        return row.importance
    word = anchor(row.importance_value, row.importance_scale)
    figure = on_scale(row.importance_value, row.importance_scale)
    return f"{word} ({figure})" if word else f"{number(row.importance_value)} ({row.importance_scale})"


def skill_level(row: RoleSkill) -> str:
    """“level 4.88 of 7”; empty where the role has no level of the skill."""
    return f"level {on_scale(row.level_value, row.level_scale)}" if row.level_value is not None else ""


def on_scale(value: Decimal, name: str) -> str:
    """“4.12 of 5” on a scale called “1 to 5 (O*NET)”; with the whole name of a scale that says no figures."""
    found = scale(name)
    return f"{number(value)} of {number(found.high)}" if found else f"{number(value)} ({name})"


AREAS = {
    "realistic": "hands-on work with tools, machines, plants or animals",
    "investigative": "finding things out: research, analysis, ideas",
    "artistic": "making and expressing, with room for one’s own way",
    "social": "helping, teaching and caring for people",
    "enterprising": "leading, persuading, doing business",
    "conventional": "orderly work with data, records and procedures",
}
"""Holland’s six areas of interest, in our words."""
ORDINALS = ("first", "second", "third")


def label(value: str, field: str) -> str:
    """“Sometimes asked for” for ``sometimes`` of ``rolecertification.demand``: the words that editors choose from."""
    model, name = field.split(".")
    return str(dict(apps.get_model("roles", model)._meta.get_field(name).flatchoices).get(value, value))


def claimed(claim: Claim) -> str:
    """A claim's figure: “79%”, “1,016”; empty if it has none."""
    if claim.figure is None:
        return ""
    return percent(claim.figure) if claim.unit == "percent" else number(claim.figure)


def number(value: Decimal | int) -> str:
    """“1,016”."""
    return format_decimal(value, locale=LOCALE)


def percent(value: Decimal) -> str:
    """Per cent given as 14.7 → “14.7%”."""
    return format_percent(value / 100, locale=LOCALE, format="#,##0.##%")


def day(value: date) -> str:
    """“22 November 2026”, the day never parted from its month."""
    return format_date(value, "d\u00a0MMMM y", locale=LOCALE)


def when(dated: Dated) -> str:
    """The date as exactly as it is known: “December 2021”, “2021”, “date not stated”."""
    if dated.as_of is None:
        return "date not stated"
    patterns = {"day": "d\u00a0MMMM y", "month": "MMMM y", "year": "y"}
    return format_date(dated.as_of, patterns[dated.as_of_precision], locale=LOCALE)


NO_COUNTRIES = {"AA", "EU", "EZ", "UN", "ZZ", *(f"Q{x}" for x in "MNOPQRSTUVWXYZ"), "XA", "XB"}
"""Codes that Babel has a name for and that are no country's: unions, and what ISO 3166 leaves to its users."""


def is_country(code: str) -> bool:
    """Whether it is a country's code: two capital letters of ISO 3166, or Kosovo's XK."""
    return len(code) == 2 and code.isalpha() and code in LOCALE.territories and code not in NO_COUNTRIES


@cache
def country(code: str) -> str:
    """“United Kingdom” for GB; the code itself if nobody knows it."""
    return str(LOCALE.territories.get(code, code))


def quote(row: Salary | Claim, cited: Cited) -> Html:
    """A figure in a sentence, with its source and date behind it in brackets."""
    origin = _origin(cited)
    if isinstance(row, Salary):
        pay = Pay(row, headline(row), cited)
        if statistic_of(pay) == "percentiles":
            return origin
        about = ", ".join(filter(None, [statistic_of(pay), BASES[row.basis], whose_pay(row)]))
        shown = escaped(pay_amount(pay))
        return Html(f'<strong class="figure">{shown}</strong> ({escaped(about)}; {origin})')
    if row.figure is None:
        return Html(f"({origin})")
    return Html(f'<strong class="figure">{escaped(claimed(row))}</strong> ({origin})')


def _origin(cited: Cited) -> Html:
    named = link(cited.source.url, cited.name, "cite")
    reporter = cited.reported_by
    reported = f", reported by {link(reporter.url, reporter.title, 'cite')}" if reporter else ""
    return Html(f"{named}{reported}, {escaped(when(cited.dated))}")
