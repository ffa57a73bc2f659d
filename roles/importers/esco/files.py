"""ESCO's CSV files, releases 1.0 to 1.2: one record for each line, and every line that cannot be one refused.

The columns kept their names throughout. Later releases added some (1.1 the status and notes, 1.2.1 the NACE code and
labels beside the addresses of a relation); the relations stand in a file with or without the language in its name.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from roles.domain.plain import one_line
from roles.importers.content import Origin, Report
from roles.importers.esco.words import label_of, paragraphs
from roles.importers.files import CSV, Bundle, Unreadable

CONCEPTS = "http://data.europa.eu/esco/"
"""How the address of every concept begins. Its last part is enough to tell it by."""

_OF_CONCEPTS = (
    *("conceptType", "altLabels", "hiddenLabels", "status", "modifiedDate", "scopeNote", "definition", "inScheme"),
    "description",
)
KINDS = {"skill/competence": "technical", "knowledge": "knowledge"}
"""{skillType: the guide's kind of skill}"""


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation: ``isco`` is the code of its ISCO-08 unit group, four digits, or empty if it was refused."""

    uri: str
    label: str
    other_labels: str
    """One a line."""
    description: str
    isco: str
    origin: Origin

    @property
    def others(self) -> Iterator[str]:
        """Alternative labels, each once whatever its capitals, and not the preferred one."""
        return distinct(self.other_labels.split("\n"), self.label)


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill, competence or knowledge. ``kind`` is the guide's; empty where ESCO states no type."""

    uri: str
    label: str
    definition: str
    kind: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Group:
    """An ISCO-08 group of one to four digits."""

    code: str
    label: str
    description: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Need:
    """That an occupation needs a skill."""

    skill: Skill
    essential: bool
    origin: Origin


def last_part(uri: str) -> str:
    """The part of a concept's address that tells it from others, in small letters."""
    return uri.strip().rstrip("/").rpartition("/")[2].lower()


def distinct(labels: list[str], *taken: str) -> Iterator[str]:
    """The labels tidied, each once whatever its capitals, and none that is taken."""
    seen = {label.casefold() for label in taken} | {""}
    for label in map(label_of, labels):
        if label.casefold() not in seen:
            seen.add(label.casefold())
            yield label


def languages_in(bundle: Bundle) -> list[str]:
    """Codes of the languages other than English in which occupations are named, in alphabetical order."""
    found = (re.fullmatch(r"occupations_([a-z]{2,3})\.csv", name.lower()) for name in bundle.names)
    return sorted(match[1] for match in found if match and match[1] != "en")


def occupations(bundle: Bundle, report: Report) -> dict[str, Occupation]:
    """{address: occupation}, in the order of the file.

    :raises Unreadable: if there are files in other languages alone: the guide is written in English.
    """
    name = "occupations_en.csv"
    if not bundle.has(name) and (others := languages_in(bundle)):
        what = f"It holds ESCO in other languages alone ({', '.join(others)})"
        raise Unreadable(bundle.where, what, "Name the English files, and these after --labels.")
    table = bundle.table(
        name,
        dialect=CSV,
        required=("conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description"),
        known=(*_OF_CONCEPTS, "regulatedProfessionNote", "code", "naceCode"),
    )
    found: dict[str, Occupation] = {}
    for line, row in table.rows:
        origin = Origin(table.name, line)
        uri, label = row["conceptUri"], label_of(row["preferredLabel"])
        if _refused(row, origin, report) or _twice(uri, found, origin, report):
            continue
        isco = row["iscoGroup"].removeprefix("C")
        if not re.fullmatch(r"\d{3,4}", isco):
            report.refuse(origin, "iscoGroup", isco, "An ISCO-08 unit group has four digits.")
            isco = ""
        text = paragraphs(row["description"])
        found[uri] = Occupation(uri, label, row["altLabels"], text, isco and isco.zfill(4), origin)
    return found


def skills(bundle: Bundle, report: Report) -> dict[str, Skill]:
    """{address: skill}. Those of no stated type are among them: what needs them is refused."""
    table = bundle.table(
        "skills_en.csv",
        dialect=CSV,
        required=("conceptUri", "skillType", "preferredLabel", "description"),
        known=(*_OF_CONCEPTS, "reuseLevel"),
    )
    found: dict[str, Skill] = {}
    for line, row in table.rows:
        origin = Origin(table.name, line)
        uri, stated = row["conceptUri"], row["skillType"]
        if _refused(row, origin, report) or _twice(uri, found, origin, report):
            continue
        if stated and stated not in KINDS:
            report.refuse(origin, "skillType", stated, f"Known are {' and '.join(KINDS)}.")
        text = paragraphs(row["description"])
        found[uri] = Skill(uri, label_of(row["preferredLabel"]), text, KINDS.get(stated, ""), origin)
    return found


def groups(bundle: Bundle, report: Report) -> dict[str, Group]:
    """{code: ISCO-08 group}"""
    table = bundle.table(
        "ISCOGroups_en.csv",
        dialect=CSV,
        required=("code", "preferredLabel"),
        known=(*_OF_CONCEPTS, "conceptUri"),
    )
    found: dict[str, Group] = {}
    for line, row in table.rows:
        origin, code = Origin(table.name, line), row["code"]
        if not _twice(code, found, origin, report):
            said = row.get("description", "").split("\n")[0]
            found[code] = Group(code, label_of(row["preferredLabel"]), one_line(said), origin)
    return found


def needs(
    bundle: Bundle, report: Report, occupations: dict[str, Occupation], skills: dict[str, Skill]
) -> dict[str, list[Need]]:
    """{address of an occupation: skills that it needs}, each once, in whatever order the file has them.

    What stands there as essential and as optional is essential.
    """
    with_language, without = "occupationSkillRelations_en.csv", "occupationSkillRelations.csv"
    table = bundle.table(
        without if bundle.has(without) and not bundle.has(with_language) else with_language,
        dialect=CSV,
        required=("occupationUri", "relationType", "skillUri"),
        known=("skillType", "occupationLabel", "skillLabel"),
    )
    found: dict[str, dict[str, Need]] = {uri: {} for uri in occupations}
    for line, row in table.rows:
        origin = Origin(table.name, line)
        of, skill = found.get(row["occupationUri"]), skills.get(row["skillUri"])
        if of is None:
            report.refuse(
                origin, "occupationUri", row["occupationUri"], "No occupation that was read has this address."
            )
        elif skill is None:
            report.refuse(origin, "skillUri", row["skillUri"], "No skill that was read has this address.")
        elif row["relationType"] not in ("essential", "optional"):
            reason = "Known are essential and optional."
            report.refuse(origin, "relationType", row["relationType"], reason)
        elif not skill.kind:
            reason = "ESCO does not say whether this is a skill or knowledge."
            report.refuse(origin, "skillType", row.get("skillType", ""), reason)
        else:
            need = Need(skill, row["relationType"] == "essential", origin)
            before = of.setdefault(skill.uri, need)
            if before is not need:
                of[skill.uri] = _the_one(before, need, report)
    return {uri: list(of.values()) for uri, of in found.items()}


def _the_one(before: Need, need: Need, report: Report) -> Need:
    if before.essential == need.essential:
        report.refuse(need.origin, "", need.skill.uri, "An earlier line says the same.")
        return before
    stands, goes = (before, need) if before.essential else (need, before)
    reason = "Another line says that the occupation needs the same skill as an essential one, which counts."
    report.refuse(goes.origin, "relationType", "optional", reason)
    return stands


def _refused(row: dict[str, str], origin: Origin, report: Report) -> bool:
    if not row["conceptUri"].startswith(CONCEPTS):
        report.refuse(origin, "conceptUri", row["conceptUri"], f"An address of ESCO begins with {CONCEPTS}.")
    elif not row["preferredLabel"]:
        report.refuse(origin, "preferredLabel", "", "It has no name.")
    elif row.get("status", "released") not in ("released", ""):
        report.refuse(origin, "status", row["status"], "Only what is released is taken.")
    else:
        return False
    return True


def _twice(code: str, found: Container[str], origin: Origin, report: Report) -> bool:
    if code in found:
        report.refuse(origin, "", code, "An earlier line is about the same.")
    return code in found
