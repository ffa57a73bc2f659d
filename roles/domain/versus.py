"""“a vs b”, “difference between a and b”: which texts a query puts side by side, if it does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from roles.domain import spelling
from roles.domain.query import LONGEST
from roles.domain.roleset import FEWEST, MOST

SURE = frozenset({"vs", "v", "versus"})
"""Between two names these words ask for a comparison, whatever else is said."""

ASKING = frozenset(
    spelling.words(
        "choose choosing compare compared compares comparing comparison contrast differ difference differences"
        " different differs"
    )
)
"""With one of these before or after the names, a comparison is asked for."""

WEAK = frozenset({"against", "and", "from", "or", "to", "with"})
"""Words that part names where a comparison is asked for; without that, only “or” does."""

OPENING = ASKING | frozenset(
    spelling.words(
        "a an and are be become being between can could decide deciding describe do does explain find how i in is main"
        " me of please role roles s should show tell the there to what whats when whether which you"
    )
)
CLOSING = ASKING | frozenset(spelling.words("and better best do does explained is one s should i the what whats which"))
"""Words of a question that stand before and behind the names."""

_AS_VS = re.compile(
    r"\b(?:(?:as )?(?:compared|contrasted|opposed) (?:to|with|against)|in (?:comparison|contrast) (?:to|with)"
    r"|(?:differs?|different|differently) (?:from|than|to)|(?:the )?same as|rather than)\b"
)
"""Words that part two names as “vs” does."""

READINGS = 12
"""At most so many ways to read a query are tried."""

Reading = tuple[str, ...]
"""The texts that stand for roles, folded, in the order typed."""

_LISTED = re.compile(r"\b(?:vs?|versus|and|or)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """How a query may be read as a comparison of two to five things, the likeliest way first; none if it is none.

    ``plain``: it asks for one in so many words. An “or” alone does not: only if its parts are roles is it one.
    """

    readings: tuple[Reading, ...] = ()
    plain: bool = False


def question(text: str) -> Question:
    """The ways to read a query as a comparison.

    “vs”, “v”, “versus”, “compared with” and “different from” part names wherever they stand. “or” does too, and “and”
    or “with” where the query asks for a difference; names have such words as well, so every choice of them is a
    reading, that with the most parts first. A comma before them parts as they do. “a b difference” may be parted
    between any two words. “product vs project manager” is also read as “product manager vs project manager”, and
    “product manager vs owner” likewise.

    Whether the parts name roles is for the caller to find out.
    """
    text = re.sub(r"[&+]", " and ", text[:LONGEST])
    if _LISTED.search(text):
        text = text.replace(",", " or ")
    words, asked = _bare(_AS_VS.sub("vs", " ".join(spelling.words(text))).split())
    weak = WEAK if asked else frozenset({"or"})
    parted = not SURE.isdisjoint(words)
    if parted:
        found = [*_parted(words, SURE, weak), *_parted(words, SURE, frozenset())]
    elif not weak.isdisjoint(words):
        found = list(_parted(words, frozenset(), weak))
    else:
        found = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))] if asked else []
    completed = (reading for parts in found for reading in (parts, *_completed(parts)))
    fitting = (parts for parts in completed if FEWEST <= len(parts) <= MOST and len(set(parts)) == len(parts))
    return Question(tuple(dict.fromkeys(fitting))[:READINGS], parted or asked)


def _bare(words: list[str]) -> tuple[list[str], bool]:
    """The words without those of the question round the names, and whether these ask for a comparison."""
    start, stop = 0, len(words)
    while start < stop and words[start] in OPENING:
        start += 1
    while stop > start and words[stop - 1] in CLOSING:
        stop -= 1
    return words[start:stop], not ASKING.isdisjoint(words[:start] + words[stop:])


def _parted(words: list[str], sure: frozenset[str], weak: frozenset[str]) -> Iterator[Reading]:
    """The words parted at each of the ``sure`` words, and at every choice of the ``weak`` ones, most of them first."""
    fixed = [at for at, word in enumerate(words) if word in sure]
    free = [at for at, word in enumerate(words) if word in weak][: MOST - 1]
    for number in range(len(free), -1, -1):
        for chosen in combinations(free, number):
            ends = [*sorted({*fixed, *chosen}), len(words)]
            starts = [0, *(end + 1 for end in ends)]
            parts = (" ".join(words[start:end]) for start, end in zip(starts, ends, strict=False))
            yield tuple(part for part in parts if part)


def _completed(parts: Reading) -> Iterator[Reading]:
    """The parts with the word that they share with the last or the first, where they are one word too short."""
    if not parts:
        return
    first, last = parts[0].split(), parts[-1].split()
    if len(last) > 1 and all(len(part.split()) == 1 for part in parts[:-1]):
        yield (*(f"{part} {last[-1]}" for part in parts[:-1]), parts[-1])
    if len(first) > 1 and all(len(part.split()) == 1 for part in parts[1:]):
        yield (parts[0], *(f"{first[0]} {part}" for part in parts[1:]))
