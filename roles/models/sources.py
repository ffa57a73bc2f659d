"""Where facts come from, how old they are, and claims that carry their source."""

from django.db import models
from django.db.models import F, Q

from roles.models.base import Aggregate
from roles.models.fields import LineField, ProseField, SlugField


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", "Day"
    MONTH = "month", "Month"
    YEAR = "year", "Year"
    NOT_STATED = "not-stated", "Not stated"


class Dated(models.Model):
    """A fact with the date for which it holds, as exactly as its source states it."""

    as_of = models.DateField(
        "as of",
        null=True,
        blank=True,
        help_text="The date for which it holds. For a month or a year, its first day.",
    )
    as_of_precision = models.CharField(
        "date is exact to the",
        max_length=10,
        choices=Precision,
        default=Precision.NOT_STATED,
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(as_of=None, as_of_precision=Precision.NOT_STATED)
                | (Q(as_of__isnull=False) & ~Q(as_of_precision=Precision.NOT_STATED)),
                name="%(class)s_date_and_precision_agree",
                violation_error_message="Give a date and how exact it is, or neither and “not stated”.",
            ),
            models.CheckConstraint(
                condition=Q(as_of_precision__in=Precision.values),
                name="%(class)s_precision_known",
                violation_error_message="Choose how exact the date is: day, month, year or not stated.",
            ),
        ]


class SourceKind(models.TextChoices):
    """What sort of publication a source is."""

    ARTICLE = "article", "Article"
    SALARY_SITE = "salary-site", "Salary website"
    STUDY = "study", "Study"
    ORGANISATION = "organisation", "Organisation’s own statement"
    DATASET = "dataset", "Public dataset"


class Source(Aggregate, Dated):
    """A publication that facts are taken from."""

    kind = "source"

    name = models.CharField(
        "title", max_length=300, help_text="As published. If it has no known title, say what it is."
    )
    short_name = models.CharField(
        max_length=60, help_text="A few words to stand beside a figure: “Glassdoor”, “Coursera (UK)”."
    )
    source_kind = models.CharField("kind", max_length=20, choices=SourceKind)
    publisher = models.CharField(max_length=200, blank=True, default="", help_text="Left empty, it reads “not stated”.")
    url = models.URLField("address", max_length=500, blank=True, default="")
    note = ProseField(help_text="What it covers and how far it goes.")
    release = models.CharField(
        max_length=60, blank=True, default="", help_text="Of a dataset: the release that the guide holds, “29.2”."
    )
    licence = models.CharField(max_length=100, blank=True, default="", help_text="“CC BY 4.0”, “public domain”.")
    licence_url = models.URLField("licence’s address", max_length=500, blank=True, default="")
    attribution = models.TextField(
        blank=True,
        default="",
        help_text="What the licence asks every page to say that shows such a fact, word for word.",
    )
    modifications = models.TextField(
        blank=True, default="", help_text="What the licence asks to be said where we have changed or derived something."
    )

    class Meta(Aggregate.Meta):
        ordering = ["name"]
        constraints = [
            *Aggregate.Meta.constraints,
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(source_kind__in=SourceKind.values),
                name="%(class)s_kind_known",
                violation_error_message="Choose one of the kinds of source.",
            ),
        ]


class Sourced(models.Model):
    """A fact that may rest on one source only, which is then shown beside it."""

    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Only when one source alone says so. It is then shown beside the fact.",
    )

    class Meta:
        abstract = True


class Imported(models.Model):
    """A record that may come from a dataset: its import writes it, updates it and takes it out again."""

    dataset = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The dataset that it comes from.",
    )

    class Meta:
        abstract = True


class ImportedRoot(Imported):
    """A root that a dataset may have made. Once an editor has changed it, it is ``adopted``: no import touches it."""

    dataset_code = models.CharField(max_length=200, blank=True, default="", editable=False)
    """What the dataset calls it: by this its next release finds it again, whatever its title is then."""
    adopted = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True


class Unit(models.TextChoices):
    """What the figure of a claim counts."""

    PERCENT = "percent", "Per cent"
    NUMBER = "number", "Plain number"


class BaseClaim(Dated):
    """A statement that is someone's, with its source; claims on one point stand side by side."""

    named_by = "point"

    point = SlugField(
        max_length=120,
        help_text="What it is about, in a few hyphenated words. Claims with the same point are shown together.",
    )
    heading = models.CharField(
        max_length=200, help_text="The point as a reader would ask it: “Who manages the product backlog?”"
    )
    statement = LineField(blank=False, help_text="What the source says, in our own words.")
    figure = models.DecimalField(null=True, blank=True, max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=10, blank=True, default="", choices=Unit)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", help_text="Who says so.")
    reported_by = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who reported it, if we did not read it in the source itself.",
    )

    class Meta:
        abstract = True
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(figure=None, unit="") | (Q(figure__isnull=False) & Q(unit__in=Unit.values)),
                name="%(class)s_figure_has_unit",
                violation_error_message="A figure needs its unit, and a unit its figure.",
            ),
            models.CheckConstraint(
                condition=Q(reported_by=None) | ~Q(reported_by=F("source")),
                name="%(class)s_reported_by_another",
                violation_error_message="“Reported by” is for another source. Leave it empty if they are the same.",
            ),
        ]
