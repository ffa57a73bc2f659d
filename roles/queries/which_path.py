"""The questionnaire: statements to agree with or not, and the roles that have answers of their own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from roles.domain.fit import Asked, Candidate, in_order
from roles.domain.guide import Link
from roles.domain.notes import Definition
from roles.domain.prose import Html
from roles.editions import prepare
from roles.editions.models import Edition, Mention
from roles.queries.live import Moment, url_of

TEXT = ("site-text", "which-path")
"""The questionnaire's own text: its title and what readers must know of it."""


@dataclass(frozen=True)
class Questionnaire:
    """What is asked, in order, and the text about it; without that text its parts are empty."""

    title: str
    standfirst: Html
    body: Html
    asked: tuple[Asked, ...]
    definitions: tuple[Definition, ...] = ()


def questionnaire(*, moment: Moment) -> Questionnaire:
    """The live statements by position, and the questionnaire's own text. Two queries."""
    own = moment.editions().filter(Q(kind="statement") | Q(kind=TEXT[0], key=TEXT[1]))
    guide = moment.guide(own)
    statements = [guide.record(*name) for name in guide.entries if name[0] == "statement"]
    text = guide.entries.get(TEXT)
    return Questionnaire(
        text.title if text else "Which path suits me?",
        guide.html(*TEXT, "standfirst"),
        guide.html(*TEXT, "body"),
        in_order(Asked(s, guide.link("dimension", s.dimension).title) for s in statements),
        guide.definitions(),
    )


def candidates(*, moment: Moment, asked: Iterable[Asked], most: int | None = None) -> tuple[Candidate, ...]:
    """Live roles with a stance on one of the statements, at most so many, by name. One query.

    It reads the whole facts of each: 1,000 roles take about 0.2 s.
    """
    stances = Mention.objects.filter(
        field="stance.statement", kind="statement", key__in=[one.statement.key for one in asked]
    )
    having = moment.editions().filter(pk__in=stances.values("edition")).order_by("title", "key")
    return tuple(_candidate(edition) for edition in having[:most])


def _candidate(edition: Edition) -> Candidate:
    stances = prepare.rows(edition, "roles.stance")
    return Candidate(
        Link("role", edition.key, edition.title, url_of("role", edition.slug), edition.slug),
        prepare.stated(edition, "plural"),
        {stance.statement: stance.agreement for stance in stances},
    )
