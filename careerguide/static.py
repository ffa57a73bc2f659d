"""Static files as they are served: hashed, compressed, and the stylesheet in one piece."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/site.css"
IMPORT = re.compile(r'^@import "(?P<name>[^"]+)";$', re.MULTILINE)


class BundledStorage(CompressedManifestStaticFilesStorage):
    """Puts the parts that the stylesheet imports into it: many files to read, one request to make.

    Without it (`make dev`) the browser follows the imports itself.
    """

    def post_process(self, paths: dict[str, tuple[Storage, str]], **options: Any) -> Iterator[Any]:
        """Bundle, then hash and compress as before. A part that is missing raises FileNotFoundError."""
        if STYLESHEET in paths and not options.get("dry_run"):
            with open(self.path(STYLESHEET), "w", encoding="utf-8") as bundle:
                bundle.write(bundled(*paths[STYLESHEET]))
            paths = paths | {STYLESHEET: (self, STYLESHEET)}
        yield from super().post_process(paths, **options)


def bundled(storage: Storage, path: str) -> str:
    """The text of a stylesheet with each import, all of the same folder, replaced by that file's text."""

    def read(name: str) -> str:
        with storage.open(name) as file:
            return str(file.read().decode())

    folder = path.rpartition("/")[0]
    return IMPORT.sub(lambda part: read(f"{folder}/{part['name']}"), read(path))
