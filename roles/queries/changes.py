"""Published changes, the latest first: of the whole guide, of a role, of a comparison with its roles.

Everything comes from editions whose time has come, and things are called what they were called when an edition went
live. An editor's note to an edition is for colleagues, and is not read here.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, CharField, Count, OuterRef, Q, Subquery, When
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
from roles.formats import KINDS, number
from roles.queries.live import Moment, comparison_url, site_text_url, url_of
from roles.queries.saying import RELEASE, Step, said
from roles.queries.state import State
from roles.queries.together import Together, told

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
    """A page of changes. ``kinds``: each kind with how many there are; ``chosen`` is the one asked for, or empty.

    ``at``: the moment whose changes alone were asked for, as an address says it.
    """

    listing: Listing[Change]
    kinds: tuple[tuple[str, int], ...]
    chosen: str = ""
    subject: Subject | None = None
    at: str = ""

    @property
    def days(self) -> tuple[Day, ...]:
        """The changes by their day in the guide's own time zone."""
        return by_day((timezone.localdate(change.on), change) for change in self.listing.items)


def changes(
    *,
    moment: Moment,
    subject: Subject | None = None,
    kind: str = "",
    at: datetime | None = None,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Changes:
    """A page of what readers have seen change, of everything, of one subject or at one moment. Five queries; two
    more of everything after a change.

    Of everything, what an import made is one line, which leads to its own moment.
    """
    public = _public(moment)
    together: Mapping[int, Together] = {}
    if subject or at:
        public = public.named(subject.names) if subject else public.filter(live_from=at)
        counts = dict(public.order_by().values_list("kind").annotate(Count("pk")))
    else:
        everything = told(State(moment, tuple(KINDS)))
        counts, together = everything.counts, everything.together
        public = public.exclude(everything.others()) if together else public
    kinds = tuple((name, counts[name]) for name in KINDS if name in counts)
    chosen = kind if kind in counts else ""
    if chosen:
        public = public.filter(kind=chosen)
    total = counts[chosen] if chosen else sum(counts.values())
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    shown = public.order_by(*LATEST_FIRST).values("pk")[(page - 1) * size : page * size]
    rows = list(_with_previous(Edition.objects.filter(pk__in=shown)).order_by(*LATEST_FIRST))
    lines = _told(rows, moment=moment, together=together)
    return Changes(Listing(lines, total, page, pages, (), ""), kinds, chosen, subject, _written(at) if at else "")


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


def _with_previous(editions: EditionQuerySet) -> Any:
    """Editions without their facts, each with the one before it as ``previous``: by time, not by number."""
    earlier = Edition.objects.filter(
        kind=OuterRef("kind"), key=OuterRef("key"), withdrawn=False, live_from__lt=OuterRef("live_from")
    )
    return editions.defer("facts").annotate(previous=Subquery(earlier.order_by("-live_from").values("pk")[:1]))


def _written(at: datetime) -> str:
    """A moment as an address says it, exactly."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _told(
    rows: Sequence[Any], *, moment: Moment, together: Mapping[int, Together] = MappingProxyType({})
) -> tuple[Change, ...]:
    """The editions in words. Three queries: facts, what things were called, how pages are called and found now."""
    compared = [row for row in rows if row.previous and row.pk not in together]
    facts = Edition.objects.in_bulk({pk for row in compared for pk in (row.pk, row.previous)})
    steps = {row.pk: _step(facts[row.previous], facts[row.pk]) for row in compared}
    titles = _Titles({name for step in steps.values() for name in step.named()}, moment)
    datasets = {("source", batch.dataset) for batch in together.values()}
    guide = moment.guide([], names={row.name for row in rows} | datasets)
    changes_ = []
    for row in rows:
        if row.pk in together:
            changes_.append(_batch(together[row.pk], row, guide))
            continue
        step = steps.get(row.pk)
        lines = said(step, titles.at(step.named(), row.live_from)) if step else (Said("Published"),)
        changes_.append(_change(row, lines or UNSEEN, guide, new=step is None))
    return tuple(changes_)


def _batch(batch: Together, row: Any, guide: Guide) -> Change:
    """What went live together, as one change; it leads to the list of all that did."""
    source = guide.record("source", batch.dataset)
    kinds = KINDS[batch.kind][1]
    lines = [
        Said(what, number(count))
        for what, count in (("New", batch.new), ("Changed", batch.changed), ("Retired", batch.retired))
        if count
    ]
    title = f"{number(batch.total)} {kinds[:1].lower()}{kinds[1:]}{f' from {source.short_name}' if source else ''}"
    url = f"{reverse('change_list')}?{urlencode({'kind': batch.kind, 'at': _written(batch.at)})}"
    page = Link(batch.kind, row.key, title, url)
    return Change(
        batch.kind, row.key, row.number, title, batch.at, False, tuple(lines), page, "", url, together=batch.total
    )


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
