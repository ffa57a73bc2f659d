"""Cards once drawn, kept as files: never changed, written whole or not at all, at most so many.

Those of roles, certifications and the guide are as many as their editions and stay. There is a comparison of every two
to five roles and a move between any two, too many to keep: in their folders the oldest make room. The whole of it may
be emptied at any time; what is asked for is drawn anew.
"""

import logging
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from roles.storing import write_once

CROWDED = ("compare", "moves")
"""Kinds of pages without end, by the first word of their address."""

MOST = 64
"""Cards of a crowded kind in each of its 256 folders: 16,384 of 25 KB are 0.4 GB."""

logger = logging.getLogger(__name__)


def path_of(page: str, digest: str) -> Path:
    """Where the card of a page (its address without the first slash) is kept."""
    name = sha256(f"{page}{digest}".encode()).hexdigest()
    return Path(settings.DATA_DIR) / "cards" / _kind(page) / name[:2] / f"{name[2:34]}.png"


def read(page: str, digest: str) -> bytes | None:
    """The card as it was drawn; None if it is not there."""
    try:
        return path_of(page, digest).read_bytes()
    except OSError:
        return None


def keep(page: str, digest: str, png: bytes) -> None:
    """Keep a card. Two that do so at once do no harm, and a folder that cannot be written only makes work."""
    path = path_of(page, digest)
    try:
        write_once(path, png)
    except OSError as problem:
        logger.warning("A preview card could not be kept in %s: %s", path.parent, problem.strerror)
        return
    if _kind(page) in CROWDED:
        for old in _newest_first(path.parent)[MOST:]:
            old.unlink(missing_ok=True)


def _kind(page: str) -> str:
    return page.partition("/")[0] or "guide"


def _newest_first(folder: Path) -> list[Path]:
    return [path for _, path in sorted(_dated(folder), reverse=True)]


def _dated(folder: Path) -> Iterator[tuple[int, Path]]:
    for path in folder.glob("*.png"):
        with suppress(FileNotFoundError):  # another process made room
            yield path.stat().st_mtime_ns, path
