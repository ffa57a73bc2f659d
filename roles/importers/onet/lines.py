"""Rows of O*NET's files about one occupation, as rows of a role."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from roles.domain.portrait import AREAS
from roles.domain.ratings import IMPORTANCE_SCALE
from roles.importers.content import Code, Line, Origin, Report
from roles.importers.onet.layouts import CODE
from roles.importers.onet.ratings import (
    INTEREST_SCALE,
    LEVEL_SCALE,
    Profile,
    Rating,
    Row,
)
from roles.importers.onet.release import KEY
from roles.importers.titles import sentence_case
from roles.models.base import free_key
from roles.models.occupations import Closeness
from roles.models.roles import Scheme

RANKS = {"Core": 0, "Supplemental": 1, "": 2}
"""The order of tasks by their type; the empty one is of tasks that nobody has rated yet."""

CLOSENESS = {
    "Primary-Short": Closeness.CLOSEST,
    "Primary-Long": Closeness.CLOSE,
    "Supplemental": Closeness.FURTHER,
    "": Closeness.CLOSE,  # of releases before the tiers, which name up to ten of similar skills and experience
}

Keys = Mapping[tuple[str, str], str]
"""{(kind, code of the dataset): key in the guide}"""


def code(title: str, occupation: str, origin: Origin) -> Line:
    """The occupation's code, with the dataset's own title as its label."""
    fields = {"scheme": Scheme.ONET_SOC.value, "code": occupation, "label": title}
    return Line("externalcode", _key(occupation), fields, origin)


def other_titles(title: str, rows: Iterable[Row]) -> Iterator[Line]:
    """Each title and its short form once, whatever its capitals; not the occupation's own."""
    said, taken = {title.casefold()}, set[str]()
    for origin, row in rows:
        for other in _titles_of(row):
            if other.casefold() not in said:
                said.add(other.casefold())
                key = free_key(_spelt(other), taken)
                taken.add(key)
                yield Line("othertitle", f"{KEY}-{key}", {"title": other}, origin)


def titles_in(rows: Iterable[Row]) -> int:
    """How many titles the rows hold, repeated ones too."""
    return sum(len(_titles_of(row)) for _, row in rows)


def tasks(rows: Iterable[Row], report: Report) -> Iterator[Line]:
    """Core tasks first, then supplemental, then those not rated yet; each sort in the file's order."""
    known = []
    for origin, row in rows:
        if row["Task Type"] in RANKS:
            known.append((origin, row))
        else:
            report.refuse(origin, "Task Type", row["Task Type"], "Expected “Core”, “Supplemental” or “n/a”.")
    for origin, row in sorted(known, key=lambda held: RANKS[held[1]["Task Type"]]):
        fields: dict[str, Any] = {"text": row["Task"]}
        if row["Task Type"] == "Supplemental":
            fields["supplemental"] = True
        yield Line("responsibility", _key(row["Task ID"]), fields, origin)


def skills(ratings: Mapping[str, Rating], keys: Keys) -> Iterator[Line]:
    """The most important first, equals by name; what has no importance last. A skill that was refused is left out."""
    for skill, rating in sorted(ratings.items(), key=lambda held: (-(held[1].importance or 0), held[0])):
        key = keys.get(("skill", skill))
        if key is None:
            continue
        fields: dict[str, Any] = {"skill": Code("skill", skill)}
        if rating.importance is not None:
            fields |= {"importance_value": rating.importance, "importance_scale": IMPORTANCE_SCALE, "judged_by": KEY}
        if rating.level is not None:
            fields |= {"level_value": rating.level, "level_scale": LEVEL_SCALE}
        yield Line("roleskill", _key(key), fields, rating.origin)


def tools(rows: Iterable[Row], keys: Keys) -> Iterator[Line]:
    """What employers of this very occupation often ask for first, then what is hot in any trade, then by name.

    A tool that was refused is left out.
    """

    def rank(held: Row) -> tuple[bool, bool, str]:
        row = held[1]
        return row.get("In Demand") != "Y", row.get("Hot Technology") != "Y", tool_code(row["Example"])

    for origin, row in sorted(rows, key=rank):
        marks = (("hot", "Hot Technology"), ("in_demand", "In Demand"))
        tool = tool_code(row["Example"])
        key = keys.get(("tool", tool))
        if key is not None:
            fields = {"tool": Code("tool", tool)} | {name: True for name, column in marks if row.get(column) == "Y"}
            yield Line("roletool", _key(key), fields, origin)


def related(rows: Iterable[Row], role: str, keys: Keys, report: Report) -> Iterator[Line]:
    """The occupations that O*NET finds like this one, the closest first, as it lists them."""
    said = {role}
    for origin, row in rows:
        other, tier = row["Related O*NET-SOC Code"], row.get("Relatedness Tier", "")
        key = keys.get(("role", other))
        if key is None:
            report.refuse(origin, "Related O*NET-SOC Code", other, "There is no such occupation in the release.")
        elif tier not in CLOSENESS:
            report.refuse(origin, "Relatedness Tier", tier, f"Expected one of: {', '.join(filter(None, CLOSENESS))}.")
        elif key not in said:
            said.add(key)
            yield Line(
                "relatedrole", _key(key), {"to": Code("role", other), "closeness": CLOSENESS[tier].value}, origin
            )


def preparation(rows: Iterable[Row], zones: Mapping[str, Mapping[str, str]], report: Report) -> Iterator[Line]:
    """The occupation's job zone, with what O*NET says of all occupations in it."""
    for origin, row in rows:
        zone = zones.get(row["Job Zone"])
        if zone is None:
            report.refuse(origin, "Job Zone", row["Job Zone"], "The release says nothing of such a job zone.")
            continue
        fields = {
            "zone": int(row["Job Zone"]),
            "name": sentence_case(zone["Name"].partition(": ")[2] or zone["Name"]),
            "experience": zone["Experience"],
            "education": zone["Education"],
            "training": zone["Job Training"],
            "svp_range": zone["SVP Range"].removeprefix("(").removesuffix(")"),
        }
        yield Line("preparation", f"{KEY}-job-zone", fields, origin)


def interests(profile: Profile) -> Iterator[Line]:
    """The six areas in their usual order."""
    for area in AREAS:
        if area not in profile.values:
            continue
        value, origin = profile.values[area]
        fields: dict[str, Any] = {"area": area, "value": value, "scale": INTEREST_SCALE}
        if area in profile.high_points:
            fields["high_point"] = profile.high_points[area]
        yield Line("interest", f"{KEY}-{area}", fields, origin)


def tool_code(name: str) -> str:
    """What the dataset's tools are known by: releases number kinds of tools, not the tools."""
    return name.casefold()


def tool_title(name: str) -> str:
    """The name spelt out where a slug would lose its signs: C, C++ and C# are three languages."""
    return _spelt(name)


def once(rows: Iterable[Row], column: str, report: Report) -> Iterator[Row]:
    """The rows of one occupation without those that say of the same what an earlier one says, which are refused."""
    lines: dict[str, int] = {}
    for origin, row in rows:
        before = lines.setdefault(row[column].casefold(), origin.line)
        if before == origin.line:
            yield origin, row
        else:
            reason = f"Line {before} says of {row[CODE]} what this one says, or something else about the same."
            report.refuse(origin, column, row[column], reason)


def _titles_of(row: Mapping[str, str]) -> list[str]:
    return [title for title in (row["Alternate Title"], row.get("Short Title", "")) if title]


def _spelt(words: str) -> str:
    return words.replace("+", " plus").replace("#", " sharp")


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    """The key of a row that is named by what is unique among the role’s rows of its kind.

    Kept for a while: most name a skill, a tool or a role, of which each is named by hundreds.
    """
    return f"{KEY}-{free_key(name.replace('.', '-'), set())}"
