"""A page as it stood at the end of a day: the day that an address asks for, and a page whose links keep to it."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo
from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

PARAMETER = "as-of"

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAIN = re.compile(r"(?<=<main).*(?=</main>)", re.DOTALL)


class NotADay(ValueError):
    """What an address gives as its day cannot be one. ``str()`` is a sentence for the reader."""


def day_asked(given: Sequence[str], today: date) -> date | None:
    """The day that the values of ``as-of`` name; None without any.

    :raises NotADay: for more than one, for what is no day written as 2026-03-02, and for a day still to come.
    """
    if not given:
        return None
    if len(given) > 1:
        raise NotADay("The address gives more than one day. Leave one of them.")
    text = given[0]
    try:
        day = date.fromisoformat(text) if _WRITTEN.fullmatch(text) else None
    except ValueError:
        raise NotADay(f"There is no {text} in the calendar.") from None
    if day is None:
        raise NotADay(f"“{text[:40]}” is not a day. Write year, month and day in figures, as in {today:%Y-%m-%d}.")
    if day > today:
        raise NotADay(f"{text} is still to come, and the guide does not say in advance what it will say then.")
    return day


def end_of(day: date, zone: tzinfo) -> datetime:
    """The last moment of the day in the zone: midnight is never skipped or told twice where clocks change by night."""
    return datetime.combine(day, time.max, tzinfo=zone)


def with_day(url: str, day: date) -> str:
    """The address with the day, everything else in it kept."""
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != PARAMETER]
    return urlunsplit(parts._replace(query=urlencode([*query, (PARAMETER, day.isoformat())], safe=",")))


def kept_to_day(html: str, path: str, day: date) -> str:
    """The page with the day added to those links and forms of its main part that lead to the page itself.

    Another country, order or page of a list is then shown as of the same day; links to other pages are left alone.
    """
    own = re.escape(escape(path))
    asked = f"{PARAMETER}={day.isoformat()}"

    def main(found: re.Match[str]) -> str:
        linked = re.sub(
            rf'(<a [^>]*href="{own})(\?[^"#]*)?(?=["#])',
            lambda link: f"{link[1]}{f'{link[2]}&amp;' if link[2] else '?'}{asked}",
            found[0],
        )
        field = f'<input type="hidden" name="{PARAMETER}" value="{day.isoformat()}">'
        return re.sub(rf'<form [^>]*action="{own}["#][^>]*>', lambda form: form[0] + field, linked)

    return _MAIN.sub(main, html)
