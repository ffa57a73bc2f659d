"""What the commands have in common that fill the guide from a dataset: options, errors, and what is told."""

import gc
import resource
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, TextIO, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from django.utils import timezone

from roles.editions.publish import Refused
from roles.importers.apply import apply
from roles.importers.content import Content, Report
from roles.importers.outcome import Outcome
from roles.importers.progress import Told
from roles.importers.report import lines_of, write_refused
from roles.importers.unreadable import Unreadable

A_MB = 1024**2 if sys.platform == "darwin" else 1024
"""What ``getrusage`` counts memory in: bytes there, kilobytes elsewhere."""
STOPPED = 130
"""The exit code of what was stopped by Ctrl-C, as shells have it."""
ALLOCATIONS = 200_000
"""After so many more objects were made than given up, Python looks for circles among them."""


class DatasetCommand(BaseCommand):
    """Applies a content, and tells what became of it. Exits with 1 if nothing was written because of an error."""

    def add_arguments(self, parser: CommandParser) -> None:
        """What every command has that changes what datasets brought."""
        parser.add_argument("--dry-run", action="store_true", help="Do all of it, tell what changes, write nothing.")

    def run(self, content: Content, report: Report, *, dry_run: bool, note: str = "") -> Outcome:
        """Apply the content, and print what was read, what became of it and how long it took."""
        began = monotonic()
        with Told(cast("TextIO", self.stderr._out)) as progress, _seldom_collecting():
            outcome = apply(content, now=timezone.now(), progress=progress, dry_run=dry_run, note=note)
        for line in lines_of(report, outcome):
            self.stdout.write(line)
        spent = monotonic() - began
        self.stdout.write(f"It took {spent:,.0f} s{_memory()}.")
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
        return outcome

    @contextmanager
    def told(self) -> Iterator[None]:
        """Errors and Ctrl-C as sentences and exit codes. Whatever happens, nothing is half written."""
        try:
            yield
        except Unreadable as error:
            raise CommandError(f"{error} Nothing was written.") from error
        except Refused as error:
            for reason in error.reasons:
                self.stderr.write(reason)
            raise CommandError("The guide would not hold together; nothing was written.") from error
        except OperationalError as error:
            if "locked" not in str(error) and "deadlock" not in str(error):
                raise
            what = "Somebody else is writing: an editor, or another import. Nothing was written; run it again."
            raise CommandError(what) from error
        except KeyboardInterrupt as error:
            raise CommandError("Stopped; nothing was written.", returncode=STOPPED) from error


class ImportCommand(DatasetCommand):
    """Base of ``import_onet``, ``import_oews`` and ``import_esco``: a subclass makes the content."""

    several = False
    """Whether it reads several paths at once."""

    def add_arguments(self, parser: CommandParser) -> None:
        """PATH, and what every such command has."""
        what = "The dataset: its folder, its official zip archive, or a single file."
        parser.add_argument("path", nargs="+" if self.several else None, type=Path, metavar="PATH", help=what)
        parser.add_argument("--release", default="", help="Which release it is, if its files do not say so.")
        parser.add_argument("--report", type=Path, metavar="FILE", help="Write every refused row to this file, as CSV.")
        super().add_arguments(parser)

    def content(self, paths: list[Path], report: Report, stack: ExitStack, options: dict[str, Any]) -> Content:
        """What the files say. Whatever stays open while it is read goes on the stack.

            bundle = stack.enter_context(opened(paths[0], report))

        ``report`` is to be the content's own.

        :raises Unreadable: if the files are not this dataset's.
        """
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and write the refused rows to the report even if something then stands against it."""
        paths = options["path"] if self.several else [options["path"]]
        report = Report()
        with self.told(), ExitStack() as stack:
            file = _opened_report(options["report"], stack)
            if file:
                stack.callback(write_refused, report, file)
            self.run(self.content(paths, report, stack, options), report, dry_run=options["dry_run"])
        if file and report.refused:
            self.stdout.write(f"The refused rows stand in {options['report']}.")


def _opened_report(path: Path | None, stack: ExitStack) -> TextIO | None:
    """The file for refused rows, opened before hours of work: it may not be written at all."""
    if path is None:
        return None
    try:
        return stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}. Nothing was imported.") from error


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Let Python look for circles of references seldom: an import makes millions of objects and next to no circles.

    At its usual rate the search takes a fifth of the time; at this one no more memory is held.
    """
    usual = gc.get_threshold()
    gc.set_threshold(ALLOCATIONS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _memory() -> str:
    return f", and at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / A_MB:,.0f} MB of memory"
