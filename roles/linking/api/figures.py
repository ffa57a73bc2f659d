"""Salaries: every figure, with what it measures and who says so."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from roles.linking.api.answering import FARTHEST, MOST, Figures, Listed, page_of, reads
from roles.linking.api.roles import key_in_query
from roles.linking.shapes.pay import SalaryShape, salaries_shape
from roles.pages.page import moment_of
from roles.queries.catalogue import salary_figures

router = Router(tags=["Salaries"])


@reads(router, "/salaries", name="salaries", answer=Listed[SalaryShape], summary="List the salary figures")
def salary_list(
    request: HttpRequest,
    response: HttpResponse,
    country: str | None = Query(None, pattern="^[A-Z]{2}$", description="ISO 3166, two capitals.", examples=["GB"]),
    currency: str | None = Query(None, pattern="^[A-Z]{3}$", description="ISO 4217, three capitals.", examples=["GBP"]),
    role: str | None = key_in_query("the role that they are of", "product-manager"),
    source: str | None = key_in_query("the source that states them", "glassdoor"),
    limit: Figures = Query(50, ge=1, le=MOST, description="At most so many."),
    offset: Figures = Query(0, ge=0, le=FARTHEST, description="Leave out so many from the beginning."),
) -> Listed[SalaryShape]:
    """Every figure by role. Compare only like with like: the same source, date, statistic, basis, period and level."""
    given = {"country": country, "currency": currency, "role": role, "source": source}
    part = salary_figures(
        moment=moment_of(request),
        given={name: value for name, value in given.items() if value},
        start=offset,
        size=limit,
    )
    items = salaries_shape(part.items)
    return Listed[SalaryShape](**page_of(request, response, part, items, limit=limit, offset=offset))
