"""Which files and columns of the O*NET database are read, under the names that each release gives them.

The text edition's dictionary (https://www.onetcenter.org/dictionary/29.2/text/) describes them; the Excel edition
adds titles and names of scales. Release 30.3 renamed several files. A new name of a file or a column belongs here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from roles.importers.content import Origin
from roles.importers.files import TSV, Bundle, Unreadable

CODE = "O*NET-SOC Code"
MISSING = "n/a"
"""What the text edition writes where there is nothing. The Excel edition leaves the cell empty."""

NOT_READ = ("Title", "Scale Name", "Date", "Domain Source")
"""Columns of many files that are known, and say nothing that the guide keeps."""


@dataclass(frozen=True)
class Layout:
    """One kind of fact, whatever file holds it."""

    what: str
    """In the operator's words: “tasks”."""
    files: tuple[tuple[str, ...], ...]
    """The files that hold it, release by release, the newest first; in some releases two together."""
    required: tuple[str, ...]
    """Columns without which nothing can be read, under the names that this importer uses."""
    wanted: tuple[str, ...] = ()
    """Columns that not every release has: the operator is told what is lost without them."""
    known: tuple[str, ...] = NOT_READ
    """Columns that are not read."""
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """{name of a column in some release: the name that this importer uses}"""
    must: bool = False
    """Whether an O*NET database without it is none."""


OCCUPATIONS = Layout("occupations", (("Occupation Data.txt",),), (CODE, "Title", "Description"), known=(), must=True)

TASKS = Layout(
    "tasks",
    (("Task Statements.txt",),),
    (CODE, "Task ID", "Task", "Task Type"),
    known=(*NOT_READ, "Incumbents Responding"),
    must=True,
)

RATING = (CODE, "Element ID", "Element Name", "Scale ID", "Data Value")
PRECISION = ("Recommend Suppress", "Not Relevant")
STATISTICS = (*NOT_READ, "N", "Standard Error", "Lower CI Bound", "Upper CI Bound")

SKILLS = Layout(
    "skills",
    (("Essential Skills.txt", "Transferable Skills.txt"), ("Skills.txt",)),
    (*RATING, *PRECISION),
    known=STATISTICS,
    must=True,
)
KNOWLEDGE = Layout("knowledge", (("Knowledge.txt",),), (*RATING, *PRECISION), known=STATISTICS, must=True)

ELEMENTS = Layout(
    "definitions of skills",
    (("Content Model Reference.txt",),),
    ("Element ID", "Element Name", "Description"),
    known=(),
)

TITLES = Layout(
    "other titles",
    (("Job Titles.txt",), ("Alternate Titles.txt",)),
    (CODE, "Alternate Title"),
    wanted=("Short Title",),
    known=("Title", "Source(s)"),
    aliases={"Job Title": "Alternate Title"},
)

SOFTWARE = Layout(
    "tools",
    (("Software Skills.txt",), ("Technology Skills.txt",)),
    (CODE, "Example", "Commodity Title"),
    wanted=("Hot Technology", "In Demand"),
    known=("Title", "Commodity Code", "Element ID"),
    aliases={"Workplace Example": "Example", "Element Name": "Commodity Title"},
)

RELATED = Layout(
    "related occupations",
    (("Related Occupations.txt",), ("Career Changers Matrix.txt",)),
    (CODE, "Related O*NET-SOC Code"),
    wanted=("Relatedness Tier",),
    known=("Title", "Related Title", "Index"),
)

ZONES = Layout("job zones", (("Job Zones.txt",),), (CODE, "Job Zone"))

ZONE_TEXTS = Layout(
    "texts of the job zones",
    (("Job Zone Reference.txt",),),
    ("Job Zone", "Name", "Experience", "Education", "Job Training", "SVP Range"),
    known=("Examples",),
)

INTERESTS = Layout("interests", (("Career Interest Types.txt",), ("Interests.txt",)), RATING)


class Tables:
    """The tables of one release. Each is read from the front as often as it is asked for."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle, self.report = bundle, bundle.report

    def rows(self, layout: Layout) -> Iterator[tuple[Origin, dict[str, str]]]:
        """Where each row stands, and {column: cell}; an empty cell where the file says that it holds nothing.

        A column that this release does not have is not in the row. A file that is not there has no rows.

        :raises Unreadable: if a file that must be there is not, or cannot be read as what it should be.
        """
        for name in self._files(layout):
            known = (*layout.wanted, *layout.known)
            table = self.bundle.table(name, dialect=TSV, required=layout.required, known=known, aliases=layout.aliases)
            lacking = [column for column in layout.wanted if column not in table.columns]
            if lacking:
                listed = " and ".join(f"“{column}”" for column in lacking)
                self._tell(f"{table.name} has no column {listed}: nothing of that is taken over.")
            for line, row in table.rows:
                origin = Origin(table.name, line)
                yield origin, {column: "" if cell == MISSING else cell for column, cell in row.items()}

    def check(self) -> None:
        """:raises Unreadable: if a file that must be there is not, so that this is no O*NET database."""
        for layout in (OCCUPATIONS, TASKS, SKILLS, KNOWLEDGE):
            for name in self._files(layout):
                self.bundle.lines(name)

    def _files(self, layout: Layout) -> tuple[str, ...]:
        held = [names for names in layout.files if any(self.bundle.has(name) for name in names)]
        if len(held) > 1:
            stand = " and ".join(f"“{names[0]}”" for names in held)
            what = f"It holds {layout.what} of two releases: {stand}"
            raise Unreadable(self.bundle.where, what, "Keep the files of one release.")
        if held or layout.must:
            return held[0] if held else layout.files[-1]
        names = " or ".join(f"“{' and '.join(names)}”" for names in layout.files)
        self._tell(f"There is no {names}: the guide gets no {layout.what}, and loses those of an earlier release.")
        return ()

    def _tell(self, sentence: str) -> None:
        if sentence not in self.report.told:
            self.report.told.append(sentence)
