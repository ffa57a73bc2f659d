"""With which other roles a role is likeliest to be compared."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from heapq import nsmallest

from roles.domain.guide import Link
from roles.domain.profile import Profile
from roles.domain.roleset import parse

MOVE, STEP, WRITTEN, FAMILY, ALIKE, SKILLS = (Decimal(weight) for weight in (3, 3, 2, 2, 2, 4))
"""What a recorded move, the next rung of a ladder, an editors' comparison, one family, being named as like it by one of
the two, and equal skills count for."""

WEIGHTS = (MOVE, STEP, WRITTEN, FAMILY, ALIKE)

SHOWN = 6


@dataclass(frozen=True)
class Candidate:
    """Another live role: its name with the address of the comparison, its family's key and its skills' keys.

    ``alike``: it names the role as like itself.
    """

    role: Link
    family: str
    skills: frozenset[str]
    alike: bool = False


@dataclass(frozen=True)
class Partner:
    """A role to compare with, its link leading to the comparison, and why."""

    role: Link
    why: str


@dataclass(frozen=True)
class Nearness:
    """What joins two roles. ``alike``: how many of the two name the other as like it; ``shared`` skills of ``known``
    that either of them needs."""

    move: bool
    step: bool
    written: bool
    family: bool
    alike: int
    shared: int
    known: int

    @property
    def score(self) -> Decimal:
        """3 for a recorded move, 3 for neighbours on a ladder, 2 for a written comparison, 2 for one family, 2 for each
        of the two that names the other as like it, and up to 4 for the share of skills.

        The share is of all the skills that either needs (Jaccard's index), so that a long list is no advantage.
        """
        return _score((self.move, self.step, self.written, self.family, self.alike), self.shared, self.known)

    @property
    def why(self) -> str:
        """The reasons in a few words."""
        reasons = [
            *(["a known move"] if self.move else []),
            *(["next on a career path"] if self.step else []),
            *(["compared by the editors"] if self.written else []),
            *(["similar work"] if self.alike else []),
            *(["the same family"] if self.family else []),
            *([f"{self.shared} shared skill{'s' if self.shared > 1 else ''}"] if self.shared else []),
        ]
        words = " · ".join(reasons)
        return words[:1].upper() + words[1:]


@lru_cache(maxsize=10_000)
def _score(joined: tuple[int, ...], shared: int, known: int) -> Decimal:
    """The score by what joins two roles (move, step, written, family, alike) and their skills."""
    share = Decimal(shared) / known if known else Decimal(0)
    return sum((weight * times for weight, times in zip(WEIGHTS, joined, strict=True)), start=SKILLS * share)


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


def likes(profile: Profile) -> frozenset[str]:
    """The keys of the roles that a role names as like it."""
    return frozenset(row.to for row in profile.role.related)


def telling_skills(profile: Profile) -> tuple[str, ...]:
    """The keys of the skills that a role names in words, the most important ones first: a rated one is every role's."""
    return tuple(line.row.skill for line in profile.skills if line.row.importance_value is None)


def nearness(profile: Profile, other: Candidate) -> Nearness:
    """What joins a role with another."""
    mine = frozenset(telling_skills(profile))
    return Nearness(
        move=other.role.key in movers(profile),
        step=other.role.key in neighbours(profile),
        written=other.role.key in companions(profile),
        family=bool(other.family) and other.family == profile.role.family,
        alike=(other.role.key in likes(profile)) + other.alike,
        shared=len(mine & other.skills),
        known=len(mine | other.skills),
    )


def partners(profile: Profile, candidates: Iterable[Candidate]) -> tuple[Partner, ...]:
    """The likeliest first, by ``Nearness.score``; equals as the role ranks those like it, the closest first, then by
    name and key. Those that nothing joins are left out."""
    near = [(nearness(profile, other), other.role) for other in candidates if other.role.key != profile.role.key]
    place = {line.link.key: number for number, line in enumerate(profile.related)}
    near.sort(
        key=lambda pair: (-pair[0].score, place.get(pair[1].key, len(place)), pair[1].title.casefold(), pair[1].key)
    )
    return tuple(Partner(role, joined.why) for joined, role in near[:SHOWN] if joined.score)


# --- All roles at once: the same nearness, from no more than keys ------------------------------------------------

Pair = tuple[str, str]
"""Two roles' keys, the lesser first."""


def pair(one: str, other: str) -> Pair:
    """The two keys as a pair, in whichever order they come."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True)
class Known:
    """A live role by what may join it with others: its name, its family's key (or none) and its skills' keys."""

    key: str
    title: str
    family: str
    skills: frozenset[str]


def likeliest(
    roles: Iterable[Known],
    *,
    moves: Collection[Pair],
    steps: Collection[Pair],
    written: Collection[Pair],
    likes: Mapping[Pair, int],
    most: int,
) -> Mapping[str, tuple[str, ...]]:
    """For each role the keys of its ``most`` likeliest partners, ranked as in ``partners``, equals by name alone.

    ``likes``: how many of two roles name the other as like it. Only pairs that something joins are looked at: 1,000
    roles that need 30 of 120 skills take about half a second, 4,000 that share a few each about as long.
    """
    ordered = sorted(roles, key=lambda role: (role.title.casefold(), role.key))
    place = {role.key: number for number, role in enumerate(ordered)}
    needing: dict[str, list[int]] = {}
    families: dict[str, set[int]] = {}
    for number, role in enumerate(ordered):
        families.setdefault(role.family, set()).add(number)
        for skill in role.skills:
            needing.setdefault(skill, []).append(number)
    joined: list[dict[int, tuple[int, ...]]] = [{} for _ in ordered]
    for one, other in {*moves, *steps, *written, *likes}:
        if one in place and other in place:
            both = one, other
            how = (both in moves, both in steps, both in written, 0, likes.get(both, 0))
            joined[place[one]][place[other]] = joined[place[other]][place[one]] = how
    found: dict[str, tuple[str, ...]] = {}
    for number, role in enumerate(ordered):
        shared = Counter(near for skill in role.skills for near in needing[skill])
        kin = families[role.family] if role.family else set()
        scores = []
        for near in {*shared, *kin, *joined[number]} - {number}:
            move, step, compared, _, alike = joined[number].get(near, UNJOINED)
            known = len(role.skills) + len(ordered[near].skills) - shared[near]
            scores.append((-_score((move, step, compared, near in kin, alike), shared[near], known), near))
        found[role.key] = tuple(ordered[near].key for _, near in nsmallest(most, scores))
    return found


UNJOINED = (0, 0, 0, 0, 0)
