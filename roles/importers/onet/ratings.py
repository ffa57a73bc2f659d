"""Ratings of skills, knowledge and interests: which of them count, and as what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from roles.domain.portrait import AREAS
from roles.importers.content import Origin, Report
from roles.importers.onet.layouts import CODE
from roles.models.vocabulary import SkillKind

SCALES = {"IM": (Decimal(1), Decimal(5)), "LV": (Decimal(0), Decimal(7)), "OI": (Decimal(1), Decimal(7))}
"""Lowest and highest value of each scale that is read, as “Scales Reference.txt” has them."""

LEVEL_SCALE = "0 to 7 (O*NET)"
INTEREST_SCALE = "1 to 7 (O*NET)"

PLACES = {"First Interest High-Point": 1, "Second Interest High-Point": 2, "Third Interest High-Point": 3}


NAMED = {SkillKind.TRANSFERABLE: "skills", SkillKind.KNOWLEDGE: "knowledge"}

READ_AS = {"IM": "importance", "LV": "level"}


@dataclass(frozen=True, slots=True)
class Element:
    """A skill or an area of knowledge, as the release prints it, under its number in O*NET's content model."""

    name: str
    kind: SkillKind
    number: str
    origin: Origin


@dataclass(slots=True)
class Rating:
    """How important one skill is to one occupation and what level of it it takes; None where O*NET vouches for none."""

    origin: Origin
    importance: Decimal | None = None
    level: Decimal | None = None


@dataclass
class Profile:
    """The interests of one occupation: {area: (value, where it stands)} and {area: 1 to 3} of its high points."""

    values: dict[str, tuple[Decimal, Origin]]
    high_points: dict[str, int]


Row = tuple[Origin, Mapping[str, str]]


class Ratings:
    """What a release says of skills: which there are, and how every occupation stands to them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.elements: dict[str, Element] = {}
        """{code of a skill: skill}"""
        self.of: dict[str, dict[str, Rating]] = {}
        """{occupation: {code of a skill: rating}}"""

    def read(self, rows: Iterable[Row], kind: SkillKind) -> None:
        """Read the ratings of one kind of skill.

        Left out as O*NET advises: values marked “Recommend Suppress”, which are imprecise, and levels marked “Not
        Relevant”, of skills that the occupation does without.
        """
        imprecise = irrelevant = 0
        for origin, row in rows:
            code = skill_code(kind, row["Element Name"])
            self.elements.setdefault(code, Element(row["Element Name"], kind, row["Element ID"], origin))
            if row["Scale ID"] not in READ_AS:
                self.report.refuse(origin, "Scale ID", row["Scale ID"], "The guide knows IM and LV.")
            elif row["Recommend Suppress"] == "Y":
                imprecise += 1
            elif row["Not Relevant"] == "Y":
                irrelevant += 1
            else:
                self._note(row, origin, code)
        if imprecise or irrelevant:
            self.report.told.append(
                f"As O*NET advises, {imprecise:,} imprecise ratings of {NAMED[kind]} were left out, and "
                f"{irrelevant:,} of levels that are not relevant."
            )

    def _note(self, row: Mapping[str, str], origin: Origin, code: str) -> None:
        value = number(row, origin, self.report)
        if value is None:
            return
        rating = self.of.setdefault(row[CODE], {}).setdefault(code, Rating(origin))
        name = READ_AS[row["Scale ID"]]
        if getattr(rating, name) is not None:
            self.report.refuse(origin, "Scale ID", row["Scale ID"], "The file rates this twice: the first counts.")
        else:
            setattr(rating, name, value)


def interests(rows: Iterable[Row], report: Report) -> dict[str, Profile]:
    """{occupation: its interests}"""
    found: dict[str, Profile] = {}
    for origin, row in rows:
        profile = found.setdefault(row[CODE], Profile({}, {}))
        name, scale = row["Element Name"], row["Scale ID"]
        if scale == "OI" and name.lower() in AREAS:
            value = number(row, origin, report)
            if value is not None:
                profile.values[name.lower()] = value, origin
        elif scale == "IH" and name in PLACES:
            place = row["Data Value"].partition(".")[0]
            if place.isdecimal() and 0 <= int(place) <= len(AREAS):
                if int(place):
                    profile.high_points[AREAS[int(place) - 1]] = PLACES[name]
            elif place:
                report.refuse(origin, "Data Value", row["Data Value"], "A high point is a number from 0 to 6.")
        else:
            report.refuse(origin, "Element Name", name, "The guide knows the six areas and three high points.")
    return found


def skill_code(kind: SkillKind, name: str) -> str:
    """What the dataset’s skills are known by: their name, for releases number them differently.

    “Mathematics” is a skill and an area of knowledge, so the kind belongs to it.
    """
    return f"{kind.value}: {name.casefold()}"


def number(row: Mapping[str, str], origin: Origin, report: Report) -> Decimal | None:
    """The row’s value; None if the file has none, or one that its scale does not have, which is refused."""
    text, (lowest, highest) = row["Data Value"], SCALES[row["Scale ID"]]
    if not text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not lowest <= value <= highest:
        report.refuse(origin, "Data Value", text, f"Expected a number from {lowest} to {highest}.")
        return None
    return value
