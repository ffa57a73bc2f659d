"""A page's facts one by one, each with who says so and for which date: what its exports are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from roles.domain.attribution import Notice, notices
from roles.domain.prose import Html
from roles.domain.records import Dated, Source

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
ATTRIBUTION = "Career Guide, {address}, CC BY 4.0. Figures come from the sources named beside them: name those as well."

_ISO = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


@dataclass(frozen=True)
class Origin:
    """Who says so, where that is found, and for which date; ``when`` is the date in words.

    ``source`` is its record, None for the guide itself: of a dataset it says under what terms its facts may be shown.
    """

    name: str
    url: str
    when: str
    dated: Dated
    reported_by: str = ""
    source: Source | None = None

    @property
    def as_of(self) -> str:
        """The date as exactly as it is known: 2021-12-01, 2021-12 or 2021; empty where it is not stated."""
        return self.dated.as_of.strftime(_ISO[self.dated.as_of_precision]) if self.dated.as_of else ""

    @property
    def terms(self) -> Notice | None:
        """What its licence asks to be said beside the fact."""
        return next(iter(notices([self.source])), None)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One statement or figure. ``item`` is what it is about, ``value`` what is said of it, as HTML or as text.

    ``under`` is the heading that it shares with its neighbours. A figure's ``amount`` is in ``unit``: a currency, per
    cent or a scale; what it is stands in the fields after, by the codes of fixtures, and in words in ``kind``.
    ``anchor`` is its place: an anchor of the page, empty for its top, or a path to another page.
    """

    value: str
    origin: Origin
    item: str = ""
    role: str = ""
    under: str = ""
    amount: Decimal | None = None
    unit: str = ""
    statistic: str = ""
    basis: str = ""
    period: str = ""
    level: str = ""
    country: str = ""
    region: str = ""
    wider_occupation: str = ""
    kind: str = ""
    anchor: str = ""

    @property
    def html(self) -> Html | None:
        """The value where it is markup."""
        return self.value if isinstance(self.value, Html) else None


@dataclass(frozen=True)
class Section:
    """The facts of one section of the page; ``key`` is its anchor."""

    key: str
    heading: str
    facts: Iterable[Fact]


@dataclass(frozen=True)
class Dataset:
    """A page's facts in its order. ``address`` is the page's own, absolute; ``site`` what its links begin with.

    ``said`` is a sentence on how old it is, ``notices`` what licences ask to be said. ``sections`` may be read once
    only, so that a long list need not be held.
    """

    title: str
    address: str
    site: str
    said: str
    sections: Iterable[Section]
    notices: tuple[Notice, ...] = ()

    @property
    def attribution(self) -> str:
        """What to write beside whatever is taken from here."""
        return ATTRIBUTION.format(address=self.address)
