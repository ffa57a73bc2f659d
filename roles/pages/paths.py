"""Career paths: all ladders and each on its own."""

from django.http import HttpRequest, HttpResponse

from roles.pages import linked
from roles.pages.page import Page, absent, crumb, described, moment_of, number_of, public, render
from roles.pages.reuse import cite, reuse
from roles.queries.paths import path_index, path_page


@public
def path_list(request: HttpRequest) -> HttpResponse:
    """All ladders, and the moves that join them."""
    found = path_index(moment=moment_of(request), page=number_of(request))
    page = Page(
        title="Career paths",
        path=request.path,
        content=found,
        description="Career ladders step by step, from the first job to the last, and the moves between them.",
        section="paths",
        definitions=found.definitions,
    )
    return render(request, "path_list", page)


@public
def path_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One ladder."""
    found = path_page(moment=moment_of(request), slug=slug)
    if found is None:
        return absent(request, "path", slug)
    ladder = found.row.ladder
    page = Page(
        title=ladder.link.title,
        path=request.path,
        content=found,
        description=described(ladder.standfirst),
        section="paths",
        crumbs=(crumb("path_list", "Career paths"),),
        linked=linked.ladder(ladder),
        definitions=found.definitions,
        reuse=reuse(
            cite(
                ladder.link.title,
                request.path,
                found.changed,
                number=found.entry.number,
                issued=found.entry.updated,
            ),
            request.path,
        ),
    )
    return render(request, "path_detail", page)
