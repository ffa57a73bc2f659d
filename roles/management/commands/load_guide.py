"""Load the guide's files into the working copy and publish them."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from roles.editions.facts import Name
from roles.editions.fixtures import load
from roles.editions.publish import Refused
from roles.editions.validation import Faults

NAMED = 20
"""So many names are listed under a heading; of more, the number is told."""


class Command(BaseCommand):
    """Thin: reads arguments, calls ``roles.editions.fixtures.load``, prints what it did."""

    help = "Load fixture files (default: the shipped guide) and publish them, all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Define the options."""
        parser.add_argument("paths", nargs="*", type=Path, help="Files or folders; default: the shipped guide.")
        parser.add_argument("--overwrite", action="store_true", help="Also replace what an editor changed or removed.")
        parser.add_argument("--draft", action="store_true", help="Load into the working copy without publishing.")
        parser.add_argument("--dry-run", action="store_true", help="Check and report, write nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or list every fault and exit with 1."""
        paths = options["paths"] or [settings.BASE_DIR / "fixtures"]
        missing = [str(path) for path in paths if not path.exists()]
        if missing:
            raise CommandError(f"No such file or folder: {', '.join(missing)}")
        try:
            loading = load(
                paths,
                now=timezone.now(),
                overwrite=options["overwrite"],
                draft=options["draft"],
                dry_run=options["dry_run"],
            )
        except Faults as error:
            for fault in error.faults:
                self.stderr.write(str(fault))
            raise CommandError(f"{len(error.faults)} fault(s); nothing was written.") from error
        except Refused as error:
            for reason in error.reasons:
                self.stderr.write(reason)
            raise CommandError("The guide would not hold together; nothing was written.") from error
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was written.")
        self._list("added", loading.added)
        self._list("updated", loading.updated)
        self._list("left alone, changed by an editor (--overwrite replaces them)", loading.changed_by_editor)
        self._list("left out, removed by an editor (--overwrite brings them back)", loading.removed_by_editor)
        self._list("in the database, not in the files", loading.not_in_files)
        self.stdout.write(f"{len(loading.same)} unchanged, {len(loading.published)} editions published.")

    def _list(self, heading: str, names: list[Name]) -> None:
        if names:
            shown = ", ".join(f"{kind} {key}" for kind, key in names[:NAMED])
            more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
            self.stdout.write(f"{len(names)} {heading}: {shown}{more}.")
