"""The lines that profiles and comparisons are made of: facts with their names, links and sources filled in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from roles.domain import records as r
from roles.domain.classification import address, short
from roles.domain.guide import Cited, Guide, Link
from roles.domain.prose import Html
from roles.domain.salary import Figure, age_in_words, headline, newest_first

IMPORTANCE = {"essential": 0, "useful": 1, "": 2}


def in_words(names: Sequence[str]) -> str:
    """“a and b”, “a, b and c”; empty for none."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


@dataclass(frozen=True)
class Item:
    """One line of a list, with its anchor and, where one source alone says so, the source; ``row`` is its record."""

    key: str
    html: Html
    cited: Cited | None = None
    row: r.RoleRow | None = None


@dataclass(frozen=True)
class NamedItem:
    """A skill, tool, metric, course or certification in a role: its link, what it is, and what is particular here."""

    key: str
    link: Link
    about: Html
    note: Html
    cited: Cited | None
    record: r.Record | None
    dataset: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class SkillLine(NamedItem):
    """A skill of a role. Importance is ``essential``, ``useful``, a value on a scale, or empty (not covered).

    ``judged_by`` says whose judgement that is, None for the editors'; of a dataset's rating its source does.
    """

    row: r.RoleSkill
    judged_by: Cited | None


@dataclass(frozen=True)
class ToolLine(NamedItem):
    """A tool of a role, and whether employers ask for it."""

    row: r.RoleTool


@dataclass(frozen=True)
class CertificationLine(NamedItem):
    """A certification of a role and how far employers ask for it."""

    row: r.RoleCertification


@dataclass(frozen=True)
class Pay:
    """A salary record with its headline figure, None if it has percentiles alone, and where it comes from."""

    salary: r.Salary
    figure: Figure | None
    cited: Cited


@dataclass(frozen=True)
class CodeLine:
    """A role's place in a public classification, with why that covers the role.

    ``occupation`` is what official figures under the code are of; empty where editors did not say that any are shown.
    """

    row: r.ExternalCode
    note: Html
    occupation: str

    @property
    def code(self) -> str:
        """The code as people read it."""
        return short(self.row.code)

    @property
    def url(self) -> str:
        """Where the code leads, if it is an address."""
        return address(self.row.code)


@dataclass(frozen=True)
class Answer:
    """A role's answer in one row of the table. ``state`` says why there is none: rule 6's five states."""

    dimension: Link
    question: str
    position: int
    at_a_glance: bool
    state: str
    short: Html
    body: Html
    cited: Cited | None


@dataclass(frozen=True)
class ClaimLine:
    """What one source says on a point."""

    key: str
    statement: Html
    claim: r.Claim
    cited: Cited
    role: Link


@dataclass(frozen=True)
class Point:
    """A point on which there are claims; two or more are shown side by side."""

    key: str
    heading: str
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True)
class MoveLine:
    """A recorded move from one role to another, with its claims."""

    key: str
    start: Link
    to: Link
    carries_over: Html
    motive: Html
    cited: Cited | None
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True)
class SourceLine:
    """A source for the list at the foot of a page; its ``age`` in words, empty if it has no date."""

    link: Link
    record: r.Source | None
    age: str
    note: Html


def by_importance(line: SkillLine) -> tuple[object, ...]:
    """A sort key: essential first, then by value from the highest, then the editors' order."""
    value = line.row.importance_value
    return IMPORTANCE[line.row.importance], -(value or 0), line.row.order


def said_by(row: r.Row) -> str | None:
    """The key of the source that a row rests on: the one named for it, else the dataset that brought it."""
    return getattr(row, "source", None) or getattr(row, "dataset", None)


def points_of(lines: Iterable[ClaimLine]) -> tuple[Point, ...]:
    """Claims gathered under their points, in order of appearance, each claim once."""
    gathered: dict[str, dict[tuple[str, str], ClaimLine]] = {}
    for line in lines:
        gathered.setdefault(line.claim.point, {}).setdefault((line.role.key, line.key), line)
    return tuple(
        Point(key, next(iter(claims.values())).claim.heading, tuple(claims.values()))
        for key, claims in gathered.items()
    )


def claims_of(
    claims: Iterable[r.Claim], about: Link, guide: Guide, *, move: str | None = None
) -> tuple[ClaimLine, ...]:
    """Claims with their sources; ``move`` limits them to one move's, and "" to those about no move."""
    return tuple(
        ClaimLine(claim.key, guide.fill(claim.statement), claim, cited, about)
        for claim in claims
        if (move is None or claim.move == move)
        and (cited := guide.cite(claim.source, claim, reported_by=claim.reported_by))
    )


def pay_of(salaries: Iterable[r.Salary], guide: Guide) -> tuple[Pay, ...]:
    """A role's figures with their sources, the newest first, then in the editors' order."""
    return tuple(
        Pay(salary, headline(salary), cited)
        for salary in sorted(salaries, key=lambda salary: (*newest_first(salary), salary.order))
        if (cited := guide.cite(salary.source, salary, reported_by=salary.reported_by))
    )


def codes_of(role: r.Role, guide: Guide) -> tuple[CodeLine, ...]:
    """A role's codes. Figures stand under a code that editors gave, if they are of the occupation that it means."""
    official = {s.occupation_code: s.wider_occupation for s in role.salaries if s.occupation_code}
    return tuple(
        CodeLine(row, guide.fill(row.note), (official.get(row.code[:7]) or row.label or row.code) if shown else "")
        for row in role.codes
        for shown in [bool(official and row.informs and row.dataset is None)]
    )


def moves_of(role: r.Role, guide: Guide) -> tuple[MoveLine, ...]:
    """The recorded moves out of a role."""
    me = guide.link("role", role.key)
    return tuple(
        MoveLine(
            row.key,
            me,
            guide.link("role", row.to),
            guide.fill(row.carries_over),
            guide.fill(row.motive),
            guide.cite(row.source),
            claims_of(role.claims, me, guide, move=row.key),
        )
        for row in role.moves
    )


def source_lines(keys: Iterable[str], guide: Guide) -> tuple[SourceLine, ...]:
    """Each source once, in order of appearance."""
    return tuple(
        SourceLine(
            guide.link("source", key),
            record := guide.record("source", key),
            age_in_words(record, guide.today) if record and record.as_of else "",
            guide.html("source", key, "note"),
        )
        for key in dict.fromkeys(keys)
    )


def answers_of(role: r.Role, guide: Guide) -> Iterable[Answer]:
    for row in role.texts:
        dimension: r.Dimension | None = guide.record("dimension", row.dimension)
        if dimension is not None:
            short, body = guide.fill(row.short), guide.fill(row.body)
            yield Answer(
                guide.link("dimension", row.dimension),
                dimension.question,
                dimension.position,
                dimension.at_a_glance,
                row.state,
                short,
                body or short,
                guide.cite(row.source),
            )


def skills_of(role: r.Role, guide: Guide) -> Iterable[SkillLine]:
    lines = named_items(role.skills, "skill", "definition", guide, key=lambda row: row.skill)
    for row, line in zip(role.skills, lines, strict=True):
        judge = row.judged_by or row.dataset
        yield SkillLine(**line.__dict__, row=row, judged_by=None if row.rated else guide.cite(judge))


def tools_of(role: r.Role, guide: Guide) -> Iterable[ToolLine]:
    lines = named_items(role.tools, "tool", "purpose", guide, key=lambda row: row.tool)
    for row, line in zip(role.tools, lines, strict=True):
        yield ToolLine(**line.__dict__, row=row)


def certifications_of(role: r.Role, guide: Guide) -> tuple[CertificationLine, ...]:
    lines = named_items(role.certifications, "certification", "description", guide, key=lambda row: row.certification)
    return tuple(
        CertificationLine(**line.__dict__, row=row) for row, line in zip(role.certifications, lines, strict=True)
    )


def named_items[R: r.Row](
    rows: Iterable[R], kind: str, about: str, guide: Guide, *, key: Callable[[R], str]
) -> tuple[NamedItem, ...]:
    """Rows that name another aggregate, with its link and what it is."""
    return tuple(
        NamedItem(
            key=row.key,
            link=guide.link(kind, key(row)),
            about=guide.html(kind, key(row), about),
            note=guide.fill(row.note) if hasattr(row, "note") else Html(),
            cited=guide.cite(said_by(row)),
            record=guide.record(kind, key(row)),
            dataset=getattr(row, "dataset", None),
        )
        for row in rows
    )
