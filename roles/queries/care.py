"""What is saved, as far as the desk asks about it: the working copies of what readers see, and where links stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, reduce
from operator import or_
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, URLField, Value
from django.db.models.functions import Cast, Coalesce

from roles import models as m
from roles.domain import records as r
from roles.domain.care import Kept, KeptComparison, is_dead
from roles.editions import facts as f
from roles.editions.facts import models_of, naming_fields
from roles.editions.models import Edition
from roles.models import Aggregate, LinkCheck, Row
from roles.models.base import root_of
from roles.prose import ProseTooLong, links

HAS: dict[str, tuple[type[Row], str]] = {
    "answers": (m.DimensionText, "dimension"),
    "certifications": (m.RoleCertification, "certification"),
    "courses": (m.RoleCourse, "course"),
    "metrics": (m.Metric, "term"),
    "responsibilities": (m.Responsibility, "key"),
    "skills": (m.RoleSkill, "skill"),
    "tools": (m.RoleTool, "tool"),
}
"""The parts of a profile that are rows, and what one row of each is about."""


@dataclass(frozen=True)
class Where:
    """A field of a working copy: its root, and for a row its model and its place among its like, counted from 0."""

    kind: str
    key: str
    title: str
    model: str
    field: str
    place: int = 0


@dataclass(frozen=True)
class DeadLink:
    """An address that leads nowhere, and one of the places where it stands."""

    check: LinkCheck
    where: Where


def kept_roles(*, at: datetime) -> tuple[Kept, ...]:
    """Every role that readers see and editors have a part in, as it is saved: their own, what stands in their
    comparisons and paths, and what they gave a figure of their own. Five queries, whatever datasets brought besides.
    """
    roles = _seen(m.Role, at).filter(_editors_part())
    salaries = _rows_of_roles(m.Salary, r.Salary, "country", "currency", "amount", "statistic", "p50", "source")
    claims = _rows_of_roles(m.Claim, r.Claim, "point", "heading", "figure", "unit", "source")
    official: dict[str, set[str]] = defaultdict(set)
    paid = m.Salary.objects.filter(parent__in=roles.values("pk")).exclude(dataset=None).order_by()
    for key, country in paid.values_list("parent_id", "country").distinct():
        official[key].add(country)
    has: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    parts = [
        model.objects.of(roles.values_list("pk", flat=True))
        .order_by()
        .annotate(part=_text(part), thing=Cast(thing, TextField()))
        .values_list("part", "parent_id", "thing")
        for part, (model, thing) in HAS.items()
    ]
    for part, key, thing in _together(parts):
        has[key][part].add(thing)
    found = []
    listed = roles.values_list("key", "name", "reviewed_on", "description", "dataset_id", "adopted", named=True)
    for role in listed:
        if role.description:
            has[role.key]["description"].add("text")
        found.append(
            Kept(
                key=role.key,
                name=role.name,
                reviewed_on=role.reviewed_on,
                salaries=tuple(salaries[role.key]),
                claims=tuple(claims[role.key]),
                has={part: frozenset(things) for part, things in has[role.key].items()},
                official=frozenset(official[role.key]),
                kept_up=role.dataset_id is not None and not role.adopted,
            )
        )
    return tuple(found)


def _editors_part() -> Q:
    """The condition on roles that editors have a part in."""
    figures = (model.objects.filter(dataset=None).values("parent") for model in (m.Salary, m.Claim))
    used = (m.ComparedRole.objects.values("role"), m.Step.objects.exclude(role=None).values("role"), *figures)
    return reduce(or_, (Q(pk__in=keys.order_by()) for keys in used), Q(dataset=None) | Q(adopted=True))


def _rows_of_roles(model: type[Row], shape: type[Any], *fields: str) -> dict[str, list[Any]]:
    """The editors' own rows of every role in their order, without their prose. One query."""
    found: dict[str, list[Any]] = defaultdict(list)
    names = ("key", "order", "as_of", "as_of_precision", *fields)
    prose = {"statement": r.NO_PROSE} if shape is r.Claim else {}
    for values in f.own_rows(model).order_by("parent", "order").values("parent_id", *names):
        found[values.pop("parent_id")].append(shape(**values, **prose))
    return found


def kept_paths(*, at: datetime) -> tuple[tuple[str, ...], ...]:
    """The roles of every path that readers see, each from the first step up. One query."""
    steps: dict[str, list[str]] = defaultdict(list)
    rows = m.Step.objects.filter(parent__in=_seen(m.Path, at)).exclude(role=None).order_by("parent", "order")
    for path, role in rows.values_list("parent_id", "role_id"):
        steps[path].append(role)
    return tuple(map(tuple, steps.values()))


def kept_comparisons(*, at: datetime) -> tuple[KeptComparison, ...]:
    """Every editorial comparison that readers see. Three queries."""
    compared, sections = (_by_parent(*rows) for rows in ((m.ComparedRole, "role_id"), (m.Section, "section_kind")))
    return tuple(
        KeptComparison(key=key, title=title, roles=tuple(compared[key]), sections=tuple(sections[key]))
        for key, title in _seen(m.Comparison, at).values_list("key", "heading")
    )


def _by_parent(model: type[Row], field: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for parent, value in model.objects.order_by("parent", "order").values_list("parent_id", field):
        found[parent].append(value)
    return found


def sources_and_used(*, at: datetime) -> tuple[dict[str, str], set[str]]:
    """The names of the sources that readers see, by key; and the keys that any working copy names. Three queries."""
    sources = dict(_seen(m.Source, at).values_list("key", "name"))
    named = [
        model._default_manager.order_by().exclude(**{field: None}).values_list(f"{field}_id").distinct()
        for label, model in models_of().items()
        for field, kind in naming_fields(label)[0]
        if kind == m.Source.kind and field != "successor"
    ]
    used = {key for (key,) in _together(named)}
    cited = [found.values_list("_text") for _, _, found in _prose("[[source:")]
    for (text,) in _together(cited):
        used.update(part.partition("]]")[0].partition("|")[0].strip() for part in text.split("[[source:")[1:])
    return sources, used


def links_checked_at() -> datetime | None:
    """When an outside address was last asked; None if that has never been done. One query."""
    return LinkCheck.objects.order_by("-checked_at").values_list("checked_at", flat=True).first()


def dead_links() -> tuple[DeadLink, ...]:
    """Every place in what is saved where a dead address stands. One query, or three if there are dead ones."""
    dead = {check.url: check for check in LinkCheck.objects.order_by("url") if is_dead(check.status)}
    if not dead:
        return ()
    found = [
        DeadLink(dead[text], Where(kind, key, title, model, field, place))
        for kind, key, title, model, field, place, text in _together(_placed(_addresses(dead)))
    ]
    for kind, key, title, model, field, place, text in _together(_placed(_prose("://"))):
        where = Where(kind, key, title, model, field, place)
        found += [DeadLink(dead[url], where) for url in links_in(text) if url in dead]
    return tuple(sorted(found, key=lambda link: (link.where.title.casefold(), link.where.key, link.check.url)))


def links_in(markdown: str) -> tuple[str, ...]:
    """The outside addresses of a text; none of one too long to be read, which its field refuses."""
    try:
        return links(markdown) if "://" in markdown else ()
    except ProseTooLong:
        return ()


@cache
def address_fields() -> tuple[tuple[str, str], ...]:
    """(model, field) of every field that holds an outside address."""
    return tuple(
        (label, field.name)
        for label, model in models_of().items()
        for field in model._meta.concrete_fields
        if isinstance(field, URLField)
    )


type Texts = tuple[type[Any], str, QuerySet[Any, Any]]
"""A model, its field, and the records whose ``_text`` that field is."""


def _addresses(urls: Iterable[str]) -> Iterator[Texts]:
    """The records that hold one of the addresses in a field of its own."""
    for label, field in address_fields():
        model = models_of()[label]
        yield model, field, _texts(model, field).filter(**{f"{field}__in": list(urls)})


def _prose(words: str) -> Iterator[Texts]:
    """The records whose prose holds the words."""
    for label, model in models_of().items():
        for field in naming_fields(label)[1]:
            yield model, field, _texts(model, field).filter(**{f"{field}__contains": words})


def _texts(model: type[Any], field: str) -> QuerySet[Any, Any]:
    """Records with a text of theirs, roots and rows that editors can mend: a dataset's rows are its own to change."""
    found = f.own_rows(model) if issubclass(model, Row) else model._default_manager.all()
    return found.order_by().annotate(_text=Cast(field, TextField()))


def _placed(texts: Iterable[Texts]) -> Iterator[QuerySet[Any, Any]]:
    """(kind, key, title, model, field, place, text) of each record that is not retired, for ``_together``."""
    for model, field, found in texts:
        row = issubclass(model, Row)
        root: type[Aggregate] = root_of(model) if row else model
        owner = "parent__" if row else ""
        before = (
            model.objects.filter(parent=OuterRef("parent"), order__lt=OuterRef("order"))
            .order_by()
            .values("parent")
            .annotate(count=Count("pk"))
            .values("count")
            if row
            else None
        )
        place = Coalesce(Subquery(before), 0) if before is not None else Value(0)
        yield (
            found.filter(**{f"{owner}retired": False})
            .annotate(
                _kind=_text(root.kind),
                _key=F("parent_id" if row else "key"),
                _title=Cast(f"{owner}{root.name_field}", TextField()),
                _model=_text(model._meta.label_lower),
                _field=_text(field),
                _place=Cast(place, IntegerField()),
            )
            .values_list("_kind", "_key", "_title", "_model", "_field", "_place", "_text")
        )


def _text(words: str) -> Cast:
    """Words as a column, whose type PostgreSQL would otherwise have to guess."""
    return Cast(Value(words), TextField())


def _together(found: Iterable[QuerySet[Any, Any]]) -> Iterable[Any]:
    """The rows of several lists of the same columns. One query."""
    first, *rest = found
    return first.union(*rest, all=True).order_by() if rest else first


def _seen(model: type[Aggregate], at: datetime) -> QuerySet[Any]:
    """The roots that readers see and that are not being retired."""
    live = Edition.objects.live(at).filter(kind=model.kind).order_by().values("key")
    return model._default_manager.filter(pk__in=live, retired=False)
