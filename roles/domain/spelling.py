"""Words as they are compared: without accents and capitals, in the singular, in British and American spelling alike."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


def fold(text: str) -> str:
    """The text without accents and capitals."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text in order: letters and figures alone, so that no index takes one for a command."""
    return tuple(_WORD.findall(fold(_POSSESSIVE.sub("", text))))


# What stands before, one spelling, the other, what follows. A spelling that nobody uses (“contröle” from “controler”)
# does no harm: it is made of both words alike, and no text holds it.
_SPELLINGS = tuple(
    (re.compile(f"({before})({longer}|{shorter})(?={after})"), longer, shorter)
    for before, longer, shorter, after in (
        ("..[iy]", "s", "z", "e|ing|ation"),  # organise, analyse
        ("^(?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|parl|rum|sav|vap|vig)", "our", "or", ""),
        ("^(?:calib|cent|fib|kilomet|lit|met|theat)", "re", "er", "$"),
        ("^(?:anal|catal|dial|monol)", "ogue", "og", "$"),
        ("^(?:def|lic|off|pret)en", "c", "s", "e|ing"),
        ("^practi", "c", "s", "e|ing"),
        ("^program", "me", "", "$"),
        ("..[aeiou]", "ll", "l", "(?:ed|ing|er|or)$"),  # modelling
        ("^(?:enro|fulfi|insta|ski)", "ll", "l", "$|ment|ful"),
        ("dg", "e", "", "ment"),  # judgement
        ("^gr", "e", "a", "y$"),
        ("^s", "c", "k", "eptic"),
        ("^", "e", "i", "nquir"),
        ("^(?:an|arch|gyn|h|orthop|p)", "ae", "e", "[cdmos]"),  # paediatric
    )
)


# What one of the two calls by another word altogether, in the names of jobs.
_SAME = (
    ("aeroplane", "airplane"),
    ("aluminium", "aluminum"),
    ("childminder", "babysitter"),
    ("headteacher", "principal"),
    ("lorry", "truck"),
    ("maths", "math"),
    ("tyre", "tire"),
)
_OTHER_WORD = {one: both for both in _SAME for one in both}


@lru_cache(maxsize=20_000)
def spellings(word: str) -> tuple[str, ...]:
    """The ways in which a folded word is spelt, itself among them, in alphabetical order; another word for the same
    counts as one."""
    found = {word, *_OTHER_WORD.get(word, ())}
    for pattern, one, other in _SPELLINGS:
        for spelling in tuple(found):
            if match := pattern.search(spelling):
                rest = spelling[match.end() :]
                found.add(spelling[: match.start(2)] + (other if match[2] == one else one) + rest)
    return tuple(sorted(found))


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A folded word without its plural: companies, classes, roles."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=20_000)
def normal(word: str) -> str:
    """The one form that a folded word shares with its plural and its other spellings."""
    return spellings(singular(word))[0]


@lru_cache(maxsize=20_000)
def roots(word: str) -> tuple[str, ...]:
    """The beginnings, of four letters or more, of every word that is taken to mean the same; a short word is its own.

    “planning” begins as “planned” does, “companies” as “company”: what is found so is related, not equal.
    """
    return tuple(sorted({_root(spelling) for spelling in spellings(singular(word))}))


def _root(word: str) -> str:
    for ending in ("ation", "ing", "ed", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            stem = word[: -len(ending)]
            return stem[:-1] if len(stem) > 4 and stem[-1] == stem[-2] else stem
    return word
