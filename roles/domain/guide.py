"""The guide at a moment: live things by name, so that names, links and figures are filled in when a page is read."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from roles.domain import salary
from roles.domain.notes import Definition
from roles.domain.prose import Html, Prose, Reference, link
from roles.domain.records import Claim, Dated, Record, Role, Salary, Source, Term

Name = tuple[str, str]
"""(kind, key)."""

UNSEEN = frozenset({"site-text", "statement"})
"""Kinds whose changes change no other page's date: the small print under every page, and the questionnaire."""

MARKS = {"source": "cite", "term": "term"}
"""The class of a link in prose that a page may turn into a note: see `roles.domain.notes`."""


@dataclass(frozen=True)
class Link:
    """A thing's name and address; without a live page, address and slug are empty and the title is its key in words.

    ``slug`` is what addresses of pages about several things, such as a move, are made of.
    """

    kind: str
    key: str
    title: str
    url: str = ""
    slug: str = ""

    @property
    def html(self) -> Html:
        """The linked name, or the name alone."""
        return link(self.url, self.title)


@dataclass(frozen=True)
class Entry:
    """One live edition. ``record`` is None where only its name is known; ``updated`` is when it went live.

    ``published`` is when the first edition of its kind and key did, None where nobody asked. ``dataset`` is the key of
    the one that made it, and so its name; None if editors did.
    """

    kind: str
    key: str
    title: str
    slug: str
    url: str
    number: int
    updated: datetime
    record: Record | None = None
    published: datetime | None = None
    dataset: str | None = None


@dataclass(frozen=True)
class Cited:
    """Who says so and when: what stands beside every figure. ``age`` is in words, ``stale`` asks for a warning."""

    source: Link
    name: str
    reported_by: Link | None
    dated: Dated
    age: str
    stale: bool


Quote = Callable[[Salary | Claim, Cited], Html]
"""Puts a figure with its source and date into a sentence."""


class Guide:
    """Live entries by (kind, key), read as of ``today``; those ``aside`` are at hand without being drawn on."""

    def __init__(
        self, entries: Iterable[Entry], *, today: date, quote: Quote, aside: Collection[Name] = frozenset()
    ) -> None:
        self.entries = {(entry.kind, entry.key): entry for entry in entries}
        self.aside = aside
        self.today = today
        self._quote = quote

    @property
    def changed(self) -> datetime:
        """The last change of all that is at hand: of a page, when any record that it draws on last changed.

        :raises ValueError: for a guide without any such entry.
        """
        drawn_on = (e for name, e in self.entries.items() if e.kind not in UNSEEN and name not in self.aside)
        return max(entry.updated for entry in drawn_on)

    def link(self, kind: str, key: str) -> Link:
        """The thing's name and address as they are now."""
        entry = self.entries.get((kind, key))
        if entry is None:
            return Link(kind, key, Reference(kind, key).words)
        return Link(kind, key, entry.title, entry.url, entry.slug)

    def made_by(self, names: Iterable[Name]) -> frozenset[str]:
        """The datasets that made these things, and so their names."""
        found = (self.entries.get(name) for name in names)
        return frozenset(entry.dataset for entry in found if entry and entry.dataset)

    def record(self, kind: str, key: str | None) -> Any:
        """The thing's record, or None if it is not live or only its name was asked for."""
        entry = self.entries.get((kind, key or ""))
        return entry.record if entry else None

    def html(self, kind: str, key: str, field: str) -> Html:
        """A prose field of another live thing, filled; empty if it has none."""
        record = self.record(kind, key)
        return self.fill(getattr(record, field)) if record else Html()

    def fill(self, prose: Prose) -> Html:
        """The prose with links and figures in place of its references."""
        return prose.fill(self._resolve)

    def definitions(self) -> tuple[Definition, ...]:
        """Every live term that is at hand with its definition."""
        return tuple(
            Definition(entry.key, entry.title, entry.record.abbreviation, self.fill(entry.record.definition), entry.url)
            for entry in self.entries.values()
            if isinstance(entry.record, Term) and entry.record.definition and entry.url
        )

    def cite(self, source: str | None, dated: Dated | None = None, *, reported_by: str | None = None) -> Cited | None:
        """The source line for a fact; None when the fact rests on no single source."""
        if source is None:
            return None
        record: Source | None = self.record("source", source)
        dated = dated or Dated()
        reporter = self.link("source", reported_by) if reported_by else None
        if reporter and (article := self.record("source", reporter.key)):
            reporter = Link(reporter.kind, reporter.key, article.short_name, reporter.url)
        found = self.link("source", source)
        return Cited(
            source=found,
            name=record.short_name if record else found.title,
            reported_by=reporter,
            dated=dated,
            age=salary.age_in_words(dated, self.today),
            stale=salary.is_stale(dated, self.today),
        )

    def _resolve(self, ref: Reference) -> str:
        if not ref.is_figure:
            target = self.link(ref.kind, ref.key)
            if not target.url:
                return ref.label or target.title
            return link(target.url, ref.label or target.title, MARKS.get(ref.kind, ""))
        role_key, _, row_key = ref.key.partition("/")
        role: Role | None = self.record("role", role_key)
        rows: tuple[Salary | Claim, ...] = (
            () if role is None else role.salaries if ref.kind == "salary" else role.claims
        )
        for row in rows:
            if row.key == row_key:
                cited = self.cite(row.source, row, reported_by=row.reported_by)
                if cited is not None:
                    return self._quote(row, cited)
        return ref.words


def sources_of(record: Any) -> Iterator[str]:
    """Keys of the sources that a record or its rows name, in order of appearance, with repeats."""
    for name in ("source", "reported_by", "judged_by", "dataset"):
        key = getattr(record, name, None)
        if isinstance(key, str):
            yield key
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Prose):
            yield from (ref.key for ref in value.references() if ref.kind == "source")
        elif isinstance(value, tuple):
            for row in value:
                yield from sources_of(row)
