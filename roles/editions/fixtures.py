"""The guide as files: reading, checking, loading and dumping fixtures, one aggregate a file.

A load compares whole aggregates three ways, the file, what a file last loaded and the working copy, so that an
editor's change is never overwritten unasked.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from roles.editions import facts as f
from roles.editions.facts import Facts, Name
from roles.editions.models import Edition
from roles.editions.publish import publish
from roles.editions.validation import Fault, Faults, parse, validate
from roles.models import Loaded, kinds


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
    files, faults = _read(sorted({file for path in paths for file in _files(path)}))
    with transaction.atomic():
        f.lock(files)
        working = _working()
        loaded = {(row.kind, row.key): row.digest for row in Loaded.objects.all()}
        loading = _sort_out(files, working, loaded, overwrite=overwrite)
        writing = {name: files[name][1] for name in (*loading.added, *loading.updated)}
        faults += validate(writing, {name: path for name, (path, _) in files.items()})
        if faults:
            raise Faults(faults)
        f.restore(writing)
        _remember({**writing, **{name: files[name][1] for name in loading.same}}, loaded)
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
    for kind in kinds():
        built = f.build((kind, key) for key in kinds()[kind]._default_manager.values_list("pk", flat=True))
        for (_, key), facts in built.items():
            path = target / folder(kind) / f"{key}.json"
            wanted.add(path)
            if not path.is_file() or path.read_bytes() != text(facts).encode():
                changed.append(path)
                if not check:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(text(facts), encoding="utf-8")
    return changed + sorted(set(target.glob("*/*.json")) - wanted)


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("**/*.json")) if path.is_dir() else [path]


def _read(paths: Iterable[Path]) -> tuple[dict[Name, tuple[Path, Facts]], list[Fault]]:
    files: dict[Name, tuple[Path, Facts]] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            name, facts = parse(path)
        except Faults as error:
            faults += error.faults
            continue
        if name in files:
            faults.append(
                Fault(path, 1, "key", f"{name[0]} “{name[1]}” is also in {files[name][0]}. Keep one of them.")
            )
        files.setdefault(name, (path, facts))
    return files, faults


def _working() -> dict[Name, str]:
    return {
        (kind, key): digest
        for kind, root in kinds().items()
        for key, digest in root._default_manager.values_list("pk", "digest")
    }


def _sort_out(
    files: Mapping[Name, tuple[Path, Facts]],
    working: Mapping[Name, str],
    loaded: Mapping[Name, str],
    *,
    overwrite: bool,
) -> Loading:
    loading = Loading(not_in_files=sorted(set(working) - set(files)))
    for name, (_, facts) in sorted(files.items()):
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


def _remember(facts: Mapping[Name, Facts], loaded: Mapping[Name, str]) -> None:
    rows = [
        Loaded(kind=kind, key=key, digest=digest)
        for (kind, key), records in facts.items()
        if loaded.get((kind, key)) != (digest := f.digest(records))
    ]
    Loaded.objects.bulk_create(rows, update_conflicts=True, unique_fields=["kind", "key"], update_fields=["digest"])
