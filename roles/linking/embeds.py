"""What others can show in a frame: a role in short, a row of a comparison, a chart of pay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from math import ceil
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from roles.domain import frame
from roles.domain.attribution import Notice
from roles.domain.comparison import Comparison
from roles.domain.guide import Link
from roles.domain.pay import DEFAULT_COUNTRY, countries_of, pay_by_country
from roles.domain.profile import Profile
from roles.domain.sections import SectionKind
from roles.domain.table import Cell, Row
from roles.linking import measures
from roles.linking.targets import SALARIES, Target
from roles.pages.cards import comparison_card, image_of, role_card
from roles.queries.attributions import names_in
from roles.queries.live import Moment, comparison_url
from roles.queries.profiles import comparison, role_profile

MARGINS = 64
"""So much of a narrow window is at most left free beside a frame."""
STEP = 8


@dataclass(frozen=True)
class Answer:
    """A role's cell in a row."""

    role: Link
    cell: Cell


@dataclass(frozen=True)
class Answers:
    """A row of a comparison with its roles."""

    row: Row
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Origin:
    """The page that an embed is taken from, and its address within the site."""

    title: str
    path: str
    author: Link | None
    updated: datetime
    card: str
    """The absolute address of its preview card."""


@dataclass(frozen=True)
class Embed:
    """One thing to show in a frame.

    ``kind`` is its template, ``label`` what it shows in a list of a page's embeds, ``heading`` what stands above it and
    ``anchor`` its place on its page. ``content`` is a profile, ``Answers`` or a country's pay; ``countries`` are those
    that it can be shown for, ``notices`` what licences ask to be said beside what it shows.
    """

    kind: str
    target: Target
    label: str
    heading: str
    page: Origin
    anchor: str
    content: Any
    countries: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def title(self) -> str:
        """What it is, where it stands among other things."""
        return self.heading if self.heading == self.page.title else f"{self.page.title} · {self.heading}"

    @property
    def country(self) -> str:
        """The country whose pay it shows."""
        return self.target.country

    @property
    def compares(self) -> bool:
        """Whether it is about several roles."""
        return len(self.target.slugs) > 1

    @property
    def canonical(self) -> str:
        """The absolute address of the page that it is taken from."""
        return f"{settings.SITE_URL}{self.page.path}"

    @property
    def url(self) -> str:
        """The absolute address of the place on that page, in the country shown."""
        query = f"?country={self.country}" if self.countries and self.country != DEFAULT_COUNTRY else ""
        return f"{self.canonical}{query}{self.anchor and f'#{self.anchor}'}"

    @cached_property
    def _pieces(self) -> tuple[frame.Piece, ...]:
        return tuple(measures.pieces(self))

    def height(self, width: int) -> int:
        """So high, in pixels, is a frame of this width that shows all of it."""
        return frame.height(self._pieces, width, edge=measures.EDGE)

    def fluid(self, width: int) -> str:
        """The style that gives a frame of this width, which a phone makes narrower, its height on every screen.

        It grows as the window narrows, along a line that is nowhere below the height; ``MARGINS`` is left for the page.
        """
        low = self.height(width)
        narrower = [(each, self.height(each)) for each in range(frame.NARROWEST, width, STEP)]
        high = max((height for _, height in narrower), default=low)
        slope = max((ceil(100 * (height - low) / (width - each)) for each, height in narrower), default=0)
        start = low + ceil(slope * (width + MARGINS) / 100)
        return f"border:0;max-width:100%;height:clamp({low}px,{start}px - {slope}vw,{high}px)"

    def code(self, width: int, height: int, *, theme: str = "", style: str = "border:0;max-width:100%") -> SafeString:
        """The HTML that shows it on a page of another site, without a script."""
        return format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="{}"></iframe>',
            f"{settings.SITE_URL}{self.target.address(theme)}",
            f"{self.title} | Career Guide",
            width,
            height,
            style,
        )


def present() -> Moment:
    """The moment that every embed shows: now, even where a page's address names a day in the past."""
    return Moment(timezone.now())


def embeds_of(target: Target, *, moment: Moment) -> tuple[Embed, ...]:
    """Every embed of the target's page, the one that says most at first sight first; none unless its roles are live.

    Three queries.
    """
    if len(target.slugs) == 1:
        profile = role_profile(moment=moment, slug=target.slugs[0])
        return tuple(of_role(profile, target)) if profile else ()
    found = comparison(moment=moment, slugs=target.slugs, country=target.country)
    return tuple(of_comparison(found, target)) if found else ()


def chosen(embeds: Sequence[Embed], part: str) -> Embed | None:
    """The embed of a part of the page: the first where the part is left open, None for a part that is not there."""
    return next((embed for embed in embeds if part in ("", embed.target.part, embed.anchor)), None)


def of_role(profile: Profile, target: Target) -> Iterator[Embed]:
    """The role in short, and its pay in the target's country."""
    link, card = profile.link, role_card(profile, country=DEFAULT_COUNTRY)
    page = Origin(link.title, link.url, profile.author, profile.updated, image_of(link.url, card).url)
    countries = tuple(sorted({pay.salary.country for pay in profile.pay}))
    short, figures = replace(target, part=""), replace(target, part=SALARIES)
    in_short = (profile.family, profile.glance, profile.preparation[:1], profile.pay_in(target.country))
    said = said_beside([profile], in_short)
    yield Embed("role", short, "The role in short", page.title, page, "", profile, countries, said)
    pay = pay_by_country([profile], first=target.country)[0]
    heading, anchor = f"What {profile.role.plural} earn", SALARIES if profile.pay else ""
    said = said_beside([profile], pay)
    yield Embed("salaries", figures, heading, heading, page, anchor, pay, countries, said)


def said_beside(profiles: Sequence[Profile], shown: Any) -> tuple[Notice, ...]:
    """Of what licences ask to be said beside the roles, that which is about their names or about what is shown."""
    keys = {key for kind, key in names_in(shown) if kind == "source"} | {profile.role.dataset for profile in profiles}
    asked = {notice.key: notice for profile in profiles for notice in profile.notices}
    return tuple(notice for key, notice in asked.items() if key in keys)


def of_comparison(found: Comparison, target: Target) -> Iterator[Embed]:
    """Each row of the table, and who earns more in the target's country."""
    path, card = comparison_url(target.slugs), comparison_card(found, country=DEFAULT_COUNTRY)
    page = Origin(found.title, path, found.author, found.updated, image_of(path, card).url)
    anchors = {section.kind: section.key for section in reversed(found.sections)}
    roles = [profile.link for profile in found.profiles]
    for row in found.rows:
        if row.key == SALARIES:
            continue  # its address is that of the pay
        shown = Answers(row, tuple(Answer(role, cell) for role, cell in zip(roles, row.cells, strict=True)))
        anchor = f"row-{row.key}" if SectionKind.TABLE.value in anchors else ""
        said = said_beside(found.profiles, row)
        yield Embed("row", replace(target, part=row.key), row.label, row.question, page, anchor, shown, (), said)
    figures, anchor = replace(target, part=SALARIES), anchors.get(SectionKind.SALARIES.value, "")
    heading, pay = "Who earns more?", found.pay[0]
    said = said_beside(found.profiles, pay)
    yield Embed("salaries", figures, heading, heading, page, anchor, pay, countries_of(found.pay), said)
