"""How people move: moves between roles with their claims, and ladders of steps."""

from django.db import models
from django.db.models import F, Q

from roles.models.base import Aggregate, Row
from roles.models.fields import LineField, ProseField
from roles.models.roles import Role, RoleRow
from roles.models.sources import BaseClaim, Sourced


class Move(RoleRow, Sourced):
    """A move that people in the role are known to make to another role."""

    named_by = "to_id"

    to = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    carries_over = ProseField(help_text="What somebody keeps: skills, habits, knowledge.")
    motive = LineField(help_text="Why people make this move.")

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "to"],
                name="%(class)s_once",
                violation_error_message="The move to this role is already there.",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("to")),
                name="%(class)s_to_another_role",
                violation_error_message="A move leads to another role.",
            ),
        ]


class Claim(RoleRow, BaseClaim):
    """A claim about a role or about one of its moves."""

    move = models.CharField(
        "about the move",
        max_length=120,
        blank=True,
        default="",
        help_text="The key of one of this role’s moves, if the claim is about that move.",
    )
    also_about = models.ForeignKey(
        Role,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="A second role that the claim concerns; it is shown on both profiles.",
    )

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            *BaseClaim.Meta.constraints,
            models.CheckConstraint(
                condition=Q(also_about=None) | ~Q(also_about=F("parent")),
                name="%(class)s_also_about_another_role",
                violation_error_message="“Also about” is for a second role.",
            ),
        ]


class Path(Aggregate, Sourced):
    """A career path: a ladder of steps from the first job to the last."""

    kind = "path"

    name = models.CharField(max_length=150)
    standfirst = LineField(help_text="The thread of the path in one sentence.")
    description = ProseField()

    class Meta(Aggregate.Meta):
        ordering = ["name"]
        verbose_name = "career path"


class Level(models.TextChoices):
    """How far up a ladder a step stands."""

    ENTRY = "entry", "Entry"
    MIDDLE = "middle", "Middle"
    SENIOR = "senior", "Senior"
    DIRECTOR = "director", "Director"
    EXECUTIVE = "executive", "Executive"


class Step(Row):
    """One rung of a career path; it may be a role of the guide."""

    named_by = "title"

    parent = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="step_rows", verbose_name="career path")
    title = models.CharField(max_length=150)
    level = models.CharField(max_length=10, choices=Level)
    body = ProseField("what it is")
    role = models.ForeignKey(
        Role,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The guide’s profile of this step, if there is one.",
    )

    class Meta(Row.Meta):
        constraints = [
            *Row.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "role"],
                condition=Q(role__isnull=False),
                name="%(class)s_role_once",
                violation_error_message="The path already has a step for this role.",
            ),
            models.CheckConstraint(
                condition=Q(level__in=Level.values),
                name="%(class)s_level_known",
                violation_error_message="Choose a level from the list.",
            ),
            models.CheckConstraint(
                condition=~Q(body="") | Q(role__isnull=False),
                name="%(class)s_says_what_it_is",
                violation_error_message="Say what the step is, or choose the role that it is.",
            ),
        ]
