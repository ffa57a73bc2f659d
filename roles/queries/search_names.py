"""Roles by the words of their names: the part of the search index that names are read with."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from roles.domain.query import Query
from roles.domain.search import SOME, Page
from roles.queries.search_index import DIALECTS, live_sql

GATHERED = 40
"""Roles handed on for a query: those called just so, then those with most of its words, then the shortest names."""

LOOKED_AT = 200
"""Editions, past ones included, that are asked whether they are live; of those called just so the newest first."""


def roles_by_name(queries: Sequence[Query], at: datetime) -> list[list[Page]]:
    """For each query the live roles with all its words in their names, or if none has, with some. One query."""
    if not queries:
        return []
    dialect = DIALECTS[connection.vendor]
    live, live_params = live_sql(at)
    sql, params = [], list[Any]()
    for attempt, query in enumerate(queries):
        sql.append(
            _FRAME.format(
                attempt=attempt,
                complete=dialect.names,
                names=" UNION ALL ".join(_UNLESS_COMPLETE.format(dialect.names) for _ in query.terms),
                live=live,
                letters=query.letters,
                some=SOME * query.letters,
                gathered=GATHERED,
                looked_at=LOOKED_AT,
                find=dialect.find,
                newline=dialect.newline,
                bytewise=dialect.bytewise,
            )
        )
        terms = [dialect.term(term, begins=term.begins) for term in query.terms]
        params += [query.letters, dialect.both.join(terms)]
        for term, words in zip(query.terms, terms, strict=True):
            params += [len(term.word), words]
        params += [str(query), *live_params]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(sql), params)
        rows = cursor.fetchall()
    pages: list[list[Page]] = [[] for _ in queries]
    for attempt, key, slug, name, other_names, imported in rows:
        others = tuple(other_names.splitlines())
        pages[attempt].append(Page("role", key, slug, name, others, imported=bool(imported)))
    return pages


_UNLESS_COMPLETE = "{} AND NOT EXISTS (SELECT 1 FROM complete)"

_FRAME = """
    SELECT * FROM (
        WITH named AS MATERIALIZED (
            {complete}
        ), complete AS MATERIALIZED (
            SELECT s.id, letters FROM named
            JOIN roles_searchtext s ON s.id = named.id
            JOIN roles_edition e ON e.id = s.edition_id
            WHERE e.kind = 'role'
        ), partly AS MATERIALIZED (
            SELECT id, sum(letters) AS letters FROM ({names}) AS every GROUP BY id
        ), looked_at AS (
            SELECT s.edition_id, s.name, s.other_names, letters,
                {find}({newline} || lower(s.name || {newline} || s.other_names) || {newline},
                    {newline} || %s || {newline}) > 0 AS so
            FROM (
                SELECT id, letters FROM complete
                UNION ALL
                SELECT id, letters FROM partly WHERE letters >= {some}
            ) AS every
            JOIN roles_searchtext s ON s.id = every.id
            JOIN roles_edition e ON e.id = s.edition_id
            WHERE e.kind = 'role'
            ORDER BY so DESC, letters DESC, length(s.name), s.name {bytewise}, s.edition_id DESC
            LIMIT {looked_at}
        )
        SELECT {attempt} AS attempt, e.key, e.slug, name, other_names, role.dataset <> '' AS imported
        FROM looked_at JOIN ({live}) AS e ON e.pk = looked_at.edition_id
        JOIN roles_rolesummary role ON role.edition_id = looked_at.edition_id
        ORDER BY so DESC, letters DESC, length(name), name {bytewise}, e.key {bytewise}
        LIMIT {gathered}
    ) AS attempt_{attempt}
"""
