"""A role and the rows an editor keeps with it."""

from django.db import models
from django.db.models import Q

from roles.models.base import Aggregate, Row
from roles.models.fields import LineField, ProseField
from roles.models.people import Author
from roles.models.sources import Source, Sourced
from roles.models.vocabulary import Certification, Course, Dimension, Family, Skill, Statement, Term, Tool

WITHOUT_VS = "A role’s slug cannot contain “-vs-” or end in “-vs”: that is how comparisons are written."


class Role(Aggregate):
    """An occupation that readers look up and compare."""

    kind = "role"

    name = models.CharField(max_length=150)
    plural = models.CharField(max_length=150, help_text="“product managers”, as it stands in a sentence.")
    family = models.ForeignKey(Family, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    nutshell = LineField(help_text="What the role is, in one line.")
    description = ProseField(help_text="What people in the role do. Shown as “What they do”.")
    comes_from = ProseField(help_text="How people get into the role.")
    goes_on_to = ProseField(help_text="Where people go from it.")
    company_size = ProseField(
        "how company size changes it", help_text="What differs between large and small organisations."
    )
    author = models.ForeignKey(Author, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField(null=True, blank=True, help_text="When somebody last checked the whole profile.")

    class Meta(Aggregate.Meta):
        ordering = ["name"]
        constraints = [
            *Aggregate.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(slug__contains="-vs-") & ~Q(slug__endswith="-vs"),
                name="%(class)s_slug_without_vs",
                violation_error_message=WITHOUT_VS,
            ),
            models.CheckConstraint(
                condition=~Q(key__contains="-vs-") & ~Q(key__endswith="-vs"),  # a comparison's key is made of keys
                name="%(class)s_key_without_vs",
                violation_error_message=WITHOUT_VS,
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(plural=""),
                name="%(class)s_is_named",
                violation_error_message="Give the role’s name and its plural.",
            ),
        ]


class RoleRow(Row):
    """A row that hangs on a role."""

    parent = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="%(class)s_rows", verbose_name="role")

    class Meta(Row.Meta):
        abstract = True


class OtherTitle(RoleRow, Sourced):
    """Another job title under which the role is found."""

    named_by = "title"

    title = models.CharField(max_length=150)
    language = models.CharField(max_length=10, default="en", help_text="ISO 639 code of the title’s language.")

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "title", "language"],
                name="%(class)s_once",
                violation_error_message="The role already has this other title.",
            ),
        ]


class Responsibility(RoleRow, Sourced):
    """One thing that people in the role answer for."""

    named_by = "text"

    text = LineField(blank=False, help_text="Start with a verb: “Manage the budget”.")

    class Meta(RoleRow.Meta):
        verbose_name_plural = "responsibilities"


class Scheme(models.TextChoices):
    """Classifications of occupations that a code may belong to."""

    ONET_SOC = "onet-soc", "O*NET-SOC"
    SOC_2018 = "soc-2018", "SOC 2018 (United States)"
    UK_SOC_2020 = "uk-soc-2020", "SOC 2020 (United Kingdom)"
    ISCO_08 = "isco-08", "ISCO-08"
    ESCO = "esco", "ESCO"


class ExternalCode(RoleRow):
    """The role's place in a public classification."""

    named_by = "code"

    scheme = models.CharField(max_length=20, choices=Scheme)
    code = models.CharField(max_length=200, help_text="The code, or for ESCO the URI.")
    label = models.CharField(max_length=200, blank=True, default="", help_text="What the classification calls it.")

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "scheme", "code"],
                name="%(class)s_once",
                violation_error_message="The role already has this code.",
            ),
            models.CheckConstraint(
                condition=Q(scheme__in=Scheme.values),
                name="%(class)s_scheme_known",
                violation_error_message="Choose one of the classifications.",
            ),
        ]


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
                fields=["parent", "skill"],
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

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "tool"],
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


class State(models.TextChoices):
    """Whether a role has an answer, and if not, why. A row that is absent is not covered yet."""

    STATED = "stated", "Stated"
    NONE = "none", "None required"
    NOT_APPLICABLE = "not-applicable", "Not applicable"
    NOT_KNOWN = "not-known", "Not known"


class DimensionText(RoleRow, Sourced):
    """The role's answer in one row of the comparison table."""

    named_by = "dimension_id"

    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State, default=State.STATED)
    short = LineField(help_text="A few words, for the cards at the top of a comparison.")
    body = ProseField(help_text="The whole answer, for the table.")

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "dimension"],
                name="%(class)s_once",
                violation_error_message="The role already has a text for this dimension.",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.STATED) & (~Q(short="") | ~Q(body="")))
                | Q(state__in=[State.NONE, State.NOT_APPLICABLE, State.NOT_KNOWN], short="", body=""),
                name="%(class)s_text_when_stated",
                violation_error_message="Write a text, or choose why there is none; not both.",
            ),
        ]


class Agreement(models.IntegerChoices):
    """How far somebody agrees with a statement, on a Likert scale of five."""

    STRONGLY_DISAGREE = -2, "Strongly disagree"
    DISAGREE = -1, "Disagree"
    NEITHER = 0, "Neither agree nor disagree"
    AGREE = 1, "Agree"
    STRONGLY_AGREE = 2, "Strongly agree"


class Stance(RoleRow, Sourced):
    """How far people whom the role suits would agree with a statement of the questionnaire."""

    named_by = "statement_id"

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    agreement = models.SmallIntegerField(
        choices=Agreement,
        help_text="What people whom the role suits would say. The editors’ judgement, unless a source is named.",
    )

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["parent", "statement"],
                name="%(class)s_once",
                violation_error_message="The role already answers this statement.",
            ),
            models.CheckConstraint(
                condition=Q(agreement__in=Agreement.values),
                name="%(class)s_agreement_known",
                violation_error_message="Choose how far people in the role would agree.",
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
