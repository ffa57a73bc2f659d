from django.db import migrations, models
from django.db.models.functions import Lower


def lower_emails(apps, schema_editor):
    apps.get_model("auth", "User").objects.update(email=Lower("email"))


class Migration(migrations.Migration):
    initial = True

    dependencies = [("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        # The table of Django's database cache, which has no model. `createcachetable` would be one more step to forget.
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.CreateModel(
                    name="Shared",
                    fields=[
                        ("cache_key", models.CharField(max_length=255, primary_key=True)),
                        ("value", models.TextField()),
                        ("expires", models.DateTimeField(db_index=True)),
                    ],
                    options={"db_table": "accounts_shared"},
                )
            ]
        ),
        migrations.RunPython(lower_emails, migrations.RunPython.noop),
    ]
