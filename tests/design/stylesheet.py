"""The stylesheet as data: its parts, its tokens and the classes that its selectors name."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from careerguide.static import IMPORT

FOLDER = settings.BASE_DIR / "static" / "css"
SCHEMES = ("light", "dark")

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TOKEN = re.compile(r"--(?P<name>[\w-]+):\s*(?P<value>[^;]+);")
BY_SCHEME = re.compile(r"light-dark\((?P<light>[^,()]+),\s*(?P<dark>[^,()]+)\)")
RULE = re.compile(r"(?P<selector>[^{};]+)\{(?P<body>[^{}]*)\}")
DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
CLASS = re.compile(r"\.([A-Za-z][\w-]*)")


@dataclass(frozen=True)
class Colour:
    """A colour token: its name without dashes, and its value in each scheme."""

    name: str
    light: str
    dark: str

    def within(self, scheme: str) -> str:
        return self.light if scheme == "light" else self.dark


def part(name: str) -> str:
    """One file's text, without its comments."""
    return COMMENT.sub("", (FOLDER / name).read_text())


SHEETS = ("site.css", "embed.css")
"""The public stylesheets: what pages look like, and what others show in a frame."""


@cache
def parts() -> dict[str, str]:
    """The parts of the public stylesheets, those that they import, by file name and without comments."""
    return {name: part(name) for sheet in SHEETS for name in IMPORT.findall((FOLDER / sheet).read_text())}


def of_the_admin() -> str:
    """The other sheets, without comments: those of the editing room."""
    others = {path.name for path in FOLDER.glob("*.css")} - set(parts()) - set(SHEETS)
    return "".join(part(name) for name in sorted(others))


@cache
def tokens() -> dict[str, str]:
    """What tokens.css defines on the root: the value of each name as it is written."""
    return {found["name"]: found["value"] for found in TOKEN.finditer(part("tokens.css"))}


@cache
def colours() -> dict[str, Colour]:
    """The colour tokens, each by its name."""
    found = {name: BY_SCHEME.fullmatch(value) for name, value in tokens().items()}
    return {name: Colour(name, value["light"], value["dark"]) for name, value in found.items() if value}


def classes(css: str) -> set[str]:
    """The classes that the selectors of a text without comments name."""
    return {name for rule in RULE.finditer(css) for name in CLASS.findall(rule["selector"])}


def blocks(names: set[str]) -> set[str]:
    """The blocks of a set of BEM names: the part before `__` or `--`."""
    return {re.split("__|--", name)[0] for name in names}


def rules() -> list[tuple[str, dict[str, str]]]:
    """Each rule of the public stylesheet: its selector, and the value of each property that it sets."""
    found = (rule for css in parts().values() for rule in RULE.finditer(css))
    return [(rule["selector"].strip(), dict(DECLARATION.findall(rule["body"]))) for rule in found]
