"""`make api-samples` makes the sample answers in the API's documentation from the shipped guide.

Asks the API itself for each operation's example, over the database at hand, which must hold the shipped guide; lists
are cut to their first item and texts to their beginning. Run it when a shape changes: a test says so.
"""

import json
from html import escape
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client

from roles.linking.api import api
from roles.linking.api.openapi import EVERYWHERE, address_of

TARGET = Path(__file__).parent.parent / "roles" / "linking" / "api" / "examples.json"
LONGEST = 90


def main() -> None:
    """Write the file."""
    settings.SITE_URL = EVERYWHERE
    client = Client(headers={"host": "localhost"})
    found = {}
    for path, operations in api.get_openapi_schema()["paths"].items():
        operation = operations["get"]
        answer = client.get(address_of(path, operation))
        if answer.status_code != 200:
            raise SystemExit(f"{address_of(path, operation)} answered {answer.status_code}")
        if answer.streaming:
            found[operation["operationId"]] = next(iter(answer)).decode()
        else:
            found[operation["operationId"]] = shortened(answer.json())
    TARGET.write_text(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=False) + "\n")


def shortened(value: Any) -> Any:
    """An answer with one item of each list, and the beginning of each text."""
    if isinstance(value, list):
        return [shortened(item) for item in value[:1]]
    if isinstance(value, dict):
        if set(value) == {"text", "html"}:
            text = _beginning(value["text"])
            return {"text": text, "html": f"<p>{escape(text, quote=False)}</p>"}
        return {name: shortened(item) for name, item in value.items()}
    return value


def _beginning(text: str) -> str:
    line = text.splitlines()[0] if text else ""
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rpartition(' ')[0]} …"
