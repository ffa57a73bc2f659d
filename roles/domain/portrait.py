"""How a role with hundreds of rows reads: what is said first, what is folded away, and what is only counted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from roles.domain import records as r
from roles.domain.guide import Cited, Guide, Link
from roles.domain.lines import Item, ToolLine, said_by
from roles.domain.prose import Html
from roles.domain.ratings import scale
from roles.domain.roleset import set_key

TASKS, TASKS_AT_MOST = 8, 60
TITLES, TITLES_AT_MOST = 6, 60
TOOLS, TOOLS_AT_MOST = 15, 60
"""So many of a dataset's tasks, other titles and tools are shown at first, and so many at most; its data have all."""

CLOSENESS = ("closest", "close", "further")

_PARAGRAPH = re.compile(r"\s*<p>([^<]*)</p>")
_SENTENCE_END = re.compile(r"(?<![A-Z]\.[A-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\betc)[.!?][”’)]?\s+(?=[A-Z“(])")


@dataclass(frozen=True)
class Folded[T]:
    """A list of which the ``first`` are shown, ``more`` are folded away, and the ``rest`` is only counted."""

    first: tuple[T, ...]
    more: tuple[T, ...] = ()
    rest: tuple[T, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.first or self.more)

    @property
    def left(self) -> int:
        """How many are not shown."""
        return len(self.rest)

    @property
    def beyond(self) -> int:
        """How many there are beside the first."""
        return len(self.more) + len(self.rest)


def folded[T](items: Iterable[T], *, first: int, most: int) -> Folded[T]:
    """The items, at most so many ``first`` and so many in all. Where one or two would be folded, all are shown."""
    listed = tuple(items)
    if first and len(listed) <= first + 2:
        return Folded(listed)
    return Folded(listed[:first], listed[first:most], listed[max(first, most) :])


@dataclass(frozen=True)
class Tasks:
    """What people answer for: the editors' list whole, then a dataset's core tasks and its supplemental ones."""

    own: tuple[Item, ...]
    core: Folded[Item]
    supplemental: Folded[Item]
    cited: Cited | None


def tasks_of(items: Iterable[Item], *, first: int = TASKS, most: int = TASKS_AT_MOST) -> Tasks:
    """The items in their order, those of datasets folded."""
    own: list[Item] = []
    core: list[Item] = []
    supplemental: list[Item] = []
    for item in items:
        row = item.row
        if row is None or row.dataset is None:
            own.append(item)
        elif isinstance(row, r.Responsibility) and row.supplemental:
            supplemental.append(item)
        else:
            core.append(item)
    cited = next((item.cited for item in (*core, *supplemental)), None)
    if not core and not own:  # nothing was rated, so nothing is less than core
        core, supplemental = supplemental, []
    return Tasks(
        tuple(own), folded(core, first=first, most=most), folded(supplemental, first=0, most=most - first), cited
    )


@dataclass(frozen=True)
class Tools:
    """What people work with: the editors' list whole, then datasets' tools, those that employers ask for first."""

    own: tuple[ToolLine, ...]
    brought: Folded[ToolLine]
    cited: Cited | None

    @property
    def marked(self) -> tuple[bool, bool]:
        """Whether any that is shown is in demand, and whether any is hot: then the page says what that means."""
        shown = (*self.brought.first, *self.brought.more)
        return any(line.row.in_demand for line in shown), any(line.row.hot for line in shown)


def tools_of(lines: Iterable[ToolLine], *, first: int = TOOLS, most: int = TOOLS_AT_MOST) -> Tools:
    """The tools, of datasets those in demand for this very role first, then those hot in any, then by name."""
    listed = list(lines)
    brought = [line for line in listed if line.row.dataset]
    brought.sort(key=lambda line: (not line.row.in_demand, not line.row.hot, line.link.title.casefold()))
    return Tools(
        tuple(line for line in listed if line.row.dataset is None),
        folded(brought, first=first, most=most),
        brought[0].cited if brought else None,
    )


def titles_of(rows: Iterable[r.OtherTitle]) -> Folded[r.OtherTitle]:
    """The other titles: the editors' own, none of which is folded away, then datasets' in English, then others."""
    listed = sorted(rows, key=lambda row: (row.dataset is not None, row.language != "en", row.order))
    own = sum(row.dataset is None for row in listed)
    return folded(listed, first=max(own, TITLES), most=max(own, TITLES_AT_MOST))


@dataclass(frozen=True)
class RelatedLine:
    """A role like this one, with the address of the comparison of the two as a set of slugs."""

    key: str
    link: Link
    closeness: str
    pair: str
    cited: Cited | None
    dataset: str | None


@dataclass(frozen=True)
class RelatedTier:
    """The related roles that are equally close."""

    closeness: str
    lines: tuple[RelatedLine, ...]


def related_of(role: r.Role, guide: Guide) -> tuple[RelatedLine, ...]:
    """The related roles that are live, the closest first."""
    lines = [
        RelatedLine(
            row.key, link, row.closeness, set_key([role.slug, link.slug]), guide.cite(said_by(row)), row.dataset
        )
        for row in role.related
        if (link := guide.link("role", row.to)).slug and link.slug != role.slug
    ]
    return tuple(sorted(lines, key=lambda line: CLOSENESS.index(line.closeness)))


def tiers(lines: Sequence[RelatedLine]) -> tuple[RelatedTier, ...]:
    """Related roles by how close they are."""
    found = ((name, tuple(line for line in lines if line.closeness == name)) for name in CLOSENESS)
    return tuple(RelatedTier(name, those) for name, those in found if those)


@dataclass(frozen=True)
class PreparationLine:
    """How much preparation a role takes, job zone 1 to 5, and what that means."""

    row: r.Preparation
    experience: Html
    education: Html
    training: Html
    cited: Cited | None


def preparation_of(role: r.Role, guide: Guide) -> tuple[PreparationLine, ...]:
    """What is said of the preparation for a role."""
    return tuple(
        PreparationLine(
            row,
            guide.fill(row.experience),
            guide.fill(row.education),
            guide.fill(row.training),
            guide.cite(said_by(row)),
        )
        for row in role.preparation
    )


AREAS = ("realistic", "investigative", "artistic", "social", "enterprising", "conventional")
"""Holland’s areas of interest in their usual order, in which O*NET numbers them from 1; 0 is none there."""


@dataclass(frozen=True)
class InterestLine:
    """How far a role offers work of one area of interest; ``percent`` is how far up its scale the figure lies."""

    row: r.Interest
    percent: Decimal
    cited: Cited | None


def interests_of(role: r.Role, guide: Guide) -> tuple[InterestLine, ...]:
    """The areas of interest in their usual order."""
    return tuple(
        InterestLine(row, found.percent(row.value) if (found := scale(row.scale)) else Decimal(0), cited)
        for row in sorted(role.interests, key=lambda row: AREAS.index(row.area))
        for cited in [guide.cite(said_by(row))]
    )


def high_points(lines: Iterable[InterestLine]) -> tuple[InterestLine, ...]:
    """A role's first, second and third interest."""
    marked = [line for line in lines if line.row.high_point]
    return tuple(sorted(marked, key=lambda line: line.row.high_point or 0))


def first_sentence(html: Html) -> tuple[Html, Html]:
    """A text's first sentence as words of a line, and what follows it; the first is empty unless it is plain words."""
    found = _PARAGRAPH.match(html)
    if found is None:
        return Html(), html
    words, rest = found[1], html[found.end() :]
    end = _SENTENCE_END.search(words)
    if end is None:
        return Html(words), Html(rest)
    return Html(words[: end.end()].rstrip()), Html(f"<p>{words[end.end() :]}</p>{rest}")
