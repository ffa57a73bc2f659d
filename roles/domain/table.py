"""The comparison table: a row for each question, each role's answer in it, and whether the answers agree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roles.domain.guide import Cited
from roles.domain.lines import NamedItem, in_words
from roles.domain.profile import Profile
from roles.domain.prose import Html, escaped

NO_HTML = Html()
STATED = "stated"
FAMILY = "family"
NOT_COVERED = "not-covered"
LISTED, FEW = 15, 6
"""Of a list longer than so many, so few stand in a cell: a dataset names hundreds of tools for some roles."""

NO_ANSWERS = (NOT_COVERED, "not-known")
"""States in which a role has no answer; “none required” and “not applicable” are answers."""


@dataclass(frozen=True)
class Cell:
    """One role's answer in a row: prose or a list of links, or in ``state`` why there is none.

    States: ``stated``, ``none``, ``not-applicable``, ``not-known``, ``not-covered``.
    """

    state: str
    html: Html = NO_HTML
    items: tuple[NamedItem, ...] = ()
    short: Html = NO_HTML
    cited: Cited | None = None

    @property
    def listed(self) -> tuple[NamedItem, ...]:
        """The things that a table has room for."""
        return self.items if len(self.items) <= LISTED else self.items[:FEW]

    @property
    def more(self) -> int:
        """How many of the things are not among those."""
        return len(self.items) - len(self.listed)

    @property
    def says(self) -> tuple[object, ...]:
        """What is compared: the state, the words, and the things named in whichever order. Not who says so."""
        return self.state, self.html, frozenset(item.link.key for item in self.items)


@dataclass(frozen=True)
class Lack:
    """A state that stands where an answer should be, and the roles that it stands for, in words."""

    state: str
    roles: str


@dataclass(frozen=True)
class Row:
    """A row of the table: its cells in the roles' order. ``plurals`` are the roles, as a sentence names them."""

    key: str
    label: str
    question: str
    cells: tuple[Cell, ...]
    plurals: tuple[str, ...]
    at_a_glance: bool = False

    @property
    def each(self) -> tuple[tuple[str, Cell], ...]:
        """Each cell with its role, as a sentence names it."""
        return tuple(zip(self.plurals, self.cells, strict=True))

    @property
    def same(self) -> bool:
        """Whether every role gives the same answer, word for word and thing for thing. Two gaps are no agreement."""
        return len({cell.says for cell in self.cells}) == 1 and self.cells[0].state not in NO_ANSWERS

    @property
    def agreed(self) -> Html:
        """The answer on which all agree, where it has few words; empty otherwise."""
        first = self.cells[0]
        return (first.short or (first.html if self.key == FAMILY else NO_HTML)) if self.same else NO_HTML

    @property
    def differs(self) -> bool:
        """Whether two of the answers that there are differ."""
        return len({cell.says for cell in self.cells if cell.state not in NO_ANSWERS}) > 1

    @property
    def lacking(self) -> tuple[Lack, ...]:
        """What stands in place of answers: each state with its roles."""
        states = dict.fromkeys(cell.state for cell in self.cells if cell.state != STATED)
        return tuple(
            Lack(state, in_words([p for p, cell in zip(self.plurals, self.cells, strict=True) if cell.state == state]))
            for state in states
        )


def rows_of(profiles: Sequence[Profile]) -> tuple[Row, ...]:
    """One row for each dimension that any of the roles answers, then what else is said of any in few words."""
    plurals = tuple(profile.role.plural for profile in profiles)
    answers = {a.dimension.key: a for p in profiles for a in p.answers}
    dimensions = sorted(answers, key=lambda key: (answers[key].position, key))
    return (
        *(
            Row(
                key,
                answers[key].dimension.title,
                answers[key].question,
                tuple(_cell(p, key) for p in profiles),
                plurals,
                answers[key].at_a_glance,
            )
            for key in dimensions
        ),
        *_taken(profiles, plurals),
        *_listed(profiles, plurals),
    )


def _taken(profiles: Sequence[Profile], plurals: tuple[str, ...]) -> Iterator[Row]:
    """The rows of what datasets say a role takes: preparation and interests; on the cards where all roles have them."""
    prepared = [p.preparation[0] if p.preparation else None for p in profiles]
    if any(prepared):
        cells = tuple(
            Cell(STATED, _line(escaped(one.row.name), one.education), short=escaped(one.row.name), cited=one.cited)
            if one
            else Cell(NOT_COVERED)
            for one in prepared
        )
        question = "How much preparation does it take?"
        yield Row("preparation", "Preparation", question, cells, plurals, at_a_glance=all(prepared))
    interested = [p.high_points for p in profiles]
    if any(interested):
        words = [escaped(in_words([one.row.area.capitalize() for one in high])) for high in interested]
        cells = tuple(
            Cell(STATED, said, short=said, cited=high[0].cited) if high else Cell(NOT_COVERED)
            for said, high in zip(words, interested, strict=True)
        )
        question = "Which interests does the work meet first?"
        yield Row("interests", "Interests", question, cells, plurals, at_a_glance=all(interested))


def _line(name: Html, what: Html) -> Html:
    return Html(f"<p>{name}</p><p>{what}</p>") if what else name


def _listed(profiles: Sequence[Profile], plurals: tuple[str, ...]) -> Iterator[Row]:
    """The rows whose answers are other things of the guide."""
    for key, label, question in (
        ("metrics", "Metrics of success", "How is success measured?"),
        ("tools", "Tools", "What do people work with?"),
    ):
        found = [p.metrics if key == "metrics" else _foremost(p) for p in profiles]
        if any(found):
            cells = tuple(Cell(STATED, items=items) if items else Cell(NOT_COVERED) for items in found)
            yield Row(key, label, question, cells, plurals)
    if any(p.family for p in profiles):
        cells = tuple(Cell(STATED, p.family.html) if p.family else Cell(NOT_COVERED) for p in profiles)
        yield Row(FAMILY, "Family", "Which roles does it belong with?", cells, plurals)


def _foremost(profile: Profile) -> tuple[NamedItem, ...]:
    """A role's tools, the editors' first and then those that employers ask for."""
    box = profile.toolbox
    return (*box.own, *box.brought.first, *box.brought.more, *box.brought.rest)


def _cell(profile: Profile, dimension: str) -> Cell:
    for answer in profile.answers:
        if answer.dimension.key == dimension:
            return Cell(answer.state, answer.body, short=answer.short, cited=answer.cited)
    return Cell(NOT_COVERED)
