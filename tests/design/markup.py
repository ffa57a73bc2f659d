"""The classes that the guide's own HTML can carry: templates, Python that makes HTML, and scripts.

A class is a pattern: what a template fills in is a star, so `compare--{{ count }}` reads `compare--*`. A tag such as
{% if %} stands between whole classes, never within one.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = settings.BASE_DIR
VALUE = r"(?:\{%.*?%\}|\{\{.*?\}\}|[^\"'{]|\{(?![%{]))*"
IN_TEMPLATES = re.compile(rf"""\bclass="({VALUE})\"""")
IN_PYTHON = re.compile(r"""\bclass="([^"]*)"|attrSet\("class", f?"([^"]*)"\)""")
IN_SCRIPTS = re.compile(r"""classList\.\w+\("([\w-]+)"|className = "([\w -]+)\"""")
FILLED = re.compile(r"\{\{.*?\}\}|\{% cycle .*?%\}|\{[^{}%]*\}")
TAG = re.compile(r"\{%.*?%\}")


def patterns(value: str) -> set[str]:
    """The classes of one attribute's value."""
    return set(TAG.sub(" ", FILLED.sub("*", value)).split())


def of_templates(templates: list[Path]) -> dict[str, set[str]]:
    """Each pattern with the templates that carry it."""
    carried: dict[str, set[str]] = {}
    for path in templates:
        for value in IN_TEMPLATES.findall(path.read_text()):
            for pattern in patterns(value):
                carried.setdefault(pattern, set()).add(path.relative_to(ROOT).as_posix())
    return carried


def public_templates() -> list[Path]:
    """All but those of the editing room and of the way into it."""
    behind = {"admin", "account", "accounts", "mfa"}
    return [path for path in sorted((ROOT / "templates").rglob("*.html")) if not behind & set(path.parts)]


def public_python() -> Iterator[Path]:
    """The modules that may make HTML for readers: all but the editing room."""
    for path in sorted((ROOT / "roles").rglob("*.py")):
        if not {"editing", "migrations"} & set(path.parts):
            yield path


def of_python() -> set[str]:
    found = (value for path in public_python() for pair in IN_PYTHON.findall(path.read_text()) for value in pair)
    return {pattern for value in found for pattern in patterns(value)}


def of_scripts() -> set[str]:
    """The classes that the script sets."""
    script = (ROOT / "static" / "js" / "site.js").read_text()
    return {name for pair in IN_SCRIPTS.findall(script) for value in pair for name in value.split()}
