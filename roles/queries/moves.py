"""The move from one role to another, and the records that lead from one to the other."""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef

from roles.domain.chain import Chain, Hop, backwards, hops_by_skills, reached, shortest_chain
from roles.domain.guide import Link
from roles.domain.move import MoveBetween, move_between
from roles.domain.profile import profile
from roles.domain.records import RoleSkill
from roles.domain.roleset import set_key
from roles.editions import models, prepare
from roles.editions.models import Edition
from roles.queries.live import Moment, comparison_url
from roles.queries.profiles import SITE_TEXTS

REACH = 3
"""Recorded hops are looked up so far onward from the start and back from the target: they meet in the middle, so no
chain of up to twice as many hops is missed."""

NEAREST = 8
"""Where records do not reach, the skills of at most so many roles on either side are compared, the nearest first."""


def move_page(*, moment: Moment, start: str, to: str, country: str) -> MoveBetween | None:
    """The move between two roles by slug; None unless both are live.

    Three queries where the move is on record: the roles, their paths, the names. Else one more for the hops near
    them, and one for the skills of the roles that those lead to if records alone do not reach.
    """
    found = moment.by_slug("role", [start, to])
    if set(found) != {start, to}:
        return None
    ends = {slug: edition.key for slug, edition in found.items()}
    paths = moment.referring("role", ends.values(), ["step.role"])
    chain = None if _moves_to(found[start], ends[to]) else _chain(moment, found[start], found[to])
    hops = chain or ()
    names = [("role", key) for hop in hops for key in (hop.start, hop.to)]
    names += [(("path" if hop.kind == "path" else "role"), hop.record) for hop in hops if hop.record]
    guide = moment.guide([*found.values(), *paths], names=[*SITE_TEXTS, *names])
    return move_between(
        profile(guide.entries["role", ends[start]], guide),
        profile(guide.entries["role", ends[to]], guide),
        guide,
        country=country,
        comparison=Link("comparison", set_key(ends.values()), "", comparison_url([start, to])),
        paths=[guide.entries["path", edition.key] for edition in paths],
        chain=chain,
    )


def _moves_to(edition: Edition, role: str) -> bool:
    return any(move.to == role for move in prepare.rows(edition, "roles.move"))


def _chain(moment: Moment, start: Edition, to: Edition) -> Chain | None:
    """The shortest chain by records; if there is none, with one hop by shared skills. One query or two."""
    hops = hops_near(moment=moment, start=start.key, to=to.key)
    if chain := shortest_chain(hops, start.key, to.key):
        return chain
    skills = {edition.key: _skills(edition) for edition in (start, to)}
    if direct := hops_by_skills([start.key], [to.key], skills):
        return direct
    onward = reached(hops, start.key)[: NEAREST + 1]
    back = reached(backwards(hops), to.key)[: NEAREST + 1]
    unread = {*onward, *back} - set(skills)
    if not unread:
        return None
    skills |= _skills_of(moment, unread)
    return shortest_chain([*hops, *hops_by_skills(onward, back, skills)], start.key, to.key)


def hops_near(*, moment: Moment, start: str, to: str) -> list[Hop]:
    """Live hops at most REACH from the start onward, or from the target back. One query.

    Looked up step by step through the indexes, so that its cost depends on what is near and not on the whole guide.
    """
    every = models.Hop.objects.all()
    onward, back = every.filter(start=start), every.filter(to=to)
    near = [onward, back]
    for _ in range(REACH - 1):
        onward = every.filter(start__in=onward.values("to"))
        back = every.filter(to__in=back.values("start"))
        near += [onward, back]
    live = moment.editions().filter(pk=OuterRef("edition"))
    found = every.filter(Exists(live), pk__in=near[0].union(*near[1:]).values("pk"))
    rows = found.values_list("start", "to", "kind", "edition__key", "row_key", "rungs")
    return [Hop(*row) for row in rows]


def _skills_of(moment: Moment, roles: Iterable[str]) -> Mapping[str, tuple[RoleSkill, ...]]:
    """The skills of live roles by key. One query."""
    found = moment.editions().filter(kind="role", key__in=list(roles))
    return {edition.key: _skills(edition) for edition in found}


def _skills(edition: Edition) -> tuple[RoleSkill, ...]:
    return prepare.rows(edition, "roles.roleskill")
