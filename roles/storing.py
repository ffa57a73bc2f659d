"""Files that are written once and never changed: their names stand for their content."""

import os
import tempfile
from pathlib import Path


def write_once(path: Path, content: bytes) -> None:
    """Write the file whole or not at all; the same name means the same bytes, so one that is there stays."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
    finally:
        Path(unfinished).unlink(missing_ok=True)
