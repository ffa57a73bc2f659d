"""What public datasets brought: told on the forms of what they made or added to, and listed to be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from roles.domain.changes import RecordChange
from roles.editing.history import page
from roles.editing.inlines import OWN
from roles.editing.lines import form_url, number_of, rows_anchor
from roles.editing.wording import short_names, titles_of
from roles.editions import facts as f
from roles.editions.datasets import brought, replaced_by_own
from roles.models import Imported, ImportedRoot, Role, RoleSkill, Source, rows_of
from roles.models.vocabulary import SkillKind
from roles.queries.wording import Titles, in_words, named, thing

MOST_LISTED = 500
"""So many facts of a sort stand on the page; a role has up to 2,750 other titles."""
UNSAID = frozenset({"dataset", "judged_by", "key", "order", "parent", "source"})
"""Fields that say where a fact comes from or stands, which is said of all of them together."""


@dataclass(frozen=True)
class Origin:
    """The dataset that made a thing, in words: “O*NET 29.2”; whether editors took it over, and whether it has facts."""

    dataset: str
    release: str
    adopted: bool
    facts: bool

    @property
    def named(self) -> str:
        """With its release."""
        return f"{self.dataset} {self.release}".strip()


@dataclass(frozen=True)
class Fact:
    """A dataset's fact: what it is about, what it says, who says it; whether an editor's row stands instead of it."""

    title: str
    says: str
    dataset: str
    replaced: bool
    own_url: str


@dataclass(frozen=True)
class Group:
    """Facts of one sort, the first of them, and how many more there are."""

    anchor: str
    heading: str
    facts: tuple[Fact, ...]
    more: int

    @property
    def number(self) -> int:
        """How many there are in all."""
        return len(self.facts) + self.more


def origin_of(root: Any) -> Origin | None:
    """Who made a root, if a dataset did. One query, none for an editor's."""
    if not isinstance(root, ImportedRoot) or root.dataset is None:
        return None
    return Origin(root.dataset.short_name, root.dataset.release, root.adopted, isinstance(root, Role))


def counted(root: Any) -> dict[str, str]:
    """{label of a model: “35 skills and 33 fields of knowledge from O*NET 29.2”} of what datasets say of a role.

    One query, none for anything else.
    """
    if not isinstance(root, Role) or root._state.adding:
        return {}
    first, *rest = (_counts(model, root.pk) for model in rows_of(Role) if issubclass(model, Imported))
    found: dict[str, list[str]] = {}
    for label, name, release, count, knowledge in first.union(*rest, all=True).order_by("_label", "_name"):
        parts = [number_of(knowledge, "field") + " of knowledge"] if knowledge else []
        if count > knowledge:
            parts.insert(0, _number(count - knowledge, f.models_of()[label]))
        found.setdefault(label, []).append(f"{' and '.join(parts)} from {name} {release}".strip())
    return {label: "; ".join(said) for label, said in found.items()}


def _counts(model: Any, key: str) -> QuerySet[Any]:
    knowledge = Q(skill__skill_kind=SkillKind.KNOWLEDGE) if model is RoleSkill else Q(pk=None)
    return (
        model.objects.of([key])
        .exclude(dataset=None)
        .order_by()
        .annotate(_label=Cast(Value(model._meta.label_lower), TextField()))
        .values("_label", _name=F("dataset__short_name"), _release=F("dataset__release"))
        .annotate(_count=Count("pk"), _knowledge=Count("pk", filter=knowledge))
        .values_list("_label", "_name", "_release", "_count", "_knowledge")
    )


def _number(count: int, model: Any) -> str:
    noun = str(model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural)
    return f"{count:,} {noun.removeprefix(f'{Role._meta.verbose_name} ')}"


def brings(source: Any) -> bool:
    """Whether an import keeps a source up to date: something that it brought is there. One query."""
    models_ = [model for model in f.models_of().values() if issubclass(model, (Imported, ImportedRoot))]
    there = (Exists(model._default_manager.filter(dataset=OuterRef("pk"))) for model in models_)
    return Source.objects.filter(reduce(or_, there), pk=source.pk).exists()


class OriginFilter(admin.SimpleListFilter):
    """Filters a list by who made its things: editors, a dataset, or a dataset whose work editors took over."""

    title = "who made it"
    parameter_name = "made"
    OWN, ADOPTED = "editors", "adopted"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Offer the datasets that made any; nothing where none did. One query."""
        made = model_admin.model._default_manager.order_by().values("dataset")
        names = list(Source.objects.filter(pk__in=made).order_by("short_name").values_list("pk", "short_name"))
        taken_over = (self.ADOPTED, "A dataset, taken over by editors")
        return [(self.OWN, "Editors"), *names, taken_over] if names else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep those of the origin chosen."""
        chosen = self.value()
        if chosen in (None, self.ADOPTED):
            return queryset.filter(adopted=True) if chosen else queryset
        return queryset.filter(dataset=None if chosen == self.OWN else chosen)


@require_safe
def brought_view(request: HttpRequest, model_admin: Any, root: Role | None) -> HttpResponse:
    """All that datasets say of a role, to be read; each fact with the way to write one's own instead."""
    if not model_admin.has_view_or_change_permission(request, root):
        raise PermissionDenied
    if root is None:
        raise Http404("There is no such role.")
    facts = f.build([(root.kind, root.pk)])[root.kind, root.pk]
    may_write = model_admin.has_change_permission(request, root)
    context = {
        "groups": _groups(root, facts, model_admin.inlines if may_write else ()),
        "root": root,
        "origin": origin_of(root),
    }
    return page(request, "brought", f"From public datasets: {root}", root, context)


def _groups(root: Role, facts: f.Facts, inlines: Iterable[Any]) -> list[Group]:
    """The facts sort by sort; the inlines say of which one may write one's own instead.

    One query for each kind of thing that they name.
    """
    found = [record for record in facts if brought(record)]
    replaced, titles = replaced_by_own(facts), titles_of(named(RecordChange("added", record) for record in found))
    datasets = short_names(record["fields"]["dataset"] for record in found)
    replaceable = {inline.model._meta.label_lower for inline in inlines if inline.begins_with}
    groups = []
    for label, of_label in groupby(found, key=lambda record: record["model"]):
        records, model = list(of_label), f.models_of()[label]
        told = [
            _fact(
                root,
                record,
                titles,
                datasets[record["fields"]["dataset"]],
                replaced=name in replaced,
                own=label in replaceable,
            )
            for record in records[:MOST_LISTED]
            for name in [f"{label}:{record['fields']['key']}"]
        ]
        heading = str(model._meta.verbose_name_plural).removeprefix(f"{Role._meta.verbose_name} ").capitalize()
        groups.append(Group(rows_anchor(model), heading, tuple(told), len(records) - len(told)))
    return groups


def _fact(root: Role, record: f.Record, titles: Titles, dataset: str, *, replaced: bool, own: bool) -> Fact:
    model: Any = f.models_of()[record["model"]]
    _, title = thing(model, record, titles)
    fields = record["fields"]
    said = [
        str(field.verbose_name) if fields[field.name] is True else f"{field.verbose_name}: {words}"
        for field in model._meta.concrete_fields
        if field.name in fields and field.name not in {*UNSAID, model.named_by.removesuffix("_id")}
        for words in [in_words(field, fields[field.name], titles)]
    ]
    query = urlencode({OWN: f"{model._meta.model_name}:{fields['key']}"})
    url = f"{form_url('role', root.pk)}?{query}#{rows_anchor(model)}" if own and not replaced else ""
    return Fact(title, " · ".join(said), dataset, replaced, url)


def add_counted(inlines: Iterable[Any], root: Any) -> None:
    """Give each group of a form's rows (the admin's inline formsets) what datasets say besides, as ``brought``."""
    said = counted(root)
    for inline in inlines:
        inline.brought = said.get(inline.opts.model._meta.label_lower, "")
