"""An import into a guide of tests: a dataset's release with a few facts, taken in as a real one is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from roles.editions.facts import Name
from roles.importers.apply import Outcome, apply
from roles.importers.content import Dataset, Line, Origin, Report, Root, Standing
from tests.factories import NOW

ORIGIN = Origin("facts.txt", 2)

ROLE: Mapping[str, Any] = {"name": "Budget analysts", "plural": "budget analysts", "description": "Examine budgets."}


type Rows = Sequence[tuple[str, str, dict[str, Any]]]
"""Rows by model and key, with their other fields."""


class Release:
    """What one release of O*NET says of budget analysts: their texts, and rows by model and key."""

    scheme = "onet-soc"
    roles_only_known = False

    def __init__(self, release: str, role: Mapping[str, Any], rows: Rows, others: Mapping[str, Rows]) -> None:
        source = {"name": "O*NET Database", "short_name": "O*NET", "source_kind": "dataset", "licence": "CC BY 4.0"}
        self.dataset = Dataset("onet", release, 1, source)
        self.report = Report()
        self.made, self.lines, self.others = role, rows, others

    def roots(self) -> Iterable[Root]:
        """A skill and a tool, and the role."""
        yield Root("skill", "2.A.1", "Speaking", {"name": "Speaking", "skill_kind": "transferable"}, ORIGIN)
        yield Root("skill", "2.C.1", "Mathematics", {"name": "Mathematics", "skill_kind": "knowledge"}, ORIGIN)
        yield Root("tool", "t1", "Ledger", {"name": "Ledger"}, ORIGIN)
        yield Root("role", "13-2031.00", "Budget analysts", self.made, ORIGIN)

    def rows(self, standing: Standing) -> Iterator[tuple[str, list[Line]]]:
        """The rows of the role, and of others."""
        for key, rows in {standing.keys["role", "13-2031.00"]: self.lines, **self.others}.items():
            yield key, [Line(model, f"onet-{row}", fields, ORIGIN) for model, row, fields in rows]

    def successors(self) -> Mapping[str, str]:
        """Nothing takes another's place."""
        return {}


def skill(key: str, value: str) -> tuple[str, str, dict[str, Any]]:
    """A skill with its importance."""
    return "roleskill", key, {"skill": key, "importance_value": value, "importance_scale": "1 to 5 (O*NET)"}


ROWS = (
    skill("speaking", "3.50"),
    skill("mathematics", "4.00"),
    ("responsibility", "1", {"text": "Analyse budgets."}),
    ("externalcode", "code", {"scheme": "onet-soc", "code": "13-2031.00"}),
)


def take_in(
    *,
    release: str = "29.2",
    role: Mapping[str, Any] = ROLE,
    rows: Rows = ROWS,
    others: Mapping[str, Rows] = MappingProxyType({}),
    now: datetime = NOW,
) -> Outcome:
    """Import a release, which may have facts of other roles of the guide besides."""
    return apply(Release(release, role, rows, others), now=now)


BUDGET_ANALYSTS: Name = ("role", "budget-analysts")
