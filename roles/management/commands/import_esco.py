"""Fill the guide from ESCO, the European classification of skills and occupations."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from roles.importers.command import ImportCommand
from roles.importers.content import Content, Report
from roles.importers.esco import files, matching, suggestions
from roles.importers.esco.content import Esco, release_of
from roles.importers.esco.matching import Mismatched
from roles.importers.files import opened


class Command(ImportCommand):
    """Thin: reads arguments; what the files say is in ``roles.importers.esco``."""

    help = (
        "Add what ESCO says to the roles that editors match with its occupations, by a code or in a match list, and"
        " with --create make roles of the other occupations."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Besides those of every import: what is matched, and what is made."""
        super().add_arguments(parser)
        parser.add_argument(
            "--matches",
            type=Path,
            metavar="FILE",
            help="Which occupation is which role: a CSV file with the columns code, role and confirmed_by.",
        )
        parser.add_argument(
            "--create", action="store_true", help="Also make roles of the occupations that are matched with none."
        )
        parser.add_argument(
            "--labels",
            type=Path,
            nargs="+",
            default=[],
            metavar="PATH",
            help="ESCO in other languages: what occupations are called there becomes other titles.",
        )
        parser.add_argument(
            "--suggest",
            type=Path,
            metavar="FILE",
            help="Import nothing; write a match list of likely pairs to FILE, for an editor to confirm line by line.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, or suggest."""
        try:
            if options["suggest"]:
                self.suggest(options["path"], options["suggest"])
            else:
                super().handle(*args, **options)
        except Mismatched as error:
            for fault in error.faults:
                self.stderr.write(fault)
            raise CommandError(str(error)) from error

    def content(self, paths: list[Path], report: Report, stack: ExitStack, options: dict[str, Any]) -> Content:
        """What the files say of the roles that are matched or made."""
        bundle = stack.enter_context(opened(paths[0], report))
        return Esco(
            bundle,
            report,
            options["release"] or release_of(paths[0]),
            now=timezone.now(),
            create=options["create"],
            matches=options["matches"],
            labels=options["labels"],
        )

    def suggest(self, path: Path, file: Path) -> None:
        """Write candidates for what no editor has matched by a code."""
        report = Report()
        with self.told(), opened(path, report) as bundle:
            occupations = files.occupations(bundle, report)
        matched = matching.by_code(occupations, {}, report, now=timezone.now()).same
        rest = [occupation for uri, occupation in occupations.items() if uri not in matched]
        found = suggestions.candidates(rest, matching.with_other_titles(matching.known_roles()))
        try:
            suggestions.write(file, found)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        stand = "1 likely pair stands" if len(found) == 1 else f"{len(found):,} likely pairs stand"
        self.stdout.write(
            f"{stand} in {file}. Put a name under confirmed_by in each line that is right, and give the file to"
            " --matches: lines without a name are left out."
        )
