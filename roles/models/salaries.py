"""Salary figures: every one with country, currency, statistic, basis, source and date."""

from datetime import date

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from roles.models.roles import BY_DATASET, RoleRow
from roles.models.sources import Dated, Source

PERCENTILES = ("p10", "p25", "p50", "p75", "p90")


class Statistic(models.TextChoices):
    """What the single amount is."""

    MEAN = "mean", "Mean"
    MEDIAN = "median", "Median"
    AVERAGE = "average", "Average, kind not stated"


class Basis(models.TextChoices):
    """What the pay includes."""

    BASE = "base", "Base pay"
    TOTAL = "total", "Total pay"
    NOT_STATED = "not-stated", "Basis not stated"


class Period(models.TextChoices):
    """The time that the amount pays for."""

    YEAR = "year", "Year"
    MONTH = "month", "Month"
    HOUR = "hour", "Hour"


class ExperienceLevel(models.TextChoices):
    """Whose pay it is, where a source tells levels apart."""

    ALL = "", "All levels together"
    ENTRY = "entry", "Entry"
    MIDDLE = "middle", "Middle"
    SENIOR = "senior", "Senior"


def _rising(pairs: list[tuple[str, str]]) -> Q:
    condition = Q()
    for low, high in pairs:
        condition &= Q(**{low: None}) | Q(**{high: None}) | Q(**{f"{low}__lte": F(high)})
    return condition


class Salary(RoleRow, Dated):
    """What a source says that the role pays: one amount, or percentiles, or both."""

    named_by = "source_id"

    country = models.CharField(max_length=2, help_text="ISO 3166 code: GB, US.")
    region = models.CharField(
        max_length=100, blank=True, default="", help_text="Part of the country, if not all of it."
    )
    currency = models.CharField(max_length=3, help_text="ISO 4217 code: GBP, USD.")
    amount = models.DecimalField(null=True, blank=True, max_digits=14, decimal_places=2)
    statistic = models.CharField(
        "kind of amount",
        max_length=10,
        blank=True,
        default="",
        choices=Statistic,
        help_text="What the amount is. If the source only says “average”, choose that.",
    )
    p10 = models.DecimalField("10th percentile", null=True, blank=True, max_digits=14, decimal_places=2)
    p25 = models.DecimalField("25th percentile", null=True, blank=True, max_digits=14, decimal_places=2)
    p50 = models.DecimalField("50th percentile (median)", null=True, blank=True, max_digits=14, decimal_places=2)
    p75 = models.DecimalField("75th percentile", null=True, blank=True, max_digits=14, decimal_places=2)
    p90 = models.DecimalField("90th percentile", null=True, blank=True, max_digits=14, decimal_places=2)
    basis = models.CharField("what it includes", max_length=10, choices=Basis, default=Basis.NOT_STATED)
    period = models.CharField(max_length=10, choices=Period, default=Period.YEAR)
    level = models.CharField("experience level", max_length=10, blank=True, default="", choices=ExperienceLevel)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", help_text="Who states the figure.")
    reported_by = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who reported it, if we did not read it in the source itself.",
    )
    retrieved_on = models.DateField(null=True, blank=True, help_text="When it was looked up.")
    release = models.CharField(
        "dataset release", max_length=60, blank=True, default="", help_text="For a dataset: “May 2024”."
    )
    wider_occupation = models.CharField(
        max_length=200,
        blank=True,
        default="",
        help_text="What the source calls the occupation that it asked about, if that is wider than the role.",
    )
    occupation_code = models.CharField(
        max_length=20,
        blank=True,
        default="",
        help_text="The source’s own code of the occupation that it asked about: “13-1082”.",
    )
    top_code = models.DecimalField(
        null=True,
        blank=True,
        max_digits=14,
        decimal_places=2,
        help_text="The source gives no figure from this amount up: a higher percentile left empty is at least this.",
    )

    class Meta(RoleRow.Meta):
        verbose_name_plural = "salaries"
        constraints = [
            *RoleRow.Meta.constraints,
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                *("parent", "country", "region", "currency", "statistic", "basis", "period", "level"),
                *("source", "as_of_precision", "release", "wider_occupation"),
                Coalesce("reported_by", Value("")),
                Coalesce("as_of", Value(date.min)),
                BY_DATASET,
                name="%(class)s_once",
                violation_error_message="The role already has this figure from this source for this date.",
            ),
            models.CheckConstraint(
                condition=Q(*[(f"{p}__isnull", False) for p in ("amount", *PERCENTILES, "top_code")], _connector=Q.OR),
                name="%(class)s_has_a_figure",
                violation_error_message="Give an amount or at least one percentile.",
            ),
            models.CheckConstraint(
                condition=Q(amount=None, statistic="") | (Q(amount__isnull=False) & Q(statistic__in=Statistic.values)),
                name="%(class)s_amount_has_statistic",
                violation_error_message="Say what the amount is: mean, median, or average with its kind not stated.",
            ),
            models.CheckConstraint(
                condition=Q(*[Q(**{p: None}) | Q(**{f"{p}__gt": 0}) for p in ("amount", *PERCENTILES, "top_code")]),
                name="%(class)s_is_positive",
                violation_error_message="A salary is more than nothing.",
            ),
            models.CheckConstraint(
                condition=_rising([(a, b) for i, a in enumerate(PERCENTILES) for b in PERCENTILES[i + 1 :]]),
                name="%(class)s_percentiles_rise",
                violation_error_message="A lower percentile cannot be above a higher one.",
            ),
            models.CheckConstraint(
                condition=~Q(statistic=Statistic.MEDIAN) | Q(p50=None) | Q(amount=F("p50")),
                name="%(class)s_median_is_p50",
                violation_error_message="The median is the 50th percentile: give it once, or the same figure twice.",
            ),
            models.CheckConstraint(
                condition=Q(country__regex=r"^[A-Z]{2}$"),
                name="%(class)s_country_code",
                violation_error_message="Give the country as two capital letters: GB, US.",
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="%(class)s_currency_code",
                violation_error_message="Give the currency as three capital letters: GBP, USD.",
            ),
            models.CheckConstraint(
                condition=Q(basis__in=Basis.values, period__in=Period.values, level__in=ExperienceLevel.values),
                name="%(class)s_basis_period_level_known",
                violation_error_message="Choose basis, period and level from their lists.",
            ),
            models.CheckConstraint(
                condition=Q(reported_by=None) | ~Q(reported_by=F("source")),
                name="%(class)s_reported_by_another",
                violation_error_message="“Reported by” is for another source. Leave it empty if they are the same.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.currency} {self.source_id}"
