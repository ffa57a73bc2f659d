"""What one release of O*NET says, in the guide's terms."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from roles.importers.content import Code, Dataset, Line, Origin, Report, Root, Standing
from roles.importers.onet import layouts, lines
from roles.importers.onet.groups import MAJOR_GROUPS
from roles.importers.onet.layouts import CODE, Layout, Tables
from roles.importers.onet.ratings import Profile, Ratings, Row, interests
from roles.importers.titles import in_sentence, names_in, sentence_case
from roles.models.roles import Scheme
from roles.models.vocabulary import SkillKind

_CODE = re.compile(r"\d{2}-\d{4}\.\d{2}")


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of the release; ``title`` as the release prints it."""

    title: str
    description: str
    origin: Origin


class Onet:
    """The content of one release. All that is read of it is in memory from the first use on: some 100 MB."""

    scheme = Scheme.ONET_SOC.value
    roles_only_known = False

    def __init__(self, tables: Tables, dataset: Dataset) -> None:
        self.tables, self.dataset = tables, dataset
        self.report: Report = tables.report

    # -- what is read ------------------------------------------------------------------------------------------------

    @cached_property
    def occupations(self) -> dict[str, Occupation]:
        """{code: occupation}, in the file's order."""
        found: dict[str, Occupation] = {}
        for origin, row in self.tables.rows(layouts.OCCUPATIONS):
            code = row[CODE]
            if not _CODE.fullmatch(code):
                self.report.refuse(origin, CODE, code, "A code is written as 15-1252.00.")
            elif code in found:
                self.report.refuse(origin, CODE, code, f"Line {found[code].origin.line} is about this occupation too.")
            elif not row["Title"]:
                self.report.refuse(origin, "Title", "", "An occupation without a title.")
            else:
                found[code] = Occupation(row["Title"], row["Description"], origin)
        return found

    @cached_property
    def tasks(self) -> dict[str, list[Row]]:
        """{occupation: its tasks}"""
        return self._grouped(layouts.TASKS)

    @cached_property
    def tools(self) -> dict[str, list[Row]]:
        """{occupation: its tools}"""
        return self._grouped(layouts.SOFTWARE)

    @cached_property
    def ratings(self) -> Ratings:
        """Of skills and of areas of knowledge."""
        found = Ratings(self.report)
        for kind, layout in KINDS.items():
            found.read(self._known(layout), kind)
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of this release that keep their capital within a sentence."""
        tasks = (row["Task"] for rows in self.tasks.values() for _, row in rows)
        return names_in((*(held.description for held in self.occupations.values()), *tasks))

    def _grouped(self, layout: Layout) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for origin, row in self._known(layout):
            found.setdefault(row[CODE], []).append((origin, row))
        return found

    def _known(self, layout: Layout) -> Iterator[Row]:
        """The rows that are about an occupation of the release; others are refused."""
        for origin, row in self.tables.rows(layout):
            if row[CODE] in self.occupations:
                yield origin, row
            else:
                self.report.refuse(origin, CODE, row[CODE], "There is no such occupation in the release.")

    # -- what is made ------------------------------------------------------------------------------------------------

    def roots(self) -> Iterator[Root]:
        """Major groups, skills and areas of knowledge, tools, occupations."""
        yield from self._families()
        yield from self._skills()
        yield from self._tools()
        for code, held in self.occupations.items():
            fields: dict[str, Any] = {
                "name": sentence_case(held.title, self.names),
                "plural": in_sentence(held.title, self.names),
                "description": held.description,
            }
            if (group := group_of(code)) in MAJOR_GROUPS:
                fields["family"] = Code("family", group)
            else:
                self.report.refuse(held.origin, CODE, code, "No major group begins with these figures.")
            yield Root("role", code, fields["name"], fields, held.origin)

    def _families(self) -> Iterator[Root]:
        first: dict[str, Origin] = {}
        for code, held in self.occupations.items():
            first.setdefault(group_of(code), held.origin)
        for group, title in MAJOR_GROUPS.items():
            if group in first:
                yield Root("family", group, title, {"name": title}, first[group])

    def _skills(self) -> Iterator[Root]:
        definitions = {row["Element ID"]: row["Description"] for _, row in self.tables.rows(layouts.ELEMENTS)}
        said = Counter(element.name.casefold() for element in self.ratings.elements.values())
        for code, element in self.ratings.elements.items():
            name = sentence_case(element.name, self.names)
            if element.kind == SkillKind.KNOWLEDGE and said[element.name.casefold()] > 1:
                name = f"{name} (knowledge)"
            definition = definitions.get(element.number, "")
            fields = {"name": name, "skill_kind": element.kind.value, "definition": definition}
            yield Root("skill", code, name, fields, element.origin)

    def _tools(self) -> Iterator[Root]:
        """Each tool once; what it is for is the kind of software that most occupations' rows give it."""
        purposes: dict[str, Counter[str]] = {}
        first: dict[str, tuple[str, Origin]] = {}
        for rows in self.tools.values():
            for origin, row in rows:
                code = lines.tool_code(row["Example"])
                first.setdefault(code, (row["Example"], origin))
                purposes.setdefault(code, Counter())[row["Commodity Title"]] += 1
        for code, (name, origin) in first.items():
            fields = {"name": name, "purpose": purposes[code].most_common(1)[0][0]}
            yield Root("tool", code, lines.tool_title(name), fields, origin)

    def rows(self, standing: Standing) -> Iterator[tuple[str, list[Line]]]:
        """Each role with all that the release says of it."""
        titles = self._grouped(layouts.TITLES)
        related, zones = self._grouped(layouts.RELATED), self._grouped(layouts.ZONES)
        profiles = interests(self._known(layouts.INTERESTS), self.report)
        texts = {row["Job Zone"]: row for _, row in self.tables.rows(layouts.ZONE_TEXTS)}
        keys, report, repeated = standing.keys, self.report, 0
        for code, held in self.occupations.items():
            key = keys.get(("role", code))
            if key is None:
                continue  # refused as a root
            other_titles = list(lines.other_titles(held.title, titles.get(code, ())))
            repeated += lines.titles_in(titles.get(code, ())) - len(other_titles)
            said = [
                lines.code(held.title, code, held.origin),
                *other_titles,
                *lines.tasks(lines.once(self.tasks.get(code, ()), "Task ID", report), report),
                *lines.skills(self.ratings.of.get(code, {}), keys),
                *lines.tools(lines.once(self.tools.get(code, ()), "Example", report), keys),
                *lines.related(related.get(code, ()), key, keys, report),
                *lines.preparation(lines.once(zones.get(code, ()), CODE, report), texts, report),
                *lines.interests(profiles.get(code, Profile({}, {}))),
            ]
            yield key, said
        if repeated:
            report.told.append(f"{repeated:,} other titles that only repeat a title of the same role were left out.")

    def successors(self) -> Mapping[str, str]:
        """None: the text edition does not say what became of an occupation that it no longer has."""
        return {}


KINDS: Mapping[SkillKind, Layout] = {
    SkillKind.TRANSFERABLE: layouts.SKILLS,
    SkillKind.KNOWLEDGE: layouts.KNOWLEDGE,
}
"""The kinds of skill in the guide, and the ratings that are of each."""


def group_of(code: str) -> str:
    """The code of an occupation's major group: 15-0000 for 15-1252.00."""
    return f"{code[:2]}-0000"
