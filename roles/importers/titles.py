"""Titles as they are written in running text: English datasets print theirs With Every Word in Capitals."""

import re
from collections import Counter
from collections.abc import Collection, Iterable

NAMES = frozenset({"English"})
"""Words that always begin with a capital, and stand in the titles of the Standard Occupational Classification."""

SEEN_OFTEN = 3
"""So often a word must have been seen within sentences before it is taken for a name."""

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_WITHIN = re.compile(r"(?<=[a-z,;] )[^\W\d_]+(?:['’][^\W\d_]+)*")


def sentence_case(title: str, names: Collection[str] = NAMES) -> str:
    """The title with one capital at its front: “Software developers”. Names and abbreviations keep theirs."""
    text = in_sentence(title, names)
    return text[:1].upper() + text[1:]


def in_sentence(title: str, names: Collection[str] = NAMES) -> str:
    """The title as it stands within a sentence: “software developers”, “English teachers”, “U.S. agents”.

    The classification's two hyphens for a dash become one dash: “helpers – carpenters”.
    """
    text = re.sub(r"(?<=\w)--(?=\w)", " – ", title)
    return _WORD.sub(lambda found: _lowered(found[0], names), text)


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Words that running text writes with a capital whenever they stand within a sentence, and ``NAMES``."""
    seen = Counter(word for text in texts for word in _WITHIN.findall(text))
    small = {word for word in seen if word.islower()}
    often = (word for word, times in seen.items() if times >= SEEN_OFTEN and word.istitle() and len(word) > 1)
    return NAMES | {word for word in often if word.lower() not in small}


def _lowered(word: str, names: Collection[str]) -> str:
    is_abbreviation = len(word) > 1 and any(sign.isupper() for sign in word[1:])
    return word if is_abbreviation or word in names else word.lower()
