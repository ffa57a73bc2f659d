"""Every salary figure of a country."""

from dataclasses import dataclass

from django.db.models import Count, F

from roles.domain.guide import Link
from roles.domain.listing import Listing
from roles.domain.pay import Chart, charts
from roles.domain.profile import Pay
from roles.domain.salary import headline
from roles.editions import prepare
from roles.editions.models import SalaryRow
from roles.queries.live import Moment


@dataclass(frozen=True)
class SalaryLine:
    """A role's figure in the list of all figures."""

    role: Link
    pay: Pay


@dataclass(frozen=True)
class SalaryTable:
    """Every figure of one country, fifty at a time, and the countries to choose from with their numbers."""

    country: str
    countries: tuple[tuple[str, int], ...]
    sort: str
    listing: Listing[SalaryLine]
    charts: tuple[Chart, ...]


SORTS = {
    "pay": (F("yearly").desc(nulls_last=True), "role_name", "row_key"),
    "role": ("role_name", "row_key"),
    "date": (F("as_of").desc(nulls_last=True), "role_name", "row_key"),
}
PAGE_SIZE = 50
DRAWN = 12
"""At most so many figures of a page are drawn; all are in its table."""


def salaries(*, moment: Moment, country: str, sort: str = "pay", page: int = 1) -> SalaryTable:
    """The figures of a country. Three queries."""
    live = SalaryRow.objects.filter(edition__in=moment.editions().filter(kind="role").values("pk"))
    countries = tuple(live.values_list("country").annotate(Count("pk")).order_by("country"))
    total = dict(countries).get(country, 0)
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    sort = sort if sort in SORTS else "pay"
    rows = list(
        live.filter(country=country)
        .order_by(*SORTS[sort], "pk")
        .select_related("edition")[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    )
    records = {
        (row.edition.key, salary.key): salary for row in rows for salary in prepare.rows(row.edition, "roles.salary")
    }
    found = [(row.edition.key, records[row.edition.key, row.row_key]) for row in rows]
    cited = {("source", key) for _, s in found for key in (s.source, s.reported_by) if key}
    guide = moment.guide([], names=[*cited, *(("role", key) for key, _ in found)])
    lines = tuple(
        SalaryLine(guide.link("role", key), Pay(salary, headline(salary), cite))
        for key, salary in found
        if (cite := guide.cite(salary.source, salary, reported_by=salary.reported_by))
    )
    return SalaryTable(
        country,
        countries,
        sort,
        Listing(lines, total, page, pages, (), ""),
        charts((line.role, 0, line.pay) for line in lines[:DRAWN]),
    )
