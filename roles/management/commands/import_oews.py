"""Fill in official wages of the United States: BLS’s OEWS, national and state files of one release."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from roles.importers.command import ImportCommand
from roles.importers.content import Content, Report
from roles.importers.oews.content import Wages


class Command(ImportCommand):
    """``manage.py import_oews PATH...``"""

    help = (
        "Import wages from BLS OEWS (national and state files, .xlsx, .csv or the official .zip) for every role that"
        " has a code of O*NET-SOC or SOC 2018."
    )
    several = True

    def content(self, paths: list[Path], report: Report, stack: ExitStack, options: dict[str, Any]) -> Content:
        """Read all files: they must be of one release."""
        return Wages(paths, options["release"], report)
