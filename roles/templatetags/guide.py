"""Filters for templates: one-line wrappers round ``roles.formats``."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlencode

from django import template
from django.template.loader import render_to_string
from django.utils import timezone

from roles import formats
from roles.domain.disagreement import Disagreement
from roles.domain.lines import Pay
from roles.domain.notes import Definition, annotated
from roles.domain.pay import CountryPay
from roles.domain.paychange import PayChange
from roles.domain.profile import Profile
from roles.domain.prose import Html
from roles.domain.ratings import scale
from roles.domain.records import Claim, Dated, RoleSkill, Salary
from roles.domain.skillgap import More

register = template.Library()


@register.filter
def money(amount: Decimal, currency: str) -> str:
    """``53012|money:"GBP"`` → “£53,012”."""
    return formats.money(amount, currency)


@register.filter
def money_change(amount: Decimal, currency: str) -> str:
    """“+£6,811”, “−£6,811”."""
    return formats.money_change(amount, currency)


@register.filter
def percent_change(value: Decimal) -> str:
    """“+14.7%”, “−12.8%”."""
    return formats.percent_change(value)


@register.filter
def asked_more(more: More) -> str:
    """“from useful to essential”."""
    return formats.asked_more(more)


@register.filter
def asked_less(more: More) -> str:
    """“from essential to useful”."""
    return formats.asked_more(more, less=True)


@register.filter
def money_short(amount: Decimal, currency: str) -> str:
    """“£60k”, for the scale of a chart."""
    return formats.money_short(amount, currency)


@register.filter
def pay_amount(pay: Pay) -> str:
    """“£53,012”, or a range."""
    return formats.pay_amount(pay)


@register.filter
def at_least(amount: Decimal, currency: str) -> str:
    """“US$239,200 or more”."""
    return formats.at_least(amount, currency)


@register.filter
def measure_of_pay(pay: Pay) -> str:
    """“median, base pay”."""
    return formats.measure_of_pay(pay)


@register.filter
def whose_pay(salary: Salary) -> str:
    """“wage of the wider occupation Software developers”."""
    return formats.whose_pay(salary)


@register.filter
def kind_of_pay(pay: Pay) -> str:
    """“average (mean or median not stated), base pay”."""
    return formats.kind_of_pay(pay)


@register.filter
def earns_more(pay: CountryPay) -> str:
    """“Cooks earn more than bakers: by £6,811 a year, 14.7%.”"""
    return formats.earns_more(pay)


@register.filter
def pay_changed(change: PayChange) -> str:
    """“£6,811 a year more, 14.7%: from £46,201 to £53,012.”"""
    return formats.pay_changed(change)


@register.filter
def pay_label(pay: Pay) -> str:
    """“Average pay”."""
    return formats.pay_label(pay)


@register.filter
def disagreement(found: Disagreement) -> str:
    """What several sources say, and why none is called right."""
    return formats.disagreement(found)


@register.filter
def per(period: str) -> str:
    """year → “a year”."""
    return formats.PERIODS[period]


@register.filter
def pay_in(profile: Profile, country: str) -> Pay | None:
    """A role's newest figure for a country."""
    return profile.pay_in(country)


@register.filter
def importance(row: RoleSkill) -> str:
    """“essential”, “useful”, or a value with its scale."""
    return formats.importance(row)


@register.filter
def skill_level(row: RoleSkill) -> str:
    """“level 4.88 of 7”."""
    return formats.skill_level(row)


@register.filter
def rating_share(row: RoleSkill) -> int:
    """How far up its scale a skill’s importance lies, in whole per cent: the length of its bar."""
    found = scale(row.importance_scale)
    return round(found.percent(row.importance_value)) if found and row.importance_value is not None else 0


@register.filter
def area_in_words(area: str) -> str:
    """social → “helping, teaching and caring for people”."""
    return formats.AREAS[area]


@register.filter
def ordinal(place: int) -> str:
    """1 → “first”."""
    return formats.ORDINALS[place - 1]


@register.filter
def claimed(claim: Claim) -> str:
    """A claim's figure, “79%”; empty if it has none."""
    return formats.claimed(claim)


@register.filter
def number(value: Decimal | int) -> str:
    """“1,016”."""
    return formats.number(value)


@register.filter
def percent(value: Decimal) -> str:
    """14.7 → “14.7%”."""
    return formats.percent(value)


@register.filter
def day(value: date | datetime) -> str:
    """“22 November 2026”, in the guide's own time zone."""
    return formats.day(timezone.localdate(value) if isinstance(value, datetime) else value)


@register.filter
def when(dated: Dated) -> str:
    """“December 2021”, or “date not stated”."""
    return formats.when(dated)


@register.filter
def country(code: str) -> str:
    """GB → “United Kingdom”."""
    return formats.country(code)


@register.filter
def accent(place: int) -> str:
    """A role's accent by its place among those compared: 0 → “a”."""
    return "abcde"[place]


@register.filter
def kind(value: str) -> str:
    """term → “Glossary term”."""
    return formats.KINDS[value][0]


@register.filter
def kinds(value: str) -> str:
    """term → “Glossary terms”."""
    return formats.KINDS[value][1]


@register.filter
def label(value: str, field: str) -> str:
    """``"sometimes"|label:"rolecertification.demand"`` → “Sometimes asked for”: the words that editors choose from."""
    return formats.label(value, field)


@register.simple_tag
def address(path: str, **parameters: object) -> str:
    """``{% address page.path letter="B" page=2 %}`` → “/roles/?letter=B&page=2”; empty ones and page 1 are left out."""
    given = {name: value for name, value in parameters.items() if value and (name, value) != ("page", 1)}
    return f"{path}?{urlencode(given)}" if given else path


@register.simple_block_tag
def annotate(content: str, definitions: Iterable[Definition]) -> Html:
    """``{% annotate page.definitions %}…{% endannotate %}``: what stands between, and the notes that it calls for."""
    found = annotated(content, definitions or ())
    return Html(found.html + render_to_string("roles/_notes.html", {"notes": found}))
