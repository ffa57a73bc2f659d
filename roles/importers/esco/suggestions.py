"""Candidates for a match list: occupations whose name is a role’s, or near it. Editors decide; nothing is matched."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from roles.domain.sheet import BYTE_ORDER_MARK, harmless
from roles.domain.spelling import normal, words
from roles.importers.esco.files import Occupation
from roles.importers.esco.matching import COLUMNS, KnownRole, forms
from roles.importers.esco.words import compared

NEAR = 88
"""A score from here on, of 100, is worth an editor’s look."""

SHARED = 2
"""So many other titles in common make a candidate: one alone is often chance (“sniper” is a roofer too)."""

MOST = 5
"""At most so many roles are offered for an occupation by nearness, and occupations for a role by its ISCO-08 group."""


@dataclass(frozen=True)
class Candidate:
    """An occupation that may be a role, why, and how near their names are, to 100."""

    occupation: Occupation
    role: KnownRole
    how: str
    score: int


def candidates(occupations: Iterable[Occupation], roles: Iterable[KnownRole]) -> list[Candidate]:
    """By role, the likeliest first. Takes a few seconds for 3,000 occupations and 1,000 roles."""
    occupations, roles = list(occupations), list(roles)
    best: dict[tuple[str, str], Candidate] = {}
    for found in (*_of_one_name(occupations, roles), *_near(occupations, roles), *_of_one_group(occupations, roles)):
        best.setdefault((found.occupation.uri, found.role.key), found)
    return sorted(best.values(), key=lambda c: (c.role.name.casefold(), -c.score, c.occupation.label))


def _of_one_name(occupations: list[Occupation], roles: list[KnownRole]) -> Iterator[Candidate]:
    names: dict[str, list[KnownRole]] = {}
    others: dict[str, list[KnownRole]] = {}
    for role in roles:
        for name in dict.fromkeys((compared(role.name), compared(role.plural))):
            names.setdefault(name, []).append(role)
        for name in dict.fromkeys(map(compared, role.others)):
            others.setdefault(name, []).append(role)
    for occupation in occupations:
        called, also = forms(occupation.label), tuple(dict.fromkeys(map(compared, occupation.others)))
        for asked, among, how, score in (
            (called, names, "same name", 100),
            (called, others, "its name is another title of the role", 95),
            (also, names, "another title of it is the role’s name", 95),
        ):
            for role in dict.fromkeys(role for name in asked for role in among.get(name, ())):
                yield Candidate(occupation, role, how, score)
        shared = Counter(role for name in also for role in others.get(name, ()))
        for role, count in shared.items():
            if count >= SHARED:
                yield Candidate(occupation, role, f"{count} other titles in common", 80 + min(count, 9))


def _near(occupations: list[Occupation], roles: list[KnownRole]) -> Iterator[Candidate]:
    by_key = {role.key: role for role in roles}
    names = {role.key: _words(role.name) for role in roles}
    for occupation in occupations:
        asked = _words(occupation.label)
        near = process.extract(asked, names, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=MOST)
        for _, score, key in near:
            yield Candidate(occupation, by_key[key], "similar name", min(round(score), 94))


def _of_one_group(occupations: list[Occupation], roles: list[KnownRole]) -> Iterator[Candidate]:
    for role in roles:
        same = [occupation for occupation in occupations if occupation.isco and occupation.isco in role.isco]
        scores = [(fuzz.token_sort_ratio(_words(role.name), _words(o.label)), o) for o in same]
        for score, occupation in sorted(scores, key=lambda pair: (-pair[0], pair[1].label))[:MOST]:
            yield Candidate(occupation, role, "in the ISCO-08 group that the role has", round(score))


def _words(name: str) -> str:
    return " ".join(map(normal, words(name)))


def write(path: Path, found: Iterable[Candidate]) -> None:
    """Write a match list for editors to confirm line by line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BYTE_ORDER_MARK)
        lines = csv.writer(file)
        lines.writerow(COLUMNS)
        for one in found:
            cells = (
                one.occupation.uri,
                one.occupation.label,
                one.role.slug,
                one.role.name,
                one.how,
                str(one.score),
                "",
            )
            lines.writerow([harmless(cell) for cell in cells])
