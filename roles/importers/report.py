"""What an import tells the operator: what was read, what became of it, and every refused row as a table."""

import csv
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from django.apps import apps

from roles.domain.cells import guarded
from roles.domain.sheet import BYTE_ORDER_MARK
from roles.importers.content import Refusal, Report
from roles.importers.outcome import Outcome
from roles.importers.unreadable import printable

COLUMNS = ("file", "line", "column", "value", "reason")
FATES = ("added", "changed", "moved", "same", "taken out", "kept", "an editor’s")
"""What may become of a record, in the order in which it is told."""
SHOWN = ("added", "changed", "taken out", "kept", "an editor’s")
"""Those of which a few are named."""
REASONS = 12
"""So many reasons of refusals are told, the most frequent first."""
NAMED = 10


def write_refused(report: Report, file: TextIO) -> None:
    """Every refused row as CSV, in cells that no spreadsheet takes for a formula. Open the file with ``newline=""``."""
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in report.refused:
        writer.writerow([guarded(row.file), row.line, *map(guarded, (row.column, row.value, row.reason))])


def lines_of(report: Report, outcome: Outcome) -> Iterator[str]:
    """All of it in lines: rows read a file, the fate of records a model with a few by name, refusals, editions."""
    yield from _read(report)
    yield from _fates(outcome)
    yield from _refused(report)
    yield from map(printable, report.told)
    if outcome.waiting:
        named = ", ".join(f"{kind} {key}" for kind, key in outcome.waiting[:NAMED])
        pages = "1 page was" if len(outcome.waiting) == 1 else f"{len(outcome.waiting):,} pages were"
        yield f"{pages} not published because an edition is scheduled: {named}{_more(len(outcome.waiting))}."
        yield "Run the import again once it is live or withdrawn."
    yield f"{outcome.changes:,} changes, {outcome.editions:,} editions."


def _read(report: Report) -> Iterator[str]:
    if report.read:
        yield "Rows read:"
        widest = max(map(len, report.read))
        yield from (f"  {name:<{widest}}  {count:>9,}" for name, count in sorted(report.read.items()))


def _fates(outcome: Outcome) -> Iterator[str]:
    fates = {name: fate for name, fate in outcome.fates.items() if fate.counts}
    told = [what for what in FATES if any(fate.counts[what] for fate in fates.values())]
    if not told:
        return
    names = {label: str(apps.get_model("roles", label)._meta.verbose_name_plural) for label in fates}
    widest = max(map(len, names.values()))
    yield "  ".join([f"{'':<{widest}}", *(f"{what:>11}" for what in told)])
    for label, fate in fates.items():
        yield "  ".join([f"{names[label]:<{widest}}", *(f"{fate.counts[what]:>11,}" for what in told)])
    for label, fate in fates.items():
        for what in SHOWN:
            if fate.counts[what]:
                said = "; ".join(printable(text, 80) for text in fate.samples.get(what, ()))
                yield f"{names[label].capitalize()} {what}: {said}{_more(fate.counts[what], len(fate.samples[what]))}"


def _refused(report: Report) -> Iterator[str]:
    if not report.refused:
        return
    yield f"{len(report.refused):,} rows or values were refused:"
    counted = Counter((row.file, row.column, row.reason) for row in report.refused)
    first: dict[tuple[str, str, str], Refusal] = {}
    for row in report.refused:
        first.setdefault((row.file, row.column, row.reason), row)
    for which, count in counted.most_common(REASONS):
        row = first[which]
        column = f", {row.column}" if row.column else ""
        value = f" (“{printable(row.value, 60)}”)" if row.value else ""
        yield f"  {count:>7,} × {printable(f'{row.file}{column}: {row.reason}')} First in line {row.line:,}{value}."
    if len(counted) > REASONS:
        yield f"  and {len(counted) - REASONS:,} other reasons: see --report."


def _more(count: int, shown: int = NAMED) -> str:
    return f" and {count - shown:,} more" if count > shown else ""
