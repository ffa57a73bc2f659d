"""Roles that a role is likely to be compared with."""

from collections.abc import Sequence

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Sum, Value, When

from roles.domain.guide import Link
from roles.domain.partners import Candidate, Partner, companions, likes, movers, neighbours, partners, telling_skills
from roles.domain.profile import Profile
from roles.editions.models import Mention, RoleSummary
from roles.queries.live import Moment, comparison_url

SKILLS = 8
"""So many of a role's skills, the most important ones, are looked for in others: at any size enough to find some."""

GATHERED = 1 + 24
"""So many roles are gathered by family and skills before they are ranked: the role itself and 24 others."""

_WEIGHT = Case(When(kind="family", then=Value(4)), default=Value(1), output_field=IntegerField())
"""One family counts for as much as four of the skills."""


def partners_of(*, moment: Moment, profile: Profile) -> tuple[Partner, ...]:
    """The likeliest partners for a comparison. Two queries, whatever the number of roles."""
    skills = telling_skills(profile)[:SKILLS]
    alike = Q(field="roleskill.skill", kind="skill", key__in=skills)
    if profile.role.family:
        alike |= Q(field="role.family", kind="family", key=profile.role.family)
    gathered = (
        Mention.objects.filter(alike)
        .values("edition__key")
        .annotate(weight=Sum(_WEIGHT) * 100 / Count("edition", distinct=True))  # a role of many editions is no nearer
        .order_by("-weight", "edition__key")
        .values("edition__key")[:GATHERED]
    )
    near = movers(profile) | neighbours(profile) | companions(profile) | likes(profile)
    naming = Mention.objects.filter(field="relatedrole.to", kind="role", key=profile.role.key)
    live = (
        moment.editions()
        .filter(Q(key__in=gathered) | Q(key__in=near) | Q(pk__in=naming.values("edition")), kind="role")
        .exclude(key=profile.role.key)
        .annotate(alike=Exists(naming.filter(edition=OuterRef("pk"))))
        .values_list("pk", "key", "slug", "title", "alike")
    )
    return partners(profile, _candidates(list(live), beside=profile.role.slug))


def _candidates(live: Sequence[tuple[int, str, str, str, bool]], *, beside: str) -> list[Candidate]:
    summaries = RoleSummary.objects.filter(edition__in=[pk for pk, *_ in live])
    known = {pk: (family, skills) for pk, family, skills in summaries.values_list("edition", "family", "skills")}
    return [
        Candidate(
            Link("role", key, title, comparison_url([beside, slug])),
            known[pk][0],
            frozenset(known[pk][1].split()),
            alike,
        )
        for pk, key, slug, title, alike in live
    ]
