"""Choosing roles to compare by the names that people type."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from rapidfuzz import fuzz, process

from roles.domain.guide import Link
from roles.domain.prose import Html
from roles.domain.roleset import FEWEST, MOST, parse
from roles.editions.models import SearchText
from roles.queries.lists import names
from roles.queries.live import Moment

SUGGESTED = 300
"""At most so many names are offered while typing; every role can be named."""

LONGEST_NAME = 150
NEAR = 70
"""How alike (0 to 100) a name must be to what was typed, to be suggested."""

SHOWN = 3
"""At most so many names are suggested for one."""

ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth")


@dataclass(frozen=True)
class Field:
    """One role to name: its place among the five, what was typed, and what is wrong with it.

    ``nearest`` are links that put a like name in its place.
    """

    place: int
    value: str = ""
    problem: str = ""
    nearest: tuple[Link, ...] = ()

    @property
    def label(self) -> str:
        """“First role”."""
        return f"{ORDINALS[self.place]} role"


@dataclass(frozen=True)
class Choice:
    """What was typed in each of the five fields, the slugs it names, and the names on offer."""

    fields: tuple[Field, ...]
    slugs: tuple[str, ...]
    offered: tuple[str, ...]
    too_many: bool = False

    @property
    def complete(self) -> bool:
        """Whether it is a comparison."""
        return len(self.slugs) >= FEWEST and not self.too_many and not any(field.problem for field in self.fields)

    @property
    def first(self) -> tuple[Field, ...]:
        """The fields that every comparison needs."""
        return self.fields[:FEWEST]

    @property
    def rest(self) -> tuple[Field, ...]:
        """The fields for more roles."""
        return self.fields[FEWEST:]

    @property
    def wide(self) -> bool:
        """Whether one of those is in use."""
        return any(field.value for field in self.rest)


@dataclass(frozen=True)
class Written:
    """A comparison that editors have written, with the places of its roles."""

    link: Link
    standfirst: Html
    places: range


def empty(offered: Iterable[str]) -> Choice:
    """Five empty fields, with these names on offer."""
    return Choice(tuple(Field(place) for place in range(MOST)), (), tuple(offered)[:SUGGESTED])


def picker(*, moment: Moment, named: Sequence[str] = ()) -> Choice:
    """Read names, other titles or slugs as roles. One query, two once something is typed."""
    offered = tuple(link.title for _, link in names(moment=moment))
    given = [" ".join(name.split())[:LONGEST_NAME] for name in named]
    if not any(given):
        return empty(offered)
    known = _known(moment)
    fields: list[Field] = []
    slugs: list[str] = []
    for place, name in enumerate(given[:MOST]):
        slug = known.slugs.get(name.casefold(), "")
        if name and not slug:
            fields.append(Field(place, name, f"The guide has no role called “{name}”.", _nearest(given, place, known)))
        elif slug in slugs:
            fields.append(Field(place, name, "This role is named twice. Choose another one."))
        else:
            fields.append(Field(place, name))
            slugs += [slug] if slug else []
    fields += [Field(place) for place in range(len(fields), MOST)]
    if sum(map(bool, given)) < FEWEST:
        place = next(field.place for field in fields if not field.value)
        fields[place] = Field(place, problem="Name a second role to compare with.")
    return Choice(tuple(fields), tuple(slugs), offered[:SUGGESTED], too_many=any(given[MOST:]))


@dataclass(frozen=True)
class _Known:
    """Slugs by every name that a role goes by, in lower case, and the roles' own names by slug."""

    slugs: Mapping[str, str]
    titles: Mapping[str, str]


def _known(moment: Moment) -> _Known:
    """One query. A role's own name wins over another role's other title."""
    texts = SearchText.objects.filter(edition__in=moment.editions().filter(kind="role").values("pk"))
    rows = list(texts.values_list("edition__slug", "name", "other_names"))
    others = {other.casefold(): slug for slug, _, titles in rows for other in titles.splitlines()}
    own = {word.casefold(): slug for slug, name, _ in rows for word in (slug, name)}
    return _Known(others | own, {slug: name for slug, name, _ in rows})


def _nearest(given: Sequence[str], place: int, known: _Known) -> tuple[Link, ...]:
    """Links to the picker with a like name in place of the one typed, the likest first, three at most."""
    alike = process.extract(given[place].casefold(), list(known.slugs), scorer=fuzz.WRatio, limit=12, score_cutoff=NEAR)
    slugs = dict.fromkeys(known.slugs[name] for name, _, _ in alike)
    return tuple(_instead(given, place, slug, known.titles[slug]) for slug in list(slugs)[:SHOWN])


def _instead(given: Sequence[str], place: int, slug: str, title: str) -> Link:
    named = [*given[:place], title, *given[place + 1 :]]
    return Link("role", slug, title, f"{reverse('comparison_picker')}?{urlencode([('role', name) for name in named])}")


def written(*, moment: Moment, most: int = 12) -> tuple[Written, ...]:
    """The comparisons that editors have written, by title. Two queries."""
    editions = moment.overlaid(moment.editions().filter(kind="comparison").order_by("title", "key")[:most])
    guide = moment.guide(editions)
    return tuple(
        Written(
            guide.link("comparison", e.key), guide.html("comparison", e.key, "standfirst"), range(len(parse(e.key)))
        )
        for e in editions
    )
