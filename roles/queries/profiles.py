"""Profiles and comparisons of roles."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from roles.domain import records as r
from roles.domain.comparison import Comparison, compare
from roles.domain.guide import Entry, Guide
from roles.domain.profile import Profile, profile
from roles.domain.roleset import parse, set_key
from roles.editions.models import Edition
from roles.editions.prepare import prepare
from roles.queries.live import Moment, entry_of

AROUND = ("comparedrole.role", "step.role", "move.to", "claim.also_about")
"""How paths, comparisons and other roles refer to a role whose profile shows them."""

SITE_TEXTS = [("site-text", "disclaimer")]


def role_profile(*, moment: Moment, slug: str) -> Profile | None:
    """One role's profile. Three queries: the role, what refers to it, the names."""
    return next(iter(_profiles(moment, moment.by_slug("role", [slug]).values())), None)


def role_profiles(*, moment: Moment, keys: Collection[str]) -> tuple[Profile, ...]:
    """The profiles of these roles that are live, by key. Three queries, whatever their number."""
    return tuple(_profiles(moment, moment.editions().filter(kind="role", key__in=keys)))


def _profiles(moment: Moment, editions: Iterable[Edition]) -> Iterator[Profile]:
    """Each role's profile, with those of the things that refer to any of them which refer to it. Two queries."""
    found = list(editions)
    if not found:
        return
    near = moment.referring("role", [edition.key for edition in found], AROUND)
    guide = moment.guide([*found, *near], names=SITE_TEXTS)
    for edition in found:
        around = [_entry(e, guide) for e in near if _refers(e, edition)]
        yield profile(_entry(edition, guide), guide, around=around)


def comparison(
    *, moment: Moment, slugs: Sequence[str], country: str, order: Sequence[str] = (), differences: bool = False
) -> Comparison | None:
    """The comparison of a set of roles, editorial if editors wrote one; None unless all are live.

    ``order``: the slugs in the order of columns that the reader chose, if they did; ``differences``: without what is
    the same for all. Three queries: the roles, the paths, comparisons and roles that refer to them, the names.
    """
    found = moment.by_slug("role", slugs)
    if set(found) != set(slugs):
        return None
    keys = [found[slug].key for slug in slugs]
    near = moment.referring("role", keys, AROUND)
    key = set_key(keys)
    kept = [e for e in near if e.kind != "comparison" or e.key == key]
    guide = moment.guide([*found.values(), *kept], names=SITE_TEXTS)
    editorial = next((_entry(e, guide) for e in kept if e.kind == "comparison"), None)
    around = [_entry(e, guide) for e in kept]
    own_order = _own_order(editorial, [found[slug].key for slug in sorted(slugs)])
    chosen = [found[slug].key for slug in order] or own_order
    return compare(
        [profile(guide.entries["role", role], guide, around=around) for role in chosen],
        guide,
        country=country,
        own_order=own_order,
        differences=differences,
        paths=[e for e in around if e.kind == "path"],
        editorial=editorial,
    )


def _refers(edition: Edition, role: Edition) -> bool:
    """Whether one of the editions around some roles is there for this one: a comparison that it is in, or any other."""
    if edition.kind == "comparison":
        return role.key in parse(edition.key)
    return role.name in prepare(edition).mentions


def _entry(edition: Edition, guide: Guide) -> Entry:
    return guide.entries.get((edition.kind, edition.key)) or entry_of(edition)


def _own_order(editorial: Entry | None, keys: list[str]) -> list[str]:
    """The editors' order where they chose one, else that of the address."""
    if editorial is not None and isinstance(editorial.record, r.Comparison):
        return [row.role for row in editorial.record.roles]
    return keys
