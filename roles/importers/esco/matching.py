"""Which role an occupation of ESCO is the same as: only what an editor has said, by a code or in a match list."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from roles.importers.apply import said_by_editors
from roles.importers.content import Report
from roles.importers.esco.files import Occupation, last_part
from roles.importers.esco.words import compared, plural
from roles.importers.files import CSV, opened
from roles.models import ExternalCode, OtherTitle, Role
from roles.models.roles import Informs, Scheme

KEY = "esco"
"""Of the source, and the mark of whatever ESCO brought."""

OF_ITS_OWN = "-"
"""In place of a role in a match list: the occupation is none of the roles there are."""

COLUMNS = ("code", "label", "role", "role_name", "how", "score", "confirmed_by")
"""Of a match list as ``--suggest`` writes it; ``code``, ``role`` and ``confirmed_by`` are read."""


class Mismatched(Exception):
    """A match list has faults; nothing was written."""

    def __init__(self, faults: list[str]) -> None:
        count = "1 fault" if len(faults) == 1 else f"{len(faults):,} faults"
        super().__init__(f"{count} in the match list; nothing was written.")
        self.faults = faults


@dataclass(frozen=True)
class KnownRole:
    """A role of the guide that ESCO did not make: what it is called."""

    key: str
    slug: str
    name: str
    plural: str
    others: tuple[str, ...] = field(default=(), hash=False)
    isco: tuple[str, ...] = field(default=(), hash=False)
    """ISCO-08 codes that editors gave it."""


@dataclass
class Matches:
    """Which occupations are which roles, and which are none."""

    same: dict[str, str] = field(default_factory=dict)
    """{address of an occupation: key of the role that it is}. A role is one occupation, and an occupation one role."""
    own: set[str] = field(default_factory=set)
    """Addresses of occupations that an editor says are no role yet, whatever they are called."""

    def add(self, uri: str, key: str) -> str:
        """Say that an occupation is a role. Answers what stands against it, or nothing."""
        if self.same.get(uri, key) != key:
            return f"That occupation is the role “{self.same[uri]}” already."
        other = next((other for other, of in self.same.items() if of == key and other != uri), None)
        if other:
            return f"The role “{key}” is another occupation already: {other}"
        self.same[uri] = key
        return ""


def known_roles() -> list[KnownRole]:
    """The roles that occupations may be the same as, by key. One query."""
    rows = Role.objects.filter(retired=False).exclude(dataset=KEY).order_by("key")
    return [KnownRole(*names) for names in rows.values_list("key", "slug", "name", "plural")]


def with_other_titles(roles: Iterable[KnownRole]) -> list[KnownRole]:
    """The roles with their other titles, which may be 60,000, and their ISCO-08 codes. Two queries."""
    others: dict[str, list[str]] = {}
    for key, title in OtherTitle.objects.exclude(dataset=KEY).values_list("parent", "title"):
        others.setdefault(key, []).append(title)
    codes: dict[str, list[str]] = {}
    for key, code in ExternalCode.objects.filter(dataset=None, scheme=Scheme.ISCO_08).values_list("parent", "code"):
        codes.setdefault(key, []).append(code)
    return [
        replace(role, others=tuple(others.get(role.key, ())), isco=tuple(codes.get(role.key, ()))) for role in roles
    ]


def made_before() -> dict[str, str]:
    """{address of an occupation: key of the role} that an earlier import made and that is in the guide. One query."""
    rows = Role.objects.filter(dataset=KEY, retired=False)
    return dict(rows.values_list("dataset_code", "key"))


def codes_of_editors() -> dict[str, set[str]]:
    """{key of a role: last parts of the ESCO addresses that editors gave it}. One query."""
    found: dict[str, set[str]] = {}
    for key, code in ExternalCode.objects.filter(dataset=None, scheme=Scheme.ESCO).values_list("parent", "code"):
        found.setdefault(key, set()).add(last_part(code))
    return found


def by_code(
    occupations: Mapping[str, Occupation], made: Mapping[str, str], report: Report, *, now: datetime
) -> Matches:
    """The matches that editors made by a code that brings everything: the occupation's address or its last part.

    Only what they have published counts. Two queries.
    """
    addresses, matches = _addresses(occupations), Matches()
    for row in said_by_editors(now):
        if row.scheme != Scheme.ESCO or row.informs != Informs.ALL:
            continue
        uri, key = addresses.get(last_part(row.code)), row.parent_id
        if uri is None:
            against = "No occupation of this release has it."
        else:
            against = "" if made.get(uri) == key else matches.add(uri, key)
        if against:
            report.told.append(f"The role “{key}” has the ESCO code “{row.code}”, which was passed over. {against}")
    return matches


def read_list(
    path: Path, matches: Matches, occupations: Mapping[str, Occupation], roles: Iterable[KnownRole], report: Report
) -> None:
    """Add the matches of a list: a CSV file with the columns ``code``, ``role`` and ``confirmed_by``.

    Lines that nobody has confirmed are passed over and counted.

    :raises Mismatched: if a line that somebody confirmed names no occupation or no role.
    :raises roles.importers.files.Unreadable: if it is no such file.
    """
    addresses = _addresses(occupations)
    keys = {name: role.key for role in roles for name in (role.slug, role.key)}
    faults, open_lines = list[str](), 0
    listed = Report()
    with opened(path, listed) as bundle:
        table = bundle.table(path.name, dialect=CSV, required=("code", "role", "confirmed_by"), known=COLUMNS)
        for line, row in table.rows:
            uri = addresses.get(last_part(row["code"]))
            if not row["confirmed_by"]:
                open_lines += 1
            elif uri is None:
                faults.append(
                    f"{path.name}, line {line:,}: “{row['code']}” is no occupation of this release of ESCO. Give its"
                    " address (http://data.europa.eu/esco/occupation/…) or the last part of that."
                )
            elif row["role"] == OF_ITS_OWN:
                matches.own.add(uri)
            else:
                key = keys.get(row["role"])
                against = matches.add(uri, key) if key else _no_role(row["role"])
                if against:
                    faults.append(f"{path.name}, line {line:,}: {against}")
    faults += [f"{path.name}, line {refusal.line:,}: {refusal.reason}" for refusal in listed.refused]
    faults += [
        f"{path.name}: “{occupations[uri].label}” is said to be a role and to be one of its own ({OF_ITS_OWN})."
        for uri in sorted(matches.own & matches.same.keys())
    ]
    if faults:
        raise Mismatched(faults)
    report.told += listed.told
    if open_lines:
        lines = "line that nobody has confirmed was" if open_lines == 1 else "lines that nobody has confirmed were"
        report.told.append(f"{path.name}: {open_lines:,} {lines} left out.")


def _no_role(named: str) -> str:
    found = Role.objects.filter(slug=named).first()
    if found is None:
        return (
            f"There is no role “{named}”. Give the last part of its page’s address, “product-manager”, or"
            f" {OF_ITS_OWN} for an occupation of its own."
        )
    if found.retired:
        return f"The role “{named}” is retired."
    return f"The role “{named}” was itself made from ESCO. Name another, or leave the line out."


def namesakes(occupations: Iterable[Occupation], roles: Iterable[KnownRole]) -> set[str]:
    """Addresses of the occupations that are called as a role is, in the singular or plural and in any spelling."""
    named = {compared(name) for role in roles for name in (role.name, role.plural)}
    return {occupation.uri for occupation in occupations if not named.isdisjoint(forms(occupation.label))}


def forms(label: str) -> tuple[str, ...]:
    """How a label is compared: in the singular, and in a plural that the rule for words does not undo (“midwives”)."""
    return tuple(dict.fromkeys((compared(label), compared(plural(label)))))


def _addresses(occupations: Collection[str]) -> dict[str, str]:
    return {last_part(uri): uri for uri in occupations}
