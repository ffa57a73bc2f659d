"""What every aggregate and every row of one has in common.

An *aggregate* is what an editor publishes at once: a root (a role, a skill, a path) with its rows.
The root's ``key`` is permanent and is its primary key, so a foreign key already holds the natural key that
fixtures, editions and references use. Rows hang on their root by ``parent`` and have a key of their own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.text import slugify

from roles.domain.prose import FIGURES, Reference
from roles.models.fields import SLUG_ERROR, SLUG_PATTERN, ProseField, SlugField
from roles.models.register import SLUG_TAKEN, Address
from roles.prose import ProseTooLong, references

MERGED_INTO_NOTHING = "A page is one with another only if that is its successor. Choose it, or clear the tick."
CIRCLE = "These successors lead round in a circle. Choose one that is live."


DATASETS_FROM = 1_000_000
"""Places of rows from here on belong to datasets: an editor's rows always stand before them."""
DATASETS_KEYS = ("onet-", "oews-", "esco-")
"""So begin the keys of rows that datasets bring, and no key that is made or typed for an editor's row."""


class PublishedCannotBeDeleted(Exception):
    """What readers once saw is changed or retired, never deleted."""


class AggregateQuerySet(models.QuerySet[Any]):
    """Bulk deletion asks each object, so that nothing that was public is lost."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete one by one, all or none; refuse as ``Aggregate.delete`` does."""
        counts: dict[str, int] = {}
        with transaction.atomic():
            for instance in self:
                for label, count in instance.delete()[1].items():
                    counts[label] = counts.get(label, 0) + count
        return sum(counts.values()), counts

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class Aggregate(models.Model):
    """The root of an aggregate: permanent key, changeable slug, and the digest of its saved state."""

    kind: ClassVar[str]
    name_field: ClassVar[str] = "name"

    key = SlugField(
        primary_key=True,
        editable=False,
        help_text="Permanent name in fixtures, links and the API. It is the first slug and never changes.",
    )
    slug = SlugField(
        unique=True,
        help_text="The last part of the address. Change it with care: the old address will redirect here.",
        error_messages={"unique": "Another page already uses this slug."},
    )
    retired = models.BooleanField(
        default=False,
        help_text="Tick to take the page out of the guide. Its address stays and names the successor.",
    )
    successor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="What readers of a retired page are sent to.",
    )
    merged = models.BooleanField(
        "one with its successor",
        default=False,
        help_text="Tick if the successor is the same thing now: readers are led straight to it, and not told of this.",
    )
    digest = models.CharField(max_length=64, blank=True, default="", editable=False)

    successor_id: str | None

    objects = AggregateQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(slug__regex=SLUG_PATTERN),
                name="%(class)s_slug_form",
                violation_error_message=SLUG_ERROR,
            ),
            models.CheckConstraint(
                condition=Q(key__regex=SLUG_PATTERN),
                name="%(class)s_key_form",
                violation_error_message=SLUG_ERROR,
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | Q(retired=True),
                name="%(class)s_successor_when_retired",
                violation_error_message="Only a retired page has a successor. Tick “retired” or clear it.",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=F("key")),
                name="%(class)s_not_its_own_successor",
                violation_error_message="A page cannot be its own successor.",
            ),
            models.CheckConstraint(
                condition=Q(merged=False) | Q(successor__isnull=False),
                name="%(class)s_merged_into_its_successor",
                violation_error_message=MERGED_INTO_NOTHING,
            ),
        ]

    def __str__(self) -> str:
        return str(getattr(self, self.name_field))

    @property
    def title(self) -> str:
        """What the live page is called."""
        return str(self)

    def clean(self) -> None:
        """Check references in prose, that the slug is free, and that a chain of successors ends. A few queries."""
        clean_prose(self)
        key, others = self.key or self.slug, type(self)._default_manager.all()
        owned = Address.objects.filter(kind=self.kind, slug=self.slug).exclude(key=key)
        if owned.exists() or (self._state.adding and others.filter(pk=key).exists()):
            raise ValidationError({"slug": SLUG_TAKEN})
        if self.successor_id is not None:
            successors = dict(others.exclude(successor=None).values_list("pk", "successor"))
            if in_circle(key, successors | {key: self.successor_id}):
                raise ValidationError({"successor": CIRCLE})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new root takes its first slug as its key and never overwrites an existing one.

        :raises django.db.DatabaseError: if the key of an existing root was changed, which would leave a copy behind.
        """
        if not self.key:
            self.key = self.slug
        kwargs["force_insert" if self._state.adding else "force_update"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete a draft that never was published. Locks the root first, as publishing does.

        :raises PublishedCannotBeDeleted: once the aggregate has an edition.
        """
        editions = apps.get_model("roles", "Edition")._default_manager
        with transaction.atomic():
            list(type(self)._default_manager.select_for_update().filter(pk=self.pk).values_list("pk"))
            if editions.filter(kind=self.kind, key=self.key).exists():
                raise PublishedCannotBeDeleted(f"“{self}” has been published. Retire it instead of deleting it.")
            return super().delete(*args, **kwargs)


class RowQuerySet(models.QuerySet[Any]):
    """Rows of any one kind."""

    def of(self, keys: Iterable[str]) -> "RowQuerySet":
        """The rows of the roots with these keys."""
        return self.filter(parent__in=keys)


class Row(models.Model):
    """One row of an aggregate: names its root (``parent``), has a key within it and one total order."""

    named_by: ClassVar[str]
    """The attribute whose words the row's key is made from."""

    parent_id: str
    """The root's key. Each kind of row declares the foreign key ``parent`` to its own kind of root."""

    key = SlugField(
        max_length=120,
        blank=True,
        help_text="Permanent name of this row, used in links to it. Left empty, it is made from the row.",
    )
    order = models.PositiveIntegerField(default=0, help_text="Rows are shown from the lowest number to the highest.")

    objects = RowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["parent", "order"]
        default_permissions = ()  # whoever may change the root may change its rows
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "key"],
                name="%(class)s_key_once",
                violation_error_message="Two rows have the same key.",
            ),
            models.UniqueConstraint(
                fields=["parent", "order"],
                name="%(class)s_order_once",
                violation_error_message="Two rows have the same place in the order.",
            ),
            models.CheckConstraint(
                condition=Q(key__regex=SLUG_PATTERN),
                name="%(class)s_key_form",
                violation_error_message=SLUG_ERROR,
            ),
        ]

    def __str__(self) -> str:
        return str(getattr(self, self.named_by))

    def clean(self) -> None:
        """Check the references in the row's prose."""
        clean_prose(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a row without a key or a place gets the next free one among its siblings."""
        siblings = type(self).objects.of([self.parent_id]).exclude(pk=self.pk)
        if not self.key:
            self.key = own_key(str(self), set(siblings.values_list("key", flat=True)))
        if not self.order:
            places = siblings.filter(order__lt=DATASETS_FROM)
            self.order = (places.aggregate(last=models.Max("order"))["last"] or 0) + 1
        super().save(*args, **kwargs)


@cache
def kinds() -> dict[str, type[Aggregate]]:
    """Every kind of aggregate by its name, in alphabetical order."""
    models_ = apps.get_app_config("roles").get_models()
    return {m.kind: m for m in sorted((m for m in models_ if issubclass(m, Aggregate)), key=lambda m: m.kind)}


@cache
def rows_of(root: type[Aggregate]) -> tuple[type[Row], ...]:
    """The row models of an aggregate, in the order in which they are declared."""
    return tuple(
        model
        for model in apps.get_app_config("roles").get_models()
        if issubclass(model, Row) and root_of(model) is root
    )


def root_of(row: type[Row]) -> type[Aggregate]:
    """The kind of aggregate that a kind of row belongs to."""
    return cast("type[Aggregate]", row._meta.get_field("parent").related_model)  # type: ignore[misc]


def exists(kind: str, key: str) -> bool:
    """Whether the working copy holds what ``[[kind:key]]`` names. One query."""
    if kind in FIGURES:
        parent, _, row_key = key.partition("/")
        model = apps.get_model("roles", kind)
        return model._default_manager.filter(parent_id=parent, key=row_key).exists()
    return kind in kinds() and kinds()[kind]._default_manager.filter(pk=key).exists()


def free_key(words: str, taken: set[str]) -> str:
    """A slug of the words, at most 80 characters, with a figure behind it if siblings use it already."""
    stem = re.sub("[-_]+", "-", slugify(words))[:80].strip("-") or "row"  # slugify keeps underscores
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    return key


def own_key(words: str, taken: set[str]) -> str:
    """The key of an editor's row, made as ``free_key`` does; never one that a dataset may give to a row of its own."""
    key = free_key(words, taken)
    return free_key(f"own {words}", taken) if key.startswith(DATASETS_KEYS) else key


def repeated(rows: Iterable[Row]) -> Iterator[tuple[Row, Row, str]]:
    """(row, the row before it, why) for rows of one aggregate that a unique constraint forbids together."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        attname = {field.name: field.attname for field in row._meta.concrete_fields}
        for constraint in row._meta.constraints:
            if not isinstance(constraint, models.UniqueConstraint):
                continue
            names = constraint.fields or [name for whole in constraint.expressions for name in _named(whole)]
            values = [getattr(row, attname[name]) for name in names]
            if constraint.condition is not None and None in values:
                continue
            first = seen.setdefault((constraint.name, *values), row)
            if first is not row:
                yield row, first, str(constraint.get_violation_error_message())


def _named(expression: Any) -> Iterator[str]:
    """The fields that an expression of a constraint looks at."""
    if isinstance(expression, F):
        yield expression.name  # type: ignore[attr-defined]
    else:
        for part in expression.get_source_expressions():
            yield from _named(part)


def prose_of(instance: models.Model) -> Iterator[tuple[str, str]]:
    """(field name, Markdown) of every field of the record that holds prose."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, ProseField):
            yield field.name, getattr(instance, field.name)


def unknown_references(
    instance: models.Model, known: Callable[[str, str], bool]
) -> Iterator[tuple[str, list[Reference]]]:
    """(field name, references) of the record's prose that name nothing known, by (kind, key).

    Prose too long to be read is left to its field, which refuses it.
    """
    for name, markdown in prose_of(instance):
        try:
            unknown = [ref for ref in references(markdown) if not known(ref.kind, ref.key)]
        except ProseTooLong:
            continue
        if unknown:
            yield name, unknown


def clean_prose(instance: models.Model) -> None:
    """Refuse a reference whose target the working copy does not hold.

    :raises ValidationError: by field, naming each unknown target.
    """
    faults = {name: [no_such(ref) for ref in refs] for name, refs in unknown_references(instance, exists)}
    if faults:
        raise ValidationError(faults)


def no_such(ref: Reference) -> str:
    """What to tell an editor of a reference that leads nowhere."""
    return f"There is no {ref.kind} with the key “{ref.key}”. Check the spelling, or add it first."


def in_circle(key: str, successors: Mapping[str, str]) -> bool:
    """Whether the chain of successors from this key on never ends."""
    seen = {key}
    while key in successors:
        key = successors[key]
        if key in seen:
            return True
        seen.add(key)
    return False
