"""The rows that an editor keeps with a role, a comparison or a path, each kind as a group on the root's screen.

``main`` is what a row mostly needs; ``more`` folds away beneath it, together with the row's place and key.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth import get_permission_codename
from django.db.models import DecimalField, QuerySet
from django.http import HttpRequest

from roles import models
from roles.editing.fields import AmountField
from roles.editing.row_forms import CertificationForm, CodeForm, SalaryForm, TitleForm
from roles.editing.rows import FIELDS, FIGURE_WIDGET, RowForm, RowFormSet

MOST_ROWS = 400
OWN = "own"
"""In a form's address: the dataset's row instead of which an editor wants to write one."""


class RowInline(admin.StackedInline):
    """A group of rows. Whoever may change the root may change them; rows have no permissions of their own."""

    main: ClassVar[list[str]]
    more: ClassVar[list[str]] = []
    copied: ClassVar[bool] = True
    """Whether a duplicate takes these rows along unless its editor unticks them."""
    begins_with: ClassVar[tuple[str, ...]] = ()
    """What an editor's row takes over from a dataset's, to be written instead of it; empty where none can be."""
    begun: Mapping[str, Any] | None = None
    """What a new row that is to stand instead of a dataset's begins with, if one is asked for."""

    form = RowForm
    formset = RowFormSet
    template = "admin/roles/rows.html"
    fk_name = "parent"
    extra = 0
    max_num: int | None = MOST_ROWS
    classes = ["collapse"]
    formfield_overrides = FIELDS

    class Media:
        js = ["js/admin-rows.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The editors' own rows: what datasets bring is theirs to change, and in no form."""
        rows = super().get_queryset(request)
        return rows.filter(dataset=None) if issubclass(self.model, models.Imported) else rows

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """One row, open, if it is asked for instead of a dataset's: ``?own=roleskill:onet-negotiation``."""
        name, _, key = request.GET.get(OWN, "").partition(":")
        if obj is None or request.method == "POST" or not self.begins_with or name != self.model._meta.model_name:
            return 0
        row = self.model._default_manager.filter(parent=obj, key=key).exclude(dataset=None).first()
        if row is None:
            return 0
        self.begun = {field: row._meta.get_field(field).value_from_object(row) for field in self.begins_with}
        self.classes = []
        return 1

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What a row mostly needs, and the rest folded away."""
        more = {"fields": [*self.more, "order", "key"], "classes": ["collapse"]}
        return [(None, {"fields": self.main}), ("More", more)]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The formset, which builds no more forms than somebody could have filled in, whatever was sent."""
        return super().get_formset(request, obj, **kwargs, absolute_max=MOST_ROWS)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The field; of the links beside a choice only the one that adds to the list: a row has little room."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """Whatever the row names is found by typing."""
        not_typed = (self.fk_name, "dataset")
        return [f.name for f in self.model._meta.concrete_fields if f.is_relation and f.name not in not_typed]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask about the root."""
        return self._may(request, "view") or self._may(request, "change")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask about the root: to add rows to a new one is part of adding it."""
        return self._may(request, "change" if obj else "add")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask about the root."""
        return self._may(request, "change" if obj else "add")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask about the root."""
        return self._may(request, "change")

    def _may(self, request: HttpRequest, action: str) -> bool:
        codename = get_permission_codename(action, self.parent_model._meta)
        return bool(request.user.has_perm(f"roles.{codename}"))


class OtherTitles(RowInline):
    model = models.OtherTitle
    form = TitleForm
    copied = False
    begins_with = ("title", "language")
    main = ["title", "language"]
    more = ["source"]


class Responsibilities(RowInline):
    model = models.Responsibility
    main = ["text"]
    more = ["supplemental", "source"]


class Skills(RowInline):
    model = models.RoleSkill
    verbose_name = "skill"
    begins_with = ("skill",)
    main = ["skill", "importance", "note"]
    more = ["judged_by", "importance_value", "importance_scale", "level_value", "level_scale", "source"]


class Tools(RowInline):
    model = models.RoleTool
    verbose_name = "tool"
    begins_with = ("tool",)
    main = ["tool", "note"]
    more = ["hot", "in_demand", "source"]


class Metrics(RowInline):
    model = models.Metric
    main = ["term", "note"]
    more = ["source"]


class DimensionTexts(RowInline):
    model = models.DimensionText
    verbose_name = "row of the comparison table"
    verbose_name_plural = "rows of the comparison table"
    main = ["dimension", "state", "short", "body"]
    more = ["source"]


class Stances(RowInline):
    model = models.Stance
    verbose_name = "answer to the questionnaire"
    verbose_name_plural = "answers to the questionnaire"
    main = ["statement", "agreement"]
    more = ["source"]


class Certifications(RowInline):
    model = models.RoleCertification
    form = CertificationForm
    verbose_name = "certification"
    main = ["certification", "demand", "country", "note"]
    more = ["source"]


class Courses(RowInline):
    model = models.RoleCourse
    verbose_name = "course"
    main = ["course"]


class Salaries(RowInline):
    model = models.Salary
    form = SalaryForm
    formfield_overrides = FIELDS | {DecimalField: {"form_class": AmountField, "widget": FIGURE_WIDGET}}
    copied = False
    main = ["country", "currency", "amount", "statistic", "basis", "period", "source", "as_of", "as_of_precision"]
    more = ["reported_by", "region", "level", "p10", "p25", "p50", "p75", "p90", "top_code", "retrieved_on", "release"]
    more += ["wider_occupation", "occupation_code"]


class Moves(RowInline):
    model = models.Move
    main = ["to", "motive", "carries_over"]
    more = ["source"]


class RelatedRoles(RowInline):
    model = models.RelatedRole
    copied = False
    begins_with = ("to", "closeness")
    main = ["to", "closeness"]
    more = ["source"]


class PreparationNeeded(RowInline):
    model = models.Preparation
    verbose_name = verbose_name_plural = "preparation"
    begins_with = ("zone", "name", "experience", "education", "training", "svp_range")
    max_num = 1
    main = ["zone", "name", "education", "experience", "training"]
    more = ["svp_range", "source"]


class Claims(RowInline):
    model = models.Claim
    copied = False
    main = ["heading", "point", "statement", "figure", "unit", "source"]
    more = ["reported_by", "as_of", "as_of_precision", "move", "also_about"]


class ExternalCodes(RowInline):
    model = models.ExternalCode
    form = CodeForm
    copied = False
    begins_with = ("scheme", "code", "label")
    main = ["scheme", "code", "label", "informs", "note"]


class Steps(RowInline):
    model = models.Step
    classes = []
    main = ["title", "level", "role", "body"]


class ComparedRoles(RowInline):
    model = models.ComparedRole
    classes = []
    main = ["role"]
    min_num = 2
    max_num = 5


class Sections(RowInline):
    model = models.Section
    main = ["heading", "section_kind", "body"]
    more = ["former_keys"]


class Questions(RowInline):
    model = models.Question
    main = ["question", "answer"]


class PagesToKeepReading(RowInline):
    model = models.KeepReading
    main = ["target_kind", "target_key", "teaser"]


class ComparisonClaims(RowInline):
    model = models.ComparisonClaim
    verbose_name = "claim"
    main = ["heading", "point", "statement", "figure", "unit", "source"]
    more = ["reported_by", "as_of", "as_of_precision"]
