"""What search engines are to read: the address of every page that is offered to them, and when it last changed.

Each section is read as it is needed, so that its length costs no memory but for the roles of comparisons and moves.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from django.db.models import QuerySet
from django.urls import reverse

from roles.domain.roleset import parse, set_key
from roles.editions.models import Hop
from roles.queries import lastmod
from roles.queries.indexing import computed_sets, thin_roles
from roles.queries.lists import roster
from roles.queries.live import Moment, comparison_url, move_url, url_of
from roles.queries.use import in_use

MOST = 50_000
"""So many addresses may stand in one file."""

type Addresses = Iterator[tuple[str, datetime]]
"""(canonical path, last change)."""

LISTS = {
    "home": ("role", "comparison", "path", "family"),
    "role_list": ("role", "family"),
    "comparison_picker": ("comparison", "role"),
    "move_list": ("role",),
    "skill_list": ("skill", "role"),
    "tool_list": ("tool", "role"),
    "certification_list": ("certification", "course", "role", "source"),
    "term_list": ("term", "role", "source"),
    "salary_list": ("role", "source"),
    "path_list": ("path", "role"),
    "source_list": ("source", "role"),
}
"""Pages that show all things of some kinds: they change whenever one of these does, comes or goes."""

TEXTS = {"about": "about", "accessibility": "accessibility", "privacy": "privacy", "which_path": "which-path"}
"""Pages that stand on one of the site's own texts, and its key."""


KINDS = {
    "roles": "role",
    "skills": "skill",
    "tools": "tool",
    "certifications": "certification",
    "terms": "term",
    "paths": "path",
    "authors": "author",
}
"""Sections that hold the pages of one kind of thing."""


@dataclass(frozen=True)
class Section:
    """Addresses of one sort: how many there are, and those from one place up to before another, in a lasting order."""

    count: Callable[[Moment], int]
    addresses: Callable[[Moment, int, int], Addresses]


def files(*, moment: Moment) -> Iterator[tuple[str, int]]:
    """Each section that has addresses, with the number of each of its files. One query a section, a few for some."""
    for name, section in SECTIONS.items():
        count = section.count(moment)
        yield from ((name, number) for number in range(1, -(-count // MOST) + 1))


def addresses(name: str, number: int, *, moment: Moment) -> Addresses:
    """The addresses of one file of a section, from the first file, which is number 1."""
    return SECTIONS[name].addresses(moment, (number - 1) * MOST, number * MOST)


def _lists(moment: Moment, start: int, stop: int) -> Addresses:
    """The start page, the lists and the site's own texts. Two queries."""
    kinds = lastmod.kinds_changed(moment=moment)
    texts = dict(moment.editions().filter(kind="site-text").values_list("key", "live_from"))
    shown = {view: [kinds[kind] for kind in of if kind in kinds] for view, of in LISTS.items()}
    shown |= {view: [texts[key]] for view, key in TEXTS.items() if key in texts}
    yield from ((reverse(view), max(found)) for view, found in shown.items() if found)


def _things(kind: str) -> Section:
    """The pages of one kind of thing, without those that say too little. One query, two or three of roles and tools."""

    def rows(moment: Moment, start: int, stop: int) -> lastmod.Rows:
        if kind == "path":
            return lastmod.paths_changed(moment=moment, start=start, stop=stop)
        return lastmod.things_changed(kind, moment=moment, start=start, stop=stop, without=THIN[kind](moment))

    def found(moment: Moment, start: int, stop: int) -> Addresses:
        yield from ((url_of(kind, slug), at) for _, slug, at in rows(moment, start, stop))

    def count(moment: Moment) -> int:
        return moment.editions().filter(kind=kind).count() - len(THIN[kind](moment))

    return Section(count, found)


def _nothing(moment: Moment) -> Collection[str]:
    return ()


def _thin_tools(moment: Moment) -> Collection[str]:
    return [tool.link.key for tool in in_use(moment=moment, kind="tool") if tool.is_thin]


THIN: Mapping[str, Callable[[Moment], Collection[str]]] = defaultdict(
    lambda: _nothing, {"role": thin_roles, "tool": _thin_tools}
)
"""Of each kind the keys of the pages that ask not to be indexed."""


def _families(moment: Moment, start: int, stop: int) -> Addresses:
    """The families that have roles: a page each of the list of roles. Two queries, four when a role has changed."""
    changed = dict(moment.editions().filter(kind="family").order_by().values_list("key", "live_from"))
    for family in sorted(roster(moment=moment).grouped(), key=lambda family: family.link.key)[start:stop]:
        yield family.link.url, changed[family.link.key]


def _comparisons(moment: Moment, start: int, stop: int) -> Addresses:
    """Those that editors wrote, then the computed ones that are offered. Four queries, eight after a change."""
    roles = lastmod.roles_changed(moment=moment, near=lastmod.IN_COMPARISONS)
    written = lastmod.things_changed("comparison", moment=moment)
    own = {key: at for key, _, at in written}
    sets = chain((parse(key) for key in own), _computed(moment, own))
    for keys in islice(sets, start, stop):
        slugs, changed = zip(*(roles[key] for key in keys), strict=True)
        yield comparison_url(slugs), max(*changed, own.get(set_key(keys), changed[0]))


def _computed(moment: Moment, written: Container[str]) -> Iterator[tuple[str, ...]]:
    return (keys for keys in computed_sets(moment=moment) if set_key(keys) not in written)


def _count_comparisons(moment: Moment) -> int:
    written = set(moment.editions().filter(kind="comparison").values_list("key", flat=True))
    return len(written) + sum(1 for _ in _computed(moment, written))


def _recorded(moment: Moment) -> QuerySet[Hop]:
    """Moves on record between roles that are both live."""
    live = moment.editions().filter(kind="role")
    return Hop.objects.filter(kind="move", edition__in=live.values("pk"), to__in=live.values("key"))


def _moves(moment: Moment, start: int, stop: int) -> Addresses:
    """The moves on record. Two queries."""
    roles = lastmod.roles_changed(moment=moment, near=lastmod.IN_MOVES)
    hops = _recorded(moment).order_by("start", "to").values_list("start", "to")[start:stop]
    for ends in hops.iterator(chunk_size=lastmod.CHUNK):
        slugs, changed = zip(*(roles[key] for key in ends), strict=True)
        yield move_url(*slugs), max(changed)


SECTIONS: Mapping[str, Section] = {
    "lists": Section(lambda moment: sum(1 for _ in _lists(moment, 0, MOST)), _lists),
    "families": Section(lambda moment: len(roster(moment=moment).grouped()), _families),
    **{name: _things(kind) for name, kind in KINDS.items()},
    "comparisons": Section(_count_comparisons, _comparisons),
    "moves": Section(lambda moment: _recorded(moment).count(), _moves),
}
