"""Which release of O*NET it is, and what its licence asks to be said of it."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from roles.importers.content import Dataset
from roles.importers.files import Bundle, Unreadable

KEY = "onet"
PLACE = 1
READ_ME = "Read Me.txt"
KNOWN = (25, 31)
"""The first and the last series of releases whose files this importer knows."""

ATTRIBUTION = (
    "This page includes information from the O*NET {release} Database by the U.S. Department of Labor, Employment and "
    "Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA."
)
MODIFICATIONS = (
    "Career Guide has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these "
    "modifications."
)

_NUMBER = re.compile(r"O\*NET\D{0,3} (\d{2}\.\d) Database")
_MONTH = re.compile(r"^([A-Z][a-z]+ \d{4}) Release", re.MULTILINE)
_FOLDER = re.compile(r"db_(\d{2})_(\d)(_|\b)")
_FORM = re.compile(r"\d{2}\.\d")


@dataclass(frozen=True)
class Release:
    """A release by its number, and the first day of its month if that is known."""

    number: str
    month: str = ""


def release_of(bundle: Bundle, path: PurePath, given: str = "") -> Release:
    """What the release's “Read Me.txt” says; else what its folder or archive is called; else what the operator gave.

    :raises Unreadable: if nothing says it, or the operator said something else.
    """
    text = "\n".join(bundle.lines(READ_ME)) if bundle.has(READ_ME) else ""
    number, month = _NUMBER.search(text), _MONTH.search(text)
    folder = next(filter(None, map(_FOLDER.search, reversed(path.parts))), None)
    found = number[1] if number else f"{folder[1]}.{folder[2]}" if folder else ""
    if given and not _FORM.fullmatch(given):
        raise Unreadable("--release", f"“{given}” is no number of a release", "Write it as 29.2.")
    if given and found and given != found:
        raise Unreadable(bundle.where, f"This is release {found}, not {given}", "Leave --release out, or mend it.")
    if not (found or given):
        what = f"No “{READ_ME}” says which release this is"
        raise Unreadable(bundle.where, what, "Name it: --release 29.2.")
    if not KNOWN[0] <= int((found or given)[:2]) <= KNOWN[1]:
        bundle.report.told.append(
            f"This is release {found or given}. The importer knows the files of releases {KNOWN[0]} to {KNOWN[1]}: "
            "look closely at what is said of its files and columns."
        )
    return Release(found or given, _first_day(month[1]) if month and number else "")


def dataset(release: Release) -> Dataset:
    """The dataset with the record of its source: attribution word for word as O*NET's licence page asks."""
    source: dict[str, Any] = {
        "name": "O*NET Database",
        "short_name": "O*NET",
        "source_kind": "dataset",
        "publisher": "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)",
        "url": "https://www.onetcenter.org/database.html",
        "note": (
            "Occupations of the United States: what people in them do, know and use. Titles are set in sentence case "
            "here. Ratings that O*NET marks as imprecise or not relevant are left out."
        ),
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "attribution": ATTRIBUTION.format(release=release.number),
        "modifications": MODIFICATIONS,
        "as_of": release.month or None,
        "as_of_precision": "month" if release.month else "not-stated",
    }
    return Dataset(KEY, release.number, PLACE, source)


def _first_day(month: str) -> str:
    try:
        return datetime.strptime(month, "%B %Y").date().isoformat()
    except ValueError:
        return ""
