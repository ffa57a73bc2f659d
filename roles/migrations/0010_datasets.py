import datetime
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import roles.models.fields
import roles.prose
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0009_merged"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="externalcode",
            name="externalcode_once",
        ),
        migrations.RemoveConstraint(
            model_name="othertitle",
            name="othertitle_once",
        ),
        migrations.RemoveConstraint(
            model_name="roleskill",
            name="roleskill_once",
        ),
        migrations.RemoveConstraint(
            model_name="roletool",
            name="roletool_once",
        ),
        migrations.RemoveConstraint(
            model_name="salary",
            name="salary_once",
        ),
        migrations.RemoveConstraint(
            model_name="salary",
            name="salary_has_a_figure",
        ),
        migrations.RemoveConstraint(
            model_name="salary",
            name="salary_is_positive",
        ),
        migrations.RemoveIndex(
            model_name="salaryrow",
            name="salaryrow_by_country",
        ),
        migrations.AddField(
            model_name="salaryrow",
            name="region",
            field=models.CharField(blank=True, default="", max_length=100),
        ),
        migrations.AddIndex(
            model_name="salaryrow",
            index=models.Index(fields=["country", "region", "yearly"], name="salaryrow_by_country"),
        ),
        migrations.AddField(
            model_name="claim",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="dimensiontext",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="externalcode",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="externalcode",
            name="informs",
            field=models.CharField(
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
        migrations.AddField(
            model_name="externalcode",
            name="note",
            field=roles.models.fields.LineField(
                blank=True,
                default="",
                help_text="Why the classification’s definition covers the role, or how far. Shown beside the facts.",
                validators=[roles.prose.validate_prose],
            ),
        ),
        migrations.AddField(
            model_name="family",
            name="adopted",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="family",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="family",
            name="dataset_code",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="metric",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="move",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="othertitle",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="responsibility",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="responsibility",
            name="supplemental",
            field=models.BooleanField(
                default=False, help_text="Tick if only some people in the role do it, or if it matters less."
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="adopted",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="role",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="dataset_code",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="rolecertification",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="rolecourse",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="roleskill",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="roletool",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="roletool",
            name="hot",
            field=models.BooleanField(
                default=False,
                help_text="Tick if employers’ advertisements in any trade often ask for it.",
                verbose_name="hot technology",
            ),
        ),
        migrations.AddField(
            model_name="roletool",
            name="in_demand",
            field=models.BooleanField(
                default=False,
                help_text="Tick if employers’ advertisements for this very role often ask for it.",
                verbose_name="in demand",
            ),
        ),
        migrations.AddField(
            model_name="salary",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="salary",
            name="occupation_code",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The source’s own code of the occupation that it asked about: “13-1082”.",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="salary",
            name="top_code",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="The source gives no figure from this amount up: a higher percentile left empty is at least this.",
                max_digits=14,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="salary",
            name="wider_occupation",
            field=models.CharField(
                blank=True,
                default="",
                help_text="What the source calls the occupation that it asked about, if that is wider than the role.",
                max_length=200,
            ),
        ),
        migrations.AddField(
            model_name="skill",
            name="adopted",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="skill",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="skill",
            name="dataset_code",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="source",
            name="attribution",
            field=models.TextField(
                blank=True,
                default="",
                help_text="What the licence asks every page to say that shows such a fact, word for word.",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="licence",
            field=models.CharField(blank=True, default="", help_text="“CC BY 4.0”, “public domain”.", max_length=100),
        ),
        migrations.AddField(
            model_name="source",
            name="licence_url",
            field=models.URLField(blank=True, default="", max_length=500, verbose_name="licence’s address"),
        ),
        migrations.AddField(
            model_name="source",
            name="modifications",
            field=models.TextField(
                blank=True,
                default="",
                help_text="What the licence asks to be said where we have changed or derived something.",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="release",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Of a dataset: the release that the guide holds, “29.2”.",
                max_length=60,
            ),
        ),
        migrations.AddField(
            model_name="stance",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="tool",
            name="adopted",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="tool",
            name="dataset",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The dataset that it comes from.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roles.source",
            ),
        ),
        migrations.AddField(
            model_name="tool",
            name="dataset_code",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
        ),
        migrations.AddConstraint(
            model_name="externalcode",
            constraint=models.UniqueConstraint(
                models.F("parent"),
                models.F("scheme"),
                models.F("code"),
                django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                name="externalcode_once",
                violation_error_message="The role already has this code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="externalcode",
            constraint=models.CheckConstraint(
                condition=models.Q(("informs__in", ["", "pay", "all"])),
                name="externalcode_informs_known",
                violation_error_message="Choose what datasets add under this code: nothing, its wage or everything.",
            ),
        ),
        migrations.AddConstraint(
            model_name="othertitle",
            constraint=models.UniqueConstraint(
                models.F("parent"),
                models.F("title"),
                models.F("language"),
                django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                name="othertitle_once",
                violation_error_message="The role already has this other title.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleskill",
            constraint=models.UniqueConstraint(
                models.F("parent"),
                models.F("skill"),
                django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                name="roleskill_once",
                violation_error_message="The role already lists this skill.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roletool",
            constraint=models.UniqueConstraint(
                models.F("parent"),
                models.F("tool"),
                django.db.models.functions.comparison.Coalesce("dataset", models.Value("")),
                name="roletool_once",
                violation_error_message="The role already lists this tool.",
            ),
        ),
        migrations.AddConstraint(
            model_name="salary",
            constraint=models.UniqueConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="salary",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="salary",
            constraint=models.CheckConstraint(
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
                    "closeness",
                    models.CharField(
                        choices=[("closest", "Closest"), ("close", "Close"), ("further", "Further off")],
                        default="close",
                        max_length=10,
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
                    "to",
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
        migrations.AddField(
            model_name="edition",
            name="dataset",
            field=roles.models.fields.SlugField(
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
        migrations.AlterField(
            model_name="activity",
            name="what",
            field=models.CharField(
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
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                condition=models.Q(("dataset", ""), _negated=True),
                fields=["dataset", "live_from", "kind"],
                name="edition_by_import",
            ),
        ),
        migrations.CreateModel(
            name="RoleSummary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="roles.edition"
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("edition",), name="rolesummary_once")],
            },
        ),
        migrations.CreateModel(
            name="SkillRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="roles.edition"
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["skill", "weight"], name="skillrow_by_weight")],
                "constraints": [models.UniqueConstraint(fields=("edition", "row_key"), name="skillrow_once")],
            },
        ),
    ]
