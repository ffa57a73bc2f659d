"""What an address asks to have shown: of which roles, which part of their page, for which country."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, parse_qs, unquote, urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse

from roles import formats
from roles.domain.pay import DEFAULT_COUNTRY
from roles.domain.roleset import MOST, parse, set_key
from roles.queries.live import Gone, Moment, Moved, whereabouts

SALARIES = "salaries"
"""The part of a page that is its chart of pay. Any other part of a comparison is the key of a row."""

THEMES = ("light", "dark")
"""What can be asked for; else an embed is as the reader's device is."""

SHOWN = {
    "role_detail": "",
    "comparison_detail": "",
    "embed_role": "",
    "embed_role_salaries": SALARIES,
    "embed_row": "",
    "embed_salaries": SALARIES,
}
"""The views whose addresses can be asked about, and the part that they show: empty where the anchor says it."""

PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Target:
    """One role or a set of them, by slugs in canonical order, and a part of their page: empty for the role in short.

    Where an address of a page leaves the part of a comparison open, it is empty too.
    """

    slugs: tuple[str, ...]
    part: str = ""
    country: str = DEFAULT_COUNTRY

    @property
    def path(self) -> str:
        """The embed's address, without its query."""
        pay = self.part == SALARIES
        if len(self.slugs) == 1:
            return reverse("embed_role_salaries" if pay else "embed_role", args=self.slugs)
        roles = set_key(self.slugs)
        return reverse("embed_salaries", args=[roles]) if pay else reverse("embed_row", args=[roles, self.part])

    def address(self, theme: str = "") -> str:
        """The embed's address within the site."""
        country = self.country if self.country != DEFAULT_COUNTRY else ""
        given = {name: value for name, value in (("country", country), ("theme", theme)) if value}
        return f"{self.path}?{urlencode(given)}" if given else self.path

    def with_roles(self, slugs: tuple[str, ...]) -> "Target":
        """The same part of other roles; where only one is left there are no rows."""
        part = self.part if len(slugs) > 1 or self.part == SALARIES else ""
        return replace(self, slugs=slugs, part=part)


def target_of(named: Iterable[str], *, part: str = "", country: str = "") -> Target | None:
    """The target that a role's slug or the slugs of a comparison name; None if they cannot be of any page.

    ``part`` may be the anchor of a section or row: ``pay-us`` is the pay in a country, ``row-focus`` a row.
    """
    slugs = tuple(sorted(set(named)))
    if not all(slugs) or len(slugs) > MOST:
        return None
    kind, _, key = part.partition("-")
    if kind == "pay" and key:
        part, country = SALARIES, country or key
    elif kind == "row" and key:
        part = key
    code = country.upper()
    return Target(slugs, country=code if formats.is_country(code) else DEFAULT_COUNTRY, part=part)


def target_at(url: str) -> Target | None:
    """The target that an address of this site names, a page's or an embed's; None for every other one.

    Nothing is fetched: the address is read by the site's own patterns. One within the site (/roles/…) will do.
    """
    try:
        parts = urlsplit(url.strip())
        match = resolve(unquote(parts.path, errors="strict").rstrip("/") + "/")
        ours = _is_within(parts) or _is_ours(parts)
    except (ValueError, Resolver404):
        return None
    if not ours or match.url_name not in SHOWN:
        return None
    named = [match.kwargs["slug"]] if "slug" in match.kwargs else parse(match.kwargs["slugs"])
    part = match.kwargs.get("row") or SHOWN[match.url_name] or unquote(parts.fragment)
    return target_of(named, part=part, country=parse_qs(parts.query).get("country", [""])[-1])


def followed(target: Target, moment: Moment) -> Target | Gone | None:
    """The target by its roles' present slugs; the first of them that is gone; None if one was never public.

    One query if all are live, and what ``whereabouts`` asks of each that is not.
    """
    live = moment.by_slug("role", target.slugs)
    present: set[str] = set()
    for slug in target.slugs:
        match Moved(slug, "") if slug in live else whereabouts(moment, "role", slug):
            case Moved(slug=now):
                present.add(now)
            case gone_or_unknown:
                return gone_or_unknown
    return target.with_roles(tuple(sorted(present)))


def _is_within(parts: SplitResult) -> bool:
    return not parts.scheme and not parts.netloc


def _is_ours(parts: SplitResult) -> bool:
    """Whether it is on this site: by http or https, with or without “www.”, with no user named."""
    own = urlsplit(settings.SITE_URL)
    if parts.scheme not in PORTS or "@" in parts.netloc:
        return False
    return _place(parts) == _place(own) or (_usual(parts) and _usual(own) and _place(parts)[0] == _place(own)[0])


def _place(parts: SplitResult) -> tuple[str, int]:
    return (parts.hostname or "").removeprefix("www."), parts.port or PORTS[parts.scheme]


def _usual(parts: SplitResult) -> bool:
    return _place(parts)[1] == PORTS[parts.scheme]
