"""Run by a test: imports, and kills itself in the middle as ``kill -9`` would. ``python -m tests.importers.killed``."""

import os
import signal
import sys

import django

django.setup()

from roles.importers.apply import apply  # noqa: E402
from tests.factories import later  # noqa: E402
from tests.importers.said import Said, does, needs  # noqa: E402


def stop(what: str, done: int, total: int | None = None) -> None:
    """Die as soon as this step has been told."""
    if what == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)


roles = {str(number): f"Role {number}" for number in range(150)}
facts = {code: [needs("s"), does("Work.")] for code in roles}
apply(Said(roles=roles, skills={"s": "Kneading"}, facts=facts), now=later(days=1), progress=stop)
