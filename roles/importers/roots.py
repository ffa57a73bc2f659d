"""Families, skills, tools and roles that a dataset makes, and makes anew of what its new release says of them."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from django.utils.text import slugify

from roles.editions import facts as f
from roles.importers.content import Dataset, Report, Root
from roles.importers.making import Made, Maker
from roles.importers.outcome import Fate
from roles.models import Address, kinds
from roles.models.base import free_key

MADE = ("family", "skill", "tool", "role")
"""The kinds that a dataset may make, in the order in which they refer to each other."""


class RootWriter:
    """Writes the roots of one kind; afterwards says which there are, which it wrote, and which are gone."""

    def __init__(self, kind: str, dataset: Dataset, maker: Maker, fate: Fate, report: Report) -> None:
        self.kind, self.dataset, self.maker, self.fate, self.report = kind, dataset, maker, fate, report
        self.model: Any = kinds()[kind]
        self.keys: dict[str, str] = {}
        """{code: key} of all that the dataset has"""
        self.written: list[str] = []
        """Keys of those that are other than before."""
        self.gone: dict[str, str] = {}
        """{key: code} of what the dataset made and that is no more of its own: no code of it, or an editors' role."""

    def write(self, wanted: Mapping[str, Root], same: Mapping[str, str], *, only_known: bool) -> None:
        """Compare, and write what is new or other.

        :param same: {code: key} of what is the editors' own already.
        :param only_known: the dataset makes no roles; those that it once made stay, and what it says of them is taken.
        """
        mine = self._mine()
        taken = set(Address.objects.filter(kind=self.kind).values_list("slug", flat=True))
        added: list[Made] = []
        changed: list[Any] = []
        for code, root in wanted.items():
            held = mine.get(code)
            if code in same or (held and held.adopted):
                self.keys[code] = same.get(code) or mine[code].key
                self.fate.note("an editor’s", root.title)
                continue
            key = held.key if held else self._free_slug(root, taken)
            own = {"key": key, "slug": held.slug if held else key, "dataset": self.dataset.key, "dataset_code": code}
            made = self.maker.made(self.model._meta.label_lower, root.fields, own, root.origin)
            if made is None:
                continue
            self.keys[code] = key
            if held is None:
                taken.add(key)
                added.append((made, root.origin))
            elif f.record(held) != f.record(made):
                changed.append(made)
                self.fate.note("changed", root.title)
            else:
                self.fate.note("same", root.title)
        inserted = self.maker.insert(self.model, added)
        for made in inserted:
            self.fate.note("added", str(made))
        self._write_over(changed)
        self.written = [made.key for made in [*inserted, *changed]]
        self._sort_out(mine, wanted, same, keep=only_known and self.kind == "role")

    def _mine(self) -> dict[str, Any]:
        return {root.dataset_code: root for root in self.model._default_manager.filter(dataset=self.dataset.key)}

    def _write_over(self, changed: Collection[Any]) -> None:
        names = [field.name for field in self.model._meta.concrete_fields if field.name not in ("key", "digest")]
        self.model._default_manager.bulk_create(
            changed, update_conflicts=True, unique_fields=["key"], update_fields=names, batch_size=500
        )

    def _sort_out(
        self, mine: Mapping[str, Any], wanted: Mapping[str, Root], same: Mapping[str, str], *, keep: bool
    ) -> None:
        """What the dataset made and has no more, unless an editor adopted it."""
        for code, root in mine.items():
            if root.adopted or (code in wanted and code not in same):
                continue
            if code in same or not keep:
                self.gone[root.key] = code
            elif not root.retired:
                self.keys.setdefault(code, root.key)

    def _free_slug(self, root: Root, taken: Collection[str]) -> str:
        """A slug that nobody has or had: of two things with one name, the dataset's is told by its name."""
        words = root.title if slugify(root.title) else f"{self.dataset.key} {root.code}"
        slug = re.sub(r"-vs(?=-|$)", "-v", free_key(words, set()))
        return slug if slug not in taken else free_key(f"{slug}-{self.dataset.key}", set(taken))
