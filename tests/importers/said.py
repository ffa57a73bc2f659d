"""A small dataset for tests, made by hand: ``Said(roles={"11": "Bakers"})``."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from roles.editions.models import Edition
from roles.importers.apply import apply
from roles.importers.content import Code, Dataset, Line, Origin, Report, Root, Standing
from roles.importers.outcome import Outcome
from tests.factories import later

SOURCE = {"name": "Jobs of the world", "short_name": "Jobs", "source_kind": "dataset", "licence": "CC BY 4.0"}


@dataclass
class Said:
    """A content: what it says of everything is what the test gives it.

    ``facts``: {code of a role: its lines}, each line a model, the end of its key and its fields.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    skills: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Iterable[tuple[str, str, Mapping[str, Any]]]] = field(default_factory=dict)
    gave_way: Mapping[str, str] = field(default_factory=dict)
    release: str = "1"
    scheme: str = "esco"
    roles_only_known: bool = False
    report: Report = field(default_factory=Report)

    @property
    def dataset(self) -> Dataset:
        return Dataset("jobs", self.release, 1, SOURCE)

    def roots(self) -> Iterator[Root]:
        origin = Origin("roots.txt", 2)
        for code, name in self.families.items():
            yield Root("family", code, name, {"name": name}, origin)
        for code, name in self.skills.items():
            yield Root("skill", code, name, {"name": name, "skill_kind": "technical"}, origin)
        for code, name in self.roles.items():
            fields: dict[str, Any] = {"name": name, "plural": name.lower()}
            fields |= {"description": self.descriptions[code]} if code in self.descriptions else {}
            fields |= {"family": Code("family", next(iter(self.families)))} if self.families else {}
            yield Root("role", code, name, fields, origin)

    def rows(self, standing: Standing) -> Iterator[tuple[str, list[Line]]]:
        for code in [*self.roles, *(code for code in self.facts if code not in self.roles)]:
            key = standing.keys.get(("role", code))
            if key:
                yield key, [*self._lines(code)]

    def _lines(self, code: str) -> Iterator[Line]:
        for number, (model, end, fields) in enumerate(self.facts.get(code, ()), start=2):
            yield Line(model, f"jobs-{end}", fields, Origin("facts.txt", number))

    def successors(self) -> Mapping[str, str]:
        return self.gave_way


def needs(skill: str, importance: str = "essential") -> tuple[str, str, dict[str, Any]]:
    """That a role needs a skill, by its code."""
    return "roleskill", f"skill-{skill}", {"skill": Code("skill", skill), "importance": importance, "source": "jobs"}


def does(text: str, end: str = "task-1") -> tuple[str, str, dict[str, Any]]:
    """That people in a role do something."""
    return "responsibility", end, {"text": text, "source": "jobs"}


def also_called(title: str, end: str = "title-1") -> tuple[str, str, dict[str, Any]]:
    """Another title of a role."""
    return "othertitle", end, {"title": title, "source": "jobs"}


def is_like(code: str) -> tuple[str, str, dict[str, Any]]:
    """That a role is like another."""
    return "relatedrole", f"like-{code}", {"to": Code("role", code), "source": "jobs"}


def imported(now: datetime | None = None, *, dry_run: bool = False, **said: Any) -> Outcome:
    """Apply what the dataset says, a day after the editors' last word unless another moment is given."""
    return apply(Said(**said), now=now or later(days=1), dry_run=dry_run)


def live(kind: str, key: str, now: datetime | None = None) -> Edition | None:
    """The edition that readers see."""
    return Edition.objects.live(now or later(days=9)).filter(kind=kind, key=key).first()


def said_of(kind: str, key: str, model: str, now: datetime | None = None) -> list[dict[str, Any]]:
    """Fields of the rows of one model in the live edition."""
    edition = live(kind, key, now)
    assert edition is not None, f"{kind} {key} is not live"
    return [record["fields"] for record in edition.facts if record["model"] == f"roles.{model}"]
