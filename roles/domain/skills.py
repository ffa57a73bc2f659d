"""Skill overlap: what a set of roles shares, and what only some of them need."""

from collections.abc import Sequence
from dataclasses import dataclass

from roles.domain.guide import Link
from roles.domain.profile import Profile, SkillLine, by_importance


@dataclass(frozen=True)
class Needed:
    """A skill in a region of the overlap: each role's line in the roles' order, None where the role lacks it."""

    link: Link
    lines: tuple[SkillLine | None, ...]


@dataclass(frozen=True)
class Region:
    """The skills that exactly these roles need (places in the set compared), by importance."""

    roles: tuple[int, ...]
    skills: tuple[Needed, ...]

    @property
    def name(self) -> str:
        """The places joined, such as “0-1”: names the region in a drawing."""
        return "-".join(map(str, self.roles))


@dataclass(frozen=True)
class SkillOverlap:
    """Every skill of the set in exactly one region; the region of all roles first, empty ones left out."""

    regions: tuple[Region, ...]
    size: int

    @property
    def shared(self) -> tuple[Needed, ...]:
        """What all of the roles need."""
        return next((region.skills for region in self.regions if len(region.roles) == self.size), ())

    def count(self, *roles: int) -> int:
        """How many skills exactly these roles need."""
        return next((len(region.skills) for region in self.regions if region.roles == roles), 0)


def overlap(profiles: Sequence[Profile]) -> SkillOverlap:
    """Sort the skills of two to five roles into regions. The order of roles changes nothing but the places' names."""
    found: dict[str, list[SkillLine | None]] = {}
    for place, profile in enumerate(profiles):
        for line in profile.skills:
            found.setdefault(line.row.skill, [None] * len(profiles))[place] = line
    regions: dict[tuple[int, ...], list[Needed]] = {}
    for lines in found.values():
        places = tuple(place for place, line in enumerate(lines) if line)
        first = next(line for line in lines if line)
        regions.setdefault(places, []).append(Needed(first.link, tuple(lines)))
    return SkillOverlap(
        tuple(
            Region(places, tuple(sorted(needed, key=_weight)))
            for places, needed in sorted(regions.items(), key=lambda region: (-len(region[0]), region[0]))
        ),
        len(profiles),
    )


def _weight(needed: Needed) -> tuple[object, ...]:
    return *min(by_importance(line)[:2] for line in needed.lines if line), needed.link.title.lower()
