"""Write the guide back into files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roles.editions.fixtures import dump


class Command(BaseCommand):
    """Thin: calls ``roles.editions.fixtures.dump``."""

    help = "Write the working copy as fixture files, one aggregate a file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Define the options."""
        parser.add_argument("folder", type=Path, help="Where the files go, such as fixtures.")
        parser.add_argument("--check", action="store_true", help="Write nothing; exit with 1 if a file would change.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Dump, or with --check name the files that differ."""
        try:
            changed = dump(options["folder"], check=options["check"])
        except OSError as error:
            raise CommandError(f"Cannot write to {options['folder']}: {error.strerror}.") from error
        if options["check"] and changed:
            raise CommandError("These files differ from the database:\n" + "\n".join(map(str, changed)))
        self.stdout.write(f"{len(changed)} file(s) {'differ' if options['check'] else 'written or left over'}.")
