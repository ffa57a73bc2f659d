"""Retiring from the admin: what refers to the page, what is put in its place there, and both as one step."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from roles.editing.candidates import (
    NoteForm,
    Seen,
    asking_page,
    back_to,
    candidates,
    root_to_publish,
    seen_in,
    sent,
    ways_to,
)
from roles.editing.impact import ImpactTold, meanwhile, told_of
from roles.editing.lines import Onward, field_anchor, form_url
from roles.editing.publishing import log
from roles.editing.standing import moment
from roles.editions import facts as f
from roles.editions.facts import Name
from roles.editions.publish import Refused
from roles.editions.retirement import IDENTITY, Replaced, replaced, retire
from roles.models import Aggregate, Comparison, Role, kinds
from roles.queries.care import Where
from roles.queries.impact import State, states
from roles.queries.live import LISTED, PAGES
from roles.queries.referring import Referrer, by_datasets, referrers

AT_AN_ADDRESS = frozenset({*PAGES, "family"})
"""Kinds with an address of their own, at which readers can be told of a retirement or led on."""
TOLD, LED = "told", "led"


class RetireForm(NoteForm):
    """What readers of the retired page are sent to and how, what is put in its place, and why it is retired."""

    readers = forms.ChoiceField(
        label="Its readers",
        choices=[
            (TOLD, "are told that it is retired, and where to go instead"),
            (LED, "are led straight to the successor: the two are one now"),
        ],
        initial=TOLD,
        required=False,
        widget=forms.RadioSelect,
    )

    class Media:
        js = ["js/admin-choices.js"]

    def __init__(self, root: Aggregate, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = type(root)._default_manager.exclude(pk=root.pk).exclude(retired=True)
        self.fields["successor"] = _choice(
            root, others, "Where its readers should go instead, if there is such a page. It has to be live."
        )
        self.fields["replacement"] = _choice(
            root, others, "Put this in its place wherever you may change what refers to it. Often the successor."
        )
        if root.kind not in AT_AN_ADDRESS:
            del self.fields["readers"]
        if root.kind == Comparison.kind:
            del self.fields["successor"]
        self.order_fields(["successor", "readers", "replacement", "note"])

    def clean(self) -> dict[str, Any]:
        """Ask for the successor if readers are to be led there."""
        cleaned = super().clean() or self.cleaned_data
        if self.merging and not cleaned.get("successor") and "successor" not in self.errors:
            self.add_error("successor", "Choose the page that this one is one with now.")
        return cleaned

    @property
    def successor(self) -> Any:
        """What was chosen to come after it; None if nothing was."""
        return self.cleaned_data.get("successor")

    @property
    def merging(self) -> bool:
        """Whether readers are to be led straight to the successor."""
        return self.cleaned_data.get("readers") == LED


def _choice(root: Aggregate, others: Any, help_text: str) -> forms.ModelChoiceField:
    widget = AutocompleteSelect(type(root)._meta.get_field("successor"), admin.site)
    return forms.ModelChoiceField(others, required=False, widget=widget, help_text=help_text)


@dataclass(frozen=True)
class ReferrerTold:
    """What refers to the page: where it is edited, how it stands, the fields to mend, and what stands in the way."""

    title: str
    url: str
    standing: str
    places: tuple[Onward, ...]
    hindrance: str = ""
    onward: Onward | None = None


@dataclass(frozen=True)
class Plan:
    """What retiring would write besides: the facts of each working copy, and those that are published with it."""

    replaced: dict[Name, Replaced]
    published: tuple[Name, ...]
    dropped: tuple[str, ...]
    mixed: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def retire_view(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Show what refers to a page and offer another in its place; then retire it and publish all that as one step.

    What would be replaced is shown before it is done: a press that had not shown this very state only shows it.
    """
    root, now = root_to_publish(request, (kind, key)), timezone.now()
    published = root.live_number is not None
    form = RetireForm(root, sent(request))
    found = referrers(root_name := (kind, key), at=now)
    plan = Plan({}, (), (), ())
    shown = seen_in(request)
    chosen = form.cleaned_data if request.method == "POST" and published and form.is_valid() else None
    if chosen and chosen["replacement"]:
        plan = _plan(request, root_name, chosen["replacement"].pk, found)
    involved = candidates([root_name, *plan.replaced], now)
    if chosen and "_show" not in request.POST:
        if {each.name for each in involved} != shown.keys():
            form.add_error(None, "Look at what would change, then press again.")
        elif editions := _retired(request, form, root_name, plan, shown):
            _put_on_record(request, root, chosen["replacement"], plan)
            messages.success(request, _done(root, form, editions, plan))
            return HttpResponseRedirect(back_to([root_name]))
    context = {
        "form": form,
        "root": root,
        "published": published,
        "becomes": _becomes(root, form if chosen else None),
        "involved": involved,
        "meanwhile": meanwhile(shown, involved),
        "groups": _groups(request, found),
        "brought": len(by_datasets(root_name) - {root_name}),
        "unseen": sum(not _sees(request, each.name[0]) for each in found),
        "plan": plan,
        "impact": _impact(root_name, plan) if published else None,
    }
    return asking_page(request, "retire", f"Retire: {root}", ways_to([root_name], str(root)), context)


def _plan(request: HttpRequest, old: Name, new_key: str, found: Iterable[Referrer]) -> Plan:
    """The replacement in every working copy that names the thing and that the person may change."""
    made = {each.name: replaced(each.facts, old, new_key) for each in found if _may_change(request, each.name[0])}
    facts = {each.name: each.facts for each in found}
    made = {name: done for name, done in made.items() if done.facts != facts[name]}
    together = [each for each in found if each.name in made and each.published]
    return Plan(
        made,
        tuple(each.name for each in together),
        tuple(_words(record, facts[name]) for name, done in made.items() for record in done.dropped),
        tuple(each.title for each in together if each.differs),
    )


def _words(record: f.Record, facts: f.Facts) -> str:
    row: Any = f.instance(record)
    root = f.instance(facts[0])
    noun = str(row._meta.verbose_name).removeprefix(f"{root._meta.verbose_name} ")
    return f"the {noun} “{str(row).replace('-', ' ')}” of “{root}”"


def _retired(
    request: HttpRequest, form: RetireForm, name: Name, plan: Plan, shown: dict[Name, Seen]
) -> list[Any] | None:
    """The editions that say so; None if something stands in the way, which the form then says."""
    try:
        return retire(
            name,
            successor=form.successor.pk if form.successor else "",
            merged=form.merging,
            now=timezone.now(),
            by=request.user,
            note=form.cleaned_data["note"],
            replacing={each: done.facts for each, done in plan.replaced.items()},
            also=plan.published,
            base={each: seen.number for each, seen in shown.items()},
            seen={each: seen.digest for each, seen in shown.items()},
        )
    except Refused as refused:
        form.add_error(None, list(refused.reasons))
        return None


def _put_on_record(request: HttpRequest, root: Any, replacement: Any, plan: Plan) -> None:
    """Who put another thing in its place; the retirement and what was published with it are on record already."""
    roots = [kinds()[kind]._default_manager.get(pk=key) for kind, key in plan.replaced]
    log(request, roots, f"Put “{replacement}” in the place of “{root}”.")


def _becomes(root: Aggregate, form: RetireForm | None) -> str:
    """What readers find at the thing's address afterwards, as far as that is decided."""
    if root.kind == Comparison.kind:
        return "What editors wrote will be gone; its address then shows what the guide computes of the same roles."
    if root.kind in LISTED:
        return "It will leave the list on which it stands. Links to its place there lead to its successor’s, if any."
    if root.kind not in AT_AN_ADDRESS:
        return "It will leave the pages on which it stands."
    gone = f"“{root}” will leave lists, search and the sitemap."
    if form is None:
        return f"{gone} Its address stays: it says that the page is retired, or leads straight to another."
    also = "; so does every comparison and move with it" if root.kind == Role.kind else ""
    if form.merging:
        there = ", with that role in place of this one" if also else ""
        return f"{gone} Its address leads to “{form.successor}”{also}{there}."
    named = f" and names “{form.successor}”" if form.successor else ""
    return f"{gone} Its address says that it is retired{named}{also}."


def _done(root: Any, form: RetireForm, editions: list[Any], plan: Plan) -> str:
    others = [edition.title for edition in editions if edition.name != (root.kind, root.pk)]
    also = f" Published with it: {', '.join(others)}." if others else ""
    dropped = f" Left out, because it stood there already: {', '.join(plan.dropped)}." if plan.dropped else ""
    if form.merging:
        return f"“{root}” is one with “{form.successor}” now. Its address leads there.{also}{dropped}"
    said = " Its address now says so." if root.kind in AT_AN_ADDRESS else ""
    return f"“{root}” is retired.{said}{also}{dropped}"


def _impact(name: Name, plan: Plan) -> ImpactTold:
    now = timezone.now()
    written = states([name, *plan.published], at=now)
    after = {each: State(written[each].before, plan.replaced[each].facts) for each in plan.published}
    return told_of({name: State(written[name].before, None), **after}, at=now)


# --- What refers to it ---------------------------------------------------------------------------------


def _groups(request: HttpRequest, found: Iterable[Referrer]) -> list[tuple[str, list[ReferrerTold]]]:
    seen = [each for each in found if _sees(request, each.name[0])]
    return [
        (str(kinds()[kind]._meta.verbose_name_plural).capitalize(), [_told(request, each) for each in group])
        for kind, group in groupby(seen, key=lambda each: each.name[0])
    ]


def _told(request: HttpRequest, each: Referrer) -> ReferrerTold:
    hindrance, onward = "", None
    if any(place.model == IDENTITY for place in each.places):
        hindrance = "A comparison is named after its roles, so no other can take its place there. Retire it first."
        onward = Onward("Retire it…", reverse("admin:roles_edition_retire", args=each.name))
    elif each.scheduled:
        hindrance = "What is scheduled of it refers to this page too. Withdraw that first."
        onward = Onward("Withdraw…", reverse("admin:roles_edition_withdraw", args=each.name))
    elif each.brought:
        hindrance = (
            "A public dataset says so, and nobody can change that here. It goes when an import no longer brings it, or"
            " with the whole dataset."
        )
    elif each.live and not each.places:
        hindrance = "Its working copy has let go of this page already: publish that."
    elif not _may_change(request, each.name[0]):
        hindrance = "You may not change it. Ask somebody who may."
    standing = ["readers see it" if each.live else "not in what readers see"]
    standing += [f"scheduled for {moment(at)}" for at in each.scheduled]
    places = tuple(Onward(_field(place), _url(each.name, place)) for place in each.places)
    return ReferrerTold(each.title, form_url(*each.name), ", ".join(standing), places, hindrance, onward)


def _field(place: Where) -> str:
    model = f.models_of()[place.model]
    return f"{model._meta.verbose_name}: {model._meta.get_field(place.field).verbose_name}"  # type: ignore[union-attr]


def _url(name: Name, place: Where) -> str:
    return form_url(*name, field_anchor(f.models_of()[place.model], place.field, place.place))


def _sees(request: HttpRequest, kind: str) -> bool:
    return admin.site.get_model_admin(kinds()[kind]).has_view_or_change_permission(request)


def _may_change(request: HttpRequest, kind: str) -> bool:
    model_admin = admin.site.get_model_admin(kinds()[kind])
    return model_admin.has_change_permission(request) and model_admin.has_publish_permission(request)  # type: ignore[attr-defined]
