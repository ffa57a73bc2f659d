"""The guide as it stands at a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, F, JSONField, Max, OuterRef, Q, Subquery, Value, When
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from roles import formats
from roles.domain.attribution import DATASETS
from roles.domain.guide import Entry, Guide, Name
from roles.domain.roleset import parse, set_key
from roles.domain.succession import heir
from roles.editions.models import Edition, EditionQuerySet, Mention
from roles.editions.prepare import prepare

PAGES = {
    "author": "author_detail",
    "certification": "certification_detail",
    "path": "path_detail",
    "role": "role_detail",
    "skill": "skill_detail",
    "term": "term_detail",
    "tool": "tool_detail",
}
"""Kinds with a page at their slug, and the page's view."""

LISTED = {"course": "certification_list", "source": "source_list"}
"""Kinds that stand on a page with others, under their slug as anchor."""

SOURCES = frozenset(("source", key) for key in DATASETS)
"""The sources that a page may have to attribute its facts to, though it names them nowhere."""

NAME_ONLY = ("role", "path", "comparison")
"""Kinds whose facts are large and whose name is mostly all that another page needs."""


MADE_BY = Subquery(
    Mention.objects.filter(edition=OuterRef("pk"), field="role.dataset", kind="source").values("key")[:1]
)
"""The dataset that made a role, of which only the name is fetched."""


def url_of(kind: str, slug: str) -> str:
    """The canonical address of a live thing; empty for kinds that readers do not visit.

    A comparison's address is made of its roles' slugs: see ``comparison_url``.
    """
    if kind in PAGES:
        return reverse(PAGES[kind], args=[slug])
    if kind == "family":
        return f"{reverse('role_list')}?family={slug}"
    return f"{reverse(LISTED[kind])}#{slug}" if kind in LISTED else ""


def site_text_url(key: str) -> str:
    """Where one of the site's own texts stands; empty for a text that stands on other pages."""
    try:
        return reverse(key.replace("-", "_"))
    except NoReverseMatch:
        return ""


def comparison_url(slugs: Iterable[str]) -> str:
    """The one address of a set of roles, by their present slugs."""
    return reverse("comparison_detail", args=[set_key(slugs)])


def move_url(start: str, to: str) -> str:
    """The address of the move from one role to another, by their present slugs."""
    return reverse("move_detail", args=[start, to])


def entry_of(edition: Edition, *, named_only: bool = False, url: str | None = None) -> Entry:
    """An edition as the domain knows it."""
    record = None if named_only else prepare(edition).record
    return Entry(
        kind=edition.kind,
        key=edition.key,
        title=edition.title,
        slug=edition.slug,
        url=url_of(edition.kind, edition.slug) if url is None else url,
        number=edition.number,
        updated=edition.live_from,
        record=record,
        published=getattr(edition, "published", None),
        dataset=getattr(record, "dataset", None) or getattr(edition, "made_by", None),
    )


@dataclass(frozen=True)
class Moment:
    """A moment at which the guide is read."""

    at: datetime

    @property
    def today(self) -> date:
        """The moment's date where the guide is kept."""
        return timezone.localdate(self.at)

    def editions(self) -> EditionQuerySet:
        """Live editions."""
        return Edition.objects.live(self.at)

    def changed(self) -> datetime:
        """When anything in the guide changed last, which a list of everything goes by. One query."""
        past = Edition.objects.filter(live_from__lte=self.at, withdrawn=False)
        return past.aggregate(last=Max("live_from"))["last"] or self.at

    def by_slug(self, kind: str, slugs: Iterable[str]) -> dict[str, Edition]:
        """Live editions of a kind by their present slug. One query."""
        # In no order: for the usual one SQLite would read every edition of the kind by key.
        return {e.slug: e for e in self.editions().filter(kind=kind, slug__in=set(slugs)).order_by()}

    def referring(self, kind: str, keys: Iterable[str], fields: Iterable[str]) -> list[Edition]:
        """Live editions that name one of the things in one of the fields, by title, with ``published``. One query."""
        mentions = Mention.objects.filter(kind=kind, key__in=set(keys), field__in=set(fields)).values("edition")
        first = Edition.objects.filter(kind=OuterRef("kind"), key=OuterRef("key"), withdrawn=False)
        published = Subquery(first.order_by("live_from").values("live_from")[:1])
        found = self.editions().filter(pk__in=mentions).annotate(published=published)
        return sorted(found, key=lambda e: (e.title, e.key))

    def guide(self, editions: Iterable[Edition], *, names: Iterable[Name] = (), quoted: Iterable[Name] = ()) -> Guide:
        """The guide around these editions: they whole, what they refer to, and ``names`` besides. One query.

        Of roles, paths and comparisons only the name is fetched, unless prose quotes a figure of theirs.
        """
        whole = {edition.name: edition for edition in editions}
        ready = [prepare(edition) for edition in whole.values()]
        wanted = {name for p in ready for name in p.mentions} | set(names)
        wanted |= {("role", key) for kind, keys in (*wanted, *whole) if kind == "comparison" for key in parse(keys)}
        figures = ({name for p in ready for name in p.figures} | set(quoted)) - set(whole)
        sources_alone = all(kind == "source" for kind, _ in (*whole, *wanted))
        aside = frozenset() if sources_alone else SOURCES - wanted - set(whole)
        rest = [e for e in self.named((wanted | figures | aside) - set(whole), whole=figures) if e.name not in whole]
        slugs = {e.key: e.slug for e in (*whole.values(), *rest) if e.kind == "role"}
        entries = [
            entry_of(edition, named_only=edition.facts is None, url=_url_in_set(edition, slugs))
            for edition in (*whole.values(), *rest)
        ]
        return Guide(entries, today=self.today, quote=formats.quote, aside=aside)

    def named(self, names: Iterable[Name], *, whole: Iterable[Name] = ()) -> list[Edition]:
        """Live editions by name, with facts for the small kinds and for those asked for. One query.

        Roles asked for ``whole`` bring their sources along.
        """
        quoted = [key for kind, key in whole if kind == "role"]
        with_facts = ~Q(kind__in=NAME_ONLY) | Q(kind="role", key__in=quoted)
        found = self.editions().named(names)
        if quoted:
            # Whatever they mention, the sources among which are picked here: asked for those alone, SQLite would
            # begin with every page's sources.
            editions_quoted = Edition.objects.filter(kind="role", key__in=quoted).order_by().values("pk")
            cited = Mention.objects.filter(edition__in=editions_quoted)
            found |= self.editions().filter(kind="source", key__in=cited.values("key"))
        found = found.defer("facts").annotate(
            given=Case(When(with_facts, then=F("facts")), default=Value(None, JSONField())),
            made_by=Case(When(kind="role", then=MADE_BY), default=None),
        )
        editions: list[Edition] = []
        for edition in found:
            edition.facts = edition.given
            editions.append(edition)
        return editions


def _url_in_set(edition: Edition, slugs: Mapping[str, str]) -> str | None:
    """A comparison's address if all of its roles are live, else none; other kinds are left to ``url_of``."""
    if edition.kind != "comparison":
        return None
    keys = parse(edition.key)
    return comparison_url(slugs[key] for key in keys) if all(key in slugs for key in keys) else ""


@dataclass(frozen=True)
class Moved:
    """A slug that was public before: the one that stands for it now, and where that page is."""

    slug: str
    url: str


@dataclass(frozen=True)
class Gone:
    """A page that is retired: what it was called, and the live thing that readers are sent to, if there is one."""

    title: str
    successor: Entry | None


def whereabouts(moment: Moment, kind: str, slug: str, *, known: datetime | None = None) -> Moved | Gone | None:
    """What became of a slug that is not live at the moment: moved, gone, or never public (None, as for a live one).

    A merged page has moved to what it is one with now. ``known``: until when the slug must have been public for the
    first time; the moment itself if not given. Two queries, and one for each further step of a chain of successors.
    """
    if "\0" in slug:  # PostgreSQL cannot even look for it
        return None
    had = public(known or moment.at).filter(kind=kind, slug=slug)
    key = had.order_by().values_list("key", flat=True).first()
    first = _current(moment, kind, key) if key else None
    if first is None or (first.slug == slug and not first.retired):
        return None
    found, same = heir(first, lambda successor: _current(moment, kind, successor))
    if found is None:
        return Gone(first.title, None)
    successor = entry_of(found, named_only=True)
    return Moved(successor.slug, successor.url) if same and successor.url else Gone(first.title, successor)


def former_slugs(moment: Moment, kind: str) -> dict[str, tuple[str, ...]]:
    """The slugs, other than its own, under which each live thing of the kind may be looked for: those that it had, and
    those of what it succeeded. One query.
    """
    fields = ("key", "slug", "retired", "merged", "successor")
    current: dict[str, Any] = {}
    slugs: dict[str, dict[str, None]] = {}
    for edition in public(moment.at).filter(kind=kind).order_by("live_from").values_list(*fields, named=True):
        current[edition.key] = edition
        slugs.setdefault(edition.key, {})[edition.slug] = None
    found: dict[str, list[str]] = {}
    for key, had in slugs.items():
        now, _ = heir(current[key], current.get)
        if now is not None:
            found.setdefault(now.key, []).extend(slug for slug in had if slug != now.slug)
    return {key: tuple(former) for key, former in found.items() if former}


def public(at: datetime) -> EditionQuerySet:
    """Editions that readers saw from some moment up to ``at`` on."""
    return Edition.objects.filter(withdrawn=False, live_from__lte=at)


def _current(moment: Moment, kind: str, key: str) -> Edition | None:
    return Edition.objects.current(moment.at).filter(kind=kind, key=key).defer("facts").first()
