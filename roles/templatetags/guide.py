"""Filters for templates: one-line wrappers round ``roles.formats``."""

from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlencode

from django import template
from django.apps import apps
from django.utils import timezone

from roles import formats
from roles.domain.records import Dated

register = template.Library()


@register.filter
def money(amount: Decimal, currency: str) -> str:
    """``53012|money:"GBP"`` → “£53,012”."""
    return formats.money(amount, currency)


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
def label(value: str, field: str) -> str:
    """``"sometimes"|label:"rolecertification.demand"`` → “Sometimes asked for”: the words that editors choose from."""
    model, name = field.split(".")
    return str(dict(apps.get_model("roles", model)._meta.get_field(name).flatchoices).get(value, value))


@register.simple_tag
def address(path: str, **parameters: object) -> str:
    """``{% address page.path letter="B" page=2 %}`` → “/roles/?letter=B&page=2”; empty ones and page 1 are left out."""
    given = {name: value for name, value in parameters.items() if value and (name, value) != ("page", 1)}
    return f"{path}?{urlencode(given)}" if given else path
