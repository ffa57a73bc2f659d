"""Take out of the guide all that a dataset brought."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from roles.importers.command import DatasetCommand
from roles.importers.removal import Nothing
from roles.models import Source
from roles.models.sources import SourceKind


class Command(DatasetCommand):
    """Thin: finds the dataset's source and applies an empty content."""

    help = (
        "Take out what a dataset brought: its facts go, pages that only it made are retired. What editors wrote or"
        " adopted stays, and so does what other pages refer to."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """KEY, and what every such command has."""
        parser.add_argument("key", metavar="KEY", help="The key of the dataset's source: onet, bls-oews or esco.")
        super().add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove, and tell what was kept and why."""
        datasets = Source.objects.filter(source_kind=SourceKind.DATASET).in_bulk()
        source = datasets.get(options["key"])
        if source is None:
            known = ", ".join(sorted(datasets)) or "none"
            raise CommandError(f"The guide has no dataset “{options['key']}”. It has: {known}.")
        content = Nothing(source)
        with self.told():
            note = f"{source.short_name} was taken out"
            self.run(content, content.report, dry_run=options["dry_run"], note=note)
