"""What is meant by words that no name has: mistyped, wrongly parted or run together."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from roles.domain import spelling
from roles.domain.query import FUNCTION_WORDS, Query, Term

Alike = Callable[[str, Collection[str]], Iterable[tuple[str, float]]]
"""Those of the words that are ``ALIKE`` to one, each with its likeness: one minus the share of letters to change."""

ALIKE = 0.7
"""A word no less like another than this is taken for the other mistyped: one letter in four, two in seven."""

NEARLY = 0.05
"""Words this much less alike than the nearest may be meant as well."""

SHORTEST_PART, MOST_GUESSES = 4, 5

LONGEST_COMPOUND = 30
"""A longer word is not two words run together."""


@dataclass(frozen=True)
class Lookup:
    """What must be asked of the vocabulary about a word that was typed.

    The word is known if a name has one of its ``forms`` or a word with one of its ``beginnings``. Otherwise it can
    only be mended with the whole vocabulary at hand. ``parts``: what it may have been run together from.
    """

    forms: frozenset[str]
    beginnings: tuple[str, ...]
    parts: frozenset[str]


def lookups(query: Query) -> tuple[Lookup, ...]:
    """One for each word that may need mending."""
    found = []
    for word in query.typed:
        if word not in FUNCTION_WORDS:
            term = Term(word, word == query.typed[-1])
            parts = (part for left, rights in _splits(word) for part in (left, *rights))
            found.append(Lookup(_forms(word), term.roots if term.begins else (), frozenset(parts)))
    return tuple(found)


def mend(query: Query, vocabulary: Collection[str], *, alike: Alike) -> Query:
    """The query with names’ own words in place of those that no name has: “produt manger” → product manager.

    Words wrongly parted are run together; words run together are parted, even if a name has them so, unless there
    is something else to mend. ``vocabulary``: the words of names, folded; all of them if the query has a word that is
    unknown, otherwise those that its ``lookups`` ask for. A query that needs no mending is returned as it is.
    Cost: one comparison for each unknown word with each word of the vocabulary.
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
            nearest, *guesses = _nearest(word, known, alike) or [word]
            words.append(nearest)
            others[nearest] = tuple(guesses)
    if tuple(words) == query.typed:
        words = [part for word in words for part in _parts(word, known) or (word,)]
    return query if tuple(words) == query.typed else Query(tuple(words), tuple(others.items()))


def settle(query: Query, names: Iterable[Collection[str]]) -> Query:
    """The query with each guess decided: the word that most pages’ names have, of equals the nearest.

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


def _splits(word: str) -> Iterable[tuple[str, frozenset[str]]]:
    """Every way to part a word in two, the second part in all its forms."""
    if len(word) <= LONGEST_COMPOUND:
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            yield word[:at], _forms(word[at:])


def _parts(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """The two words that were run together, or nothing."""
    for left, rights in _splits(word):
        if left in known and not rights.isdisjoint(known):
            return left, word[len(left) :]
    return ()


def _nearest(word: str, known: frozenset[str], alike: Alike) -> list[str]:
    """The words that are most like it, nearest first; none if none is alike."""
    if len(word) < SHORTEST_PART:
        return []
    found = sorted((-near, other[0] != word[0], other) for other, near in alike(word, known))
    return [other for far, _, other in found if far <= found[0][0] + NEARLY][:MOST_GUESSES]
