"""Codes of countries and currencies by whatever people call them, the same in a form and in a table of figures."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from roles.domain.spelling import fold
from roles.formats import LOCALE, is_country

_BY_HABIT = {"uk": "GB", "great britain": "GB", "usa": "US", "united states of america": "US", "u.s.": "US"}
_MONEY_BY_HABIT = {"£": "GBP", "€": "EUR", "us$": "USD", "pound": "GBP", "pounds sterling": "GBP"}


@cache
def countries() -> Mapping[str, str]:
    """Codes by folded names, codes and habits."""
    return _by_name({code: str(name) for code, name in LOCALE.territories.items() if is_country(str(code))}) | _BY_HABIT


@cache
def currencies() -> Mapping[str, str]:
    """Codes by folded names, codes and habits."""
    return _by_name({str(code): str(name) for code, name in LOCALE.currencies.items()}) | _MONEY_BY_HABIT


def _by_name(names: Mapping[Any, str]) -> dict[str, str]:
    return {fold(word): str(code) for code, name in names.items() for word in (name, str(code))}
