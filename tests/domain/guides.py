"""Small guides for tests of the domain: no Django, no database, one baseline and overrides."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from roles.domain import records as r
from roles.domain.guide import Cited, Entry, Guide
from roles.domain.profile import Profile, profile
from roles.domain.prose import Html, Prose

TODAY = date(2026, 11, 22)
PUBLISHED = datetime(2026, 11, 1, 9, tzinfo=UTC)


def prose(text: str) -> Prose:
    """Rendered prose that says just this."""
    return Prose((Html(text),))


def make_role(key: str, **overrides: Any) -> r.Role:
    """A role with a name and nothing else, unless told."""
    name = key.replace("-", " ").capitalize()
    return r.Role(**{"key": key, "slug": key, "name": name, "plural": f"{key.replace('-', ' ')}s", **overrides})


def make_salary(amount: str = "50000.00", **overrides: Any) -> r.Salary:
    """An average base salary in the United Kingdom, from one source, for December 2025."""
    given = {
        "key": "gb",
        "country": "GB",
        "currency": "GBP",
        "amount": Decimal(amount),
        "statistic": "average",
        "basis": "base",
        "source": "survey",
        "as_of": date(2025, 12, 1),
        "as_of_precision": "month",
    }
    return r.Salary(**{**given, **overrides})


def make_skill_row(skill: str, **overrides: Any) -> r.RoleSkill:
    """A role's need of a skill."""
    return r.RoleSkill(**{"key": skill, "skill": skill, "importance": "useful", **overrides})


def entry(kind: str, record: Any, **overrides: Any) -> Entry:
    """The record as a live edition."""
    title = getattr(record, "name", None) or record.heading
    given = {
        "kind": kind,
        "key": record.key,
        "title": title,
        "slug": record.slug,
        "url": f"/{kind}s/{record.slug}/",
        "number": 1,
        "updated": PUBLISHED,
        "record": record,
    }
    return Entry(**{**given, **overrides})


def quote(row: r.Salary | r.Claim, cited: Cited) -> Html:
    """A figure and its source, as plainly as can be."""
    return Html(f"{getattr(row, 'amount', None) or getattr(row, 'figure', None)} ({cited.name})")


def make_guide(*entries: Entry) -> Guide:
    """A guide of these entries and a survey as source, read today."""
    survey = r.Source(key="survey", slug="survey", name="A survey of pay", short_name="Survey", source_kind="study")
    return Guide([entry("source", survey), *entries], today=TODAY, quote=quote)


def profiles_of(*roles: r.Role, others: tuple[Entry, ...] = (), near: tuple[Entry, ...] = ()) -> list[Profile]:
    """The roles' profiles in one guide; ``near`` are paths and comparisons around them."""
    own = [entry("role", role) for role in roles]
    guide = make_guide(*own, *others, *near)
    return [profile(e, guide, around=[*own, *near]) for e in own]
