"""The working copy: what the database holds and refuses. Editors, fixtures and importers write it."""

from roles.models.base import Aggregate, PublishedCannotBeDeleted, Row, kinds, rows_of
from roles.models.bulk import SalaryFile
from roles.models.comparisons import (
    ComparedRole,
    Comparison,
    ComparisonClaim,
    KeepReading,
    Question,
    Section,
)
from roles.models.links import LinkCheck
from roles.models.moves import Claim, Move, Path, Step
from roles.models.occupations import Interest, Preparation, RelatedRole
from roles.models.people import Author, SiteText
from roles.models.register import Address, Loaded
from roles.models.requirements import Metric, RoleCertification, RoleCourse, RoleSkill, RoleTool
from roles.models.roles import DimensionText, ExternalCode, OtherTitle, Responsibility, Role, Stance
from roles.models.salaries import Salary
from roles.models.sources import Imported, ImportedRoot, Source
from roles.models.vocabulary import Certification, Course, Dimension, Family, Skill, Statement, Term, Tool

__all__ = [
    "Address",
    "Aggregate",
    "Author",
    "Certification",
    "Claim",
    "ComparedRole",
    "Comparison",
    "ComparisonClaim",
    "Course",
    "Dimension",
    "DimensionText",
    "ExternalCode",
    "Family",
    "Imported",
    "ImportedRoot",
    "Interest",
    "KeepReading",
    "LinkCheck",
    "Loaded",
    "Metric",
    "Move",
    "OtherTitle",
    "Path",
    "Preparation",
    "PublishedCannotBeDeleted",
    "Question",
    "RelatedRole",
    "Responsibility",
    "Role",
    "RoleCertification",
    "RoleCourse",
    "RoleSkill",
    "RoleTool",
    "Row",
    "Salary",
    "SalaryFile",
    "Section",
    "SiteText",
    "Skill",
    "Source",
    "Stance",
    "Statement",
    "Step",
    "Term",
    "Tool",
    "kinds",
    "rows_of",
]
