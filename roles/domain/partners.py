"""With which other roles a role is likeliest to be compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from roles.domain.guide import Link
from roles.domain.profile import Profile
from roles.domain.roleset import parse

MOVE, STEP, WRITTEN, FAMILY, SKILLS = Decimal(3), Decimal(3), Decimal(2), Decimal(2), Decimal(4)
"""What a recorded move, the next rung of a ladder, an editors' comparison, one family and equal skills count for."""

SHOWN = 6


@dataclass(frozen=True)
class Candidate:
    """Another live role: its name with the address of the comparison, its family's key and its skills' keys."""

    role: Link
    family: str
    skills: frozenset[str]


@dataclass(frozen=True)
class Partner:
    """A role to compare with, its link leading to the comparison, and why."""

    role: Link
    why: str


@dataclass(frozen=True)
class Nearness:
    """What joins two roles. ``shared`` skills of ``known`` that either of them needs."""

    move: bool
    step: bool
    written: bool
    family: bool
    shared: int
    known: int

    @property
    def score(self) -> Decimal:
        """3 for a recorded move, 3 for neighbours on a ladder, 2 for a written comparison, 2 for one family, and up to
        4 for the share of skills.

        The share is of all the skills that either needs (Jaccard's index), so that a long list is no advantage.
        """
        share = Decimal(self.shared) / self.known if self.known else Decimal(0)
        return MOVE * self.move + STEP * self.step + WRITTEN * self.written + FAMILY * self.family + SKILLS * share

    @property
    def why(self) -> str:
        """The reasons in a few words."""
        reasons = [
            *(["a known move"] if self.move else []),
            *(["next on a career path"] if self.step else []),
            *(["compared by the editors"] if self.written else []),
            *(["the same family"] if self.family else []),
            *([f"{self.shared} shared skill{'s' if self.shared > 1 else ''}"] if self.shared else []),
        ]
        words = " · ".join(reasons)
        return words[:1].upper() + words[1:]


def neighbours(profile: Profile) -> frozenset[str]:
    """The keys of the roles just below and above a role on its ladders, steps without a profile left out."""
    found: set[str] = set()
    for ladder in profile.ladders:
        roles = [rung.role.key for rung in ladder.rungs if rung.role]
        at = roles.index(profile.role.key)
        found.update(roles[max(at - 1, 0) : at] + roles[at + 1 : at + 2])
    return frozenset(found)


def movers(profile: Profile) -> frozenset[str]:
    """The keys of the roles that people are known to move to from a role, or to come from."""
    return frozenset(move.to.key for move in profile.moves_out) | frozenset(m.start.key for m in profile.moves_in)


def companions(profile: Profile) -> frozenset[str]:
    """The keys of the roles with which editors have compared a role."""
    return frozenset(key for comparison in profile.comparisons for key in parse(comparison.key)) - {profile.role.key}


def nearness(profile: Profile, other: Candidate) -> Nearness:
    """What joins a role with another."""
    mine = frozenset(line.row.skill for line in profile.skills)
    return Nearness(
        move=other.role.key in movers(profile),
        step=other.role.key in neighbours(profile),
        written=other.role.key in companions(profile),
        family=bool(other.family) and other.family == profile.role.family,
        shared=len(mine & other.skills),
        known=len(mine | other.skills),
    )


def partners(profile: Profile, candidates: Iterable[Candidate]) -> tuple[Partner, ...]:
    """The likeliest first, by ``Nearness.score``, then by name and key; those that nothing joins are left out."""
    near = [(nearness(profile, other), other.role) for other in candidates if other.role.key != profile.role.key]
    near.sort(key=lambda pair: (-pair[0].score, pair[1].title.casefold(), pair[1].key))
    return tuple(Partner(role, joined.why) for joined, role in near[:SHOWN] if joined.score)
