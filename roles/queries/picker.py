"""Choosing roles to compare by the names that people type."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.urls import reverse

from roles.domain.guide import Link
from roles.domain.naming import Named, RoleName
from roles.domain.prose import Html
from roles.domain.query import read
from roles.domain.roleset import FEWEST, MOST, as_fields, canonical, moved, parse, query_of, settled, without
from roles.editions.models import SearchText
from roles.queries.indexing import likeliest_partners
from roles.queries.lists import roster
from roles.queries.live import Moment, comparison_url
from roles.queries.names import roles_named
from roles.queries.state import State, kept

LONGEST_NAME = 150
MOST_NAMES = 12
"""Names that are read from an address; more than ``MOST`` are kept for the reader to choose from."""

ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth")


@dataclass(frozen=True)
class Option:
    """A name to choose; ``label`` is the role's own name where ``value`` is another title."""

    value: str
    label: str = ""


@dataclass(frozen=True)
class Field:
    """One role to name: its place among the five, what was typed, and what is wrong with it.

    ``role``: what the text names. ``nearest`` are links that put a like name in its place. ``earlier``, ``later`` and
    ``remove``: addresses of the builder with the field moved or taken out, empty where that would change nothing.
    ``waiting``: it was added just now, to be filled next.
    """

    place: int
    value: str = ""
    role: RoleName | None = None
    problem: str = ""
    nearest: tuple[Link, ...] = ()
    earlier: str = ""
    later: str = ""
    remove: str = ""
    waiting: bool = False

    @property
    def label(self) -> str:
        """“First role”."""
        return f"{ORDINALS[self.place]} role"

    @property
    def name(self) -> str:
        """What its links call it: the role, or what was typed, or the field."""
        return self.role.title if self.role else self.value or self.label.lower()

    @property
    def also(self) -> str:
        """The role's own name, where another one was typed."""
        return self.role.title if self.role and self.role.title.casefold() != self.value.casefold() else ""


@dataclass(frozen=True)
class Choice:
    """The fields, the slugs that they name in the order chosen, and what was named beyond the five."""

    fields: tuple[Field, ...]
    slugs: tuple[str, ...] = ()
    left_over: tuple[Option, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether it is a comparison."""
        return len(self.slugs) >= FEWEST and not self.left_over and not any(field.problem for field in self.fields)

    @property
    def url(self) -> str:
        """The comparison's address, with the order of its columns if it is not the one they have anyway."""
        order = "" if canonical(self.slugs) == self.slugs else f"?order={','.join(self.slugs)}"
        return f"{comparison_url(self.slugs)}{order}"

    @property
    def first(self) -> tuple[Field, ...]:
        """The fields that every comparison needs."""
        return self.fields[:FEWEST]

    @property
    def rest(self) -> tuple[Field, ...]:
        """The fields for more roles."""
        return self.fields[FEWEST:]

    @property
    def room(self) -> bool:
        """Whether another role can be added."""
        return len(self.fields) < MOST


@dataclass(frozen=True)
class Written:
    """A comparison that editors have written, with the places of its roles."""

    link: Link
    standfirst: Html
    places: range


EMPTY = Choice(tuple(Field(place) for place in range(MOST)))
"""Five empty fields."""


def picker(*, moment: Moment, typed: Sequence[str] = (), comparing: bool = False) -> Choice:
    """The builder in the state that an address names: names, other titles or slugs, in order, some of them empty.

    ``comparing``: the reader asks for the comparison, so empty fields are left out and a missing name is told.
    Three queries at most, none before anything is typed.
    """
    cleaned = (" ".join(text.replace("\0", " ").split())[:LONGEST_NAME] for text in islice(typed, MOST_NAMES))
    texts = (settled if comparing else as_fields)(cleaned)
    named = roles_named(texts, moment=moment)
    names = tuple(one.role.slug if _known(one) and one.role else one.text for one in named)
    fields: list[Field] = []
    slugs: list[str] = []
    for place, one in enumerate(named[:MOST]):
        problem = _problem(one, slugs)
        if _known(one) and one.role and not problem:
            slugs.append(one.role.slug)
        if comparing and place == sum(map(bool, texts)):
            problem = "Name a second role to compare with." if place else "Name two roles to compare."
        fields.append(_field(place, one, names, problem, comparing=comparing))
    over = zip(names[MOST:], named[MOST:], strict=True)
    left_over = (Option(name, one.role.title if one.role else one.text) for name, one in over if one.text)
    return Choice(tuple(fields), tuple(slugs), tuple(left_over))


def _known(one: Named) -> bool:
    """Whether the text is taken for its role without asking: a name that had to be mended is not."""
    return one.role is not None and not one.mended


def _problem(one: Named, slugs: Sequence[str]) -> str:
    if not one.text:
        return ""
    if one.role and one.role.slug in slugs and _known(one):
        return "This role is named twice. Choose another one."
    if _known(one):
        return ""
    if one.shared:
        return f"More than one role is called “{one.text}”."
    return f"The guide has no role called “{one.text}”."


def _field(place: int, one: Named, names: tuple[str, ...], problem: str, *, comparing: bool) -> Field:
    role = one.role if _known(one) else None
    nearest = (one.role,) if one.role and one.mended else one.nearest
    last = max((number for number, name in enumerate(names[:MOST]) if name), default=0)
    kept = len(names) > FEWEST or one.text
    return Field(
        place,
        role.title if role and one.text == role.slug else one.text,
        role,
        problem,
        tuple(
            Link("role", near.key, near.title, builder_url(_instead(names, place, near.slug), comparing=comparing))
            for near in nearest
        ),
        earlier=builder_url(moved(names, place, place - 1)) if one.text and place else "",
        later=builder_url(moved(names, place, place + 1)) if one.text and place < last else "",
        remove=builder_url(without(names, place)) if kept else "",
        waiting=not one.text and FEWEST <= place == len(names) - 1,
    )


def _instead(names: tuple[str, ...], place: int, slug: str) -> tuple[str, ...]:
    return (*names[:place], slug, *names[place + 1 :])


def builder_url(names: Iterable[str], *, comparing: bool = False) -> str:
    """The builder's address in the state that names these; ``comparing``: it leads on to the comparison if complete."""
    return f"{reverse('comparison_picker')}?{query_of(names)}{'&go=1' if comparing else ''}"


def offered(*, moment: Moment) -> tuple[Option, ...]:
    """Every live role's names and other titles, by name, in a guide small enough to offer them; a larger one is asked
    while the reader types. One query; five more when a role has changed."""
    return _offered(State(moment, ("role",)))


@kept
def _offered(state: State) -> tuple[Option, ...]:
    everyone = roster(moment=state.moment)
    if everyone.large:
        return ()
    some = [role.pk for role in everyone.roles]
    rows = SearchText.objects.filter(edition__in=some).values_list("name", "other_names")
    options = (
        Option(text, "" if text == name else name)
        for name, others in rows
        for text in (name, *others.splitlines())
        if text == name or read(text).name != read(name).name
    )
    return tuple(sorted(options, key=lambda option: (option.value.casefold(), option.label)))


SUGGESTED = 6
"""So many roles are suggested beside those that are chosen."""


def suggested(*, moment: Moment, choice: Choice) -> tuple[Link, ...]:
    """Roles that are likely to be compared with the one named last, each link adding it to the others. None before one
    is named and where there is no room. Two queries; four more when a role has changed."""
    chosen = [field.role for field in choice.fields if field.role]
    if not chosen or len(chosen) == MOST:
        return ()
    near = likeliest_partners(moment=moment).get(chosen[-1].key, ())
    keys = [key for key in near if key not in {role.key for role in chosen}][:SUGGESTED]
    named = moment.guide([], names=[("role", key) for key in keys])
    slugs = [role.slug for role in chosen]
    links = (named.link("role", key) for key in keys)
    return tuple(replace(link, url=builder_url([*slugs, link.slug])) for link in links if link.slug)


def written(*, moment: Moment, most: int = 12) -> tuple[Written, ...]:
    """The comparisons that editors have written, by title. Two queries."""
    editions = list(moment.editions().filter(kind="comparison").order_by("title", "key")[:most])
    guide = moment.guide(editions)
    return tuple(
        Written(
            guide.link("comparison", e.key), guide.html("comparison", e.key, "standfirst"), range(len(parse(e.key)))
        )
        for e in editions
    )
