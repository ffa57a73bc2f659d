"""Editorial comparisons: a set of two to five roles with order, prose and questions added."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from roles.domain.sections import SectionKind
from roles.models.base import Aggregate, Row, exists
from roles.models.fields import LineField, ProseField, SlugField
from roles.models.people import Author
from roles.models.roles import Role
from roles.models.sources import BaseClaim


class Comparison(Aggregate):
    """An editorial page about a set of roles. Its key is its roles' keys, sorted and joined by ``-vs-``."""

    kind = "comparison"
    name_field = "heading"

    heading = models.CharField("title", max_length=200, help_text="As a question or contrast that people search for.")
    standfirst = LineField(help_text="The answer in one sentence.")
    author = models.ForeignKey(Author, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    illustration = models.CharField(max_length=200, blank=True, default="", help_text="An uploaded image, if any.")
    illustration_alt = models.CharField(
        "alternative text",
        max_length=300,
        blank=True,
        default="",
        help_text="What the picture shows, for those who cannot see it.",
    )
    illustration_credit = models.CharField("credit", max_length=200, blank=True, default="")

    class Meta(Aggregate.Meta):
        ordering = ["heading"]
        constraints = [
            *Aggregate.Meta.constraints,
            models.CheckConstraint(
                condition=Q(illustration="") | ~Q(illustration_alt=""),
                name="%(class)s_illustration_described",
                violation_error_message="Describe the illustration for those who cannot see it.",
            ),
        ]


class ComparisonRow(Row):
    """A row that hangs on a comparison."""

    parent = models.ForeignKey(
        Comparison, on_delete=models.CASCADE, related_name="%(class)s_rows", verbose_name="comparison"
    )

    class Meta(Row.Meta):
        abstract = True


class ComparedRole(ComparisonRow):
    """One of the roles, in the order in which the page shows them."""

    named_by = "role_id"

    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")

    class Meta(ComparisonRow.Meta):
        constraints = [
            *ComparisonRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "role"],
                name="%(class)s_once",
                violation_error_message="A role cannot be compared with itself: it is in the list twice.",
            ),
        ]


class Section(ComparisonRow):
    """One section: prose, or a block that the guide computes, with prose before it if there is any."""

    named_by = "heading"

    heading = models.CharField(max_length=200)
    section_kind = models.CharField(
        "kind", max_length=20, choices=[(k.value, k.label) for k in SectionKind], default=SectionKind.PROSE.value
    )
    body = ProseField(help_text="Figures belong in records: write [[salary:role/row]] or [[claim:role/row]].")
    former_keys = models.CharField(
        max_length=1000,
        blank=True,
        default="",
        help_text="Keys that this section had before, separated by spaces, so that links to them still work.",
    )

    class Meta(ComparisonRow.Meta):
        constraints = [
            *ComparisonRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(section_kind__in=[k.value for k in SectionKind]),
                name="%(class)s_kind_known",
                violation_error_message="Choose one of the kinds of section.",
            ),
            models.CheckConstraint(
                condition=~Q(section_kind=SectionKind.PROSE.value) | ~Q(body=""),
                name="%(class)s_prose_has_body",
                violation_error_message="A section of prose needs its text.",
            ),
        ]


class Question(ComparisonRow):
    """A question that readers ask, with its answer."""

    named_by = "question"

    question = models.CharField(max_length=250)
    answer = ProseField(blank=False)

    class Meta(ComparisonRow.Meta):
        verbose_name = "question and answer"
        verbose_name_plural = "questions and answers"


class KeepReading(ComparisonRow):
    """A page of the guide to go on with, and a line that says why."""

    named_by = "target_key"

    target_kind = models.CharField(
        max_length=20,
        choices=[(k, k) for k in ("role", "skill", "term", "certification", "comparison", "path")],
    )
    target_key = SlugField()
    teaser = LineField(blank=False)

    class Meta(ComparisonRow.Meta):
        verbose_name = "page to keep reading"
        verbose_name_plural = "pages to keep reading"
        constraints = [
            *ComparisonRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "target_kind", "target_key"],
                name="%(class)s_once",
                violation_error_message="The page is already in this list.",
            ),
        ]

    def clean(self) -> None:
        """Check prose, and that the page is there."""
        super().clean()
        if not exists(self.target_kind, self.target_key):
            raise ValidationError({"target_key": f"There is no {self.target_kind} with the key “{self.target_key}”."})


class ComparisonClaim(ComparisonRow, BaseClaim):
    """A claim about the compared roles together."""

    class Meta(ComparisonRow.Meta):
        constraints = [*ComparisonRow.Meta.constraints, *BaseClaim.Meta.constraints]
