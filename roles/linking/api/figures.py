"""Salaries: every figure, with what it measures and who says so."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.params.functions import Query

from roles.linking.api.answering import Listed, page_of, reads
from roles.linking.api.parameters import Limit, Offset, key_of
from roles.linking.shapes.pay import SalaryShape, salaries_shape
from roles.pages.page import moment_of
from roles.queries.catalogue import salary_figures

router = Router(tags=["Salaries"])


@reads(router, "/salaries", name="salaries", answer=Listed[SalaryShape], summary="List the salary figures")
def salary_list(
    request: HttpRequest,
    response: HttpResponse,
    *,
    country: Annotated[
        str | None, Query(pattern="^[A-Z]{2}$", description="ISO 3166, two capitals.", example="GB")
    ] = None,
    currency: Annotated[
        str | None, Query(pattern="^[A-Z]{3}$", description="ISO 4217, three capitals.", example="GBP")
    ] = None,
    role: Annotated[str | None, key_of("the role that they are of", "product-manager")] = None,
    source: Annotated[str | None, key_of("the source that states them", "glassdoor")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
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
