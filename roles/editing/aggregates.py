"""Editing an aggregate: the root and all its rows are one form, saved in one transaction or not at all."""

from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from roles.editing.drawing import PREVIEWED
from roles.editing.figures import warnings
from roles.editing.keeping import KeepsText
from roles.editing.lines import review_url
from roles.editing.recorded import SAVES, RecordedAdmin
from roles.editing.rows import FIELDS, ToldInTheForm
from roles.editing.standing import StandingFilter, badges, last_edition, moment, with_standing
from roles.editions import checks
from roles.editions import facts as f
from roles.editions.activity import Activity, What
from roles.models import Aggregate, PublishedCannotBeDeleted


class AggregateForm(ToldInTheForm):
    """The root's own fields, with the digest of the state that the editor was shown."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    refused: ClassVar[ValidationError | None] = None
    """What the database said to a first attempt to write what this form holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.initial["seen"] = self.instance.digest

    def clean(self) -> dict[str, Any] | None:
        """Refuse a save over somebody else's."""
        cleaned = super().clean()
        if not self.instance._state.adding and self.cleaned_data.get("seen") != self.instance.digest:
            self.add_error(None, _meanwhile(self.instance))
        if self.refused:
            self.add_error(None, self.refused)
        return cleaned


class AggregateAdmin(KeepsText, RecordedAdmin):
    """The admin of every kind of aggregate."""

    form = AggregateForm
    formfield_overrides = FIELDS
    list_display: Any = ["__str__", "status", "last"]
    list_filter: ClassVar[Any] = [StandingFilter]
    search_fields: ClassVar[Any] = ["name", "slug", "key"]
    prepopulated_fields: ClassVar[Any] = {"slug": ["name"]}
    readonly_fields = ["key"]
    actions = ["publish_selected"]

    class Media:
        js = ["js/admin-choices.js"]

    @admin.display(description="status")
    def status(self, root: Any) -> SafeString:
        """How the working copy stands to what readers see."""
        return badges(root)

    @admin.display(description="last edition", ordering="last_from")
    def last(self, root: Any) -> str:
        """Number and date of the latest edition."""
        return last_edition(root)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The roots with their standing."""
        return with_standing(super().get_queryset(request), at=timezone.now())

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """Whatever the root names is found by typing."""
        return [field.name for field in self.model._meta.concrete_fields if field.is_relation]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The kind's own groups; the key once there is one, and what was said on retiring once that was done."""
        sets = list(super().get_fieldsets(request, obj))
        if obj is not None and obj.retired:
            sets.append(("Retired", {"fields": ["retired", "successor"]}))
        if obj is not None:
            sets.append(("Permanent name", {"fields": ["key"], "classes": ["collapse"]}))
        return sets

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, told what the database refused if this is the second attempt."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refused = getattr(request, "refused", None)
        return form

    # --- Saving ----------------------------------------------------------------------------------

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show the form, or lock the root, read it again and save all of the form.

        What the database refuses only when it is written is told like any other mistake, in the form.
        """
        if request.method == "POST":
            try:
                with transaction.atomic():
                    if object_id is not None:
                        f.lock([(self.kind, unquote(object_id))])
                    return super().changeform_view(request, object_id, form_url, extra_context)
            except ValidationError as error:
                refused = error
            except IntegrityError:
                refused = ValidationError("Somebody else saved the same at the same moment. Check it, then save again.")
            request.refused = refused  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Wait: root and rows are written together, by ``save_related``."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Iterable[Any], change: bool) -> None:
        """Write root and rows and seal them: the one way in which the admin saves."""
        root = form.instance
        formsets = list(formsets)
        self.before_saving(root, formsets)
        root.save()
        for formset in formsets:
            formset.save()
        facts = f.seal([(self.kind, root.pk)])[self.kind, root.pk]
        for fault in checks.faults(facts):
            self.message_user(request, f"Before this can be published: {fault}", messages.WARNING)
        for sentence in warnings(request, (self.kind, root.pk), facts):
            self.message_user(request, sentence, messages.WARNING)

    def before_saving(self, root: Any, formsets: list[Any]) -> None:
        """Settle what follows from the rows, where something does.

        :raises ValidationError: for what the rows together must not say.
        """

    @property
    def kind(self) -> str:
        """The kind of aggregate that is edited here."""
        return str(self.model.kind)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Go on to the preview, to publishing or to the review if that is what was asked for."""
        return self._onward(request, obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Go on to the preview, to publishing or to the review if that is what was asked for."""
        return self._onward(request, obj) or super().response_post_save_change(request, obj)

    def _onward(self, request: HttpRequest, root: Any) -> HttpResponseRedirect | None:
        if "_preview" in request.POST:
            return HttpResponseRedirect(reverse("admin:roles_edition_preview", args=[self.kind, root.pk]))
        if "_publish" in request.POST and self.has_publish_permission(request):
            return HttpResponseRedirect(publish_url([(self.kind, root.pk)]))
        if "_submit" in request.POST:
            return HttpResponseRedirect(review_url(self.kind, root.pk))
        return None

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Add what the buttons and the line under the title need."""
        obj: Any = kwargs.get("obj")
        published = obj is not None and obj.last_number is not None
        context |= {
            "can_publish": self.has_publish_permission(request),
            "standing": badges(obj) if obj else "",
            "kind": self.kind,
            "previewed": self.kind in PREVIEWED,
            "published": published,
            "scheduled": published and obj.last_from > timezone.now(),
            "mending": obj is not None and obj.mend == What.MENDING,
            "show_delete": not published,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    # --- Publishing ------------------------------------------------------------------------------

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the person may publish what they may see here."""
        return request.user.has_perm("roles.publish") and self.has_view_or_change_permission(request)

    @admin.action(description="Publish selected %(verbose_name_plural)s…", permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Go to the page that publishes several together."""
        keys = list(queryset.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        if len(keys) > MOST_AT_ONCE:
            self.message_user(request, f"Choose at most {MOST_AT_ONCE} at a time.", messages.WARNING)
            return None
        return HttpResponseRedirect(publish_url((self.kind, key) for key in keys))

    # --- Deleting --------------------------------------------------------------------------------

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What would be deleted; what was published stands in the way."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        published = [f"“{root}” has been published. Retire it instead." for root in objs if root.last_number]
        return deleted, counts, lacking, [*published, *protected]

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Delete a draft; say why not if somebody published it or used it meanwhile."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except (PublishedCannotBeDeleted, ProtectedError) as error:
            self.message_user(request, _why(error), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:index"))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """List, or act on what is selected; deleting may be refused as in ``delete_view``."""
        try:
            return super().changelist_view(request, extra_context)
        except (PublishedCannotBeDeleted, ProtectedError) as error:
            self.message_user(request, _why(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())


MOST_AT_ONCE = 200


def publish_url(names: Iterable[f.Name]) -> str:
    """The page that asks whether to publish these."""
    query = urlencode([("name", f"{kind}:{key}") for kind, key in names])
    return f"{reverse('admin:roles_edition_publish')}?{query}"


def _why(error: Exception) -> str:
    if isinstance(error, ProtectedError):
        return "It is used elsewhere, so it was not deleted."
    return str(error)


def _meanwhile(root: Aggregate) -> SafeString:
    """Who saved the root since, as far as is known, and what to do about it."""
    entry = Activity.objects.of(root.kind, root.pk).filter(what__in=SAVES).select_related("by").defer("facts").first()
    who = f"{entry.by} saved it on {moment(entry.at)}" if entry else "It was saved"
    return format_html(
        "Somebody else saved this {} after you had opened it. {}. Nothing of yours is saved yet, and nothing is lost:"
        ' it is all below. Open <a href="{}" target="_blank" rel="noopener">what is saved now</a> in a new tab, add'
        " your changes there and save that.",
        root._meta.verbose_name,
        who,
        reverse(f"admin:roles_{root._meta.model_name}_change", args=[quote(root.pk)]),
    )
