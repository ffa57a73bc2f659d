"""Which pages show what is about to change: from what changes and who refers to whom to pages, by name or by count."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

Name = tuple[str, str]
"""(kind, key) of a thing; a list or another page of its own is ("page", its view); a move is ("move", "start/to")."""

WITH_PAGE = frozenset({"author", "certification", "comparison", "path", "role", "skill", "term", "tool"})

BY_NAME = frozenset({"author", "comparison", "family", "path", "role"})
"""Kinds of which other pages show the name and the address alone; of all others they show what the thing says, too."""

LISTS: dict[str, tuple[str, ...]] = {
    "certification": ("certification_list",),
    "comparison": ("comparison_picker", "home"),
    "course": ("certification_list",),
    "dimension": ("which_path",),
    "family": ("role_list", "home"),
    "path": ("path_list", "home"),
    "role": ("home",),
    "skill": ("skill_list",),
    "source": ("source_list",),
    "statement": ("which_path",),
    "term": ("term_list",),
    "tool": ("tool_list", "skill_list"),
}
"""The pages on which a thing of each kind stands with its like."""

ROWS_LISTED = {
    "metric": "term_list",
    "move": "path_list",
    "rolecertification": "certification_list",
    "rolecourse": "certification_list",
    "roleskill": "skill_list",
    "roletool": "tool_list",
    "salary": "salary_list",
    "stance": "which_path",
}
"""The lists that show rows of a role, by the rows' model."""

UNSEEN = frozenset({"stance"})
"""Rows of a role that neither its page nor a comparison shows."""

SITE_TEXTS = {"about", "accessibility", "privacy", "home", "which-path"}
DISCLAIMER: Name = ("site-text", "disclaimer")

LISTING = frozenset({"certification", "skill", "term", "tool"})
"""Kinds whose pages list the pages that name them."""

IN_PROFILES = frozenset({"comparedrole.role", "step.role", "move.to", "claim.also_about"})
"""How a comparison, a path or another role names a role whose own page then shows it."""


@dataclass(frozen=True)
class Reference:
    """``by`` names ``to`` in a field, such as ``roleskill.skill``."""

    by: Name
    field: str
    to: Name


@dataclass(frozen=True)
class Change:
    """What changes of one thing.

    ``named``: its name or address does, or it comes or goes. ``rows``: the models of the records that differ.
    ``touched``: what those records name, before or after, by field; ``names``: what all of its records do.
    """

    name: Name
    named: bool
    rows: frozenset[str] = frozenset()
    touched: frozenset[tuple[str, Name]] = frozenset()
    names: frozenset[tuple[str, Name]] = frozenset()


@dataclass(frozen=True)
class Impact:
    """The pages that show a change, each with the things that it shows; and how many pages are computed from them.

    ``pairs``: of how many computed comparisons of two roles. ``everywhere``: every role, comparison and move shows it.
    """

    pages: dict[Name, frozenset[Name]]
    pairs: int = 0
    everywhere: bool = False


def impact(
    changes: Iterable[Change],
    references: Iterable[Reference],
    *,
    roles: Collection[str],
    comparisons: Iterable[Collection[str]],
) -> Impact:
    """The pages that show what changes.

    ``references``: among what is live, those to what changes, and those to roles that show it. ``roles``: the keys of
    all that are live before or after; ``comparisons``: the sets of roles that editors wrote about.
    """
    changes, references = list(changes), list(references)
    pages: dict[Name, set[Name]] = defaultdict(set)
    shown_in: dict[Name, set[Name]] = defaultdict(set)
    for change in changes:
        for page in _direct(change, references):
            pages[page].add(change.name)
        for role in _roles_showing(change, references):
            shown_in[role].add(change.name)
    for reference in references:
        for page in _drawn_from(reference):
            pages[page] |= shown_in.get(reference.to, set()) | _of_start(reference, shown_in)
    written = {frozenset(keys) for keys in comparisons if len(keys) == 2}
    return Impact(
        {page: frozenset(causes) for page, causes in pages.items() if causes},
        _pairs({key for _, key in shown_in}, set(roles), written),
        any(change.name == DISCLAIMER for change in changes),
    )


def _direct(change: Change, references: Iterable[Reference]) -> Iterator[Name]:
    """The pages that show the change by themselves: its own, those of what names it, and of what it names."""
    yield from _own(change)
    for reference in references:
        if reference.to == change.name and _is_shown(change, reference):
            yield from _showing(reference)
        elif reference.field == "step.role" and reference.to in _ends_of_moves(change):
            yield reference.by  # a ladder's page tells the moves of its roles
    yield from (thing for _, thing in _naming_back(change))


def _ends_of_moves(change: Change) -> set[Name]:
    """The role whose moves change, and the roles that they lead to."""
    if change.name[0] != "role" or not (change.named or "move" in change.rows):
        return set()
    return {change.name, *(thing for field, thing in _spoken_of(change) if field == "move.to")}


def _spoken_of(change: Change) -> frozenset[tuple[str, Name]]:
    """What the thing names in what changes; all that it names if it is itself called otherwise."""
    return change.names if change.named else change.touched


def _roles_showing(change: Change, references: Iterable[Reference]) -> Iterator[Name]:
    """The roles in whose columns of a comparison, or at whose end of a move, the change shows."""
    if change.name[0] == "role" and not change.rows <= UNSEEN:
        yield change.name
    for reference in references:
        if reference.by[0] == "role" and reference.to == change.name and _is_shown(change, reference):
            yield reference.by
    yield from (thing for field, thing in _naming_back(change) if field == "step.role")


def _drawn_from(reference: Reference) -> Iterator[Name]:
    """The page that is drawn from the whole of the role referred to."""
    if reference.field == "comparedrole.role":
        yield reference.by
    elif reference.field == "move.to":
        yield "move", f"{reference.by[1]}/{reference.to[1]}"


def _of_start(reference: Reference, shown_in: Mapping[Name, set[Name]]) -> set[Name]:
    """What a move shows of the role that it starts from."""
    return shown_in.get(reference.by, set()) if reference.field == "move.to" else set()


def _own(change: Change) -> Iterator[Name]:
    """The thing's own page, and the lists on which it or its rows stand."""
    kind, key = change.name
    if kind in WITH_PAGE and not change.rows <= UNSEEN:
        yield change.name
    yield from (("page", view) for view in LISTS.get(kind, ()))
    if kind == "site-text" and key in SITE_TEXTS:
        yield "page", key.replace("-", "_")
    if kind == "role":
        rows = change.rows | {field.partition(".")[0] for field, _ in _spoken_of(change)}
        yield from (("page", view) for row, view in ROWS_LISTED.items() if row in rows)
        if "role" in change.rows:
            yield "page", "role_list"
        if change.named or "move" in rows:
            yield "page", "move_list"
        if change.named or "othertitle" in rows:
            yield "page", "comparison_picker"
    if any(thing[0] == "source" for _, thing in _spoken_of(change)):
        yield "page", "source_list"


def _is_shown(change: Change, reference: Reference) -> bool:
    """Whether what names the thing shows what changes of it: its name, what it says, or a figure that prose quotes."""
    if change.named or change.name[0] not in BY_NAME:
        return True
    return bool(change.rows & {"salary", "claim"}) and reference.field not in IN_PROFILES


def _showing(reference: Reference) -> Iterator[Name]:
    """The pages of what names a changed thing: its own, and the lists that show the text or row in which it does."""
    kind = reference.by[0]
    if kind in WITH_PAGE:
        yield reference.by
    if kind not in BY_NAME:
        yield from (("page", view) for view in LISTS.get(kind, ()))
    row = reference.field.partition(".")[0]
    if row in ROWS_LISTED:
        yield "page", ROWS_LISTED[row]
    if kind == "path" or (kind == "comparison" and row == "comparison"):
        yield from (("page", view) for view in LISTS[kind])


def _naming_back(change: Change) -> Iterator[tuple[str, Name]]:
    """What the thing names and whose page says so: all of it if the thing itself is called otherwise."""
    ladder = change.name[0] == "path"  # a role's page shows the whole of each ladder that it is on
    for field, thing in change.names if ladder else _spoken_of(change):
        if thing[0] == "role":
            if field in IN_PROFILES:
                yield field, thing
        elif change.name[0] in WITH_PAGE and (thing[0] in LISTING or field.endswith(".author")):
            yield field, thing


def _pairs(touched: set[str], roles: set[str], written: set[frozenset[str]]) -> int:
    """How many sets of two roles hold one of those touched, but for those that editors wrote about."""
    everyone, others = len(roles | touched), len(roles - touched)
    pairs = (everyone * (everyone - 1) - others * (others - 1)) // 2
    return pairs - sum(1 for pair in written if pair & touched and pair <= roles | touched)
