"""What addresses of the API may say: keys, and how much of a list."""

from typing import Annotated, Any

from ninja.params.functions import Path, Query
from pydantic import BeforeValidator

from roles.models.fields import SLUG_PATTERN

LONGEST_KEY = 200
MOST = 100
"""At most so many items of a list are handed out at once."""
FARTHEST = 1_000_000


def _figures(value: Any) -> Any:
    if isinstance(value, str) and not (value.isascii() and value.isdecimal() and len(value) < 8):
        raise ValueError("write it in figures alone")
    return value


Figures = BeforeValidator(_figures)
"""A whole number is read from figures alone: no sign, point or space."""

Limit = Annotated[int, Figures, Query(50, ge=1, le=MOST, description="At most so many.")]
Offset = Annotated[int, Figures, Query(0, ge=0, le=FARTHEST, description="Leave out so many from the beginning.")]


def path_key(example: str, description: str, longest: int = LONGEST_KEY) -> Any:
    """A key as part of an address."""
    return Path(..., pattern=SLUG_PATTERN, max_length=longest, description=description, example=example)


def key_of(what: str, example: str) -> Any:
    """A key by which a list is narrowed."""
    told = f"The key of {what}."
    return Query(pattern=SLUG_PATTERN, max_length=LONGEST_KEY, description=told, example=example)
