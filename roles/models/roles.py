"""A role and the rows an editor keeps with it."""

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from roles.models.base import Aggregate, Row
from roles.models.fields import LineField, ProseField
from roles.models.people import Author
from roles.models.sources import Imported, ImportedRoot, Sourced
from roles.models.vocabulary import Dimension, Family, Statement

BY_DATASET = Coalesce("dataset", Value(""))
"""What is unique among a role’s rows is so for the editors and for each dataset: one may say what the other says."""

WITHOUT_VS = "A role’s slug cannot contain “-vs-” or end in “-vs”: that is how comparisons are written."


class Role(Aggregate, ImportedRoot):
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


class RoleRow(Row, Imported):
    """A row that hangs on a role: an editor’s, or one that a dataset brought."""

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
                *("parent", "title", "language"),
                BY_DATASET,
                name="%(class)s_once",
                violation_error_message="The role already has this other title.",
            ),
        ]


class Responsibility(RoleRow, Sourced):
    """One thing that people in the role answer for."""

    named_by = "text"

    text = LineField(blank=False, help_text="Start with a verb: “Manage the budget”.")
    supplemental = models.BooleanField(
        default=False, help_text="Tick if only some people in the role do it, or if it matters less."
    )

    class Meta(RoleRow.Meta):
        verbose_name_plural = "responsibilities"


class Scheme(models.TextChoices):
    """Classifications of occupations that a code may belong to."""

    ONET_SOC = "onet-soc", "O*NET-SOC"
    SOC_2018 = "soc-2018", "SOC 2018 (United States)"
    UK_SOC_2020 = "uk-soc-2020", "SOC 2020 (United Kingdom)"
    ISCO_08 = "isco-08", "ISCO-08"
    ESCO = "esco", "ESCO"


class Informs(models.TextChoices):
    """Which facts of the datasets about a code are shown on a role that has it."""

    NOTHING = "", "Nothing: the code is only named"
    PAY = "pay", "Its official wage"
    ALL = "all", "Everything: it is the same occupation"


class ExternalCode(RoleRow):
    """The role's place in a public classification."""

    named_by = "code"

    scheme = models.CharField(max_length=20, choices=Scheme)
    code = models.CharField(max_length=200, help_text="The code, or for ESCO the URI.")
    label = models.CharField(max_length=200, blank=True, default="", help_text="What the classification calls it.")
    informs = models.CharField(
        "what datasets add under it",
        max_length=10,
        blank=True,
        default="",
        choices=Informs,
        help_text="Which facts of a public dataset about this code are shown on the role.",
    )
    note = LineField(
        help_text="Why the classification’s definition covers the role, or how far. Shown beside the facts."
    )

    class Meta(RoleRow.Meta):
        constraints = [
            *RoleRow.Meta.constraints,
            models.UniqueConstraint(
                *("parent", "scheme", "code"),
                BY_DATASET,
                name="%(class)s_once",
                violation_error_message="The role already has this code.",
            ),
            models.CheckConstraint(
                condition=Q(scheme__in=Scheme.values),
                name="%(class)s_scheme_known",
                violation_error_message="Choose one of the classifications.",
            ),
            models.CheckConstraint(
                condition=Q(informs__in=Informs.values),
                name="%(class)s_informs_known",
                violation_error_message="Choose what datasets add under this code: nothing, its wage or everything.",
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
