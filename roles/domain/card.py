"""A page's preview card: what is written on the picture under which the page is shared."""

import json
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha256

from roles.domain.comparison import Comparison
from roles.domain.lines import Pay, in_words
from roles.domain.pay import CountryPay
from roles.domain.profile import Profile

LAYOUT = 1
"""Raised whenever what a card says is drawn otherwise: then its address changes, and old ones keep their meaning."""

SITE = "Career Guide"


@dataclass(frozen=True)
class Card:
    """All that a card says, in words ready to be drawn.

    ``kind`` is that of the page: role, comparison, move, certification, or guide for every page that has no card of
    its own. ``names`` are whom it is about, ``places`` their places among the roles' colours, none where there is no
    role. ``figure`` is the one amount that a card may show large, ``line`` a sentence, ``source`` who says so and when.
    """

    kind: str
    kicker: str
    names: tuple[str, ...]
    places: tuple[int, ...] = ()
    figure: str = ""
    line: str = ""
    source: str = ""
    site: str = SITE

    @cached_property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that stand for all that the card says and for how it is drawn."""
        said = json.dumps({"layout": LAYOUT, **asdict(self)}, ensure_ascii=False, sort_keys=True)
        return sha256(said.encode()).hexdigest()[:16]

    @property
    def alt(self) -> str:
        """The card in words, for those who do not see it."""
        names = f"{self.names[0]} to {self.names[1]}" if self.kind == "move" else in_words(self.names)
        about = f"{self.kicker}: {names}" if self.kicker else names
        said = (about, " ".join(filter(None, (self.figure, self.line))), self.source)
        return " ".join(part if part.endswith(".") else f"{part}." for part in said if part)


GUIDE = Card(
    kind="guide",
    kicker="",
    names=("Roles, side by side",),
    places=(0, 1),
    line="What people in each role do, need and earn, and where it leads.",
)
"""The card of every page that has none of its own."""


def pay_shown(profile: Profile, *, country: str) -> Pay | None:
    """The one figure for a role’s card: the newest of the country, else the newest of any."""
    return profile.pay_in(country) or next(iter(profile.pay), None)


def answer_shown(pay: tuple[CountryPay, ...], *, country: str) -> CountryPay | None:
    """The one answer to “who earns more?” for a card: the country’s, else the first by code; None if there is none."""
    answers = [each for each in pay if each.ranking]
    return min(answers, key=lambda each: (each.country != country, each.country), default=None)


def in_own_order(comparison: Comparison) -> tuple[Profile, ...]:
    """The roles as a comparison shows them to whoever asked for no other order."""
    return tuple(sorted(comparison.profiles, key=lambda profile: comparison.own_order.index(profile.role.key)))
