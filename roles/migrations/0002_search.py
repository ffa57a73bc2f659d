"""Indexes for search that Django's models cannot describe; each database keeps its own in step with SearchText.

Both have the same three: the words of names, the words of the whole page, and the vocabulary: every word that a name
has or had, against which a query's spelling is checked. In SQLite they are FTS5 tables filled by triggers, in
PostgreSQL generated columns with GIN indexes and a table filled by a trigger.

PostgreSQL needs no extension, and so no right to create one. ``normalize`` folds accents as the query does, where
unaccent does not; the simple configuration keeps the “IT” of “IT manager” and finds “managem”, where the english one
does neither; and trigrams compared with every long list of other titles took ten times as long as the vocabulary.

Only ``roles/queries/search_*.py`` know these names. A later migration that alters SearchText starts with ``forget``
and ends with ``make``: SQLite copies a table to alter it and loses its triggers, and PostgreSQL refuses to alter what
a generated column is made of.
"""

from django.core.management.base import CommandError
from django.db import DatabaseError, migrations

NO_FTS5 = "Search needs SQLite with FTS5, which this Python's SQLite lacks. Use another build, or PostgreSQL."

TOKENS = "content='roles_searchtext', content_rowid='id', tokenize='unicode61 remove_diacritics 2'"
NAMES = "roles_searchtext_names"
PAGES = "roles_searchtext_pages"
COLUMNS = {NAMES: ("name", "other_names"), PAGES: ("name", "other_names", "summary", "body")}


def _put(table):
    columns = COLUMNS[table]
    values = ", ".join(f"new.{column}" for column in columns)
    return f"INSERT INTO {table}(rowid, {', '.join(columns)}) VALUES (new.id, {values});"


def _take(table):
    columns = COLUMNS[table]
    values = ", ".join(f"old.{column}" for column in columns)
    return f"INSERT INTO {table}({table}, rowid, {', '.join(columns)}) VALUES ('delete', old.id, {values});"


PUT, TAKE = _put(NAMES) + _put(PAGES), _take(NAMES) + _take(PAGES)

SQLITE = [
    f"CREATE VIRTUAL TABLE {NAMES} USING fts5(name, other_names, {TOKENS}, detail=none, prefix='1 2')",
    f"CREATE VIRTUAL TABLE {PAGES} USING fts5(name, other_names, summary, body, {TOKENS}, detail=column)",
    f"INSERT INTO {NAMES}({NAMES}) VALUES ('rebuild')",
    f"INSERT INTO {PAGES}({PAGES}) VALUES ('rebuild')",
    f"CREATE VIRTUAL TABLE roles_searchtext_vocabulary USING fts5vocab('{NAMES}', 'row')",
    f"CREATE TRIGGER roles_searchtext_put AFTER INSERT ON roles_searchtext BEGIN {PUT} END",
    f"CREATE TRIGGER roles_searchtext_take AFTER DELETE ON roles_searchtext BEGIN {TAKE} END",
    f"CREATE TRIGGER roles_searchtext_change AFTER UPDATE ON roles_searchtext BEGIN {TAKE} {PUT} END",
]
SQLITE_AWAY = [
    "DROP TRIGGER roles_searchtext_change",
    "DROP TRIGGER roles_searchtext_take",
    "DROP TRIGGER roles_searchtext_put",
    "DROP TABLE roles_searchtext_vocabulary",
    f"DROP TABLE {PAGES}",
    f"DROP TABLE {NAMES}",
]

POSTGRESQL = [
    # What is neither letter nor figure parts words, as in FTS5; PostgreSQL itself would take “win/loss” for a file.
    r"""CREATE FUNCTION roles_search_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN to_tsvector('simple', regexp_replace(
            regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g'),
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'
        ))""",
    # Names and summary stand in columns of their own: they are short, and read without unpacking a whole page. A
    # page of more than 1 MB would be refused, and its edition with it, so the end of so long a text is left out.
    """ALTER TABLE roles_searchtext
        ADD COLUMN search_names tsvector GENERATED ALWAYS AS (
            strip(roles_search_words(name || ' ' || other_names))
        ) STORED,
        ADD COLUMN search_lead tsvector GENERATED ALWAYS AS (
            strip(roles_search_words(name || ' ' || other_names || ' ' || summary))
        ) STORED,
        ADD COLUMN search_page tsvector GENERATED ALWAYS AS (
            strip(roles_search_words(name || ' ' || other_names || ' ' || summary || ' ' || left(body, 200000)))
        ) STORED""",
    # Publishing is rare: it puts words into the index at once, so that no search has to look through a waiting list.
    "CREATE INDEX roles_searchtext_names ON roles_searchtext USING gin (search_names) WITH (fastupdate = off)",
    "CREATE INDEX roles_searchtext_lead ON roles_searchtext USING gin (search_lead) WITH (fastupdate = off)",
    "CREATE INDEX roles_searchtext_page ON roles_searchtext USING gin (search_page) WITH (fastupdate = off)",
    # Not unique: two publishers with the same new word would wait for each other, in any order. Twice does no harm,
    # nor does a word that no name has any more.
    "CREATE TABLE roles_searchtext_vocabulary (term text NOT NULL)",
    "CREATE INDEX roles_searchtext_term ON roles_searchtext_vocabulary (term)",
    """CREATE FUNCTION roles_search_learn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO roles_searchtext_vocabulary (term)
            SELECT word FROM unnest(tsvector_to_array(NEW.search_names)) AS word
            WHERE NOT EXISTS (SELECT 1 FROM roles_searchtext_vocabulary WHERE term = word);
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER roles_searchtext_learn AFTER INSERT OR UPDATE ON roles_searchtext
        FOR EACH ROW EXECUTE FUNCTION roles_search_learn()""",
    """INSERT INTO roles_searchtext_vocabulary (term)
        SELECT DISTINCT unnest(tsvector_to_array(search_names)) FROM roles_searchtext""",
]
POSTGRESQL_AWAY = [
    "DROP TRIGGER roles_searchtext_learn ON roles_searchtext",
    "DROP FUNCTION roles_search_learn",
    "DROP TABLE roles_searchtext_vocabulary",
    "ALTER TABLE roles_searchtext DROP COLUMN search_names, DROP COLUMN search_lead, DROP COLUMN search_page",
    "DROP FUNCTION roles_search_words",
]


def make(apps, schema_editor):
    """Make the database's indexes, of the rows there are and of all to come."""
    if schema_editor.connection.vendor != "sqlite":
        return _run(schema_editor, POSTGRESQL)
    try:
        return _run(schema_editor, SQLITE)
    except DatabaseError as error:
        if "no such module" in str(error):
            raise CommandError(NO_FTS5) from error
        raise


def forget(apps, schema_editor):
    """Take the indexes away."""
    _run(schema_editor, SQLITE_AWAY if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_AWAY)


def _run(schema_editor, statements):
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("roles", "0001_initial")]

    operations = [migrations.RunPython(make, forget)]
