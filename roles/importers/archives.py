"""Zip archives from outside: looked at before anything in them is read, and never unpacked to the disk."""

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO

from roles.importers.unreadable import Unreadable

MB = 1024**2
MAX_ENTRIES = 2_000
MAX_UNPACKED = 1024 * MB
"""Bytes of an archive's files together: ESCO's take 41 million, a whole O*NET release 150 million."""
MAX_RATIO = 200
"""So many times larger than packed; the datasets' tables reach 30. Only asked of what unpacks to more than 10 MB."""

DAMAGED = (
    "The zip archive is damaged, or not all of it was downloaded",
    "Download it again; the publisher’s page may state its size.",
)


class Budget:
    """How much may still be unpacked, whatever the archive states of itself."""

    def __init__(self, left: int = MAX_UNPACKED) -> None:
        self.left = left

    def spend(self, where: str, count: int) -> None:
        """:raises Unreadable: if more comes out than any release of a dataset holds."""
        self.left -= count
        if self.left < 0:
            raise Unreadable(where, f"More than {MAX_UNPACKED // MB:,} MB come out of it: no dataset is so large")


class Counted(io.RawIOBase):
    """A packed file, read from the front; each byte that comes out is counted, each fault of the archive said."""

    def __init__(self, source: IO[bytes], where: str, budget: Budget) -> None:
        self.source, self.where, self.budget = source, where, budget

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Read some bytes."""
        with faults_said(self.where):
            found = self.source.read(len(buffer))
        self.budget.spend(self.where, len(found))
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        """Close the packed file too."""
        self.source.close()
        super().close()


@contextmanager
def faults_said(where: str) -> Iterator[None]:
    """Whatever the standard library raises of a damaged archive, in words.

    :raises Unreadable: instead.
    """
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError, OSError) as error:
        raise Unreadable(where, *DAMAGED) from error
    except (NotImplementedError, RuntimeError) as error:
        what = "The archive is packed in a way that cannot be read here"
        raise Unreadable(where, what, "Unpack it and name the folder.") from error


def checked(archive: zipfile.ZipFile, where: str) -> dict[str, zipfile.ZipInfo]:
    """{path: entry} of the files in an archive, after what it states of them has been looked at.

    :raises Unreadable: for names that lead out of it, links, a password, and more than a dataset can hold.
    """
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Unreadable(where, f"It holds {len(entries):,} files: no dataset has so many")
    for entry in entries:
        _check_entry(entry, where)
    packed, unpacked = sum(entry.compress_size for entry in entries), sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED or _is_bomb(packed, unpacked):
        raise Unreadable(where, _too_large(unpacked))
    return {entry.filename: entry for entry in entries if not entry.is_dir()}


def _check_entry(entry: zipfile.ZipInfo, where: str) -> None:
    name = entry.orig_filename
    paths = PurePosixPath(name.replace("\\", "/")), PureWindowsPath(name)
    if paths[0].is_absolute() or paths[1].drive or ".." in paths[0].parts or "\x00" in name:
        what = f"It holds a file whose name leads out of the archive: “{name}”"
        raise Unreadable(where, what, "Take the archive from the publisher’s own page.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        what = f"It holds a link instead of a file: “{name}”"
        raise Unreadable(where, what, "Take the archive from the publisher’s own page.")
    if entry.flag_bits & 1:
        raise Unreadable(where, "The archive has a password", "Unpack it and name the folder.")
    if _is_bomb(entry.compress_size, entry.file_size):
        raise Unreadable(f"{where}, {name}", _too_large(entry.file_size))


def _is_bomb(packed: int, unpacked: int) -> bool:
    return unpacked > 10 * MB and unpacked > MAX_RATIO * packed


def _too_large(unpacked: int) -> str:
    return f"It states that {unpacked // MB:,} MB would come out of it: no dataset is packed so, and it was not opened"
