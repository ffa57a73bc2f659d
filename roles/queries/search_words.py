"""The vocabulary of names, against which the spelling of what is typed is checked."""

from collections.abc import Collection, Iterable, Sequence

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from roles.domain.mending import ALIKE, Lookup, lookups
from roles.domain.query import Query

_ONE_OF = "SELECT term FROM roles_searchtext_vocabulary WHERE term IN ({})"
_FIRST = "SELECT * FROM ({} LIMIT 1) AS first"
_EVERY_ONE_UNLESS = "SELECT term FROM roles_searchtext_vocabulary WHERE NOT ({})"
_BEGINS = {
    "sqlite": ("SELECT term FROM roles_searchtext_vocabulary WHERE term >= %s AND term < %s", "\U0010ffff"),
    "postgresql": ("SELECT term FROM roles_searchtext_vocabulary WHERE starts_with(term, %s)", None),
}


def vocabulary(queries: Sequence[Query]) -> list[str]:
    """The words of names, present and past, that it takes to mend the queries. One query.

    Every word, a few thousand at most, if one of those typed is unknown; otherwise the few that were asked about.
    """
    asked = list(dict.fromkeys(lookup for query in queries for lookup in lookups(query)))
    if not asked:
        return []
    words = sorted({word for lookup in asked for word in lookup.forms | lookup.parts})
    found, params = [_one_of(words)], [*words]
    for root in sorted({root for lookup in asked for root in lookup.beginnings}):
        begins, given = _begins(root)
        found.append(_FIRST.format(begins))
        params += given
    known = []
    for lookup in asked:
        is_known, given = _is_known(lookup)
        known.append(is_known)
        params += given
    found.append(_EVERY_ONE_UNLESS.format(" AND ".join(known)))
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join(found), params)
        return [term for (term,) in cursor.fetchall()]


def alike(word: str, words: Collection[str]) -> Iterable[tuple[str, float]]:
    """The words that ``word`` may be mistyped for, each with its likeness."""
    found = process.extract(word, words, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=None)
    return ((other, near) for other, near, _ in found)


def _is_known(lookup: Lookup) -> tuple[str, list[str]]:
    """A condition with its parameters: that names have the word, or one that begins so."""
    words = sorted(lookup.forms)
    either, params = [f"EXISTS ({_one_of(words)})"], [*words]
    for root in lookup.beginnings:
        begins, given = _begins(root)
        either.append(f"EXISTS ({begins})")
        params += given
    return f"({' OR '.join(either)})", params


def _one_of(words: Collection[str]) -> str:
    return _ONE_OF.format(", ".join(["%s"] * len(words)))


def _begins(root: str) -> tuple[str, list[str]]:
    sql, last = _BEGINS[connection.vendor]
    return sql, [root] if last is None else [root, root + last]
