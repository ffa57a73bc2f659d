"""Career paths as ladders: their steps from the first job up, with the roles that stand on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from roles.domain import records as r
from roles.domain.guide import Cited, Guide, Link
from roles.domain.prose import Html

LEVELS = ("entry", "middle", "senior", "director", "executive")
"""How far up a ladder a step stands, from the first job up."""


@dataclass(frozen=True)
class Rung:
    """A step of a ladder. ``here`` marks the roles that the page is about, by their place among them."""

    key: str
    title: str
    level: str
    body: Html
    role: Link | None
    here: int | None = None

    @property
    def name(self) -> str:
        """What it is called: as its profile is, where there is one."""
        return self.role.title if self.url and self.role else self.title

    @property
    def url(self) -> str:
        """Its profile's address; empty if the guide has none."""
        return self.role.url if self.role else ""


@dataclass(frozen=True)
class Ladder:
    """A career path with its steps from the first to the last."""

    link: Link
    standfirst: Html
    description: Html
    cited: Cited | None
    rungs: tuple[Rung, ...]

    @property
    def place(self) -> int | None:
        """The place of the first role of the page that stands on it: gives the ladder its accent."""
        return next((rung.here for rung in self.rungs if rung.here is not None), None)


def ladder(path: r.Path, guide: Guide, *, here: Sequence[str] = ()) -> Ladder:
    """A path with its steps; ``here`` are the keys of the roles that the page is about, in order."""
    return Ladder(
        link=guide.link("path", path.key),
        standfirst=guide.fill(path.standfirst),
        description=guide.fill(path.description),
        cited=guide.cite(path.source),
        rungs=tuple(
            Rung(
                step.key,
                step.title,
                step.level,
                guide.fill(step.body),
                guide.link("role", step.role) if step.role else None,
                here.index(step.role) if step.role in here else None,
            )
            for step in path.steps
        ),
    )
