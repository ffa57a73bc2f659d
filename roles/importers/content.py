"""What a dataset says, in the guide's terms: the seam between the module that reads a format and the one that writes.

A module of a format (``onet``, ``oews``, ``esco``) gives a ``Content``; ``apply`` compares it with what the guide
holds of that dataset, and writes the difference.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from roles.editions.facts import Name
from roles.importers.unreadable import Unreadable, line_of


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was read: the file's name within the dataset, and the line, the first of the file being 1."""

    file: str
    line: int


@dataclass(frozen=True)
class Dataset:
    """A dataset of one release. Its ``key`` is that of its source in the guide, and marks whatever it brings."""

    key: str
    release: str
    place: int
    """Its rows stand from ``place`` times a million on: after the editors' and in the order of the datasets."""
    source: Mapping[str, Any]
    """Fields of the source record, as in a fixture: name, short_name, publisher, url, licence, attribution…"""


@dataclass(frozen=True, slots=True)
class Code:
    """Instead of a key: the thing of this kind that the dataset knows under this code."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Root:
    """An aggregate that the dataset makes, under its code there. Its slug is made from ``title``.

    ``fields`` are those of a fixture without key, slug and what is at its default; a ``Code`` stands for a key.
    """

    kind: str
    code: str
    title: str
    fields: Mapping[str, Any]
    origin: Origin
    same_as: str = ""
    """Key of the role that the importer was told is this occupation: none is made, and one made before is merged into
    it. Editors say the same by a code of the dataset’s ``scheme``."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a role: its model (``roleskill``), its key, which begins with the dataset's, and its other fields.

    ``fields`` as in a fixture, without parent, dataset, key and order: rows of a model stand in the order given.
    A ``Code`` stands for a key. Text is plain; ``apply`` escapes what goes into fields of Markdown.
    """

    model: str
    key: str
    fields: Mapping[str, Any]
    origin: Origin


@dataclass(frozen=True)
class Refusal:
    """A row, or one value of it, that was left out, and why. ``column`` empty: the whole row."""

    file: str
    line: int
    column: str
    value: str
    reason: str


LONGEST_VALUE = 200
MOST_REFUSED = 50_000
"""More rows than this are refused of no release: the file is another than it should be."""


@dataclass
class Report:
    """What was read and what was refused, for the operator."""

    read: dict[str, int] = field(default_factory=dict)
    """{file: rows read}"""
    refused: list[Refusal] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """Sentences about the files as wholes: a column that is not known, a file that is not there."""

    def refuse(self, origin: Origin, column: str, value: str, reason: str) -> None:
        """Note that a row or a value was left out; of a long value its beginning.

        :raises roles.importers.unreadable.Unreadable: if there is no end of them.
        """
        if len(self.refused) == MOST_REFUSED:
            what = f"More than {MOST_REFUSED:,} rows were refused; the last reason is “{reason}”"
            raise Unreadable(line_of(origin.file, origin.line), what, "Look whether it is the right file.")
        self.refused.append(Refusal(origin.file, origin.line, column, value[:LONGEST_VALUE], reason))


@dataclass(frozen=True)
class Standing:
    """What the guide holds when the rows are asked for: which things the codes of the dataset name."""

    keys: Mapping[Name, str]
    """{(kind, code of the dataset): key}; an occupation that is the same as an editor's role has that role's key."""
    coded: Mapping[str, Mapping[str, tuple[str, ...]]]
    """{scheme: {code: keys of the roles to which a code row of the editors or of any dataset brings facts}}"""
    loosely: Collection[tuple[str, str, str]] = ()
    """(scheme, code, key of a role) where the code brings its wage alone: the occupation is not the very same."""


class Content(Protocol):
    """What one release of a dataset says. Read once, from the front; nothing of it need fit into memory."""

    dataset: Dataset
    report: Report
    scheme: str
    """The classification whose codes its occupations bear: by it an editor's role with a code is found."""
    roles_only_known: bool
    """True if it makes no roles of its own: OEWS, and ESCO without ``--create``."""

    def roots(self) -> Iterable[Root]:
        """Families, skills, tools and roles, in this order."""

    def rows(self, standing: Standing) -> Iterator[tuple[str, list[Line]]]:
        """(key of a role, all that the dataset says of it), each role once."""

    def successors(self) -> Mapping[str, str]:
        """{code of an occupation that is no more: code of the one in its place}, where the dataset names it."""
