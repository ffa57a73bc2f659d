"""What publishing would change, told to the editor who is about to: the facts before and after, and the pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from roles.editing.candidates import Candidate, Seen, back_to
from roles.editing.recorded import SAVES
from roles.editing.standing import moment
from roles.editing.wording import ChangeTold, told, told_each
from roles.editions import facts as f
from roles.editions.activity import Activity
from roles.editions.facts import Name
from roles.editions.models import Edition
from roles.models import kinds
from roles.queries.impact import Affected, State, pages_affected, states

FOLDED = 8
"""More changes or pages than this are folded."""


@dataclass(frozen=True)
class ThingTold:
    """What readers will see change of one thing: it comes, it goes, or ``changes``."""

    kind: str
    title: str
    url: str
    comes: bool
    goes: bool
    changes: tuple[ChangeTold, ...] = ()

    @property
    def folded(self) -> bool:
        """Whether there is too much to show at once."""
        return len(self.changes) > FOLDED


@dataclass(frozen=True)
class PageTold:
    """A page that shows a change; ``shows`` names what, where several things change."""

    title: str
    url: str
    shows: str = ""


@dataclass(frozen=True)
class PagesTold:
    """The pages of one kind."""

    heading: str
    pages: tuple[PageTold, ...]

    @property
    def folded(self) -> bool:
        """Whether there are too many to show at once."""
        return len(self.pages) > FOLDED


@dataclass(frozen=True)
class ImpactTold:
    """Things and pages that change for readers, and of how many computed comparisons of two roles."""

    things: tuple[ThingTold, ...]
    groups: tuple[PagesTold, ...]
    pairs: int
    everywhere: bool


def impact_told(names: Iterable[Name], *, at: datetime) -> ImpactTold:
    """What readers will see change if the working copies named go live at the moment. Some twenty queries at most."""
    return told_of(states(names, at=at), at=at)


def told_of(changed: Mapping[Name, State], *, at: datetime) -> ImpactTold:
    """The same of states that are known already."""
    differing = {name: state for name, state in changed.items() if state.before != state.after}
    found, pages = pages_affected(differing, at=at)
    titles = {name: str(f.instance((s.after or s.before or [])[0])) for name, s in differing.items()}
    both = {name: (s.before, s.after) for name, s in differing.items() if s.before and s.after}
    changes = dict(zip(both, told_each(both.values()), strict=True))
    things = tuple(
        ThingTold(
            str(kinds()[name[0]]._meta.verbose_name),
            titles[name],
            back_to([name]),
            comes=not state.before,
            goes=not state.after,
            changes=changes.get(name, ()),
        )
        for name, state in sorted(differing.items())
    )
    groups = tuple(
        PagesTold(_heading(kind), tuple(_page(page, titles) for page in group))
        for kind, group in groupby(pages, key=lambda page: page.kind)
    )
    return ImpactTold(things, groups, found.pairs, found.everywhere)


def _heading(kind: str) -> str:
    if kind == "page":
        return "Lists and other pages"
    return "Moves" if kind == "move" else str(kinds()[kind]._meta.verbose_name_plural).capitalize()


def _page(page: Affected, titles: Mapping[Name, str]) -> PageTold:
    several = len(titles) > 1
    return PageTold(page.title, page.url, ", ".join(sorted(titles[name] for name in page.shows)) if several else "")


@dataclass(frozen=True)
class Meanwhile:
    """What somebody did to a thing while the page stood open: in a sentence, and what it changed if that is known."""

    title: str
    words: str
    changes: tuple[ChangeTold, ...] = ()


def meanwhile(shown: Mapping[Name, Seen], now: Iterable[Candidate]) -> tuple[Meanwhile, ...]:
    """Who published or saved what since the states that an editor was shown. A few queries for each thing that did."""
    return tuple(
        done
        for candidate in now
        if (seen := shown.get(candidate.name)) and seen != candidate.seen
        for done in _done(candidate, seen)
    )


def _done(candidate: Candidate, seen: Seen) -> Iterable[Meanwhile]:
    editions = Edition.objects.named([candidate.name]).select_related("published_by").order_by("number")
    before = editions.filter(number=seen.number).first()
    for edition in editions.filter(number__gt=seen.number):
        who = edition.published_by or ("A public dataset" if edition.dataset else "The shipped guide")
        when = f", scheduled for {moment(edition.live_from)}" if edition.live_from > edition.published_at else ""
        note = f": “{edition.note}”" if edition.note else "."
        words = f"{who} published edition {edition.number} on {moment(edition.published_at)}{when}{note}"
        changes = told(_facts(before), _facts(edition)) if before else ()
        yield Meanwhile(candidate.title, words + (" (withdrawn since)" if edition.withdrawn else ""), changes)
        before = edition
    if seen.digest != candidate.seen.digest:
        yield Meanwhile(candidate.title, _saved(candidate.name))


def _saved(name: Name) -> str:
    entry = Activity.objects.of(*name).filter(what__in=SAVES).select_related("by").defer("facts").first()
    return f"{entry.by} saved it on {moment(entry.at)}." if entry else "It was saved."


def _facts(edition: Edition) -> f.Facts:
    return f.upgrade(edition.facts, edition.facts_version)
