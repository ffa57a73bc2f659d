"""What a reader asks for, whatever they typed, and where a text says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from roles.domain import spelling

LONGEST = 200
"""Characters of a query that are read; what stands behind them is left alone."""

MOST_WORDS = 20
"""Words of a query that are read."""

# Not “it”: the reader may be looking for an IT manager.
FUNCTION_WORDS = frozenset(
    spelling.words(
        "a all am an and are as at be between by can do does for from how i if in into is its many me much my of on or"
        " should so that the their they this to v versus vs was what when where which who why with you your"
    )
)


def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without function words, unless there are no others."""
    return tuple(word for word in words if word not in FUNCTION_WORDS) or words


@dataclass(frozen=True)
class Term:
    """One word of a query. ``unfinished``: the last one, which the reader may still be typing."""

    word: str
    unfinished: bool = False
    others: tuple[str, ...] = ()
    """What may be meant as well, if the word is a guess."""

    @cached_property
    def normal(self) -> str:
        """The form that it shares with its plural and its other spellings."""
        return spelling.normal(self.word)

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """How the words begin that answer it."""
        return tuple(sorted({root for word in (self.word, *self.others) for root in spelling.roots(word)}))

    @property
    def is_short(self) -> bool:
        """A word like “IT” answers as it stands: too many others begin so."""
        return len(self.word) < 4

    @property
    def begins(self) -> bool:
        """Whether a name's word that only begins so answers it too."""
        return self.unfinished or not self.is_short


@dataclass(frozen=True)
class Query:
    """What a reader asks for."""

    typed: tuple[str, ...] = ()
    """Every word, folded."""

    others: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For a word that is a guess, what may be meant as well."""

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The words to look for."""
        others = dict(self.others)
        asked = dict.fromkeys(telling(self.typed))
        return tuple(Term(word, word == self.typed[-1], others.get(word, ())) for word in asked)

    @cached_property
    def letters(self) -> int:
        """In all terms together."""
        return sum(len(term.word) for term in self.terms)

    @cached_property
    def name(self) -> str:
        """The words as names are compared: normal, and run together, so that “scrummaster” is Scrum master."""
        return "".join(spelling.normal(word) for word in telling(self.typed))

    def __str__(self) -> str:
        return " ".join(self.typed)

    def __bool__(self) -> bool:
        return bool(self.typed)

    def places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, root) of every word of the text that answers, term by term."""
        flat = _flat(text)
        for term in self.terms:
            for root in term.roots:
                start = flat.find(root)
                while start >= 0:
                    end = start + len(root)
                    while end < len(flat) and flat[end].isalnum():
                        end += 1
                    whole = end == start + len(root) or not term.is_short
                    if whole and (start == 0 or not flat[start - 1].isalnum()):
                        yield start, end, root
                    start = flat.find(root, end)


def read(text: str) -> Query:
    """The query that a reader typed, whatever was typed: at worst it asks for nothing."""
    return Query(spelling.words(text[:LONGEST])[:MOST_WORDS])


_ACCENTED = re.compile("[À-ɏḀ-ỿ]")


class _Plain(dict[int, int]):
    """Each character's folded form, one for one, so that places in the folded text are places in the text."""

    def __missing__(self, code: int) -> int:
        self[code] = ord((spelling.fold(chr(code)) or chr(code))[0])
        return self[code]


_PLAIN = _Plain()


def _flat(text: str) -> str:
    lowered = text.lower()
    if text.isascii():
        return lowered
    return text.translate(_PLAIN) if len(lowered) != len(text) or _ACCENTED.search(text) else lowered
