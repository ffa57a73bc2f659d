"""Lists of roles: by family, by letter, by page."""

from collections import Counter
from dataclasses import dataclass, field

from roles.domain.guide import Link
from roles.domain.listing import Listing, listing
from roles.editions.models import Edition, Mention, SearchText
from roles.queries.live import Moment, url_of


@dataclass(frozen=True)
class RoleLine:
    """A role in a list."""

    link: Link
    nutshell: str
    family: Link | None


@dataclass(frozen=True)
class Family:
    """A family of roles: how many it has, and the first of them by name."""

    link: Link
    slug: str
    total: int
    roles: tuple[Link, ...] = ()

    @property
    def more(self) -> int:
        """How many are not named here."""
        return self.total - len(self.roles)


@dataclass(frozen=True)
class RoleIndex:
    """Roles by letter and page, and the families to choose from; ``chosen`` is the one that was."""

    listing: Listing[RoleLine]
    families: tuple[Family, ...]
    chosen: Family | None


@dataclass(frozen=True)
class Roster:
    """Every live role's name, and its family: what any list of roles begins with."""

    roles: tuple[tuple[int, Link], ...]
    family_of: dict[int, str] = field(default_factory=dict)
    families: dict[str, Edition] = field(default_factory=dict)

    def grouped(self, *, most: int = 0) -> tuple[Family, ...]:
        """The families that have roles, by name, each with its first ``most``."""
        counts = Counter(self.family_of.values())
        named: dict[str, list[Link]] = {}
        for pk, link in self.roles:
            named.setdefault(self.family_of.get(pk, ""), []).append(link)
        return tuple(
            Family(Link("family", key, edition.title), edition.slug, counts[key], tuple(named[key][:most]))
            for key, edition in self.families.items()
            if counts[key]
        )


def names(*, moment: Moment) -> tuple[tuple[int, Link], ...]:
    """Every live role's edition and name, by name. One query."""
    rows = moment.editions().filter(kind="role").values_list("pk", "key", "slug", "title")
    ordered = sorted(rows, key=lambda row: (row[3].casefold(), row[1]))
    return tuple((pk, Link("role", key, title, url_of("role", slug), slug)) for pk, key, slug, title in ordered)


def roster(*, moment: Moment) -> Roster:
    """The names of all live roles with their families. Three queries."""
    live = moment.editions().filter(kind="role").values("pk")
    return Roster(
        names(moment=moment),
        dict(Mention.objects.filter(field="role.family", edition__in=live).values_list("edition", "key")),
        {e.key: e for e in moment.editions().filter(kind="family").defer("facts").order_by("title", "key")},
    )


def role_index(*, moment: Moment, family: str = "", letter: str = "", page: int = 1) -> RoleIndex:
    """The list of roles; ``family`` is a family's slug. Four queries, whatever the number of roles."""
    everyone = roster(moment=moment)
    families = everyone.grouped()
    chosen = next((group for group in families if group.slug == family), None)
    page_of = listing(
        [role for role in everyone.roles if chosen is None or everyone.family_of.get(role[0]) == chosen.link.key],
        title=lambda role: role[1].title,
        letter=letter,
        page=page,
    )
    shown = [pk for pk, _ in page_of.items]
    summaries = dict(SearchText.objects.filter(edition__in=shown).values_list("edition", "summary"))
    links = {group.link.key: group.link for group in families}
    lines = tuple(
        RoleLine(link, summaries.get(pk, ""), links.get(everyone.family_of.get(pk, ""))) for pk, link in page_of.items
    )
    return RoleIndex(Listing(**{**page_of.__dict__, "items": lines}), families, chosen)
