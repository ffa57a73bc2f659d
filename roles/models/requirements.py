"""What a role asks for: skills, tools, measures of success, certifications and first courses."""

from django.db import models
from django.db.models import Q

from roles.models.fields import LineField
from roles.models.roles import BY_DATASET, RoleRow
from roles.models.sources import Source, Sourced
from roles.models.vocabulary import Certification, Course, Skill, Term, Tool


class Importance(models.TextChoices):
    """How much a role needs a skill, in the editors' words."""

    ESSENTIAL = "essential", "Essential"
    USEFUL = "useful", "Useful"


class RoleSkill(RoleRow, Sourced):
    """A skill that the role needs, and how much."""

    named_by = "skill_id"

    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    importance = models.CharField(max_length=10, blank=True, default="", choices=Importance)
    importance_value = models.DecimalField(null=True, blank=True, max_digits=7, decimal_places=2)
    importance_scale = models.CharField(max_length=60, blank=True, default="", help_text="“1 to 5 (O*NET)”.")
    judged_by = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Whose judgement the importance is. Left empty: this guide’s editors.",
    )
    level_value = models.DecimalField(null=True, blank=True, max_digits=7, decimal_places=2)
    level_scale = models.CharField(max_length=60, blank=True, default="", help_text="“0 to 7 (O*NET)”.")
    note = LineField(help_text="What is meant in this role.")

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                *("parent", "skill"),
                BY_DATASET,
                name="%(class)s_once",
                violation_error_message="The role already lists this skill.",
            ),
            models.CheckConstraint(
                condition=Q(importance="") | Q(importance__in=Importance.values, importance_value=None),
                name="%(class)s_one_importance",
                violation_error_message="Say “essential” or “useful”, or give a value with its scale, not both.",
            ),
            models.CheckConstraint(
                condition=Q(importance_value=None, importance_scale="")
                | (Q(importance_value__isnull=False) & ~Q(importance_scale="")),
                name="%(class)s_importance_has_scale",
                violation_error_message="A value for importance needs its scale, and a scale its value.",
            ),
            models.CheckConstraint(
                condition=Q(level_value=None, level_scale="") | (Q(level_value__isnull=False) & ~Q(level_scale="")),
                name="%(class)s_level_has_scale",
                violation_error_message="A level needs its scale, and a scale its level.",
            ),
        ]


class RoleTool(RoleRow, Sourced):
    """A tool that people in the role work with."""

    named_by = "tool_id"

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="+")
    note = LineField(help_text="What it is used for in this role.")
    hot = models.BooleanField(
        "hot technology", default=False, help_text="Tick if employers’ advertisements in any trade often ask for it."
    )
    in_demand = models.BooleanField(
        "in demand", default=False, help_text="Tick if employers’ advertisements for this very role often ask for it."
    )

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                *("parent", "tool"),
                BY_DATASET,
                name="%(class)s_once",
                violation_error_message="The role already lists this tool.",
            ),
        ]


class Metric(RoleRow, Sourced):
    """A measure of success in the role; its definition is the glossary term's."""

    named_by = "term_id"

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+", verbose_name="glossary term")
    note = LineField(help_text="What is particular in this role. The definition stands in the glossary.")

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "term"],
                name="%(class)s_once",
                violation_error_message="The role already lists this metric.",
            ),
        ]


class Demand(models.TextChoices):
    """How far employers ask for a certification."""

    REQUIRED = "required", "Required"
    SOMETIMES = "sometimes", "Sometimes asked for"
    OPTIONAL = "optional", "Optional"
    NOT_USUALLY = "not-usually", "Not usually asked for"


class RoleCertification(RoleRow, Sourced):
    """A certification that people in the role hold, and whether employers ask for it."""

    named_by = "certification_id"

    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="+")
    demand = models.CharField(max_length=20, choices=Demand)
    country = models.CharField(
        max_length=2, blank=True, default="", help_text="ISO 3166 code of the country for which it holds, if one."
    )
    note = LineField()

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "certification", "country"],
                name="%(class)s_once",
                violation_error_message="The role already lists this certification for this country.",
            ),
            models.CheckConstraint(
                condition=Q(demand__in=Demand.values),
                name="%(class)s_demand_known",
                violation_error_message="Choose how far employers ask for it.",
            ),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
                name="%(class)s_country_code",
                violation_error_message="Give the country as two capital letters: GB, US.",
            ),
        ]


class RoleCourse(RoleRow):
    """A course for getting started in the role."""

    named_by = "course_id"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "course"],
                name="%(class)s_once",
                violation_error_message="The role already lists this course.",
            ),
        ]
