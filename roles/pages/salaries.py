"""Every salary figure of a country."""

from django.http import HttpRequest, HttpResponse

from roles import formats
from roles.domain.pay import DEFAULT_COUNTRY
from roles.pages.page import Page, as_data, country_of, moment_of, number_of, public, render
from roles.pages.reuse import DATA, cite, reuse
from roles.queries.salaries import salaries


@public
def salary_list(request: HttpRequest) -> HttpResponse:
    """The figures with source, date and age, sorted as the reader likes."""
    moment, country = moment_of(request), country_of(request) or DEFAULT_COUNTRY
    content = salaries(
        moment=moment,
        country=country,
        sort=request.GET.get("sort", "pay"),
        page=number_of(request),
        region=request.GET.get("region", ""),
        named=request.GET.get("named", ""),
    )
    where = ", ".join(filter(None, [formats.country(country), content.region]))
    page = Page(
        title=f"Salaries: {where}",
        path=request.path,
        content=content,
        description="Every salary figure of the guide by country, with its statistic, basis, source, date and age.",
        section="salaries",
        alternates=as_data(request.path),
        reuse=reuse(cite("Salaries by country", request.path, moment.changed()), request.path, DATA),
    )
    return render(request, "salary_list", page)
