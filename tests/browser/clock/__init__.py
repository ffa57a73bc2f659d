"""A clock that a test sets: for a site whose pages must not age, or one on which tomorrow comes at once."""

import os
from datetime import datetime
from pathlib import Path


class Clock:
    """The time of a site that was started with its ``variables``."""

    def __init__(self, file: Path, moment: datetime) -> None:
        self._file = file
        self.set(moment)

    def set(self, moment: datetime) -> None:
        """It is ``moment`` now, and stays so."""
        unfinished = self._file.with_suffix(".new")
        unfinished.write_text(moment.isoformat())
        unfinished.replace(self._file)

    @property
    def variables(self) -> dict[str, str]:
        """What the site needs in its environment: Python runs a sitecustomize.py that it finds on its path."""
        path = os.pathsep.join(filter(None, [str(Path(__file__).parent), os.environ.get("PYTHONPATH")]))
        return {"CLOCK": str(self._file), "PYTHONPATH": path}
