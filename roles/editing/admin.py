"""The admin of every kind of thing in the guide: what its list shows, and how its form is laid out."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

from roles import models
from roles.domain.roleset import NotAComparison, set_key
from roles.editing import inlines
from roles.editing.aggregates import AggregateAdmin
from roles.editing.anchors import keep_anchors
from roles.editing.brought import OriginFilter, brings, brought_view
from roles.editing.history import edition_view, history_view
from roles.editing.lines import kinds_seen
from roles.editing.mending import mend_view, resume_view
from roles.editing.preview import preview_view, previewed_view
from roles.editing.publishing import publish_view, withdraw_view
from roles.editing.recorded import ReadOnlyAdmin, who
from roles.editing.retiring import retire_view
from roles.editing.review import review_view
from roles.editing.sharing import share_view
from roles.editing.standing import StandingFilter, moment
from roles.editions.activity import Activity
from roles.editions.importing import OF_RELEASE
from roles.editions.models import Edition
from roles.queries.addresses import anchors_of
from roles.queries.live import Moment


@admin.register(models.Role)
class RoleAdmin(AggregateAdmin):
    list_display = ["name", "status", "family", "reviewed_on", "last"]
    list_filter = [StandingFilter, OriginFilter, "family", "reviewed_on", "author"]
    list_select_related = ["family"]
    search_fields = ["name", "slug", "key", "dataset_code", "othertitle_rows__title", "externalcode_rows__code"]
    asked_of_a_copy = ["name", "slug", "plural"]
    emptied_in_a_copy = ["reviewed_on"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "plural", "family", "nutshell"]}),
        ("What readers learn", {"fields": ["description", "comes_from", "goes_on_to", "company_size"]}),
        ("Who answers for it", {"fields": ["author", "reviewed_on"]}),
    ]
    inlines = [
        inlines.OtherTitles,
        inlines.Responsibilities,
        inlines.Skills,
        inlines.Tools,
        inlines.Metrics,
        inlines.DimensionTexts,
        inlines.Stances,
        inlines.Salaries,
        inlines.Certifications,
        inlines.Courses,
        inlines.Moves,
        inlines.RelatedRoles,
        inlines.PreparationNeeded,
        inlines.Claims,
        inlines.ExternalCodes,
    ]

    def get_urls(self) -> list[Any]:
        """The page of what datasets say of a role, before the admin's own."""
        own = path("<path:object_id>/datasets/", self.admin_site.admin_view(self.brought), name="roles_role_brought")
        return [own, *super().get_urls()]

    def brought(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What datasets say of the role, to be read."""
        return brought_view(request, self, self.get_object(request, unquote(object_id)))


@admin.register(models.Comparison)
class ComparisonAdmin(AggregateAdmin):
    list_display = ["heading", "status", "author", "last"]
    list_filter = [StandingFilter, "author"]
    list_select_related = ["author"]
    search_fields = ["heading", "key"]
    asked_of_a_copy: ClassVar[list[str]] = []  # its name follows from its roles
    prepopulated_fields: ClassVar[Any] = {}
    fieldsets = [
        (None, {"fields": ["heading", "standfirst", "author"]}),
        (
            "Illustration",
            {"fields": ["illustration", "illustration_alt", "illustration_credit"], "classes": ["collapse"]},
        ),
    ]
    inlines = [
        inlines.ComparedRoles,
        inlines.Sections,
        inlines.Questions,
        inlines.ComparisonClaims,
        inlines.PagesToKeepReading,
    ]

    def before_saving(self, root: Any, formsets: list[Any]) -> None:
        """Name a new comparison after its roles; an old one keeps the roles that it is named after.

        Sections that are taken out leave their keys to others.
        """
        compared = next(formset for formset in formsets if formset.model is models.ComparedRole)
        try:
            key = set_key(row.role_id for row in compared.rows())
        except NotAComparison as error:
            raise ValidationError(str(error)) from error
        if root._state.adding and type(root).objects.filter(pk=key).exists():
            raise ValidationError("There is a comparison of these roles already. Change that one.")
        if not root._state.adding and root.key != key:
            raise ValidationError("A comparison keeps its roles. For another set, add another comparison.")
        if root._state.adding:
            root.key = root.slug = key
        sections = next(formset for formset in formsets if formset.model is models.Section)
        keep_anchors(sections, anchors_of(Moment(timezone.now()), key))


@admin.register(models.Path)
class PathAdmin(AggregateAdmin):
    list_display = ["name", "status", "last"]
    fieldsets = [(None, {"fields": ["name", "slug", "standfirst", "description", "source"]})]
    inlines = [inlines.Steps]


@admin.register(models.Skill)
class SkillAdmin(AggregateAdmin):
    list_display = ["name", "status", "skill_kind", "last"]
    list_filter = [StandingFilter, OriginFilter, "skill_kind"]
    search_fields = ["name", "slug", "key", "dataset_code"]
    fieldsets = [(None, {"fields": ["name", "slug", "skill_kind", "definition"]})]


@admin.register(models.Tool)
class ToolAdmin(AggregateAdmin):
    list_display = ["name", "status", "last"]
    list_filter = [StandingFilter, OriginFilter]
    fieldsets = [(None, {"fields": ["name", "slug", "purpose", "url"]})]


@admin.register(models.Certification)
class CertificationAdmin(AggregateAdmin):
    list_display = ["name", "status", "certification_kind", "issuer", "last"]
    list_filter = [StandingFilter, "certification_kind"]
    search_fields = ["name", "slug", "key", "abbreviation", "issuer"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "abbreviation", "certification_kind", "description"]}),
        ("Who issues it", {"fields": ["issuer", "issuer_abbreviation", "url", "source"]}),
    ]


@admin.register(models.Course)
class CourseAdmin(AggregateAdmin):
    list_display = ["name", "status", "provider", "last"]
    search_fields = ["name", "slug", "key", "provider"]
    fieldsets = [(None, {"fields": ["name", "slug", "provider", "platform", "length", "gives", "url", "source"]})]


@admin.register(models.Term)
class TermAdmin(AggregateAdmin):
    list_display = ["name", "status", "abbreviation", "last"]
    search_fields = ["name", "slug", "key", "abbreviation"]
    fieldsets = [(None, {"fields": ["name", "slug", "abbreviation", "definition", "source"]})]


@admin.register(models.Dimension)
class DimensionAdmin(AggregateAdmin):
    asked_of_a_copy = ["name", "slug", "position"]
    list_display = ["name", "status", "position", "at_a_glance", "last"]
    fieldsets = [(None, {"fields": ["name", "slug", "question", "position", "at_a_glance"]})]


@admin.register(models.Statement)
class StatementAdmin(AggregateAdmin):
    asked_of_a_copy = ["name", "slug", "position"]
    list_display = ["name", "status", "dimension", "position", "last"]
    list_filter = [StandingFilter, "dimension"]
    list_select_related = ["dimension"]
    prepopulated_fields: ClassVar[Any] = {}
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "dimension", "position"],
                "description": "Readers are asked how far they agree. Give it a slug of a word or two, “clear-end”: as"
                " it is first saved it stands in the address of every result, for good. What people in a role would"
                " answer is said on the role, under “Answers to the questionnaire”.",
            },
        )
    ]


@admin.register(models.Family)
class FamilyAdmin(AggregateAdmin):
    list_filter = [StandingFilter, OriginFilter]
    search_fields = ["name", "slug", "key", "dataset_code"]
    fieldsets = [(None, {"fields": ["name", "slug", "description"]})]


@admin.register(models.Source)
class SourceAdmin(AggregateAdmin):
    list_display = ["name", "status", "source_kind", "publisher", "as_of", "last"]
    list_filter = [StandingFilter, "source_kind"]
    search_fields = ["name", "short_name", "slug", "key", "publisher"]
    prepopulated_fields = {"slug": ["short_name"]}
    asked_of_a_copy = ["name", "short_name", "slug", "url"]
    emptied_in_a_copy = ["as_of", "as_of_precision", "release"]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "slug", "source_kind", "publisher", "url"]}),
        ("How old it is and what it covers", {"fields": ["release", "as_of", "as_of_precision", "note"]}),
        ("What its licence asks", {"fields": ["licence", "licence_url", "attribution", "modifications"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Beside the key what an import keeps up to date, of a dataset that the guide has taken in."""
        kept = OF_RELEASE if obj is not None and brings(obj) else ()
        return [*super().get_readonly_fields(request, obj), *kept]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The groups; where an import writes some fields, that is said."""
        sets = super().get_fieldsets(request, obj)
        if obj is None or not brings(obj):
            return sets
        said = {"description": "What cannot be changed here is the dataset’s own: each import brings it up to date."}
        return [(name, options | said if "release" in options["fields"] else options) for name, options in sets]


@admin.register(models.Author)
class AuthorAdmin(AggregateAdmin):
    fieldsets = [(None, {"fields": ["name", "slug", "about"]})]


@admin.register(models.SiteText)
class SiteTextAdmin(AggregateAdmin):
    asked_of_a_copy: ClassVar[list[str]] = []  # each has a place on the site that it was made for
    fieldsets = [(None, {"fields": ["name", "slug", "standfirst", "body"]})]


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    """What was published, when, by whom and why: to be read, never written. Publishing has its addresses here."""

    list_display = ["title", "kind", "number", "live_from", "retired", "withdrawn", "published_by", "note"]
    list_filter = ["kind", "live_from", "retired", "withdrawn"]
    list_select_related = ["published_by"]
    search_fields = ["title", "key", "note"]
    ordering = ["-published_at", "kind", "key"]
    fields = [
        *("kind", "key", "number", "slug", "title", "live_from", "retired", "successor", "merged", "withdrawn"),
        *("published_at", "published_by", "note"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        """Editions of what the person may see."""
        return super().get_queryset(request).filter(kind__in=kinds_seen(request)).defer("facts")

    def get_urls(self) -> list[Any]:
        """The pages that publish and withdraw, review and mend, tell the history and preview, before the list's own."""
        wrap = self.admin_site.admin_view
        return [
            path("publish/", wrap(publish_view), name="roles_edition_publish"),
            path("withdraw/<slug:kind>/<slug:key>/", wrap(withdraw_view), name="roles_edition_withdraw"),
            path("retire/<slug:kind>/<slug:key>/", wrap(retire_view), name="roles_edition_retire"),
            path("history/<slug:kind>/<slug:key>/", wrap(history_view), name="roles_edition_history"),
            path("history/<slug:kind>/<slug:key>/<int:number>/", wrap(edition_view), name="roles_edition_told"),
            path("review/<slug:kind>/<slug:key>/", wrap(review_view), name="roles_edition_review"),
            path("mend/<slug:kind>/<slug:key>/", wrap(mend_view), name="roles_edition_mend"),
            path("resume/<slug:kind>/<slug:key>/", wrap(resume_view), name="roles_edition_resume"),
            path("preview/<slug:kind>/<slug:key>/", wrap(preview_view), name="roles_edition_preview"),
            path("preview/<slug:kind>/<slug:key>/page/", wrap(previewed_view), name="roles_edition_previewed"),
            path("preview/<slug:kind>/<slug:key>/link/", wrap(share_view), name="roles_edition_share"),
            *super().get_urls(),
        ]


@admin.register(Activity)
class ActivityAdmin(ReadOnlyAdmin):
    """Who did what: to be read, never written."""

    list_display = ["title", "kind", "did", "who", "when", "comment"]
    list_filter = ["what", "at", "kind"]
    list_select_related = ["by"]
    search_fields = ["title", "key", "comment", "by__username"]
    fields = ["title", "kind", "key", "did", "who", "when", "comment", "edition"]

    @admin.display(description="did what")
    def did(self, entry: Activity) -> str:
        """What was done, in a few words."""
        return entry.said or entry.get_what_display()

    @admin.display(description="who", ordering="by__username")
    def who(self, entry: Activity) -> str:
        """Who did it."""
        return who(entry)

    @admin.display(description="when", ordering="pk")
    def when(self, entry: Activity) -> str:
        """When it was done."""
        return moment(entry.at)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Activity]:
        """Entries about what the person may see."""
        return super().get_queryset(request).filter(kind__in=kinds_seen(request)).defer("facts")
