"""What needs care, in an editor's words: one list for each sort of fault, the most urgent first."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from roles import formats
from roles import models as m
from roles.domain import care as c
from roles.domain.lines import in_words
from roles.domain.records import Salary
from roles.domain.salary import STALE_AFTER_MONTHS, age_in_words, headline
from roles.editing.lines import Line, Listed, Onward, field_anchor, form_url, rows_anchor
from roles.editing.standing import day
from roles.editions.facts import models_of
from roles.queries import care as kept

CARE = ("dead-links", "comparisons", "figures", "pay", "skills", "reviews", "sources")
"""The names of the lists, the most urgent first."""

GROUPS = {
    "answers": m.DimensionText,
    "certifications": m.RoleCertification,
    "courses": m.RoleCourse,
    "metrics": m.Metric,
    "responsibilities": m.Responsibility,
    "salaries": m.Salary,
    "skills": m.RoleSkill,
    "tools": m.RoleTool,
}
"""The group of rows of a role's form that holds a part of its profile."""

PARTS = {
    "answers": "answers in the table",
    "description": "what they do",
    "metrics": "measures of success",
    "salaries": "pay",
}
"""Words for parts of a profile; the others are called by their name."""


def care(*, seen: frozenset[str], now: datetime) -> tuple[Listed, ...]:
    """Every list that may be shown to somebody who sees these kinds. Sixteen queries at most."""
    today = timezone.localdate(now)
    found: list[Listed] = [_dead_links(seen)]
    if "role" in seen:
        roles = kept.kept_roles(at=now)
        if "comparison" in seen:
            found.append(_holes(c.holes(kept.kept_comparisons(at=now), roles)))
        found += [
            _old_figures(c.old_figures(roles, today=today), today),
            _missing_pay(c.missing_pay(roles, kept.kept_paths(at=now))),
            _few_skills(c.few_skills(roles)),
            _not_reviewed(c.not_reviewed(roles, today=today)),
        ]
    if "source" in seen:
        found.append(_unused(c.unused(*kept.sources_and_used(at=now))))
    return tuple(found)


def _dead_links(seen: frozenset[str]) -> Listed:
    checked = kept.links_checked_at()
    lines = tuple(
        Line(
            Onward(where.title, form_url(where.kind, where.key, field_anchor(model, where.field, where.place))),
            f"{link.check.url} {link.check.why} (asked on {day(link.check.checked_at)})",
        )
        for link in kept.dead_links()
        if (where := link.where).kind in seen
        for model in [models_of()[where.model]]
    )
    return Listed(
        "dead-links",
        "Dead links",
        lines,
        empty=f"no dead links on {day(checked)}" if checked else "links to other sites have not been checked yet",
        known=bool(checked),
        help="Look the page up and mend the address, or take the link out. What you mend goes from this list at once.",
    )


def _holes(found: Iterable[c.Hole]) -> Listed:
    """One line for each role of a comparison: a way to every part that it lacks."""
    lines = []
    for _, holes in groupby(found, key=lambda hole: (hole.comparison.key, hole.role.key)):
        first, *rest = holes
        role = first.role
        lines.append(
            Line(
                Onward(role.name, _of_role(role, first.part)),
                f"in “{first.comparison.title}” lacks",
                tuple(Onward(_lacking(hole), _of_role(role, hole.part)) for hole in (first, *rest)),
            )
        )
    lines.sort(key=lambda line: (line.words, line.thing.words))
    return Listed(
        "comparisons",
        "Comparisons with gaps",
        tuple(lines),
        empty="no gaps in comparisons",
        help="The page shows something for one role that another role of it lacks, and says so to readers.",
    )


def _of_role(role: c.Kept, part: str) -> str:
    return form_url("role", role.key, "id_description" if part == "description" else rows_anchor(GROUPS[part]))


def _lacking(hole: c.Hole) -> str:
    if hole.part == "salaries" and hole.lacking:
        return f"pay ({in_words([formats.country(code) for code in hole.lacking])})"
    if hole.part == "answers" and hole.lacking:
        count = len(hole.lacking)
        return f"{count} row{'s' if count > 1 else ''} of the table"
    return PARTS.get(hole.part, hole.part)


def _old_figures(found: Iterable[c.OldFigure], today: date) -> Listed:
    lines = tuple(
        Line(
            Onward(old.role.name, form_url("role", old.role.key, rows_anchor(model, old.place))),
            f"{_figure(old)}: {_age(old, today)}",
        )
        for old in found
        for model in [m.Salary if isinstance(old.row, Salary) else m.Claim]
    )
    return Listed(
        "figures",
        "Old figures",
        lines,
        empty="no old figures",
        help=f"Older than {STALE_AFTER_MONTHS} months, or of no known date: readers are warned. See whether the source"
        " has a newer one.",
    )


def _figure(old: c.OldFigure) -> str:
    if isinstance(old.row, Salary):
        figure = headline(old.row)
        amount = formats.money(figure.amount, old.row.currency) if figure else "pay"
        return f"{formats.country(old.row.country)}, {amount}"
    return f"{formats.claimed(old.row)} for “{old.row.heading}”"


def _age(old: c.OldFigure, today: date) -> str:
    date_told = formats.when(old.row)
    return f"{age_in_words(old.row, today)} ({date_told})" if old.row.as_of else date_told


def _missing_pay(found: Iterable[c.MissingPay]) -> Listed:
    lines = tuple(
        Line(
            Onward(gap.role.name, form_url("role", gap.role.key, rows_anchor(m.Salary))),
            f"{formats.country(gap.country)}: no salary yet; {in_words(gap.beside)} {_have(gap)} one",
        )
        for gap in found
    )
    return Listed(
        "pay",
        "Missing pay",
        lines,
        empty="no missing pay",
        help="The next step on a career path has a salary in this country, so readers will look for one here.",
    )


def _have(gap: c.MissingPay) -> str:
    return "has" if len(gap.beside) == 1 else "have"


def _few_skills(found: Iterable[c.Kept]) -> Listed:
    lines = tuple(
        Line(
            Onward(role.name, form_url("role", role.key, rows_anchor(m.RoleSkill))),
            f"{formats.SPELLED[count]} skill{'' if count == 1 else 's'}",
        )
        for role in found
        for count in [len(role.part("skills"))]
    )
    return Listed(
        "skills",
        "Few skills",
        lines,
        empty="no role short of skills",
        help=f"Fewer than {formats.SPELLED[c.ENOUGH_SKILLS]}: too few to compare a role with others.",
    )


def _not_reviewed(found: Iterable[c.Kept]) -> Listed:
    lines = tuple(
        Line(
            Onward(role.name, form_url("role", role.key, "id_reviewed_on")),
            f"last reviewed on {formats.day(role.reviewed_on)}" if role.reviewed_on else "never reviewed",
        )
        for role in found
    )
    return Listed(
        "reviews",
        "Review is due",
        lines,
        empty="no review due",
        help="Nobody has looked through the whole profile within a year. When you have, change the date.",
    )


def _unused(found: Iterable[tuple[str, str]]) -> Listed:
    return Listed(
        "sources",
        "Unused sources",
        tuple(Line(Onward(name, form_url("source", key)), "no fact uses it") for key, name in found),
        empty="no unused sources",
        help="Readers see it in the list of sources, where it supports nothing. Use it or retire it.",
    )
