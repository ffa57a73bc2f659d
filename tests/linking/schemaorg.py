"""JSON-LD held against schema.org's vocabulary, as the classes of msgspec-schemaorg have it.

A class is a type, its ancestors are that type's ancestors, a field is a property whose domain the class is, and the
field's annotation is the property's range.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

models = import_module("msgspec_schemaorg.models")  # "from … import models" runs in circles there
enums = import_module("msgspec_schemaorg.enums")

Node = dict[str, Any]

RANGE = re.compile(r"[A-Za-z_]+")
NOT_TYPES = {"Union", "List", "None", "Optional", "Dict", "Any"}
DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")
INPUT = re.compile(r"([a-z]+)-(?:input|output)")
"""A property of an action that is still to be filled in: https://schema.org/docs/actions.html."""


def faults(nodes: list[Node]) -> list[str]:
    """What schema.org does not know or allow in these nodes, in words; empty if all is well."""
    return [fault for node in nodes for fault in _faults(node, "", ())]


def _faults(node: Node, at: str, within: tuple[str, ...]) -> Iterator[str]:
    """The faults of a node; one without a type has to make sense as each of those that may stand here."""
    if set(node) == {"@id"}:
        yield from _url_faults(node["@id"], f"{at}/@id")
        return
    types = [node["@type"]] if "@type" in node else [name for name in within if name not in LITERALS]
    at = f"{at}/{node.get('@type', '(no type)')}"
    if not types:
        yield f"{at}: a node of no type where none is expected"
    for name in types:
        known = _properties(name)
        if known is None:
            yield f"{at}: schema.org has no type {name}"
            continue
        for property_, value in node.items():
            if property_.startswith("@"):
                continue
            if (unfilled := INPUT.fullmatch(property_)) and "Action" in _ancestors(name):
                if unfilled[1] not in {*known, "query"}:
                    yield f"{at}: {name} has no property {unfilled[1]} to be filled in"
                continue
            if property_ not in known:
                yield f"{at}: {name} has no property {property_}"
                continue
            for one in value if isinstance(value, list) else [value]:
                yield from _value_faults(one, known[property_], f"{at}.{property_}")


def _value_faults(value: Any, allowed: tuple[str, ...], at: str) -> Iterator[str]:
    if isinstance(value, dict):
        if "@type" in value and not set(allowed) & set(_ancestors(value["@type"])):
            yield f"{at}: {value['@type']} is none of {', '.join(allowed)}"
        yield from _faults(value, at, allowed)
    elif not any(check(value) for name, check in LITERALS.items() if name in allowed) and not _is_member(
        value, allowed
    ):
        yield f"{at}: {value!r} is none of {', '.join(allowed)}"


def _is_member(value: Any, allowed: tuple[str, ...]) -> bool:
    """Whether it is the address of a member of an enumeration that may stand here."""
    name = str(value).removeprefix("https://schema.org/")
    members = {member.value for kind in allowed if hasattr(enums, kind) for member in getattr(enums, kind)}
    return str(value).startswith("https://schema.org/") and name in members


def _url_faults(value: str, at: str) -> Iterator[str]:
    if not _is_url(value):
        yield f"{at}: {value!r} is no absolute address"


def _is_url(value: Any) -> bool:
    parts = urlsplit(value) if isinstance(value, str) else urlsplit("")
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _is_date(value: Any, kind: type[date] = date) -> bool:
    try:
        return isinstance(value, str) and bool(kind.fromisoformat(value))
    except ValueError:
        return False


LITERALS = {
    "str": lambda value: isinstance(value, str),
    "URL": _is_url,
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, float),
    "bool": lambda value: isinstance(value, bool),
    "date": _is_date,
    "datetime": lambda value: _is_date(value, datetime),
    "Duration": lambda value: isinstance(value, str) and bool(DURATION.fullmatch(value)),
}


@cache
def _properties(name: str) -> dict[str, tuple[str, ...]] | None:
    """The properties of a type with what may stand in each; None for a type that there is not."""
    if not hasattr(models, name):
        return None
    found: dict[str, tuple[str, ...]] = {}
    for kind in reversed(getattr(models, name).__mro__):
        for property_, annotation in getattr(kind, "__annotations__", {}).items():
            found[property_] = tuple(sorted(set(RANGE.findall(str(annotation))) - NOT_TYPES))
    return found


@cache
def _ancestors(name: str) -> tuple[str, ...]:
    """A type and all that it is a kind of."""
    return tuple(kind.__name__ for kind in getattr(models, name).__mro__) if hasattr(models, name) else ()
