"""The files of a dataset: a folder, the official zip, or a single file, opened so that hostile ones do no harm.

    report = Report()
    with opened(path, report) as bundle:
        if bundle.has("Skills.txt"):
            table = bundle.table("Skills.txt", dialect=TSV, required=("O*NET-SOC Code", "Data Value"), known=("Date",))
            for line, row in table.rows:        # line: physical line, the heading's being 1
                row["O*NET-SOC Code"]           # every cell as text, without blanks at its ends

A file is found by its name alone, wherever it stands, large and small letters alike. Text is UTF-8, with or without a
byte order mark. Nothing is unpacked to the disk, and a table is read row by row: memory does not grow with it.
"""

import io
import os
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from roles.importers.archives import MB, Budget, Counted, checked, faults_said
from roles.importers.content import Report
from roles.importers.tables import CSV, TSV, Dialect, Lines, Table, table_of, text_rows
from roles.importers.unreadable import Unreadable, looks_like
from roles.importers.workbooks import sheet_rows, sheet_texts

__all__ = ("CSV", "TSV", "Bundle", "Dialect", "Table", "Unreadable", "opened")

MAX_FILES = 5_000
"""So many files of a folder are looked at: more are no dataset's."""
MAX_WORKBOOK = 64 * MB
"""Packed bytes of a workbook inside a zip, which are held in memory."""
_WORKBOOK = "[Content_Types].xml"


@contextmanager
def opened(path: Path, report: Report) -> Iterator["Bundle"]:
    """The files at a path: a folder, a zip archive, or one file (text, CSV or .xlsx).

    ``report`` is told of unknown columns and rows read, and of rows refused because their cells cannot be told apart.

    :raises Unreadable: if there is nothing that can be read; while the rows are read, too.
    """
    with ExitStack() as stack:
        yield Bundle(path, report, _found(path, stack))


def _found(path: Path, stack: ExitStack) -> dict[str, Callable[[], IO[bytes]]]:
    """{path within the folder or archive: how to open it}"""
    where = str(path)
    if path.is_dir():
        return {name: _opener(path / name) for name in _files_of(path)}
    if not path.is_file():
        raise Unreadable(where, "It is neither a file nor a folder" if path.exists() else "It is not there")
    with _opener(path)() as file:
        if file.read(2) != b"PK":
            return {path.name: _opener(path)}
    with faults_said(where):
        archive = stack.enter_context(zipfile.ZipFile(path))
    entries = checked(archive, where)
    if _WORKBOOK in entries:
        return {path.name: _opener(path)}
    budget = Budget()
    return {name: _packed(archive, entry, f"{path.name}, {name}", budget) for name, entry in entries.items()}


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    def open_it() -> IO[bytes]:
        try:
            return path.open("rb")
        except OSError as error:
            raise Unreadable(str(path), "It cannot be opened", "Look at its owner and its permissions.") from error

    return open_it


def _packed(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str, budget: Budget) -> Callable[[], IO[bytes]]:
    def open_it() -> IO[bytes]:
        with faults_said(where):
            source = archive.open(entry)
        return io.BufferedReader(Counted(source, where, budget), 1 << 16)

    return open_it


def _files_of(folder: Path) -> list[str]:
    """Paths of the regular files within a folder, however deep. Links to folders are not followed."""
    found = []
    for inside, _, names in os.walk(folder):
        found += [str(Path(inside, name).relative_to(folder)) for name in names if Path(inside, name).is_file()]
        if len(found) > MAX_FILES:
            what = f"The folder holds more than {MAX_FILES:,} files"
            raise Unreadable(str(folder), what, "Name the folder of the dataset itself.")
    return sorted(found)


class Bundle:
    """The files of one release of a dataset."""

    def __init__(self, path: Path, report: Report, files: Mapping[str, Callable[[], IO[bytes]]]) -> None:
        self.where, self.report = str(path), report
        self._files: dict[str, list[str]] = {}
        self._open = files
        for inside in files:
            name = PurePosixPath(inside).name
            if not name.startswith(".") and "__MACOSX" not in PurePosixPath(inside).parts:
                self._files.setdefault(name.lower(), []).append(inside)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files, without their folders, as they are written; sorted."""
        return tuple(sorted({PurePosixPath(inside).name for found in self._files.values() for inside in found}))

    def has(self, name: str) -> bool:
        """Whether there is a file of this name, in large or small letters, in whatever folder."""
        return name.lower() in self._files

    def lines(self, name: str) -> Iterator[str]:
        """The lines of a text file that is no table.

        :raises Unreadable: as for ``table``.
        """
        inside = self._the_one(name)
        return (line.rstrip("\r\n") for line in Lines(PurePosixPath(inside).name, self._open[inside]))

    def table(
        self,
        name: str,
        *,
        dialect: Dialect,
        required: Collection[str],
        known: Collection[str] = (),
        aliases: Mapping[str, str] | None = None,
    ) -> Table:
        """The table in a text file.

        :param required: columns that it must have, by the names that the importer uses.
        :param known: columns that it may have besides. Any other is told to the report and left alone.
        :param aliases: {name of a column in some release: name that the importer uses}.
        :raises Unreadable: if the file or a required column is not there, and, as rows are read, if the file is cut
            off, not UTF-8, not text, or holds no rows. A row with too few or too many cells is refused in the report.
        """
        inside = self._the_one(name)
        lines = Lines(PurePosixPath(inside).name, self._open[inside])
        return table_of(
            lines.name,
            text_rows(lines, dialect),
            report=self.report,
            required=required,
            known=known,
            aliases=aliases or {},
        )

    def sheet(
        self,
        name: str,
        *,
        required: Collection[str],
        known: Collection[str] = (),
        aliases: Mapping[str, str] | None = None,
    ) -> Table:
        """The table in a workbook (.xlsx): the first sheet to be seen whose first row has the required columns.

        Numbers come as they are shown (53012.1), dates as 2024-05-31, a formula as nothing.
        Parameters and errors as for ``table``.
        """
        inside = self._the_one(name)
        name = PurePosixPath(inside).name
        rows = sheet_rows(name, lambda: self._seekable(inside), {*required}, aliases or {})
        return table_of(name, rows, report=self.report, required=required, known=known, aliases=aliases or {})

    def texts(
        self, name: str, *, without: Collection[str] = (), aliases: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """What the cells of a workbook's notes say: of the sheets whose first row lacks the columns ``without``."""
        inside = self._the_one(name)
        return tuple(sheet_texts(name, lambda: self._seekable(inside), {*without}, aliases or {}))

    def _the_one(self, name: str) -> str:
        found = self._files.get(name.lower(), [])
        if len(found) > 1:
            stand = " and ".join(f"“{inside}”" for inside in found[:2])
            raise Unreadable(self.where, f"{name} stands in it {len(found)} times: {stand}", "Keep the one you mean.")
        if found:
            return found[0]
        looks = looks_like(self.names)
        packed = next((other for other in self.names if other.lower().endswith(".zip")), "")
        mend = looks or (f"Unpack {packed}, or name it." if packed else "Name the folder or the zip of one release.")
        raise Unreadable(self.where, f"There is no {name} in it", mend)

    def _seekable(self, inside: str) -> IO[bytes]:
        """A workbook must be read from its end: within an archive it is held in memory."""
        file = self._open[inside]()
        if not isinstance(file, io.BufferedReader) or not isinstance(file.raw, Counted):
            return file
        with file:
            content = file.read(MAX_WORKBOOK + 1)
        if len(content) > MAX_WORKBOOK:
            what = f"The workbook is larger than {MAX_WORKBOOK // MB} MB"
            raise Unreadable(f"{self.where}, {inside}", what, "Unpack the archive and name the workbook.")
        return io.BytesIO(content)
