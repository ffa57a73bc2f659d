"""Static files as they are served: hashed, compressed, and each stylesheet in one piece."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEETS = ("css/site.css", "css/embed.css")
"""What the pages and what the embeds of the guide look like."""
IMPORT = re.compile(r'^@import "(?P<name>[^"]+)";$', re.MULTILINE)


class BundledStorage(CompressedManifestStaticFilesStorage):
    """Puts the parts that a stylesheet imports into it: many files to read, one request to make.

    Without it (`make dev`) the browser follows the imports itself.
    """

    def post_process(self, paths: dict[str, tuple[Storage, str]], **options: Any) -> Iterator[Any]:
        """Bundle, then hash and compress as before. A part that is missing raises FileNotFoundError."""
        for sheet in () if options.get("dry_run") else paths.keys() & STYLESHEETS:
            with open(self.path(sheet), "w", encoding="utf-8") as bundle:
                bundle.write(bundled(*paths[sheet]))
            paths = paths | {sheet: (self, sheet)}
        yield from super().post_process(paths, **options)


def bundled(storage: Storage, path: str) -> str:
    """The text of a stylesheet with each import, all of the same folder, replaced by that file's text."""

    def read(name: str) -> str:
        with storage.open(name) as file:
            return str(file.read().decode())

    folder = path.rpartition("/")[0]
    return IMPORT.sub(lambda part: read(f"{folder}/{part['name']}"), read(path))
