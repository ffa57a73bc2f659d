"""Asks what publishing would change, and which pages show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse

from roles.domain.impact import IN_PROFILES, Change, Impact, Name, Reference, impact
from roles.domain.roleset import parse
from roles.editions import facts as f
from roles.editions.models import Edition, Mention
from roles.models import Aggregate
from roles.queries.live import Moment, comparison_url, move_url, url_of

PAGES = {
    "about": "About",
    "accessibility": "Accessibility",
    "certification_list": "Certifications",
    "comparison_picker": "Compare roles",
    "home": "The start page",
    "move_list": "Moves",
    "path_list": "Career paths",
    "privacy": "Privacy",
    "role_list": "Roles",
    "salary_list": "Salaries",
    "skill_list": "Skills",
    "source_list": "Sources",
    "term_list": "Glossary",
    "tool_list": "Tools",
    "which_path": "Which path suits me?",
}
"""The pages that are no one thing's own, by view."""


@dataclass(frozen=True)
class State:
    """A thing as readers would see it then without the change, and as it is saved; None where there is nothing."""

    before: f.Facts | None
    after: f.Facts | None


@dataclass(frozen=True)
class Affected:
    """A page that shows a change: of which kind, what it is called, where it is, and the things that it shows."""

    kind: str
    title: str
    url: str
    shows: frozenset[Name]


def states(names: Iterable[Name], *, at: datetime) -> dict[Name, State]:
    """What is live at the moment of each thing, and what is saved. One query and the facts."""
    names = list(names)
    live = {e.name: f.upgrade(e.facts, e.facts_version) for e in Edition.objects.live(at).named(names)}
    saved = f.build(names)
    return {name: State(live.get(name), _unless_retired(saved.get(name))) for name in names}


def _unless_retired(facts: f.Facts | None) -> f.Facts | None:
    return None if facts and facts[0]["fields"].get("retired") else facts


def pages_affected(states: Mapping[Name, State], *, at: datetime) -> tuple[Impact, list[Affected]]:
    """The pages that show what differs, in words. Six queries, whatever the size of the guide."""
    changes = [change for name, state in states.items() if (change := change_of(name, state))]
    if not changes:
        return Impact({}), []
    moment = Moment(at)
    roles = dict(moment.editions().filter(kind="role").values_list("key", "slug"))
    new = {key for (kind, key), state in states.items() if kind == "role" and state.after}
    written = [parse(key) for key in moment.editions().filter(kind="comparison").values_list("key", flat=True)]
    found = impact(changes, _references(changes, at), roles={*roles, *new}, comparisons=written)
    return found, _in_words(found, states, moment, roles)


def change_of(name: Name, state: State) -> Change | None:
    """What differs between the two states of a thing; None if nothing does."""
    before, after = state.before or [], state.after or []
    differing = [r for r in before if r not in after] + [r for r in after if r not in before]
    if not differing:
        return None
    called = [[facts[0]["fields"][field] for field in _called(facts)] for facts in (before, after) if facts]
    rows = {record["model"].partition(".")[2] for record in differing}
    touched = _mentions(differing)
    if any(record["fields"].get("move") for record in differing):  # a claim on a move stands wherever the move does
        rows.add("move")
        touched |= {(field, thing) for field, thing in _mentions([*before, *after]) if field == "move.to"}
    return Change(
        name=name,
        named=len(called) == 1 or called[0] != called[1],
        rows=frozenset(rows),
        touched=frozenset(touched),
        names=frozenset(_mentions([*before, *after])),
    )


def _called(facts: f.Facts) -> tuple[str, ...]:
    model = f.models_of()[facts[0]["model"]]
    more = ("short_name", "abbreviation")
    name = model.name_field if issubclass(model, Aggregate) else "key"
    return (name, "slug", *(field for field in more if field in facts[0]["fields"]))


def _mentions(records: f.Facts) -> set[tuple[str, Name]]:
    return {(field, (kind, key)) for record in records for field, kind, key in f.mentions([record])}


def _references(changes: Iterable[Change], at: datetime) -> list[Reference]:
    """Who refers to what changes, and to the roles that show it. Two queries."""
    live = Mention.objects.filter(edition__in=Edition.objects.live(at).values("pk"))
    wanted = Q(pk__in=[])
    for kind, keys in f.by_kind(change.name for change in changes).items():
        wanted |= Q(kind=kind, key__in=keys)
    direct = _read(live.filter(wanted))
    near = {reference.by for reference in direct} | {change.name for change in changes}
    near |= {thing for change in changes for _, thing in change.names}
    roles = [key for kind, key in near if kind == "role"]
    own = [Reference(change.name, field, thing) for change in changes for field, thing in change.names]
    onward = Q(field="move.to", edition__kind="role", edition__key__in=roles)
    around = _read(live.filter(onward | Q(kind="role", key__in=roles, field__in=IN_PROFILES)))
    return list(dict.fromkeys([*direct, *around, *own]))


def _read(mentions: QuerySet[Mention]) -> list[Reference]:
    rows = mentions.values_list("edition__kind", "edition__key", "field", "kind", "key")
    return [Reference((by, by_key), field, (kind, key)) for by, by_key, field, kind, key in rows]


def _in_words(found: Impact, states: Mapping[Name, State], moment: Moment, roles: Mapping[str, str]) -> list[Affected]:
    """The pages with names and addresses; those that are there only afterwards have none yet. One query."""
    things = [name for name in found.pages if name[0] not in ("page", "move")]
    ends = [("role", key) for kind, ends in found.pages if kind == "move" for key in ends.split("/")]
    titles = {(kind, key): str(f.instance(state.after[0])) for (kind, key), state in states.items() if state.after}
    live = {edition.name: edition for edition in moment.named([*things, *ends])}
    titles |= {name: edition.title for name, edition in live.items()}
    affected = []
    for (kind, key), shows in found.pages.items():
        if kind == "page":
            title, url = PAGES[key], reverse(key)
        elif kind == "move":
            start, to = key.split("/")
            title = f"{titles.get(('role', start), start)} to {titles.get(('role', to), to)}"
            url = move_url(roles[start], roles[to]) if start in roles and to in roles else ""
        else:
            title, url = titles.get((kind, key), key), ""
            if (kind, key) in live:
                url = _comparison_url(key, roles) if kind == "comparison" else url_of(kind, live[kind, key].slug)
        affected.append(Affected(kind, title, url, shows))
    return sorted(affected, key=lambda page: (page.kind == "page", page.kind, page.title.casefold()))


def _comparison_url(key: str, roles: Mapping[str, str]) -> str:
    keys = parse(key)
    return comparison_url(roles[role] for role in keys) if all(role in roles for role in keys) else ""
