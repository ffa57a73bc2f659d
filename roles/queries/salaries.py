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
    """A country with figures: its code, of how many roles, and how many in all."""

    code: str
    roles: int
    figures: int


@dataclass(frozen=True)
class SalaryTable:
    """The figures of one country, some roles at a time, and the countries to choose from; ``figures``: in all."""

    country: str
    countries: tuple[Country, ...]
    sort: str
    figures: int
    listing: Listing[RolePay]

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


def salaries(*, moment: Moment, country: str, sort: str = "pay", page: int = 1) -> SalaryTable:
    """The figures of a country: a role stands where its highest or newest figure does. Four queries.

    They are: the countries, the page's roles, their figures, and the names of their sources.
    """
    live = SalaryRow.objects.filter(edition__in=moment.editions().filter(kind="role").values("pk"))
    counts = live.values("country").annotate(roles=Count("edition", distinct=True), figures=Count("pk"))
    countries = tuple(Country(*row) for row in counts.order_by("country").values_list("country", "roles", "figures"))
    chosen = next((found for found in countries if found.code == country), Country(country, 0, 0))
    pages = max(1, -(-chosen.roles // PAGE_SIZE))
    page = min(max(page, 1), pages)
    sort = sort if sort in SORTS else "pay"
    roles = (
        live.filter(country=country)
        .values("edition", "role_name")
        .annotate(highest=Max("yearly"), newest=Max("as_of"))
        .order_by(*SORTS[sort])
        .values_list("edition", flat=True)
    )
    shown = roles[(page - 1) * PAGE_SIZE : page * PAGE_SIZE] if chosen.roles else ()
    items = tuple(_pay_of_roles(list(shown), country=country, moment=moment))
    return SalaryTable(country, countries, sort, chosen.figures, Listing(items, chosen.roles, page, pages, (), ""))


def _pay_of_roles(editions: list[int], *, country: str, moment: Moment) -> Iterator[RolePay]:
    """Each edition's figures for a country, in the order given. Two queries; none for no editions."""
    if not editions:
        return
    rows = SalaryRow.objects.filter(edition__in=editions, country=country)
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
