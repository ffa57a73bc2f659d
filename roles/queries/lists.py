"""Lists of roles: by family, by letter, by page. Nothing here reads a role's facts."""

from dataclasses import dataclass
from textwrap import shorten

from roles.domain.guide import Link
from roles.domain.listing import LARGE, Listing, listing
from roles.domain.prose import Html
from roles.editions.models import RoleSummary, SearchText
from roles.queries.live import Moment, url_of
from roles.queries.state import State, kept

EXAMPLES = 4
"""So many roles stand for a family that is too large to be named whole."""

SHORT = 44
"""A name of so many characters reads well among others."""

TOLD = 180
"""Characters of what a role is that are shown in a list."""


@dataclass(frozen=True)
class RoleLine:
    """A role in a list."""

    link: Link
    nutshell: str
    family: Link | None


@dataclass(frozen=True)
class Family:
    """A family of roles: how many it has, and some of them by name. ``own``: editors' own, or with roles of theirs."""

    link: Link
    slug: str
    total: int
    roles: tuple[Link, ...] = ()
    own: bool = True

    @property
    def more(self) -> int:
        """How many are not named here."""
        return self.total - len(self.roles)


@dataclass(frozen=True)
class RoleIndex:
    """Roles by letter and page, and the families to choose from; ``chosen`` is the one that was, ``about`` it.

    ``overview``: there are too many to begin with, so the families lead to them.
    """

    listing: Listing[RoleLine]
    families: tuple[Family, ...]
    chosen: Family | None
    about: Html | None = None
    overview: bool = False


@dataclass(frozen=True)
class Listed:
    """A role as lists know it: its edition, its family's key, whether a dataset made it, how many names it has."""

    pk: int
    link: Link
    family: str
    imported: bool
    titles: int

    @property
    def speaks_for_others(self) -> tuple[bool, bool, int, str]:
        """How well it tells what its family is like, best first: the editors' own, then what people have most names
        for, unless its own is too long to be one of a few or only says what is left over."""
        odd = len(self.link.title) > SHORT or self.link.title.casefold().endswith("all other")
        return self.imported, odd, -self.titles, self.link.title


@dataclass(frozen=True)
class Roster:
    """Every live role's name and family: what any list of roles begins with. ``families``: link and slug by key."""

    roles: tuple[Listed, ...]
    families: dict[str, tuple[Link, str]]

    @property
    def large(self) -> bool:
        """Whether there are too many roles for one page."""
        return len(self.roles) > LARGE

    def family_of(self, role: Listed) -> Link | None:
        """The family of one of the roles."""
        return self.families[role.family][0] if role.family in self.families else None

    def grouped(self, *, most: int = 0) -> tuple[Family, ...]:
        """The families that have roles, by name, each with ``most`` of them; those with editors' own roles first.

        All of a small guide's are named in order; of a large one's families each names a few that speak for it.
        """
        members: dict[str, list[Listed]] = {}
        for role in self.roles:
            members.setdefault(role.family, []).append(role)
        found = []
        for key, (link, slug) in self.families.items():
            if of_family := members.get(key):
                named = sorted(of_family, key=lambda role: role.speaks_for_others) if self.large else of_family
                own = any(not role.imported for role in of_family)
                found.append(Family(link, slug, len(of_family), tuple(role.link for role in named[:most]), own))
        return tuple(sorted(found, key=lambda family: not family.own))


def roster(*, moment: Moment) -> Roster:
    """The names of all live roles with their families. One query, three when one of them has changed."""
    return _roster(State(moment, ("role", "family")))


@kept
def _roster(state: State) -> Roster:
    live = state.moment.editions()
    names = {
        pk: Link("role", key, title, url_of("role", slug), slug)
        for pk, key, slug, title in live.filter(kind="role").order_by().values_list("pk", "key", "slug", "title")
    }
    summaries = RoleSummary.objects.filter(edition__in=live.filter(kind="role").order_by().values("pk"))
    rows = summaries.values_list("edition", "family", "dataset", "titles")
    roles = [Listed(pk, names[pk], family, bool(dataset), titles) for pk, family, dataset, titles in rows]
    families = live.filter(kind="family").order_by("title", "key").values_list("key", "slug", "title")
    return Roster(
        tuple(sorted(roles, key=lambda role: (role.link.title.casefold(), role.link.key))),
        {key: (Link("family", key, title, url_of("family", slug)), slug) for key, slug, title in families},
    )


def role_index(*, moment: Moment, family: str = "", letter: str = "", page: int = 1) -> RoleIndex:
    """The list of roles; ``family`` is a family's slug. Two queries whatever the number of roles, two more of a
    family; two more when a role has changed."""
    everyone = roster(moment=moment)
    families = everyone.grouped(most=EXAMPLES)
    chosen = next((group for group in families if group.slug == family), None)
    page_of = listing(
        [role for role in everyone.roles if chosen is None or role.family == chosen.link.key],
        title=lambda role: role.link.title,
        letter=letter,
        page=page,
    )
    about = None
    if chosen:
        guide = moment.guide(moment.editions().filter(kind="family", key=chosen.link.key))
        about = guide.html("family", chosen.link.key, "description")
    elif everyone.large and not page_of.letter and page_of.page == 1:
        return RoleIndex(Listing(**{**page_of.__dict__, "items": ()}), families, None, overview=True)
    summaries = summaries_of([role.pk for role in page_of.items])
    lines = tuple(RoleLine(role.link, summaries.get(role.pk, ""), everyone.family_of(role)) for role in page_of.items)
    return RoleIndex(Listing(**{**page_of.__dict__, "items": lines}), families, chosen, about)


def summaries_of(editions: list[int]) -> dict[int, str]:
    """What each edition is about, in a line or two. One query."""
    rows = SearchText.objects.filter(edition__in=editions).values_list("edition", "summary")
    return {pk: shorten(summary, TOLD, placeholder=" …") for pk, summary in rows}
