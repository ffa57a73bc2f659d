"""Published changes, the latest first: of the whole guide, of a role, of a comparison with its roles.

Everything comes from editions whose time has come, and things are called what they were called when an edition went
live. An editor's note to an edition is for colleagues, and is not read here.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db.models import Case, CharField, Count, Min, OuterRef, Q, Subquery, When
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils import timezone

from roles.domain.asof import with_day
from roles.domain.guide import Guide, Link, Name
from roles.domain.listing import Listing
from roles.domain.news import Change, Day, Said, by_day
from roles.domain.prose import Reference
from roles.domain.roleset import parse, set_key
from roles.editions import facts as f
from roles.editions.models import Edition, EditionQuerySet
from roles.formats import KINDS
from roles.queries.live import Moment, comparison_url, site_text_url, url_of
from roles.queries.saying import RELEASE, Step, said

LISTS = {
    "family": "role_list",
    "role": "role_list",
    "skill": "skill_list",
    "source": "source_list",
    "tool": "skill_list",
}
"""The pages that list the kinds of things that datasets bring, by view."""
PAGE_SIZE = 30
LATEST_FIRST = ("-live_from", "kind", "key")
UNSEEN = (Said("Published again", "nothing that readers see is different"),)


@dataclass(frozen=True)
class Subject:
    """What changes are about: roles by their present slugs, in the order of the address, gone ones by their last.

    ``title`` names them; ``url`` is their page, ``names`` what is asked for.
    """

    title: str
    slugs: tuple[str, ...]
    keys: tuple[str, ...]
    retired: bool
    url: str
    names: tuple[Name, ...]


@dataclass(frozen=True)
class Changes:
    """A page of changes. ``kinds``: each kind with how many there are; ``chosen`` is the one asked for, or empty."""

    listing: Listing[Change]
    kinds: tuple[tuple[str, int], ...]
    chosen: str = ""
    subject: Subject | None = None

    @property
    def days(self) -> tuple[Day, ...]:
        """The changes by their day in the guide's own time zone."""
        return by_day((timezone.localdate(change.on), change) for change in self.listing.items)


def changes(
    *,
    moment: Moment,
    subject: Subject | None = None,
    kind: str = "",
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Changes:
    """A page of what readers have seen change, of everything or of one subject. Six queries.

    Where everything is told, an import is one change for each kind of thing.
    """
    public = _public(moment)
    imports = {} if subject else _imports(public)
    if subject:
        public = public.named(subject.names)
    elif imports:
        public = public.filter(Q(dataset="") | Q(pk__in=imports))
    counts = dict(public.order_by().values_list("kind").annotate(Count("pk")))
    kinds = tuple((name, counts[name]) for name in KINDS if name in counts)
    chosen = kind if kind in counts else ""
    if chosen:
        public = public.filter(kind=chosen)
    total = counts[chosen] if chosen else sum(counts.values())
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    shown = public.order_by(*LATEST_FIRST).values("pk")[(page - 1) * size : page * size]
    rows = list(_with_previous(Edition.objects.filter(pk__in=shown)).order_by(*LATEST_FIRST))
    told = _told(rows, moment=moment, imports=imports)
    return Changes(Listing(told, total, page, pages, (), ""), kinds, chosen, subject)


def change(*, moment: Moment, kind: str, key: str, number: int) -> Change | None:
    """One change; None for an edition that no reader has seen. Four queries."""
    found = _with_previous(_public(moment)).filter(kind=kind, key=key, number=number).first()
    return _told([found], moment=moment)[0] if found else None


def in_words(*, moment: Moment, editions: Collection[int]) -> dict[int, Change]:
    """Editions that readers have seen, in words, by their ids. Four queries."""
    rows = list(_with_previous(_public(moment)).filter(pk__in=editions))
    return dict(zip((row.pk for row in rows), _told(rows, moment=moment), strict=True))


def subject_of(*, moment: Moment, slugs: Sequence[str]) -> Subject | None:
    """The roles that these slugs name or once named; None if one was never public. Two queries."""
    public = Edition.objects.filter(kind="role", withdrawn=False, live_from__lte=moment.at).order_by()
    keys = dict(public.filter(slug__in=slugs).values_list("slug", "key"))
    if set(keys) != set(slugs):
        return None
    named = Edition.objects.current(moment.at).filter(kind="role", key__in=keys.values()).defer("facts")
    current = {edition.key: edition for edition in named}
    roles = sorted((current[key] for key in {*keys.values()}), key=lambda edition: edition.slug)
    title = " or ".join(role.title for role in roles)
    present = tuple(role.slug for role in roles)
    names = [("role", role.key) for role in roles]
    if len(roles) > 1:
        names.append(("comparison", set_key(role.key for role in roles)))
    return Subject(
        title,
        present,
        tuple(role.key for role in roles),
        any(role.retired for role in roles),
        url_of("role", present[0]) if len(roles) == 1 else comparison_url(present),
        tuple(names),
    )


def _public(moment: Moment) -> EditionQuerySet:
    """Every edition that readers have seen, of what they meet under its own name."""
    found: EditionQuerySet = Edition.objects.filter(kind__in=KINDS, withdrawn=False, live_from__lte=moment.at)
    return found


@dataclass(frozen=True)
class _Import:
    """So many editions of one kind that one import made, some of them the first of their thing."""

    dataset: str
    number: int
    first: int

    @property
    def title(self) -> str:
        """“4 roles added, 1,012 brought up to date”, without the kind."""
        later = self.number - self.first
        told = ((self.first, "added"), (later, "brought up to date"))
        return ", ".join(f"{number:,} {what}" for number, what in told if number)


def _imports(public: EditionQuerySet) -> dict[int, _Import]:
    """{id of the edition that stands for an import's editions of one kind: those}. One query."""
    groups = public.exclude(dataset="").order_by().values_list("dataset", "live_from", "kind")
    counted = groups.annotate(Count("pk"), first=Count("pk", filter=Q(number=1)), stands=Min("pk"))
    return {pk: _Import(dataset, number, first) for dataset, *_, number, first, pk in counted}


def _with_previous(editions: EditionQuerySet) -> Any:
    """Editions without their facts, each with the one before it as ``previous``: by time, not by number."""
    earlier = Edition.objects.filter(
        kind=OuterRef("kind"), key=OuterRef("key"), withdrawn=False, live_from__lt=OuterRef("live_from")
    )
    return editions.defer("facts").annotate(previous=Subquery(earlier.order_by("-live_from").values("pk")[:1]))


def _told(
    rows: Sequence[Any], *, moment: Moment, imports: Mapping[int, _Import] = MappingProxyType({})
) -> tuple[Change, ...]:
    """The editions in words. Three queries: facts, what things were called, how pages are called and found now."""
    together = {row.pk: found for row in rows if (found := imports.get(row.pk)) and found.number > 1}
    compared = [row for row in rows if row.previous and row.pk not in together]
    facts = Edition.objects.in_bulk({pk for row in compared for pk in (row.pk, row.previous)})
    steps = {row.pk: _step(facts[row.previous], facts[row.pk]) for row in compared}
    datasets = {(kind, each.dataset) for each in together.values() for kind in ("source", RELEASE)}
    titles = _Titles(datasets.union(*(step.named() for step in steps.values())), moment)
    guide = moment.guide([], names={row.name for row in rows})
    told = []
    for row in rows:
        if row.pk in together:
            told.append(_imported(row, together[row.pk], titles.at(datasets, row.live_from)))
            continue
        step = steps.get(row.pk)
        lines = said(step, titles.at(step.named(), row.live_from)) if step else (Said("Published"),)
        told.append(_change(row, lines or UNSEEN, guide, new=step is None))
    return tuple(told)


def _step(before: Edition, after: Edition) -> Step:
    return Step(
        after.kind,
        (before.digest, after.digest),
        f.upgrade(before.facts, before.facts_version),
        f.upgrade(after.facts, after.facts_version),
    )


def _change(row: Any, lines: tuple[Said, ...], guide: Guide, *, new: bool) -> Change:
    page = guide.link(*row.name)
    if row.kind == "site-text":
        page = Link(row.kind, row.key, row.title, site_text_url(row.key))
    shown = page.url or _url_then(row)
    then = "" if row.retired or not shown else with_day(shown, timezone.localdate(row.live_from))
    url = reverse("change_detail", args=[*row.name, row.number])
    return Change(row.kind, row.key, row.number, row.title, row.live_from, new, lines, page, then, url)


def _imported(row: Any, found: _Import, titles: Mapping[Name, str]) -> Change:
    """What an import did to one kind of thing, told by the edition that stands for all of them."""
    dataset = f"{titles['source', found.dataset]} {titles[RELEASE, found.dataset]}".strip()
    title = f"{found.number:,} {KINDS[row.kind][1].lower()}"
    page = Link(row.kind, "", title, reverse(LISTS[row.kind]) if row.kind in LISTS else "")
    url = f"{reverse('change_list')}#{row.kind}-{row.key}-{row.number}"
    said = (Said(f"From {dataset}", found.title),)
    return Change(row.kind, row.key, row.number, title, row.live_from, False, said, page, "", url, together=True)


def _url_then(row: Any) -> str:
    """Where a page was that is gone now; as of its day a comparison is found by the first slugs of its roles."""
    return comparison_url(parse(row.key)) if row.kind == "comparison" else url_of(row.kind, row.slug)


class _Titles:
    """What things were called, edition by edition. One query, none if nothing is named."""

    def __init__(self, names: Collection[Name], moment: Moment) -> None:
        self._history: dict[Name, tuple[list[datetime], list[str]]] = {}
        editions = Edition.objects.named(names).filter(withdrawn=False, live_from__lte=moment.at)
        short = Case(When(Q(kind="source"), then=KT("facts__0__fields__short_name")), output_field=CharField())
        release = Case(When(Q(kind="source"), then=KT("facts__0__fields__release")), output_field=CharField())
        rows = editions.annotate(short=short, release=release).order_by("live_from")
        wanted = rows.values_list("kind", "key", "live_from", "title", "short", "release") if names else ()
        for kind, key, live_from, title, short_name, release_then in wanted:
            for name, words in ((kind, key), short_name or title), ((RELEASE, key), release_then or ""):
                if name in names:
                    since, called = self._history.setdefault(name, ([], []))
                    since.append(live_from)
                    called.append(words)

    def at(self, names: Iterable[Name], at: datetime) -> dict[Name, str]:
        """The titles of those that were public at the moment; of others the key in words, as on the pages."""
        return {name: self._at(name, at) for name in names}

    def _at(self, name: Name, at: datetime) -> str:
        since, called = self._history.get(name, ([], []))
        place = bisect_right(since, at)
        return called[place - 1] if place else "" if name[0] == RELEASE else Reference(*name).words
