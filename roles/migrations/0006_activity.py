"""The record of who did what, which the database itself keeps from being changed or deleted.

SQLite copies a table to alter it and loses its triggers: a later migration that alters Activity ends with ``guard``.
"""

import django.core.validators
import django.db.models.deletion
import roles.models.fields
from django.conf import settings
from django.db import migrations, models

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
    dependencies = [
        ("roles", "0005_linkcheck"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                (
                    "key",
                    roles.models.fields.SlugField(
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("saved", "Saved"),
                            ("deleted", "Deleted"),
                            ("submitted", "Submitted for review"),
                            ("taken-back", "Taken back"),
                            ("sent-back", "Sent back"),
                            ("commented", "Commented"),
                            ("published", "Published"),
                            ("scheduled", "Scheduled"),
                            ("withdrawn", "Withdrawn"),
                            ("retired", "Retired"),
                            ("reverted", "Went back"),
                            ("mending", "Began to mend the live page"),
                            ("resumed", "Went on after mending"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("said", models.CharField(blank=True, default="", max_length=300)),
                ("comment", models.TextField(blank=True, default="", max_length=2000)),
                ("at", models.DateTimeField()),
                ("edition", models.PositiveIntegerField(null=True)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("facts", models.JSONField(null=True)),
                ("facts_version", models.PositiveIntegerField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the record",
                "verbose_name_plural": "record of who did what",
                "ordering": ["-pk"],
                "default_permissions": ["view"],
                "indexes": [models.Index(fields=["kind", "key", "id"], name="activity_by_name")],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
