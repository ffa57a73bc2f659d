"""Writing what a dataset says: the difference to what the guide holds of it, in one transaction, and published.

What editors wrote is never touched: their rows stand beside a dataset's or instead of them, a root that they changed is
theirs. What a new release no longer has is taken out; what pages still refer to stays, and the operator is told.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from roles.domain.markdown import escaped
from roles.editions import facts as f
from roles.editions.facts import Name
from roles.editions.importing import OF_RELEASE, publish_imported
from roles.editions.models import Edition, Mention
from roles.editions.publish import Refused, all_or_nothing
from roles.editions.windows import unmet
from roles.importers.content import Code, Content, Dataset, Line, Origin, Report, Root, Standing
from roles.models import Address, ExternalCode, ImportedRoot, Role, Row, Source, kinds, rows_of
from roles.models.base import DATASETS_FROM, free_key
from roles.models.roles import Informs

MADE = ("family", "skill", "tool", "role")
"""The kinds that a dataset may make, in the order in which they refer to each other."""

BATCH = 100
"""So many roles are in memory at once with all their rows."""

SAMPLE = 5
"""So many of each sort are shown to the operator."""


@dataclass
class Fate:
    """How many records of one model were added, changed, the same, and taken out; with a few of each in words."""

    counts: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[str]] = field(default_factory=dict)

    def note(self, what: str, said: Callable[[], str]) -> None:
        """Count one; the first few are kept in words."""
        self.counts[what] += 1
        if len(sample := self.samples.setdefault(what, [])) < SAMPLE:
            sample.append(said())


@dataclass
class Outcome:
    """What an import did, or would do."""

    fates: dict[str, Fate] = field(default_factory=dict)
    """{model: fate of its records}; what happened is ``added``, ``changed``, ``same``, ``taken out`` or ``kept``."""
    editions: int = 0
    waiting: list[Name] = field(default_factory=list)
    """Pages with a scheduled edition, which were not published."""

    def of(self, model: str) -> Fate:
        """The fate of one model's records."""
        return self.fates.setdefault(model, Fate())

    @property
    def changes(self) -> int:
        """Records that are now other than before."""
        return sum(fate.counts[what] for fate in self.fates.values() for what in ("added", "changed", "taken out"))


Progress = Callable[[str, int], None]
"""Told what is being done, and how many more of it are done since it was last told."""


@all_or_nothing
def apply(content: Content, *, now: datetime, progress: Progress, dry_run: bool = False) -> Outcome:
    """Make the guide's imported part say what the content says, and publish it.

    :raises roles.editions.publish.Refused: if the guide would not hold together; nothing is written then.
    """
    outcome = Outcome()
    work = _Work(content, outcome, progress, now)
    work.write_source()
    work.write_roots()
    work.write_rows()
    work.publish()
    transaction.set_rollback(dry_run)
    return outcome


class _Work:
    """One run of an import, inside its transaction."""

    def __init__(self, content: Content, outcome: Outcome, progress: Progress, now: datetime) -> None:
        self.content, self.outcome, self.progress, self.now = content, outcome, progress, now
        self.dataset: Dataset = content.dataset
        self.report: Report = content.report
        self.touched: set[Name] = set()
        self.vanished: dict[Name, str] = {}
        """{name: the dataset's code}: made by the dataset, and no longer in it."""
        self.keys: dict[Name, str] = {}

    # -- the source --------------------------------------------------------------------------------------------------

    def write_source(self) -> None:
        """Make the dataset's source, or bring what belongs to its release up to date: the rest may be edited."""
        key, wanted = self.dataset.key, dict(self.dataset.source) | {"release": self.dataset.release}
        source = Source.objects.select_for_update(no_key=True).filter(pk=key).first()
        fate = self.outcome.of("source")
        if source is None:
            record = {"model": "roles.source", "fields": {**wanted, "key": key, "slug": key}}
            f.restore({("source", key): [f.normalise(record)]})
            fate.note("added", lambda: str(wanted["name"]))
        else:
            before = f.record(source)["fields"]
            of_release = {n: v for n, v in wanted.items() if n in OF_RELEASE}
            after = f.normalise({"model": "roles.source", "fields": {**before, **of_release}})
            if after["fields"] == before:
                fate.note("same", lambda: source.name)
                return
            f.restore({("source", key): [after]})
            fate.note("changed", lambda: source.name)
        self.touched.add(("source", key))

    # -- roots -------------------------------------------------------------------------------------------------------

    def write_roots(self) -> None:
        """Families, skills, tools and roles that the dataset makes."""
        wanted: dict[str, dict[str, Root]] = {kind: {} for kind in MADE}
        for root in self.content.roots():
            if root.code in wanted[root.kind]:
                self.report.refuse(root.origin, "", root.code, "The same code stands in the file twice.")
            else:
                wanted[root.kind][root.code] = root
        for kind in MADE:
            self._write_kind(kind, wanted[kind])

    def _write_kind(self, kind: str, wanted: dict[str, Root]) -> None:
        model = cast("type[ImportedRoot]", kinds()[kind])
        if kind == "role":
            self.keys |= {("role", code): key for code, key in self._same_as_editors().items() if code in wanted}
        mine = {
            cast("Any", root).dataset_code: cast("Any", root)
            for root in model._default_manager.select_for_update(no_key=True).filter(dataset=self.dataset.key)
        }
        taken = set(Address.objects.filter(kind=kind).values_list("slug", flat=True))
        fate = self.outcome.of(kind)
        added, changed = [], []
        for code, root in wanted.items():
            if (kind, code) in self.keys:
                fate.note("an editor’s", lambda root=root: root.title)  # type: ignore[misc]
                continue
            held = mine.get(code)
            key = held.key if held else self._free_slug(kind, root.title, taken)
            made = self._root(kind, key, held.slug if held else key, root)
            if made is None:
                continue
            self.keys[kind, code] = key
            if held is None:
                taken.add(key)
                added.append(made)
                fate.note("added", lambda root=root: root.title)  # type: ignore[misc]
            elif held.adopted:
                fate.note("an editor’s", lambda held=held: str(held))  # type: ignore[misc]
            elif f.record(held) != f.record(made):
                changed.append(made)
                fate.note("changed", lambda root=root: root.title)  # type: ignore[misc]
            else:
                fate.note("same", lambda root=root: root.title)  # type: ignore[misc]
            self.progress(kind, 1)
        manager = model._default_manager
        manager.bulk_create(added, batch_size=500)
        names = [n.name for n in model._meta.concrete_fields if n.name not in ("key", "digest")]
        manager.bulk_update(changed, names, batch_size=200)
        self.touched |= {(kind, root.key) for root in (*added, *changed)}
        if kind != "role" or not self.content.roles_only_known:
            gone = {code: root for code, root in mine.items() if code not in wanted and not root.adopted}
            self.vanished |= {(kind, root.key): code for code, root in gone.items() if not root.retired}
            for code, root in gone.items():
                self.keys.setdefault((kind, code), root.key)

    def _root(self, kind: str, key: str, slug: str, root: Root) -> Any:
        """The root as it should be, unsaved; None if the guide cannot hold it."""
        fields = {
            **self._filled(kind, root.fields, root.origin),
            **{"key": key, "slug": slug, "dataset": self.dataset.key, "dataset_code": root.code},
        }
        return self._instance(kind, fields, root.origin)

    def _free_slug(self, kind: str, title: str, taken: Collection[str]) -> str:
        """A slug that nobody has or had: of two things with one name, the dataset's is told by its name."""
        slug = free_key(title, set()).replace("-vs-", "-v-")
        return slug if slug not in taken else free_key(f"{slug}-{self.dataset.key}", set(taken))

    def _same_as_editors(self) -> dict[str, str]:
        """{code: key} of editors' roles that are the same occupation as one of the dataset's."""
        rows = ExternalCode.objects.filter(dataset=None, scheme=self.content.scheme, informs=Informs.ALL)
        return dict(rows.order_by("-parent_id").values_list("code", "parent_id"))

    # -- rows --------------------------------------------------------------------------------------------------------

    def write_rows(self) -> None:
        """All that the dataset says of roles; what it no longer says goes."""
        done: set[str] = set()
        for batch in batched(self.content.rows(Standing(self.keys, _coded())), BATCH):
            wanted = dict(batch)
            self._write_rows(wanted)
            done |= wanted.keys()
            self.progress("roles with their facts", len(wanted))
        left: set[str] = set()
        for model in _imported_rows():
            rows = model.objects.filter(dataset=self.dataset.key).order_by()  # type: ignore[misc]
            left |= set(rows.values_list("parent", flat=True).distinct()) - done  # type: ignore[misc]
        for keys in batched(sorted(left), BATCH):
            self._write_rows({key: [] for key in keys})

    def _write_rows(self, wanted: Mapping[str, list[Line]]) -> None:
        f.lock(("role", key) for key in wanted)
        lines: dict[str, list[tuple[str, Line, int]]] = {}
        for parent, of_role in wanted.items():
            places: Counter[str] = Counter()
            for line in of_role:
                places[line.model] += 1
                lines.setdefault(line.model, []).append((parent, line, places[line.model]))
        for model in _imported_rows():
            self._write_model(model, wanted.keys(), lines.get(model._meta.model_name or "", []))

    def _write_model(self, model: type[Row], parents: Collection[str], lines: list[tuple[str, Line, int]]) -> None:
        label = model._meta.model_name or ""
        held = {
            (row.parent_id, row.key): row
            for row in model.objects.of(parents).filter(dataset=self.dataset.key).order_by()
        }
        fate, start = self.outcome.of(label), DATASETS_FROM * self.dataset.place
        new, gone = [], []
        for parent, line, place in lines:
            fields = {
                **self._filled(label, line.fields, line.origin),
                **{"parent": parent, "key": line.key, "order": start + place, "dataset": self.dataset.key},
            }
            made = self._instance(label, fields, line.origin)
            if made is None:
                continue
            before = held.pop((parent, line.key), None)
            if before is None:
                fate.note("added", lambda made=made: f"{made.parent_id}: {made}")  # type: ignore[misc]
            elif f.record(before) == f.record(made):
                fate.counts["same"] += 1
                continue
            else:
                gone.append(before.pk)
                fate.note("changed", lambda made=made: f"{made.parent_id}: {made}")  # type: ignore[misc]
            new.append(made)
        for row in held.values():
            fate.note("taken out", lambda row=row: f"{row.parent_id}: {row}")  # type: ignore[misc]
        gone += [row.pk for row in held.values()]
        self.touched |= {("role", row.parent_id) for row in (*new, *held.values())}
        model.objects.filter(pk__in=gone).delete()
        model.objects.bulk_create(new, batch_size=500)

    # -- both --------------------------------------------------------------------------------------------------------

    def _filled(self, label: str, fields: Mapping[str, Any], origin: Origin) -> dict[str, Any]:
        """The fields with keys in place of codes, and with Markdown's signs escaped where the guide reads Markdown."""
        prose = f.naming_fields(_label(label))[1]
        return {
            name: self.keys.get((value.kind, value.code)) if isinstance(value, Code) else value
            for name, value in fields.items()
            if not (name in prose and isinstance(value, str))
        } | {name: escaped(value) for name, value in fields.items() if name in prose and isinstance(value, str)}

    def _instance(self, label: str, fields: Mapping[str, Any], origin: Origin) -> Any:
        try:
            made = f.instance({"model": _label(label), "fields": dict(fields)})
        except ValidationError as error:
            for name, reasons in error.message_dict.items():
                self.report.refuse(origin, name, str(fields.get(name, ""))[:200], " ".join(reasons))
            return None
        for name, longest in _lengths(type(made)):
            value = getattr(made, name)
            if value is not None and len(value) > longest:
                self.report.refuse(origin, name, value[:200], f"Longer than the {longest} characters that fit.")
                return None
        return made

    # -- publishing --------------------------------------------------------------------------------------------------

    def publish(self) -> None:
        """Publish what was touched; then retire what vanished and nobody refers to any more."""
        note = f"{self.dataset.source['short_name']} {self.dataset.release}"
        for batch in batched(sorted(self.touched), BATCH):
            f.seal(batch)
            self._publish(batch, note)
        self._retire_vanished(note)
        reasons = unmet(self.touched, since=self.now)
        if reasons:
            raise Refused(*reasons)

    def _publish(self, names: Iterable[Name], note: str) -> None:
        done = publish_imported(names, dataset=self.dataset.key, now=self.now, note=note)
        self.outcome.editions += done.editions
        self.outcome.waiting += done.waiting
        self.progress("published", done.editions)

    def _retire_vanished(self, note: str) -> None:
        """Roles first: they refer to skills, tools and families, and no longer once they are retired."""
        successors = self.content.successors()
        for kind in reversed(MADE):
            names = {name for name in self.vanished if name[0] == kind}
            kept = self._referred_to(names)
            for name in sorted(names & kept.keys()):
                self.outcome.of(kind).note("kept", lambda said=f"{name[1]}: {kept[name]} refers to it": said)  # type: ignore[misc]
            going = sorted(names - kept.keys())
            for batch in batched(going, BATCH):
                for root in kinds()[kind]._default_manager.filter(pk__in=[key for _, key in batch]):
                    successor = self.keys.get((kind, successors.get(self.vanished[kind, root.key], "")))
                    root.retired, root.successor_id = True, successor
                    root.save()
                    self.outcome.of(kind).note("taken out", lambda root=root: str(root))  # type: ignore[misc]
                f.seal(batch)
                self._publish(batch, note)
            self.touched |= set(going)

    def _referred_to(self, names: Collection[Name]) -> dict[Name, str]:
        """{name: title of a live page that refers to it}, of those that are not leaving together."""
        if not names:
            return {}
        live = Edition.objects.live(self.now).order_by()
        asked = Q(kind=next(iter(names))[0], key__in=[key for _, key in names])
        rows = Mention.objects.filter(asked, edition__in=live.values("pk"))
        found = rows.values_list("kind", "key", "edition__kind", "edition__key", "edition__title")
        return {(kind, key): title for kind, key, by_kind, by, title in found if (by_kind, by) not in names}


def _label(name: str) -> str:
    return f"roles.{name}"


def _imported_rows() -> tuple[type[Row], ...]:
    return rows_of(Role)


def _lengths(model: type[models.Model]) -> tuple[tuple[str, int], ...]:
    return tuple(
        (field.attname, field.max_length)
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField) and field.max_length
    )


def _coded() -> dict[str, dict[str, tuple[str, ...]]]:
    """{scheme: {code: keys of the roles that have it and take facts from it}}"""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    rows = ExternalCode.objects.exclude(dataset=None, informs=Informs.NOTHING)
    for scheme, code, key in rows.order_by("parent_id").values_list("scheme", "code", "parent_id"):
        keys = found.setdefault(scheme, {}).get(code, ())
        found[scheme][code] = tuple(dict.fromkeys((*keys, key)))
    return found
