"""A role's profile: its facts with every name, link and source filled in, ready to be shown or compared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from roles.domain import portrait
from roles.domain import records as r
from roles.domain.attribution import Notice, notices
from roles.domain.guide import Cited, Entry, Guide, Link, sources_of
from roles.domain.ladders import Ladder, ladder
from roles.domain.lines import (
    Answer,
    CertificationLine,
    CodeLine,
    Item,
    MoveLine,
    NamedItem,
    Pay,
    Point,
    SkillLine,
    SourceLine,
    ToolLine,
    answers_of,
    by_importance,
    certifications_of,
    claims_of,
    codes_of,
    moves_of,
    named_items,
    pay_of,
    points_of,
    said_by,
    skills_of,
    source_lines,
    tools_of,
)
from roles.domain.notes import Definition
from roles.domain.portrait import Folded, InterestLine, PreparationLine, RelatedLine, RelatedTier, Tasks, Tools
from roles.domain.prose import Html
from roles.domain.ratings import SkillGroups, grouped

ONLY_WRITTEN = ("certifications", "how success is measured", "career paths", "moves to and from other roles")
"""What no dataset says of a role, so that a thousand of them need not each say that it is missing."""


@dataclass(frozen=True)
class Part:
    """A section of the profile: its permanent key, which is its anchor, and its heading."""

    key: str
    heading: str


@dataclass(frozen=True)
class Profile:
    """Everything that the guide says about one role.

    ``updated`` is when its own edition ``number`` went live, ``changed`` the last change of all on the page. ``lead``
    is what it is in one line: its nutshell, or else the description's first sentence, ``account`` the rest of that.
    ``cited`` is the dataset that made the role, if one did.
    """

    role: r.Role
    link: Link
    number: int
    updated: datetime
    changed: datetime
    cited: Cited | None
    nutshell: Html
    lead: Html
    description: Html
    account: Html
    comes_from: Html
    goes_on_to: Html
    company_size: Html
    family: Link | None
    author: Link | None
    answers: tuple[Answer, ...]
    responsibilities: tuple[Item, ...]
    skills: tuple[SkillLine, ...]
    tools: tuple[ToolLine, ...]
    metrics: tuple[NamedItem, ...]
    certifications: tuple[CertificationLine, ...]
    courses: tuple[NamedItem, ...]
    pay: tuple[Pay, ...]
    codes: tuple[CodeLine, ...]
    points: tuple[Point, ...]
    moves_out: tuple[MoveLine, ...]
    moves_in: tuple[MoveLine, ...]
    related: tuple[RelatedLine, ...]
    preparation: tuple[PreparationLine, ...]
    interests: tuple[InterestLine, ...]
    ladders: tuple[Ladder, ...]
    comparisons: tuple[Link, ...]
    sources: tuple["SourceLine", ...]
    disclaimer: Html
    definitions: tuple[Definition, ...]

    @property
    def glance(self) -> tuple[Answer, ...]:
        """The answers for the card at the top."""
        return tuple(answer for answer in self.answers if answer.at_a_glance and answer.short)

    @property
    def tools_cited(self) -> Cited | None:
        """The source of all the editors' tools, if one and the same names them all."""
        sources = {item.cited for item in self.tools if item.row.dataset is None}
        return sources.pop() if len(sources) == 1 else None

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What licences ask to be said beside what the profile shows."""
        return notices(line.record for line in self.sources)

    @cached_property
    def skill_groups(self) -> SkillGroups:
        """The skills as a page shows them."""
        return grouped(self.skills)

    @property
    def tasks(self) -> Tasks:
        """The responsibilities as a page shows them."""
        return portrait.tasks_of(self.responsibilities)

    @property
    def toolbox(self) -> Tools:
        """The tools as a page shows them."""
        return portrait.tools_of(self.tools)

    @property
    def titles(self) -> Folded[r.OtherTitle]:
        """The other titles as a page shows them."""
        return portrait.titles_of(self.role.other_titles)

    @property
    def tiers(self) -> tuple[RelatedTier, ...]:
        """The related roles by how close they are."""
        return portrait.tiers(self.related)

    @property
    def high_points(self) -> tuple[InterestLine, ...]:
        """The first three interests."""
        return portrait.high_points(self.interests)

    @property
    def not_covered(self) -> tuple[str, ...]:
        """What a complete profile has and this one has not yet, in words; of a dataset's role, what one could say."""
        parts: Sequence[tuple[str, object]] = (
            ("what they do", self.description),
            ("responsibilities", self.responsibilities),
            ("skills", self.skills),
            ("pay", self.pay),
            ("certifications", self.certifications),
            ("tools", self.tools),
            ("how success is measured", self.metrics),
            ("how people get there", self.comes_from or self.preparation),
            ("career paths", self.ladders),
            ("moves to and from other roles", self.moves_in or self.moves_out),
        )
        return tuple(name for name, part in parts if not part and not (self.role.is_imported and name in ONLY_WRITTEN))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The sections that have something to show, in order."""
        plural = self.role.plural
        listed: Sequence[tuple[str, str, object]] = (
            ("what-they-do", f"What {plural} do", self.account),
            ("responsibilities", "Responsibilities", self.responsibilities),
            ("in-short", "How the role works", self.answers),
            ("skills", "Skills", self.skills),
            ("tools", "Tools", self.tools),
            ("metrics", "How success is measured", self.metrics),
            ("company-size", "How the company changes the job", self.company_size),
            ("salaries", f"What {plural} earn", self.pay),
            ("preparation", "What preparation it takes", self.preparation),
            ("getting-there", f"How people become {plural}", self.comes_from),
            ("courses", "Courses for getting started", self.courses),
            ("certifications", "Certifications", self.certifications),
            ("paths", "Where it leads", self.goes_on_to or self.ladders),
            ("moves", "Moves to and from other roles", self.moves_in or self.moves_out),
            ("claims", "What the sources say, side by side", self.points),
            ("interests", "Whom the work may interest", self.interests),
            ("related", "Similar roles", self.related),
            ("compare", f"Compare {plural} with…", True),
            ("codes", "In public classifications", self.role.codes),
            ("not-covered", "Not covered yet", self.not_covered),
            ("sources", "Sources", self.sources),
        )
        return tuple(Part(key, heading) for key, heading, part in listed if part)

    @property
    def official(self) -> tuple[CodeLine, ...]:
        """The codes under which official figures stand here because editors say that they cover the role."""
        return tuple(code for code in self.codes if code.occupation)

    def pay_in(self, country: str) -> Pay | None:
        """The newest figure for a country, to show in one line."""
        return next((pay for pay in self.pay if pay.salary.country == country), None)


def profile(entry: Entry, guide: Guide, *, around: Iterable[Entry] = ()) -> Profile:
    """The profile of a role. ``around`` are the paths, roles and comparisons that refer to it."""
    role = entry.record
    assert isinstance(role, r.Role)  # noqa: S101 - the caller asked for a role's record
    me = guide.link("role", role.key)
    near = list(around)
    others = [other for other in near if isinstance(other.record, r.Role) and other.key != role.key]
    nutshell, description = guide.fill(role.nutshell), guide.fill(role.description)
    lead, account = (nutshell, description) if nutshell else portrait.first_sentence(description)
    return Profile(
        role=role,
        link=me,
        number=entry.number,
        updated=entry.updated,
        changed=guide.changed,
        cited=guide.cite(role.dataset),
        nutshell=nutshell,
        lead=lead,
        description=description,
        account=account,
        comes_from=guide.fill(role.comes_from),
        goes_on_to=guide.fill(role.goes_on_to),
        company_size=guide.fill(role.company_size),
        family=guide.link("family", role.family) if role.family else None,
        author=guide.link("author", role.author) if role.author else None,
        answers=tuple(sorted(answers_of(role, guide), key=lambda answer: answer.position)),
        responsibilities=tuple(
            Item(row.key, guide.fill(row.text), guide.cite(said_by(row)), row) for row in role.responsibilities
        ),
        skills=tuple(sorted(skills_of(role, guide), key=by_importance)),
        tools=tuple(tools_of(role, guide)),
        metrics=named_items(role.metrics, "term", "definition", guide, key=lambda row: row.term),
        certifications=certifications_of(role, guide),
        courses=named_items(role.courses, "course", "gives", guide, key=lambda row: row.course),
        pay=pay_of(role.salaries, guide),
        codes=codes_of(role, guide),
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
        related=portrait.related_of(role, guide),
        preparation=portrait.preparation_of(role, guide),
        interests=portrait.interests_of(role, guide),
        ladders=tuple(
            ladder(near_entry.record, guide, here=(role.key,))
            for near_entry in near
            if isinstance(near_entry.record, r.Path) and any(s.role == role.key for s in near_entry.record.steps)
        ),
        comparisons=tuple(guide.link("comparison", other.key) for other in near if other.kind == "comparison"),
        sources=source_lines((*_sources(role, near), *sorted(guide.made_by(_named(role, near)))), guide),
        disclaimer=guide.html("site-text", "disclaimer", "body"),
        definitions=guide.definitions(),
    )


def _sources(role: r.Role, around: Iterable[Entry]) -> Iterator[str]:
    """The sources of all that the profile shows: the role's own, then what others say of it."""
    yield from sources_of(role)
    for other in around:
        record = other.record
        if isinstance(record, r.Path) and any(step.role == role.key for step in record.steps):
            yield from sources_of(record)
        elif isinstance(record, r.Role):
            moves = [move for move in record.moves if move.to == role.key]
            about = {move.key for move in moves} - {""}
            claims = [c for c in record.claims if c.move in about or (c.also_about == role.key and not c.move)]
            for row in (*moves, *claims):
                yield from sources_of(row)


def _named(role: r.Role, around: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """The things whose names the profile shows: one that a dataset made is called what the dataset calls it."""
    yield "family", role.family or ""
    yield from (("skill", row.skill) for row in role.skills)
    yield from (("tool", row.tool) for row in role.tools)
    yield from (("role", move.to) for move in role.moves)
    yield from (("role", row.to) for row in role.related)
    for other in around:
        if isinstance(other.record, r.Path):
            yield from (("role", step.role) for step in other.record.steps if step.role)
        elif isinstance(other.record, r.Role):
            yield "role", other.key
