"""The edition, and the projections that are derived from editions and can be rebuilt at any time."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from roles.editions.once import Once, OnceQuerySet
from roles.models.fields import SlugField


class EditionQuerySet(OnceQuerySet):
    """What is live at a moment: the one rule, as queryset verbs."""

    def standing(self, at: datetime) -> "EditionQuerySet":
        """What is current at the moment ``at``, or will be later: no newer edition had taken its place by then."""
        later = Edition._default_manager.filter(
            kind=OuterRef("kind"),
            key=OuterRef("key"),
            withdrawn=False,
            live_from__lte=at,
            live_from__gt=OuterRef("live_from"),
        )
        return self.filter(~Exists(later), withdrawn=False)

    def current(self, at: datetime) -> "EditionQuerySet":
        """The latest edition of each aggregate whose time has come, retirements included."""
        return self.standing(at).filter(live_from__lte=at)

    def live(self, at: datetime) -> "EditionQuerySet":
        """What readers see at the moment ``at``: current and not retired."""
        return self.current(at).filter(retired=False)

    def named(self, names: Iterable[tuple[str, str]]) -> "EditionQuerySet":
        """Editions of the aggregates named by (kind, key)."""
        keys: dict[str, list[str]] = {}
        for kind, key in names:
            keys.setdefault(kind, []).append(key)
        condition = Q(pk__in=[])
        for kind in sorted(keys):
            condition |= Q(kind=kind, key__in=sorted(set(keys[kind])))
        return self.filter(condition)


class Edition(Once):
    """What one aggregate said from one moment on. Written once; only ``withdrawn`` ever changes."""

    refusal = "An edition is on record. Publish a new one, withdraw it if it is scheduled, or retire the page."
    may_change = frozenset({"withdrawn"})

    kind = models.CharField(max_length=20)
    key = SlugField()
    number = models.PositiveIntegerField()
    slug = SlugField()
    title = models.CharField(max_length=300)
    live_from = models.DateTimeField()
    facts = models.JSONField()
    facts_version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    retired = models.BooleanField(default=False)
    successor = SlugField(blank=True, default="")
    merged = models.BooleanField(default=False)
    """Retired because it is one with its successor now: readers are led straight there."""
    withdrawn = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True, default="")
    dataset = SlugField(blank=True, default="")
    """The dataset whose import made it; empty for what people or the shipped files say."""

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "key", "number"]
        default_permissions = ["view"]  # an edition is never added, changed or deleted by hand
        permissions = [("publish", "Can publish, schedule, withdraw and retire")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "number"], name="edition_number_once"),
            # Only what is not withdrawn: a withdrawn schedule must not block its own minute for ever.
            models.UniqueConstraint(
                fields=["kind", "key", "live_from"], condition=Q(withdrawn=False), name="edition_live_from_once"
            ),
            models.CheckConstraint(
                condition=Q(live_from__gte=models.F("published_at")), name="edition_not_into_the_past"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "slug", "live_from"], name="edition_by_slug"),
            # All that `live` asks of an edition: without it, each one's facts are read to learn whether it is retired.
            models.Index(fields=["kind", "key", "live_from", "withdrawn", "retired"], name="edition_live"),
            # An import makes thousands at one moment: they are counted, and told as one.
            models.Index(fields=["dataset", "live_from", "kind"], condition=~Q(dataset=""), name="edition_by_import"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key} edition {self.number}"

    @property
    def name(self) -> tuple[str, str]:
        """(kind, key) of the aggregate."""
        return self.kind, self.key


class Projection(models.Model):
    """A row derived from one edition; ``rebuild_projections`` writes the same rows again."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Mention(Projection):
    """An edition names another aggregate in one of its fields: ``roleskill.skill`` → skill/data-analysis.

    A tool that is marked in a role's row is named twice: ``roletool.tool``, and ``roletool.hot`` or
    ``roletool.in_demand``.
    """

    field = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    key = SlugField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["edition", "field", "kind", "key"], name="mention_once")]
        indexes = [models.Index(fields=["kind", "key", "field"], name="mention_by_target")]

    def __str__(self) -> str:
        return f"{self.field} → {self.kind}/{self.key}"


class SalaryRow(Projection):
    """A salary figure of a role's edition, in columns that can be filtered and sorted."""

    row_key = SlugField()
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=100, blank=True, default="")
    """Of a figure that is one of many parts of the country; empty for what stands with the country's own."""
    role_name = models.CharField(max_length=150)
    currency = models.CharField(max_length=3)
    yearly = models.DecimalField(null=True, max_digits=14, decimal_places=2)
    as_of = models.DateField(null=True)
    source = SlugField()
    fields = models.JSONField(default=dict)
    """The whole record, so that a list of figures need not read the roles that they belong to."""

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["edition", "row_key"], name="salaryrow_once")]
        indexes = [models.Index(fields=["country", "region", "yearly"], name="salaryrow_by_country")]

    def __str__(self) -> str:
        return f"{self.role_name}, {self.country}"


class Hop(Projection):
    """A way from one role to the next that an edition records: a role's move, or rungs of a path.

    ``row_key`` is the move's key, or that of the step arrived at; ``rungs``: how many steps are climbed, 1 for a move.
    """

    kind = models.CharField(max_length=10)
    start = SlugField()
    to = SlugField()
    row_key = SlugField(max_length=120)
    rungs = models.PositiveSmallIntegerField(default=1)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["edition", "start", "to"], name="hop_once")]
        indexes = [models.Index(fields=["start"], name="hop_by_start"), models.Index(fields=["to"], name="hop_by_end")]

    def __str__(self) -> str:
        return f"{self.start} → {self.to}"


class RoleSummary(Projection):
    """What lists of roles ask of a role's edition, so that none of them reads a thousand roles' facts.

    ``dataset`` made the role and may change it; empty for the editors' own. ``covers``: the parts of
    ``roles.domain.indexing.NEEDED`` that it has, parted by commas. ``skills``: those that it names in words, a line
    each; a dataset that rates skills rates the same ones for every role, so that these join none with another.
    ``titles``: how many other titles it has.
    """

    family = SlugField(blank=True, default="")
    dataset = SlugField(blank=True, default="")
    covers = models.CharField(max_length=100, blank=True, default="")
    skills = models.TextField(blank=True, default="")
    titles = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["edition"], name="rolesummary_once")]

    def __str__(self) -> str:
        return f"{self.edition}: {self.covers}"


class SkillRow(Projection):
    """A skill that a role's edition names, by how much the role needs it: `roles.domain.ratings.weight`."""

    row_key = SlugField()
    skill = SlugField()
    weight = models.DecimalField(max_digits=5, decimal_places=2)
    fields = models.JSONField(default=dict)
    """The whole record, so that a list of roles need not read all the other rows of each."""

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["edition", "row_key"], name="skillrow_once")]
        indexes = [models.Index(fields=["skill", "weight"], name="skillrow_by_weight")]

    def __str__(self) -> str:
        return f"{self.skill}, {self.weight}"


class SearchText(Projection):
    """The words under which a live edition is found: its name, its other names, and its text."""

    name = models.CharField(max_length=300)
    other_names = models.TextField(blank=True, default="")
    summary = models.TextField(blank=True, default="")
    body = models.TextField(blank=True, default="")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["edition"], name="searchtext_once")]

    def __str__(self) -> str:
        return self.name
