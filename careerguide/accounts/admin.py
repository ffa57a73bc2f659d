"""People in the admin: invited, given groups, closed; never handed a password, never deleted once they have come."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse

from careerguide.accounts import invitations
from careerguide.accounts.adapter import post
from careerguide.accounts.factors import forget_factors
from roles.editing.standing import moment

INVITED_SESSION_KEY = "accounts.invited"  # [pk, link] of the invitation made last, to be shown once more

for model in (EmailAddress, Authenticator, User, Group):  # a second truth, secrets, and passwords given by others
    if admin.site.is_registered(model):
        admin.site.unregister(model)


def powers(user: Any) -> QuerySet[Permission]:
    """What somebody who is no superuser may do, or could if their account were not closed."""
    return Permission.objects.filter(Q(user=user) | Q(group__user=user))


def grantable(user: Any) -> QuerySet[Group]:
    """The groups that give nothing that ``user`` has not."""
    if user.is_superuser:
        return Group.objects.all()
    return Group.objects.exclude(permissions__in=Permission.objects.exclude(pk__in=powers(user).values("pk")))


def within(user: Any, other: User) -> bool:
    """Whether ``other`` may do nothing that ``user`` may not."""
    if user.is_superuser or other.is_superuser:
        return bool(user.is_superuser)
    return not powers(other).exclude(pk__in=powers(user).values("pk")).exists()


class PersonForm(forms.ModelForm):
    """An account; also the invitation to one."""

    def clean_email(self) -> str:
        """One account for an address, whatever its capitals."""
        email = str(self.cleaned_data["email"]).lower()
        other = User.objects.filter(email=email).exclude(pk=self.instance.pk).first() if email else None
        if other:
            raise forms.ValidationError(f"“{other.username}” has this address. One account for each, please.")
        return email


@admin.register(User)
class PersonAdmin(admin.ModelAdmin):
    """Who edits the guide."""

    form = PersonForm
    actions = None
    list_display = ("username", "name", "email", "state", "second_factor", "came")
    list_filter = ("is_active", "groups")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    invitation_fields = (
        (None, {"fields": ("email", "first_name", "last_name")}),
        ("What they may do", {"fields": ("groups",)}),
    )
    fieldsets = (
        (None, {"fields": ("username", "email", "first_name", "last_name", "came")}),
        ("What they may do", {"fields": ("is_active", "groups")}),
    )
    superusers_fieldset = (
        "For superusers",
        {"fields": ("is_staff", "is_superuser", "user_permissions"), "classes": ("collapse",)},
    )
    filter_horizontal = ("user_permissions",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """With whether there is a second factor, for the list."""
        held = Authenticator.objects.filter(user=OuterRef("pk"))
        return super().get_queryset(request).annotate(has_factor=Exists(held))

    @admin.display(description="account")
    def state(self, user: User) -> str:
        """How things stand, in a word or two."""
        if not user.is_active:
            return "Closed"
        return "Invited, has not come yet" if invitations.is_pending(user) else "Open"

    @admin.display(description="name")
    def name(self, user: User) -> str:
        """First and last."""
        return user.get_full_name() or "–"

    @admin.display(description="last signed in", ordering="last_login")
    def came(self, user: User) -> str:
        """When they last came."""
        return moment(user.last_login) if user.last_login else "–"

    @admin.display(description="second factor", boolean=True)
    def second_factor(self, user: Any) -> bool:
        """Whether there is one."""
        return bool(user.has_factor)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Of those alone who may do no more than oneself: their powers would be for the taking otherwise."""
        return super().has_change_permission(request, obj) and (obj is None or within(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody may: accounts are closed, and invitations withdrawn."""
        return False

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """An invitation asks less; some things are for superusers alone."""
        if obj is None:
            return self.invitation_fields
        return (*self.fieldsets, self.superusers_fieldset) if request.user.is_superuser else self.fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Nobody closes their own account, or takes their own powers."""
        own = ("is_active", "is_staff", "is_superuser") if obj == request.user else ()
        return ("came", *own)

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Say what the fields mean here."""
        form = super().get_form(request, obj, change, **kwargs)
        fields = form.base_fields
        for name, help_text in {
            "email": "The link to choose a password is sent here." if obj is None else "",
            "is_active": "Untick this to close the account: its owner is signed out at once, and what they did stays.",
            "groups": "You can give what you have yourself.",
        }.items():
            if name in fields:
                fields[name].help_text = help_text
        if "email" in fields:
            fields["email"].required = obj is None
        if "is_active" in fields:
            fields["is_active"].label = "Open"
        if "groups" in fields:
            fields["groups"].widget = fields["groups"].widget.widget  # without the ways to change groups on the side
        return form

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Groups to tick, of those that may be given."""
        if db_field.name == "groups":
            kwargs |= {"queryset": grantable(request.user), "widget": forms.CheckboxSelectMultiple}
            return db_field.formfield(**kwargs)
        if db_field.name == "user_permissions":
            kwargs["queryset"] = Permission.objects.select_related("content_type")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Everybody."""
        return super().changelist_view(request, {"title": "Accounts"})

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Invite somebody: the only way in which an account is made here."""
        only_save = {"show_save_and_continue": False, "show_save_and_add_another": False}
        return super().add_view(request, form_url, {"title": "Invite a colleague", **only_save})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The account, with the ways to what else can be done with it."""
        user = self.get_object(request, object_id)
        known = {
            "pending": user is not None and invitations.is_pending(user) and self._may_invite(request, user),
            "factors": user is not None and user.has_factor and self.has_change_permission(request, user),
        }
        return super().change_view(request, object_id, form_url, known)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Make a new account one that waits for its owner."""
        super().save_model(request, obj if change else invitations.prepare(obj), form, change)

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: Any = None) -> HttpResponse:
        """Send the invitation, and show its link."""
        return self._send(request, obj)

    def get_urls(self) -> list[Any]:
        """The pages of invitations and of lost factors, before the admin's own."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/invitation/", wrap(self.invitation_view), name="auth_user_invitation"),
            path("<int:pk>/factors/", wrap(self.factors_view), name="auth_user_factors"),
            *super().get_urls(),
        ]

    def invitation_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """An invitation that is under way: its link if it was made just now, a new one, or an end to it."""
        user = self._person(request, pk)
        if not self._may_invite(request, user):
            raise PermissionDenied
        if not invitations.is_pending(user):
            messages.info(request, f"“{user}” has taken up the invitation already.")
            return HttpResponseRedirect(reverse("admin:auth_user_changelist"))
        if "again" in request.POST:
            invitations.renew(user)
            return self._send(request, user)
        if "withdraw" in request.POST:
            self._log(request, user, DELETION, "Invitation withdrawn.")
            user.delete()
            messages.success(request, f"The invitation of {user.email} is withdrawn. Its link works no more.")
            return HttpResponseRedirect(reverse("admin:auth_user_changelist"))
        made_for, link = request.session.get(INVITED_SESSION_KEY, (None, ""))
        known = {"title": f"The invitation of {user.email}", "person": user, "days": invitations.GOOD_FOR.days}
        return self._page(request, "invitation", {**known, "link": link if made_for == user.pk else ""})

    def factors_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the second factors off the account of somebody who lost them, once it is said to be so."""
        user = self._person(request, pk)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        back = reverse("admin:auth_user_change", args=[user.pk])
        if request.method == "POST":
            by = request.user.get_username()
            forget_factors(user, by=by)
            self._log(request, user, CHANGE, "Second factors removed.")
            tell_of_removal(user, by=by)
            messages.success(request, f"“{user}” has no second factor now, and is asked for one at the next sign-in.")
            return HttpResponseRedirect(back)
        known = {"title": f"Remove the second factors of “{user}”?", "form": forms.Form(), "back": back}
        return self._page(request, "factors", {**known, "person": user})

    def _may_invite(self, request: HttpRequest, user: User) -> bool:
        return self.has_add_permission(request) and within(request.user, user)

    def _person(self, request: HttpRequest, pk: int) -> User:
        if not self.has_view_or_change_permission(request) and not self.has_add_permission(request):
            raise PermissionDenied
        user = User.objects.filter(pk=pk).first()
        if user is None:
            raise Http404("There is no such account.")
        return user

    def _send(self, request: HttpRequest, user: User) -> HttpResponse:
        link = invitations.link(user)
        request.session[INVITED_SESSION_KEY] = [user.pk, link]
        try:
            invitations.letter(user, link, sender=str(request.user)).send()
        except OSError:
            messages.warning(request, f"The mail to {user.email} could not be sent. Give them the link yourself.")
        else:
            messages.success(request, f"An invitation is on its way to {user.email}.")
        return HttpResponseRedirect(reverse("admin:auth_user_invitation", args=[user.pk]))

    def _log(self, request: HttpRequest, user: User, flag: int, message: str) -> None:
        LogEntry.objects.log_actions(int(request.user.pk or 0), [user], flag, change_message=message)

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        whole = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media, **context}
        return TemplateResponse(request, f"admin/accounts/{name}.html", whole)


@admin.register(Group)
class PowersAdmin(GroupAdmin):
    """What groups may do: for superusers to say, as anybody else could give themselves everything."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Superusers."""
        return bool(request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Superusers."""
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Superusers."""
        return bool(request.user.is_superuser)


def tell_of_removal(user: User, *, by: str) -> None:
    """Write to somebody whose second factors were removed, in case they know nothing of it."""
    if user.email:
        text = render_to_string("accounts/email/factors_removed.txt", {"by": by, "site_url": settings.SITE_URL})
        post(EmailMessage("Your second factors were removed", text, to=[user.email]))
