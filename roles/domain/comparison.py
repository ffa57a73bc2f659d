"""Two to five roles compared: the whole page, editorial or computed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from roles.domain import records as r
from roles.domain.attribution import Notice, notices
from roles.domain.blocks import Blocks, SectionView
from roles.domain.chart import Bar
from roles.domain.compared import Ratings
from roles.domain.guide import Entry, Guide, Link
from roles.domain.lines import Pay, in_words
from roles.domain.notes import Definition
from roles.domain.pay import CountryPay, country_shown
from roles.domain.profile import Part, Profile
from roles.domain.prose import Html, escaped
from roles.domain.skills import SkillOverlap
from roles.domain.table import Cell, Row

LONGEST_UNBROKEN = 18
"""Letters of a name: as many of the heading face stand on a line of a phone."""


@dataclass(frozen=True)
class CardLine:
    """A line of a card: a row's label and the role's answer."""

    label: str
    cell: Cell


@dataclass(frozen=True)
class Card:
    """One role at a glance. ``pay`` is what it earns in the chosen country, None if the guide has no figure."""

    profile: Profile
    place: int
    lines: tuple[CardLine, ...]
    pay: Pay | None


@dataclass(frozen=True)
class Comparison:
    """A set of roles compared, in the order shown; ``editorial`` if an editor has written the page.

    ``edition`` is the editors' edition of the page, None if it is computed.
    ``differences``: the reader asked for what differs alone, so rows on which all agree are left out of tables.
    ``updated`` is the last change of all that stands on the page. ``own_order`` are the roles' keys in the order that
    holds where no reader has chosen another.
    """

    profiles: tuple[Profile, ...]
    own_order: tuple[str, ...]
    title: str
    standfirst: Html
    edition: Entry | None
    author: Link | None
    updated: datetime
    country: str
    differences: bool
    rows: tuple[Row, ...]
    overlap: SkillOverlap
    ratings: Ratings | None
    pay: tuple[CountryPay, ...]
    sections: tuple[SectionView, ...]
    illustration: str
    illustration_alt: str
    illustration_credit: str
    definitions: tuple[Definition, ...]
    notices: tuple[Notice, ...]

    @property
    def editorial(self) -> bool:
        """Whether an editor has written the page."""
        return self.edition is not None

    @property
    def published(self) -> datetime | None:
        """When the editors' first edition of the page went live."""
        return self.edition.published if self.edition else None

    @property
    def names(self) -> str:
        """The roles in the plural, in one phrase."""
        return in_words([p.role.plural for p in self.profiles])

    @property
    def glance_rows(self) -> tuple[Row, ...]:
        """The rows for the cards at the top."""
        return tuple(row for row in self.rows if row.at_a_glance)

    @property
    def same_rows(self) -> tuple[Row, ...]:
        """The rows on which all roles agree."""
        return tuple(row for row in self.rows if row.same)

    @property
    def table_rows(self) -> tuple[Row, ...]:
        """The rows that the table shows."""
        return self.differing if self.differences else self.rows

    @property
    def differing(self) -> tuple[Row, ...]:
        """The rows without those on which all roles agree."""
        return tuple(row for row in self.rows if not row.same)

    @property
    def headline(self) -> str:
        """The title, in which no line ends within a short name of a role."""
        return unbroken(self.title, [name for p in self.profiles for name in (p.role.plural, p.link.title)])

    @property
    def computed(self) -> bool:
        """Whether no editor has written the page."""
        return not self.editorial

    @property
    def paid_alike(self) -> bool:
        """Whether one answer covers every figure on the cards, so that its source need be named only once."""
        return bool(self.pay[0].ranking) and not self.pay[0].left_out

    @property
    def cards(self) -> tuple[Card, ...]:
        """The answer at a glance. The figures shown are those compared, where figures can be compared."""
        ranked = {r.place: r.pay for r in self.pay[0].ranking}
        return tuple(
            Card(
                profile,
                place,
                tuple(CardLine(row.label, row.cells[place]) for row in self.glance_rows),
                ranked.get(place) or profile.pay_in(self.country),
            )
            for place, profile in enumerate(self.profiles)
        )

    @property
    def contents(self) -> tuple[Part, ...]:
        """The contents list: every section, and what is missing."""
        missing = [Part("not-covered", "Not covered yet")] if self.not_covered else []
        return (*(Part(section.key, section.heading) for section in self.sections), *missing)

    @property
    def places(self) -> tuple[tuple[int, Link], ...]:
        """Each role with its place."""
        return tuple(enumerate(p.link for p in self.profiles))

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Every salary figure, for the table."""
        return tuple(bar for pay in self.pay for bar in pay.bars)

    @property
    def not_covered(self) -> tuple[tuple[Link, tuple[str, ...]], ...]:
        """What each role's profile lacks, for those that lack something."""
        return tuple((p.link, p.not_covered) for p in self.profiles if p.not_covered)


def unbroken(text: str, names: Iterable[str]) -> str:
    """The text with no-break spaces inside the names in it, those aside that would fill a line of a phone."""
    for name in names:
        if len(name) <= LONGEST_UNBROKEN:
            text = re.sub(re.escape(name), lambda found: found[0].replace(" ", "\u00a0"), text, flags=re.IGNORECASE)
    return text


def compare(
    profiles: Sequence[Profile],
    guide: Guide,
    *,
    country: str,
    own_order: Sequence[str] = (),
    paths: Iterable[Entry] = (),
    editorial: Entry | None = None,
    differences: bool = False,
) -> Comparison:
    """Compare profiles, already in the order to show. ``editorial`` is the editors' page about the set, if any.

    ``country``: the one whose pay a reader chose to see first, empty for none. ``own_order``: the roles' keys in the
    set's own order, where a reader chose another.
    """
    written = editorial.record if editorial else None
    assert written is None or isinstance(written, r.Comparison)  # noqa: S101 - the caller asked for this record
    country = country_shown(profiles, chosen=country)
    blocks = Blocks(profiles, guide, country, tuple(paths), written)
    return Comparison(
        profiles=tuple(profiles),
        own_order=tuple(own_order) or tuple(profile.role.key for profile in profiles),
        title=written.heading if written else computed_title(profiles),
        standfirst=guide.fill(written.standfirst) if written else computed_standfirst(profiles),
        edition=editorial,
        author=guide.link("author", written.author) if written and written.author else None,
        updated=guide.changed,
        country=country,
        differences=differences,
        rows=blocks.rows,
        overlap=blocks.overlap,
        ratings=blocks.ratings,
        pay=blocks.salaries,
        sections=tuple(blocks.sections()),
        illustration=written.illustration if written else "",
        illustration_alt=written.illustration_alt if written else "",
        illustration_credit=written.illustration_credit if written else "",
        definitions=guide.definitions(),
        notices=notices(line.record for line in blocks.sources),
    )


def computed_title(profiles: Sequence[Profile]) -> str:
    """The title of a page that no editor has written: a question made of the roles' plurals."""
    names = in_words([p.role.plural for p in profiles])
    return f"{names[0].upper()}{names[1:]}: what is the difference?"


def computed_standfirst(profiles: Sequence[Profile]) -> Html:
    """One sentence that claims no more than the guide covers of these roles."""
    names = in_words([p.role.plural for p in profiles])
    covered = (("do", "description"), ("need", "skills"), ("earn", "pay"))
    told = in_words([verb for verb, part in covered if any(getattr(p, part) for p in profiles)])
    what = f"What {escaped(names)} {told}" if told else f"{escaped(names[0].upper() + names[1:])}"
    return Html(f"{what}, side by side, worked out from the guide’s own records.")
