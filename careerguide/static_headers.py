"""Which static files others may load. The settings name it, so it needs nothing of Django."""

import re
from collections.abc import MutableMapping

FRAMED = re.compile(r"/(css/embed\.|fonts/)[^/]*$")


def open_to_frames(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """Let an embed have its stylesheet and font in a sandbox too, where it has no origin and no file is its own."""
    if FRAMED.search(url):
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        headers["Access-Control-Allow-Origin"] = "*"
