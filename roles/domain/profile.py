"""A role's profile: its facts with every name, link and source filled in, ready to be shown or compared."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from roles.domain import records as r
from roles.domain.chart import Bar, Chart, Pay, charts
from roles.domain.guide import Cited, Entry, Guide, Link, sources_of
from roles.domain.prose import Html
from roles.domain.salary import headline, newest_first

IMPORTANCE = {"essential": 0, "useful": 1, "": 2}


def in_words(names: Sequence[str]) -> str:
    """“a and b”, “a, b and c”; empty for none."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


@dataclass(frozen=True)
class Item:
    """One line of a list, with its anchor and, where one source alone says so, the source."""

    key: str
    html: Html
    cited: Cited | None = None


@dataclass(frozen=True)
class NamedItem:
    """A skill, tool, metric, course or certification in a role: its link, what it is, and what is particular here."""

    key: str
    link: Link
    about: Html
    note: Html
    cited: Cited | None
    record: r.Record | None


@dataclass(frozen=True)
class SkillLine(NamedItem):
    """A skill of a role. Importance is ``essential``, ``useful``, a value on a scale, or empty (not covered)."""

    row: r.RoleSkill
    judged_by: Cited | None


@dataclass(frozen=True)
class CertificationLine(NamedItem):
    """A certification of a role and how far employers ask for it."""

    row: r.RoleCertification


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
class Rung:
    """A step of a ladder. ``here`` marks the roles that the page is about, by their place among them."""

    key: str
    title: str
    level: str
    body: Html
    role: Link | None
    here: int | None = None


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


@dataclass(frozen=True)
class CountryCharts:
    """A role's figures in one country, drawn."""

    country: str
    charts: tuple[Chart, ...]


@dataclass(frozen=True)
class Part:
    """A section of the profile: its permanent key, which is its anchor, and its heading."""

    key: str
    heading: str


@dataclass(frozen=True)
class Profile:
    """Everything that the guide says about one role."""

    role: r.Role
    link: Link
    number: int
    updated: datetime
    nutshell: Html
    description: Html
    comes_from: Html
    goes_on_to: Html
    company_size: Html
    family: Link | None
    author: Link | None
    answers: tuple[Answer, ...]
    responsibilities: tuple[Item, ...]
    skills: tuple[SkillLine, ...]
    tools: tuple[NamedItem, ...]
    metrics: tuple[NamedItem, ...]
    certifications: tuple[CertificationLine, ...]
    courses: tuple[NamedItem, ...]
    pay: tuple[Pay, ...]
    points: tuple[Point, ...]
    moves_out: tuple[MoveLine, ...]
    moves_in: tuple[MoveLine, ...]
    ladders: tuple[Ladder, ...]
    comparisons: tuple[Link, ...]
    sources: tuple["SourceLine", ...]
    disclaimer: Html

    @property
    def glance(self) -> tuple[Answer, ...]:
        """The answers for the card at the top."""
        return tuple(answer for answer in self.answers if answer.at_a_glance and answer.short)

    @property
    def tools_cited(self) -> Cited | None:
        """The source of all tools, if one and the same names them all."""
        sources = {item.cited for item in self.tools}
        return sources.pop() if len(sources) == 1 else None

    @property
    def not_covered(self) -> tuple[str, ...]:
        """What a complete profile has and this one has not yet, in words."""
        parts: Sequence[tuple[str, object]] = (
            ("what they do", self.description),
            ("responsibilities", self.responsibilities),
            ("skills", self.skills),
            ("pay", self.pay),
            ("certifications", self.certifications),
            ("tools", self.tools),
            ("how success is measured", self.metrics),
            ("how people get there", self.comes_from),
            ("career paths", self.ladders),
            ("moves to and from other roles", self.moves_in or self.moves_out),
        )
        return tuple(name for name, part in parts if not part)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The sections that have something to show, in order."""
        plural = self.role.plural
        listed: Sequence[tuple[str, str, object]] = (
            ("what-they-do", f"What {plural} do", self.description),
            ("responsibilities", "Responsibilities", self.responsibilities),
            ("in-short", "How the role works", self.answers),
            ("skills", "Skills", self.skills),
            ("tools", "Tools", self.tools),
            ("metrics", "How success is measured", self.metrics),
            ("company-size", "How the company changes the job", self.company_size),
            ("salaries", f"What {plural} earn", self.pay),
            ("getting-there", f"How people become {plural}", self.comes_from),
            ("courses", "Courses for getting started", self.courses),
            ("certifications", "Certifications", self.certifications),
            ("paths", "Where it leads", self.goes_on_to or self.ladders),
            ("moves", "Moves to and from other roles", self.moves_in or self.moves_out),
            ("claims", "What the sources say, side by side", self.points),
            ("compare", "Compare with other roles", True),
            ("codes", "In public classifications", self.role.codes),
            ("not-covered", "Not covered yet", self.not_covered),
            ("sources", "Sources", self.sources),
        )
        return tuple(Part(key, heading) for key, heading, part in listed if part)

    @property
    def pay_charts(self) -> tuple[CountryCharts, ...]:
        """Every figure drawn, country by country."""
        return tuple(
            CountryCharts(country, charts((self.link, 0, pay) for pay in self.pay if pay.salary.country == country))
            for country in sorted({pay.salary.country for pay in self.pay})
        )

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Every figure, for the table."""
        return tuple(bar for drawn in self.pay_charts for chart in drawn.charts for bar in chart.bars)

    def pay_in(self, country: str) -> Pay | None:
        """The newest figure for a country, to show in one line."""
        return next((pay for pay in self.pay if pay.salary.country == country), None)


@dataclass(frozen=True)
class SourceLine:
    """A source for the list at the foot of a page."""

    link: Link
    record: r.Source | None
    note: Html


def profile(entry: Entry, guide: Guide, *, around: Iterable[Entry] = ()) -> Profile:
    """The profile of a role. ``around`` are the paths, roles and comparisons that refer to it."""
    role = entry.record
    assert isinstance(role, r.Role)  # noqa: S101 - the caller asked for a role's record
    me = guide.link("role", role.key)
    near = list(around)
    others = [other for other in near if isinstance(other.record, r.Role) and other.key != role.key]
    return Profile(
        role=role,
        link=me,
        number=entry.number,
        updated=entry.updated,
        nutshell=guide.fill(role.nutshell),
        description=guide.fill(role.description),
        comes_from=guide.fill(role.comes_from),
        goes_on_to=guide.fill(role.goes_on_to),
        company_size=guide.fill(role.company_size),
        family=guide.link("family", role.family) if role.family else None,
        author=guide.link("author", role.author) if role.author else None,
        answers=tuple(sorted(_answers(role, guide), key=lambda answer: answer.position)),
        responsibilities=tuple(
            Item(row.key, guide.fill(row.text), guide.cite(row.source)) for row in role.responsibilities
        ),
        skills=tuple(sorted(_skills(role, guide), key=by_importance)),
        tools=_named(role.tools, "tool", "purpose", guide, key=lambda row: row.tool),
        metrics=_named(role.metrics, "term", "definition", guide, key=lambda row: row.term),
        certifications=_certifications(role, guide),
        courses=_named(role.courses, "course", "gives", guide, key=lambda row: row.course),
        pay=tuple(
            Pay(salary, headline(salary), cited)
            for salary in sorted(role.salaries, key=lambda s: (*newest_first(s), s.order))
            if (cited := guide.cite(salary.source, salary, reported_by=salary.reported_by))
        ),
        points=points_of(
            [
                *claims_of(role.claims, me, guide, move=""),
                *(
                    line
                    for other in others
                    if isinstance(other.record, r.Role)
                    for line in claims_of(
                        [c for c in other.record.claims if c.also_about == role.key],
                        guide.link("role", other.key),
                        guide,
                        move="",
                    )
                ),
            ]
        ),
        moves_out=moves_of(role, guide),
        moves_in=tuple(
            move
            for other in others
            if isinstance(other.record, r.Role)
            for move in moves_of(other.record, guide)
            if move.to.key == role.key
        ),
        ladders=tuple(
            ladder(near_entry.record, guide, here=(role.key,))
            for near_entry in near
            if isinstance(near_entry.record, r.Path) and any(s.role == role.key for s in near_entry.record.steps)
        ),
        comparisons=tuple(guide.link("comparison", other.key) for other in near if other.kind == "comparison"),
        sources=source_lines(sources_of(role), guide),
        disclaimer=guide.html("site-text", "disclaimer", "body"),
    )


def by_importance(line: SkillLine) -> tuple[object, ...]:
    """A sort key: essential first, then by value from the highest, then the editors' order."""
    value = line.row.importance_value
    return IMPORTANCE[line.row.importance], -(value or 0), line.row.order


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


def source_lines(keys: Iterable[str], guide: Guide) -> tuple[SourceLine, ...]:
    """Each source once, in order of appearance."""
    return tuple(
        SourceLine(guide.link("source", key), guide.record("source", key), guide.html("source", key, "note"))
        for key in dict.fromkeys(keys)
    )


def _answers(role: r.Role, guide: Guide) -> Iterable[Answer]:
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


def _skills(role: r.Role, guide: Guide) -> Iterable[SkillLine]:
    lines = _named(role.skills, "skill", "definition", guide, key=lambda row: row.skill)
    for row, line in zip(role.skills, lines, strict=True):
        yield SkillLine(**line.__dict__, row=row, judged_by=guide.cite(row.judged_by))


def _certifications(role: r.Role, guide: Guide) -> tuple[CertificationLine, ...]:
    lines = _named(role.certifications, "certification", "description", guide, key=lambda row: row.certification)
    return tuple(
        CertificationLine(**line.__dict__, row=row) for row, line in zip(role.certifications, lines, strict=True)
    )


def _named[R: r.Row](
    rows: Iterable[R], kind: str, about: str, guide: Guide, *, key: Callable[[R], str]
) -> tuple[NamedItem, ...]:
    """Rows that name another aggregate, with its link and what it is."""
    return tuple(
        NamedItem(
            key=row.key,
            link=guide.link(kind, key(row)),
            about=guide.html(kind, key(row), about),
            note=guide.fill(row.note) if hasattr(row, "note") else Html(),
            cited=guide.cite(getattr(row, "source", None)),
            record=guide.record(kind, key(row)),
        )
        for row in rows
    )
