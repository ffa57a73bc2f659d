"""Other releases for tests, made of the excerpt as O*NET's dictionary says that they differ."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from roles.importers.content import Report, Root, Standing
from roles.importers.files import opened
from roles.importers.onet.content import Onet
from roles.importers.onet.layouts import Tables
from roles.importers.onet.release import Release, dataset
from roles.models.base import free_key

Change = Callable[[list[list[str]]], list[list[str]]]
"""What is done to a file's rows, the headings first."""


Said = tuple[list[Any], dict[str, list[Any]]]


def said(path: Path, report: Report | None = None) -> Said:
    """(roots, {role: lines}) of what a release says, without the places where it says so."""
    report = report if report is not None else Report()
    with opened(path, report) as bundle:
        content = Onet(Tables(bundle), dataset(Release("29.2")))
        roots = list(content.roots())
        keys = {(root.kind, root.code): free_key(_worded(root), set()) for root in roots}
        lines = {key: list(rows) for key, rows in content.rows(Standing(keys, {}))}
    return (
        [(root.kind, root.code, root.title, root.fields) for root in roots],
        {key: [(line.model, line.key, line.fields) for line in rows] for key, rows in lines.items()},
    )


def _worded(root: Root) -> str:
    return root.code.replace(".", " ") if root.kind == "role" else root.title


def copy_of(excerpt: Path, to: Path) -> Path:
    """The excerpt, to be changed."""
    return Path(shutil.copytree(excerpt, to))


def change(release: Path, name: str, what: Change) -> None:
    """Write a file of a release anew."""
    rows = [line.split("\t") for line in (release / name).read_bytes().decode().splitlines()]
    write(release / name, what(rows))


def write(file: Path, rows: list[list[str]]) -> None:
    """Write a file as O*NET does: tabs, no quotation marks, two characters at a line's end."""
    file.write_bytes("".join("\t".join(row) + "\r\n" for row in rows).encode())


def without(*columns: str) -> Change:
    """The rows without these columns."""

    def change(rows: list[list[str]]) -> list[list[str]]:
        kept = [place for place, name in enumerate(rows[0]) if name not in columns]
        return [[row[place] for place in kept] for row in rows]

    return change


def renamed(columns: Mapping[str, str]) -> Change:
    """The rows under other headings."""
    return lambda rows: [[columns.get(name, name) for name in rows[0]], *rows[1:]]


def only(keep: Callable[[dict[str, str]], bool]) -> Change:
    """The rows of which something holds."""
    return lambda rows: [rows[0], *(row for row in rows[1:] if keep(dict(zip(rows[0], row, strict=True))))]


def replaced(line: int, column: str, value: str) -> Change:
    """The rows with one cell changed; the headings are line 1."""

    def change(rows: list[list[str]]) -> list[list[str]]:
        rows[line - 1][rows[0].index(column)] = value
        return rows

    return change


def as_30_3(release: Path) -> None:
    """Skills in two files, and new names of files, columns and numbers."""
    whole = release / "Skills.txt"
    for name, number in (("Essential Skills.txt", "2.A."), ("Transferable Skills.txt", "2.B.")):
        shutil.copy(whole, release / name)
        change(release, name, only(lambda row, number=number: row["Element ID"].startswith(number)))  # type: ignore[misc]
    whole.unlink()
    for name in ("Essential Skills.txt", "Transferable Skills.txt", "Content Model Reference.txt"):
        change(release, name, _renumbered)
    (release / "Technology Skills.txt").rename(release / "Software Skills.txt")
    new = {"Example": "Workplace Example", "Commodity Code": "Element ID", "Commodity Title": "Element Name"}
    change(release, "Software Skills.txt", renamed(new))
    (release / "Alternate Titles.txt").rename(release / "Job Titles.txt")
    change(release, "Job Titles.txt", renamed({"Alternate Title": "Job Title"}))
    (release / "Interests.txt").rename(release / "Career Interest Types.txt")


def _renumbered(rows: list[list[str]]) -> list[list[str]]:
    place = rows[0].index("Element ID")
    moved = {"2.A": "3.A", "2.B": "3.B"}
    return [
        [moved.get(cell[:3], cell[:3]) + cell[3:] if n == place else cell for n, cell in enumerate(row)] for row in rows
    ]


def as_excel_edition(release: Path) -> None:
    """With titles and names of scales beside the codes, and nothing where the text edition writes n/a."""
    titles = dict(row[:2] for row in _rows(release / "Occupation Data.txt"))
    scales = {
        "IM": "Importance",
        "LV": "Level",
        "OI": "Occupational Interests",
        "IH": "Occupational Interest High-Point",
    }
    for file in release.glob("*.txt"):
        if file.name in ("Read Me.txt", "Occupation Data.txt", "Content Model Reference.txt", "Job Zone Reference.txt"):
            continue
        change(release, file.name, _with_names("O*NET-SOC Code", "Title", titles))
        change(release, file.name, _with_names("Related O*NET-SOC Code", "Related Title", titles))
        change(release, file.name, _with_names("Scale ID", "Scale Name", scales))
        change(release, file.name, lambda rows: [["" if cell == "n/a" else cell for cell in row] for row in rows])


def _with_names(code: str, heading: str, names: Mapping[str, str]) -> Change:
    def change(rows: list[list[str]]) -> list[list[str]]:
        if code not in rows[0]:
            return rows
        place = rows[0].index(code)
        named = [heading, *(names[row[place]] for row in rows[1:])]
        return [[*row[: place + 1], name, *row[place + 1 :]] for row, name in zip(rows, named, strict=True)]

    return change


def _rows(file: Path) -> list[list[str]]:
    return [line.split("\t") for line in file.read_bytes().decode().splitlines()][1:]
