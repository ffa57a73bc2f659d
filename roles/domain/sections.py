"""The sections of a comparison: which kinds there are, and the order where no editor has chosen one."""

from enum import Enum


class SectionKind(Enum):
    """What a section shows: prose, or a block computed from the roles' facts."""

    PROSE = "prose"
    GLANCE_PICTURE = "glance-picture"
    DIMENSIONS_PICTURE = "dimensions-picture"
    WHAT_EACH_DOES = "what-each-does"
    RESPONSIBILITIES = "responsibilities"
    TABLE = "table"
    SKILLS = "skills"
    SALARIES = "salaries"
    CLAIMS = "claims"
    PATHS = "paths"
    MOVES = "moves"
    CERTIFICATIONS = "certifications"
    TOOLS = "tools"
    METRICS = "metrics"
    COURSES = "courses"
    QUESTIONS = "questions"
    SOURCES = "sources"
    KEEP_READING = "keep-reading"
    AUTHOR = "author"
    DISCLAIMER = "disclaimer"

    @property
    def label(self) -> str:
        """The kind as an editor reads it in a list."""
        return "Prose" if self is SectionKind.PROSE else f"Computed: {self.value.replace('-', ' ')}"


COMPUTED: tuple[tuple[str, str, SectionKind], ...] = (
    ("what-each-does", "What each one does", SectionKind.WHAT_EACH_DOES),
    ("responsibilities", "Responsibilities side by side", SectionKind.RESPONSIBILITIES),
    ("table", "The differences in a table", SectionKind.TABLE),
    ("skills", "Skills: shared and different", SectionKind.SKILLS),
    ("salaries", "Who earns more?", SectionKind.SALARIES),
    ("claims", "What the sources say, side by side", SectionKind.CLAIMS),
    ("paths", "Career paths", SectionKind.PATHS),
    ("moves", "Moving from one to the other", SectionKind.MOVES),
    ("certifications", "Certifications", SectionKind.CERTIFICATIONS),
    ("tools", "Tools", SectionKind.TOOLS),
    ("metrics", "How success is measured", SectionKind.METRICS),
    ("getting-started", "Getting started", SectionKind.COURSES),
    ("sources", "Sources", SectionKind.SOURCES),
    ("disclaimer", "Before you decide", SectionKind.DISCLAIMER),
)
"""Key, heading and kind of each section of a comparison that has no editorial page."""

COMPUTED_KEYS = {kind: key for key, _, kind in COMPUTED}
"""Under which key a section of each kind stood before editors wrote about the set."""
