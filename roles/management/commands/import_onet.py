"""Fill the guide from the O*NET database."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from roles.importers.command import ImportCommand
from roles.importers.content import Content, Report
from roles.importers.files import opened
from roles.importers.onet.content import Onet
from roles.importers.onet.layouts import Tables
from roles.importers.onet.release import dataset, release_of


class Command(ImportCommand):
    """Thin: reads arguments, makes the content, leaves the rest to ``ImportCommand``."""

    help = "Fill the guide from O*NET: its database in the text edition, releases 25 to 31, as folder or zip archive."

    def content(self, paths: list[Path], report: Report, stack: ExitStack, options: dict[str, Any]) -> Content:
        """What the release says."""
        path = paths[0].resolve()
        bundle = stack.enter_context(opened(path, report))
        tables = Tables(bundle)
        tables.check()
        return Onet(tables, dataset(release_of(bundle, path, options["release"])))
