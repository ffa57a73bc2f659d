"""Filters for templates: one-line wrappers round ``roles.formats``."""

from datetime import date, datetime
from decimal import Decimal

from django import template
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
