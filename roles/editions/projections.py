"""Projections: rows derived from editions, so that pages can search, sort and look up who refers to what.

Every row follows from its edition's facts alone; ``rebuild`` writes the same rows again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import batched

from django.db import connection, models

from roles.domain.indexing import NEEDED
from roles.domain.ratings import weight
from roles.domain.regions import of_many
from roles.domain.salary import yearly
from roles.editions import facts as f
from roles.editions import prepare
from roles.editions.datasets import standing
from roles.editions.inserting import insert
from roles.editions.models import Edition, Hop, Mention, Projection, RoleSummary, SalaryRow, SearchText, SkillRow
from roles.models import Move, OtherTitle, Responsibility, RoleSkill, RoleTool, Salary
from roles.prose import plain

PROJECTIONS: tuple[type[Projection], ...] = (Hop, Mention, RoleSummary, SalaryRow, SearchText, SkillRow)

IN_SEARCH = ("role", "comparison", "skill", "tool", "certification", "term", "path")
"""Kinds that have a page of their own which a search may lead to."""


MANY = 50
"""So many editions at once change the size of the tables enough to tell the database."""


def project(editions: Iterable[Edition]) -> None:
    """Write the rows of new editions; of many, ``tell_the_planner`` afterwards."""
    rows: dict[type[Projection], list[Projection]] = {}
    for edition in editions:
        for row in rows_of_edition(edition):
            rows.setdefault(type(row), []).append(row)
    for model, made in rows.items():
        insert(model, made)


def tell_the_planner(count: int, *, besides: Iterable[type[models.Model]] = ()) -> None:
    """Tell PostgreSQL how large the tables are after ``count`` new editions, if they are many.

    It learns so by itself only a minute later; until then pages would take seconds. ``besides``: other tables.
    """
    if count < MANY or connection.vendor != "postgresql":
        return
    models_: list[type[models.Model]] = [Edition, *PROJECTIONS, *besides]
    tables = [model._meta.db_table for model in models_]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")


def rebuild() -> int:
    """Throw all rows away and write them again from the editions; returns how many editions there are."""
    for model in PROJECTIONS:
        model._default_manager.all().delete()
    count = 0
    for batch in batched(Edition.objects.order_by("pk").iterator(chunk_size=200), 200):
        project(batch)
        count += len(batch)
    tell_the_planner(count)
    return count


def rows_of_edition(edition: Edition) -> Iterator[Projection]:
    """The rows that follow from one edition's facts."""
    facts = standing(f.upgrade(edition.facts, edition.facts_version))
    for field, kind, key in sorted(f.mentions(facts) | _marks(facts)):
        yield Mention(edition_id=edition.pk, field=field, kind=kind, key=key)
    if edition.kind == "role":
        yield _summary(edition, facts)
        yield from _salaries(edition, facts)
        yield from _skills(edition, facts)
        yield from _moves(edition, facts)
    if edition.kind == "path":
        yield from _rungs(edition)
    if edition.kind in IN_SEARCH:
        yield _search_text(edition, facts)


MARKS = ("hot", "in_demand")
"""What a role's row may say of a tool, each with a mention of its own."""


def _marks(facts: f.Facts) -> set[tuple[str, str, str]]:
    tools = [record["fields"] for record in facts if record["model"] == RoleTool._meta.label_lower]
    return {(f"roletool.{mark}", "tool", row["tool"]) for row in tools for mark in MARKS if row.get(mark)}


_PART_OF = {Responsibility: "responsibilities", RoleSkill: "skills", Salary: "pay"}
"""The part of a role that rows of a model cover."""


def _summary(edition: Edition, facts: f.Facts) -> RoleSummary:
    root, models_ = facts[0]["fields"], Counter(record["model"] for record in facts)
    covered = {part for model, part in _PART_OF.items() if models_[model._meta.label_lower]}
    skills = [record["fields"] for record in facts if record["model"] == RoleSkill._meta.label_lower]
    if root.get("description", "").strip():
        covered.add("what they do")
    return RoleSummary(
        edition_id=edition.pk,
        family=root.get("family", ""),
        dataset="" if root.get("adopted") else root.get("dataset", ""),
        covers=",".join(part for part in NEEDED if part in covered),
        skills="\n".join(sorted(row["skill"] for row in skills if "importance_value" not in row)),
        titles=models_[OtherTitle._meta.label_lower],
    )


def _salaries(edition: Edition, facts: f.Facts) -> Iterator[SalaryRow]:
    records = [record for record in facts if record["model"] == Salary._meta.label_lower]
    salaries = [prepare.row(record) for record in records]
    many = of_many(salaries)
    for record, salary in zip(records, salaries, strict=True):
        yield SalaryRow(
            edition_id=edition.pk,
            row_key=salary.key,
            country=salary.country,
            region=salary.region if salary.key in many else "",
            role_name=edition.title[:150],
            currency=salary.currency,
            yearly=yearly(salary),
            as_of=salary.as_of,
            source=salary.source,
            fields=record["fields"],
        )


def _skills(edition: Edition, facts: f.Facts) -> Iterator[SkillRow]:
    for record in facts:
        if record["model"] == RoleSkill._meta.label_lower:
            row = prepare.row(record)
            yield SkillRow(
                edition_id=edition.pk, row_key=row.key, skill=row.skill, weight=weight(row), fields=record["fields"]
            )


def _moves(edition: Edition, facts: f.Facts) -> Iterator[Hop]:
    for record in facts:
        if record["model"] == Move._meta.label_lower:
            move = record["fields"]
            yield Hop(edition_id=edition.pk, kind="move", start=edition.key, to=move["to"], row_key=move["key"])


def _rungs(edition: Edition) -> Iterator[Hop]:
    """From each role on a path to the next one above it, however many steps without a profile lie between."""
    below: tuple[int, str] | None = None
    for number, step in enumerate(prepare.rows(edition, "roles.step")):
        if step.role:
            if below:
                yield Hop(
                    edition_id=edition.pk,
                    kind="path",
                    start=below[1],
                    to=step.role,
                    row_key=step.key,
                    rungs=number - below[0],
                )
            below = number, step.role


SUMMARIES = ("nutshell", "standfirst", "definition", "purpose", "description")
OTHER_NAMES = ("abbreviation", "issuer", "issuer_abbreviation", "plural")
HEADINGS = ("title", "heading", "question")
"""Fields of rows that name a step, a section or a question: found like the text that they stand over."""


_BRACKETED = re.compile(r"^([^()]+?) \(([^()]+)\)$")
"""“Chief executive officer (CEO)”: two names in one."""


@lru_cache(maxsize=1000)
def _plain(markdown: str) -> str:
    """A text's words alone, kept for a while: thousands of tools share a hundred purposes."""
    return plain(markdown)


def _search_text(edition: Edition, facts: f.Facts) -> SearchText:
    """One row a page: what it is called, what else it is called, a summary, and all of its prose as plain words."""
    root = facts[0]["fields"]
    other = [root[name] for name in OTHER_NAMES if root.get(name)]
    titles = [row["fields"]["title"] for row in facts if row["model"] == OtherTitle._meta.label_lower]
    other += dict.fromkeys(name for title in titles for name in (title, *_BRACKETED.sub(r"\1\n\2", title).split("\n")))
    summary = next((_plain(root[name]) for name in SUMMARIES if root.get(name)), "")
    headings = [row["fields"][name] for row in facts[1:] for name in HEADINGS if name in row["fields"]]
    body = [*headings, *(_plain(text) for row in facts for text in _prose(row))]
    return SearchText(
        edition_id=edition.pk, name=edition.title, other_names="\n".join(other), summary=summary, body="\n".join(body)
    )


def _prose(row: f.Record) -> Iterator[str]:
    prose = f.naming_fields(row["model"])[1]
    return (value for name, value in row["fields"].items() if name in prose)
