"""Every address that was ever public, for somebody who asks each of them whether it still answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from roles.domain.roleset import SEPARATOR, parse
from roles.editions import prepare
from roles.editions.models import Hop
from roles.queries.live import LISTED, PAGES, Moment, comparison_url, former_slugs, move_url, public, url_of
from roles.queries.use import once_among_skills

CHUNK = 2_000
"""So many rows are held at a time."""

SITE_TEXTS = ("about", "accessibility", "privacy")
"""Texts with an address of their own, by their key and by their view."""


@dataclass(frozen=True)
class PublicAddress:
    """An address without the site's own part; ``anchors`` are places on its page that were linked to.

    (``kind``, ``slug``) is whose page it is, or was; empty for pages about several things.
    """

    url: str
    kind: str = ""
    slug: str = ""
    anchors: frozenset[str] = frozenset()


def ever_public(*, moment: Moment) -> Iterator[PublicAddress]:
    """Each address at which something was live up to the moment; no more than one list is held in memory.

    Of comparisons and moves those that editors wrote, with every slug that their roles ever had: one role's at a time,
    and the first of all together. A former slug of a role stands for all that was computed of it: one comparison, and
    the moves there and back.
    """
    for kind in (*PAGES, "family"):
        for slug in _slugs(moment, kind):
            yield PublicAddress(url_of(kind, slug), kind, slug)
    for kind, view in LISTED.items():
        live = moment.editions().filter(kind=kind).order_by().values_list("slug", flat=True)
        former = former_slugs(moment, kind).values()
        yield PublicAddress(reverse(view), anchors=frozenset([*live, *(slug for slugs in former for slug in slugs)]))
    once = once_among_skills(moment=moment)
    yield PublicAddress(
        reverse("skill_list"), anchors=frozenset(slug for tool in once for slug in (tool.link.slug, *tool.former))
    )
    for key in public(moment.at).filter(kind="site-text", key__in=SITE_TEXTS).values_list("key", flat=True).distinct():
        yield PublicAddress(reverse(key))
    yield from _comparisons(moment)
    yield from _moves(moment)
    yield from _computed(moment)


def anchors_of(moment: Moment, comparison: str) -> frozenset[str]:
    """The keys that the sections of a comparison by editors ever had. One query."""
    editions = public(moment.at).filter(kind="comparison", key=comparison)
    sections = [section for edition in editions for section in prepare.rows(edition, "roles.section")]
    return frozenset(key for section in sections for key in (section.key, *section.former_keys.split()))


def _slugs(moment: Moment, kind: str) -> Iterator[str]:
    slugs = public(moment.at).filter(kind=kind).order_by("slug").values_list("slug", flat=True).distinct()
    return slugs.iterator(chunk_size=CHUNK)


def _comparisons(moment: Moment) -> Iterator[PublicAddress]:
    written = public(moment.at).filter(kind="comparison").order_by("key").values_list("key", flat=True).distinct()
    for key in written.iterator(chunk_size=CHUNK):
        live = moment.editions().filter(kind="comparison", key=key).exists()
        sets = list(_named(parse(key), _history(moment, parse(key))))
        yield PublicAddress(comparison_url(sets[0]), anchors=anchors_of(moment, key) if live else frozenset())
        yield PublicAddress(reverse("comparison_detail", args=[SEPARATOR.join(sorted(sets[0], reverse=True))]))
        yield from (PublicAddress(comparison_url(slugs)) for slugs in sets[1:])


def _moves(moment: Moment) -> Iterator[PublicAddress]:
    recorded = Hop.objects.filter(kind="move", edition__in=public(moment.at).order_by().values("pk"))
    for ends in recorded.order_by("start", "to").values_list("start", "to").distinct().iterator(chunk_size=CHUNK):
        yield from (PublicAddress(move_url(*slugs)) for slugs in _named(ends, _history(moment, ends)))


def _computed(moment: Moment) -> Iterator[PublicAddress]:
    live = moment.editions().filter(kind="role").order_by("key").values("slug")
    beside = live.values_list("slug", flat=True).first()
    former = public(moment.at).filter(kind="role").exclude(slug__in=live.order_by())
    for slug in former.order_by("slug").values_list("slug", flat=True).distinct().iterator(chunk_size=CHUNK):
        if beside:
            yield PublicAddress(comparison_url([slug, beside]))
            yield PublicAddress(move_url(slug, beside))
            yield PublicAddress(move_url(beside, slug))


def _history(moment: Moment, keys: Iterable[str]) -> dict[str, list[str]]:
    """The slugs that each of the roles ever had, the last one first. One query."""
    editions = public(moment.at).filter(kind="role", key__in=list(keys)).order_by("-live_from")
    history: dict[str, list[str]] = {}
    for key, slug in editions.values_list("key", "slug"):
        had = history.setdefault(key, [])
        had += [slug] if slug not in had else []
    return history


def _named(keys: Iterable[str], history: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """The things by their slugs: each by its last, then each of the earlier ones in its place, then all first ones."""
    had = [history[key] for key in keys]
    last = [slugs[0] for slugs in had]
    yield last
    for place, slugs in enumerate(had):
        yield from ([*last[:place], slug, *last[place + 1 :]] for slug in slugs[1:])
    if sum(len(slugs) > 1 for slugs in had) > 1:
        yield [slugs[-1] for slugs in had]
