"""Skills and tools by how many roles use them: lists of thousands, of which nothing but names is read."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.db.models.fields.json import KT

from roles.domain.guide import Entry, Link
from roles.domain.indexing import is_thin_tool
from roles.domain.listing import LONG, Listing, listing
from roles.domain.notes import Definition
from roles.domain.prose import Html
from roles.domain.query import read
from roles.domain.ratings import ENOUGH
from roles.editions.models import Mention, SearchText, SkillRow
from roles.queries.live import Moment, former_slugs, url_of
from roles.queries.state import State, kept

PAGE_SIZE = 60

USING = "roletool.tool"
"""How a role names a tool."""

UNNEEDED = Q(weight__lt=ENOUGH, fields__has_key="dataset")
"""Rows of skills that a dataset rates as less than important to the role: as `roles.domain.ratings.needed` has it."""


@dataclass(frozen=True)
class InUse:
    """A skill or a tool and what it is, cut to a line or two. ``group``: a skill's kind, what a tool is for.

    ``users``: how many live roles use or need it. ``rated``: a dataset rates the skill for roles that need it and for
    those that do not. ``hot``: a dataset marks the tool as asked for by many employers. ``former``: other slugs that
    lead to it.
    """

    link: Link
    about: str
    group: str
    users: int
    imported: bool
    rated: bool = False
    hot: bool = False
    former: tuple[str, ...] = ()

    @property
    def is_thin(self) -> bool:
        """Whether a tool's page is little more than a name."""
        return is_thin_tool(self.users, imported=self.imported)

    @property
    def before_others(self) -> tuple[bool, int, str, str]:
        """Its place: what is hot, then what most roles use, then by name."""
        return not self.hot, -self.users, self.link.title.casefold(), self.link.key


@dataclass(frozen=True)
class Register:
    """A page of them, and the groups to choose from with the number of each. ``large``: there are too many to look
    through; then those that most roles use come first, otherwise they stand by name."""

    listing: Listing[InUse]
    groups: tuple[tuple[str, int], ...]
    large: bool
    group: str = ""
    text: str = ""
    hot: int = 0


def in_use(*, moment: Moment, kind: str) -> tuple[InUse, ...]:
    """All live skills or tools, those first that most roles use. One query, six when one or a role has changed."""
    return _in_use(State(moment, (kind, "role")))


@kept
def _in_use(state: State) -> tuple[InUse, ...]:
    kind, _ = state.kinds
    live = state.moment.editions().filter(kind=kind).order_by()
    roles = state.moment.editions().filter(kind="role").order_by().values("pk")
    named = Mention.objects.filter(kind=kind, edition__in=roles).order_by()
    if kind == "skill":
        each = SkillRow.objects.filter(edition__in=roles).order_by().values("skill")
        each = each.annotate(needing=Count("pk", filter=~UNNEEDED), others=Count("pk", filter=UNNEEDED))
        counted = list(each.values_list("skill", "needing", "others"))
    else:
        counted = [(*row, 0) for row in named.filter(field=USING).values_list("key").annotate(Count("pk"))]
    users = {key: number for key, number, _ in counted}
    rated = {key for key, _, others in counted if others}
    hot = set(named.filter(field="roletool.hot").values_list("key", flat=True)) if kind == "tool" else set()
    imported = Mention.objects.filter(field=f"{kind}.dataset", edition__in=live.values("pk"))
    of_datasets = set(imported.values_list("edition__key", flat=True))
    kinds = dict(live.values_list("key", KT("facts__0__fields__skill_kind"))) if kind == "skill" else {}
    former = former_slugs(state.moment, kind)
    texts = SearchText.objects.filter(edition__in=live.values("pk"))
    rows = texts.values_list("edition__key", "edition__slug", "name", "summary")
    found = [
        InUse(
            Link(kind, key, title, url_of(kind, slug), slug),
            about,
            kinds.get(key) or ("" if kind == "skill" else about),
            users.get(key, 0),
            key in of_datasets,
            key in rated,
            key in hot,
            former.get(key, ()),
        )
        for key, slug, title, about in rows
    ]
    return tuple(sorted(found, key=lambda one: one.before_others))


def once_among_skills(*, moment: Moment) -> tuple[InUse, ...]:
    """The tools that stood on the list of skills before they had pages: whoever linked to their places there is led on.

    Those of datasets came later. As many queries as ``in_use``.
    """
    tools = in_use(moment=moment, kind="tool")
    once = (one for one in tools if not one.imported or one.former)
    return tuple(sorted(once, key=lambda one: one.link.title.casefold()))


def register(
    *, moment: Moment, kind: str, text: str = "", group: str = "", letter: str = "", page: int = 1, hot: bool = False
) -> Register:
    """A page of skills or tools: those with all of the words in their names or in what they are for, of one group."""
    every = in_use(moment=moment, kind=kind)
    large = len(every) > LONG
    words = read(text).typed
    asked = [one for one in every if not words or _has(one, words)]
    counts = Counter(one.group for one in asked if one.group)
    chosen = group if group in {one.group for one in every} else ""
    shown = [one for one in asked if (not chosen or one.group == chosen) and (not hot or one.hot)]
    page_of = listing(shown, title=lambda one: one.link.title, letter=letter, page=page, size=PAGE_SIZE, in_order=large)
    groups = tuple(sorted(counts.items(), key=lambda named: named[0].casefold()))
    return Register(page_of, groups, large, chosen, " ".join(text.split()), sum(one.hot for one in every))


def _has(one: InUse, words: tuple[str, ...]) -> bool:
    said = " ".join(read(f"{one.link.title} {one.group}").typed)
    return all(word in said for word in words)


@dataclass(frozen=True)
class User:
    """A role that uses a tool. ``asked``: its employers ask for it often, a dataset says."""

    link: Link
    asked: bool


@dataclass(frozen=True)
class ToolPage:
    """A tool: its record, what it is for, and the roles that use it, those first whose employers ask for it."""

    entry: Entry
    changed: datetime
    about: Html
    roles: Listing[User]
    hot: bool
    thin: bool
    definitions: tuple[Definition, ...] = ()


def tool_page(*, moment: Moment, slug: str, page: int = 1) -> ToolPage | None:
    """One tool, with the roles that use it a hundred at a time. Three queries; no role's facts are read."""
    found = moment.by_slug("tool", [slug]).get(slug)
    if found is None:
        return None
    live = moment.editions().filter(kind="role").order_by().values("pk")
    named = Mention.objects.filter(kind="tool", key=found.key, field__startswith="roletool.", edition__in=live)
    rows = list(named.values_list("edition__key", "edition__title", "edition__slug", "edition__live_from", "field"))
    asked = {key for key, *_, field in rows if field == "roletool.in_demand"}
    users = {
        key: User(Link("role", key, title, url_of("role", slug), slug), key in asked)
        for key, title, slug, _, field in rows
        if field == USING
    }
    ordered = sorted(users.values(), key=lambda user: (not user.asked, user.link.title.casefold(), user.link.key))
    page_of = listing(ordered, title=lambda user: user.link.title, page=page, size=100, in_order=True)
    guide = moment.guide([found])
    entry = guide.entries["tool", found.key]
    return ToolPage(
        entry,
        max(guide.changed, *(at for *_, at, _ in rows)) if rows else guide.changed,
        guide.html("tool", found.key, "purpose"),
        page_of,
        any(field == "roletool.hot" for *_, field in rows),
        is_thin_tool(len(users), imported=entry.record.is_imported),  # type: ignore[union-attr]
        guide.definitions(),
    )
