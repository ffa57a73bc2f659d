"""What public datasets of occupations say of a role: what it is like, what it takes, whom it may interest."""

from django.db import models
from django.db.models import F, Q

from roles.models.fields import LineField
from roles.models.roles import BY_DATASET, Role, RoleRow
from roles.models.sources import Sourced


class Closeness(models.TextChoices):
    """How like another a role is, in the tiers of O*NET’s related occupations."""

    CLOSEST = "closest", "Closest"
    CLOSE = "close", "Close"
    FURTHER = "further", "Further off"


class RelatedRole(RoleRow, Sourced):
    """A role that is like this one in what people do and know. It says nothing of anybody’s having moved there."""

    named_by = "to_id"

    to = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    closeness = models.CharField(max_length=10, choices=Closeness, default=Closeness.CLOSE)

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                *("parent", "to"),
                BY_DATASET,
                name="%(class)s_once",
                violation_error_message="The role already lists this related role.",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("to")),
                name="%(class)s_to_another_role",
                violation_error_message="A role is related to another role, not to itself.",
            ),
            models.CheckConstraint(
                condition=Q(closeness__in=Closeness.values),
                name="%(class)s_closeness_known",
                violation_error_message="Choose how close the related role is.",
            ),
        ]


class Preparation(RoleRow, Sourced):
    """How much preparation the role takes: one of O*NET’s five job zones, and what that means."""

    named_by = "name"

    zone = models.PositiveSmallIntegerField("job zone", help_text="From 1, little or none, to 5, extensive.")
    name = models.CharField(max_length=100, help_text="“Considerable preparation needed”.")
    experience = LineField(help_text="What experience people bring.")
    education = LineField(help_text="What schooling people have.")
    training = LineField(help_text="What people learn on the job.")
    svp_range = models.CharField(
        "specific vocational preparation", max_length=40, blank=True, default="", help_text="“7.0 to < 8.0”."
    )

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                "parent",
                BY_DATASET,
                name="%(class)s_once",
                violation_error_message="The role already says how much preparation it takes.",
            ),
            models.CheckConstraint(
                condition=Q(zone__range=(1, 5)),
                name="%(class)s_zone_known",
                violation_error_message="A job zone is a number from 1 to 5.",
            ),
        ]


class Area(models.TextChoices):
    """Holland’s six areas of vocational interest, in their usual order."""

    REALISTIC = "realistic", "Realistic"
    INVESTIGATIVE = "investigative", "Investigative"
    ARTISTIC = "artistic", "Artistic"
    SOCIAL = "social", "Social"
    ENTERPRISING = "enterprising", "Enterprising"
    CONVENTIONAL = "conventional", "Conventional"


class Interest(RoleRow, Sourced):
    """How far the role offers work of one of the six areas of interest (RIASEC)."""

    named_by = "area"

    area = models.CharField(max_length=20, choices=Area)
    value = models.DecimalField(max_digits=4, decimal_places=2)
    scale = models.CharField(max_length=60, help_text="“1 to 7 (O*NET)”.")
    high_point = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="1, 2 or 3 if it is the role’s first, second or third interest."
    )

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                *("parent", "area"),
                BY_DATASET,
                name="%(class)s_once",
                violation_error_message="The role already has a figure for this area of interest.",
            ),
            models.CheckConstraint(
                condition=Q(area__in=Area.values) & ~Q(scale=""),
                name="%(class)s_area_and_scale",
                violation_error_message="Choose one of the six areas, and name the scale of the figure.",
            ),
            models.CheckConstraint(
                condition=Q(high_point=None) | Q(high_point__range=(1, 3)),
                name="%(class)s_high_point_known",
                violation_error_message="A high point is the first, second or third: 1, 2 or 3.",
            ),
        ]
