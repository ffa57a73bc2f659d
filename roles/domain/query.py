"""What a reader asks for, whatever they typed, and where a text says it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
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


# --- What is meant by a word that no name has ------------------------------------------------------

Likeness = Callable[[str, str], float]
"""How alike two words are, from 0 to 1: one minus the share of letters to change."""

ALIKE = 0.7
"""A word no less like another than this is taken for the other mistyped: one letter in four, two in seven."""

NEARLY = 0.05
"""Words this much less alike than the nearest may be meant as well."""

SHORTEST_PART, MOST_GUESSES = 4, 5


def mend(query: Query, vocabulary: Collection[str], *, likeness: Likeness) -> Query:
    """The query with names' own words in place of those that no name has: “produt manger” → product manager.

    Words wrongly parted are run together; words run together are parted, even if a name has them so, unless there
    is something else to mend. ``vocabulary``: every word of every name, folded. A query that needs no mending is
    returned as it is. Cost: one comparison for each unknown word with each word of the vocabulary.
    """
    known = frozenset(vocabulary)
    words: list[str] = []
    others: dict[str, tuple[str, ...]] = {}
    for word in query.typed:
        if word in FUNCTION_WORDS or _is_known(Term(word, word == query.typed[-1]), known):
            words.append(word)
        elif words and not _forms(words[-1] + word).isdisjoint(known):
            words[-1] += word
        elif parts := _parts(word, known):
            words += parts
        else:
            nearest, *guesses = _nearest(word, known, likeness) or [word]
            words.append(nearest)
            others[nearest] = tuple(guesses)
    if tuple(words) == query.typed:
        words = [part for word in words for part in _parts(word, known) or (word,)]
    return query if tuple(words) == query.typed else Query(tuple(words), tuple(others.items()))


def settle(query: Query, names: Iterable[Collection[str]]) -> Query:
    """The query with each guess decided: the word that most pages' names have, of equals the nearest.

    ``names``: for each page found, the normal words of its names.
    """
    names = list(names)

    def pages(word: str) -> int:
        return sum(spelling.normal(word) in name for name in names)

    decided = {word: max((word, *guesses), key=pages) for word, guesses in query.others if guesses}
    return Query(tuple(decided.get(word, word) for word in query.typed))


def _forms(word: str) -> frozenset[str]:
    """The word, its singular and their spellings."""
    return frozenset({word, *spelling.spellings(word), *spelling.spellings(spelling.singular(word))})


def _is_known(term: Term, known: frozenset[str]) -> bool:
    if not _forms(term.word).isdisjoint(known):
        return True
    return term.begins and any(word.startswith(term.roots) for word in known)


def _parts(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """The two words that were run together, or nothing."""
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if word[:at] in known and not _forms(word[at:]).isdisjoint(known):
            return word[:at], word[at:]
    return ()


def _nearest(word: str, known: Iterable[str], likeness: Likeness) -> list[str]:
    """The words that are most like it, nearest first; none if none is alike."""
    if len(word) < SHORTEST_PART:
        return []
    found = [(-near, other[0] != word[0], other) for other in known if (near := likeness(word, other)) >= ALIKE]
    found.sort()
    return [other for far, _, other in found if far <= found[0][0] + NEARLY][:MOST_GUESSES]


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
