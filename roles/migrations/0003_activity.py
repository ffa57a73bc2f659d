"""The database itself keeps the record of who did what from being changed or deleted.

SQLite copies a table to alter it and loses its triggers: a later migration that alters Activity ends with ``guard``.
"""

from django.db import migrations

REFUSAL = "What was done stays on record."

SQLITE = [
    f"CREATE TRIGGER roles_activity_no_{what.lower()} BEFORE {what} ON roles_activity"
    f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for what in ("UPDATE", "DELETE")
]
SQLITE_AWAY = ["DROP TRIGGER roles_activity_no_update", "DROP TRIGGER roles_activity_no_delete"]

POSTGRESQL = [
    "CREATE FUNCTION roles_activity_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE TRIGGER roles_activity_stays BEFORE UPDATE OR DELETE ON roles_activity"
    " FOR EACH ROW EXECUTE FUNCTION roles_activity_refuse()",
]
POSTGRESQL_AWAY = ["DROP TRIGGER roles_activity_stays ON roles_activity", "DROP FUNCTION roles_activity_refuse"]


def guard(apps, schema_editor):
    """Refuse to change or delete an entry, whoever asks."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    """Take the guard away."""
    for statement in SQLITE_AWAY if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_AWAY:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("roles", "0002_search")]
    replaces = [("roles", "0006_activity")]  # in databases made before the first release

    operations = [migrations.RunPython(guard, unguard)]
