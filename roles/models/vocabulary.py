"""Shared vocabulary that roles point to: families, skills, tools, terms, dimensions, certifications, courses."""

from django.db import models
from django.db.models import Q

from roles.models.base import Aggregate
from roles.models.fields import LineField, ProseField
from roles.models.sources import ImportedRoot, Sourced


class Family(Aggregate, ImportedRoot):
    """A group of roles that belong together, such as product management."""

    kind = "family"

    name = models.CharField(max_length=100)
    description = ProseField(help_text="One or two sentences for the head of the group.")

    class Meta(Aggregate.Meta):
        ordering = ["name"]
        verbose_name_plural = "families"


class SkillKind(models.TextChoices):
    """What sort of ability a skill is."""

    TECHNICAL = "technical", "Technical"
    TRANSFERABLE = "transferable", "Transferable"
    KNOWLEDGE = "knowledge", "Knowledge"
    METHOD = "method", "Method"


class Skill(Aggregate, ImportedRoot):
    """An ability that several roles may need; defined once."""

    kind = "skill"

    name = models.CharField(max_length=120)
    skill_kind = models.CharField("kind", max_length=20, choices=SkillKind)
    definition = ProseField(help_text="What it means, in one to three plain sentences.")

    class Meta(Aggregate.Meta):
        ordering = ["name"]
        constraints = [
            *Aggregate.Meta.constraints,
            models.CheckConstraint(
                condition=Q(skill_kind__in=SkillKind.values),
                name="%(class)s_kind_known",
                violation_error_message="Choose one of the kinds of skill.",
            ),
        ]


class Tool(Aggregate, ImportedRoot):
    """A product that people in a role work with, such as Jira."""

    kind = "tool"

    name = models.CharField(max_length=120)
    purpose = LineField(help_text="What it is for, in a few words.")
    url = models.URLField("address", max_length=500, blank=True, default="")

    class Meta(Aggregate.Meta):
        ordering = ["name"]


class Term(Aggregate, Sourced):
    """A word of the trade with its definition, which stands here once."""

    kind = "term"

    name = models.CharField(max_length=120)
    abbreviation = models.CharField(max_length=20, blank=True, default="", help_text="“MAU” for monthly active users.")
    definition = ProseField(blank=False, help_text="What it means, in one to three plain sentences.")

    class Meta(Aggregate.Meta):
        ordering = ["name"]
        verbose_name = "glossary term"


class Dimension(Aggregate):
    """A row of the comparison table: one question asked of every role."""

    kind = "dimension"

    name = models.CharField(max_length=100, help_text="The row's heading: “Time horizon”.")
    question = models.CharField(
        max_length=200, blank=True, default="", help_text="What the row answers: “How far ahead does the role look?”"
    )
    position = models.PositiveIntegerField(
        unique=True,
        help_text="Rows are shown from the lowest number to the highest.",
        error_messages={"unique": "Another dimension already has this position."},
    )
    at_a_glance = models.BooleanField(default=False, help_text="Also shown on the cards at the top of a comparison.")

    class Meta(Aggregate.Meta):
        ordering = ["position"]


class Statement(Aggregate):
    """A statement of the questionnaire “Which path suits me?”, with which a reader agrees or not."""

    kind = "statement"

    name = models.CharField(
        "statement",
        max_length=200,
        help_text="What a reader may say of themselves: “I like to see one piece of work through to its end.”",
    )
    dimension = models.ForeignKey(
        Dimension,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The row of the comparison table that the statement asks about.",
    )
    position = models.PositiveIntegerField(
        unique=True,
        help_text="Statements are asked from the lowest number to the highest.",
        error_messages={"unique": "Another statement already has this position."},
    )

    class Meta(Aggregate.Meta):
        ordering = ["position"]


class CertificationKind(models.TextChoices):
    """What somebody holds at the end."""

    CERTIFICATION = "certification", "Certification"
    CREDENTIAL = "credential", "Credential"
    COURSE = "course", "Course"


class Certification(Aggregate):
    """A certification, credential or certified course that an organisation issues."""

    kind = "certification"

    name = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=20, blank=True, default="")
    certification_kind = models.CharField("kind", max_length=20, choices=CertificationKind)
    issuer = models.CharField("issuing organisation", max_length=200)
    issuer_abbreviation = models.CharField(max_length=20, blank=True, default="")
    url = models.URLField("address", max_length=500, blank=True, default="")
    description = ProseField()
    source = models.ForeignKey(
        "Source",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Where the name and the issuer are taken from, usually the issuing organisation itself.",
    )

    class Meta(Aggregate.Meta):
        ordering = ["name"]
        constraints = [
            *Aggregate.Meta.constraints,
            models.CheckConstraint(
                condition=Q(certification_kind__in=CertificationKind.values),
                name="%(class)s_kind_known",
                violation_error_message="Choose one of the kinds of certification.",
            ),
            models.CheckConstraint(
                condition=~Q(issuer=""),
                name="%(class)s_has_issuer",
                violation_error_message="Name the organisation that issues it.",
            ),
        ]


class Course(Aggregate, Sourced):
    """A course for getting started in a role."""

    kind = "course"

    name = models.CharField(max_length=200)
    provider = models.CharField(max_length=200)
    platform = models.CharField(max_length=200, blank=True, default="", help_text="Where it is taken, if elsewhere.")
    length = models.CharField(max_length=100, blank=True, default="", help_text="As stated: “within six months”.")
    gives = LineField(help_text="What somebody has at the end.")
    url = models.URLField("address", max_length=500, blank=True, default="")

    class Meta(Aggregate.Meta):
        ordering = ["name"]
