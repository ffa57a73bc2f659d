"""The guide as files: reading, checking, loading and dumping fixtures, one aggregate a file.

A load compares whole aggregates three ways, the file, what a file last loaded and the working copy, so that an
editor's change is never overwritten unasked.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched
from pathlib import Path
from typing import Any

from django.db import transaction

from roles.editions import facts as f
from roles.editions.datasets import own
from roles.editions.facts import Facts, Name
from roles.editions.files import Fault, Faults, File, read
from roles.editions.models import Edition
from roles.editions.publish import all_or_nothing, publish
from roles.editions.validation import validate
from roles.models import ImportedRoot, Loaded, kinds

BATCH = 200
"""So many working copies are in memory at once while they are dumped."""


def folder(kind: str) -> str:
    """The folder in which aggregates of a kind lie: ``families``, ``roles``."""
    return kind[:-1] + "ies" if kind.endswith("y") else kind + "s"


def text(facts: Facts) -> str:
    """A file's whole text."""
    return json.dumps(facts, indent=2, ensure_ascii=False) + "\n"


@dataclass
class Loading:
    """What a load did, or would do, with each aggregate."""

    added: list[Name] = field(default_factory=list)
    updated: list[Name] = field(default_factory=list)
    same: list[Name] = field(default_factory=list)
    changed_by_editor: list[Name] = field(default_factory=list)
    removed_by_editor: list[Name] = field(default_factory=list)
    not_in_files: list[Name] = field(default_factory=list)
    published: list[Edition] = field(default_factory=list)


def load(
    paths: Iterable[Path], *, now: datetime, overwrite: bool = False, draft: bool = False, dry_run: bool = False
) -> Loading:
    """Load files and folders into the working copy and publish what changed, all or nothing.

    :raises Faults: with every fault of every file; nothing is written then.
    :raises roles.editions.publish.Refused: if the guide would become wrong by publishing.
    """
    files = [read(file) for file in sorted({file for path in paths for file in _files(path)})]
    return _load(files, now=now, overwrite=overwrite, draft=draft, dry_run=dry_run)


@all_or_nothing
def _load(read_files: Iterable[File], *, now: datetime, overwrite: bool, draft: bool, dry_run: bool) -> Loading:
    files, faults = _by_name(read_files)
    facts = {name: file.facts for name, file in files.items()}
    f.lock({*files, *(target for records in facts.values() for target in f.targets(records))})
    loaded = {(row.kind, row.key): row.digest for row in Loaded.objects.all()}
    loading = _sort_out(facts, _working(facts), loaded, overwrite=overwrite)
    writing = {name: facts[name] for name in (*loading.added, *loading.updated)}
    faults += validate([file for name, file in files.items() if name in writing or file.faults])
    if faults:
        raise Faults(sorted(faults, key=lambda fault: (fault.path, fault.record)))
    f.restore(writing)
    _remember({**writing, **{name: facts[name] for name in loading.same}}, loaded)
    if not draft:
        never = set(loading.same) - set(Edition.objects.named(loading.same).values_list("kind", "key"))
        loading.published = publish([*writing, *never], now=now, note="Loaded from the shipped files")
    transaction.set_rollback(dry_run)
    return loading


def dump(target: Path, *, check: bool = False) -> list[Path]:
    """Write every working copy below ``target``; returns the files that changed, or would with ``check``.

    A file without a working copy is named too, and left where it is.
    """
    changed: list[Path] = []
    wanted: set[Path] = set()
    for (kind, key), facts in _editors_own():
        path = target / folder(kind) / f"{key}.json"
        wanted.add(path)
        if not path.is_file() or path.read_bytes() != text(facts).encode():
            changed.append(path)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text(facts), encoding="utf-8")
    return changed + sorted(set(target.glob("*/*.json")) - wanted)


def _editors_own() -> Iterator[tuple[Name, Facts]]:
    """Every working copy without what datasets brought; last the sources, which an import makes too.

    Such a source is left out unless something names it that is not.
    """
    imported = set(Edition.objects.filter(kind="source", number=1).exclude(dataset="").values_list("kind", "key"))
    named: set[Name] = set()
    for kind in sorted(kinds(), key=lambda kind: (kind == "source", kind)):
        for keys in batched(kinds()[kind]._default_manager.values_list("pk", flat=True), BATCH):
            for name, records in f.build((kind, key) for key in keys).items():
                facts = own(records)
                if not _is_a_datasets(facts) and (name not in imported or name in named):
                    named |= f.targets(facts)
                    yield name, facts


def _is_a_datasets(facts: Facts) -> bool:
    """Whether editors have added nothing to what a dataset made: its import makes it again."""
    root = facts[0]["fields"]
    return len(facts) == 1 and "dataset" in root and not root.get("adopted", False)


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("**/*.json")) if path.is_dir() else [path]


def _by_name(files: Iterable[File]) -> tuple[dict[Name, File], list[Fault]]:
    named: dict[Name, File] = {}
    faults: list[Fault] = []
    for file in files:
        faults += file.faults
        if file.name is None:
            continue
        kind, key = file.name
        if file.name in named:
            faults.append(Fault(file.path, 1, "key", f"{kind} “{key}” is also in {named[kind, key].path}. Keep one."))
        named.setdefault(file.name, file)
    return named, faults


def _working(files: Mapping[Name, Facts]) -> dict[Name, str]:
    """The digest of each working copy; of those that are in the files, without what datasets brought."""
    digests = {
        (kind, key): digest
        for kind, root in kinds().items()
        for key, digest in root._default_manager.values_list("pk", "digest")
    }
    other = [name for name, facts in files.items() if name in digests and digests[name] != f.digest(facts)]
    return digests | {name: f.digest(own(records)) for name, records in f.build(other).items()}


def _sort_out(
    files: Mapping[Name, Facts],
    working: Mapping[Name, str],
    loaded: Mapping[Name, str],
    *,
    overwrite: bool,
) -> Loading:
    loading = Loading(not_in_files=sorted(set(working) - set(files) - _made_by_datasets()))
    for name, facts in sorted(files.items()):
        digest = f.digest(facts)
        if name not in working:
            (loading.added if overwrite or name not in loaded else loading.removed_by_editor).append(name)
        elif working[name] == digest:
            loading.same.append(name)
        elif overwrite or working[name] == loaded.get(name):
            loading.updated.append(name)
        else:
            loading.changed_by_editor.append(name)
    return loading


def _made_by_datasets() -> set[Name]:
    """What only a dataset has made is in no file, and nobody misses it there. A query for each kind of these."""
    imported: dict[str, Any] = {kind: root for kind, root in kinds().items() if issubclass(root, ImportedRoot)}
    return {
        (kind, key)
        for kind, root in imported.items()
        for key in root._default_manager.filter(adopted=False).exclude(dataset=None).values_list("pk", flat=True)
    }


def _remember(facts: Mapping[Name, Facts], loaded: Mapping[Name, str]) -> None:
    rows = [
        Loaded(kind=kind, key=key, digest=digest)
        for (kind, key), records in facts.items()
        if loaded.get((kind, key)) != (digest := f.digest(records))
    ]
    Loaded.objects.bulk_create(rows, update_conflicts=True, unique_fields=["kind", "key"], update_fields=["digest"])
