"""What became of the records of an import."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from roles.editions.facts import Name

SAMPLE = 5
"""So many of each sort are named to the operator."""


@dataclass
class Fate:
    """How many records of one model were added, changed and so on; with a few of each in words.

    ``added``, ``changed``, ``same``, ``taken out``; ``moved``: only its place among its siblings is another; ``kept``:
    no longer in the dataset, but pages refer to it; ``an editor’s``: not the dataset's to write.
    """

    counts: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[str]] = field(default_factory=dict)

    def note(self, what: str, said: str | Callable[[], str]) -> None:
        """Count one; the first few are kept in words."""
        self.counts[what] += 1
        if len(sample := self.samples.setdefault(what, [])) < SAMPLE:
            sample.append(said if isinstance(said, str) else said())


@dataclass
class Outcome:
    """What an import did, or would do."""

    fates: dict[str, Fate] = field(default_factory=dict)
    """{model: fate of its records}"""
    editions: int = 0
    waiting: list[Name] = field(default_factory=list)
    """Pages with a scheduled edition, which were not published."""

    def of(self, model: str) -> Fate:
        """The fate of one model's records."""
        return self.fates.setdefault(model, Fate())

    @property
    def changes(self) -> int:
        """Records that say something else than before."""
        return sum(fate.counts[what] for fate in self.fates.values() for what in ("added", "changed", "taken out"))
