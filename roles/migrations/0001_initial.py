import datetime
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import roles.models.fields
import roles.prose
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
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
                            ("imported", "Brought by a dataset"),
                            ("retired", "Retired"),
                            ("merged", "Merged into another"),
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
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("edition", models.PositiveIntegerField(null=True)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("facts", models.JSONField(null=True)),
                ("facts_version", models.PositiveIntegerField(null=True)),
            ],
            options={
                "verbose_name": "entry of the record",
                "verbose_name_plural": "record of who did what",
                "ordering": ["-pk"],
                "default_permissions": ["view"],
                "indexes": [models.Index(fields=["kind", "key", "id"], name="activity_by_name")],
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                (
                    "slug",
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
            ],
            options={
                "verbose_name_plural": "addresses",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "slug"),
                        name="address_slug_once",
                        violation_error_message="This slug belongs, or once belonged, to another page. Choose another.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Author",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.author",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                ("name", models.CharField(max_length=120)),
                (
                    "about",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="Who this is, and how the pages are edited and sourced.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="author_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="author_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="author_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="author_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="author_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comparison",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.comparison",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "heading",
                    models.CharField(
                        help_text="As a question or contrast that people search for.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "standfirst",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The answer in one sentence.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.author",
                    ),
                ),
                (
                    "illustration",
                    models.CharField(blank=True, default="", help_text="An uploaded image, if any.", max_length=200),
                ),
                (
                    "illustration_alt",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="What the picture shows, for those who cannot see it.",
                        max_length=300,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "illustration_credit",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="credit"),
                ),
            ],
            options={
                "ordering": ["heading"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="comparison_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="comparison_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="comparison_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="comparison_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="comparison_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("illustration", ""), models.Q(("illustration_alt", ""), _negated=True), _connector="OR"
                        ),
                        name="comparison_illustration_described",
                        violation_error_message="Describe the illustration for those who cannot see it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dimension",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.dimension",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                ("name", models.CharField(help_text="The row's heading: “Time horizon”.", max_length=100)),
                (
                    "question",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="What the row answers: “How far ahead does the role look?”",
                        max_length=200,
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        error_messages={"unique": "Another dimension already has this position."},
                        help_text="Rows are shown from the lowest number to the highest.",
                        unique=True,
                    ),
                ),
                (
                    "at_a_glance",
                    models.BooleanField(default=False, help_text="Also shown on the cards at the top of a comparison."),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="dimension_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="dimension_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="dimension_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="dimension_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="dimension_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
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
                ("number", models.PositiveIntegerField()),
                (
                    "slug",
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
                ("live_from", models.DateTimeField()),
                ("facts", models.JSONField()),
                ("facts_version", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("retired", models.BooleanField(default=False)),
                (
                    "successor",
                    roles.models.fields.SlugField(
                        blank=True,
                        default="",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                ("merged", models.BooleanField(default=False)),
                ("withdrawn", models.BooleanField(default=False)),
                ("published_at", models.DateTimeField()),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                (
                    "dataset",
                    roles.models.fields.SlugField(
                        blank=True,
                        default="",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "key", "number"],
                "permissions": [("publish", "Can publish, schedule, withdraw and retire")],
                "default_permissions": ["view"],
                "indexes": [
                    models.Index(fields=["kind", "slug", "live_from"], name="edition_by_slug"),
                    models.Index(fields=["kind", "key", "live_from", "withdrawn", "retired"], name="edition_live"),
                    models.Index(
                        condition=models.Q(("dataset", ""), _negated=True),
                        fields=["dataset", "live_from", "kind"],
                        name="edition_by_import",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key", "number"), name="edition_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("kind", "key", "live_from"),
                        name="edition_live_from_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("live_from__gte", models.F("published_at"))),
                        name="edition_not_into_the_past",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="roles.edition"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                (
                    "start",
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
                (
                    "to",
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
                (
                    "row_key",
                    roles.models.fields.SlugField(
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                ("rungs", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["start"], name="hop_by_start"),
                    models.Index(fields=["to"], name="hop_by_end"),
                ],
                "constraints": [models.UniqueConstraint(fields=("edition", "start", "to"), name="hop_once")],
            },
        ),
        migrations.CreateModel(
            name="KeepReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.comparison",
                        verbose_name="comparison",
                    ),
                ),
                (
                    "target_kind",
                    models.CharField(
                        choices=[
                            ("role", "role"),
                            ("skill", "skill"),
                            ("term", "term"),
                            ("certification", "certification"),
                            ("comparison", "comparison"),
                            ("path", "path"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "target_key",
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
                (
                    "teaser",
                    roles.models.fields.LineField(blank=True, default="", validators=[roles.prose.validate_prose]),
                ),
            ],
            options={
                "verbose_name": "page to keep reading",
                "verbose_name_plural": "pages to keep reading",
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="keepreading_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="keepreading_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="keepreading_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "target_kind", "target_key"),
                        name="keepreading_once",
                        violation_error_message="The page is already in this list.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.URLField(max_length=2000)),
                ("status", models.PositiveSmallIntegerField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=200)),
                ("checked_at", models.DateTimeField()),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("url",), name="linkcheck_url_once")],
            },
        ),
        migrations.CreateModel(
            name="Loaded",
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
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name_plural": "loaded",
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="loaded_once")],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="roles.edition"
                    ),
                ),
                ("field", models.CharField(max_length=60)),
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
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["kind", "key", "field"], name="mention_by_target")],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "field", "kind", "key"), name="mention_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.comparison",
                        verbose_name="comparison",
                    ),
                ),
                ("question", models.CharField(max_length=250)),
                (
                    "answer",
                    roles.models.fields.ProseField(blank=True, default="", validators=[roles.prose.validate_prose]),
                ),
            ],
            options={
                "verbose_name": "question and answer",
                "verbose_name_plural": "questions and answers",
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="question_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="question_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="question_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleSummary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="roles.edition"
                    ),
                ),
                (
                    "family",
                    roles.models.fields.SlugField(
                        blank=True,
                        default="",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "dataset",
                    roles.models.fields.SlugField(
                        blank=True,
                        default="",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                ("covers", models.CharField(blank=True, default="", max_length=100)),
                ("skills", models.TextField(blank=True, default="")),
                ("titles", models.PositiveIntegerField(default=0)),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("edition",), name="rolesummary_once")],
            },
        ),
        migrations.CreateModel(
            name="SalaryFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("uploaded", "Nothing written yet"), ("applied", "Applied"), ("undone", "Undone")],
                        default="uploaded",
                        max_length=10,
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("done_at", models.DateTimeField(null=True)),
                ("how", models.CharField(max_length=200)),
                ("headings", models.JSONField(default=list)),
                ("rows", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("everywhere", models.JSONField(default=dict)),
                ("judged_at", models.DateTimeField(null=True)),
                ("verdicts", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
                ("seen", models.JSONField(default=dict)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["-uploaded_at", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SalaryRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="roles.edition"
                    ),
                ),
                (
                    "row_key",
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
                ("country", models.CharField(max_length=2)),
                ("region", models.CharField(blank=True, default="", max_length=100)),
                ("role_name", models.CharField(max_length=150)),
                ("currency", models.CharField(max_length=3)),
                ("yearly", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("as_of", models.DateField(null=True)),
                (
                    "source",
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
                ("fields", models.JSONField(default=dict)),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["country", "region", "yearly"], name="salaryrow_by_country")],
                "constraints": [models.UniqueConstraint(fields=("edition", "row_key"), name="salaryrow_once")],
            },
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="roles.edition"
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("other_names", models.TextField(blank=True, default="")),
                ("summary", models.TextField(blank=True, default="")),
                ("body", models.TextField(blank=True, default="")),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("edition",), name="searchtext_once")],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.comparison",
                        verbose_name="comparison",
                    ),
                ),
                ("heading", models.CharField(max_length=200)),
                (
                    "section_kind",
                    models.CharField(
                        choices=[
                            ("prose", "Prose"),
                            ("glance-picture", "Computed: glance picture"),
                            ("dimensions-picture", "Computed: dimensions picture"),
                            ("what-each-does", "Computed: what each does"),
                            ("responsibilities", "Computed: responsibilities"),
                            ("table", "Computed: table"),
                            ("skills", "Computed: skills"),
                            ("salaries", "Computed: salaries"),
                            ("claims", "Computed: claims"),
                            ("paths", "Computed: paths"),
                            ("moves", "Computed: moves"),
                            ("certifications", "Computed: certifications"),
                            ("tools", "Computed: tools"),
                            ("metrics", "Computed: metrics"),
                            ("courses", "Computed: courses"),
                            ("questions", "Computed: questions"),
                            ("sources", "Computed: sources"),
                            ("keep-reading", "Computed: keep reading"),
                            ("author", "Computed: author"),
                            ("disclaimer", "Computed: disclaimer"),
                        ],
                        default="prose",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "body",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="Figures belong in records: write [[salary:role/row]] or [[claim:role/row]].",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "former_keys",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Keys that this section had before, separated by spaces, so that links to them still work.",
                        max_length=1000,
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="section_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="section_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="section_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "section_kind__in",
                                [
                                    "prose",
                                    "glance-picture",
                                    "dimensions-picture",
                                    "what-each-does",
                                    "responsibilities",
                                    "table",
                                    "skills",
                                    "salaries",
                                    "claims",
                                    "paths",
                                    "moves",
                                    "certifications",
                                    "tools",
                                    "metrics",
                                    "courses",
                                    "questions",
                                    "sources",
                                    "keep-reading",
                                    "author",
                                    "disclaimer",
                                ],
                            )
                        ),
                        name="section_kind_known",
                        violation_error_message="Choose one of the kinds of section.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("section_kind", "prose"), _negated=True),
                            models.Q(("body", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="section_prose_has_body",
                        violation_error_message="A section of prose needs its text.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteText",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.sitetext",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                ("name", models.CharField(max_length=150, verbose_name="heading")),
                (
                    "standfirst",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="One sentence under the heading.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "body",
                    roles.models.fields.ProseField(blank=True, default="", validators=[roles.prose.validate_prose]),
                ),
            ],
            options={
                "verbose_name": "site text",
                "ordering": ["key"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="sitetext_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="sitetext_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="sitetext_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="sitetext_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="sitetext_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SkillRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="roles.edition"
                    ),
                ),
                (
                    "row_key",
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
                (
                    "skill",
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
                ("weight", models.DecimalField(decimal_places=2, max_digits=5)),
                ("fields", models.JSONField(default=dict)),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["skill", "weight"], name="skillrow_by_weight")],
                "constraints": [models.UniqueConstraint(fields=("edition", "row_key"), name="skillrow_once")],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "as_of",
                    models.DateField(
                        blank=True,
                        help_text="The date for which it holds. For a month or a year, its first day.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
                (
                    "as_of_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("month", "Month"), ("year", "Year"), ("not-stated", "Not stated")],
                        default="not-stated",
                        max_length=10,
                        verbose_name="date is exact to the",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As published. If it has no known title, say what it is.",
                        max_length=300,
                        verbose_name="title",
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        help_text="A few words to stand beside a figure: “Glassdoor”, “Coursera (UK)”.", max_length=60
                    ),
                ),
                (
                    "source_kind",
                    models.CharField(
                        choices=[
                            ("article", "Article"),
                            ("salary-site", "Salary website"),
                            ("study", "Study"),
                            ("organisation", "Organisation’s own statement"),
                            ("dataset", "Public dataset"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "publisher",
                    models.CharField(
                        blank=True, default="", help_text="Left empty, it reads “not stated”.", max_length=200
                    ),
                ),
                ("url", models.URLField(blank=True, default="", max_length=500, verbose_name="address")),
                (
                    "note",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="What it covers and how far it goes.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "release",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Of a dataset: the release that the guide holds, “29.2”.",
                        max_length=60,
                    ),
                ),
                (
                    "licence",
                    models.CharField(blank=True, default="", help_text="“CC BY 4.0”, “public domain”.", max_length=100),
                ),
                (
                    "licence_url",
                    models.URLField(blank=True, default="", max_length=500, verbose_name="licence’s address"),
                ),
                (
                    "attribution",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="What the licence asks every page to say that shows such a fact, word for word.",
                    ),
                ),
                (
                    "modifications",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="What the licence asks to be said where we have changed or derived something.",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="source_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="source_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="source_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="source_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="source_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("as_of", None), ("as_of_precision", "not-stated")),
                            models.Q(
                                ("as_of__isnull", False), models.Q(("as_of_precision", "not-stated"), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="source_date_and_precision_agree",
                        violation_error_message="Give a date and how exact it is, or neither and “not stated”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("as_of_precision__in", ["day", "month", "year", "not-stated"])),
                        name="source_precision_known",
                        violation_error_message="Choose how exact the date is: day, month, year or not stated.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_kind__in", ["article", "salary-site", "study", "organisation", "dataset"])
                        ),
                        name="source_kind_known",
                        violation_error_message="Choose one of the kinds of source.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Certification",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.certification",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                ("name", models.CharField(max_length=200)),
                ("abbreviation", models.CharField(blank=True, default="", max_length=20)),
                (
                    "certification_kind",
                    models.CharField(
                        choices=[
                            ("certification", "Certification"),
                            ("credential", "Credential"),
                            ("course", "Course"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("issuer", models.CharField(max_length=200, verbose_name="issuing organisation")),
                ("issuer_abbreviation", models.CharField(blank=True, default="", max_length=20)),
                ("url", models.URLField(blank=True, default="", max_length=500, verbose_name="address")),
                (
                    "description",
                    roles.models.fields.ProseField(blank=True, default="", validators=[roles.prose.validate_prose]),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where the name and the issuer are taken from, usually the issuing organisation itself.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="certification_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="certification_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="certification_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="certification_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="certification_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certification_kind__in", ["certification", "credential", "course"])),
                        name="certification_kind_known",
                        violation_error_message="Choose one of the kinds of certification.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("issuer", ""), _negated=True),
                        name="certification_has_issuer",
                        violation_error_message="Name the organisation that issues it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ComparisonClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "as_of",
                    models.DateField(
                        blank=True,
                        help_text="The date for which it holds. For a month or a year, its first day.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
                (
                    "as_of_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("month", "Month"), ("year", "Year"), ("not-stated", "Not stated")],
                        default="not-stated",
                        max_length=10,
                        verbose_name="date is exact to the",
                    ),
                ),
                (
                    "point",
                    roles.models.fields.SlugField(
                        help_text="What it is about, in a few hyphenated words. Claims with the same point are shown together.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        help_text="The point as a reader would ask it: “Who manages the product backlog?”",
                        max_length=200,
                    ),
                ),
                (
                    "statement",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What the source says, in our own words.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                ("figure", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        choices=[("percent", "Per cent"), ("number", "Plain number")],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who reported it, if we did not read it in the source itself.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.comparison",
                        verbose_name="comparison",
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="comparisonclaim_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="comparisonclaim_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="comparisonclaim_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("as_of", None), ("as_of_precision", "not-stated")),
                            models.Q(
                                ("as_of__isnull", False), models.Q(("as_of_precision", "not-stated"), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="comparisonclaim_date_and_precision_agree",
                        violation_error_message="Give a date and how exact it is, or neither and “not stated”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("as_of_precision__in", ["day", "month", "year", "not-stated"])),
                        name="comparisonclaim_precision_known",
                        violation_error_message="Choose how exact the date is: day, month, year or not stated.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("figure", None), ("unit", "")),
                            models.Q(("figure__isnull", False), ("unit__in", ["percent", "number"])),
                            _connector="OR",
                        ),
                        name="comparisonclaim_figure_has_unit",
                        violation_error_message="A figure needs its unit, and a unit its figure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reported_by", None),
                            models.Q(("reported_by", models.F("source")), _negated=True),
                            _connector="OR",
                        ),
                        name="comparisonclaim_reported_by_another",
                        violation_error_message="“Reported by” is for another source. Leave it empty if they are the same.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Course",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.course",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("provider", models.CharField(max_length=200)),
                (
                    "platform",
                    models.CharField(
                        blank=True, default="", help_text="Where it is taken, if elsewhere.", max_length=200
                    ),
                ),
                (
                    "length",
                    models.CharField(
                        blank=True, default="", help_text="As stated: “within six months”.", max_length=100
                    ),
                ),
                (
                    "gives",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What somebody has at the end.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                ("url", models.URLField(blank=True, default="", max_length=500, verbose_name="address")),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="course_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="course_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="course_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="course_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="course_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Family",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.family",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                ("dataset_code", models.CharField(blank=True, default="", editable=False, max_length=200)),
                ("adopted", models.BooleanField(default=False, editable=False)),
                ("name", models.CharField(max_length=100)),
                (
                    "description",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="One or two sentences for the head of the group.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "families",
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="family_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="family_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="family_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="family_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="family_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Path",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.path",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                (
                    "standfirst",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="The thread of the path in one sentence.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "description",
                    roles.models.fields.ProseField(blank=True, default="", validators=[roles.prose.validate_prose]),
                ),
            ],
            options={
                "verbose_name": "career path",
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="path_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="path_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="path_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="path_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="path_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.role",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                ("dataset_code", models.CharField(blank=True, default="", editable=False, max_length=200)),
                ("adopted", models.BooleanField(default=False, editable=False)),
                ("name", models.CharField(max_length=150)),
                (
                    "plural",
                    models.CharField(help_text="“product managers”, as it stands in a sentence.", max_length=150),
                ),
                (
                    "family",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.family",
                    ),
                ),
                (
                    "nutshell",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What the role is, in one line.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "description",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="What people in the role do. Shown as “What they do”.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "comes_from",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="How people get into the role.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "goes_on_to",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="Where people go from it.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "company_size",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="What differs between large and small organisations.",
                        validators=[roles.prose.validate_prose],
                        verbose_name="how company size changes it",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.author",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(blank=True, help_text="When somebody last checked the whole profile.", null=True),
                ),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="role_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="role_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="role_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="role_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="role_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("slug__contains", "-vs-"), _negated=True),
                            models.Q(("slug__endswith", "-vs"), _negated=True),
                        ),
                        name="role_slug_without_vs",
                        violation_error_message="A role’s slug cannot contain “-vs-” or end in “-vs”: that is how comparisons are written.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key__contains", "-vs-"), _negated=True),
                            models.Q(("key__endswith", "-vs"), _negated=True),
                        ),
                        name="role_key_without_vs",
                        violation_error_message="A role’s slug cannot contain “-vs-” or end in “-vs”: that is how comparisons are written.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("plural", ""), _negated=True)
                        ),
                        name="role_is_named",
                        violation_error_message="Give the role’s name and its plural.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "as_of",
                    models.DateField(
                        blank=True,
                        help_text="The date for which it holds. For a month or a year, its first day.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
                (
                    "as_of_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("month", "Month"), ("year", "Year"), ("not-stated", "Not stated")],
                        default="not-stated",
                        max_length=10,
                        verbose_name="date is exact to the",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "point",
                    roles.models.fields.SlugField(
                        help_text="What it is about, in a few hyphenated words. Claims with the same point are shown together.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        help_text="The point as a reader would ask it: “Who manages the product backlog?”",
                        max_length=200,
                    ),
                ),
                (
                    "statement",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What the source says, in our own words.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                ("figure", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        choices=[("percent", "Per cent"), ("number", "Plain number")],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who reported it, if we did not read it in the source itself.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "move",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="The key of one of this role’s moves, if the claim is about that move.",
                        max_length=120,
                        verbose_name="about the move",
                    ),
                ),
                (
                    "also_about",
                    models.ForeignKey(
                        blank=True,
                        help_text="A second role that the claim concerns; it is shown on both profiles.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.role",
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="claim_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="claim_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="claim_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("as_of", None), ("as_of_precision", "not-stated")),
                            models.Q(
                                ("as_of__isnull", False), models.Q(("as_of_precision", "not-stated"), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="claim_date_and_precision_agree",
                        violation_error_message="Give a date and how exact it is, or neither and “not stated”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("as_of_precision__in", ["day", "month", "year", "not-stated"])),
                        name="claim_precision_known",
                        violation_error_message="Choose how exact the date is: day, month, year or not stated.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("figure", None), ("unit", "")),
                            models.Q(("figure__isnull", False), ("unit__in", ["percent", "number"])),
                            _connector="OR",
                        ),
                        name="claim_figure_has_unit",
                        violation_error_message="A figure needs its unit, and a unit its figure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reported_by", None),
                            models.Q(("reported_by", models.F("source")), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_reported_by_another",
                        violation_error_message="“Reported by” is for another source. Leave it empty if they are the same.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("also_about", None),
                            models.Q(("also_about", models.F("parent")), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_also_about_another_role",
                        violation_error_message="“Also about” is for a second role.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ComparedRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.comparison",
                        verbose_name="comparison",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roles.role"),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="comparedrole_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="comparedrole_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="comparedrole_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "role"),
                        name="comparedrole_once",
                        violation_error_message="A role cannot be compared with itself: it is in the list twice.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DimensionText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "dimension",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roles.dimension"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("stated", "Stated"),
                            ("none", "None required"),
                            ("not-applicable", "Not applicable"),
                            ("not-known", "Not known"),
                        ],
                        default="stated",
                        max_length=20,
                    ),
                ),
                (
                    "short",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="A few words, for the cards at the top of a comparison.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "body",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="The whole answer, for the table.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="dimensiontext_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="dimensiontext_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="dimensiontext_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "dimension"),
                        name="dimensiontext_once",
                        violation_error_message="The role already has a text for this dimension.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "stated"),
                                models.Q(
                                    models.Q(("short", ""), _negated=True),
                                    models.Q(("body", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("body", ""), ("short", ""), ("state__in", ["none", "not-applicable", "not-known"])
                            ),
                            _connector="OR",
                        ),
                        name="dimensiontext_text_when_stated",
                        violation_error_message="Write a text, or choose why there is none; not both.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExternalCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("onet-soc", "O*NET-SOC"),
                            ("soc-2018", "SOC 2018 (United States)"),
                            ("uk-soc-2020", "SOC 2020 (United Kingdom)"),
                            ("isco-08", "ISCO-08"),
                            ("esco", "ESCO"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", models.CharField(help_text="The code, or for ESCO the URI.", max_length=200)),
                (
                    "label",
                    models.CharField(
                        blank=True, default="", help_text="What the classification calls it.", max_length=200
                    ),
                ),
                (
                    "informs",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing: the code is only named"),
                            ("pay", "Its official wage"),
                            ("all", "Everything: it is the same occupation"),
                        ],
                        default="",
                        help_text="Which facts of a public dataset about this code are shown on the role.",
                        max_length=10,
                        verbose_name="what datasets add under it",
                    ),
                ),
                (
                    "note",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Why the classification’s definition covers the role, or how far. Shown beside the facts.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="externalcode_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="externalcode_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="externalcode_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        models.F("parent"),
                        models.F("scheme"),
                        models.F("code"),
                        django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                        name="externalcode_once",
                        violation_error_message="The role already has this code.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scheme__in", ["onet-soc", "soc-2018", "uk-soc-2020", "isco-08", "esco"])),
                        name="externalcode_scheme_known",
                        violation_error_message="Choose one of the classifications.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("informs__in", ["", "pay", "all"])),
                        name="externalcode_informs_known",
                        violation_error_message="Choose what datasets add under this code: nothing, its wage or everything.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("realistic", "Realistic"),
                            ("investigative", "Investigative"),
                            ("artistic", "Artistic"),
                            ("social", "Social"),
                            ("enterprising", "Enterprising"),
                            ("conventional", "Conventional"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.DecimalField(decimal_places=2, max_digits=4)),
                ("scale", models.CharField(help_text="“1 to 7 (O*NET)”.", max_length=60)),
                (
                    "high_point",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1, 2 or 3 if it is the role’s first, second or third interest.",
                        null=True,
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="interest_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="interest_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="interest_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        models.F("parent"),
                        models.F("area"),
                        django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                        name="interest_once",
                        violation_error_message="The role already has a figure for this area of interest.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "area__in",
                                ["realistic", "investigative", "artistic", "social", "enterprising", "conventional"],
                            ),
                            models.Q(("scale", ""), _negated=True),
                        ),
                        name="interest_area_and_scale",
                        violation_error_message="Choose one of the six areas, and name the scale of the figure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("high_point", None), ("high_point__range", (1, 3)), _connector="OR"),
                        name="interest_high_point_known",
                        violation_error_message="A high point is the first, second or third: 1, 2 or 3.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roles.role"),
                ),
                (
                    "carries_over",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="What somebody keeps: skills, habits, knowledge.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "motive",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Why people make this move.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="move_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="move_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="move_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "to"),
                        name="move_once",
                        violation_error_message="The move to this role is already there.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("to")), _negated=True),
                        name="move_to_another_role",
                        violation_error_message="A move leads to another role.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OtherTitle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                ("title", models.CharField(max_length=150)),
                (
                    "language",
                    models.CharField(default="en", help_text="ISO 639 code of the title’s language.", max_length=10),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="othertitle_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="othertitle_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="othertitle_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        models.F("parent"),
                        models.F("title"),
                        models.F("language"),
                        django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                        name="othertitle_once",
                        violation_error_message="The role already has this other title.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "zone",
                    models.PositiveSmallIntegerField(
                        help_text="From 1, little or none, to 5, extensive.", verbose_name="job zone"
                    ),
                ),
                ("name", models.CharField(help_text="“Considerable preparation needed”.", max_length=100)),
                (
                    "experience",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What experience people bring.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "education",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What schooling people have.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "training",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What people learn on the job.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "svp_range",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="“7.0 to < 8.0”.",
                        max_length=40,
                        verbose_name="specific vocational preparation",
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="preparation_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="preparation_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="preparation_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        models.F("parent"),
                        django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                        name="preparation_once",
                        violation_error_message="The role already says how much preparation it takes.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("zone__range", (1, 5))),
                        name="preparation_zone_known",
                        violation_error_message="A job zone is a number from 1 to 5.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RelatedRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roles.role"),
                ),
                (
                    "closeness",
                    models.CharField(
                        choices=[("closest", "Closest"), ("close", "Close"), ("further", "Further off")],
                        default="close",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="relatedrole_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="relatedrole_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="relatedrole_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        models.F("parent"),
                        models.F("to"),
                        django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                        name="relatedrole_once",
                        violation_error_message="The role already lists this related role.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("to")), _negated=True),
                        name="relatedrole_to_another_role",
                        violation_error_message="A role is related to another role, not to itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closeness__in", ["closest", "close", "further"])),
                        name="relatedrole_closeness_known",
                        violation_error_message="Choose how close the related role is.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Responsibility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "text",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="Start with a verb: “Manage the budget”.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "supplemental",
                    models.BooleanField(
                        default=False, help_text="Tick if only some people in the role do it, or if it matters less."
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "responsibilities",
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="responsibility_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="responsibility_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="responsibility_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleCertification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "certification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roles.certification"
                    ),
                ),
                (
                    "demand",
                    models.CharField(
                        choices=[
                            ("required", "Required"),
                            ("sometimes", "Sometimes asked for"),
                            ("optional", "Optional"),
                            ("not-usually", "Not usually asked for"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="ISO 3166 code of the country for which it holds, if one.",
                        max_length=2,
                    ),
                ),
                (
                    "note",
                    roles.models.fields.LineField(blank=True, default="", validators=[roles.prose.validate_prose]),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="rolecertification_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="rolecertification_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="rolecertification_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "certification", "country"),
                        name="rolecertification_once",
                        violation_error_message="The role already lists this certification for this country.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("demand__in", ["required", "sometimes", "optional", "not-usually"])),
                        name="rolecertification_demand_known",
                        violation_error_message="Choose how far employers ask for it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("country", ""), ("country__regex", "^[A-Z]{2}$"), _connector="OR"),
                        name="rolecertification_country_code",
                        violation_error_message="Give the country as two capital letters: GB, US.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleCourse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roles.course"),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="rolecourse_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="rolecourse_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="rolecourse_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "course"),
                        name="rolecourse_once",
                        violation_error_message="The role already lists this course.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Salary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "as_of",
                    models.DateField(
                        blank=True,
                        help_text="The date for which it holds. For a month or a year, its first day.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
                (
                    "as_of_precision",
                    models.CharField(
                        choices=[("day", "Day"), ("month", "Month"), ("year", "Year"), ("not-stated", "Not stated")],
                        default="not-stated",
                        max_length=10,
                        verbose_name="date is exact to the",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                ("country", models.CharField(help_text="ISO 3166 code: GB, US.", max_length=2)),
                (
                    "region",
                    models.CharField(
                        blank=True, default="", help_text="Part of the country, if not all of it.", max_length=100
                    ),
                ),
                ("currency", models.CharField(help_text="ISO 4217 code: GBP, USD.", max_length=3)),
                ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                (
                    "statistic",
                    models.CharField(
                        blank=True,
                        choices=[("mean", "Mean"), ("median", "Median"), ("average", "Average, kind not stated")],
                        default="",
                        help_text="What the amount is. If the source only says “average”, choose that.",
                        max_length=10,
                        verbose_name="kind of amount",
                    ),
                ),
                (
                    "p10",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="10th percentile"
                    ),
                ),
                (
                    "p25",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="25th percentile"
                    ),
                ),
                (
                    "p50",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="50th percentile (median)"
                    ),
                ),
                (
                    "p75",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="75th percentile"
                    ),
                ),
                (
                    "p90",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="90th percentile"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("base", "Base pay"), ("total", "Total pay"), ("not-stated", "Basis not stated")],
                        default="not-stated",
                        max_length=10,
                        verbose_name="what it includes",
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        choices=[("year", "Year"), ("month", "Month"), ("hour", "Hour")], default="year", max_length=10
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "All levels together"),
                            ("entry", "Entry"),
                            ("middle", "Middle"),
                            ("senior", "Senior"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="experience level",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who states the figure.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who reported it, if we did not read it in the source itself.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                ("retrieved_on", models.DateField(blank=True, help_text="When it was looked up.", null=True)),
                (
                    "release",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="For a dataset: “May 2024”.",
                        max_length=60,
                        verbose_name="dataset release",
                    ),
                ),
                (
                    "wider_occupation",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="What the source calls the occupation that it asked about, if that is wider than the role.",
                        max_length=200,
                    ),
                ),
                (
                    "occupation_code",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="The source’s own code of the occupation that it asked about: “13-1082”.",
                        max_length=20,
                    ),
                ),
                (
                    "top_code",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="The source gives no figure from this amount up: a higher percentile left empty is at least this.",
                        max_digits=14,
                        null=True,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "salaries",
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="salary_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="salary_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="salary_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("as_of", None), ("as_of_precision", "not-stated")),
                            models.Q(
                                ("as_of__isnull", False), models.Q(("as_of_precision", "not-stated"), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="salary_date_and_precision_agree",
                        violation_error_message="Give a date and how exact it is, or neither and “not stated”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("as_of_precision__in", ["day", "month", "year", "not-stated"])),
                        name="salary_precision_known",
                        violation_error_message="Choose how exact the date is: day, month, year or not stated.",
                    ),
                    models.UniqueConstraint(
                        models.F("parent"),
                        models.F("country"),
                        models.F("region"),
                        models.F("currency"),
                        models.F("statistic"),
                        models.F("basis"),
                        models.F("period"),
                        models.F("level"),
                        models.F("source"),
                        models.F("as_of_precision"),
                        models.F("release"),
                        models.F("wider_occupation"),
                        django.db.models.functions.comparison.Coalesce("reported_by", models.Value("")),
                        django.db.models.functions.comparison.Coalesce("as_of", models.Value(datetime.date(1, 1, 1))),
                        django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                        name="salary_once",
                        violation_error_message="The role already has this figure from this source for this date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", False),
                            ("p10__isnull", False),
                            ("p25__isnull", False),
                            ("p50__isnull", False),
                            ("p75__isnull", False),
                            ("p90__isnull", False),
                            ("top_code__isnull", False),
                            _connector="OR",
                        ),
                        name="salary_has_a_figure",
                        violation_error_message="Give an amount or at least one percentile.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount", None), ("statistic", "")),
                            models.Q(("amount__isnull", False), ("statistic__in", ["mean", "median", "average"])),
                            _connector="OR",
                        ),
                        name="salary_amount_has_statistic",
                        violation_error_message="Say what the amount is: mean, median, or average with its kind not stated.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount", None), ("amount__gt", 0), _connector="OR"),
                            models.Q(("p10", None), ("p10__gt", 0), _connector="OR"),
                            models.Q(("p25", None), ("p25__gt", 0), _connector="OR"),
                            models.Q(("p50", None), ("p50__gt", 0), _connector="OR"),
                            models.Q(("p75", None), ("p75__gt", 0), _connector="OR"),
                            models.Q(("p90", None), ("p90__gt", 0), _connector="OR"),
                            models.Q(("top_code", None), ("top_code__gt", 0), _connector="OR"),
                        ),
                        name="salary_is_positive",
                        violation_error_message="A salary is more than nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("p10", None), ("p25", None), ("p10__lte", models.F("p25")), _connector="OR"),
                            models.Q(("p10", None), ("p50", None), ("p10__lte", models.F("p50")), _connector="OR"),
                            models.Q(("p10", None), ("p75", None), ("p10__lte", models.F("p75")), _connector="OR"),
                            models.Q(("p10", None), ("p90", None), ("p10__lte", models.F("p90")), _connector="OR"),
                            models.Q(("p25", None), ("p50", None), ("p25__lte", models.F("p50")), _connector="OR"),
                            models.Q(("p25", None), ("p75", None), ("p25__lte", models.F("p75")), _connector="OR"),
                            models.Q(("p25", None), ("p90", None), ("p25__lte", models.F("p90")), _connector="OR"),
                            models.Q(("p50", None), ("p75", None), ("p50__lte", models.F("p75")), _connector="OR"),
                            models.Q(("p50", None), ("p90", None), ("p50__lte", models.F("p90")), _connector="OR"),
                            models.Q(("p75", None), ("p90", None), ("p75__lte", models.F("p90")), _connector="OR"),
                        ),
                        name="salary_percentiles_rise",
                        violation_error_message="A lower percentile cannot be above a higher one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("statistic", "median"), _negated=True),
                            ("p50", None),
                            ("amount", models.F("p50")),
                            _connector="OR",
                        ),
                        name="salary_median_is_p50",
                        violation_error_message="The median is the 50th percentile: give it once, or the same figure twice.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("country__regex", "^[A-Z]{2}$")),
                        name="salary_country_code",
                        violation_error_message="Give the country as two capital letters: GB, US.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                        name="salary_currency_code",
                        violation_error_message="Give the currency as three capital letters: GBP, USD.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("basis__in", ["base", "total", "not-stated"]),
                            ("level__in", ["", "entry", "middle", "senior"]),
                            ("period__in", ["year", "month", "hour"]),
                        ),
                        name="salary_basis_period_level_known",
                        violation_error_message="Choose basis, period and level from their lists.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reported_by", None),
                            models.Q(("reported_by", models.F("source")), _negated=True),
                            _connector="OR",
                        ),
                        name="salary_reported_by_another",
                        violation_error_message="“Reported by” is for another source. Leave it empty if they are the same.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Skill",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.skill",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                ("dataset_code", models.CharField(blank=True, default="", editable=False, max_length=200)),
                ("adopted", models.BooleanField(default=False, editable=False)),
                ("name", models.CharField(max_length=120)),
                (
                    "skill_kind",
                    models.CharField(
                        choices=[
                            ("technical", "Technical"),
                            ("transferable", "Transferable"),
                            ("knowledge", "Knowledge"),
                            ("method", "Method"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "definition",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="What it means, in one to three plain sentences.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="skill_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="skill_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="skill_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="skill_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="skill_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("skill_kind__in", ["technical", "transferable", "knowledge", "method"])),
                        name="skill_kind_known",
                        violation_error_message="Choose one of the kinds of skill.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleSkill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roles.skill"),
                ),
                (
                    "importance",
                    models.CharField(
                        blank=True,
                        choices=[("essential", "Essential"), ("useful", "Useful")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("importance_value", models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True)),
                (
                    "importance_scale",
                    models.CharField(blank=True, default="", help_text="“1 to 5 (O*NET)”.", max_length=60),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Whose judgement the importance is. Left empty: this guide’s editors.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                ("level_value", models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True)),
                ("level_scale", models.CharField(blank=True, default="", help_text="“0 to 7 (O*NET)”.", max_length=60)),
                (
                    "note",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What is meant in this role.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="roleskill_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="roleskill_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="roleskill_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        models.F("parent"),
                        models.F("skill"),
                        django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                        name="roleskill_once",
                        violation_error_message="The role already lists this skill.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("importance", ""),
                            models.Q(("importance__in", ["essential", "useful"]), ("importance_value", None)),
                            _connector="OR",
                        ),
                        name="roleskill_one_importance",
                        violation_error_message="Say “essential” or “useful”, or give a value with its scale, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("importance_scale", ""), ("importance_value", None)),
                            models.Q(
                                ("importance_value__isnull", False), models.Q(("importance_scale", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="roleskill_importance_has_scale",
                        violation_error_message="A value for importance needs its scale, and a scale its value.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level_scale", ""), ("level_value", None)),
                            models.Q(("level_value__isnull", False), models.Q(("level_scale", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="roleskill_level_has_scale",
                        violation_error_message="A level needs its scale, and a scale its level.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.statement",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "name",
                    models.CharField(
                        help_text="What a reader may say of themselves: “I like to see one piece of work through to its end.”",
                        max_length=200,
                        verbose_name="statement",
                    ),
                ),
                (
                    "dimension",
                    models.ForeignKey(
                        help_text="The row of the comparison table that the statement asks about.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.dimension",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        error_messages={"unique": "Another statement already has this position."},
                        help_text="Statements are asked from the lowest number to the highest.",
                        unique=True,
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="statement_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="statement_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="statement_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="statement_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="statement_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roles.statement"
                    ),
                ),
                (
                    "agreement",
                    models.SmallIntegerField(
                        choices=[
                            (-2, "Strongly disagree"),
                            (-1, "Disagree"),
                            (0, "Neither agree nor disagree"),
                            (1, "Agree"),
                            (2, "Strongly agree"),
                        ],
                        help_text="What people whom the role suits would say. The editors’ judgement, unless a source is named.",
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="stance_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="stance_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="stance_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "statement"),
                        name="stance_once",
                        violation_error_message="The role already answers this statement.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreement__in", [-2, -1, 0, 1, 2])),
                        name="stance_agreement_known",
                        violation_error_message="Choose how far people in the role would agree.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="step_rows",
                        to="roles.path",
                        verbose_name="career path",
                    ),
                ),
                ("title", models.CharField(max_length=150)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("entry", "Entry"),
                            ("middle", "Middle"),
                            ("senior", "Senior"),
                            ("director", "Director"),
                            ("executive", "Executive"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    roles.models.fields.ProseField(
                        blank=True, default="", validators=[roles.prose.validate_prose], verbose_name="what it is"
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        help_text="The guide’s profile of this step, if there is one.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.role",
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="step_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="step_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="step_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role__isnull", False)),
                        fields=("parent", "role"),
                        name="step_role_once",
                        violation_error_message="The path already has a step for this role.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["entry", "middle", "senior", "director", "executive"])),
                        name="step_level_known",
                        violation_error_message="Choose a level from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body", ""), _negated=True), ("role__isnull", False), _connector="OR"
                        ),
                        name="step_says_what_it_is",
                        violation_error_message="Say what the step is, or choose the role that it is.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.term",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "abbreviation",
                    models.CharField(
                        blank=True, default="", help_text="“MAU” for monthly active users.", max_length=20
                    ),
                ),
                (
                    "definition",
                    roles.models.fields.ProseField(
                        blank=True,
                        default="",
                        help_text="What it means, in one to three plain sentences.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
            ],
            options={
                "verbose_name": "glossary term",
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="term_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="term_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="term_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="term_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="term_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Metric",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.term",
                        verbose_name="glossary term",
                    ),
                ),
                (
                    "note",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What is particular in this role. The definition stands in the glossary.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="metric_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="metric_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="metric_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "term"),
                        name="metric_once",
                        violation_error_message="The role already lists this metric.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tool",
            fields=[
                (
                    "key",
                    roles.models.fields.SlugField(
                        editable=False,
                        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
                        max_length=200,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "slug",
                    roles.models.fields.SlugField(
                        error_messages={"unique": "Another page already uses this slug."},
                        help_text="The last part of the address. Change it with care: the old address will redirect here.",
                        max_length=200,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What readers of a retired page are sent to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.tool",
                    ),
                ),
                (
                    "merged",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
                        verbose_name="one with its successor",
                    ),
                ),
                ("digest", models.CharField(blank=True, default="", editable=False, max_length=64)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                ("dataset_code", models.CharField(blank=True, default="", editable=False, max_length=200)),
                ("adopted", models.BooleanField(default=False, editable=False)),
                ("name", models.CharField(max_length=120)),
                (
                    "purpose",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What it is for, in a few words.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                ("url", models.URLField(blank=True, default="", max_length=500, verbose_name="address")),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="tool_slug_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="tool_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", None), ("retired", True), _connector="OR"),
                        name="tool_successor_when_retired",
                        violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None),
                            models.Q(("successor", models.F("key")), _negated=True),
                            _connector="OR",
                        ),
                        name="tool_not_its_own_successor",
                        violation_error_message="A page cannot be its own successor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", False), ("successor__isnull", False), _connector="OR"),
                        name="tool_merged_into_its_successor",
                        violation_error_message="A page is one with another only if that is its successor. Choose it, or clear the tick.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleTool",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    roles.models.fields.SlugField(
                        blank=True,
                        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$",
                                "Use lower-case letters and figures, with single hyphens between words.",
                            )
                        ],
                    ),
                ),
                (
                    "order",
                    models.PositiveIntegerField(
                        default=0, help_text="Rows are shown from the lowest number to the highest."
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only when one source alone says so. It is then shown beside the fact.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The dataset that it comes from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roles.source",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_rows",
                        to="roles.role",
                        verbose_name="role",
                    ),
                ),
                (
                    "tool",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roles.tool"),
                ),
                (
                    "note",
                    roles.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="What it is used for in this role.",
                        validators=[roles.prose.validate_prose],
                    ),
                ),
                (
                    "hot",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if employers’ advertisements in any trade often ask for it.",
                        verbose_name="hot technology",
                    ),
                ),
                (
                    "in_demand",
                    models.BooleanField(
                        default=False,
                        help_text="Tick if employers’ advertisements for this very role often ask for it.",
                        verbose_name="in demand",
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "key"),
                        name="roletool_key_once",
                        violation_error_message="Two rows have the same key.",
                    ),
                    models.UniqueConstraint(
                        fields=("parent", "order"),
                        name="roletool_order_once",
                        violation_error_message="Two rows have the same place in the order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="roletool_key_form",
                        violation_error_message="Use lower-case letters and figures, with single hyphens between words.",
                    ),
                    models.UniqueConstraint(
                        models.F("parent"),
                        models.F("tool"),
                        django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                        name="roletool_once",
                        violation_error_message="The role already lists this tool.",
                    ),
                ],
            },
        ),
    ]
