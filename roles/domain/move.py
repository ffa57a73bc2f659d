"""A move from one role to another: what it takes, computed from two profiles and what is on record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from roles.domain import ratings
from roles.domain import records as r
from roles.domain.attribution import Notice, notices
from roles.domain.chain import Chain
from roles.domain.compared import Similar, similar
from roles.domain.entrypoint import EntryPoint, entry_points
from roles.domain.guide import Entry, Guide, Link, sources_of
from roles.domain.ladders import ladder as ladder_of
from roles.domain.lines import CertificationLine, MoveLine, NamedItem, SkillLine, SourceLine, in_words, source_lines
from roles.domain.notes import Definition
from roles.domain.pay import CountryPay, country_shown, pay_by_country
from roles.domain.paychange import PayChange, pay_change
from roles.domain.profile import Part, Profile
from roles.domain.prose import Html
from roles.domain.skillgap import SkillGap, skill_gap

KNOWN = {
    "move": "People are known to make this move.",
    "ladder": "A career ladder leads this way.",
    "chain": "No such move is on record, but a chain of others is.",
    "nothing": "No such move is on record.",
}


@dataclass(frozen=True)
class HopLine:
    """A hop of a chain: its roles, and the record that says so with its address, None if it is computed."""

    start: Link
    to: Link
    kind: str
    rungs: int
    record: Link | None


@dataclass(frozen=True)
class Learning:
    """The target's certifications and courses: those that would be new, and those that count in both roles."""

    certifications: tuple[CertificationLine, ...]
    certifications_shared: tuple[CertificationLine, ...]
    courses: tuple[NamedItem, ...]
    courses_shared: tuple[NamedItem, ...]

    def __bool__(self) -> bool:
        return bool(self.certifications or self.certifications_shared or self.courses or self.courses_shared)


@dataclass(frozen=True)
class PayLine:
    """Both roles' pay in a country, and the change; None where the verdict says why there is no answer."""

    both: CountryPay
    change: PayChange | None


@dataclass(frozen=True)
class MoveBetween:
    """Everything about one way between two roles.

    ``recorded`` is the move as the start's profile records it, ``back`` the one the other way. ``chain`` is the
    shortest way over records where the move itself is not recorded; empty if there is none. ``updated`` is the last
    change of all that stands on the page.
    """

    start: Profile
    to: Profile
    country: str
    comparison: Link
    recorded: MoveLine | None
    back: MoveLine | None
    chain: tuple[HopLine, ...]
    gap: SkillGap
    learning: Learning
    pay: tuple[PayLine, ...]
    entries: tuple[EntryPoint, ...]
    sources: tuple[SourceLine, ...]
    disclaimer: Html
    definitions: tuple[Definition, ...]
    updated: datetime

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What licences ask to be said beside what the page shows."""
        return notices(line.record for line in (*self.sources, *self.start.sources, *self.to.sources))

    @property
    def similar(self) -> Similar | None:
        """That a dataset calls the two roles related, if one does; it says nothing of anybody's moving."""
        return next(iter(similar((self.start, self.to))), None)

    @property
    def title(self) -> str:
        """The page's title, as people ask it."""
        return f"From {in_a_sentence(self.start.role)} to {in_a_sentence(self.to.role)}: what it takes"

    @property
    def crossed(self) -> bool:
        """Whether the start stands second in the two roles' own order, in which they have their colours everywhere."""
        return self.start.role.slug > self.to.role.slug

    @property
    def known(self) -> str:
        """What the guide knows of anybody going this way.

        ``move``: it is on record. ``ladder``: a career path leads there. ``chain``: recorded hops do, one after
        another. Else ``nothing``: what there is, is computed.
        """
        if self.recorded:
            return "move"
        if not self.chain or any(hop.record is None for hop in self.chain):
            return "nothing"
        return "chain" if len(self.chain) > 1 else "ladder"

    @property
    def standfirst(self) -> str:
        """The answer in two sentences that claim no more than the data hold."""
        return f"{KNOWN[self.known]} {self.answer}"

    @property
    def answer(self) -> str:
        """What is kept and what is new, in one sentence."""
        gap, plural = self.gap, self.to.role.plural
        if gap.missing:
            whose = in_words([profile.role.plural for profile in gap.missing])
            return f"What you would keep and learn cannot be said: the skills of {whose} are not covered yet."
        if gap.unlike:
            return (
                "What you would keep and learn cannot be said: the skills of the one are rated, those of the other not."
            )
        counts = [f"you keep {len(gap.keep) or 'none'}"]
        counts += [f"{len(gap.grow)} must grow"] if gap.grow else []
        counts += [f"{len(gap.new)} {'is' if len(gap.new) == 1 else 'are'} new"] if gap.new else []
        return f"Of the {gap.asked} skill{'s' if gap.asked > 1 else ''} that {plural} need, {in_words(counts)}."

    @property
    def needed(self) -> tuple[SkillLine, ...]:
        """The target's skills as they are, for where there is no gap to show."""
        return tuple(line for line in self.to.skills if ratings.needed(line.row)) if not self.gap.known else ()

    @property
    def here(self) -> PayLine:
        """Pay in the chosen country."""
        return self.pay[0]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The sections in order."""
        listed: Sequence[tuple[str, str, object]] = (
            ("record", "What is on record", self.recorded),
            ("chain", "The way step by step", not self.recorded),
            ("skills", "Skills: what you keep and what is new", True),
            ("learning", "Certifications and courses", True),
            ("pay", "What happens to pay", True),
            ("ladder", "Where you would enter", True),
            ("back", "The way back", True),
            ("sources", "Sources", self.sources),
        )
        return tuple(Part(key, heading) for key, heading, shown in listed if shown)


def move_between(
    start: Profile,
    to: Profile,
    guide: Guide,
    *,
    country: str,
    comparison: Link,
    paths: Iterable[Entry] = (),
    chain: Chain | None = None,
) -> MoveBetween:
    """The move from one profile to another. ``paths`` are those on which either stands.

    ``country``: the one whose pay a reader chose to see first, empty for none.
    """
    country = country_shown([start, to], chosen=country)
    records = [entry.record for entry in paths if isinstance(entry.record, r.Path)]
    ladders = [ladder_of(path, guide, here=(start.role.key, to.role.key)) for path in records]
    recorded, back = recorded_move(start, to), recorded_move(to, start)
    return MoveBetween(
        start=start,
        to=to,
        country=country,
        comparison=comparison,
        recorded=recorded,
        back=back,
        chain=tuple(_hops(chain or (), guide)),
        gap=skill_gap(start, to),
        learning=_learning(start, to),
        pay=tuple(_pay(start, to, country)),
        entries=entry_points(start.role.key, to.role.key, ladders),
        sources=source_lines(_sources(start, to, recorded, records), guide),
        disclaimer=guide.html("site-text", "disclaimer", "body"),
        definitions=guide.definitions(),
        updated=guide.changed,
    )


def recorded_move(start: Profile, to: Profile) -> MoveLine | None:
    """The move as the start's profile records it."""
    return next((move for move in start.moves_out if move.to.key == to.role.key), None)


def in_a_sentence(role: r.Role) -> str:
    """A role's name within a sentence: it begins as small as its plural does."""
    return role.name if role.plural[:1].isupper() else role.name[:1].lower() + role.name[1:]


def _hops(chain: Chain, guide: Guide) -> Iterator[HopLine]:
    for hop in chain:
        start, to = guide.link("role", hop.start), guide.link("role", hop.to)
        yield HopLine(start, to, hop.kind, hop.rungs, _record(hop.kind, hop.record, guide))


def _record(kind: str, key: str, guide: Guide) -> Link | None:
    """Where a hop is on record: the moves of a role's profile, or a career path."""
    match kind:
        case "move":
            role = guide.link("role", key)
            return Link("role", key, role.title, f"{role.url}#moves", role.slug)
        case "path":
            return guide.link("path", key)
        case _:
            return None


def _learning(start: Profile, to: Profile) -> Learning:
    known = {line.link for line in (*start.certifications, *start.courses)}
    return Learning(
        tuple(line for line in to.certifications if line.link not in known),
        tuple(line for line in to.certifications if line.link in known),
        tuple(item for item in to.courses if item.link not in known),
        tuple(item for item in to.courses if item.link in known),
    )


def _pay(start: Profile, to: Profile, country: str) -> Iterator[PayLine]:
    for both in pay_by_country([start, to], first=country):
        yield PayLine(both, pay_change(both.verdict, start=start.role.key, to=to.role.key))


def _sources(start: Profile, to: Profile, recorded: MoveLine | None, paths: Iterable[r.Path]) -> Iterator[str]:
    """The sources of all that the page shows, in its order."""
    moves = [row for row in start.role.moves if recorded and row.key == recorded.key]
    claims = [line.claim for line in recorded.claims] if recorded else []
    skills = (*start.role.skills, *to.role.skills)
    for row in (*moves, *claims, *skills, *to.role.certifications, *start.role.salaries, *to.role.salaries, *paths):
        yield from sources_of(row)
