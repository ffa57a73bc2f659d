"""The blocks of a comparison page: what each kind of section shows for a set of roles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from roles.domain import compared
from roles.domain import records as r
from roles.domain.compared import Ratings, Similar, ToolSet
from roles.domain.guide import Entry, Guide, Link, sources_of
from roles.domain.ladders import Ladder, ladder
from roles.domain.lines import ClaimLine, MoveLine, Point, SourceLine, claims_of, points_of, source_lines
from roles.domain.pay import pay_by_country
from roles.domain.portrait import Tasks
from roles.domain.profile import Profile
from roles.domain.prose import Html
from roles.domain.sections import COMPUTED, COMPUTED_KEYS, SectionKind
from roles.domain.skills import SkillOverlap, overlap
from roles.domain.table import Row, rows_of


@dataclass(frozen=True)
class MovesBetween:
    """The recorded moves between roles of the set, and the ways (from, to) of which none is recorded.

    ``similar``: those that a dataset calls related, which says nothing of moves.
    """

    recorded: tuple[MoveLine, ...]
    missing: tuple[tuple[Link, Link], ...]
    similar: tuple[Similar, ...] = ()


@dataclass(frozen=True)
class QuestionAnswer:
    """A question with its answer; ``key`` is its anchor."""

    key: str
    question: str
    answer: Html


@dataclass(frozen=True)
class Teaser:
    """A page to go on with."""

    link: Link
    teaser: Html


@dataclass(frozen=True)
class SectionView:
    """A section of the page: prose, and what its kind shows. ``former_keys`` stay as anchors, each on one section."""

    key: str
    heading: str
    kind: str
    body: Html
    former_keys: tuple[str, ...]
    block: Any


def first_paragraph(html: Html) -> Html:
    """Rendered prose up to the end of its first paragraph."""
    first, end, _ = html.partition("</p>")
    return Html(first + end)


class Blocks:
    """What each kind of section shows for one set of roles. An empty block drops its section."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        guide: Guide,
        country: str,
        paths: tuple[Entry, ...],
        written: r.Comparison | None,
    ) -> None:
        self.profiles, self.guide, self.written, self.near = tuple(profiles), guide, written, paths
        self.rows = rows_of(profiles)
        self.overlap = overlap(profiles)
        self.ratings = compared.ratings_of(profiles)
        self.salaries = pay_by_country(profiles, first=country)

    def sections(self) -> Iterator[SectionView]:
        """The sections in order, each with a block or prose; an editor's section keeps its place and key."""
        if self.written is None:
            listed = [r.Section(key=k, heading=h, section_kind=kind.value) for k, h, kind in COMPUTED]
        else:
            listed = list(self.written.sections)
        taken = {section.key for section in listed}
        for section in listed:
            kind = SectionKind(section.section_kind)
            block = getattr(self, kind.name.lower())
            body = self.guide.fill(section.body)
            if body or block:
                before = [*section.former_keys.split(), *filter(None, [COMPUTED_KEYS.get(kind)])]
                former = tuple(key for key in dict.fromkeys(before) if key not in taken)
                taken.update(former)
                yield SectionView(section.key, section.heading, kind.value, body, former, block)

    def _having(self, part: str) -> tuple[Profile, ...]:
        """All profiles if any of them has the part, so that the others can say “not covered yet”."""
        return self.profiles if any(getattr(p, part) for p in self.profiles) else ()

    # One property for each kind of section, named like it; falsy when there is nothing to show.

    prose = None

    @property
    def glance_picture(self) -> tuple[Row, ...]:
        """The rows of the first drawing: the set at a glance."""
        return tuple(row for row in self.rows if row.at_a_glance)

    @property
    def dimensions_picture(self) -> tuple[Row, ...]:
        """The rows of the second drawing: every row that has few enough words for it."""
        return tuple(row for row in self.rows if all(cell.short or cell.items for cell in row.cells))

    @property
    def table(self) -> tuple[Row, ...]:
        """The rows of the table."""
        return self.rows

    @property
    def skills(self) -> SkillOverlap | Ratings | None:
        """The overlap of what is listed, or the ratings where nothing is, if any role has skills."""
        return self.overlap if self.overlap.regions else self.ratings

    @property
    def what_each_does(self) -> tuple[Profile, ...]:
        """Descriptions side by side."""
        return self._having("description")

    @property
    def responsibilities(self) -> tuple[tuple[Profile, Tasks], ...]:
        """Responsibilities side by side."""
        return compared.tasks_of(having) if (having := self._having("responsibilities")) else ()

    @property
    def certifications(self) -> tuple[Profile, ...]:
        """Certifications role by role."""
        return self._having("certifications")

    @property
    def tools(self) -> ToolSet | None:
        """Tools that all share by a dataset's list, then role by role."""
        return compared.tools_of(self.profiles)

    @property
    def metrics(self) -> tuple[Profile, ...]:
        """Metrics with their definitions, role by role."""
        return self._having("metrics")

    @property
    def courses(self) -> tuple[Profile, ...]:
        """Courses for getting started."""
        return self._having("courses")

    @property
    def disclaimer(self) -> Html:
        """The site's disclaimer."""
        return self.guide.html("site-text", "disclaimer", "body")

    @property
    def author(self) -> tuple[Link, Html] | None:
        """Who wrote the page, and the first paragraph about them."""
        key = self.written.author if self.written else None
        return (
            (self.guide.link("author", key), first_paragraph(self.guide.html("author", key, "about"))) if key else None
        )

    @property
    def questions(self) -> tuple[QuestionAnswer, ...]:
        """Questions that readers ask."""
        asked = self.written.questions if self.written else ()
        return tuple(QuestionAnswer(q.key, q.question, self.guide.fill(q.answer)) for q in asked)

    @property
    def keep_reading(self) -> tuple[Teaser, ...]:
        """Pages to go on with, those that are live."""
        return tuple(
            Teaser(link, self.guide.fill(page.teaser))
            for page in (self.written.keep_reading if self.written else ())
            if (link := self.guide.link(page.target_kind, page.target_key)).url
        )

    @property
    def claims(self) -> tuple[Point, ...]:
        """Claims about the roles and about the set, gathered by point."""
        about = Link("comparison", self.written.key, "") if self.written else Link("comparison", "", "")
        of_set: tuple[ClaimLine, ...] = claims_of(self.written.claims, about, self.guide) if self.written else ()
        of_roles = [line for p in self.profiles for point in p.points for line in point.claims]
        return points_of([*of_set, *of_roles])

    @property
    def paths(self) -> tuple[Ladder, ...]:
        """Paths on which one of the roles stands."""
        keys = [p.role.key for p in self.profiles]
        return tuple(
            ladder(entry.record, self.guide, here=keys)
            for entry in self.near
            if isinstance(entry.record, r.Path) and any(step.role in keys for step in entry.record.steps)
        )

    @property
    def moves(self) -> MovesBetween:
        """Moves in every direction, on record or not: each way has a page."""
        among = [(a, b) for a in self.profiles for b in self.profiles if a is not b]
        recorded = {(m.start.key, m.to.key): m for p in self.profiles for m in p.moves_out}
        return MovesBetween(
            tuple(recorded[a.role.key, b.role.key] for a, b in among if (a.role.key, b.role.key) in recorded),
            tuple((a.link, b.link) for a, b in among if (a.role.key, b.role.key) not in recorded),
            compared.similar(self.profiles),
        )

    @property
    def sources(self) -> tuple[SourceLine, ...]:
        """Every source that the page draws on."""
        keys = [key for p in self.profiles for key in sources_of(p.role)]
        if self.written:
            keys += sources_of(self.written)
        keys += [key for entry in self.near for key in sources_of(entry.record)]
        keys += [line.link.key for p in self.profiles for line in p.sources if line.record and line.record.attribution]
        keys += [key for point in self.claims for line in point.claims for key in sources_of(line.claim)]
        return source_lines(keys, self.guide)
