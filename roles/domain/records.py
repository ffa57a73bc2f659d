"""What the guide knows of each thing, as one edition says it. Foreign keys are keys; prose is ready to be filled.

Field names are those of the models and fixtures.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from roles.domain.prose import Prose
from roles.domain.sections import SectionKind

NO_PROSE = Prose()


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A date for which something holds: ``as_of`` is None exactly if the precision is ``not-stated``."""

    as_of: date | None = None
    as_of_precision: str = "not-stated"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of an aggregate; ``key`` is permanent and serves as its anchor."""

    key: str
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class RoleRow(Row):
    """A row of a role. ``dataset`` None: it is the editors' own."""

    dataset: str | None = None


@dataclass(frozen=True, kw_only=True)
class Record:
    """The root of an aggregate."""

    key: str
    slug: str
    retired: bool = False
    successor: str | None = None
    merged: bool = False


@dataclass(frozen=True, kw_only=True)
class Imported(Record):
    """A root that a dataset may have made, under its code there; ``adopted`` once it is the editors' own."""

    dataset: str | None = None
    dataset_code: str = ""
    adopted: bool = False

    @property
    def is_imported(self) -> bool:
        """Whether a dataset made it and keeps it; one that is adopted is the editors' own."""
        return self.dataset is not None and not self.adopted


@dataclass(frozen=True, kw_only=True)
class Source(Record, Dated):
    """A publication; an empty publisher means that it is not stated."""

    name: str
    short_name: str
    source_kind: str
    publisher: str = ""
    url: str = ""
    note: Prose = NO_PROSE
    release: str = ""
    licence: str = ""
    licence_url: str = ""
    attribution: str = ""
    modifications: str = ""


@dataclass(frozen=True, kw_only=True)
class Family(Imported):
    """A group of roles."""

    name: str
    description: Prose = NO_PROSE


@dataclass(frozen=True, kw_only=True)
class Skill(Imported):
    """An ability, defined once."""

    name: str
    skill_kind: str
    definition: Prose = NO_PROSE


@dataclass(frozen=True, kw_only=True)
class Tool(Imported):
    """A product people work with."""

    name: str
    purpose: Prose = NO_PROSE
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Term(Record):
    """A word of the trade."""

    name: str
    abbreviation: str = ""
    definition: Prose = NO_PROSE
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dimension(Record):
    """A row of the comparison table."""

    name: str
    question: str = ""
    position: int = 0
    at_a_glance: bool = False


@dataclass(frozen=True, kw_only=True)
class Statement(Record):
    """A statement of the questionnaire, with which a reader agrees or not."""

    name: str
    dimension: str
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Certification(Record):
    """Something an organisation certifies."""

    name: str
    abbreviation: str = ""
    certification_kind: str
    issuer: str
    issuer_abbreviation: str = ""
    url: str = ""
    description: Prose = NO_PROSE
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Course(Record):
    """A course for getting started."""

    name: str
    provider: str
    platform: str = ""
    length: str = ""
    gives: Prose = NO_PROSE
    url: str = ""
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Author(Record):
    """Who answers for a page."""

    name: str
    about: Prose = NO_PROSE


@dataclass(frozen=True, kw_only=True)
class SiteText(Record):
    """A text of the site itself."""

    name: str
    standfirst: Prose = NO_PROSE
    body: Prose = NO_PROSE


@dataclass(frozen=True, kw_only=True)
class OtherTitle(RoleRow):
    """Another job title of a role."""

    title: str
    language: str = "en"
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Responsibility(RoleRow):
    """One thing a role answers for; a source only when one alone says so."""

    text: Prose
    supplemental: bool = False
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class ExternalCode(RoleRow):
    """A code in a public classification."""

    scheme: str
    code: str
    label: str = ""
    informs: str = ""
    note: Prose = NO_PROSE


@dataclass(frozen=True, kw_only=True)
class RoleSkill(RoleRow):
    """A skill that a role needs. ``judged_by`` None: this guide's editors."""

    skill: str
    importance: str = ""
    importance_value: Decimal | None = None
    importance_scale: str = ""
    judged_by: str | None = None
    level_value: Decimal | None = None
    level_scale: str = ""
    note: Prose = NO_PROSE
    source: str | None = None

    @property
    def rated(self) -> bool:
        """Whether a dataset rates the skill for every role, so that being listed says nothing yet."""
        return self.dataset is not None and self.importance_value is not None


@dataclass(frozen=True, kw_only=True)
class RoleTool(RoleRow):
    """A tool of a role."""

    tool: str
    note: Prose = NO_PROSE
    hot: bool = False
    in_demand: bool = False
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class RelatedRole(RoleRow):
    """A role that is like this one; nobody need have moved there."""

    to: str
    closeness: str = "close"
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Preparation(RoleRow):
    """How much preparation a role takes: job zone 1 to 5."""

    zone: int
    name: str
    experience: Prose = NO_PROSE
    education: Prose = NO_PROSE
    training: Prose = NO_PROSE
    svp_range: str = ""
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Interest(RoleRow):
    """How far a role offers work of one of the six RIASEC areas, on a scale; ``high_point`` 1 to 3 or None."""

    area: str
    value: Decimal
    scale: str
    high_point: int | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Metric(RoleRow):
    """A measure of success; the term defines it."""

    term: str
    note: Prose = NO_PROSE
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class DimensionText(RoleRow):
    """A role's answer in one row of the table, or why there is none."""

    dimension: str
    state: str = "stated"
    short: Prose = NO_PROSE
    body: Prose = NO_PROSE
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Stance(RoleRow):
    """How far people whom the role suits agree with a statement: from -2, strongly disagree, to 2."""

    statement: str
    agreement: int
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class RoleCertification(RoleRow):
    """A certification of a role, and how far employers ask for it."""

    certification: str
    demand: str
    country: str = ""
    note: Prose = NO_PROSE
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class RoleCourse(RoleRow):
    """A course for getting started in a role."""

    course: str


@dataclass(frozen=True, kw_only=True)
class Claim(RoleRow, Dated):
    """Someone's statement. ``move`` is the key of the role's move that it is about, if it is about one."""

    point: str
    heading: str
    statement: Prose
    figure: Decimal | None = None
    unit: str = ""
    source: str
    reported_by: str | None = None
    move: str = ""
    also_about: str | None = None


@dataclass(frozen=True, kw_only=True)
class Move(RoleRow):
    """A move that people are known to make."""

    to: str
    carries_over: Prose = NO_PROSE
    motive: Prose = NO_PROSE
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Salary(RoleRow, Dated):
    """What a source says a role pays: money for one ``period``, in ``currency``."""

    country: str
    region: str = ""
    currency: str
    amount: Decimal | None = None
    statistic: str = ""
    p10: Decimal | None = None
    p25: Decimal | None = None
    p50: Decimal | None = None
    p75: Decimal | None = None
    p90: Decimal | None = None
    basis: str = "not-stated"
    period: str = "year"
    level: str = ""
    source: str
    reported_by: str | None = None
    retrieved_on: date | None = None
    release: str = ""
    wider_occupation: str = ""
    occupation_code: str = ""
    top_code: Decimal | None = None

    @property
    def percentiles(self) -> tuple[tuple[int, Decimal], ...]:
        """(rank, amount), as far as they are known, from the lowest up."""
        ranked = (10, self.p10), (25, self.p25), (50, self.p50), (75, self.p75), (90, self.p90)
        return tuple((rank, amount) for rank, amount in ranked if amount is not None)

    @property
    def topped(self) -> tuple[int, ...]:
        """Ranks of which the source says only that they are at least the ``top_code``: those above the last known."""
        known = max((rank for rank, _ in self.percentiles), default=0)
        return tuple(rank for rank in (10, 25, 50, 75, 90) if rank > known) if self.top_code is not None else ()


@dataclass(frozen=True, kw_only=True)
class Role(Imported):
    """A role with all its rows."""

    name: str
    plural: str
    family: str | None = None
    nutshell: Prose = NO_PROSE
    description: Prose = NO_PROSE
    comes_from: Prose = NO_PROSE
    goes_on_to: Prose = NO_PROSE
    company_size: Prose = NO_PROSE
    author: str | None = None
    reviewed_on: date | None = None
    other_titles: tuple[OtherTitle, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    codes: tuple[ExternalCode, ...] = ()
    skills: tuple[RoleSkill, ...] = ()
    tools: tuple[RoleTool, ...] = ()
    metrics: tuple[Metric, ...] = ()
    texts: tuple[DimensionText, ...] = ()
    stances: tuple[Stance, ...] = ()
    certifications: tuple[RoleCertification, ...] = ()
    courses: tuple[RoleCourse, ...] = ()
    salaries: tuple[Salary, ...] = ()
    claims: tuple[Claim, ...] = ()
    moves: tuple[Move, ...] = ()
    related: tuple[RelatedRole, ...] = ()
    preparation: tuple[Preparation, ...] = ()
    interests: tuple[Interest, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step(Row):
    """A rung of a ladder; ``role`` is its profile's key, if the guide has one."""

    title: str
    level: str
    body: Prose = NO_PROSE
    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class Path(Record):
    """A career path: a ladder from the first job to the last."""

    name: str
    standfirst: Prose = NO_PROSE
    description: Prose = NO_PROSE
    source: str | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ComparedRole(Row):
    """One of a comparison's roles, in the order shown."""

    role: str


@dataclass(frozen=True, kw_only=True)
class Section(Row):
    """One section of an editorial comparison."""

    heading: str
    section_kind: str = SectionKind.PROSE.value
    body: Prose = NO_PROSE
    former_keys: str = ""


@dataclass(frozen=True, kw_only=True)
class Question(Row):
    """A question with its answer."""

    question: str
    answer: Prose


@dataclass(frozen=True, kw_only=True)
class KeepReading(Row):
    """A page to go on with."""

    target_kind: str
    target_key: str
    teaser: Prose


@dataclass(frozen=True, kw_only=True)
class Comparison(Record):
    """What editors add to a comparison."""

    heading: str
    standfirst: Prose = NO_PROSE
    author: str | None = None
    illustration: str = ""
    illustration_alt: str = ""
    illustration_credit: str = ""
    roles: tuple[ComparedRole, ...] = ()
    sections: tuple[Section, ...] = ()
    questions: tuple[Question, ...] = ()
    keep_reading: tuple[KeepReading, ...] = ()
    claims: tuple[Claim, ...] = ()
