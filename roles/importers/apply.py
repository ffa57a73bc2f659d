"""Writing what a dataset says: the difference to what the guide holds of it, in one transaction, and published.

What editors wrote is never touched: their rows stand beside a dataset's or instead of them, a root that they changed is
theirs. What a new release no longer has is taken out; what pages still refer to stays, and the operator is told.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from itertools import batched

from django.db import reset_queries, transaction

from roles.editions import facts as f
from roles.editions.datasets import brought
from roles.editions.facts import Name
from roles.editions.importing import OF_RELEASE, caught_up, ever_scheduled, publish_imported
from roles.editions.models import Edition
from roles.editions.projections import tell_the_planner
from roles.editions.publish import Refused, all_or_nothing
from roles.editions.windows import unmet
from roles.importers.content import Content, Line, Root, Standing
from roles.importers.leaving import retire
from roles.importers.making import Made, Maker
from roles.importers.outcome import Outcome
from roles.importers.progress import Progress, quiet
from roles.importers.roots import MADE, RootWriter
from roles.models import ExternalCode, Role, Row, Source, kinds, rows_of
from roles.models.base import DATASETS_FROM
from roles.models.roles import Informs

BATCH = 100
"""So many roles are in memory at once with all their rows."""


def apply(
    content: Content, *, now: datetime, progress: Progress = quiet, dry_run: bool = False, note: str = ""
) -> Outcome:
    """Make the guide's imported part say what the content says, and publish it.

    Editors' saves of families, roles, skills, sources and tools wait meanwhile, as does another import.

    :param note: why, on every edition; by default the dataset's name and release.
    :raises roles.editions.publish.Refused: if the guide would not hold together; nothing is written then.
    """
    wanted = _by_kind(content)
    return _written(content, wanted, now=now, progress=progress, dry_run=dry_run, note=note)


def _by_kind(content: Content) -> dict[str, dict[str, Root]]:
    """{kind: {code: root}}, read before anything is locked."""
    wanted: dict[str, dict[str, Root]] = {kind: {} for kind in MADE}
    for root in content.roots():
        if root.code in wanted[root.kind]:
            content.report.refuse(root.origin, "", root.code, "The same code stands in the dataset twice.")
        else:
            wanted[root.kind][root.code] = root
    return wanted


@all_or_nothing
def _written(
    content: Content,
    wanted: Mapping[str, Mapping[str, Root]],
    *,
    now: datetime,
    progress: Progress,
    dry_run: bool,
    note: str,
) -> Outcome:
    work = _Work(content, progress, note)
    work.lock(now)
    work.write_source()
    work.write_roots(wanted)
    work.write_rows()
    work.publish()
    transaction.set_rollback(dry_run)
    return work.outcome


class _Work:
    """One run of an import, inside its transaction."""

    def __init__(self, content: Content, progress: Progress, note: str) -> None:
        self.content, self.progress = content, progress
        self.dataset, self.report, self.outcome = content.dataset, content.report, Outcome()
        self.note = note or f"{self.dataset.source['short_name']} {self.dataset.release}"
        self.touched: set[Name] = set()
        self.gone: dict[Name, str] = {}
        """{what the dataset made and no longer has: its code, or the key of the editors' role in its place}"""
        self.keys: dict[Name, str] = {}
        self.maker = Maker(self.keys, self.report)

    def lock(self, now: datetime) -> None:
        """Lock every root that a dataset may write or name, in the one order: (kind, key).

        Whoever saves or publishes one of them waits, and has been waited for: what is read from here on stays.
        """
        for kind in sorted({*MADE, "source"}):
            rows = kinds()[kind]._default_manager.select_for_update(no_key=True).order_by("pk")
            list(rows.values_list("pk", flat=True))
        self.now = caught_up(now)

    def write_source(self) -> None:
        """Make the dataset's source, or bring what belongs to its release up to date: the rest may be edited."""
        key, wanted = self.dataset.key, dict(self.dataset.source) | {"release": self.dataset.release}
        source = Source.objects.filter(pk=key).first()
        fate = self.outcome.of("source")
        if source is None:
            record = {"model": "roles.source", "fields": {**wanted, "key": key, "slug": key}}
            fate.note("added", str(wanted["name"]))
        else:
            before = f.record(source)["fields"]
            of_release = {name: value for name, value in wanted.items() if name in OF_RELEASE}
            record = f.normalise({"model": "roles.source", "fields": {**before, **of_release}})
            if record["fields"] == before:
                fate.note("same", source.name)
                return
            fate.note("changed", source.name)
        f.restore({("source", key): [f.normalise(record)]})
        self.touched.add(("source", key))

    def write_roots(self, wanted: Mapping[str, Mapping[str, Root]]) -> None:
        """Families, skills, tools and roles that the dataset makes."""
        same = self._same_as_editors(wanted["role"])
        for kind in MADE:
            writer = RootWriter(kind, self.dataset, self.maker, self.outcome.of(kind), self.report)
            writer.write(wanted[kind], same if kind == "role" else {}, only_known=self.content.roles_only_known)
            self.keys |= {(kind, code): key for code, key in writer.keys.items()}
            self.touched |= {(kind, key) for key in writer.written}
            self.gone |= {(kind, key): code for key, code in writer.gone.items()}
            self.progress(f"{kind}: compared", len(wanted[kind]), len(wanted[kind]))

    def _same_as_editors(self, wanted: Collection[str]) -> dict[str, str]:
        """{code: key} of editors' roles that are the same occupation as one of the dataset's.

        A role takes the facts of one occupation only, and an occupation gives them to one role.
        """
        found: dict[str, str] = {}
        for row in _said_by_editors(self.now):
            code, key = row.code, row.parent_id
            if row.scheme != self.content.scheme or row.informs != Informs.ALL or code not in wanted:
                continue
            if row.parent.dataset_id == self.dataset.key:
                continue
            if code in found or key in found.values():
                what = f"{code} is said to be the same as the role {key}, but "
                other = f"the role {found[code]} is so too" if code in found else "that role is another occupation too"
                self.report.told.append(f"{what}{other}: it was passed over.")
            else:
                found[code] = key
        return found

    def write_rows(self) -> None:
        """All that the dataset says of roles; what it no longer says goes."""
        done: set[str] = set()
        total = sum(kind == "role" for kind, _ in self.keys)
        for batch in batched(self.content.rows(Standing(self.keys, _coded(self.now))), BATCH):
            wanted = {key: lines for key, lines in batch if key not in done}
            self._write_rows(wanted)
            done |= wanted.keys()
            self.progress("roles: facts compared", len(batch), total)
            reset_queries()  # with DEBUG on, Django would keep every query in memory
        left: set[str] = set()
        for model in rows_of(Role):
            rows = model.objects.filter(dataset=self.dataset.key).order_by()  # type: ignore[misc]
            left |= set(rows.values_list("parent", flat=True).distinct()) - done  # type: ignore[misc]
        for keys in batched(sorted(left), BATCH):
            self._write_rows({key: [] for key in keys})

    def _write_rows(self, wanted: Mapping[str, list[Line]]) -> None:
        lines: dict[str, list[tuple[str, Line, int]]] = {}
        for parent, of_role in wanted.items():
            places: Counter[str] = Counter()
            for line in of_role:
                places[line.model] += 1
                lines.setdefault(line.model, []).append((parent, line, places[line.model]))
        for model in rows_of(Role):
            self._write_model(model, wanted.keys(), lines.get(model._meta.model_name or "", []))

    def _write_model(self, model: type[Row], parents: Collection[str], lines: list[tuple[str, Line, int]]) -> None:
        """Compare the rows of one model with what stands there, by their values: most are the same."""
        label, names = model._meta.label_lower, f.attnames(model)
        mine = model.objects.of(parents).filter(dataset=self.dataset.key).order_by()
        values = mine.values_list("pk", "parent", "key", *names)
        held = {(parent, key): (pk, said) for pk, parent, key, *said in values}
        fate, start = self.outcome.of(model._meta.model_name or ""), DATASETS_FROM * self.dataset.place
        new: list[Made] = []
        gone, seen, fates = [], set(), {}
        order = names.index("order")
        for parent, line, place in lines:
            own = {"parent": parent, "key": line.key, "order": start + place, "dataset": self.dataset.key}
            made = self.maker.made(label, line.fields, own, line.origin)
            if made is None:
                continue
            if (parent, line.key) in seen:
                self.report.refuse(line.origin, "", line.key, "The role has another row of this key.")
                continue
            seen.add((parent, line.key))
            pk, before = held.pop((parent, line.key), (None, []))
            now = [getattr(made, name) for name in names]
            if before == now:
                fate.counts["same"] += 1
                continue
            if pk is None:
                what = "added"
            else:
                gone.append(pk)
                before[order] = now[order]
                what = "moved" if before == now else "changed"
            fates[id(made)] = what
            new.append((made, line.origin))
        named = names.index(model.named_by)
        for (parent, _), (pk, said) in held.items():
            fate.note("taken out", f"{parent}: {said[named]}")
            gone.append(pk)
        self.touched |= {("role", made.parent_id) for made, _ in new} | {("role", parent) for parent, _ in held}
        for pks in batched(gone, 5_000):
            model.objects.filter(pk__in=pks).delete()
        for row in self.maker.insert(model, new):
            fate.note(fates[id(row)], lambda row=row: f"{row.parent_id}: {row}")  # type: ignore[misc]

    # -- publishing --------------------------------------------------------------------------------------------------

    def publish(self) -> None:
        """Publish what was touched, and what had to wait before; then retire what vanished and nobody refers to."""
        self.touched |= ever_scheduled((*MADE, "source"))
        tell_the_planner(len(self.touched), besides=[Role, *rows_of(Role)])
        self._publish(sorted(self.touched))
        retired = retire(self.gone, self.content.successors(), self.keys, outcome=self.outcome, now=self.now)
        for names in retired:
            self.touched |= set(names)
            self._publish(names)
        tell_the_planner(len(self.touched))
        reasons = unmet(self.touched, since=self.now)
        if reasons:
            raise Refused(*reasons)

    def _publish(self, names: list[Name]) -> None:
        for batch in batched(names, BATCH):
            built = f.seal(batch)
            done = publish_imported(built, dataset=self.dataset.key, now=self.now, note=self.note)
            self.outcome.editions += done.editions
            self.outcome.waiting += done.waiting
            self.progress("pages: compared and published", len(batch), len(self.touched))
            reset_queries()


def _said_by_editors(now: datetime) -> list[ExternalCode]:
    """The codes under which editors have said, and published, that datasets' facts belong to a role. Two queries.

    A draft does not count: what follows from it would be public before it is.
    """
    rows = ExternalCode.objects.filter(dataset=None, parent__retired=False).exclude(informs=Informs.NOTHING)
    found = list(rows.select_related("parent").order_by("parent_id", "order"))
    live = Edition.objects.live(now).named({("role", row.parent_id) for row in found})
    said = {
        (edition.key, record["fields"]["scheme"], record["fields"]["code"], record["fields"].get("informs", ""))
        for edition in live
        for record in f.upgrade(edition.facts, edition.facts_version)
        if record["model"] == ExternalCode._meta.label_lower and not brought(record)
    }
    return [row for row in found if (row.parent_id, row.scheme, row.code, row.informs) in said]


def _coded(now: datetime) -> dict[str, dict[str, tuple[str, ...]]]:
    """{scheme: {code: keys of the roles that have it and take facts from it}}"""
    brought_by = ExternalCode.objects.exclude(dataset=None).filter(parent__retired=False)
    rows = [
        *brought_by.values_list("parent_id", "scheme", "code"),
        *((row.parent_id, row.scheme, row.code) for row in _said_by_editors(now)),
    ]
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, scheme, code in sorted(rows):
        keys = found.setdefault(scheme, {}).get(code, ())
        found[scheme][code] = tuple(dict.fromkeys((*keys, key)))
    return found
