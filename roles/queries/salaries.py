"""Every salary figure of a country, role by role."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, F, Max

from roles.domain.chart import Drawing, charts, drawing
from roles.domain.disagreement import Disagreement, disagreement
from roles.domain.guide import Link
from roles.domain.lines import Pay, pay_of
from roles.domain.listing import Listing
from roles.domain.records import Salary
from roles.editions import prepare
from roles.editions.models import SalaryRow
from roles.queries.live import Moment, url_of


@dataclass(frozen=True)
class RolePay:
    """What a role earns in a country: its figures, the newest first, and how their sources disagree if they do."""

    role: Link
    pays: tuple[Pay, ...]

    @property
    def rows(self) -> int:
        """How many rows it takes in the table: one a figure, and one for a disagreement."""
        return len(self.pays) + (self.disagreement is not None)

    @cached_property
    def disagreement(self) -> Disagreement | None:
        """How its sources disagree."""
        return disagreement(self.role, self.pays)


@dataclass(frozen=True)
class Country:
    """A country with figures: its code, and of how many roles and how many in all, those of many regions aside.

    ``regions`` are the parts of it of which there are many, by name.
    """

    code: str
    roles: int
    figures: int
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class SalaryTable:
    """The figures of one country or region, some roles at a time, and the countries to choose from.

    ``figures``: in all. ``region`` empty: the country's own; ``named``: the words that roles' names were to hold.
    """

    country: str
    countries: tuple[Country, ...]
    sort: str
    figures: int
    listing: Listing[RolePay]
    region: str = ""
    regions: tuple[str, ...] = ()
    named: str = ""

    @property
    def sorts(self) -> tuple[tuple[str, str], ...]:
        """The orders to choose from, each with its words."""
        return ("pay", "Highest pay first"), ("date", "Newest figure first"), ("role", "By name")

    @property
    def drawing(self) -> Drawing:
        """The page's figures, drawn in the table's order; sorted by pay, each chart goes from its highest down."""
        figures = [(line.role, 0, pay) for line in self.listing.items for pay in line.pays]
        if self.sort == "pay":
            figures.sort(key=lambda figure: -figure[2].figure.amount if figure[2].figure else Decimal(0))
        return drawing(charts(figures))


SORTS = {
    "pay": (F("highest").desc(nulls_last=True), "role_name", "edition"),
    "role": ("role_name", "edition"),
    "date": (F("newest").desc(nulls_last=True), "role_name", "edition"),
}
PAGE_SIZE = 20
"""So many roles stand on a page."""
LONGEST_NAMED = 150
"""As long as a role's name."""


def salaries(
    *, moment: Moment, country: str, sort: str = "pay", page: int = 1, region: str = "", named: str = ""
) -> SalaryTable:
    """The figures of a country, or one region of many: a role stands where its highest or newest figure does.

    Four queries: the countries with their regions, the page's roles, their figures, and the names of their sources. A
    fifth counts the roles whose names hold the words that were asked for.
    """
    live = SalaryRow.objects.filter(edition__in=moment.editions().filter(kind="role").values("pk"))
    counts = live.values("country", "region").annotate(roles=Count("edition", distinct=True), figures=Count("pk"))
    held = {
        (code, part): (roles, figures)
        for code, part, roles, figures in counts.values_list("country", "region", "roles", "figures")
    }
    countries = tuple(
        Country(code, *held.get((code, ""), (0, 0)), tuple(sorted(part for at, part in held if at == code and part)))
        for code in sorted({code for code, _ in held})
    )
    chosen = next((found for found in countries if found.code == country), Country(country, 0, 0))
    region = region if region in chosen.regions else ""
    named = " ".join(named.split())[:LONGEST_NAMED]
    rows = live.filter(country=country, region=region)
    total, figures = held.get((country, region), (0, 0))
    if named and total:
        rows = rows.filter(role_name__icontains=named)
        total, figures = rows.aggregate(roles=Count("edition", distinct=True), figures=Count("pk")).values()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    sort = sort if sort in SORTS else "pay"
    roles = (
        rows.values("edition", "role_name")
        .annotate(highest=Max("yearly"), newest=Max("as_of"))
        .order_by(*SORTS[sort])
        .values_list("edition", flat=True)
    )
    shown = roles[(page - 1) * PAGE_SIZE : page * PAGE_SIZE] if total else ()
    items = tuple(_pay_of_roles(list(shown), country=country, region=region, moment=moment))
    listing = Listing(items, total, page, pages, (), "")
    return SalaryTable(country, countries, sort, figures, listing, region, chosen.regions, named)


def _pay_of_roles(editions: list[int], *, country: str, region: str, moment: Moment) -> Iterator[RolePay]:
    """Each edition's figures for a country or region, in the order given. Two queries; none for no editions."""
    if not editions:
        return
    rows = SalaryRow.objects.filter(edition__in=editions, country=country, region=region)
    found: dict[int, list[Salary]] = defaultdict(list)
    links: dict[int, Link] = {}
    for edition, fields, key, title, slug in rows.values_list(
        "edition", "fields", "edition__key", "edition__title", "edition__slug"
    ):
        found[edition].append(prepare.row({"model": "roles.salary", "fields": fields}))
        links[edition] = Link("role", key, title, url_of("role", slug))
    cited = {key for salaries in found.values() for s in salaries for key in (s.source, s.reported_by) if key}
    guide = moment.guide([], names=[("source", key) for key in cited])
    for edition in editions:
        yield RolePay(links[edition], pay_of(found[edition], guide))
