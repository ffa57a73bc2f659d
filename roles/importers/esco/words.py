"""ESCO's labels as the guide writes them: names with a first capital, plurals, and one form to compare names in."""

import re
import unicodedata

from roles.domain.plain import one_line
from roles.domain.query import Query
from roles.domain.spelling import words

_AFTER_HEAD = re.compile(r" (?:of|in|for|at|responsible) |-in-| advanced$|(?<=secretary) general$")
"""What stands before it is what there are several of: “directors of photography”, “secretaries general”."""
_WHOLE = re.compile(r"front of house ")
"""A label that begins so has such a word, but ends in its head: “front of house managers”."""


def label_of(text: str) -> str:
    """A label on one line, however its blanks were typed."""
    return one_line(unicodedata.normalize("NFC", text))


def paragraphs(text: str) -> str:
    """A description with an empty line between paragraphs; other breaks of lines are blanks, items have semicolons."""
    listed = re.sub(r"(?<=[^\s:;])\s*\n\t\s*", "; ", text)
    parts = re.split(r"\n\s*\n|(?<=[.!?])[^\S\n]*\n", listed)
    return "\n\n".join(filter(None, map(one_line, parts)))


def first_capital(label: str) -> str:
    """“Technical director”, “ICT trainer”. A word with a capital of its own stays: “eBusiness manager”, “iOS”."""
    first = label.split(" ", 1)[0]
    return label if any(letter.isupper() for letter in first) else label[:1].upper() + label[1:]


def plural(label: str) -> str:
    """The plural of the name of an occupation, as it stands in a sentence. Holds for all of ESCO 1.2.0's labels."""
    if "/" in label:
        return "/".join(plural(part) for part in label.split("/"))
    found = None if _WHOLE.match(label) else _AFTER_HEAD.search(label)
    if found:
        return plural(label[: found.start()]) + label[found.start() :]
    before, blank, last = label.rpartition(" ")
    return before + blank + _plural_word(last)


def _plural_word(word: str) -> str:
    if word == "person":
        return "people"
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("wife"):
        return word[:-2] + "ves"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"(?:ss|x|z|ch|sh)$", word):
        return f"{word}es"
    return word if word.endswith("s") else f"{word}s"


def compared(name: str) -> str:
    """The one form that a name shares with its plural and its other spellings, as the search compares names."""
    return Query(words(name)).name
