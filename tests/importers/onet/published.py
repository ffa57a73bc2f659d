"""O*NET’s files as published, read without any of the importer’s code: what the guide must say of an occupation."""

import csv
import io
import re
import zipfile
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

AREAS = ["Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional"]


class Published:
    """The files of a release: a folder, or the official zip."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.held: dict[str, list[dict[str, str]]] = {}

    def rows(self, name: str) -> list[dict[str, str]]:
        """All rows of a file."""
        if name not in self.held:
            reader = csv.DictReader(io.StringIO(self._text(name)), delimiter="\t", quoting=csv.QUOTE_NONE)
            self.held[name] = list(reader)
        return self.held[name]

    def of(self, name: str, code: str) -> list[dict[str, str]]:
        """The rows about one occupation."""
        return [row for row in self.rows(name) if row["O*NET-SOC Code"] == code]

    def _text(self, name: str) -> str:
        if self.path.is_dir():
            return (self.path / f"{name}.txt").read_bytes().decode()
        with zipfile.ZipFile(self.path) as archive:
            inside = next(inside for inside in archive.namelist() if inside.endswith(f"/{name}.txt"))
            return archive.read(inside).decode()

    @property
    def codes(self) -> list[str]:
        """Every occupation."""
        return [row["O*NET-SOC Code"] for row in self.rows("Occupation Data")]

    def title(self, code: str) -> str:
        """An occupation’s title."""
        (row,) = self.of("Occupation Data", code)
        return row["Title"]

    def other_titles(self, code: str) -> set[str]:
        """Other titles in small letters, their short forms too."""
        rows = self.of("Alternate Titles", code)
        both = {row[column].lower() for row in rows for column in ("Alternate Title", "Short Title")}
        return both - {"n/a", self.title(code).lower()}

    def tasks(self, code: str) -> list[tuple[str, bool]]:
        """(text, whether it is supplemental) in order."""
        rows = self.of("Task Statements", code)
        of_type = {
            kind: [r["Task"] for r in rows if r["Task Type"] == kind] for kind in ("Core", "Supplemental", "n/a")
        }
        return [(text, kind == "Supplemental") for kind, texts in of_type.items() for text in texts]

    def ratings(self, name: str, code: str) -> dict[str, dict[str, Decimal]]:
        """{skill: {scale: value}} of what may be shown."""
        found: dict[str, dict[str, Decimal]] = defaultdict(dict)
        for row in self.of(name, code):
            if row["Recommend Suppress"] != "Y" and row["Not Relevant"] != "Y" and row["Data Value"] != "n/a":
                found[row["Element Name"]][row["Scale ID"]] = Decimal(row["Data Value"])
        return dict(found)

    def tools(self, code: str) -> dict[str, tuple[bool, bool]]:
        """{tool: (hot, in demand)}"""
        rows = self.of("Technology Skills", code)
        return {row["Example"]: (row["Hot Technology"] == "Y", row["In Demand"] == "Y") for row in rows}

    def related(self, code: str) -> list[tuple[str, str]]:
        """(title of the other occupation, tier) in order."""
        rows = self.of("Related Occupations", code)
        return [(self.title(row["Related O*NET-SOC Code"]), row["Relatedness Tier"]) for row in rows]

    def zone(self, code: str) -> dict[str, str]:
        """What is said of the occupation’s job zone; empty if it has none."""
        for row in self.of("Job Zones", code):
            (zone,) = [zone for zone in self.rows("Job Zone Reference") if zone["Job Zone"] == row["Job Zone"]]
            return zone
        return {}

    def interests(self, code: str) -> dict[str, tuple[Decimal, int | None]]:
        """{area: (value, place among the high points)}"""
        rows = self.of("Interests", code)
        places = ["First Interest High-Point", "Second Interest High-Point", "Third Interest High-Point"]
        high = {int(float(r["Data Value"])): places.index(r["Element Name"]) + 1 for r in rows if r["Scale ID"] == "IH"}
        return {
            row["Element Name"].lower(): (Decimal(row["Data Value"]), high.get(AREAS.index(row["Element Name"]) + 1))
            for row in rows
            if row["Scale ID"] == "OI"
        }


def plain(markdown: str) -> str:
    """A text of the guide without the backslashes that keep its signs from meaning something."""
    return re.sub(r"\\([^\w\s])", r"\1", markdown)


def rows_in(facts: list[dict[str, Any]], model: str) -> list[dict[str, Any]]:
    """The fields of a role’s rows of one model, in order."""
    return [record["fields"] for record in facts if record["model"] == f"roles.{model}"]
