"""The database's search index: what it says about a query's words, in one row a page, the same in every database.

The indexes are made in roles/migrations/0002_search.py.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from roles.domain.query import Query, Term
from roles.domain.search import MOST, SOME, Page, Where
from roles.editions.models import Edition

ENOUGH = 20
"""Where so many live names and summaries have all the words, no others are gathered: from texts, or with some words."""

GATHERED = 40
"""Candidates of each kind that the index hands on: those with the most words in their names, the shortest first."""

LOOKED_AT = 200
"""Names with some of the words, past ones included, that are asked whether they are live: those with most of them."""

ONLY_WHOLLY = 2.0
"""More than any share: for a query that is tried before another, pages with some of its words are not wanted."""


def candidates(queries: Sequence[Query], at: datetime) -> tuple[list[list[Page]], list[Counter[str]]]:
    """For each query the live pages that may answer it, and how many have all its words, by kind. One query."""
    dialect = DIALECTS[connection.vendor]
    live, live_params = live_sql(at)
    sql, params = [], list[Any]()
    for attempt, query in enumerate(queries):
        partly = SOME if attempt == len(queries) - 1 else ONLY_WHOLLY
        words = dialect.all_terms(query)
        sql.append(
            _FRAME.format(
                attempt=attempt,
                names=" UNION ALL ".join(dialect.names for _ in query.terms),
                lead=dialect.lead,
                page=dialect.page,
                live=live,
                letters=query.letters,
                most=MOST * query.letters,
                some=partly * query.letters,
                enough=ENOUGH,
                gathered=GATHERED,
                looked_at=LOOKED_AT,
                find=dialect.find,
                newline=dialect.newline,
                bytewise=dialect.bytewise,
            )
        )
        for term in query.terms:
            params += [len(term.word), dialect.term(term, begins=term.begins)]
        params += [dialect.in_lead.format(words), *live_params, words, *live_params, str(query)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(sql), params)
        rows = cursor.fetchall()
    pages: list[list[Page]] = [[] for _ in queries]
    totals: list[Counter[str]] = [Counter() for _ in queries]
    for attempt, kind, key, slug, name, other_names, summary, body, where, imported, total in rows:
        others = tuple(other_names.splitlines())
        pages[attempt].append(Page(kind, key, slug, name, others, summary, body, Where(where), bool(imported)))
        totals[attempt][kind] = total
    return pages, totals


def live_sql(at: datetime) -> tuple[str, Sequence[Any]]:
    """SQL and parameters for the live editions (pk, kind, key, slug), to be joined to those in question."""
    return Edition.objects.live(at).order_by().values("pk", "kind", "key", "slug").query.sql_with_params()


@dataclass(frozen=True)
class Dialect:
    """How a database's index is asked; words are letters and figures alone, so quoting them is enough."""

    names: str
    lead: str
    page: str
    word: str
    beginning: str
    either: str
    both: str
    find: str
    newline: str
    bytewise: str
    in_lead: str = "{}"

    def term(self, term: Term, *, begins: bool) -> str:
        """A word, as it stands or as the beginning of others."""
        if begins:
            return "(" + self.either.join(self.beginning.format(root) for root in term.roots) + ")"
        whole = sorted({term.word, *term.roots})
        return "(" + self.either.join(self.word.format(word) for word in whole) + ")"

    def all_terms(self, query: Query) -> str:
        """All words, in the whole text: the short ones as they stand, even if the reader is still typing."""
        return self.both.join(self.term(term, begins=not term.is_short) for term in query.terms)


DIALECTS = {
    "sqlite": Dialect(
        names="SELECT rowid AS id, %s AS letters, 3 AS place FROM roles_searchtext_names"
        " WHERE roles_searchtext_names MATCH %s",
        lead="SELECT rowid, 0, 1 FROM roles_searchtext_pages WHERE roles_searchtext_pages MATCH %s",
        page="SELECT rowid AS id FROM roles_searchtext_pages WHERE roles_searchtext_pages MATCH %s",
        word='"{}"',
        beginning='"{}"*',
        either=" OR ",
        both=" AND ",
        find="instr",
        newline="char(10)",
        bytewise="COLLATE BINARY",
        in_lead="{{name other_names summary}} : ({})",
    ),
    "postgresql": Dialect(
        names="SELECT id, %s AS letters, 3 AS place FROM roles_searchtext"
        " WHERE search_names @@ to_tsquery('simple', %s)",
        lead="SELECT id, 0, 1 FROM roles_searchtext WHERE search_lead @@ to_tsquery('simple', %s)",
        page="SELECT id FROM roles_searchtext WHERE search_page @@ to_tsquery('simple', %s)",
        word="'{}'",
        beginning="'{}':*",
        either=" | ",
        both=" & ",
        find="strpos",
        newline="chr(10)",
        bytewise='COLLATE "C"',
    ),
}

# Names in the order of their bytes, whatever the database's language, so that all hand on the same candidates.
_FRAME = """
    SELECT * FROM (
        WITH indexed AS (
            SELECT id, sum(letters) AS letters, CASE WHEN sum(letters) = {letters} THEN 0 ELSE min(place) END AS place
            FROM ({names} UNION ALL {lead}) AS every GROUP BY id
        ), complete AS (
            SELECT s.id, s.edition_id, letters, place FROM indexed JOIN roles_searchtext s ON s.id = indexed.id
            WHERE place < 3
        ), led AS (
            SELECT complete.id, letters, place, e.kind, e.key, e.slug
            FROM complete JOIN ({live}) AS e ON e.pk = complete.edition_id
        ), rest AS (
            SELECT s.id, s.edition_id, max(letters) AS letters, min(place) AS place FROM (
                SELECT * FROM (
                    SELECT s.id, letters, place FROM indexed JOIN roles_searchtext s ON s.id = indexed.id
                    WHERE NOT EXISTS (SELECT 1 FROM led LIMIT 1 OFFSET {enough} - 1) AND place = 3
                        AND letters >= CASE WHEN EXISTS (SELECT 1 FROM led) THEN {most} ELSE {some} END
                    ORDER BY letters DESC, length(s.name), s.name {bytewise}, s.edition_id DESC
                    LIMIT {looked_at}
                ) AS partly
                UNION ALL
                SELECT id, 0 AS letters, 2 AS place FROM (
                    {page} AND NOT EXISTS (SELECT 1 FROM led LIMIT 1 OFFSET {enough} - 1)
                ) AS page
            ) AS every JOIN roles_searchtext s ON s.id = every.id
            WHERE s.id NOT IN (SELECT id FROM led) GROUP BY s.id, s.edition_id
        ), merged AS (
            SELECT * FROM led
            UNION ALL
            SELECT rest.id, letters, place, e.kind, e.key, e.slug
            FROM rest JOIN ({live}) AS e ON e.pk = rest.edition_id
        ), counted AS (
            SELECT kind, sum(CASE WHEN place < 3 THEN 1 ELSE 0 END) AS total FROM merged GROUP BY kind
        ), numbered AS (
            SELECT merged.id, place, kind, key, slug, row_number() OVER (
                PARTITION BY kind
                ORDER BY CASE WHEN place = 0 THEN 0 WHEN letters >= {most} THEN 1 ELSE place + 1 END,
                    {find}({newline} || lower(s.name || {newline} || s.other_names) || {newline},
                        {newline} || %s || {newline}) > 0 DESC,
                    length(s.name), s.name {bytewise}, key {bytewise}
            ) AS number
            FROM merged JOIN roles_searchtext s ON s.id = merged.id
        )
        SELECT {attempt} AS attempt, numbered.kind, key, slug, s.name, s.other_names, s.summary,
            CASE place WHEN 2 THEN s.body ELSE '' END AS body, place,
            COALESCE(role.dataset, '') <> '' AS imported, total
        FROM numbered
        JOIN roles_searchtext s ON s.id = numbered.id
        LEFT JOIN roles_rolesummary role ON role.edition_id = s.edition_id
        JOIN counted ON counted.kind = numbered.kind
        WHERE number <= {gathered}
    ) AS attempt_{attempt}
"""
