"""What an editor was shown when a form was opened: it travels with the form, signed, so that no table keeps it."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError

from roles.domain.changes import Name
from roles.editions import facts as f
from roles.models import Aggregate, Row, rows_of

LONGEST = 1_000_000
"""Characters of a token. The largest role of the shipped guide takes 4,400, its largest comparison 6,400."""

_SALT = "roles.editing.seen"


class Unreadable(Exception):
    """The token was not made here, or not for this thing."""


def name_of(record: f.Record) -> Name:
    """The model and key by which a record is known in every state of its aggregate."""
    return record["model"], record["fields"]["key"]


def by_name(facts: f.Facts) -> dict[Name, f.Record]:
    """The records of one aggregate by model and key."""
    return {name_of(record): record for record in facts}


@dataclass(frozen=True)
class Seen:
    """A state of one aggregate as it was shown at a moment: its facts, and beside each row its number.

    The root comes first in both; in place of its number stands None. Forms name rows by number, facts by key. What
    datasets brought is no part of it, as no form holds it; ``digest`` is the root's, which seals all of its rows.
    """

    facts: f.Facts
    numbers: tuple[int | None, ...]
    at: datetime
    digest: str

    @property
    def key_of(self) -> dict[tuple[str, int], str]:
        """The key of each row by its model and number."""
        return {(r["model"], n): r["fields"]["key"] for r, n in zip(self.facts, self.numbers, strict=True) if n}

    @property
    def number_of(self) -> dict[tuple[str, str], int]:
        """The number of each row by its model and key."""
        return {(model, key): number for (model, number), key in self.key_of.items()}

    def token(self) -> str:
        """The state as text for a form's hidden field. Whoever sees the form sees no more by it."""
        whole = {
            "facts": self.facts,
            "version": f.VERSION,
            "numbers": self.numbers,
            "at": self.at.isoformat(),
            "digest": self.digest,
        }
        return signing.dumps(whole, salt=_SALT, compress=True)


def seen(root: Aggregate, rows: Iterable[Row], *, at: datetime) -> Seen:
    """The state that these instances show. No query."""
    shown: list[tuple[f.Record, int | None]] = [(f.record(root), None), *((f.record(row), row.pk) for row in rows)]
    shown.sort(key=lambda pair: f.place(pair[0]))
    return Seen([record for record, _ in shown], tuple(number for _, number in shown), at, root.digest)


def saved(root: Aggregate, *, at: datetime) -> Seen:
    """The state that is saved now. One query for each kind of row."""
    return seen(root, chain.from_iterable(f.own_rows(model).of([root.pk]) for model in rows_of(type(root))), at=at)


def read(token: str, root: Aggregate) -> Seen:
    """The state that a token holds.

    :raises Unreadable: for a token that was meddled with, is too long, or shows another thing than this root.
    """
    if len(token) > LONGEST:
        raise Unreadable
    try:
        whole: dict[str, Any] = signing.loads(token, salt=_SALT)
        facts = f.upgrade(whole["facts"], whole["version"])
        made = [f.instance(record) for record in facts]
    except (signing.BadSignature, ValueError, KeyError, zlib.error, ValidationError) as error:
        raise Unreadable from error
    if type(made[0]) is not type(root) or made[0].pk != root.pk:
        raise Unreadable
    return Seen(facts, tuple(whole["numbers"]), datetime.fromisoformat(whole["at"]), whole["digest"])
