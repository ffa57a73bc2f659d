"""Editing an aggregate: the root and all its rows are one form, saved in one transaction or not at all."""

from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Case, ProtectedError, Q, QuerySet, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from roles.editing.brought import add_counted, origin_of
from roles.editing.conflict import bring_up_to_date
from roles.editing.drawing import PREVIEWED
from roles.editing.duplicate import duplicate_view
from roles.editing.fields import SeenField
from roles.editing.figures import warnings
from roles.editing.indexing import search_engines
from roles.editing.keeping import KeepsText
from roles.editing.lines import review_url
from roles.editing.on_site import list_link, site_url
from roles.editing.problems import problems
from roles.editing.recorded import RecordedAdmin
from roles.editing.rows import FIELDS, ToldInTheForm
from roles.editing.seen import seen
from roles.editing.standing import StandingFilter, badges, last_edition, with_standing
from roles.editions import checks
from roles.editions import facts as f
from roles.editions.activity import What
from roles.models import ImportedRoot, PublishedCannotBeDeleted
from roles.queries.live import LISTED, PAGES, Moment


class AggregateForm(ToldInTheForm):
    """The root's own fields, with a token of the state that the editor was shown."""

    seen = SeenField(required=False)
    give_back = forms.BooleanField(
        label="Give it back to the dataset",
        required=False,
        help_text="Tick to have the texts above written by the dataset again, from its next import on.",
    )
    refused: ClassVar[ValidationError | None] = None
    """What stands against writing what this form holds, whoever found it."""

    class Meta:
        help_texts: ClassVar[dict[str, str]] = {
            "key": "What links in texts and tables of figures call it. It is the first slug and never changes."
        }

    def clean(self) -> dict[str, Any] | None:
        """Refuse what is refused."""
        cleaned = super().clean()
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
    asked_of_a_copy: ClassVar[list[str]] = ["name", "slug"]
    """The fields that a duplicate must have of its own; none where nothing is to be duplicated."""
    emptied_in_a_copy: ClassVar[list[str]] = []
    """The fields that a duplicate begins without."""

    class Media:
        js = ["js/admin-choices.js", "js/admin-form.js"]

    @admin.display(description="status")
    def status(self, root: Any) -> SafeString:
        """How the working copy stands to what readers see."""
        return badges(root)

    @admin.display(description="last edition", ordering="last_from")
    def last(self, root: Any) -> str:
        """Number and date of the latest edition."""
        return last_edition(root)

    @admin.display(description="on the site")
    def on_site(self, root: Any) -> SafeString | str:
        """A link to what readers see."""
        return list_link(root)

    def get_list_display(self, request: HttpRequest) -> Any:
        """The kind's own columns, and the way to the page if each has one."""
        return [*self.list_display, *(["on_site"] if self.kind in {*PAGES, *LISTED} else [])]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The roots with their standing."""
        return with_standing(super().get_queryset(request), at=timezone.now())

    def get_ordering(self, request: HttpRequest) -> Any:
        """What editors made or took over first, then what datasets keep up; by name."""
        if not issubclass(self.model, ImportedRoot):
            return super().get_ordering(request)
        return [Case(When(Q(dataset=None) | Q(adopted=True), then=0), default=1), *(self.opts.ordering or ())]

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """Whatever the root names is found by typing."""
        return [field.name for field in self.model._meta.concrete_fields if field.is_relation]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The kind's own groups; the key once there is one, and what was said on retiring once that was done."""
        sets = list(super().get_fieldsets(request, obj))
        if obj is not None and obj.retired:
            sets.append(("Retired", {"fields": ["retired", "successor", "merged"]}))
        if obj is not None and getattr(obj, "adopted", False):
            sets.append(("Taken over from a dataset", {"fields": ["give_back"]}))
        if obj is not None:
            sets.append(("Permanent name", {"fields": ["key"], "classes": ["collapse"]}))
        return sets

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, told what stands against saving it."""
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

        If somebody saved it meanwhile, the form is shown again with their changes in it. What the database refuses
        only when it is written is told like any other mistake, in the form.
        """
        if request.method == "POST":
            try:
                with transaction.atomic():
                    if object_id is not None and "_saveasnew" not in request.POST:
                        f.lock([(self.kind, unquote(object_id))])
                        self._bring_up_to_date(request, object_id)
                    return super().changeform_view(request, object_id, form_url, extra_context)
            except ValidationError as error:
                refused = error
            except IntegrityError:
                refused = ValidationError("Somebody else saved the same at the same moment. Check it, then save again.")
            request.refused = refused  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _bring_up_to_date(self, request: HttpRequest, object_id: str) -> None:
        """Put into the request what others saved since its form was opened."""
        root = self.get_object(request, unquote(object_id))
        if root is None or not self.has_change_permission(request, root):
            return  # Django has the answer to both
        form, formsets = self._sent_forms(request, root)
        brought = bring_up_to_date(request, root, form, formsets, now=timezone.now())
        request.POST = brought.data  # type: ignore[assignment]
        request.conflict = brought.conflict  # type: ignore[attr-defined]
        request.refused = brought.conflict and brought.conflict.error  # type: ignore[attr-defined]

    def _sent_forms(self, request: HttpRequest, root: Any) -> tuple[Any, list[Any]]:
        """The form of a root and those of its rows as they were sent."""
        form = self.get_form(request, root, change=True)(request.POST, instance=root)
        kinds_of_rows = [
            formset(**self.get_formset_kwargs(request, root, inline, formset.get_default_prefix()))
            for formset, inline in self.get_formsets_with_inlines(request, root)
        ]
        return form, kinds_of_rows

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """What a group of rows is made with; a row that is to stand instead of a dataset's begins as that one does."""
        begun = {"initial": [inline.begun]} if inline.begun else {}
        return {**super().get_formset_kwargs(request, obj, inline, prefix), **begun}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Wait: root and rows are written together, by ``save_related``."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Iterable[Any], change: bool) -> None:
        """Write root and rows and seal them: the one way in which the admin saves."""
        root = form.instance
        formsets = list(formsets)
        self.before_saving(root, formsets)
        self._adopt(request, root, form)
        root.save()
        for formset in formsets:
            formset.save()
        facts = f.seal([(self.kind, root.pk)])[self.kind, root.pk]
        for fault in checks.faults(facts):
            self.message_user(request, f"Before this can be published: {fault}", messages.WARNING)
        for sentence in warnings(request, (self.kind, root.pk), facts):
            self.message_user(request, sentence, messages.WARNING)

    def _adopt(self, request: HttpRequest, root: Any, form: Any) -> None:
        """What a dataset made is the editors' own as soon as they change its texts, until they give it back."""
        origin = origin_of(root)
        if origin is None:
            return
        facts = " Its skills, tasks and other facts are still kept up to date." if origin.facts else ""
        if form.cleaned_data.get("give_back"):
            root.adopted = False
            said = f"The next import of {origin.dataset} writes the texts of this page again."
            self.message_user(request, said, messages.INFO)
        elif not root.adopted and {field.name for field in root._meta.concrete_fields} & set(form.changed_data):
            root.adopted = True
            said = f"From now on this page’s own texts are yours: {origin.dataset}’s next release will not change them."
            self.message_user(request, said + facts, messages.INFO)

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
        if obj is not None and request.method != "POST":
            rows = (row for inline in context["inline_admin_formsets"] for row in inline.formset.get_queryset())
            context["adminform"].form.initial["seen"] = seen(obj, rows, at=timezone.now()).token()
        add_counted(context["inline_admin_formsets"], obj)
        context |= {
            "origin": origin_of(obj),
            "errors": None,  # told in "problems", each with the way to its field
            "can_publish": self.has_publish_permission(request),
            "standing": badges(obj) if obj else "",
            "kind": self.kind,
            "previewed": self.kind in PREVIEWED,
            "published": published,
            "scheduled": published and obj.last_from > timezone.now(),
            "mending": obj is not None and obj.mend == What.MENDING,
            "show_delete": not published,
            "conflict": getattr(request, "conflict", None),
            "problems": problems(context["adminform"].form, context["inline_admin_formsets"]),
            "search_engines": search_engines(obj, Moment(timezone.now())) if obj else "",
            "site_url": site_url(obj, Moment(timezone.now())) if obj else "",
            "duplicable": bool(self.asked_of_a_copy) and self.has_add_permission(request),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    # --- Duplicating -----------------------------------------------------------------------------

    def get_urls(self) -> list[Any]:
        """The page that duplicates, before the admin's own."""
        name = f"roles_{self.opts.model_name}_duplicate"
        own = path("<path:object_id>/duplicate/", self.admin_site.admin_view(self.duplicate), name=name)
        return [own, *super().get_urls()]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def duplicate(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Make a draft that begins as a copy."""
        return duplicate_view(request, self, self.get_object(request, unquote(object_id)))

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
        name = str(self.opts.verbose_name_plural)
        try:
            return super().changelist_view(request, {"title": name[:1].upper() + name[1:], **(extra_context or {})})
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
